"""Words that people on patrol type instead of pressing: nothing said may be taken for its opposite, or for nothing."""

from __future__ import annotations

import pytest

from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, checked_in

# -- "có ổn không?" --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["không", "ko", "không ổn", "có chuyện rồi", "khong an toan"])
async def test_not_well_rings_the_leader_at_once(commune: Commune, words: str) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.hears("có ổn không?").says(words)
    await tu.hears("Đã báo ngay", "Anh Tư cần giúp gì?").is_offered("SOS", "Báo tin", "Ổn")
    await thanh.hears("Anh Tư nhắn là không ổn, lúc 22:30", "Gọi ngay").is_offered("Tôi lo")
    assert not long.unread
    await commune.forward(minutes=4)
    await long.hears("Anh Tư nhắn là không ổn")
    await tu.taps("Ổn")
    await thanh.hears("Anh Tư đã trả lời")


async def test_no_under_the_buttons_of_the_shift_is_asked_about_and_rings_nobody(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (tu,) = await checked_in(commune, "tu")
    await tu.says("dang truc").says("không").hears("Anh Tư cần giúp gì?").does_not_see("Đã ghi: ổn")
    await commune.forward(minutes=5)
    assert not thanh.unread


async def test_not_well_when_nobody_is_on_duty_is_the_beginning_of_a_report(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await tu.says("có chuyện rồi").sees("Đã giữ tin của anh Tư", "Việc gì?")


@pytest.mark.parametrize("words", ["bình thường", "vẫn ổn nhé", "ok anh", "👍", "ổn ạ", "không sao", "dạ em ổn"])
async def test_all_well_in_many_words(commune: Commune, words: str) -> None:
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.hears("có ổn không?").says(words).hears("Đã ghi: ổn lúc 22:30")


async def test_nothing_wrong_where_a_report_asks_who_is_hurt_is_a_no(commune: Commune) -> None:
    tu, long = await commune.phones("tu", "long", on_duty=("long",))
    await tu.says("bao tin").taps("Đánh nhau").taps("Hồ Sen").is_offered("Có người bị thương").says("không sao")
    await long.hears("Đánh nhau").does_not_see("bị thương")


# -- where a reason, a note or a number is asked for -----------------------------------------------------------------


async def test_a_storm_ends_a_shift_early_and_begins_no_report(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await checked_in(commune, "tu")
    await long.says("dang truc").taps("Kết thúc sớm").says("bão").taps("Kết thúc ca")
    await tu.hears("kết thúc")
    await long.does_not_see("Việc gì?")


async def test_an_emergency_is_a_reason_to_be_late_and_no_sos(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("22:20")
    await tu.says("vao ca").sees("muộn").says("cấp cứu").sees("« cấp cứu »").is_offered("Đây là tin báo")
    assert await commune.count("incidents") == 0


async def test_nobody_reminded_is_a_number(commune: Commune) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says("nhắc nhở").sees("Gõ số").says("0").does_not_see("Chọn việc ở bàn phím")


async def test_what_is_typed_after_turning_to_something_else_is_no_reason(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    shift = await a_shift(commune, "tu")
    commune.clock.now = at("20:00")
    await tu.says("không đi được").sees("Lý do?").says("ca cua toi").says("23h")
    await tu.does_not_see("« 23h »")
    assert await commune.count("shift_events", f"shift_id = {shift.id} AND text = '23h'") == 0


async def test_no_after_yes_asks_whether_they_cannot_come(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("20:00")
    await tu.says("đi được").sees("anh Tư đi được").says("không").hears("Anh Tư không đi được ca này?")
    await tu.taps("Không đi được").sees("Lý do?")


# -- the buttons of the shift, typed ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("đang trực", "có mặt 1/1"),
        ("diem qua", "Đang ở điểm nào?"),
        ("trang bị", "Trang bị"),
        ("ghi chú", "Ghi"),
        ("nhắc nhở", "Gõ số"),
        ("ra ca nhé", "Đã ra ca"),
    ],
)
async def test_every_button_of_the_running_shift_is_also_a_word(commune: Commune, words: str, answer: str) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says(words).hears(answer).does_not_see("Việc gì?")


async def test_ones_own_shift_leads_to_its_buttons_in_one_press(commune: Commune) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says("ca cua toi").taps("Đang trực").sees("có mặt 1/1").is_offered("Điểm qua", "Ra ca")


# -- SOS -------------------------------------------------------------------------------------------------------------


async def test_a_cry_with_more_behind_it_is_an_sos_and_all_of_it_is_told(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await commune.phones("tu")
    await tu.says("cứu tôi với, ba người đuổi đánh ở trạm bơm").sees("🆘 SOS")
    await long.hears("🆘", "ba người đuổi đánh ở trạm bơm")
    assert await commune.count("incidents") == 1


# -- an answer that looked like a report -----------------------------------------------------------------------------


async def test_an_answer_that_was_taken_for_a_report_is_dropped_with_one_press(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.hears("có ổn không?").says("đang đi một vòng quanh hồ").sees("Việc gì?")
    await tu.taps("Không phải tin báo").sees("Đã bỏ, không báo ai").taps("Ổn").sees("Đã ghi: ổn")
    await commune.forward(minutes=10)
    assert not long.unread
    assert await commune.count("incidents") == 0


async def test_unanswered_it_goes_out_as_ever(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.says("bọn nó kéo đến đông lắm")
    await commune.forward(minutes=4)
    await long.hears("bọn nó kéo đến đông lắm")


async def test_where_they_are_in_words_can_be_answered_after_all(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("22:00")
    await tu.says("vao ca").says("đang tìm chỗ gửi xe máy").sees("Việc gì?").taps("Không phải tin báo")
    await tu.taps("Trả lời tiếp").sees("có mặt 1/1")


async def test_a_report_out_of_the_blue_is_offered_no_such_way(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await tu.says("có người đánh nhau").is_not_offered("Không phải tin báo")


@pytest.mark.parametrize("words", ["đang ở nhà văn hóa", "nha van hoa", "em ở trạm bơm ạ", "điểm 3-1"])
async def test_where_they_are_in_words_is_an_answer(commune: Commune, words: str) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("22:00")
    await tu.says("vao ca").says(words).sees("Trang bị của tổ đủ không?").does_not_see("Việc gì?")


@pytest.mark.parametrize("words", ["bờ hồ", "đang ở bờ hồ", "qua bo ho", "điểm 3-1"])
async def test_a_checkpoint_is_passed_by_its_name(commune: Commune, words: str) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says(words).hears("Đã qua Bờ hồ")


async def test_more_than_a_name_is_a_report(commune: Commune) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says("bờ hồ có đánh nhau").sees("Việc gì?").is_not_offered("Không phải tin báo")


@pytest.mark.parametrize(("words", "number"), [("ba người", "3"), ("Mười", "10"), ("12 người", "12"), ("không", "0")])
async def test_a_number_in_words(commune: Commune, words: str, number: str) -> None:
    (tu,) = await checked_in(commune, "tu")
    commune.clock.now = at("02:00", 15)
    await tu.says("ra ca").taps("Đủ").taps("Không có").says(words).sees("Trực từ 22:00")
    counted = await commune.rows("SELECT ref FROM shift_events WHERE kind = 'count'")
    assert counted == ([] if number == "0" else [(number,)])


# -- what is not well stays so until it is well ----------------------------------------------------------------------


@pytest.mark.parametrize("words", ["có", "ok", "dạ", "👍", "em ở trạm bơm", "ba thằng cầm dao"])
async def test_the_alarm_goes_on_whatever_else_is_said(commune: Commune, words: str) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.says("không ổn")
    await thanh.hears("nhắn là không ổn")
    await commune.forward(seconds=20)
    await tu.says(words)
    await tu.does_not_see("Đã ghi: ổn")
    await thanh.does_not_see("đã trả lời")
    await commune.forward(minutes=4)
    await long.hears("nhắn là không ổn")


@pytest.mark.parametrize("words", ["chưa", "không ổn, có ba thằng cầm dao", "không ổn anh ơi", "có biến"])
async def test_not_well_in_many_words_is_heard_at_once(commune: Commune, words: str) -> None:
    (thanh,) = await commune.phones("thanh")
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.says(words)
    await thanh.hears("nhắn là không ổn", *(["ba thằng cầm dao"] if "dao" in words else []))


async def test_a_no_about_the_equipment_asks_what_is_missing(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu")
    commune.clock.now = at("22:00")
    await tu.says("vao ca").taps("Theo danh").says("không").sees("Thiếu gì?")


async def test_a_yes_or_no_to_nothing_is_not_noted_as_well(commune: Commune) -> None:
    (tu,) = await checked_in(commune, "tu")
    await tu.says("ca cua toi").says("không").does_not_see("Đã ghi: ổn")


async def test_a_short_cry_keeps_its_words(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await commune.phones("tu")
    await tu.says("cứu, cháy nhà")
    await long.hears("🆘", "cháy nhà")


async def test_where_nothing_is_named_a_picture_of_fire_is_no_place(commune: Commune) -> None:
    (tu,) = await commune.phones("tu")
    await a_shift(commune, "tu", muster="")
    commune.clock.now = at("22:00")
    await tu.says("vao ca").says("🔥🔥").does_not_see("theo danh sách.")


async def test_what_was_told_after_it_is_not_dropped_with_an_answer(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (tu,) = await checked_in(commune, "tu")
    await commune.forward(minutes=30)
    await tu.says("đang đi một vòng quanh hồ").says("có người đánh nhau ở đây").taps_old("Không phải tin báo")
    await commune.forward(minutes=4)
    await long.hears("có người đánh nhau ở đây")
