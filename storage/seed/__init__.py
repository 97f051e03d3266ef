"""The fictional commune for training and tests."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from core.patrol.types.field import Checkpoint, Item
from core.patrol.types.plan import Plan
from core.people.types import Hamlet, MemberState, NewMember, Role, Team
from core.speech.folding import fold
from storage.database import Transaction

_COMMUNE = Path(__file__).with_name("commune.toml")


async def sow(tx: Transaction, now: datetime) -> None:
    """Enter the commune of `commune.toml`, unless anybody is entered already."""
    if await tx.people.members.search("", limit=1):
        return
    commune = tomllib.loads(_COMMUNE.read_text("utf-8"))
    await tx.people.places.put(
        [Hamlet(**hamlet) for hamlet in commune["hamlets"]],
        [Team(**{**team, "hamlets": tuple(team["hamlets"])}) for team in commune["teams"]],
    )
    for group in commune["groups"]:
        for member in group.pop("members"):
            await tx.people.members.add(_member({**group, **member}), now)
    await _patrols(tx, commune)


async def _patrols(tx: Transaction, commune: dict[str, Any]) -> None:
    """The routes, what is in the hands of the teams, and the plans."""
    places = [Checkpoint(0, place=nth, **place) for nth, place in enumerate(commune["checkpoints"])]
    await tx.patrol.route.put(places)
    for team in (team["code"] for team in commune["teams"]):
        issued = [Item(0, team, kind, f"{team}-{kind[0].upper()}{n:02}") for n, kind in enumerate(commune["issued"], 1)]
        await tx.patrol.equipment.add([*(Item(0, team, kind) for kind in commune["equipment"]), *issued])
    for plan in commune["plans"]:
        (responsible,) = await tx.people.members.search(fold(plan.pop("responsible")))
        await tx.patrol.plans.add(Plan(0, responsible_id=responsible.id, **plan))


def _member(told: dict[str, Any]) -> NewMember:
    roles = frozenset(Role(role) for role in told.pop("roles"))
    return NewMember(roles=roles, state=MemberState(told.pop("state", MemberState.ACTIVE)), **told)
