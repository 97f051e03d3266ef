"""Bảng trực: a leader sees the own team, the police all of them, nobody else anything."""

from __future__ import annotations

from core.actions import Go, Menu
from core.patrol.night.actions import ShowBoard
from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift


async def test_a_leader_sees_who_is_there_and_who_is_not(commune: Commune) -> None:
    thanh, huy, tu = await commune.phones("thanh", "huy", "tu")
    await a_shift(commune, "huy", "tu", "hoa")
    await huy.says("vao ca")
    commune.clock.now = at("22:20")
    await tu.says("vao ca").taps("Bỏ qua").taps("Bỏ qua").taps("Thiếu").taps("Còi").taps("Xong")
    await thanh.says("dang truc").sees("Tổ 3 có mặt 2/3", "Huy: vào ca 21:50, chưa qua điểm nào", "Vào muộn: Tư, 22:20")
    await thanh.sees("Chưa vào ca: Hòa", "Chưa qua lần nào: Bờ hồ", "Thiếu: Còi", "Lúc 22:20.")


async def test_refreshing_edits_the_same_message(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    await a_shift(commune, "huy")
    await thanh.says("bang truc").sees("có mặt 0/1", "Lúc 21:50")
    commune.clock.now = at("21:58")
    await huy.says("vao ca")
    await thanh.taps("Xem lại").sees("có mặt 1/1", "Lúc 21:58").does_not_see("Lúc 21:50")
    await thanh.taps("Xem lại").sees("Lúc 21:58")


async def test_the_silent_ones_stand_out(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca")
    commune.clock.now = at("22:00")
    await commune.forward(minutes=34)
    await thanh.says("dang truc").sees("Huy: chưa trả lời từ 21:50")


async def test_the_police_see_all_teams(commune: Commune) -> None:
    long, huy, dong = await commune.phones("long", "huy", "dong")
    await a_shift(commune, "huy", "tu")
    await a_shift(commune, "dong", "hung_t1", team="T1")
    for hand in (huy, dong):
        await hand.says("vao ca")
    await (
        long.says("tuan tra")
        .taps("Đang trực")
        .sees("Tổ 1 · Ca đêm 14 rạng 15/11: có mặt 1/2", "Tổ 3 · Ca đêm 14 rạng 15/11: có mặt 1/2")
    )
    await long.taps("Tổ 1").sees("Tổ 1 có mặt 1/2", "Đông: vào ca 21:50", "Chợ trung tâm").does_not_see("Bờ hồ")


async def test_a_leader_sees_no_other_team(commune: Commune) -> None:
    thanh, dong = await commune.phones("thanh", "dong")
    other = await a_shift(commune, "dong", team="T1")
    await dong.says("vao ca")
    await thanh.says("dang truc").sees("Không có ca nào đang trực").does_not_see("Tổ 1")
    await thanh.forges(ShowBoard(other.id).encode()).sees("không thuộc phần").does_not_see("Đông")


async def test_nobody_else_sees_anything(commune: Commune) -> None:
    huy, thien, nguyet, stranger = await commune.phones("huy", "thien", "nguyet", "stranger")
    shift = await a_shift(commune, "huy", "tu")
    await huy.says("dang truc").sees("anh Huy chưa vào ca nào")
    for hand in (thien, nguyet):
        await hand.says("dang truc").sees("không thuộc phần")
        await hand.forges(Go(Menu.BOARD).encode()).does_not_see("Tổ 3 có mặt")
        await hand.forges(ShowBoard(shift.id).encode()).does_not_see("Tổ 3 có mặt")
    await stranger.says("dang truc").sees("chỉ dành cho người được mời")


async def test_what_is_over_or_far_ahead_is_not_on_it(commune: Commune) -> None:
    (long,) = await commune.phones("long")
    await a_shift(commune, "huy")
    commune.clock.now = at("20:00")
    await long.says("dang truc").sees("Không có ca nào")
    commune.clock.now = at("21:00")
    await long.taps("Xem lại").sees("Tổ 3 có mặt 0/1")
    await commune.change("UPDATE shifts SET state = 'closed'")
    await long.says("dang truc").sees("Không có ca nào")


async def test_the_places_longest_unvisited_come_first(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await a_shift(commune, "huy")
    await commune.work(lambda w: w.tx.patrol.route.visited(10, at("21:00", 13)))
    await commune.work(lambda w: w.tx.patrol.route.visited(11, at("21:30", 12)))
    await commune.work(lambda w: w.tx.patrol.route.visited(12, at("20:30", 14)))
    await thanh.says("dang truc").sees("Lâu chưa qua: Ngã ba Đồi Chè, từ 12/11 21:30")
    lines = [line for line in thanh.last.splitlines() if "Lâu chưa qua" in line]
    assert [line.split(":")[1].split(",")[0].strip() for line in lines] == ["Ngã ba Đồi Chè", "Bờ hồ", "Trạm bơm"]


async def test_asked_from_the_card_it_stands_below_it(commune: Commune) -> None:
    """The card goes on being edited: what was asked from it must not be overwritten."""
    thanh, huy, tu = await commune.phones("thanh", "huy", "tu")
    await a_shift(commune, "huy", "tu")
    await huy.says("vao ca")
    await thanh.taps("Bảng trực").sees("Lúc 21:50")
    await tu.says("vao ca")
    await thanh.sees("Có mặt: Huy, Tư").sees("Lúc 21:50")


async def test_the_leader_can_end_the_shift_from_it(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca")
    commune.clock.now = at("22:30")
    await (
        thanh.says("dang truc")
        .taps("Kết thúc sớm")
        .says("mưa lớn")
        .taps("Kết thúc ca")
        .sees("Đã kết thúc ca lúc 22:30")
    )


async def test_an_old_button_of_a_cancelled_shift_misses_nobody(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    shift = await a_shift(commune, "thanh", "huy")
    await commune.change("UPDATE shifts SET state = 'cancelled'")
    await thanh.forges(f"board1:{shift.id}").sees("Ca này đã hủy").does_not_see("Chưa vào ca", "Chưa qua lần nào")
