"""A published shift with people on it, in a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from core.patrol.shift_times import set_clocks
from core.patrol.types.shift import NewShift, Shift, ShiftState
from core.work import Work
from tests.commune import Commune, at

NIGHT = "Ca đêm 15 rạng 16/11"


async def shift(commune: Commune, *names: str, **more: Any) -> Shift:
    """The night shift of team 3 on 15 November, 22:00-02:00, with these people on it."""
    members = tuple([(await commune.member(name)).id for name in names])
    starts = at("22:00", 15)
    new = NewShift(
        date(2026, 11, 15),
        "D",
        "Ca đêm",
        "T3",
        starts,
        starts + timedelta(hours=4),
        "Nhà văn hóa thôn Hồ Sen",
        None,
        None,
        2,
        3,
        4,
        members,
    )

    async def publish(work: Work) -> Shift:
        made = await work.tx.patrol.shifts.add(replace(new, **more))
        return await set_clocks(work, replace(made, state=ShiftState.PUBLISHED))

    found = await commune.work(publish)
    assert isinstance(found, Shift)
    return found


async def at_time(commune: Commune, clock: str, day: int = 15) -> None:
    """Straight to this local time; what fell due on the way comes then."""
    commune.clock.now = at(clock, day)
    await commune.tick()


async def pass_until(commune: Commune, clock: str, day: int = 15) -> None:
    """Minute after minute."""
    await commune.forward(seconds=(at(clock, day) - commune.clock.now).total_seconds())
