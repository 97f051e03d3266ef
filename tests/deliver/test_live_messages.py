"""A card that comes again replaces the one before: the new one is there before the old one goes, whatever dies."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.training.network.messages import Message
from core.channels import Retryable
from core.incident.actions import Take
from core.incident.alerting import CARD, send_card
from core.live_messages import Shown, anew, answered_below
from core.outbox import Leased, NewMessage, Priority
from core.work import Work
from tests.commune import Commune, Hand, PowerCut

POINTERS = ("xem tin mới bên dưới", "xem tin ở trên")
TAKE = Take(1).encode()


async def _theft(commune: Commune, *names: str) -> tuple[Hand, Message]:
    """An officer's phone with the card of a theft."""
    huy, long, *_ = await commune.phones("huy", "long", *names, on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    (card,) = long.messages
    return long, card


async def _again(commune: Commune, hand: Hand) -> None:
    """The card comes anew; the caller lets it be delivered."""
    account = await commune.account(hand)

    async def send(work: Work) -> None:
        await send_card(work, await work.tx.incident.incidents.get(1), account)

    commune.clock.now += timedelta(seconds=1)
    await commune.work(send)


def _cards(hand: Hand) -> list[Message]:
    return [m for m in hand.messages if "VV-1114-01" in m.words]


def _points(message: Message) -> bool:
    return any(words in message.words for words in POINTERS)


@asynccontextmanager
async def _fails(commune: Commune, method: str) -> AsyncIterator[None]:
    """The network takes everything but this."""
    call = commune.bot.api.call

    async def chosen(name: str, *more: Any, **options: Any) -> Any:
        if name == method:
            raise Retryable("pretended")
        return await call(name, *more, **options)

    commune.bot.api.call = chosen  # type: ignore[method-assign]
    yield
    commune.bot.api.call = call  # type: ignore[method-assign]


async def _dies_after(commune: Commune, method: str) -> None:
    """The database takes nothing more once the network has been asked for this."""
    call, begun = commune.bot.api.call, commune.bot.database.transaction

    @asynccontextmanager
    async def dead() -> AsyncIterator[Any]:
        raise PowerCut
        yield

    async def told(name: str, *more: Any, **options: Any) -> Any:
        answer = await call(name, *more, **options)
        if name == method:
            commune.bot.database.transaction = dead  # type: ignore[method-assign]
        return answer

    commune.bot.api.call = told  # type: ignore[method-assign, assignment]
    with pytest.raises(BaseExceptionGroup, match="unhandled"):
        await commune.settle()
    commune.bot.database.transaction = begun  # type: ignore[method-assign]


async def test_the_new_card_is_there_before_the_old_one_goes(commune: Commune) -> None:
    long, old = await _theft(commune)
    changes: list[tuple[str, int | None]] = []
    commune.network.subscribe(lambda change: changes.append((change.kind, change.message_id)))
    await _again(commune, long)
    await commune.settle()
    (new,) = _cards(long)
    assert changes == [("message", new.message_id), ("deleted", old.message_id)]


async def test_it_dies_before_it_knows_that_the_new_card_came(commune: Commune) -> None:
    """The old one is still there then, and goes after the next start."""
    long, old = await _theft(commune)
    await _again(commune, long)
    await _dies_after(commune, "sendMessage")
    assert len(_cards(long)) == 2
    await commune.kill_and_restart()
    (new,) = _cards(long)
    assert new.message_id != old.message_id and "Chưa có người nhận" in new.words


async def test_a_card_that_came_twice_leaves_no_old_news_below(commune: Commune) -> None:
    """With the power the note was lost that the first had come. The second one is the card; pressed, either is."""
    long, old = await _theft(commune)
    await _again(commune, long)
    await _dies_after(commune, "sendMessage")
    commune.receipts_file.write_bytes(b"")
    await commune.kill_and_restart()
    first, second = _cards(long)
    assert old.deleted and not any(map(_points, long.messages))
    long.phone.tap(first.message_id, TAKE)
    await long
    assert _cards(long) == [first] and "Đ/c Long đã nhận" in first.words and second.deleted


async def test_it_dies_after_the_old_card_went(commune: Commune) -> None:
    long, _ = await _theft(commune)
    await _again(commune, long)
    await _dies_after(commune, "deleteMessage")
    (new,) = _cards(long)
    commune.receipts_file.write_bytes(b"")
    await commune.kill_and_restart()
    assert _cards(long) == [new]
    assert await commune.count("outbox", "state = 'waiting'") == 0


async def test_what_is_too_old_to_be_deleted_points_to_the_new_one_once(commune: Commune) -> None:
    long, old = await _theft(commune)
    commune.clock.now += timedelta(hours=49)
    for _ in range(3):
        await _again(commune, long)
        await commune.settle()
    pointer, new = _cards(long)
    assert pointer is old and _points(old) and len(old.versions) == 1
    assert "Chưa có người nhận" in new.words


async def test_a_phone_that_blocks_us_meanwhile_keeps_an_old_card_that_answers(commune: Commune) -> None:
    long, old = await _theft(commune)
    async with _fails(commune, "deleteMessage"):
        await _again(commune, long)
        await commune.settle()
    long.phone.block()
    await commune.forward(minutes=2)
    long.phone.unblock()
    await commune.settle()
    assert not old.deleted
    long.phone.tap(old.message_id, TAKE)
    await long
    assert _cards(long) == [old] and "Đ/c Long đã nhận" in old.words


async def test_a_press_on_the_card_that_is_being_replaced(commune: Commune) -> None:
    """It counts; the newer card shows it, and the pressed one goes all the same."""
    long, old = await _theft(commune)
    async with _fails(commune, "deleteMessage"):
        await _again(commune, long)
        await commune.settle()
        assert len(_cards(long)) == 2
        long.phone.tap(old.message_id, TAKE)
        await commune.fetch()
        await commune.handle()
    await commune.forward(minutes=2)
    (new,) = _cards(long)
    assert old.deleted and "Đ/c Long đã nhận" in new.words


async def test_a_card_that_was_deleted_on_the_phone_comes_anew(commune: Commune) -> None:
    long, old = await _theft(commune)
    long.phone.remove(old)
    await commune["huy"].says("có hai người")
    await commune.settle()
    (anew,) = [m for m in _cards(long) if m.inline and "tin thêm" not in m.words]
    assert anew.silent
    assert await commune.rows("SELECT message_id FROM live_messages WHERE subject = 1") == [(str(anew.message_id),)]


async def test_an_edit_that_found_the_old_card_gone_goes_to_the_new_one(commune: Commune) -> None:
    long, old = await _theft(commune)
    account = await commune.account(long)
    await _again(commune, long)
    await commune.settle()
    (new,) = _cards(long)
    row = replace(await _a_row(commune), kind="card_update", account_id=account.id, payload='{"incident":1}')
    for gone, kind in ((old, "card_update"), (new, "card")):
        made = await commune.work(lambda work, gone=gone: anew(work, CARD, row, str(gone.message_id)))
        assert (made.kind, made.account_id) == (kind, account.id)


async def _a_row(commune: Commune) -> Leased:
    await commune.change("UPDATE outbox SET state = 'waiting' WHERE kind = 'card'")
    ((id_,), *_) = await commune.rows("SELECT id FROM outbox WHERE kind = 'card'")
    row: Leased | None = await commune.work(lambda work: work.tx.outbox.waits(id_))
    assert row is not None
    return row


async def test_each_of_two_phones_has_one_card(commune: Commune) -> None:
    long, old = await _theft(commune)
    other = await commune.second_phone("long")
    for _ in range(3):
        for hand in (long, other):
            await _again(commune, hand)
        await commune.settle()
    (one,), (two,) = _cards(long), _cards(other)
    assert old.deleted
    other.phone.tap(two.message_id, TAKE)
    await other
    assert "Đ/c Long đã nhận" in one.words and "Đ/c Long đã nhận" in two.words
    assert (_cards(long), _cards(other)) == ([one], [two])


async def test_what_is_asked_from_a_message_that_is_going_is_answered_below(commune: Commune) -> None:
    long, old = await _theft(commune)
    async with _fails(commune, "deleteMessage"):
        await _again(commune, long)
        await commune.settle()
    _, new = _cards(long)
    account = (await commune.account(long)).id

    def live(message_id: int) -> Callable[[Work], Any]:
        return lambda work: answered_below(work, CARD, Shown(1, account, str(message_id)))

    assert await commune.work(live(old.message_id)) and await commune.work(live(new.message_id))
    assert not await commune.work(live(404))


async def test_what_waited_in_the_last_release_is_taken_away_too(commune: Commune) -> None:
    """Its rows carried no key, and asked for a pointer."""
    long, old = await _theft(commune)
    account = (await commune.account(long)).id
    await commune.change("UPDATE live_messages SET message_id = '404' WHERE account_id = ?", account)
    payload = f'{{"incident":1,"moved":"{old.message_id}","up":false}}'
    row = NewMessage("card_update", account, Priority.REPLY, payload)
    await commune.work(lambda work: work.tx.outbox.add([row], work.now))
    await commune.settle()
    assert old.deleted


async def test_after_thirteen_hours_of_two_alerts_a_phone_shows_them_once_each(commune: Commune) -> None:
    """Nobody takes two critical incidents. Every reminder left a pointer behind: 313 of an officer's 399 messages."""
    huy, tu, long, dung = await commune.phones("huy", "tu", "long", "dung", on_duty=("long",))
    for hand, hamlet in ((huy, "Hồ Sen"), (tu, "Đồi Chè")):
        await hand.says("bao tin").taps("Đánh nhau").taps(hamlet).taps("Có hung khí")
    await commune.forward(hours=13)
    for officer in (long, dung):
        came = [m for m in officer.phone.messages if m.from_bot]
        left = [m for m in officer.messages if "VV-1114-0" in m.words]
        assert len(came) > 50
        assert len(left) <= 6, officer.screen
        assert not any(map(_points, left))
        for number in ("VV-1114-01", "VV-1114-02"):
            assert sum("Chưa có người nhận" in m.words and number in m.words for m in left) == 1
