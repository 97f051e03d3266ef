"""Somebody is off duty before the end of the shift and leaves fewer than must be there, or one alone: whoever answers
for the shift hears of it ("Luôn đi từ 2 người", domain notes §4.3)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from core.notify import tell
from core.patrol.leaders import leaders_of
from core.patrol.night.payloads import FewLeft
from core.patrol.night.presence import Roll, roll_of
from core.patrol.types.shift import Assignment, Shift
from core.people.duty import duty_officers
from core.people.types import Member
from core.work import Work

_TOGETHER = 2  # nobody patrols alone
_GATHER = timedelta(minutes=1)  # who go together ring once, and a slip of the thumb rings nobody


def least(shift: Shift) -> int:
    return max(shift.minimum, _TOGETHER)


async def checked_out(work: Work, shift: Shift, gone: Assignment) -> None:
    """Within the grace of the start the clock of the shift tells of it, when it is known who has come; within that of
    the end it is the end."""
    grace = work.rules.patrol.grace
    if not shift.starts_at + grace <= work.now < shift.ends_at - grace:
        return
    roll = await roll_of(work, shift)
    if roll.present >= least(shift):
        return
    told = [m for m in await answerable(work, shift) if m.id != gone.member_id]
    await _tell(work, roll, told, f"{gone.id}:{work.now.timestamp():.0f}", gather=_GATHER)


async def tell_few_left(work: Work, roll: Roll, to: Collection[Member], version: str) -> None:
    """At once, to these."""
    if roll.present < least(roll.shift):
        await _tell(work, roll, to, version)


async def answerable(work: Work, shift: Shift) -> list[Member]:
    """The leader and the duty officers, each once."""
    return list({m.id: m for m in [*await leaders_of(work, shift), *await duty_officers(work)]}.values())


async def _tell(
    work: Work, roll: Roll, to: Collection[Member], version: str, *, gather: timedelta = timedelta()
) -> None:
    """For whom one waits already that one will tell of this as well."""
    waits = await work.tx.outbox.in_line(FewLeft.kind, roll.shift.id)
    accounts = await work.tx.people.members.accounts_of([m.id for m in to])
    told = [m for m in to if m.id in accounts and accounts[m.id].id not in waits]
    left, ends_at = FewLeft(roll.shift.id), roll.shift.ends_at
    await tell(work, told, left, f"fewleft:{roll.shift.id}:{version}", expires_at=ends_at, not_before=work.now + gather)
