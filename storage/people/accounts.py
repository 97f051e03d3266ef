"""People's addresses on the networks. `People` is built on this: an account may have no member yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, insert, select, update

from core.people.types import Account, Actor, Language
from storage.people.rows import MEMBER, member_of
from storage.schema.people import accounts, members, wrong_codes
from storage.schema.queues import conversations
from storage.sqlite.link import Found, Link

_WRONG_CODES_COUNT_FOR = timedelta(hours=1)

ACCOUNT = (
    accounts.c.id.label("account_id"),
    accounts.c.channel,
    accounts.c.external_id,
    accounts.c.chat_id,
    accounts.c.member_id,
    accounts.c.language.label("account_language"),
    accounts.c.blocked_at,
)

ACTOR = (*ACCOUNT, *MEMBER)

_ACTOR = (
    select(*ACTOR)
    .select_from(accounts.outerjoin(members, members.c.id == accounts.c.member_id))
    .where(accounts.c.channel == bindparam("network"), accounts.c.external_id == bindparam("external"))
)
_ADD = insert(accounts).returning(accounts.c.id)
_BY_ID = select(*ACCOUNT).where(accounts.c.id == bindparam("account"))
# A conversation is saved with every turn a person takes, so it knows when each account was last used.
_REACHABLE = (
    select(*ACCOUNT)
    .select_from(accounts.outerjoin(conversations))
    .where(accounts.c.member_id.in_(bindparam("wanted", expanding=True)), accounts.c.blocked_at.is_(None))
    .order_by(func.coalesce(conversations.c.used_at, accounts.c.created_at), accounts.c.id)
)
_ALL_OF = select(*ACCOUNT).where(accounts.c.member_id == bindparam("member")).order_by(accounts.c.id)
_OF_ID = accounts.c.id == bindparam("account")
_LINK = update(accounts).where(_OF_ID).values(member_id=bindparam("member"))
_BLOCKED = update(accounts).where(_OF_ID).values(blocked_at=bindparam("at"))
_LANGUAGE = update(accounts).where(_OF_ID).values(language=bindparam("wanted"))

_FORGET_CODES = delete(wrong_codes).where(
    wrong_codes.c.account_id == bindparam("account"), wrong_codes.c.at <= bindparam("since")
)
_COUNT_CODES = select(func.count()).where(wrong_codes.c.account_id == bindparam("account"))


class Accounts:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def actor(self, channel: str, external_id: str) -> Actor | None:
        row = await self._link.first(_ACTOR, {"network": channel, "external": external_id})
        return actor_of(row) if row else None

    async def add_account(
        self, channel: str, external_id: str, chat_id: str, language: Language, now: datetime
    ) -> Account:
        new = {
            "channel": channel,
            "external_id": external_id,
            "chat_id": chat_id,
            "language": language.value,
            "created_at": now,
        }
        return Account(await self._link.value(_ADD, new), channel, external_id, chat_id, None, language)

    async def link(self, account_id: int, member_id: int | None) -> None:
        await self._link.run(_LINK, {"account": account_id, "member": member_id})

    async def account_of(self, member_id: int, *, besides: int | None = None) -> Account | None:
        rows = await self._link.rows(_REACHABLE, {"wanted": [member_id]})
        return next((_account(row) for row in reversed(rows) if row.account_id != besides), None)

    async def accounts_of(self, member_ids: Collection[int]) -> dict[int, Account]:
        """The most recently used come last, so they are the ones that stay in the dictionary."""
        rows = await self._link.rows(_REACHABLE, {"wanted": list(member_ids)})
        return {row.member_id: _account(row) for row in rows}

    async def all_accounts(self, member_id: int) -> list[Account]:
        return [_account(row) for row in await self._link.rows(_ALL_OF, {"member": member_id})]

    async def account(self, account_id: int) -> Account | None:
        row = await self._link.first(_BY_ID, {"account": account_id})
        return _account(row) if row else None

    async def mark_blocked(self, account_id: int, now: datetime | None) -> None:
        await self._link.run(_BLOCKED, {"account": account_id, "at": now})

    async def set_account_language(self, account_id: int, language: Language) -> None:
        await self._link.run(_LANGUAGE, {"account": account_id, "wanted": language.value})

    async def count_wrong_code(self, account_id: int, now: datetime) -> int:
        since = now - _WRONG_CODES_COUNT_FOR
        await self._link.run(_FORGET_CODES, {"account": account_id, "since": since})
        await self._link.run(insert(wrong_codes), {"account_id": account_id, "at": now})
        count: int = await self._link.value(_COUNT_CODES, {"account": account_id})
        return count


def actor_of(row: Found) -> Actor:
    """Sender read off a row whose columns are `ACTOR`."""
    account = _account(row)
    return Actor(account, None if account.member_id is None else member_of(row, len(ACCOUNT)))


def _account(row: Found) -> Account:
    id_, channel, external_id, chat_id, member_id, language, blocked_at = row[: len(ACCOUNT)]
    return Account(id_, channel, external_id, chat_id, member_id, Language(language), blocked_at)
