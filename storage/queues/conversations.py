"""Where each account stands in its conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for SQLite as well, tested

from core.conversation import Conversation
from core.jsontext import decoded, written
from core.people.types import Actor
from storage.columns import WAITING
from storage.people.accounts import ACTOR, actor_of
from storage.schema.patrol import watches
from storage.schema.people import accounts, members
from storage.schema.queues import conversations, inbox
from storage.sqlite.link import Link

_Choices = tuple[tuple[str, str], ...]

_STANDING = (
    conversations.c.flow,
    conversations.c.state,
    conversations.c.draft,
    conversations.c.nonce,
    conversations.c.expires_at,
    conversations.c.choices,
    conversations.c.previous,
    conversations.c.shown_at,
    conversations.c.beside,
    conversations.c.later,
)
_NONCE = _STANDING.index(conversations.c.nonce)  # never NULL
_LOAD = select(*_STANDING).where(conversations.c.account_id == bindparam("account"))
_watched = select(watches.c.assignment_id).where(watches.c.member_id == members.c.id).exists()
_OF = (
    select(*ACTOR, *(column.label(f"c_{column.key}") for column in _STANDING), _watched.label("watched"))
    .select_from(
        accounts.outerjoin(members, members.c.id == accounts.c.member_id).outerjoin(
            conversations, conversations.c.account_id == accounts.c.id
        )
    )
    .where(accounts.c.channel == bindparam("network"), accounts.c.external_id == bindparam("external"))
)
_unheard = (
    select(inbox.c.id)
    .join(accounts, and_(accounts.c.channel == inbox.c.channel, accounts.c.chat_id == inbox.c.lane))
    .where(inbox.c.state == WAITING, accounts.c.id == conversations.c.account_id)
    .exists()
)
_EXPIRED = (
    select(conversations.c.account_id, *_STANDING)
    .where(
        conversations.c.flow.is_not(None),
        conversations.c.expires_at.is_not(None),
        conversations.c.expires_at <= bindparam("now"),
        ~_unheard,
    )
    .order_by(conversations.c.expires_at)
    .limit(1)
)
_insert = insert(conversations)
_SAVE = _insert.on_conflict_do_update(
    index_elements=["account_id"],
    set_={
        column: _insert.excluded[column]
        for column in (
            "flow",
            "state",
            "draft",
            "nonce",
            "expires_at",
            "choices",
            "previous",
            "shown_at",
            "beside",
            "later",
            "used_at",
        )
    },
)
_SHOWN = _insert.on_conflict_do_update(
    index_elements=["account_id"],
    set_={
        "previous": conversations.c.choices,
        "choices": _insert.excluded.choices,
        "beside": _insert.excluded.beside,
        "shown_at": _insert.excluded.shown_at,
    },
)
_SHOWN_BESIDE = (
    update(conversations)
    .where(conversations.c.account_id == bindparam("account"))
    .values(beside=bindparam("shown_now"))
)
_IN_FLOW = select(conversations.c.account_id, *_STANDING).where(
    conversations.c.flow.is_not(None),
    conversations.c.expires_at.is_not(None),
    conversations.c.flow == bindparam("wanted"),
)


_NONE = written(())


class Conversations:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def of(self, channel: str, external_id: str) -> tuple[Actor, Conversation] | None:
        row = await self._link.first(_OF, {"network": channel, "external": external_id})
        if row is None:
            return None
        standing = row[len(ACTOR) : -1]
        actor = replace(actor_of(row[: len(ACTOR)]), watched=bool(row.watched))
        return actor, Conversation() if standing[_NONCE] is None else _conversation(*standing)

    async def load(self, account_id: int) -> Conversation:
        row = await self._link.first(_LOAD, {"account": account_id})
        return _conversation(*row) if row else Conversation()

    async def save(self, account_id: int, conversation: Conversation) -> None:
        await self._link.run(_SAVE, _row(account_id, conversation) | {"used_at": conversation.shown_at})

    async def shown(self, account_id: int, choices: Sequence[tuple[str, str]], at: datetime) -> None:
        """`used_at` stays: being alerted is not using an account."""
        await self._link.run(_SHOWN, _row(account_id, Conversation(choices=tuple(choices), shown_at=at)))

    async def shown_beside(self, account_id: int, choices: Sequence[tuple[str, str]]) -> None:
        await self._link.run(_SHOWN_BESIDE, {"account": account_id, "shown_now": written([*choices])})

    async def in_flow(self, flow: str) -> list[tuple[int, Conversation]]:
        rows = await self._link.rows(_IN_FLOW, {"wanted": flow})
        return [(row[0], _conversation(*row[1:])) for row in rows]

    async def expired(self, now: datetime) -> tuple[int, Conversation] | None:
        row = await self._link.first(_EXPIRED, {"now": now})
        return (row[0], _conversation(*row[1:])) if row else None


def _row(account_id: int, conversation: Conversation) -> dict[str, object]:
    return {
        "account_id": account_id,
        "flow": conversation.flow,
        "state": conversation.state,
        "draft": conversation.draft,
        "nonce": conversation.nonce,
        "expires_at": conversation.expires_at,
        "choices": written(conversation.choices),
        "previous": written(conversation.previous),
        "shown_at": conversation.shown_at,
        "beside": written(conversation.beside),
        "later": conversation.later,
    }


def _conversation(
    flow: str | None,
    state: str | None,
    draft: str,
    nonce: int,
    expires_at: datetime | None,
    choices: str,
    previous: str,
    shown_at: datetime | None,
    beside: str,
    later: str,
) -> Conversation:
    before, now, by_the_way = _pairs(previous), _pairs(choices), _pairs(beside)
    return Conversation(flow, state, draft, nonce, expires_at, now, before, shown_at, by_the_way, later)


def _pairs(shown: str) -> _Choices:
    return tuple((label, action) for label, action in decoded(shown)) if shown != _NONE else ()
