"""The equipment is the team's: one of a shift is asked about it, and what one notes as missing no other wipes away."""

from __future__ import annotations

from core.patrol.night.actions import KitComplete, KitFound, KitStill
from core.patrol.types.shift import Shift
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.duty_kit import a_shift

ASKED = "Trang bị của tổ đủ không?"
RETURNED = "Trả trang bị đủ không?"


async def _three(commune: Commune) -> tuple[Shift, Hand, Hand, Hand]:
    """Thành answers for the shift of Thành, Tư and Mận."""
    thanh, tu, man = await commune.phones("thanh", "tu", "man")
    shift = await a_shift(commune, "thanh", "tu", "man", responsible_id=(await commune.member("thanh")).id)
    return shift, thanh, tu, man


async def _missing(commune: Commune) -> list[str]:
    return [kind for (kind,) in await commune.rows("SELECT kind FROM equipment WHERE state = 'missing' ORDER BY id")]


async def test_what_this_shift_has_said_was_not_left_by_the_last(commune: Commune) -> None:
    _, thanh, _, man = await _three(commune)
    await thanh.says("vao ca").taps("Bỏ qua").taps("Hỏng").taps("Bộ đàm").taps("Xong").sees("Hỏng: Bộ đàm")
    await man.says("vao ca").sees("Đã vào ca").does_not_see("Ca trước để lại")
    await man.sees("Ca này đã báo:", "🔧 Hỏng: Bộ đàm")


