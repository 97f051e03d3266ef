"""A part of a transaction stands or falls by itself."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from core.errors import StorageFull
from storage.database import Database, Transaction
from tests.storage.kit import NOW, an_account, raw, update

Act = Callable[[Transaction], Awaitable[object]]


async def _keys(db: Database) -> list[str]:
    return [key for (key,) in await raw(db, "SELECT key FROM inbox ORDER BY id")]


async def _add(tx: Transaction, key: str) -> None:
    await tx.inbox.add([update(key)])


async def _look(tx: Transaction) -> None:
    """A question: everything before it is at the database now."""
    await tx.inbox.next_retry()


async def _nothing(tx: Transaction) -> None:
    """Leave the change on its way to the database."""


async def _a_reference_to_nobody(tx: Transaction) -> None:
    await tx.people.members.link(999, 999)
    account = await an_account(tx, "13")
    await tx.people.members.link(account.id, 999)


@pytest.mark.parametrize("before", [_nothing, _look])
@pytest.mark.parametrize("inside", [_nothing, _look])
async def test_what_fails_is_undone_without_the_rest(db: Database, before: Act, inside: Act) -> None:
    async with db.transaction() as tx:
        async with tx.part():
            await _add(tx, "first")
        await before(tx)
        with pytest.raises(ZeroDivisionError):
            async with tx.part():
                await _add(tx, "broken")
                await inside(tx)
                raise ZeroDivisionError
        async with tx.part():
            await _add(tx, "last")
    assert await _keys(db) == ["first", "last"]


@pytest.mark.parametrize("inside", [_nothing, _look])
async def test_when_the_first_part_fails_the_next_one_is_kept(db: Database, inside: Act) -> None:
    async with db.transaction() as tx:
        with pytest.raises(ZeroDivisionError):
            async with tx.part():
                await _add(tx, "broken")
                await inside(tx)
                raise ZeroDivisionError
        await _add(tx, "last")
    assert await _keys(db) == ["last"]


async def test_what_the_database_refuses_at_once_is_undone_without_the_rest(db: Database) -> None:
    async with db.transaction() as tx:
        async with tx.part():
            await _add(tx, "first")
        await _look(tx)
        with pytest.raises(sqlite3.IntegrityError):
            async with tx.part():
                await _add(tx, "broken")
                await _a_reference_to_nobody(tx)
                await _look(tx)
        async with tx.part():
            await _add(tx, "last")
    assert await _keys(db) == ["first", "last"]


@pytest.mark.parametrize("afterwards", [_nothing, _look])
async def test_what_the_database_refuses_later_leaves_nothing_of_the_transaction(db: Database, afterwards: Act) -> None:
    """Nothing of the transaction is kept, whatever is made of the error: nobody can say whose change it was."""
    with pytest.raises(sqlite3.IntegrityError):
        async with db.transaction() as tx:
            async with tx.part():
                await _add(tx, "first")
                await _a_reference_to_nobody(tx)
            with suppress(sqlite3.IntegrityError):
                async with tx.part():
                    await _add(tx, "second")
                    await afterwards(tx)
            with suppress(RuntimeError):
                async with tx.part():
                    await _add(tx, "third")
    assert await _keys(db) == []
    async with db.transaction() as tx:
        await _add(tx, "next")
    assert await _keys(db) == ["next"]


async def test_when_the_very_first_question_is_refused_what_follows_is_kept(db: Database) -> None:
    """One single change after a refusal must not be taken for an empty transaction."""
    async with db.transaction() as tx:
        account = await an_account(tx)
    async with db.transaction() as tx:
        with pytest.raises(sqlite3.IntegrityError):
            async with tx.part():
                await tx.people.members.link(account.id, 999)
                await _look(tx)
        await tx.people.members.mark_blocked(account.id, NOW)
    async with db.reading() as tx:
        found = await tx.people.members.actor("telegram", account.external_id)
        assert found is not None
        assert found.account.blocked_at == NOW


async def test_a_part_that_was_cancelled_takes_the_whole_transaction_with_it(db: Database) -> None:
    entered = asyncio.Event()

    async def slow() -> None:
        async with db.transaction() as tx:
            async with tx.part():
                await _add(tx, "first")
            async with tx.part():
                await _add(tx, "second")
                entered.set()
                await asyncio.sleep(60)

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(slow())
        await entered.wait()
        task.cancel()
    async with db.transaction() as tx:
        await _add(tx, "next")
    assert await _keys(db) == ["next"]


async def test_a_full_disk_inside_a_part_is_told_as_such_and_nothing_is_kept(db: Database) -> None:
    await raw(db, "PRAGMA max_page_count=150")
    with pytest.raises(StorageFull, match="full"):
        async with db.transaction() as tx:
            async with tx.part():
                await _add(tx, "first")
            async with tx.part():
                await tx.inbox.add([update(str(n), body="x" * 4000) for n in range(500)])
    await raw(db, "PRAGMA max_page_count=1000000")
    async with db.transaction() as tx:
        await _add(tx, "next")
    assert await _keys(db) == ["next"]
