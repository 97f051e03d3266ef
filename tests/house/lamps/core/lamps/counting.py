"""Counting the lamps of a street that are out: asked by the clock, answered in the chat, shown on a board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.lamps.actions import CountLamps
from core.lamps.payloads import LampBoard, LampBoardUpdate, LampsAsked, OfStreet
from core.lamps.types import Street

from core.clocks import Clock, Limit, Needs
from core.live_messages import Live, refresh
from core.notify import notice, tell
from core.outbox import NewMessage, Priority
from core.people.duty import duty_officers
from core.people.types import Member
from core.policy import Act, require
from core.screen import Option, Screen, screen
from core.text import Text
from core.work import Work

_A_WEEK = timedelta(days=7)


async def count(work: Work, member: Member | None, street_id: int, out: int) -> Street:
    """The member has counted; every board shows it."""
    require(member, Act.REPORT)
    street = replace(await work.tx.lamps.streets.get(street_id), out=out)
    await work.tx.lamps.streets.save(street)
    await refresh(work, BOARD, street.id, f"{out}:{work.now.timestamp():.0f}")
    return street


# -- what time does --------------------------------------------------------------------------------------------------


async def _ask(work: Work, street: Street) -> None:
    await work.tx.lamps.streets.save(replace(street, due_at=None))
    member = await work.tx.people.members.get(street.member_id)
    asked = LampsAsked(street.id)
    await tell(work, [member], asked, f"lamps:{street.id}", expires_at=work.now + _A_WEEK)


async def _move(work: Work, street: Street, at: datetime) -> None:
    await work.tx.lamps.streets.save(replace(street, due_at=at))


async def _waiting(work: Work) -> Sequence[Street]:
    return await work.tx.lamps.streets.waiting()


async def _longest(_: Work, __: Street) -> timedelta:
    return _A_WEEK


ASK: Clock[Street] = Clock(
    name="lamps",
    column="streets.due_at",
    needs=Needs.HOUR,
    key=lambda street: street.id,
    due=lambda work: work.tx.lamps.streets.due(work.now),
    strike=_ask,
    move=_move,
    longest=Limit(_waiting, lambda street: street.due_at, _longest),
)

# -- what is told ----------------------------------------------------------------------------------------------------


async def asked(_: Work, meant: LampsAsked, __: Member) -> Screen:
    rows = [[Option(Text("lamps.count"), CountLamps(meant.street).encode())]]
    return screen(Text("lamps.how_many"), rows=rows)


async def board(work: Work, meant: OfStreet, _: Member) -> Screen:
    street = await work.tx.lamps.streets.get(meant.street)
    return screen(Text("lamps.out", street=street.id, out=street.out or 0))


async def _first(work: Work, street_id: int) -> list[NewMessage]:
    accounts = await work.tx.people.members.accounts_of([m.id for m in await duty_officers(work)])
    meant = LampBoard(street_id, silent=True)
    return [notice(meant, a.id, Priority.REMINDER, f"lampboard:{street_id}:{a.id}") for a in accounts.values()]


BOARD = Live(LampBoard, LampBoardUpdate, Priority.REMINDER, first=_first)
