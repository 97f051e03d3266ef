"""Costs that must stay low, counted in SQLite's own steps so that a slow machine cannot fail the tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from core.conversation import Conversation
from core.incident.ladder import Alert
from core.incident.types import IncidentState
from core.outbox import Priority
from core.patrol.types.shift import NewShift, ShiftState
from core.people.types import Account, Hamlet, Team
from storage.database import Database, Transaction
from tests.storage.kit import NOW, a_member, after, an_account, an_incident, message, update


@dataclass
class Steps:
    taken: int = 0

    def count(self) -> int:
        self.taken += 1
        return 0


@asynccontextmanager
async def counted(db: Database) -> AsyncIterator[Steps]:
    steps = Steps()
    await db._writing.set_progress_handler(steps.count, 1)
    yield steps
    await db._writing.set_progress_handler(lambda: 0, 0)


async def _turn(tx: Transaction, account: Account, key: str) -> None:
    """All that is asked of inbox and outbox for one message and its answer. Nothing waits afterwards."""
    await tx.inbox.add([update(key)])
    (row,) = await tx.inbox.next(NOW)
    assert row is not None
    await tx.outbox.add([message(account, key=key), message(account)], NOW)
    await tx.inbox.done(row.id, NOW)
    await tx.inbox.next_retry()
    for leased in await tx.outbox.lease(NOW, after(minutes=1), 10, 4, {}):
        await tx.outbox.sent(leased.id, "m1", NOW)
    await tx.outbox.next_due()
    await tx.outbox.in_line("card", 1)
    await tx.outbox.release_leases()


async def test_a_turn_costs_no_more_after_a_hundred_thousand(db: Database) -> None:
    async with db.transaction() as tx:
        account = await an_account(tx)
    async with db.transaction() as tx, counted(db) as empty:
        await _turn(tx, account, "before")
    async with db.transaction() as tx:
        await tx.inbox.next_retry()  # begins
        await db._writing.executemany(
            "INSERT INTO inbox (channel, key, lane, body, state, received_at, attempts, error)"
            " VALUES ('telegram', ?, '7', '', 'done', '2026-11-01 00:00:00.000000', 0, '')",
            ((f"old {n}",) for n in range(100_000)),
        )
        await db._writing.executemany(
            "INSERT INTO outbox (kind, account_id, priority, payload, dedup_key, state, created_at, not_before,"
            " attempts, error, feature, subject)"
            " VALUES ('card', ?, 2, '', ?, 'sent', '2026-11-01', '2026-11-01', 1, '', 'incident', ?)",
            ((account.id, f"old {n}", n + 2) for n in range(100_000)),
        )
    async with db.transaction() as tx, counted(db) as full:
        await _turn(tx, account, "after")
    assert full.taken <= empty.taken + 200


async def test_an_alert_is_found_at_once_among_thousands_of_announcements(db: Database) -> None:
    async with db.transaction() as tx:
        crowd = [await an_account(tx, str(n)) for n in range(1000)]
        for _ in range(2):
            await tx.outbox.add([message(one, priority=Priority.ANNOUNCEMENT) for one in crowd], NOW)
        await tx.outbox.add([message(crowd[700], "alert", Priority.ALERT)], NOW)
    async with db.transaction() as tx, counted(db) as steps:
        (first,) = await tx.outbox.lease(NOW, after(minutes=1), 1, 1, {})
    assert first.payload == "alert"
    assert steps.taken < 500


async def test_a_long_queue_in_one_chat_is_looked_through_once(db: Database) -> None:
    async with db.transaction() as tx:
        account = await an_account(tx)
        await tx.outbox.add([message(account) for _ in range(1000)], NOW)
        (first,) = await tx.outbox.lease(NOW, after(minutes=1), 1, 1, {})
        await tx.outbox.retry(first.id, after(minutes=1), "429")
    async with db.transaction() as tx, counted(db) as steps:
        assert await tx.outbox.next_due() == after(minutes=1)
        assert await tx.outbox.lease(NOW, after(minutes=1), 9, 1, {}) == []
    assert steps.taken < 100 * 1000  # each against each would be millions


async def test_the_next_update_is_found_at_once_in_a_backlog(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.inbox.add([update(str(n), lane=str(n % 50), number=n) for n in range(5000)])
    async with db.transaction() as tx, counted(db) as steps:
        assert await tx.inbox.next(NOW)
    assert steps.taken < 100


async def test_old_incidents_alerts_and_conversations_are_not_looked_through(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        for n in range(300):
            id_ = (await an_incident(tx, member, n)).id
            await tx.incident.incidents.set_state(
                id_, IncidentState.RESOLVED, holder_id=None, held_at=None, closed_at=after(hours=1)
            )
            await tx.incident.alerts.start(Alert(id_, NOW))
            await tx.conversations.save((await an_account(tx, str(n))).id, Conversation(nonce=1))
    async with db.transaction() as tx, counted(db) as steps:
        assert await tx.incident.incidents.open() == []
        assert await tx.incident.alerts.due(NOW) is None
        assert await tx.incident.alerts.quiet(NOW) is None
        assert await tx.conversations.expired(NOW) is None
    assert steps.taken < 200


async def _night(tx: Transaction, member: int) -> None:
    """Questions to the roster for one member's evening: what comes, who is free, what the shift before left."""
    day = NOW.date()
    assert len(await tx.patrol.assignments.coming(member, NOW)) == 1
    assert len(await tx.patrol.assignments.of_member(member, day, day + timedelta(days=30))) == 1
    assert await tx.patrol.assignments.busy(NOW, after(hours=4)) == {member}
    assert await tx.patrol.assignments.on_duty(member) is None
    assert await tx.patrol.assignments.due(NOW) is None
    assert len(await tx.patrol.shifts.around(NOW)) == 1
    assert await tx.patrol.shifts.last_of("T3", after(hours=1)) is not None
    assert await tx.patrol.shifts.due(NOW) is None


async def test_years_of_shifts_do_not_make_an_evening_slower(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.people.places.put([Hamlet("H10", "Hồ Sen")], [Team("T3", "Tổ 3", ("H10",), "")])
        member = (await a_member(tx)).id
        tonight = NewShift(NOW.date(), "D", "", "T3", NOW, after(hours=4), "", None, None, 3, 5, 8, (member,))
        await tx.patrol.shifts.save(replace(await tx.patrol.shifts.add(tonight), state=ShiftState.PUBLISHED))
    async with db.transaction() as tx, counted(db) as one:
        await _night(tx, member)
    async with db.transaction() as tx:
        for back in range(1, 1500):
            day, span = NOW.date() - timedelta(days=back), (after(days=-back), after(days=-back, hours=4))
            held = await tx.patrol.shifts.add(replace(tonight, day=day, starts_at=span[0], ends_at=span[1]))
            await tx.patrol.shifts.save(replace(held, state=ShiftState.CLOSED, closed_at=span[1]))
    async with db.transaction() as tx, counted(db) as many:
        await _night(tx, member)
    assert many.taken <= one.taken + 200
