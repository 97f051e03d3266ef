"""Leaders of a shift: who is told about it, by what name, and when without a sound."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from core.notify import by_day
from core.patrol.types.shift import Shift
from core.people.duty import duty_officers
from core.people.types import Member, Role
from core.screen import Screen
from core.work import Work

_SOON = timedelta(hours=3)


async def leaders_of(work: Work, shift: Shift, *, without: Collection[int] = ()) -> list[Member]:
    """The one responsible and the leader of the team, as far as they can be reached; the duty officers where there is
    no other: what concerns a leader must not be told to nobody."""
    found = {m.id: m for m in await work.tx.people.members.of_team(shift.team) if m.has(Role.TEAM_LEADER)}
    if shift.responsible_id is not None:
        responsible = await work.tx.people.members.get(shift.responsible_id)
        found |= {responsible.id: responsible} if responsible.active else {}
    others = [m for m in found.values() if m.id not in without]
    reachable = await work.tx.people.members.accounts_of([m.id for m in others])
    return [m for m in others if m.id in reachable] or await duty_officers(work, without=without)


def hushed(work: Work, shift: Shift, shown: Screen) -> Screen:
    """Without a sound in the quiet hours, unless the shift is near (domain notes §3.5)."""
    return by_day(work, shown) if shift.starts_at - work.now > _SOON else shown
