from __future__ import annotations

from datetime import datetime, timedelta

from core.outbox import About, Leased, NewMessage, Priority, Unsent
from core.people.types import Account, Language
from storage.database import Database, Transaction
from tests.storage.kit import NOW, a_member, after, an_account, message, raw

UNTIL = after(seconds=60)


async def _lease(
    tx: Transaction, now: datetime = NOW, limit: int = 10, busy: tuple[Account, ...] = (), each: int = 1
) -> list[Leased]:
    room = {(account.channel, account.chat_id): 0 for account in busy}
    return await tx.outbox.lease(now, max(UNTIL, after(days=9)) if now > UNTIL else UNTIL, limit, each, room)


async def _payloads(tx: Transaction, now: datetime = NOW) -> list[str]:
    """Deliver until nothing is due; what went, in order."""
    went: list[str] = []
    while batch := await _lease(tx, now):
        for row in batch:
            went.append(row.payload)
            await tx.outbox.sent(row.id, "m1", now)
    return went


async def test_a_leased_row_carries_all_that_sending_needs(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx, "Y Blơm Niê", call_name="Y Blơm", language=Language.EN)
        account = await an_account(tx, "7", member)
        await tx.outbox.add([message(account, "{}", Priority.ALERT, expires_at=after(hours=1))], NOW)
        (row,) = await _lease(tx)
    assert (row.channel, row.chat_id, row.member) == ("telegram", "chat7", member)
    assert (row.priority, row.attempts, row.created_at) == (Priority.ALERT, 1, NOW)
    assert (row.expires_at, row.blocked) == (after(hours=1), False)


async def test_a_stranger_is_answered_in_the_language_of_the_account(db: Database) -> None:
    async with db.transaction() as tx:
        account = await an_account(tx)
        await tx.people.members.set_account_language(account.id, Language.EN)
        await tx.people.members.mark_blocked(account.id, NOW)
        await tx.outbox.add([message(account)], NOW)
        (row,) = await _lease(tx)
    assert (row.member, row.language) == (None, Language.EN)
    assert row.blocked


