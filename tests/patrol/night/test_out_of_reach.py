"""Someone who should hear of a member on patrol cannot be reached: the next one hears at once, and no member is told
that others know when nobody does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from core.channels import DeliveryError, Permanent, Retryable
from tests.commune import Commune, Hand, at
from tests.patrol.duty_kit import a_shift, checked_in, missed


@pytest.fixture
async def long(commune: Commune) -> Hand:
    """Has the duty, alone; the leader of the team has no phone."""
    (long,) = await commune.phones("long", on_duty=("long",))
    return long


async def test_not_well_goes_to_the_others_when_who_has_the_duty_blocked_the_bot(commune: Commune, long: Hand) -> None:
    yen, dung = await commune.phones("yen", "dung")
    (huy,) = await checked_in(commune, "huy")
    await long.sends(lambda phone: phone.block())
    await huy.says("không ổn").sees("Đã báo ngay")
    await yen.hears("Huy nhắn là không ổn")
    assert dung.saw_nothing()


async def test_the_network_says_so_only_when_it_is_written_to(commune: Commune, long: Hand) -> None:
    yen, dung = await commune.phones("yen", "dung")
    (huy,) = await checked_in(commune, "huy")
    long.phone.blocked = yen.phone.blocked = True
    await huy.says("không ổn").sees("Đã báo ngay")
    await dung.hears("Huy nhắn là không ổn")
    assert not huy.unread


async def test_nobody_at_all_and_it_is_said(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.says("không ổn").sees("Chưa báo được ai", "gọi 113 ngay")
    assert not any("Đã báo" in words for words in huy.screen.splitlines())


async def test_told_that_others_know_and_no_phone_takes_it(commune: Commune, long: Hand) -> None:
    (huy,) = await checked_in(commune, "huy")
    long.phone.blocked = True
    await huy.says("không ổn")
    await huy.hears("Chưa báo được ai", "gọi 113 ngay")
    await commune.forward(minutes=20)
    assert not any("Chưa báo được ai" in words for words in huy.unread)


async def test_a_silence_goes_to_the_others(commune: Commune, long: Hand) -> None:
    yen, hung = await commune.phones("yen", "hung")
    await checked_in(commune, "huy")
    long.phone.blocked = True
    await commune.forward(minutes=43)
    await yen.hears("Huy chưa trả lời")
    await hung.hears("Huy chưa trả lời")


async def test_each_is_rung_once_however_many_phones_fail(commune: Commune, long: Hand) -> None:
    yen, hung = await commune.phones("yen", "hung")
    await checked_in(commune, "huy")
    long.phone.blocked = hung.phone.blocked = True
    await commune.forward(minutes=43)
    assert len(yen.unread) == 1
    await yen.hears("Huy chưa trả lời")


async def test_a_second_phone_is_tried_first(commune: Commune, long: Hand) -> None:
    (yen,) = await commune.phones("yen")
    other = await commune.second_phone("long")
    (huy,) = await checked_in(commune, "huy")
    other.phone.blocked = True
    await huy.says("không ổn")
    await long.hears("Huy nhắn là không ổn")
    assert yen.saw_nothing()


async def test_a_phone_that_refuses_without_being_blocked(commune: Commune, long: Hand) -> None:
    """Any reason will do: a chat that is not there any more is no answer to somebody in need."""
    (yen,) = await commune.phones("yen")
    (huy,) = await checked_in(commune, "huy")
    with _fails(commune, long, Permanent("chat not found")):
        await huy.says("không ổn")
    await yen.hears("Huy nhắn là không ổn")


async def test_a_second_officer_who_does_not_answer_does_not_hear_of_their_own_silence(commune: Commune) -> None:
    """The one who has the duty is on patrol and has fallen silent: the others are rung."""
    yen, long = await commune.phones("yen", "long", on_duty=("long",))
    await a_shift(commune, "long")
    commune.clock.now = at("22:00")
    await long.says("vao ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.everybody_reads()
    await commune.forward(minutes=43)
    await yen.hears("Long chưa trả lời")
    assert not any("Long chưa trả lời" in words for words in long.unread)


async def test_too_few_reaches_the_others(commune: Commune, long: Hand) -> None:
    yen, dung = await commune.phones("yen", "dung")
    thanh, _ = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy", "tu", "man")
    long.phone.blocked = True
    await missed(commune, shift)
    await yen.hears("Tổ 3 mới có mặt 0 người")
    await thanh.hears("Tổ 3 có mặt 0/3")
    assert dung.saw_nothing()


async def test_the_card_of_a_leader_who_blocked_the_bot(commune: Commune, long: Hand) -> None:
    thanh, _ = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy", "tu", "man")
    thanh.phone.blocked = True
    await missed(commune, shift)
    await long.hears("Tổ 3 có mặt 0/3")


async def test_what_is_over_is_told_to_nobody_else(commune: Commune, long: Hand) -> None:
    (yen,) = await commune.phones("yen")
    (huy,) = await checked_in(commune, "huy")
    with _fails(commune, long, Retryable("in trouble")):
        await huy.says("không ổn").taps("Ổn")
    await commune.forward(minutes=5)
    assert yen.saw_nothing()


@contextmanager
def _fails(commune: Commune, hand: Hand, error: DeliveryError) -> Iterator[None]:
    """Let everything sent to this phone alone come to nothing."""
    call = commune.bot.api.call

    async def refuses(method: str, params: dict[str, Any] | None = None, *more: Any, **rest: Any) -> Any:
        if method == "sendMessage" and str((params or {}).get("chat_id")) == str(hand.phone.user_id):
            raise error
        return await call(method, params, *more, **rest)

    commune.bot.api.call = refuses  # type: ignore[method-assign]
    yield
    commune.bot.api.call = call  # type: ignore[method-assign]
