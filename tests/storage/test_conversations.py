from __future__ import annotations

from dataclasses import replace

from core.channels import Received
from core.ports import Conversation
from storage.database import Database
from tests.storage.people import NOW, after, an_account

CARD = (("Đã nhận", "ack1:198:2"), ("Đang đến", "go1:198:2"))
OPEN = Conversation(
    flow="report",
    state="hamlet",
    draft='{"category":"TROM"}',
    nonce=3,
    expires_at=after(minutes=3),
    choices=(("Hồ Sen", "hamlet1:H10:3"),),
    previous=CARD,
    shown_at=NOW,
)


async def test_a_conversation_is_found_where_it_was_left(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = (await an_account(tx, "1")).id, (await an_account(tx, "2")).id
        assert await tx.conversations.load(an) == Conversation()
        await tx.conversations.save(an, Conversation(nonce=2))
        await tx.conversations.save(an, OPEN)
        assert await tx.conversations.load(an) == OPEN
        assert await tx.conversations.load(binh) == Conversation()


async def test_a_card_shown_meanwhile_replaces_the_choices_and_nothing_else(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = (await an_account(tx, "1")).id, (await an_account(tx, "2")).id
        await tx.conversations.save(an, OPEN)
        for account in (an, binh):
            await tx.conversations.shown(account, CARD, after(seconds=5))
        assert await tx.conversations.load(an) == replace(
            OPEN, choices=CARD, previous=OPEN.choices, shown_at=after(seconds=5)
        )
        assert await tx.conversations.load(binh) == Conversation(choices=CARD, shown_at=after(seconds=5))


async def test_flows_past_their_time_are_found_longest_ago_first(db: Database) -> None:
    async with db.transaction() as tx:
        late, early, closed, endless = [(await an_account(tx, str(n))).id for n in range(4)]
        earlier = replace(OPEN, expires_at=after(minutes=2))
        await tx.conversations.save(late, OPEN)
        await tx.conversations.save(early, earlier)
        await tx.conversations.save(closed, replace(OPEN, flow=None, state=None))
        await tx.conversations.save(endless, replace(OPEN, expires_at=None))
        assert await tx.conversations.expired(NOW) is None
        assert await tx.conversations.expired(after(hours=1)) == (early, earlier)
        await tx.conversations.save(early, Conversation(nonce=4))
        assert await tx.conversations.expired(after(minutes=3)) == (late, OPEN)
        await tx.conversations.save(late, Conversation())
        assert await tx.conversations.expired(after(days=1)) is None


async def test_who_has_said_something_not_handled_yet_has_not_fallen_silent(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await an_account(tx, "1"), await an_account(tx, "2")
        for account in (an, binh):
            await tx.conversations.save(account.id, OPEN)
        await tx.inbox.add([Received("telegram", "100", an.chat_id, "{}", after(minutes=1))])
        assert await tx.conversations.expired(after(hours=1)) == (binh.id, OPEN)
        await tx.conversations.save(binh.id, Conversation())
        assert await tx.conversations.expired(after(hours=1)) is None
        (row,) = await tx.inbox.next(after(hours=1))
        assert row is not None
        await tx.inbox.done(row.id, after(hours=1))
        assert await tx.conversations.expired(after(hours=1)) == (an.id, OPEN)
