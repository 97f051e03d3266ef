from __future__ import annotations

from dataclasses import replace

from core.channels import Received
from core.conversation import Conversation
from storage.database import Database
from tests.storage.kit import NOW, after, an_account

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


async def test_a_card_replaces_the_choices_where_nothing_is_asked(db: Database) -> None:
    at_rest = replace(OPEN, flow=None, state=None, draft="")
    async with db.transaction() as tx:
        an, binh = (await an_account(tx, "1")).id, (await an_account(tx, "2")).id
        await tx.conversations.save(an, at_rest)
        for account in (an, binh):
            await tx.conversations.shown(account, CARD, after(seconds=5))
        assert await tx.conversations.load(an) == replace(
            at_rest, choices=CARD, previous=OPEN.choices, shown_at=after(seconds=5)
        )
        assert await tx.conversations.load(binh) == Conversation(choices=CARD, shown_at=after(seconds=5))


async def test_a_card_that_comes_while_something_is_asked_stands_beside_it(db: Database) -> None:
    async with db.transaction() as tx:
        an = (await an_account(tx, "1")).id
        await tx.conversations.save(an, OPEN)
        await tx.conversations.shown_beside(an, [("Cũ", "show1:1")])
        await tx.conversations.shown_beside(an, CARD)
        found = await tx.conversations.load(an)
        assert found == replace(OPEN, beside=CARD)
        await tx.conversations.save(an, found)
        assert await tx.conversations.load(an) == found


async def test_what_is_asked_later_stays_whatever_comes_between(db: Database) -> None:
    later = replace(OPEN, beside=CARD, later='{"invitation":7}')
    async with db.transaction() as tx:
        an = (await an_account(tx, "1")).id
        await tx.conversations.save(an, later)
        assert await tx.conversations.load(an) == later
        await tx.conversations.shown_beside(an, CARD)
        await tx.conversations.save(an, (await tx.conversations.load(an)).closed())
        for moment in (5, 6, 7):
            await tx.conversations.shown(an, CARD, after(seconds=moment))
        found = await tx.conversations.load(an)
        assert (found.later, found.flow, found.draft) == ('{"invitation":7}', None, "")


def test_when_nothing_is_asked_any_more_the_card_is_on_the_screen() -> None:
    assert replace(OPEN, beside=CARD).closed() == Conversation(choices=CARD, previous=CARD, nonce=3, shown_at=NOW)
    assert OPEN.closed().choices == OPEN.choices


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
