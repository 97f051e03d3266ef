from __future__ import annotations

from dataclasses import replace
from sqlite3 import IntegrityError

import pytest

from core.conversation import Conversation
from core.people.types import Language, MemberState, Role
from storage.database import Database, Transaction
from tests.storage.kit import NOW, a_member, after, an_account


async def _use(tx: Transaction, account_id: int, hours: float) -> None:
    """The person writes from this account, and is answered."""
    await tx.conversations.save(account_id, Conversation(shown_at=after(hours=hours)))


async def test_who_writes_is_known_with_roles_in_one_look(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx, "Đinh Đông", Role.VOLUNTEER, Role.TEAM_LEADER)
        account = await an_account(tx, "7", member)
        actor = await tx.people.members.actor("telegram", "7")
        assert actor is not None
        assert (actor.account, actor.member) == (account, member)
        assert actor.joined
        await tx.people.members.set_state(member.id, MemberState.SUSPENDED)
        suspended = await tx.people.members.actor("telegram", "7")
        assert suspended is not None
        assert not suspended.joined


async def test_a_stranger_is_an_account_without_a_member(db: Database) -> None:
    async with db.transaction() as tx:
        assert await tx.people.members.actor("telegram", "7") is None
        account = await an_account(tx)
        actor = await tx.people.members.actor("telegram", "7")
        assert actor is not None
        assert (actor.account, actor.member) == (account, None)
        assert await tx.people.members.actor("zalo", "7") is None
        assert await tx.people.members.account(account.id) == account
        assert await tx.people.members.account(404) is None


async def test_one_address_is_one_account(db: Database) -> None:
    with pytest.raises(IntegrityError):
        async with db.transaction() as tx:
            await an_account(tx, "7")
            await an_account(tx, "7")


async def test_a_member_is_reached_where_they_last_wrote(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        telegram = await an_account(tx, "7", member)
        zalo = await an_account(tx, "z", member, "zalo")
        await _use(tx, zalo.id, hours=1)
        assert await tx.people.members.account_of(member.id) == zalo
        await _use(tx, telegram.id, hours=2)
        assert await tx.people.members.account_of(member.id) == telegram
        await _use(tx, zalo.id, hours=3)
        assert await tx.people.members.account_of(member.id) == zalo
        await _use(tx, telegram.id, hours=4)
        assert await tx.people.members.account_of(member.id, besides=telegram.id) == zalo
        await tx.people.members.mark_blocked(telegram.id, NOW)
        assert await tx.people.members.account_of(member.id) == zalo
        await tx.people.members.mark_blocked(telegram.id, None)
        assert await tx.people.members.account_of(member.id) == telegram


async def test_being_alerted_is_not_using_an_account(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        telegram, zalo = await an_account(tx, "7", member), await an_account(tx, "z", member, "zalo")
        await _use(tx, telegram.id, hours=1)
        await _use(tx, zalo.id, hours=2)
        await tx.conversations.shown(telegram.id, [("Đã nhận", "ack1:1")], after(hours=3))
        assert await tx.people.members.account_of(member.id) == zalo


async def test_many_members_are_looked_up_together_and_the_unreachable_are_missing(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh, cuong = [await a_member(tx, name) for name in ("An", "Bình", "Cường")]
        old, new = await an_account(tx, "1", an), await an_account(tx, "2", an)
        await _use(tx, old.id, hours=1)
        await _use(tx, new.id, hours=2)
        await tx.people.members.mark_blocked((await an_account(tx, "3", binh)).id, NOW)
        assert await tx.people.members.accounts_of([an.id, binh.id, cuong.id]) == {an.id: new}
        assert await tx.people.members.accounts_of([]) == {}
        assert await tx.people.members.account_of(cuong.id) is None


async def test_all_accounts_of_a_member_are_known_blocked_ones_too(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await a_member(tx, "An"), await a_member(tx, "Bình")
        telegram, zalo = await an_account(tx, "7", an), await an_account(tx, "z", an, "zalo")
        await an_account(tx, "8", binh)
        await tx.people.members.mark_blocked(telegram.id, NOW)
        assert await tx.people.members.all_accounts(an.id) == [replace(telegram, blocked_at=NOW), zalo]


async def test_an_account_can_be_taken_from_a_member(db: Database) -> None:
    async with db.transaction() as tx:
        account = await an_account(tx, "7", await a_member(tx))
        await tx.people.members.link(account.id, None)
        await tx.people.members.set_account_language(account.id, Language.EN)
        left = await tx.people.members.account(account.id)
        assert left is not None
        assert (left.member_id, left.language) == (None, Language.EN)


async def test_wrong_codes_count_for_an_hour(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        assert await tx.people.members.count_wrong_code(an.id, NOW) == 1
        assert await tx.people.members.count_wrong_code(an.id, after(minutes=30)) == 2
        assert await tx.people.members.count_wrong_code(binh.id, after(minutes=30)) == 1
        assert await tx.people.members.count_wrong_code(an.id, after(minutes=60)) == 2
        assert await tx.people.members.count_wrong_code(an.id, after(hours=9)) == 1
