"""Kind and place answered when the report has gone out: the question may still be on the screen, or the answer was a
slip of the thumb."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.errors import Stale
from core.incident.alerting import alert_audience, alert_members, people_for, refresh_cards
from core.incident.categories import CATEGORIES, SOS
from core.incident.escalation import lapse_holder, rest_while_held, restart_alert, wait_for, waits_until
from core.incident.filing import ReportDraft, file_report, own_open, set_place
from core.incident.ladder import Alert, first_due
from core.incident.recall import recall
from core.incident.timeline import helpers
from core.incident.types import Entry, EntryKind, Incident, Severity, severity_of, unhurried
from core.incident.updates import tell_news
from core.notify import say
from core.outbox import Priority
from core.people.types import Member
from core.policy import Act, allowed_roles, may_see, require
from core.text import Text
from core.work import Work

_ONE_PRESS = timedelta(minutes=1)


async def unfinished(work: Work, reporter: Member | None, incident_id: int) -> Incident:
    """One's own report that went out as it was and is open. `Stale` for one that is whole: its questions are over."""
    incident = await own_open(work, require(reporter, Act.REPORT), incident_id)
    if not incident.incomplete:
        raise Stale(Text("error.stale"), incident=incident_id)
    return incident


async def set_category(work: Work, reporter: Member | None, incident_id: int, code: str) -> Incident:
    """Set the category late: the incident is as bad, and goes to the same people, as if it had been said in time."""
    reporter = require(reporter, Act.REPORT)
    before = await unfinished(work, reporter, incident_id)
    return await _rename(work, reporter, before, code, EntryKind.CATEGORY)


async def correct_category(work: Work, reporter: Member | None, incident_id: int, code: str) -> Incident:
    """The reporter had pressed the wrong kind. `Stale` where the right one would show to others what was told in
    confidence (`shows_more`), and for an SOS, which is one whatever it is about."""
    reporter = require(reporter, Act.REPORT)
    before = await own_open(work, reporter, incident_id)
    if before.category == SOS or shows_more(before, code):
        raise Stale(Text("error.stale"), incident=incident_id)
    return await _rename(work, reporter, before, code, EntryKind.CATEGORY_CORRECTED)


async def report_instead(work: Work, reporter: Member | None, before: Incident, code: str, at: datetime) -> Incident:
    """File the other kind as a report of its own, without the words: what was told in confidence stays with its few. A
    thumb that presses twice means one report."""
    reporter = require(reporter, Act.REPORT)
    theirs = [
        i
        for i in await work.tx.incident.incidents.of_reporter(reporter.id)
        if i.category == code and not i.state.closed
    ]
    same = next((i for i in theirs if work.now - i.received_at < _ONE_PRESS and i.hamlet == before.hamlet), None)
    draft = ReportDraft(category=code, hamlet=before.hamlet)
    return same or await file_report(work, reporter, draft, reported_at=at)


async def correct_place(work: Work, reporter: Member | None, incident_id: int, hamlet: str) -> Incident:
    """The reporter had pressed the wrong hamlet: who is on the way hears of it, the right team is alerted too."""
    before = await own_open(work, require(reporter, Act.REPORT), incident_id)
    if before.hamlet == hamlet:
        return before
    line = EntryKind.PLACE if before.hamlet is None else EntryKind.PLACE_CORRECTED
    return await set_place(work, reporter, incident_id, hamlet, line=line)


def shows_more(incident: Incident, code: str) -> bool:
    """Whether as this kind it would be seen by others than the closed circle that it was told to."""
    before, after = CATEGORIES[incident.category], CATEGORIES[code]
    if not before.restricted:
        return False
    return not after.restricted or not allowed_roles(after.audience) <= allowed_roles(before.audience)


async def _rename(work: Work, reporter: Member, before: Incident, code: str, line: EntryKind) -> Incident:
    if before.category == code:
        return before
    named = replace(before, category=code, severity=severity_of(CATEGORIES[code], before.facts))
    await work.tx.incident.incidents.set_category(before.id, code, named.severity)
    entry = Entry(line, work.now, reporter.id, ref=code)
    (entry_id,) = await work.tx.incident.incidents.add_entries(before.id, [entry])
    await _alert_for_it(work, before, named, (entry_id, entry))
    return named


async def _alert_for_it(work: Work, before: Incident, named: Incident, entry: tuple[int, Entry]) -> None:
    """In nobody's hands, and worse than thought or for few only, the alert starts anew; small after all, it waits for
    the morning. Else who knows of it hears the news, and who is new to it gets the card."""
    restricted, due = CATEGORIES[named.category].restricted, waits_until(work, named)
    if restricted:
        await _send_back(work, named)
        await recall(work, named, version=entry[0])
    if await _must_let_go(work, named):
        await _take_away(work, named)
    elif named.holder_id is None and (restricted or named.severity > before.severity):
        await restart_alert(work, named, version=entry[0])
    elif named.holder_id is None and due is not None and not named.needs_support:
        await _wait_for_the_morning(work, named, due, entry[0])
    else:
        await _tell(work, before, named, entry)
    if restricted:
        await refresh_cards(work, named.id, entry[0])  # also those that must not show it any more


async def _send_back(work: Work, incident: Incident) -> None:
    """Tell helpers outside the closed circle not to come: a card that changes in silence lets them go on."""
    coming = {
        e.member_id for e in helpers(await work.tx.incident.incidents.entries(incident.id)) if e.member_id is not None
    }
    people = await work.tx.people.members.many(coming)
    back = [m.id for m in people.values() if m.id != incident.holder_id and not may_see(m, incident, alerted=True)]
    for account in (await work.tx.people.members.accounts_of(back)).values():
        await say(work, account, Text("card.not_for_you", number=incident.number), priority=Priority.ALERT)


async def _must_let_go(work: Work, incident: Incident) -> bool:
    """Whether the holder does not belong to the closed circle that the incident is for now."""
    if incident.holder_id is None:
        return False
    return not may_see(await work.tx.people.members.get(incident.holder_id), incident, alerted=True)


async def _take_away(work: Work, incident: Incident) -> None:
    account = await work.tx.people.members.account_of(incident.holder_id or 0)
    if account is not None:
        await say(work, account, Text("card.not_for_you", number=incident.number), priority=Priority.ALERT)
    await lapse_holder(work, incident)


async def _wait_for_the_morning(work: Work, incident: Incident, due: datetime, version: int) -> None:
    ladder = work.rules.ladders[incident.severity]
    await work.tx.incident.alerts.save(Alert(incident.id, due, next_at=first_due(ladder, due)))
    audience = CATEGORIES[incident.category].audience
    await alert_audience(work, incident, audience, f"k{version}", not_before=due)
    await refresh_cards(work, incident.id, version)


async def _tell(work: Work, before: Incident, named: Incident, entry: tuple[int, Entry]) -> None:
    known = set(await work.tx.incident.alerts.recipients(named.id))
    await tell_news(work, named, [entry])
    if named.holder_id is None and named.severity is not before.severity:
        await wait_for(work, named)
    elif named.holder_id is not None and unhurried(before) and not unhurried(named):
        await rest_while_held(work, named)  # a small matter gives its holder hours
    if named.severity is not Severity.LOW:
        people = await people_for(work, named, CATEGORIES[named.category].audience)
        await alert_members(work, named, [m for m in people if m.id not in known], f"k{entry[0]}")
