"""Outbox: messages that wait to be sent, and the order in which they go.

Within a chat rows go in the order of (priority, id): a row that waits for a retry holds back those after it, a row that
is being sent holds back all others. Only the answer to a tap adds nothing to a chat: it goes beside everything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert  # compiles for SQLite as well, tested

from core.outbox import Leased, NewMessage, Priority
from storage.columns import WAITING
from storage.queues.leased import LEASABLE, leased
from storage.queues.messages_by_subject import MessagesBySubject
from storage.schema.people import accounts
from storage.schema.queues import outbox
from storage.sqlite.link import Found

# What may go at once is due whatever the clock says later: it may be set back in the meantime.
_AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)

_other = outbox.alias("other")
_TAP: ColumnElement[int] = literal_column(str(int(Priority.TAP)))
_of_same_chat = and_(
    _other.c.state == WAITING,
    _other.c.account_id == outbox.c.account_id,
    _other.c.id != outbox.c.id,
    _other.c.priority != _TAP,
)
_comes_before = or_(
    _other.c.priority < outbox.c.priority,
    and_(_other.c.priority == outbox.c.priority, _other.c.id < outbox.c.id),
)
_tried = _other.c.attempts > literal_column("0")  # written out as in the index over the few tried rows

_now: BindParameter[datetime] = bindparam("now")
_holds_back = select(_other.c.id).where(_of_same_chat, or_(_other.c.leased_until > _now, and_(_comes_before, _tried)))
_enough_before = (
    select(_other.c.id)
    .where(_of_same_chat, _comes_before, _other.c.not_before <= _now)
    .limit(1)
    .offset(bindparam("each", type_=Integer) - literal_column("1"))
)
_DUE = (
    LEASABLE.where(
        outbox.c.state == WAITING,
        outbox.c.not_before <= _now,
        or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= _now),
        or_(outbox.c.priority == _TAP, and_(~_holds_back.exists(), ~_enough_before.exists())),
    )
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("most", type_=Integer))
)
_LEASE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("taken", expanding=True)))
    .values(leased_until=bindparam("until"), attempts=outbox.c.attempts + 1)
)
_PUT_BACK = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("taken", expanding=True)))
    .values(leased_until=None, attempts=outbox.c.attempts - 1)
)

_due_at = func.coalesce(outbox.c.leased_until, outbox.c.not_before)
_holds_longer = and_(
    func.coalesce(_other.c.leased_until, _other.c.not_before) > _due_at,
    _tried,  # leased ones are among them
    or_(_other.c.leased_until.is_not(None), _comes_before),
)
_NEXT_DUE = select(func.min(_due_at)).where(
    outbox.c.state == WAITING,
    or_(outbox.c.priority == _TAP, ~select(_other.c.id).where(_of_same_chat, _holds_longer).exists()),
)

_ADD = insert(outbox).on_conflict_do_nothing(index_elements=["dedup_key"])
_OF_ID = outbox.c.id == bindparam("row")
_SENT = (
    update(outbox)
    .where(_OF_ID)
    .values(
        state="sent",
        payload="",
        leased_until=None,
        error="",
        message_id=bindparam("message"),
        settled_at=bindparam("now"),
    )
)
_RETRY = update(outbox).where(_OF_ID).values(leased_until=None, not_before=bindparam("later"), error=bindparam("why"))
_HASTEN = (
    update(outbox)
    .where(
        outbox.c.state == WAITING,
        outbox.c.attempts > literal_column("0"),
        outbox.c.leased_until.is_(None),
        outbox.c.not_before > bindparam("now"),
        outbox.c.error.in_(bindparam("errors", expanding=True)),
        outbox.c.account_id.in_(select(accounts.c.id).where(accounts.c.channel == bindparam("on"))),
    )
    .values(not_before=bindparam("now"))
)
_PULL_BACK = (
    update(outbox)
    .where(
        outbox.c.state == WAITING,
        outbox.c.leased_until.is_(None),
        outbox.c.not_before > bindparam("latest"),
        outbox.c.not_before != bindparam("morning"),
        or_(
            outbox.c.attempts > literal_column("0"),
            outbox.c.priority < literal_column(str(int(Priority.DIGEST))),
            outbox.c.not_before <= bindparam("lately"),
        ),
    )
    .values(not_before=bindparam("now"))
)
_SETTLED_BY_NOW = update(outbox).where(outbox.c.settled_at > bindparam("now")).values(settled_at=bindparam("now"))
_DROP = (
    update(outbox)
    .where(_OF_ID)
    .values(state="dropped", payload="", leased_until=None, error=bindparam("why"), settled_at=bindparam("now"))
)
_ONE = LEASABLE.where(outbox.c.id == bindparam("row"), outbox.c.state == WAITING)
_RELEASE = update(outbox).where(outbox.c.state == WAITING, outbox.c.leased_until.is_not(None)).values(leased_until=None)
_PURGE = delete(outbox).where(
    outbox.c.id.in_(
        select(outbox.c.id).where(outbox.c.state != WAITING, outbox.c.settled_at < bindparam("before")).limit(1000)
    )
)


class Outbox(MessagesBySubject):
    """The whole outbox in one transaction."""

    async def add(self, messages: Sequence[NewMessage], now: datetime) -> None:
        await self._link.each(_ADD, [_new(message, now) for message in messages])

    async def lease(
        self,
        now: datetime,
        until: datetime,
        limit: int,
        each: int,
        room: Mapping[tuple[str, str], int],
        in_hand: Collection[int] = (),
    ) -> list[Leased]:
        # So many rows may be found that are in hand, or have no room in their chats.
        most = limit + len(in_hand) + sum(each - left for left in room.values())
        found = await self._link.rows(_DUE, {"now": now, "most": most, "each": each})
        due = _fitting([row for row in found if row.id not in in_hand], each, room)[:limit]
        if due:
            await self._link.run(_LEASE, {"taken": [row.id for row in due], "until": until})
        return [leased(row) for row in due]

    async def put_back(self, ids: Collection[int]) -> None:
        await self._link.run(_PUT_BACK, {"taken": list(ids)})

    async def waits(self, id_: int) -> Leased | None:
        row = await self._link.first(_ONE, {"row": id_})
        return leased(row) if row else None

    async def sent(self, id_: int, message_id: str | None, now: datetime) -> None:
        await self._link.run(_SENT, {"row": id_, "message": message_id, "now": now})

    async def retry(self, id_: int, not_before: datetime, error: str) -> None:
        await self._link.run(_RETRY, {"row": id_, "later": not_before, "why": error})

    async def hasten(self, channel: str, errors: Collection[str], now: datetime) -> None:
        await self._link.run(_HASTEN, {"on": channel, "errors": list(errors), "now": now})

    async def drop(self, id_: int, reason: str, now: datetime) -> None:
        await self._link.run(_DROP, {"row": id_, "why": reason, "now": now})

    async def pull_back(self, latest: datetime, now: datetime, morning: datetime, lately: datetime) -> int:
        values = {"latest": latest, "now": now, "morning": morning, "lately": lately}
        return await self._link.count(_PULL_BACK, values)

    async def settled_by_now(self, now: datetime) -> None:
        await self._link.run(_SETTLED_BY_NOW, {"now": now})

    async def next_due(self) -> datetime | None:
        """When `lease` will next find something, leases that lapse included."""
        due: datetime | None = await self._link.value(_NEXT_DUE)
        return due

    async def release_leases(self) -> int:
        return await self._link.count(_RELEASE)

    async def purge_settled(self, before: datetime) -> int:
        return await self._link.count(_PURGE, {"before": before})


def _fitting(rows: Sequence[Found], each: int, room: Mapping[tuple[str, str], int]) -> list[Found]:
    taken: Counter[tuple[str, str]] = Counter()
    fitting = []
    for row in rows:
        chat = row.channel, row.chat_id
        if row.priority == Priority.TAP or taken[chat] < room.get(chat, each):
            fitting.append(row)
            taken[chat] += row.priority != Priority.TAP
    return fitting


def _new(message: NewMessage, now: datetime) -> dict[str, object]:
    return {
        "kind": str(message.kind),
        "account_id": message.account_id,
        "priority": int(message.priority),
        "payload": message.payload,
        "dedup_key": message.dedup_key,
        "state": "waiting",
        "created_at": max(now, message.not_before or now),  # what waits for its hour is not old by then
        "not_before": message.not_before or _AT_ONCE,
        "expires_at": message.expires_at,
        "attempts": 0,
        "error": "",
        "feature": message.about.feature if message.about is not None else None,
        "subject": message.about.subject if message.about is not None else None,
        "member": message.about.member if message.about is not None else None,
    }
