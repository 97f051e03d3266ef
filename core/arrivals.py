"""Somebody came by an invitation: whoever made it hears who, once it is known what they are called. A code in the wrong
hands lets in whoever holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any, Self

from core.actions.people import ShowMember
from core.outbox import Kind, Priority
from core.people import Member, Role
from core.policy import Act, may
from core.roles import ROLE
from core.screen import Option, Screen, screen
from core.telling import notice
from core.text import Text
from core.times import in_hours
from core.work import Work

_NAMED_BY_THEN = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An invitation that was used. `network_name` is what the network calls a person who has not told their name;
    None: the name was known before."""

    invitation: int
    inviter: int | None
    member: int
    role: str
    team: str | None
    network_name: str | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{field.name: data[field.name] for field in fields(cls)})


async def tell_inviter(work: Work, arrival: Arrival) -> None:
    """It waits a moment for the name, and tells it then."""
    await _tell(work, arrival, f"{_key(arrival)}used", work.now + _NAMED_BY_THEN)


async def tell_name(work: Work, arrival: Arrival) -> None:
    """The name was told after the inviter had heard that there is none."""
    if not await work.tx.outbox.in_line(_key(arrival)):
        await _tell(work, arrival, f"{_key(arrival)}named", work.now)


def _key(arrival: Arrival) -> str:
    return f"arrived:{arrival.invitation}:"


async def _tell(work: Work, arrival: Arrival, key: str, not_before: datetime) -> None:
    account = await work.tx.people.account_of(arrival.inviter) if arrival.inviter is not None else None
    if account is not None:
        row = notice(Kind.ARRIVED, account, Priority.DIGEST, asdict(arrival), key)
        await work.tx.outbox.add([replace(row, not_before=not_before)], work.now)


async def arrived(work: Work, payload: Mapping[str, Any], reader: Member) -> Screen | None:
    """To whoever may still invite. Without a sound at night."""
    arrival = Arrival.of(payload)
    if reader.id != arrival.inviter or not may(reader, Act.INVITE):
        return None
    member = await work.tx.people.get(arrival.member)
    team = next((t.name for t in await work.tx.places.teams() if t.code == arrival.team), None)
    role = ROLE[Role(arrival.role)]
    as_what = Text("arrived.role_team", role=role, team=team) if team else Text("arrived.role", role=role)
    who = member.full_name
    if who == arrival.network_name:
        said = Text("arrived.unnamed", who=who, as_what=as_what)
    else:
        said = Text("arrived.named", who=who, as_what=as_what)
    open_ = Option(Text("button.open"), ShowMember(member.id).encode())
    shown = screen(said, rows=[[open_]])
    night = in_hours(work.now, work.rules.night_from, work.rules.night_until, work.rules.zone)
    return replace(shown, silent=True) if night else shown