async def test_an_alert_overtakes_everything_and_replies_keep_their_order(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        await tx.outbox.add([message(an, f"news {n}", Priority.ANNOUNCEMENT) for n in range(3)], NOW)
        await tx.outbox.add([message(binh, "first"), message(binh, "second"), message(binh, "tap", Priority.TAP)], NOW)
        await tx.outbox.add([message(an, "alert", Priority.ALERT)], NOW)
        assert await _payloads(tx) == ["alert", "tap", "first", "second", "news 0", "news 1", "news 2"]


async def test_at_most_one_row_per_chat_and_as_many_chats_as_asked(db: Database) -> None:
    async with db.transaction() as tx:
        accounts = [await an_account(tx, str(n)) for n in range(5)]
        for _ in range(3):
            await tx.outbox.add([message(account, account.external_id) for account in accounts], NOW)
        assert [row.payload for row in await _lease(tx, limit=2)] == ["0", "1"]
        assert [row.payload for row in await _lease(tx, limit=2)] == ["2", "3"]
        assert [row.payload for row in await _lease(tx, limit=2)] == ["4"]
        assert await _lease(tx) == []


async def test_busy_chats_are_skipped_and_the_others_fill_the_batch(db: Database) -> None:
    async with db.transaction() as tx:
        accounts = [await an_account(tx, str(n)) for n in range(4)]
        await tx.outbox.add([message(account, account.external_id) for account in accounts], NOW)
        busy = (accounts[0], accounts[1])
        assert [row.payload for row in await _lease(tx, limit=2, busy=busy)] == ["2", "3"]


async def test_a_row_waiting_for_a_retry_holds_back_what_comes_after_it_but_no_alert(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        await tx.outbox.add([message(an, "first"), message(an, "second"), message(binh, "other")], NOW)
        row = (await _lease(tx, limit=1))[0]
        await tx.outbox.retry(row.id, after(seconds=30), "429")
        assert await _payloads(tx) == ["other"]
        assert await tx.outbox.next_due() == after(seconds=30)
        await tx.outbox.add([message(an, "digest", Priority.DIGEST), message(an, "alert", Priority.ALERT)], NOW)
        assert await _payloads(tx) == ["alert"]
        assert await tx.outbox.next_due() == after(seconds=30)
        assert await _payloads(tx, after(seconds=30)) == ["first", "second", "digest"]


async def test_a_row_for_later_holds_nobody_back(db: Database) -> None:
    async with db.transaction() as tx:
        an = await an_account(tx)
        await tx.outbox.add([message(an, "later", not_before=after(hours=1)), message(an, "now")], NOW)
        assert await _payloads(tx) == ["now"]
        assert await tx.outbox.next_due() == after(hours=1)
        assert await _payloads(tx, after(hours=1)) == ["later"]


async def test_a_chat_is_never_sent_two_rows_at_once(db: Database) -> None:
    async with db.transaction() as tx:
        an = await an_account(tx)
        await tx.outbox.add([message(an, "reply")], NOW)
        (row,) = await _lease(tx)
        await tx.outbox.add([message(an, "alert", Priority.ALERT)], NOW)
        assert await _lease(tx) == []
        assert await tx.outbox.next_due() == UNTIL
        await tx.outbox.sent(row.id, "m1", NOW)
        due = await tx.outbox.next_due()
        assert due is not None and due <= NOW
        assert await _payloads(tx) == ["alert"]
        assert await tx.outbox.next_due() is None


async def test_a_lease_lapses_and_the_attempts_are_counted(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.outbox.add([message(await an_account(tx))], NOW)
        assert (await _lease(tx))[0].attempts == 1
        assert await _lease(tx) == []
        assert await tx.outbox.next_due() == UNTIL
        assert (await _lease(tx, UNTIL))[0].attempts == 2


async def test_what_a_dead_process_had_leased_is_taken_back_at_start(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        await tx.outbox.add([message(an, "1"), message(an, "2"), message(binh, "3")], NOW)
        (_, sent) = await _lease(tx)
        await tx.outbox.sent(sent.id, "m1", NOW)
        assert await tx.outbox.release_leases() == 1
        assert await _payloads(tx) == ["1", "2"]


async def test_expired_rows_come_too_so_that_they_are_dropped_and_not_forgotten(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.outbox.add([message(await an_account(tx), expires_at=after(minutes=1))], NOW)
        (row,) = await _lease(tx, after(hours=1))
        assert row.expires_at == after(minutes=1)
        await tx.outbox.drop(row.id, "expired", NOW)
        assert await tx.outbox.next_due() is None


async def test_the_same_key_is_added_once_even_after_it_was_sent(db: Database) -> None:
    async with db.transaction() as tx:
        an = await an_account(tx)
        await tx.outbox.add([message(an, "1", key="alert:198:7"), message(an, "2", key="alert:198:7")], NOW)
        await tx.outbox.add([message(an, "3"), message(an, "4")], NOW)
        assert await _payloads(tx) == ["1", "3", "4"]
        await tx.outbox.add([message(an, "5", key="alert:198:7")], NOW)
        await tx.outbox.add([], NOW)
        assert await _payloads(tx) == []


async def test_payloads_are_wiped_when_a_row_is_settled(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        await tx.outbox.add([message(an, "private"), message(binh, "private")], NOW)
        sent, dropped = await _lease(tx)
        await tx.outbox.sent(sent.id, "m77", NOW)
        await tx.outbox.drop(dropped.id, "moot", NOW)
    rows = await raw(db, "SELECT state, payload, message_id, error FROM outbox ORDER BY id")
    assert rows == [("sent", "", "m77", ""), ("dropped", "", None, "moot")]


def _news(account: Account, incident: int, payload: str = "x") -> NewMessage:
    return message(account, payload, kind="news", about=About("incident", incident))


async def test_for_whom_a_matter_waits(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        about = About("incident", 19)
        digest = message(an, priority=Priority.DIGEST, not_before=after(hours=1), kind="card", about=about)
        alert = message(an, priority=Priority.ALERT, kind="card", about=about)
        await tx.outbox.add([digest, alert, message(binh, kind="card", about=about)], NOW)
        assert await tx.outbox.in_line("card", 19) == {an.id: Priority.ALERT, binh.id: Priority.REPLY}
        assert await tx.outbox.in_line("card", 1) == {}
        assert await tx.outbox.in_line("news", 19) == {}
        await _payloads(tx)
        assert await tx.outbox.in_line("card", 19) == {an.id: Priority.DIGEST}


async def test_what_waits_about_several_matters(db: Database) -> None:
    """What is on its way already is not among it."""
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        await tx.outbox.add([_news(an, 19, "flying")], NOW)
        await _lease(tx)
        await tx.outbox.add([_news(an, 19, "a"), _news(binh, 20, "b"), _news(binh, 21, "c")], NOW)
        assert await tx.outbox.unsent("news", [19, 20]) == [Unsent(an.id, 19, "a"), Unsent(binh.id, 20, "b")]
        assert await tx.outbox.unsent("card", [19, 20]) == []
        assert await tx.outbox.under_way("news", 19) == [an.id]
        assert await tx.outbox.under_way("news", 20) == []


async def test_what_is_on_the_phones_is_found_by_its_matter(db: Database) -> None:
    """Also what is just on its way; neither what waits nor what was dropped."""
    async with db.transaction() as tx:
        an, member = await an_account(tx, "1"), await a_member(tx, "Hồ Văn Tư")
        tu = await an_account(tx, "2", member)
        answer = message(tu, about=About("incident", 19))
        await tx.outbox.add([_news(tu, 19), answer, _news(tu, 19), _news(tu, 191)], NOW)
        sent, flying, dropped, other = await _lease(tx, each=4)
        await tx.outbox.sent(sent.id, "m77", NOW)
        await tx.outbox.drop(dropped.id, "moot", NOW)
        await tx.outbox.sent(other.id, "m78", NOW)
        elsewhere = message(an, about=About("support", 19))
        await tx.outbox.add([_news(an, 19), elsewhere], NOW)
        found = await tx.outbox.delivered(["news", "reply"], "incident", 19)
        assert [(row.id, row.account_id, row.member) for row in found] == [
            (sent.id, tu.id, member),
            (flying.id, tu.id, member),
        ]
        assert [await tx.outbox.message_id(id_) for id_ in (sent.id, flying.id, 4711)] == ["m77", None, None]


async def test_settled_rows_are_forgotten_after_their_time_and_waiting_ones_never(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.outbox.add([message(await an_account(tx, str(n)), str(n)) for n in range(3)], NOW)
        sent, dropped, _ = await tx.outbox.lease(NOW, after(minutes=1), 3, 1, {})
        await tx.outbox.sent(sent.id, "m1", NOW)
        await tx.outbox.drop(dropped.id, "moot", after(days=2))
        assert await tx.outbox.purge_settled(after(days=1)) == 1
        assert await tx.outbox.purge_settled(after(days=90)) == 1
    assert await raw(db, "SELECT count(*) FROM outbox") == [(1,)]


async def test_what_may_go_at_once_does_not_wait_when_the_clock_is_set_back(db: Database) -> None:
    async with db.transaction() as tx:
        an = await an_account(tx)
        await tx.outbox.add([message(an, "reply")], NOW)
        assert await tx.outbox.lease(NOW - timedelta(minutes=10), UNTIL, 10, 1, {})


async def test_several_of_one_chat_can_be_taken_together_in_their_order(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        await tx.outbox.add([message(an, str(n)) for n in range(4)], NOW)
        await tx.outbox.add([message(binh, "b"), message(an, "alert", Priority.ALERT)], NOW)
        assert [row.payload for row in await _lease(tx, each=3)] == ["alert", "0", "1", "b"]
        assert await _lease(tx, each=3) == []


async def test_a_chat_gets_no_more_than_it_has_room_for(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        await tx.outbox.add([message(an, str(n)) for n in range(9)], NOW)
        await tx.outbox.add([message(binh, "b")], NOW)
        room = {(an.channel, an.chat_id): 2}
        taken = await tx.outbox.lease(NOW, UNTIL, 3, 4, room)
        assert [row.payload for row in taken] == ["0", "1", "b"]


async def test_a_row_that_was_tried_goes_alone(db: Database) -> None:
    async with db.transaction() as tx:
        an = await an_account(tx, "1")
        await tx.outbox.add([message(an, str(n)) for n in range(3)], NOW)
        (first,) = await _lease(tx, limit=1, each=4)
        await tx.outbox.retry(first.id, NOW, "retry")
        assert [row.payload for row in await _lease(tx, each=4)] == ["0"]


async def test_what_is_put_back_was_never_taken(db: Database) -> None:
    async with db.transaction() as tx:
        an = await an_account(tx, "1")
        await tx.outbox.add([message(an, str(n)) for n in range(3)], NOW)
        taken = await _lease(tx, each=4)
        await tx.outbox.put_back([row.id for row in taken[1:]])
        await tx.outbox.sent(taken[0].id, "5", NOW)
        assert [(row.payload, row.attempts) for row in await _lease(tx, each=4)] == [("1", 1), ("2", 1)]


async def test_what_became_of_all_that_were_asked_the_same(db: Database) -> None:
    async with db.transaction() as tx:
        accounts = [await an_account(tx, str(n)) for n in range(5)]
        about = [About("patrol", 1, 7), About("patrol", 1, 7), About("patrol", 1, 7), About("patrol", 11, 7)]
        about += [About("patrol", 1, 8)]
        rows = [message(account, kind="asked", about=one) for account, one in zip(accounts, about, strict=True)]
        await tx.outbox.add(rows, NOW)
        sent, refused, *_ = await _lease(tx, limit=2)
        await tx.outbox.sent(sent.id, "m1", NOW)
        await tx.outbox.drop(refused.id, "blocked", NOW)
        fates = await tx.outbox.fates("asked", 1, 7)
    assert sorted((fate.waits, fate.sent_at) for fate in fates if fate.sent_at is None) == [(False, None), (True, None)]
    assert [fate.sent_at for fate in fates if fate.sent_at is not None] == [NOW]
