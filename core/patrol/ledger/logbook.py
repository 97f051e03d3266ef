"""Sổ nhật ký tuần tra: what one shift did, as facts for a page to print (domain notes §2.2).

People reminded are a number, never names. Of incidents there is what its reader may see; of those for few only there is
nothing, not even how many: the page is signed by the leader, and it may be about the leader that somebody told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.incident.categories import CATEGORIES
from core.incident.types import Incident
from core.patrol.access import require_lead
from core.patrol.ledger.counting import NightRow
from core.patrol.ledger.nights import night
from core.patrol.night.equipment import ALL_RETURNED, COMPLETE
from core.patrol.types.field import ItemState
from core.patrol.types.plan import Plan
from core.patrol.types.requests import AskState
from core.patrol.types.shift import Answer, Event, EventKind, Shift
from core.people.types import Member, Team
from core.policy import may_see
from core.rules import Rules
from core.times import local_day
from core.work import Work

DOUBTFUL = "?"  # behind the code of a checkpoint: too far away, or too soon after the one before


@dataclass(frozen=True, slots=True)
class Away:
    """`reason` is empty when none was given; who is on `leave` needs none."""

    name: str
    reason: str
    leave: bool = False


@dataclass(frozen=True, slots=True)
class CheckpointLine:
    """A checkpoint. `sure` is False when the place did not quite fit."""

    at: datetime
    code: str
    name: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Defect:
    kind: str
    serial: str
    state: ItemState


@dataclass(frozen=True, slots=True)
class Words:
    """Words that somebody wrote down, and when."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class LogbookPage:
    """Names of members on the shift are given in full: the page is signed. `complete` and `returned` are when the
    equipment was said to be all there, and back."""

    rules: Rules
    shift: Shift
    team: Team
    plan: Plan | None
    responsible: str
    present: Sequence[tuple[str, NightRow]]
    absent: Sequence[Away]
    substitutes: Sequence[tuple[str, str]]
    complete: datetime | None
    returned: datetime | None
    defects: Sequence[Defect]
    passed: Sequence[CheckpointLine]
    notes: Sequence[Words]
    reminded: int
    incidents: Sequence[Incident]
    handover: Sequence[Words]


async def logbook_page(work: Work, member: Member | None, shift_id: int) -> LogbookPage:
    """For who answers for the shift. Printing it is noted."""
    shift = await work.tx.patrol.shifts.get(shift_id)
    member = require_lead(member, shift)
    found = await night(work, member, shift_id)
    team = next(team for team in await work.tx.people.places.teams() if team.code == shift.team)
    events = await work.tx.patrol.shifts.events(shift_id)
    there = {row.member_id for row in found.rows}
    complete, returned = _last(events, COMPLETE), _last(events, ALL_RETURNED)
    await work.tx.audit.note("logbook.printed", work.now, by=member.id, subject=f"shift {shift_id}")
    return LogbookPage(
        work.rules,
        shift,
        team,
        await work.tx.patrol.plans.get(shift.plan_id) if shift.plan_id is not None else None,
        await _name(work, shift.responsible_id),
        [(found.people[row.member_id].full_name, row) for row in found.rows],
        [Away(found.people[o.member_id].full_name, o.reason, o.answer is Answer.LEAVE) for o in found.absent],
        await _substitutes(work, shift),
        complete,
        returned,
        _defects(events),
        await _passed(work, shift, events),
        [Words(e.at, e.text) for e in events if e.kind is EventKind.NOTE and e.text],
        sum(int(e.ref) for e in events if e.kind is EventKind.COUNT and e.ref.isdigit()),
        [one for one in await _incidents(work, shift, team, there) if await _may_read(work, member, one)],
        [Words(e.at, e.text) for e in events if e.kind is EventKind.HANDOVER and e.text],
    )


async def _name(work: Work, member_id: int | None) -> str:
    return (await work.tx.people.members.get(member_id)).full_name if member_id is not None else ""


async def _incidents(work: Work, shift: Shift, team: Team, there: Collection[int]) -> list[Incident]:
    """Reported during the shift: in the team's hamlets, or by who was on it, an SOS without a place among them."""
    days = {local_day(moment, work.rules.zone) for moment in (shift.starts_at, shift.ends_at)}
    found = await work.tx.incident.incidents.of_days(days)
    during = [one for one in found if shift.starts_at <= one.reported_at < shift.ends_at]
    return [one for one in during if one.hamlet in team.hamlets or one.reporter_id in there]


async def _may_read(work: Work, member: Member, incident: Incident) -> bool:
    if CATEGORIES[incident.category].restricted:
        return False
    if incident.reporter_id == member.id:
        return not incident.silent
    return may_see(member, incident, alerted=await work.tx.incident.alerts.is_recipient(incident.id, member.id))


async def _substitutes(work: Work, shift: Shift) -> list[tuple[str, str]]:
    """Substitutes of a shift: who came, and in whose place."""
    asks = [ask for ask in await work.tx.patrol.asks.of_shift(shift.id) if ask.state is AskState.CONFIRMED]
    people = await work.tx.people.members.many(
        {id_ for ask in asks for id_ in (ask.from_id, ask.partner_id) if id_ is not None}
    )
    return [(people[ask.partner_id].full_name, people[ask.from_id].full_name) for ask in asks if ask.partner_id]


def _last(events: Iterable[Event], ref: str) -> datetime | None:
    said = [event.at for event in events if event.kind is EventKind.EQUIPMENT and event.ref == ref]
    return said[-1] if said else None


def _defects(events: Iterable[Event]) -> list[Defect]:
    """Defects by the last word on each piece, unless that was that all is well. An event's ref reads
    "broken:radio:T3-R01"."""
    said: dict[tuple[str, str], str] = {}
    for event in events:
        state, _, piece = event.ref.partition(":")
        if event.kind is EventKind.EQUIPMENT and piece:
            kind, _, serial = piece.partition(":")
            said[kind, serial] = state
    bad = {ItemState.BROKEN, ItemState.MISSING}
    return [Defect(kind, serial, ItemState(state)) for (kind, serial), state in said.items() if state in bad]


async def _passed(work: Work, shift: Shift, events: Iterable[Event]) -> list[CheckpointLine]:
    names = {point.code: point.name for point in await work.tx.patrol.route.checkpoints(shift.team)}
    return [_place(event, names) for event in events if event.kind is EventKind.CHECKPOINT]


def _place(event: Event, names: Mapping[str, str]) -> CheckpointLine:
    code = event.ref.removesuffix(DOUBTFUL)
    return CheckpointLine(event.at, code, names.get(code, ""), sure=code == event.ref)