async def test_an_evening_shift_that_ends_late_is_still_the_last(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu")
    evening = {"template": "T", "name": "Ca tối", "starts_at": at("19:30"), "ends_at": at("22:30")}
    commune.clock.now = at("19:30")
    await a_shift(commune, "huy", **evening)
    await huy.says("vao ca").taps("Bỏ qua").taps("Bỏ qua")
    await a_shift(commune, "tu")
    commune.clock.now = at("22:05")
    await huy.taps("Trang bị").taps("Thiếu").taps("Còi").taps("Xong")
    await tu.says("vao ca").sees("Ca trước để lại:", "Thiếu: Còi").does_not_see("Ca này đã báo")


async def test_one_is_asked_and_the_others_see_what_was_said(commune: Commune) -> None:
    _, thanh, tu, man = await _three(commune)
    await thanh.says("vao ca").taps("Bỏ qua").sees(ASKED)
    await tu.says("vao ca").taps("Bỏ qua").sees(ASKED).taps("Đủ").sees("Trang bị đủ")
    await man.says("vao ca").taps("Theo danh sách").sees("có mặt theo danh sách", "Trang bị đủ", "Đang trực")
    await man.does_not_see(ASKED)
    await man.taps("Trang bị").sees(ASKED)


async def test_complete_does_not_wipe_what_another_misses(commune: Commune) -> None:
    _, thanh, tu, _ = await _three(commune)
    await tu.says("vao ca").taps("Bỏ qua").taps("Thiếu").taps("Đèn pin").taps("Xong")
    commune.clock.now = at("21:55")
    await thanh.says("vao ca").taps("Bỏ qua").sees("Đang trực", "Thiếu: Đèn pin")
    await thanh.taps("Trang bị").taps("Đủ").sees("Thiếu: Đèn pin (Tư báo 21:50)", "Đã thấy chưa?")
    await thanh.does_not_see("Trang bị đủ").taps("Vẫn thiếu").sees("Đang trực", "Thiếu: Đèn pin")
    assert await _missing(commune) == ["torch"]
    await thanh.taps("Trang bị").taps("Đủ").taps("Đã thấy").sees("Trang bị đủ")
    assert await _missing(commune) == []


async def test_found_or_not_can_be_said_in_a_word(commune: Commune) -> None:
    _, thanh, _, _ = await _three(commune)
    await thanh.says("vao ca").taps("Bỏ qua").taps("Thiếu").taps("Đèn pin").taps("Xong")
    await thanh.taps("Trang bị").taps("Đủ").says("chưa").sees("Đang trực", "Thiếu: Đèn pin")
    assert await _missing(commune) == ["torch"]
    await thanh.taps("Trang bị").taps("Đủ").says("có").sees("Trang bị đủ")
    assert await _missing(commune) == []


async def test_the_next_shift_hears_of_what_was_missing_though_the_others_said_that_all_is_there(
    commune: Commune,
) -> None:
    _, thanh, tu, man = await _three(commune)
    await tu.says("vao ca").taps("Bỏ qua").taps("Thiếu").taps("Đèn pin").taps("Xong")
    await thanh.says("vao ca").taps("Bỏ qua")
    await man.says("vao ca").taps("Bỏ qua")
    commune.clock.now = at("02:00", 15)
    for hand in (tu, thanh):
        await hand.says("ra ca")
    await thanh.taps("Đủ").sees("Thiếu: Đèn pin").taps("Vẫn thiếu").sees("Còn việc gì cho ca sau?")
    (huy,) = await commune.phones("huy")
    night = {"starts_at": at("22:00", 15), "ends_at": at("23:59", 15), "day": at("22:00", 15).date()}
    await a_shift(commune, "huy", **night)
    commune.clock.now = at("21:58", 15)
    await huy.says("vao ca").sees("Ca trước để lại:", "Thiếu: Đèn pin")
    await huy.taps("Bỏ qua").taps("Đủ").sees("Thiếu: Đèn pin (Thành báo 02:00)").taps("Vẫn thiếu")
    logged = await commune.rows("SELECT ref FROM shift_events WHERE kind = 'equipment' ORDER BY id")
    assert [ref for (ref,) in logged] == ["missing:torch"] * 3, "each shift's page says what it lacked"


async def test_of_several_that_miss_each_can_be_found_by_itself(commune: Commune) -> None:
    _, thanh, _, _ = await _three(commune)
    await thanh.says("vao ca").taps("Bỏ qua").taps("Thiếu").taps("Đèn pin").taps("Còi").taps("Xong")
    await thanh.taps("Trang bị").taps("Đủ").sees("Thiếu: Đèn pin", "Thiếu: Còi").taps("Từng thứ").taps("Còi")
    await thanh.taps("Xong").sees("Thiếu: Đèn pin")
    assert await _missing(commune) == ["torch"]


async def test_an_old_found_does_not_speak_of_what_was_missed_since(commune: Commune) -> None:
    _, thanh, tu, _ = await _three(commune)
    await tu.says("vao ca").taps("Bỏ qua").taps("Thiếu").taps("Đèn pin").taps("Xong")
    await thanh.says("vao ca").taps("Bỏ qua").taps("Trang bị").taps("Đủ")
    commune.clock.now = at("21:55")
    await tu.taps("Trang bị").taps("Thiếu").taps("Còi").taps("Xong")
    await thanh.taps("Đã thấy").sees("Thiếu: Còi (Tư báo 21:55)", "Đã thấy chưa?")
    assert await _missing(commune) == ["whistle"]


async def test_at_the_end_whoever_answers_for_the_shift_is_asked(commune: Commune) -> None:
    _, thanh, tu, man = await _three(commune)
    for hand in (thanh, tu, man):
        await hand.says("vao ca")
    commune.clock.now = at("02:00", 15)
    await tu.says("ra ca").sees("Đã ra ca 02:00", "Còn việc gì cho ca sau?").does_not_see(RETURNED)
    await tu.says("cổng trường chưa khóa").sees("« cổng trường chưa khóa »")
    await thanh.says("ra ca").sees(RETURNED).taps("Đủ").sees("Trang bị đủ", "Còn việc gì")
    await man.says("ra ca").sees("Còn việc gì").does_not_see(RETURNED)


async def test_when_nobody_has_said_so_the_last_one_is_asked(commune: Commune) -> None:
    _, thanh, tu, _ = await _three(commune)
    for hand in (thanh, tu):
        await hand.says("vao ca")
    commune.clock.now = at("01:00", 15)
    await thanh.says("ra ca").says("con ốm").sees("Còn việc gì").does_not_see(RETURNED)
    commune.clock.now = at("02:00", 15)
    await tu.says("ra ca").sees(RETURNED)


async def test_others_say_nothing_of_it(commune: Commune) -> None:
    hoa, thien = await commune.phones("hoa", "thien")
    shift = await a_shift(commune, "huy")
    await commune.change("UPDATE equipment SET state = 'missing' WHERE team = 'T3' AND kind = 'torch'")
    for hand in (hoa, thien):
        for button in (KitComplete(shift.id), KitFound(shift.id, 2_000_000_000), KitStill(shift.id)):
            await hand.says("menu").forges(button.encode()).sees("không thuộc phần")
    assert await _missing(commune) == ["torch"]
