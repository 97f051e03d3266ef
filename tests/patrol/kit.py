"""Shifts for the tests of patrols. Tonight is 14 November 2026; the roster that is made is December's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import core.patrol
from core.actions import Action
from core.patrol.roster import publishing
from core.patrol.roster.fairness import Manned
from core.patrol.shift_times import set_clocks
from core.patrol.types.shift import NewShift, Shift, ShiftState
from core.work import Work
from tests.commune import Commune, Hand, at

DECEMBER = date(2026, 12, 1)
NIGHT = "Ca đêm"
_MODULES = [import_module(found.name) for found in walk_packages(core.patrol.__path__, "core.patrol.")]
# The modules with buttons about patrols; a new one is here by itself.
ACTIONS = [one for one in _MODULES if any(c.__module__ == one.__name__ for c in Action.__subclasses__())]


def december(clock: str, day: int) -> datetime:
    """As `at`, a month later."""
    return at(clock, 30) + timedelta(days=day)


async def shift(
    commune: Commune,
    *names: str,
    team: str = "T3",
    starts: datetime | None = None,
    state: ShiftState = ShiftState.PUBLISHED,
    responsible: str | None = None,
    **more: Any,
) -> Shift:
    """A night shift of tomorrow (22:00-02:00), with these members on it; published unless said otherwise."""
    starts = starts or at("22:00", 15)
    members = tuple([(await commune.member(name)).id for name in names])
    lead = (await commune.member(responsible)).id if responsible else None
    ends, day = starts + timedelta(hours=4), (starts + timedelta(hours=7)).date()
    new = NewShift(day, "D", NIGHT, team, starts, ends, "Nhà văn hóa thôn Hồ Sen", 2, lead, 3, 5, 8, members)

    async def add(work: Work) -> Shift:
        added = replace(await work.tx.patrol.shifts.add(replace(new, **more)), state=state)
        return await set_clocks(work, added)

    return await commune.work(add)


async def drafted(commune: Commune, month: date = DECEMBER) -> list[Manned]:
    """A month's draft, as the chief makes it."""
    chief = await commune.member("dung")
    await commune.work(lambda work: publishing.make_draft(work, chief, month))
    return await laid(commune, month)


async def published(commune: Commune, month: date = DECEMBER) -> list[Manned]:
    chief = await commune.member("dung")
    await drafted(commune, month)
    await commune.work(lambda work: publishing.publish(work, chief, month))
    return await laid(commune, month)


async def laid(commune: Commune, month: date = DECEMBER) -> list[Manned]:
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return await commune.work(lambda work: publishing.manned(work, month, last))


async def on(commune: Commune, shift_id: int) -> set[str]:
    """Members on a shift, by the names they are called by."""

    async def look(work: Work) -> set[str]:
        assigned = await work.tx.patrol.assignments.of_shift(shift_id)
        return {m.call_name for m in (await work.tx.people.members.many([one.member_id for one in assigned])).values()}

    return await commune.work(look)


def shift_messages(hand: Hand) -> list[str]:
    """Messages about one's own roster."""
    return [m.words for m in hand.messages if "Ca của" in m.words or "Lịch trực" in m.words]
