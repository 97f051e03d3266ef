"""Vào ca: one tap, or two unaccented words. Everything else is asked afterwards and may be left out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.patrol.night.actions import CheckIn, KitItem, KitList, PlaceByList, SkipWhy
from core.patrol.types.field import Item
from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift


async def _state(commune: Commune) -> list[tuple[object, ...]]:
    return await commune.rows("SELECT in_at, in_by, in_place, distance, late_reason FROM assignments ORDER BY id")


async def test_one_tap_is_enough(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu")
    shift = await a_shift(commune, "huy", "tu")
    commune.clock.now = at("21:58")
    await huy.says("menu").forges(CheckIn(shift.id).encode())
    await huy.sees("Đã vào ca 21:58. Tổ 3 có mặt 1/2. Chúc anh Huy đi an toàn.")
    assert (await _state(commune))[0][:2] == ("2026-11-14 14:58:00.000000", "self")
    await tu.says("vao ca").sees("Đã vào ca 21:58. Tổ 3 có mặt 2/2", "Cùng ca: Huy.")


@pytest.mark.parametrize("words", ["vào ca", "vao ca", "Điểm danh", "VAO"])
async def test_the_words_are_enough(commune: Commune, words: str) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says(words).sees("Đã vào ca 21:50")


async def test_one_of_the_five_rules_is_shown(commune: Commune) -> None:
    huy, hung = await commune.phones("huy", "hung_t1")
    await a_shift(commune, "huy")
    await a_shift(commune, "hung_t1", team="T1")
    await huy.says("vao ca").sees("Không tự dừng xe")
    await hung.says("vao ca").sees("Bắt quả tang thì giao ngay")


async def test_within_the_grace_nobody_is_late(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:10")
    await huy.says("vao ca").sees("Đã vào ca 22:10", "Đang ở đâu?").does_not_see("muộn")


async def test_who_is_late_may_say_why(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").sees("Đã ghi vào ca lúc 22:17 (muộn 17 phút)", "Lý do? (có thể bỏ qua)")
    await huy.says("xe hỏng").sees("Đã ghi lý do: « xe hỏng »", "Đang ở đâu?")
    assert (await _state(commune))[0][4] == "xe hỏng"


async def test_who_is_late_need_not_say_why(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").taps("Bỏ qua").sees("Đang ở đâu?")
    assert (await _state(commune))[0][4] == ""


async def test_a_report_written_where_a_reason_was_asked_is_not_lost(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").says("có người cầm dao ở bờ hồ").taps("Đây là tin báo").sees("Việc gì?")
    await huy.taps("Đánh nhau").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Đánh nhau", "có người cầm dao ở bờ hồ")
    assert (await _state(commune))[0][4] == ""


async def test_a_report_begun_before_goes_out_first(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await a_shift(commune, "huy")
    await huy.says("có khói trong rẫy cà phê").says("vao ca").sees("Đã vào ca")
    await long.hears("có khói trong rẫy cà phê")


async def test_the_place_by_location_shows_how_far_and_never_blocks(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca").shares_place(12.0080, 107.8800).sees("cách điểm tập trung 334 m", "Trang bị")
    assert (await _state(commune))[0][2:4] == ("position", 334)


async def test_the_place_by_code_or_by_the_list(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu")
    await a_shift(commune, "huy", "tu")
    await huy.says("vao ca").says("3-2").sees("đang ở Ngã ba Đồi Chè", "Trang bị của tổ đủ không?")
    await tu.says("vao ca").taps("Theo danh sách").sees("theo danh sách")
    assert [row[2] for row in await _state(commune)] == ["3-2", "list"]


async def test_a_wrong_code_is_asked_for_again(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca").says("hs1").sees("Không có điểm mã hs1", "3-2: Ngã ba Đồi Chè", "Đang ở đâu?")
    await huy.says("3-2").sees("đang ở Ngã ba Đồi Chè")
    assert await commune.count("incidents") == 0


async def test_any_other_words_are_a_report(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca").says("2 xe").sees("Đã giữ tin", "Việc gì?")
    await huy.says("thoi").says("vao ca").sees("Đang trực")


async def test_the_receipt_stays_in_the_chat(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca").taps("Bỏ qua").taps("Đủ").sees("Đã vào ca 21:50").sees("Đang trực Ca đêm 14 rạng 15/11")


# -- equipment -------------------------------------------------------------------------------------------------------


async def test_what_is_missing_is_shown_to_the_next_shift(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu")
    evening = {"template": "T", "name": "Ca tối", "starts_at": at("19:30"), "ends_at": at("22:30")}
    commune.clock.now = at("19:30")
    await a_shift(commune, "huy", **evening)
    await huy.says("vao ca").taps("Bỏ qua").taps("Thiếu").taps("Đèn pin").taps("Xong").sees("Thiếu: Đèn pin")
    await huy.taps("Trang bị").taps("Hỏng").taps("Bộ đàm").taps("Xong").sees("Thiếu: Đèn pin", "Hỏng: Bộ đàm")
    await a_shift(commune, "tu")
    commune.clock.now = at("21:58")
    await tu.says("vao ca").sees("Ca trước để lại:", "Thiếu: Đèn pin", "Hỏng: Bộ đàm")
    logged = await commune.rows("SELECT ref FROM shift_events WHERE kind = 'equipment'")
    assert logged == [("missing:torch",), ("broken:radio",)]


async def test_complete_means_that_what_was_missing_has_been_seen(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca").taps("Bỏ qua").taps("Thiếu").taps("Còi").taps("Còi").taps("Đèn pin").taps("Xong")
    await huy.sees("Thiếu: Đèn pin").taps("Trang bị").taps("Đủ").sees("Đã thấy chưa?")
    await huy.taps("Đã thấy").sees("Trang bị đủ")
    assert await commune.count("equipment", "state <> 'ok'") == 0


async def test_what_was_issued_is_named_with_its_serial(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await commune.work(lambda w: w.tx.patrol.equipment.add([Item(0, "T3", "baton", "DC-017")]))
    await huy.says("vao ca").taps("Bỏ qua").taps("Hỏng").taps("Dùi cui cao su DC-017").taps("Xong")
    await huy.sees("Hỏng: Dùi cui cao su DC-017")


async def test_another_teams_equipment_cannot_be_touched(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    shift = await a_shift(commune, "huy")
    await huy.says("vao ca")
    ((other,),) = await commune.rows("SELECT min(id) FROM equipment WHERE team = 'T1'")
    await huy.forges(KitItem(shift.id, "missing", other).encode()).sees("Nút này đã cũ")
    await huy.forges(KitList(shift.id, "stolen").encode()).sees("Nút này đã cũ")
    assert await commune.count("equipment", "state <> 'ok'") == 0


# -- which shift, and when -------------------------------------------------------------------------------------------


async def test_of_several_shifts_one_is_chosen(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy", template="T", name="Ca tối", starts_at=at("19:30"), ends_at=at("22:30"))
    await a_shift(commune, "huy")
    await huy.says("vao ca").sees("Vào ca nào?").taps("Ca đêm 14 rạng 15/11, 22:00-02:00").sees("Đã vào ca 21:50")


async def test_too_early_and_not_at_all(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu")
    shift = await a_shift(commune, "huy")
    commune.clock.now = at("20:59")
    await huy.says("vao ca").sees("Chưa đến giờ vào ca. Ca gần nhất: Ca đêm 14 rạng 15/11, 22:00-02:00")
    await huy.forges(CheckIn(shift.id).encode()).sees("Vào ca được từ 21:00")
    await tu.says("vao ca").sees("Chưa có ca nào của anh Tư")


async def test_a_message_written_off_line_counts_as_written(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:40")
    await huy.says("vao ca", at=at("21:58")).sees("Đã vào ca 21:58").does_not_see("muộn")


async def test_nobody_checks_in_before_the_doors_open(commune: Commune) -> None:
    """The phone's clock is believed only as far as it can be."""
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca", at=at("12:00")).sees("Chưa đến giờ vào ca")
    await huy.says("vao ca").sees("Đã vào ca 21:50")


