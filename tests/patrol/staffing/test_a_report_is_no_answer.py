"""Words that sound a little like an answer but tell of a hurt, or of something seen, are never taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, checked_in
from tests.patrol.on_shift import shift

KEPT = "Đã giữ tin"
HURT = ["em bị đau không đi được", "em không đi nổi nữa", "bị kẹt không ra được", "em bị kẹt ở cống không lên được"]
SEEN = [
    "có xe lạ đi vào",
    "có xe lạ đến gần nhà",
    "có đám đông ở trên đường",
    "có tiếng la ở trên đường",
    "nhà bị sập rồi",
    "cống sập",
    "co xe dam giua duong",
    "có ông bị bệnh ở trên đường",
]


async def _next_one(commune: Commune) -> None:
    """The shift after the running one, as everybody has on a month's roster."""
    await a_shift(commune, "tu", day=date(2026, 11, 16), starts_at=at("22:00", 16), ends_at=at("02:00", 17))
    commune.clock.now = at("22:00")


async def _cancelled(commune: Commune) -> bool:
    return await commune.count("assignments", "answer = 'cannot'") > 0


# -- hurt, on duty ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", HURT)
async def test_who_is_hurt_is_heard_and_keeps_the_next_shift(commune: Commune, words: str) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    (tu,) = await checked_in(commune, "tu")
    await _next_one(commune)
    await tu.says("đi được")
    await commune.forward(minutes=31)
    assert "có ổn không" in tu.last
    commune.everybody_reads()
    await tu.says(words)
    assert not await _cancelled(commune), tu.screen
    await commune.forward(minutes=25)
    assert thanh.unread or long.unread, tu.screen


@pytest.mark.parametrize("words", [*HURT, "không đi được", "em k đi dc", "đau chân quá"])
async def test_and_rings_the_leader_at_once_where_it_was_asked(commune: Commune, words: str) -> None:
    (thanh,) = await commune.phones("thanh")
    (tu,) = await checked_in(commune, "tu")
    await _next_one(commune)
    await commune.forward(minutes=31)
    await tu.says(words).sees("Anh Tư cần giúp gì?").is_offered("SOS")
    await thanh.hears("Anh Tư nhắn là không ổn", words)


@pytest.mark.parametrize("words", ["không đi được", "em không đến được", "không tham gia được"])
async def test_on_duty_it_cancels_nothing_whatever_is_on_the_screen(commune: Commune, words: str) -> None:
    (thanh,) = await commune.phones("thanh")
    (tu,) = await checked_in(commune, "tu")
    await _next_one(commune)
    await tu.says("đi được").is_offered("Không đi được").says(words).sees("Anh Tư cần giúp gì?")
    assert not await _cancelled(commune), tu.screen
    await thanh.hears("Anh Tư nhắn là không ổn")


async def test_on_duty_the_button_still_says_it_of_the_next_shift(commune: Commune) -> None:
    (tu,) = await checked_in(commune, "tu")
    await _next_one(commune)
    await tu.says("đi được").taps("Không đi được").sees("Đã ghi anh Tư không đi được")


@pytest.mark.parametrize("words", ["con không đi được", "cháu không đi được"])
async def test_a_child_that_cannot_walk_cancels_no_shift(commune: Commune, words: str) -> None:
    (tu,) = await checked_in(commune, "tu")
    await _next_one(commune)
    await commune.forward(minutes=31)
    await tu.says(words)
    assert KEPT in tu.last and not await _cancelled(commune), tu.screen


# -- seen ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", SEEN)
async def test_hours_after_a_reminder(commune: Commune, words: str) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("16:00")
    await tu.says("đi được")
    commune.clock.now = at("20:00")
    await tu.says(words).sees(KEPT)


@pytest.mark.parametrize("words", SEEN)
async def test_under_an_offer_of_a_gap(commune: Commune, words: str) -> None:
    hoa, thanh, tu = await commune.phones("hoa", "thanh", "tu")
    await shift(commune, "thanh", "hoa", "huy")
    await hoa.forges("go1:leave").taps("7 ngày")
    await thanh.taps("Tìm người 15/11")
    await tu.hears("Cần thêm người").says(words).sees(KEPT)


@pytest.mark.parametrize("words", [*SEEN, *HURT])
async def test_where_the_check_in_asks_for_the_place(commune: Commune, words: str) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("22:00")
    await tu.says("vao ca").says(words).sees(KEPT)


@pytest.mark.parametrize("words", ["có người tự tử", "co nguoi tu tu", "có 30 người đến", "có nhiều người đến"])
async def test_where_a_number_is_asked(commune: Commune, words: str) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says("nhắc nhở").says(words).sees(KEPT)


@pytest.mark.parametrize("words", ["vỡ đê", "vỡ đường", "vo de"])
async def test_where_days_are_asked(commune: Commune, words: str) -> None:
    (tu,) = await commune.phones("tu")
    await tu.forges("go1:leave").says(words).sees(KEPT)


# -- not what it begins like -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["đủ áo, đèn hết pin", "đủ rồi, đèn hết pin", "không thiếu gì, đèn hết pin", "chỉ đủ hai áo"]
)
async def test_what_is_broken_or_too_little_is_not_complete(commune: Commune, words: str) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("22:00")
    await tu.says("vao ca").taps("Theo danh").says(words)
    assert "Trang bị đủ" not in tu.screen, tu.screen


@pytest.mark.parametrize("words", ["ốm nhẹ không đến nỗi", "không đến nỗi đâu", "không phải không đi được"])
async def test_it_is_not_so_bad_is_no_refusal(commune: Commune, words: str) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("20:00")
    await tu.says("đi được").says(words)
    assert await commune.rows("SELECT answer FROM assignments") == [("can",)], tu.screen


# -- where it may be either ------------------------------------------------------------------------------------------


async def test_words_that_were_not_clear_are_reported_with_one_press(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("20:00")
    await tu.says("đi được").says("em mệt quá").sees("đi được ca này không?")
    await commune.kill_and_restart()
    await tu.taps("Đây là tin báo").sees(KEPT)
    await commune.forward(minutes=4)
    await long.hears("em mệt quá")


async def test_also_who_has_just_checked_in(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("22:00")
    await tu.says("vao ca").says("không đi được").sees("đã vào ca").taps("Đây là tin báo").sees(KEPT)
    await commune.forward(minutes=4)
    await long.hears("không đi được")


async def test_and_whom_it_is_asked_of_a_shift_out_of_the_blue(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("20:00")
    await tu.says("không đến được").is_offered("Không đi được").taps("Đây là tin báo").sees(KEPT)
    assert not await _cancelled(commune)
    await tu.taps("Không báo nữa").forges("go1:said_is_report").sees("Nút này đã cũ")
