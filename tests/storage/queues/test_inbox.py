from __future__ import annotations

from storage.database import Database, Transaction
from tests.storage.kit import NOW, after, raw, update


async def _handle_next(tx: Transaction) -> str | None:
    rows = await tx.inbox.next(NOW)
    if not rows:
        return None
    (row,) = rows
    await tx.inbox.done(row.id, NOW)
    return row.body


async def test_updates_come_out_as_they_came_in(db: Database) -> None:
    async with db.transaction() as tx:
        assert await tx.inbox.add([update("1", body='{"text":"Có trộm!"}')]) == 1
        (row,) = await tx.inbox.next(NOW)
        assert row is not None
        assert (row.channel, row.lane, row.body) == ("telegram", "7", '{"text":"Có trộm!"}')
        assert (row.received_at, row.attempts) == (NOW, 0)


async def test_an_update_delivered_twice_is_one_row_even_after_it_was_handled(db: Database) -> None:
    async with db.transaction() as tx:
        assert await tx.inbox.add([update("1"), update("2"), update("1")]) == 2
        assert await _handle_next(tx)
        assert await tx.inbox.add([update("1"), update("1", channel="zalo")]) == 1
        assert await tx.inbox.add([]) == 0


async def test_what_was_handled_is_wiped_but_remembered(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.inbox.add([update("1", body="private")])
        await _handle_next(tx)
    assert await raw(db, "SELECT state, body FROM inbox") == [("done", "")]


async def test_oldest_first_and_in_order_within_a_lane(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.inbox.add([update(str(n), lane=str(n % 2), body=str(n)) for n in range(5)])
        assert [await _handle_next(tx) for _ in range(6)] == ["0", "1", "2", "3", "4", None]


async def test_a_lane_is_handled_as_the_network_counted_whatever_order_it_came_in(db: Database) -> None:
    async with db.transaction() as tx:
        for number in (13, 11, 12):
            await tx.inbox.add([update(str(number), body=str(number), number=number)])
        await tx.inbox.add([update("5", lane="8", body="another lane", number=5)])
        assert [row.body for row in await tx.inbox.next(NOW, 9)] == ["11", "another lane"]
        assert [await _handle_next(tx) for _ in range(5)] == ["11", "12", "13", "another lane", None]
        assert await tx.inbox.add([update("12", number=12)]) == 0


async def test_without_a_count_it_is_handled_as_it_came_in(db: Database) -> None:
    """So is what an older release left waiting; it comes first."""
    async with db.transaction() as tx:
        await tx.inbox.add([update("b", body="first"), update("a", body="second"), update("1", body="last", number=1)])
        assert [await _handle_next(tx) for _ in range(3)] == ["first", "second", "last"]


async def test_a_failed_update_holds_its_own_lane_and_no_other(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.inbox.add(
            [
                update("1", "an", "a1"),
                update("2", "an", "a2"),
                update("3", "binh", "b1"),
                update("4", "an", "z1", "zalo"),
            ]
        )
        (first,) = await tx.inbox.next(NOW)
        assert first is not None
        await tx.inbox.failed(first.id, "KeyError", after(seconds=30))
        assert [await _handle_next(tx) for _ in range(3)] == ["b1", "z1", None]
        assert await tx.inbox.next_retry() == after(seconds=30)
        (again,) = await tx.inbox.next(after(seconds=30))
        assert again is not None
        assert (again.body, again.attempts) == ("a1", 1)


async def test_a_parked_update_keeps_its_body_and_lets_the_lane_go_on(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.inbox.add([update("1", body="poison"), update("2", body="next")])
        (row,) = await tx.inbox.next(NOW)
        assert row is not None
        await tx.inbox.park(row.id, "ValueError", NOW)
        assert await _handle_next(tx) == "next"
        assert await tx.inbox.next_retry() is None
    parked = "SELECT body, error, attempts FROM inbox WHERE state = 'parked'"
    assert await raw(db, parked) == [("poison", "ValueError", 1)]


async def test_of_a_parked_update_the_body_goes_after_its_time_once(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.inbox.add([update("1", body="poison"), update("2", body="waits")])
        await tx.inbox.park(1, "ValueError", NOW)
        assert await tx.inbox.wipe_parked(NOW) == 0
        assert [await tx.inbox.wipe_parked(after(days=1)) for _ in range(2)] == [1, 0]
    rows = "SELECT state, body, error FROM inbox ORDER BY id"
    assert await raw(db, rows) == [("parked", "", "ValueError"), ("waiting", "waits", "")]


async def test_old_handled_rows_are_purged_and_nothing_else(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.inbox.add([update(str(n)) for n in range(1003)])
        for _ in range(1001):
            await _handle_next(tx)
        (row,) = await tx.inbox.next(NOW)
        assert row is not None
        await tx.inbox.park(row.id, "ValueError", NOW)
        assert await tx.inbox.purge_done(NOW) == 0
        assert [await tx.inbox.purge_done(after(days=1)) for _ in range(3)] == [1000, 1, 0]
        assert await _handle_next(tx) == "{}"
    assert await raw(db, "SELECT count(*) FROM inbox") == [(2,)]
