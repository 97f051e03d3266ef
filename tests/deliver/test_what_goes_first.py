"""The alert overtakes everything; a chat keeps its order; nobody is sent more than the network takes."""

from __future__ import annotations

from datetime import timedelta

from core.channels import Retryable, Send
from core.clocks import strike_next
from core.incident.clocks import CLIMB
from core.outbox import Priority
from tests.commune import Commune, Hand
from tests.deliver.kit import Post, error, numbers, say


async def test_priorities(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    for number, priority in enumerate(reversed(Priority), start=1):
        await say(commune, huy, number, priority=priority)
    post = Post(commune)
    await post.drain()
    assert numbers(post.wire.words()) == [7, 6, 5, 4, 3, 2, 1]


async def _many(commune: Commune, n: int) -> list[Hand]:
    hands = [commune.stranger(f"p{i}") for i in range(n)]
    for hand in hands:
        hand.phone.send_text("hi")
    await commune.settle()
    return hands


async def test_an_alert_overtakes_a_running_announcement(commune: Commune) -> None:
    """Many people are being told something and a report comes in: the duty officer is next."""
    (long,) = await commune.phones("long")
    for other in await _many(commune, 20):
        await say(commune, other, 1, priority=Priority.ANNOUNCEMENT)
    post = Post(commune, burst=5, per_second=10)
    await post.drain()
    assert len(post.wire.carried) == 5
    await say(commune, long, 7, priority=Priority.ALERT)
    await post.wait(0.1)
    assert post.wire.chats()[5] == str(long.phone.chat_id)


async def test_no_more_than_the_network_takes(commune: Commune) -> None:
    for hand in await _many(commune, 12):
        await say(commune, hand, 1)
    post = Post(commune, per_second=4, burst=4)
    await post.drain()
    assert len(post.wire.carried) == 4
    await post.wait(1)
    assert len(post.wire.carried) == 8
    await post.wait(1)
    assert len(post.wire.carried) == 12


async def test_no_more_than_one_chat_takes(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await say(commune, huy, 1, 2, 3, 4)
    await say(commune, long, 5)
    post = Post(commune, per_chat=1, chat_burst=2)
    await post.drain()
    assert numbers(post.wire.words(huy)) == [1, 2]
    assert numbers(post.wire.words(long)) == [5]
    await post.wait(1)
    assert numbers(post.wire.words(huy)) == [1, 2, 3]


async def test_a_chat_keeps_its_order_over_a_retry(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await say(commune, huy, 1, 2, 3)
    await say(commune, long, 4)
    post = Post(commune)
    post.wire.fails = {str(huy.phone.chat_id): [error(Retryable, 5.0)]}
    await post.drain()
    assert numbers(post.wire.words(long)) == [4]
    await post.wait(4)
    assert numbers(post.wire.words(huy)) == [1]
    await post.wait(1)
    assert numbers(post.wire.words(huy)) == [1, 1, 2, 3]


async def test_a_reply_that_waits_does_not_hold_back_an_alert(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1)
    post = Post(commune)
    post.wire.fails = {str(huy.phone.chat_id): [error(Retryable, 60.0)]}
    await post.drain()
    await say(commune, huy, 2, priority=Priority.ALERT)
    await post.drain()
    assert numbers(post.wire.words()) == [1, 2]


async def test_what_must_wait_waits(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, not_before=commune.clock() + timedelta(seconds=30))
    post = Post(commune)
    await post.wait(29)
    assert not post.wire.carried
    await post.wait(1)
    assert numbers(post.wire.words()) == [1]


async def test_the_same_key_twice_is_one_message(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await say(commune, huy, 1, dedup_key="once")
    await say(commune, huy, 2, dedup_key="once")
    post = Post(commune)
    await post.drain()
    await say(commune, huy, 3, dedup_key="once")
    await post.drain()
    assert numbers(post.wire.words()) == [1]


async def _without_delivering(commune: Commune) -> None:
    while await commune.fetch():
        await commune.handle()


async def test_pictures_do_not_hold_up_another_ones_sos(commune: Commune) -> None:
    huy, dong, long, _ = await commune.phones("huy", "dong", "long", "thanh")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    for _ in range(10):
        huy.phone.send_photo(b"a picture")
    await _without_delivering(commune)
    dong.phone.send_text("sos")
    await _without_delivering(commune)
    post = Post(commune)
    await post.drain()
    assert "Cần cứu giúp ngay" in post.wire.words()[0]
    assert len([w for w in post.wire.words(long) if "VV-1114-01 · gửi" in w]) == 10


async def test_a_card_comes_before_its_own_pictures(commune: Commune) -> None:
    """Even when the network refuses it at first."""
    huy, long = await commune.phones("huy", "long")
    await huy.photographs("cháy").taps("Cháy")
    huy.phone.press("Hồ Sen")
    await _without_delivering(commune)
    post = Post(commune)
    post.wire.fails = {str(long.phone.chat_id): [error(Retryable, 5.0)]}
    await post.drain()
    await post.wait(5)
    first, again, picture, *_ = post.wire.words(long)
    assert first == again and "Cháy, nổ" in again
    assert "VV-1114-01 · gửi" in picture


async def test_who_has_not_heard_of_it_comes_before_who_hears_it_again(commune: Commune) -> None:
    """The eighth minute: the duty officer is rung a third time, the chief for the first."""
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await commune.forward(minutes=7)
    commune.clock.now += timedelta(minutes=1)
    while await commune.work(lambda work: strike_next(work, CLIMB)):
        pass
    post = Post(commune)
    await post.drain()
    cards = [o.chat_id for o in post.wire.carried if isinstance(o, Send) and o.chat_id != str(huy.phone.chat_id)]
    assert cards == [str(dung.phone.chat_id), str(long.phone.chat_id)]
