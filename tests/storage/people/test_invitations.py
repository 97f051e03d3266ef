from __future__ import annotations

from sqlite3 import IntegrityError

import pytest

from core.people.types import Invitation, Role
from storage.database import Database, Transaction
from tests.storage.kit import NOW, a_member, after, an_account


async def _invite(tx: Transaction, code: str, member_id: int | None = None, by: int | None = None) -> Invitation:
    return await tx.people.invitations.add(code, Role.VOLUNTEER, None, member_id, by, NOW, after(hours=72))


async def test_an_invitation_is_found_by_its_hash_and_used_once(db: Database) -> None:
    async with db.transaction() as tx:
        account = await an_account(tx)
        invitation = await _invite(tx, "abc")
        assert await tx.people.invitations.find("abc") == invitation
        assert await tx.people.invitations.find("abd") is None
        assert invitation.usable(NOW)
        await tx.people.invitations.use(invitation.id, account.id, NOW)
        used = await tx.people.invitations.find("abc")
        assert used is not None
        assert used.used_at == NOW
        assert not used.usable(NOW)


async def test_open_invitations_are_those_that_can_still_be_used(db: Database) -> None:
    async with db.transaction() as tx:
        chief, officer = await a_member(tx, "Dũng"), await a_member(tx, "Long")
        account = await an_account(tx)
        used, revoked, first, second = [await _invite(tx, code, by=chief.id) for code in "abcd"]
        other = await _invite(tx, "e", by=officer.id)
        await tx.people.invitations.use(used.id, account.id, NOW)
        await tx.people.invitations.revoke(revoked.id, NOW)
        assert await tx.people.invitations.open(NOW) == [other, second, first]
        assert await tx.people.invitations.open(after(hours=72)) == []


async def test_whoever_is_suspended_loses_every_open_invitation(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        await _invite(tx, "a", member.id)
        await _invite(tx, "b", member.id)
        other = await _invite(tx, "c")
        assert await tx.people.invitations.revoke_for(member.id, NOW) == 2
        assert await tx.people.invitations.revoke_for(member.id, NOW) == 0
        assert await tx.people.invitations.open(NOW) == [other]


async def test_a_code_is_given_once(db: Database) -> None:
    with pytest.raises(IntegrityError):
        async with db.transaction() as tx:
            await _invite(tx, "a")
            await _invite(tx, "a")
