"""The fictional commune for training and tests."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from core.people import Hamlet, MemberState, NewMember, Role, Team
from storage.database import Transaction

_COMMUNE = Path(__file__).with_name("commune.toml")


async def sow(tx: Transaction, now: datetime) -> None:
    """Enter the commune of `commune.toml`, unless anybody is entered already."""
    if await tx.people.search("", limit=1):
        return
    commune = tomllib.loads(_COMMUNE.read_text("utf-8"))
    await tx.places.put(
        [Hamlet(**hamlet) for hamlet in commune["hamlets"]],
        [Team(**{**team, "hamlets": tuple(team["hamlets"])}) for team in commune["teams"]],
    )
    for group in commune["groups"]:
        for member in group.pop("members"):
            await tx.people.add(_member({**group, **member}), now)


def _member(told: dict[str, Any]) -> NewMember:
    roles = frozenset(Role(role) for role in told.pop("roles"))
    return NewMember(roles=roles, state=MemberState(told.pop("state", MemberState.ACTIVE)), **told)
