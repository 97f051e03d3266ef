"""SOS: one tap and it is out. Pressed again it is the same trouble, and everybody is rung again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from core.errors import Stale
from core.incident.alerting import alert_audience
from core.incident.categories import CATEGORIES, SOS
from core.incident.filing import ReportDraft, file_report, own, own_open
from core.incident.types import Audience, Entry, EntryKind, Incident
from core.incident.updates import tell_news
from core.people.types import Member
from core.policy import Act, may, require
from core.text import Text
from core.work import Work

_SAME_TROUBLE = timedelta(minutes=2)
_ONE_RING = timedelta(seconds=5)  # a thumb that goes on pressing


class LastPlace(Protocol):
    """Where a member was last seen, for the card; `silent`: they cannot be asked. Empty when nobody knows."""

    async def __call__(self, work: Work, member_id: int, *, silent: bool) -> list[Entry]: ...


class AfterSosWord(StrEnum):
    """Word typed after an SOS instead of pressing the button."""

    MISTAKE = "mistake"
    SAFE = "safe"


async def raise_sos(
    work: Work,
    reporter: Member | None,
    said: Sequence[Entry],
    *,
    at: datetime,
    received_at: datetime,
    last_place: LastPlace,
    silent: bool = False,
) -> Incident:
    """Call for help; what and where is asked afterwards. The words `said` just before go with it, and the `last_place`,
    for the caller may not be able to answer. While their SOS of the last two minutes is open it is that one: no new
    number."""
    reporter = require(reporter, Act.REPORT)
    before = await _just_now(work, reporter, received_at, silent=silent)
    if before is not None:
        await _press_again(work, reporter, before, said)
        return before
    known = [*said, *await last_place(work, reporter.id, silent=silent)]
    draft = ReportDraft(tuple(known), category=SOS, received_at=received_at)
    return await file_report(work, reporter, draft, reported_at=at, silent=silent)


async def open_sos(work: Work, reporter: Member) -> Incident | None:
    """One's own call for help that nobody has closed; a silent one is nobody's."""
    theirs = await work.tx.incident.incidents.of_reporter(reporter.id)
    return next((i for i in theirs if i.category == SOS and not i.state.closed), None)


async def say_safe(work: Work, reporter: Member | None, incident_id: int) -> Incident:
    """Say that the reporter is safe: it stands on every card, and whoever comes hears of it. Somebody may have made the
    reporter say so, so the alert goes on until an officer closes it."""
    incident = await own_open(work, require(reporter, Act.REPORT), incident_id)
    if incident.category != SOS or incident.silent:
        raise Stale(Text("error.stale"), incident=incident_id)
    said = [
        e.kind
        for e in await work.tx.incident.incidents.entries(incident_id)
        if e.kind in (EntryKind.SAFE, EntryKind.SOS_AGAIN)
    ]
    if said[-1:] == [EntryKind.SAFE]:
        return incident
    entry = Entry(EntryKind.SAFE, work.now, incident.reporter_id)
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident_id, [entry])
    await work.tx.audit.note("incident.safe", work.now, by=incident.reporter_id, subject=incident.number)
    await tell_news(work, incident, [(entry_id, entry)])
    return incident


async def call_again(work: Work, reporter: Member | None, incident_id: int) -> Incident | None:
    """Call again when a slip was none after all: everybody is rung again. None when the SOS has been closed since: a
    reporter who calls now must be given another."""
    reporter = require(reporter, Act.REPORT)
    incident = await own(work, reporter, incident_id)
    if incident.category != SOS:
        raise Stale(Text("error.stale"), incident=incident_id)
    if incident.state.closed:
        return None
    await _press_again(work, reporter, incident, ())
    return incident


async def _just_now(work: Work, reporter: Member, received_at: datetime, *, silent: bool) -> Incident | None:
    """Pressed openly after a silent one it is another: they must hear of it."""
    since = received_at - _SAME_TROUBLE
    theirs = await work.tx.incident.incidents.of_reporter(reporter.id, silent=silent)
    same = [i for i in theirs if i.category == SOS and not i.state.closed]
    return next((i for i in same if i.received_at >= since), None)


async def _press_again(work: Work, reporter: Member, incident: Incident, said: Sequence[Entry]) -> None:
    """Everybody gets the card once more; who has it already hears of it as news."""
    rings = not await _rang_just_now(work, incident)
    again = [Entry(EntryKind.SOS_AGAIN, work.now, reporter.id)] if rings else []
    entries = [*said, *again]
    ids = await work.tx.incident.incidents.add_entries(incident.id, entries)
    if rings:
        audience = (Audience.AGAIN, *CATEGORIES[SOS].audience)
        await alert_audience(work, incident, audience, f"s{ids[-1]}")
    if not rings or incident.holder_id is not None:
        await tell_news(work, incident, list(zip(ids, entries, strict=True)))


async def _rang_just_now(work: Work, incident: Incident) -> bool:
    alert = await work.tx.incident.alerts.find(incident.id)
    rung = [e.at for e in await work.tx.incident.incidents.entries(incident.id) if e.kind is EntryKind.SOS_AGAIN]
    rung += [alert.started_at] if alert is not None else []
    return bool(rung) and work.now - max(rung) < _ONE_RING


async def call_in_silence(
    work: Work,
    member: Member | None,
    said: Sequence[Entry],
    *,
    at: datetime,
    received_at: datetime,
    last_place: LastPlace,
) -> None:
    """Raise an SOS in silence. Somebody who may not report may not do so either: then the duress word is just a word,
    and nobody is told otherwise."""
    if member is None or not may(member, Act.REPORT):
        return
    incident = await raise_sos(work, member, said, at=at, received_at=received_at, last_place=last_place, silent=True)
    await work.tx.audit.note("incident.raised_in_silence", work.now, by=member.id, subject=incident.number)


async def forget_positions(work: Work) -> int:
    """Forget positions of calls for help that are over."""
    return await work.tx.incident.incidents.forget_positions(SOS, work.now - work.rules.patrol.positions_kept)