async def test_twice_is_once(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    shift = await a_shift(commune, "huy")
    await huy.says("vao ca").sees("Đã vào ca 21:50")
    commune.clock.now = at("22:05")
    await huy.says("vao ca").sees("Đang trực", "vào ca 21:50")
    await huy.forges(CheckIn(shift.id).encode()).sees("vào ca 21:50")
    assert await commune.count("shift_events", "kind = 'checked_in'") == 1


async def test_after_the_end_the_leader_enters_it(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    shift = await a_shift(commune, "huy")
    commune.clock.now = at("02:30", 15)
    await huy.says("vao ca").sees("Chưa có ca nào")
    await huy.forges(CheckIn(shift.id).encode()).sees("nhờ tổ trưởng nhập bù")


async def test_who_said_no_and_comes_is_there(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await commune.change("UPDATE assignments SET answer = 'cannot'")
    await huy.says("vao ca").sees("Đã vào ca 21:50. Tổ 3 có mặt 1/1")


async def test_a_shift_that_was_forgotten_ends_when_the_next_begins(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    commune.clock.now = at("19:30")
    await a_shift(commune, "huy", template="T", name="Ca tối", starts_at=at("19:30"), ends_at=at("21:30"))
    await huy.says("vao ca")
    await a_shift(commune, "huy")
    commune.clock.now = at("21:20")
    await huy.says("vao ca").sees("Đang trực Ca tối 14/11")
    commune.clock.now = at("21:55")
    await huy.says("vao ca").sees("Đã vào ca 21:55")
    assert await commune.rows("SELECT out_at, out_by FROM assignments ORDER BY id LIMIT 1") == [
        ("2026-11-14 14:30:00.000000", "rule")
    ]


# -- who may ---------------------------------------------------------------------------------------------------------


async def test_only_who_is_on_the_shift(commune: Commune) -> None:
    hoa, dong, thien, stranger = await commune.phones("hoa", "dong", "thien", "stranger")
    shift = await a_shift(commune, "huy")
    for hand in (hoa, dong, thien):
        await hand.says("menu").forges(CheckIn(shift.id).encode()).sees("không thuộc phần")
        for button in (PlaceByList(shift.id), SkipWhy(shift.id), KitList(shift.id, "missing")):
            await hand.forges(button.encode()).does_not_see("Đèn pin", "Trang bị")
    await thien.says("vao ca").sees("không thuộc phần")
    await stranger.says("vao ca").sees("chỉ dành cho người được mời")
    assert (await _state(commune))[0][0] is None


async def test_it_survives_a_restart_in_the_middle(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").sees("Lý do?")
    await commune.kill_and_restart()
    await huy.says("mưa to").sees("Đã ghi lý do: « mưa to »")
    await commune.kill_and_restart()
    await huy.says("3-1").sees("Bờ hồ")
    await commune.kill_and_restart()
    await huy.taps("Đủ").sees("Đang trực")
    assert (await _state(commune))[0][2:] == ("3-1", None, "mưa to")


@pytest.mark.parametrize("before", [True, False])
async def test_a_power_cut_neither_loses_nor_doubles_it(commune: Commune, before: bool) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    async with commune.power_cut(before_commit=before, after=1):
        await huy.says("vao ca")
    await huy.sees("Đã vào ca 21:50")
    assert await commune.count("shift_events", "kind = 'checked_in'") == 1


async def test_who_waited_at_the_network_during_an_outage_was_there_in_time(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("21:58")
    async with commune.outage(minutes=40):
        huy.phone.send_text("vao ca")
    await huy.sees("Đã vào ca 21:58")


async def test_the_words_of_the_menu_lead_out(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:00") + timedelta(minutes=17)
    await huy.says("vao ca").sees("Lý do?").says("0").sees("Chọn việc")
    assert (await _state(commune))[0][4] == ""
