"""Inbox: updates that the networks delivered and that have not been handled yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Integer, bindparam, delete, func, literal_column, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert  # compiles for SQLite as well, tested

from core.channels import Received
from core.ports import InboxRow
from storage.columns import WAITING
from storage.schema.queues import inbox
from storage.sqlite.link import Link

_PURGED_AT_ONCE = 1000

_older = inbox.alias("older")
_ADD = insert(inbox).on_conflict_do_nothing(index_elements=["channel", "key"])
_NEXT = (
    select(
        inbox.c.id,
        inbox.c.channel,
        inbox.c.lane,
        inbox.c.body,
        inbox.c.received_at,
        inbox.c.attempts,
        inbox.c.waited_since,
    )
    .where(
        inbox.c.state == WAITING,
        or_(inbox.c.not_before.is_(None), inbox.c.not_before <= bindparam("now")),
        ~select(_older.c.id)
        .where(
            _older.c.state == WAITING,
            _older.c.channel == inbox.c.channel,
            _older.c.lane == inbox.c.lane,
            tuple_(_older.c.number, _older.c.id) < tuple_(inbox.c.number, inbox.c.id),
        )
        .exists(),
    )
    .order_by(inbox.c.id)
    .limit(bindparam("most", type_=Integer))
)
_OF_ID = inbox.c.id == bindparam("row")
_DONE = update(inbox).where(_OF_ID).values(state="done", body="", error="", settled_at=bindparam("now"))
_FAILED = (
    update(inbox)
    .where(_OF_ID)
    .values(attempts=inbox.c.attempts + 1, error=bindparam("why"), not_before=bindparam("retry_at"))
)
_PARK = (
    update(inbox)
    .where(_OF_ID)
    .values(state="parked", attempts=inbox.c.attempts + 1, error=bindparam("why"), settled_at=bindparam("now"))
)
_NEXT_RETRY = select(func.min(inbox.c.not_before)).where(inbox.c.state == WAITING)
_PULL_BACK = (
    update(inbox)
    .where(inbox.c.state == WAITING, inbox.c.not_before > bindparam("latest"))
    .values(not_before=bindparam("now"))
)
_NEWEST = select(inbox.c.received_at).order_by(inbox.c.id.desc()).limit(1)
_PURGE = delete(inbox).where(
    inbox.c.id.in_(
        select(inbox.c.id)
        .where(inbox.c.state == "done", inbox.c.settled_at < bindparam("before"))
        .limit(_PURGED_AT_ONCE)
    )
)
_WIPE_PARKED = (
    update(inbox)
    .where(inbox.c.state == "parked", inbox.c.body != literal_column("''"), inbox.c.settled_at < bindparam("before"))
    .values(body="")
)


class Inbox:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, updates: Sequence[Received]) -> int:
        return await self._link.count_each(_ADD, [_new(update) for update in updates])

    async def next(self, now: datetime, most: int = 1) -> list[InboxRow]:
        return [InboxRow(*row) for row in await self._link.rows(_NEXT, {"now": now, "most": most})]

    async def done(self, id_: int, now: datetime) -> None:
        await self._link.run(_DONE, {"row": id_, "now": now})

    async def failed(self, id_: int, error: str, retry_at: datetime) -> None:
        await self._link.run(_FAILED, {"row": id_, "why": error, "retry_at": retry_at})

    async def park(self, id_: int, error: str, now: datetime) -> None:
        await self._link.run(_PARK, {"row": id_, "why": error, "now": now})

    async def next_retry(self) -> datetime | None:
        found: datetime | None = await self._link.value(_NEXT_RETRY)
        return found

    async def pull_back(self, latest: datetime, now: datetime) -> int:
        return await self._link.count(_PULL_BACK, {"latest": latest, "now": now})

    async def newest(self) -> datetime | None:
        newest: datetime | None = await self._link.value(_NEWEST)
        return newest

    async def purge_done(self, before: datetime) -> int:
        """At most a thousand at a time, so that nobody waits long behind it: call again until it returns 0."""
        return await self._link.count(_PURGE, {"before": before})

    async def wipe_parked(self, before: datetime) -> int:
        return await self._link.count(_WIPE_PARKED, {"before": before})


def _new(update: Received) -> dict[str, object]:
    return {
        "channel": update.channel,
        "key": update.key,
        "lane": update.lane,
        "number": update.number,
        "body": update.body,
        "state": "waiting",
        "received_at": update.received_at,
        "attempts": 0,
        "error": "",
        "waited_since": update.waited_since,
    }
