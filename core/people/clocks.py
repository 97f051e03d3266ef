"""The clock of people: a duty that has lasted its time is asked about, and ends when nobody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.clocks import Clock, Limit, Needs
from core.people.duty import ask_or_end
from core.people.types import DutyTerm, Member
from core.work import Work


@dataclass(frozen=True, slots=True)
class _OnDuty:
    member: Member
    term: DutyTerm


async def _due(work: Work) -> _OnDuty | None:
    member = await work.tx.people.members.duty_due(work.now)
    term = await work.tx.people.members.duty(member.id) if member is not None else None
    return _OnDuty(member, term) if member is not None and term is not None else None


async def _strike(work: Work, found: _OnDuty) -> None:
    await ask_or_end(work, found.member, found.term)


async def _move(work: Work, found: _OnDuty, at: datetime) -> None:
    """A duty taken by an hour that is still to come was taken now: its end is counted from there."""
    moved = replace(found.term, since=min(found.term.since, work.now), due_at=at)
    await work.tx.people.members.save_duty(found.member.id, moved)


async def _waiting(work: Work) -> Sequence[_OnDuty]:
    members = await work.tx.people.members.took_duty()
    terms = [(member, await work.tx.people.members.duty(member.id)) for member in members]
    return [_OnDuty(member, term) for member, term in terms if term is not None]


async def _longest(work: Work, found: _OnDuty) -> timedelta:
    return work.rules.duty_for if found.term.asked_at is None else work.rules.duty_answer


DUTY: Clock[_OnDuty] = Clock(
    name="duty",
    column="members.duty_due_at",
    needs=Needs.HEARING | Needs.HOUR,
    key=lambda found: found.member.id,
    due=_due,
    strike=_strike,
    move=_move,
    longest=Limit(_waiting, lambda found: found.term.due_at, _longest),
)
CLOCKS = (DUTY,)
