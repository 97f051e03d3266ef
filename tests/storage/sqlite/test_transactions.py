from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import Locked, StorageFull
from core.people.types import MemberState
from core.ports import Database as DatabasePort
from storage.database import Database, Transaction
from storage.sqlite.engine import connect
from tests.storage.kit import NOW, a_member, an_account, message, raw, update


def test_the_database_is_what_the_use_cases_expect(db: Database) -> None:
    port: DatabasePort = db  # mypy reads this
    assert port


async def test_what_was_done_together_becomes_true_together(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        await tx.inbox.add([update("1")])
    async with db.transaction() as tx:
        assert (await tx.people.members.get(member.id)) == member
        assert await tx.inbox.next(NOW)


async def test_an_exception_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with db.transaction() as tx:
            account = await an_account(tx, "7", await a_member(tx))
            await tx.inbox.add([update("1")])
            await tx.outbox.add([message(account)], NOW)
            await tx.audit.note("member.added", NOW, by=None)
            raise ZeroDivisionError
    async with db.transaction() as tx:
        assert await tx.people.members.search("") == []
        assert await tx.people.members.actor("telegram", "7") is None
        assert not await tx.inbox.next(NOW)
        assert await tx.outbox.next_due() is None


async def test_forty_tasks_that_read_and_write_lose_no_update(db: Database) -> None:
    async with db.transaction() as tx:
        account = await an_account(tx)

    async def turn() -> None:
        async with db.transaction() as tx:
            before = await tx.conversations.load(account.id)
            await asyncio.sleep(0)
            await tx.conversations.save(account.id, type(before)(nonce=before.nonce + 1))

    await asyncio.gather(*(turn() for _ in range(40)))
    async with db.reading() as tx:
        assert (await tx.conversations.load(account.id)).nonce == 40


async def test_a_transaction_inside_a_transaction_is_refused_instead_of_waiting_for_ever(db: Database) -> None:
    async with db.transaction():
        with pytest.raises(RuntimeError, match="inside"):
            async with db.transaction():
                pass


async def test_nothing_can_be_written_through_a_transaction_that_is_over(db: Database) -> None:
    async with db.transaction() as tx:
        pass
    with pytest.raises(RuntimeError, match="over"):
        await tx.inbox.add([update("1")])


async def test_references_to_nobody_are_refused(db: Database) -> None:
    async with db.transaction() as tx:
        account = await an_account(tx)
    with pytest.raises(sqlite3.IntegrityError):
        async with db.transaction() as tx:
            await tx.people.members.link(account.id, 999)


async def test_a_cancelled_task_lets_the_next_one_in(db: Database) -> None:
    entered = asyncio.Event()

    async def slow() -> None:
        async with db.transaction() as tx:
            await tx.inbox.add([update("1")])
            entered.set()
            await asyncio.sleep(60)

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(slow())
        await entered.wait()
        task.cancel()
    async with db.transaction() as tx:
        assert not await tx.inbox.next(NOW)


async def test_a_cancelled_task_does_not_hurt_the_next_one(db: Database) -> None:
    async def write(key: str) -> None:
        async with db.transaction() as tx:
            await tx.inbox.add([update(key)])

    for n in range(30):
        task = asyncio.ensure_future(write(str(n)))
        await asyncio.sleep(n * 0.0001)
        task.cancel()
        await asyncio.gather(task, write(f"other {n}"), return_exceptions=True)
    async with db.transaction() as tx:
        assert await tx.inbox.add([update(f"other {n}") for n in range(30)]) == 0


@pytest.mark.parametrize("steps", range(1, 12))
async def test_a_cancelled_transaction_is_undone_wherever_it_was(db: Database, steps: int) -> None:
    """In BEGIN, in a statement, in COMMIT: the next one finds the connection free, and all of it or nothing."""
    task = asyncio.ensure_future(_write_twice(db))
    for _ in range(steps):
        await asyncio.sleep(0.0002)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with db.transaction() as tx:
        new = await tx.inbox.add([update("1"), update("2")])
    assert new in (0, 2)


async def _write_twice(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.inbox.add([update("1")])
        await tx.inbox.add([update("2")])


async def test_what_is_committed_is_on_the_disk(db: Database) -> None:
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    for pragma, value in asked.items():
        assert await raw(db, f"PRAGMA {pragma}") == [(value,)]


async def test_a_task_may_be_cancelled_at_any_point(db: Database) -> None:
    for hops in range(40):
        for pause in (0, 0.0002):
            task = asyncio.ensure_future(_write(db))
            for _ in range(hops):
                await asyncio.sleep(pause)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            async with db.transaction() as tx:
                await tx.inbox.next_retry()


async def test_while_another_process_writes_the_bot_waits_and_stays_awake(db: Database) -> None:
    with closing(sqlite3.connect(db.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.ensure_future(_write(db))
        for _ in range(20):
            await asyncio.sleep(0.005)  # the loop turns although the database is locked
        assert not waiting.done()
        other.execute("COMMIT")
        await waiting


async def test_all_who_wait_for_another_process_lose_patience_together(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database._PATIENCE", 0.3)
    with closing(sqlite3.connect(db.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(0.6):
            ended = await asyncio.gather(*(_write(db) for _ in range(5)), return_exceptions=True)
        assert [type(end) for end in ended] == [Locked] * 5
        other.execute("COMMIT")
    await _write(db)


async def test_a_lock_that_is_let_go_in_time_loses_nothing(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """As often as it comes: patience begins anew each time that the database was ours."""
    monkeypatch.setattr("storage.database._PATIENCE", 0.2)
    with closing(sqlite3.connect(db.file, isolation_level=None)) as other:
        for time in range(3):
            other.execute("BEGIN IMMEDIATE")
            writing = [asyncio.ensure_future(_write(db, f"{time} {n}")) for n in range(5)]
            await asyncio.sleep(0.12)
            other.execute("COMMIT")
            await asyncio.gather(*writing)
    assert await raw(db, "SELECT count(*) FROM inbox") == [(15,)]


async def test_whoever_gave_up_waiting_leaves_the_next_one_their_patience(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database._PATIENCE", 0.2)
    monkeypatch.setattr("storage.database._ANOTHER_TIME", 0.1)
    with closing(sqlite3.connect(db.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.ensure_future(_write(db))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await asyncio.sleep(0.2)
        again = asyncio.ensure_future(_write(db))
        await asyncio.sleep(0.05)
        other.execute("COMMIT")
        await again


async def _write(db: Database, key: str = "1") -> None:
    async with db.transaction() as tx:
        await tx.inbox.add([update(key)])


async def test_readers_see_one_moment_and_do_not_wait_for_the_writer(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
    async with db.reading() as before, db.transaction() as tx:
        assert (await before.people.members.get(member.id)).active
        await tx.people.members.set_state(member.id, MemberState.SUSPENDED)
        assert (await before.people.members.get(member.id)).active
    async with db.reading() as now:
        assert not (await now.people.members.get(member.id)).active


async def test_a_reader_cannot_write(db: Database) -> None:
    with pytest.raises(StorageFull):
        async with db.reading() as tx:
            await tx.inbox.add([update("1")])


async def test_many_readers_at_once_do_not_wait_for_each_other(db: Database) -> None:
    async def look() -> int:
        async with db.reading() as tx:
            return len(await tx.people.members.search(""))

    assert await asyncio.gather(*(look() for _ in range(30))) == [0] * 30


async def _fill(tx: Transaction) -> None:
    for n in range(500):
        await tx.inbox.add([update(str(n), body="x" * 4000)])


async def test_a_full_disk_is_told_as_such_and_undone(db: Database) -> None:
    await _limit_pages(db, 150)
    with pytest.raises(StorageFull, match="full"):
        async with db.transaction() as tx:
            await _fill(tx)
    await _limit_pages(db, 1_000_000)
    async with db.transaction() as tx:
        assert not await tx.inbox.next(NOW)
        await _fill(tx)


async def _limit_pages(db: Database, pages: int) -> None:
    await raw(db, f"PRAGMA max_page_count={pages}")


async def test_a_file_that_became_read_only_stops_the_process(db: Database) -> None:
    await raw(db, "PRAGMA query_only=ON")
    with pytest.raises(StorageFull, match="readonly"):
        async with db.transaction() as tx:
            await tx.inbox.add([update("1")])


async def test_only_a_file_will_do(tmp_path: Path) -> None:
    for url in ("sqlite://", "sqlite:///:memory:", "postgresql://localhost/x"):
        with pytest.raises(ValueError, match=r"database\.url"):
            await Database.open(url, lambda: NOW)


async def test_a_failed_opening_leaves_no_thread_that_keeps_the_process_alive(tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_bytes(b"not a database" * 100)
    before = set(threading.enumerate())
    with pytest.raises(sqlite3.DatabaseError):
        await connect(letter)
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
        assert not thread.is_alive()


def test_personal_data_is_readable_by_the_bot_alone(db: Database) -> None:
    files = [f for f in db.file.parent.iterdir() if f.name.startswith(db.file.name)]
    assert len(files) >= 2
    assert {f.stat().st_mode & 0o077 for f in files} == {0}


_KILLED = """
import asyncio, os, signal, sys
from storage.database import Database
from tests.storage.kit import NOW, update
async def main():
    db = await Database.open(sys.argv[1], lambda: NOW)
    async with db.transaction() as tx:
        await tx.inbox.add([update("committed")])
    async with db.transaction() as tx:
        await tx.inbox.add([update("not committed")])
        os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""


async def test_a_killed_process_leaves_what_it_committed_and_nothing_else(url: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", _KILLED, url, env=environment)
    assert await killed.wait() == -signal.SIGKILL
    db = await Database.open(url, lambda: NOW)
    async with db.transaction() as tx:
        assert await tx.inbox.add([update("committed"), update("not committed")]) == 1
    await db.close()
