"""What kind and where, answered when the report has gone out without it: the question may still be on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from core.alerting import lapse, restart_alert, wait_for
from core.audience import people_for
from core.categories import CATEGORIES
from core.errors import Stale
from core.incidents import Entry, EntryKind, Incident, Severity, severity_of
from core.ladder import Alert, first_due
from core.outbox import Priority
from core.people import Member
from core.policy import Act, may_see, require
from core.report import own_open
from core.telling import alert_audience, alert_members, refresh_cards, say, tell_news
from core.text import Text
from core.times import next_at
from core.work import Work


async def unfinished(work: Work, reporter: Member | None, incident_id: int) -> Incident:
    """One's own report that went out as it was and is open. `Stale` for one that is whole: its questions are over."""
    incident = await own_open(work, require(reporter, Act.REPORT), incident_id)
    if not incident.incomplete:
        raise Stale(Text("error.stale"), incident=incident_id)
    return incident


async def set_category(work: Work, reporter: Member | None, incident_id: int, code: str) -> Incident:
    """It is as bad, and goes to those people, as if it had been said in time."""
    reporter = require(reporter, Act.REPORT)
    before = await unfinished(work, reporter, incident_id)
    if before.category == code:
        return before
    named = replace(before, category=code, severity=severity_of(CATEGORIES[code], before.facts))
    await work.tx.incidents.set_category(incident_id, code, named.severity)
    entry = Entry(EntryKind.CATEGORY, work.now, reporter.id, ref=code)
    (entry_id,) = await work.tx.incidents.add_entries(incident_id, [entry])
    await _alert_for_it(work, before, named, (entry_id, entry))
    return named


async def _alert_for_it(work: Work, before: Incident, named: Incident, entry: tuple[int, Entry]) -> None:
    """In nobody's hands, and worse than thought or for few only, the alert starts anew; small after all, it waits for
    the morning. Else who knows of it hears the news, and who is new to it gets the card."""
    restricted, morning = CATEGORIES[named.category].restricted, work.rules.ladders[named.severity].digest_at
    if await _must_let_go(work, named):
        await _take_away(work, named)
    elif named.holder_id is None and (restricted or named.severity > before.severity):
        await restart_alert(work, named, version=entry[0])
    elif named.holder_id is None and morning is not None:
        await _wait_for_the_morning(work, named, morning, entry[0])
    else:
        await _tell(work, before, named, entry)
    if restricted:
        await refresh_cards(work, named.id, entry[0])  # also those that must not show it any more


async def _must_let_go(work: Work, incident: Incident) -> bool:
    """Its holder does not belong to the closed circle that it is for now."""
    if incident.holder_id is None:
        return False
    return not may_see(await work.tx.people.get(incident.holder_id), incident, alerted=True)


async def _take_away(work: Work, incident: Incident) -> None:
    account = await work.tx.people.account_of(incident.holder_id or 0)
    if account is not None:
        await say(work, account, Text("card.taken_away", number=incident.number), priority=Priority.ALERT)
    await lapse(work, incident)


async def _wait_for_the_morning(work: Work, incident: Incident, hour: time, version: int) -> None:
    due = next_at(work.now, hour, work.rules.zone)
    ladder = work.rules.ladders[incident.severity]
    await work.tx.alerts.save(Alert(incident.id, due, next_at=first_due(ladder, due)))
    audience = CATEGORIES[incident.category].audience
    await alert_audience(work, incident, audience, f"k{version}", not_before=due)
    await refresh_cards(work, incident.id, version)


async def _tell(work: Work, before: Incident, named: Incident, entry: tuple[int, Entry]) -> None:
    known = set(await work.tx.alerts.recipients(named.id))
    await tell_news(work, named, [entry])
    if named.holder_id is None and named.severity is not before.severity:
        await wait_for(work, named)
    if named.severity is not Severity.LOW:
        people = await people_for(work, named, CATEGORIES[named.category].audience)
        await alert_members(work, named, [m for m in people if m.id not in known], f"k{entry[0]}")
