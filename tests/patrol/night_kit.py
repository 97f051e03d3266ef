"""Nights that are over, for the tests of the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from core.patrol.types.shift import By, NewShift, Shift, ShiftState
from core.work import Work
from tests.commune import Commune, at

MORNING = at("07:30", 15)  # after the night of the 14th
Stay = tuple[str, str] | None


def moment(clock: str, day: int) -> datetime:
    """Before noon is the day after."""
    return at(clock, day if clock >= "12:00" else day + 1)


async def a_night(commune: Commune, day: int = 14, team: str = "T3", *, out_by: By = By.SELF, **stays: Stay) -> Shift:
    """A night shift 22:00-02:00 that is over; `huy=("22:00", "02:00")` was there, `hoa=None` was not."""
    members = {(await commune.member(name)).id: stay for name, stay in stays.items()}

    async def use(work: Work) -> Shift:
        shift = await work.tx.patrol.shifts.add(_new(day, team, tuple(members)))
        shift = replace(shift, state=ShiftState.CLOSED, closed_at=moment("02:30", day))
        await work.tx.patrol.shifts.save(shift)
        for one in await work.tx.patrol.assignments.of_shift(shift.id):
            stay = members[one.member_id]
            if stay is not None:
                came, left = moment(stay[0], day), moment(stay[1], day)
                await work.tx.patrol.assignments.save(
                    replace(one, in_at=came, in_by=By.SELF, out_at=left, out_by=out_by)
                )
        return shift

    found: Shift = await commune.work(use)
    return found


def _new(day: int, team: str, members: tuple[int, ...]) -> NewShift:
    starts, ends = at("22:00", day), at("02:00", day + 1)
    place = "Nhà văn hóa thôn Hồ Sen"
    return NewShift(date(2026, 11, day), "D", "Ca đêm", team, starts, ends, place, None, None, 3, 5, 8, members)


async def in_the_morning(commune: Commune, *names: str) -> list[Any]:
    """The morning after the 14th, with these phones."""
    commune.clock.now = MORNING
    return await commune.phones(*names)


async def signed(commune: Commune, shift: Shift, leader: str = "thanh", police: str | None = "long") -> None:
    by = {"leader_signed_by": (await commune.member(leader)).id}
    if police is not None:
        by["police_signed_by"] = (await commune.member(police)).id
    await commune.work(lambda w: w.tx.patrol.shifts.save(replace(shift, **by)))


async def signatures(commune: Commune, shift: Shift) -> tuple[bool, bool]:
    now: Shift = await commune.work(lambda w: w.tx.patrol.shifts.get(shift.id))
    return now.leader_signed_by is not None, now.police_signed_by is not None
