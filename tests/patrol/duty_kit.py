"""A shift of tonight in the commune, for the tests of what happens on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from core.patrol.night.missing import close_by_rule, tell_missing
from core.patrol.types.shift import NewShift, Shift, ShiftState
from core.work import Work
from tests.commune import Commune, at
from tests.hand import Hand

NIGHT = date(2026, 11, 14)


async def a_shift(commune: Commune, *names: str, team: str = "T3", **more: Any) -> Shift:
    """Ca đêm 14 rạng 15/11, 22:00-02:00, with these people on it; it is 21:50. The shift's own clock does not run."""
    members = tuple([(await commune.member(name)).id for name in names])
    starts = at("22:00")
    new = NewShift(
        NIGHT, "D", "Ca đêm", team, starts, starts + timedelta(hours=4), "Nhà văn hóa", None, None, 3, 5, 8, members
    )

    async def add(work: Work) -> Shift:
        shift = replace(await work.tx.patrol.shifts.add(replace(new, **more)), state=ShiftState.PUBLISHED)
        await work.tx.patrol.shifts.save(shift)
        return shift

    if commune.clock.now > at("21:50"):
        commune.clock.now = at("21:50")
        await commune.bot.ticker.tick()  # it has noticed that it was ahead, before there was anything to put right
    shift: Shift = await commune.work(add)
    return shift


async def checked_in(commune: Commune, *names: str, clock: str = "22:00") -> list[Hand]:
    """On the shift of tonight, without a word of where they are or what they carry; everything has been read."""
    hands = await commune.phones(*names)
    await a_shift(commune, *names)
    commune.clock.now = at(clock)
    for hand in hands:
        await hand.says("vao ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.everybody_reads()
    return hands


async def missed(commune: Commune, shift: Shift) -> None:
    """Ten past ten: the clock of the shift strikes for whoever has not come."""
    commune.clock.now = shift.starts_at + timedelta(minutes=10)
    await commune.work(lambda work: tell_missing(work, shift))
    await commune.settle()


async def closed(commune: Commune, shift: Shift) -> None:
    """A quarter past three: whoever forgot to check out is checked out."""
    await commune.forward(seconds=(shift.ends_at + timedelta(minutes=75) - commune.clock.now).total_seconds())
    await commune.work(lambda work: close_by_rule(work, shift))
    await commune.settle()
