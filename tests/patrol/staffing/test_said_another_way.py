"""Buttons may be said another way, and nothing is taken for its opposite; a note may be a report."""

from __future__ import annotations

import pytest

from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, checked_in
from tests.patrol.kit import shift as shift_of_tomorrow


@pytest.mark.parametrize(
    "words", ["bt", "vẫn ok", "k sao hết", "không có gì hết", "an toàn", "đang đi tuần", "em ổn mà"]
)
async def test_all_well_in_still_more_words(commune: Commune, words: str) -> None:
    (yen,) = await commune.phones("yen", on_duty=("yen",))
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.hears("có ổn không?").says(words).hears("Đã ghi: ổn lúc 22:30")
    await commune.forward(minutes=10)
    assert not yen.unread


@pytest.mark.parametrize("words", ["không an toàn", "hok ổn", "k ổn anh ơi", "ko on"])
async def test_not_well_is_never_heard_as_well(commune: Commune, words: str) -> None:
    (thanh,) = await commune.phones("thanh")
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.says(words).does_not_see("Đã ghi: ổn")
    await thanh.hears("nhắn là không ổn")


@pytest.mark.parametrize("words", ["ko có j", "hết rồi", "không có việc gì ạ"])
async def test_nothing_is_left_for_the_next_shift(commune: Commune, words: str) -> None:
    (tu,) = await checked_in(commune, "tu")
    commune.clock.now = at("02:00", 15)
    await tu.says("ra ca").taps("Đủ").says(words).sees("Đã nhắc nhở bao nhiêu người?")
    assert await commune.count("shift_events", "kind = 'handover'") == 0


@pytest.mark.parametrize("words", ["em đi được", "đi được rồi ạ"])
async def test_who_can_come_after_all_gives_no_reason(commune: Commune, words: str) -> None:
    (tu,) = await commune.phones("tu")
    await shift_of_tomorrow(commune, "tu")
    await tu.says("không đi được").sees("Lý do?").says(words).sees("Đã ghi anh Tư đi được")


async def test_why_somebody_is_late_says_nothing_of_their_next_shift(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    await shift_of_tomorrow(commune, "tu")
    commune.clock.now = at("22:20")
    await tu.says("vao ca").sees("Lý do?").says("không đi được").sees("« không đi được »")
    assert await commune.count("assignments", "answer = 'cannot'") == 0


@pytest.mark.parametrize("words", ["không", "ko", "thôi ạ"])
async def test_no_is_no_reason_to_send_everybody_home(commune: Commune, words: str) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await checked_in(commune, "tu")
    await long.says("dang truc").taps("Kết thúc sớm").says(words)
    assert not tu.unread
    assert await commune.count("shifts", "state = 'closed'") == 0


@pytest.mark.parametrize("words", ["không biết", "ko rõ"])
async def test_who_does_not_know_where_sends_it_without_a_place(commune: Commune, words: str) -> None:
    (tu,) = await commune.phones("tu")
    (yen,) = await commune.phones("yen", on_duty=("yen",))
    await tu.says("bao tin").taps("Trộm cắp").says(words).sees("Đã ghi VV-1114-01")
    await yen.hears("Trộm cắp", "chưa rõ thôn")


@pytest.mark.parametrize("words", ["cháy nhà bà Sáu", "co danh nhau o cho"])
async def test_a_report_written_as_a_note_can_still_be_one(commune: Commune, words: str) -> None:
    (yen,) = await commune.phones("yen", on_duty=("yen",))
    (tu,) = await checked_in(commune, "tu")
    await tu.says("ghi chú").says(words).sees(f"Đã ghi: « {words} »").taps("Đây là tin báo").sees("Việc gì?")
    await commune.forward(minutes=4)
    await yen.hears(words)


async def test_and_so_can_one_written_as_the_reason_of_leaving_early(commune: Commune) -> None:
    (tu,) = await checked_in(commune, "tu")
    commune.clock.now = at("23:00")
    await tu.says("ra ca").says("có trộm").sees("Trả trang bị đủ không?").taps("Đây là tin báo").sees("Việc gì?")


async def test_an_ordinary_note_is_not_asked_about(commune: Commune) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says("ghi chú").says("đèn đường tắt").sees("« đèn đường tắt »").is_not_offered("Đây là tin báo")


@pytest.mark.parametrize("words", ["vắng", "bão", "huý"])
async def test_a_word_alone_is_the_word_that_is_written(commune: Commune, words: str) -> None:
    """ "Vắng" is no "vâng", and "bão" no "báo"."""
    (tu,) = await commune.phones("tu")
    await tu.says(words).sees("Đã giữ tin")
