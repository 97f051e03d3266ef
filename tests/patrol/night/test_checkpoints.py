"""Điểm qua: by a tap, a short code, the location of the phone. What cannot be right is noted "?", never refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from core.patrol.night.actions import ShowRoute, Visit
from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, checked_in

LAKE, FORK, PUMP = (11.9985, 107.8721), (11.9993, 107.8885), (12.0116, 107.8861)


async def _passed(commune: Commune) -> list[str]:
    return [ref for (ref,) in await commune.rows("SELECT ref FROM shift_events WHERE kind = 'checkpoint' ORDER BY id")]


async def test_by_a_tap(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.taps("Điểm qua").sees("Đang ở điểm nào?").is_offered("3-1 Bờ hồ", "3-3 Trạm bơm")
    await huy.taps("Bờ hồ").sees("Đã qua Bờ hồ, 22:00")
    assert await _passed(commune) == ["3-1"]


@pytest.mark.parametrize("typed", ["3-2", "3 2", "3.2"])
async def test_by_a_short_code(commune: Commune, typed: str) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.says(typed).sees("Đã qua Ngã ba Đồi Chè, 22:00")
    assert await _passed(commune) == ["3-2"]
    assert await commune.count("incidents") == 0


async def test_a_wrong_code_is_asked_for_again(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.says("9-9").sees("Không có điểm mã 9-9", "Đang ở điểm nào?").is_offered("3-1 Bờ hồ")
    await huy.taps("Bờ hồ").sees("Đã qua Bờ hồ")
    assert await commune.count("incidents") == 0


async def test_by_location(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.shares_place(LAKE[0] + 0.001, LAKE[1]).sees("Đã qua Bờ hồ, 22:00")
    assert await commune.rows("SELECT lat, member_id = (SELECT member_id FROM assignments) FROM positions") == [
        (LAKE[0] + 0.001, 1)
    ]


async def test_away_from_every_checkpoint_it_is_noted_and_may_be_written_down_all_the_same(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.shares_place(LAKE[0] + 0.005, LAKE[1]).sees("Điểm gần nhất: Bờ hồ, cách 556 m")
    assert await _passed(commune) == []
    await huy.taps("Vẫn ghi Bờ hồ").sees("Đã ghi Bờ hồ, 22:00 (?)")
    assert await _passed(commune) == ["3-1?"]


async def test_what_is_far_is_said_in_kilometres(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.shares_place(LAKE[0] - 0.05, LAKE[1]).sees("Điểm gần nhất: Bờ hồ, cách 5,6 km")


async def test_too_soon_after_the_one_before_is_doubtful(commune: Commune) -> None:
    """Two kilometres in half a minute."""
    (huy,) = await checked_in(commune, "huy")
    await huy.says("3-1").sees("Đã qua Bờ hồ")
    await commune.forward(seconds=30)
    await huy.says("3-3").sees("Đã ghi Trạm bơm, 22:00 (?)")
    await commune.forward(minutes=10)
    await huy.says("3-2").sees("Đã qua Ngã ba Đồi Chè, 22:10")
    assert await _passed(commune) == ["3-1", "3-3?", "3-2"]
    assert await commune.count("checkpoints", "visited_at IS NOT NULL") == 2


async def test_twice_within_a_moment_is_one_visit(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.says("3-1").says("3-1").sees("Đã qua Bờ hồ")
    assert await _passed(commune) == ["3-1"]


async def test_it_counts_as_written_when_the_network_was_away(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    commune.clock.now = at("23:00")
    await huy.says("3-1", at=at("22:40")).sees("Đã qua Bờ hồ, 22:40")


async def test_the_leader_sees_where_everybody_last_was(commune: Commune) -> None:
    huy, tu = await checked_in(commune, "huy", "tu")
    thanh, hung_t1 = await commune.phones("thanh", "hung_t1")
    await huy.says("3-1")
    await commune.forward(minutes=5)
    await tu.shares_place(LAKE[0] + 0.005, LAKE[1]).taps("Vẫn ghi")
    await thanh.says("dang truc").sees("Huy: Bờ hồ, 22:00", "Tư: Bờ hồ (?), 22:05", "Vị trí: cách Bờ hồ 556 m, 22:05")
    await thanh.sees("Chưa qua lần nào: Ngã ba Đồi Chè")
    assert hung_t1.saw_nothing()


async def test_an_officer_without_the_duty_sees_checkpoints_and_no_positions(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    long, dung = await commune.phones("long", "dung")
    await huy.shares_place(*LAKE)
    await commune.change(
        "DELETE FROM member_roles WHERE role = 'duty_officer' AND member_id = ?", (await commune.member("long")).id
    )
    await long.says("dang truc").sees("Huy: Bờ hồ").does_not_see("Vị trí:")
    await dung.says("dang truc").sees("Vị trí: cách Bờ hồ 0 m")


async def test_a_silent_members_last_place_is_told_with_the_alarm(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    await huy.says("3-2")
    await commune.forward(minutes=42)
    await thanh.hears("Anh Huy chưa trả lời từ 22:00", "Huy: Ngã ba Đồi Chè, 22:00")


# -- the location that moves -----------------------------------------------------------------------------------------


async def test_a_live_location_is_followed_without_a_word(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.sends(lambda phone: phone.send_location(12.0050, 107.8800, 3600)).sees(
        "Đang nhận vị trí trực tiếp", "30 ngày"
    )
    await commune.forward(minutes=5)
    huy.reads()
    await huy.sends(lambda phone: phone.move_location(*FORK))
    await commune.forward(seconds=10)
    await huy.sends(lambda phone: phone.move_location(FORK[0], FORK[1] + 0.0001))
    await commune.forward(minutes=3)
    await huy.sends(lambda phone: phone.move_location(FORK[0], FORK[1] + 0.0002))
    assert not huy.unread
    assert await _passed(commune) == ["3-0", "3-2"]
    assert await commune.count("positions") == 3


async def test_a_phone_that_shares_its_place_is_no_sign_of_life(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    await huy.sends(lambda phone: phone.send_location(12.0050, 107.8800, 7200))
    for _ in range(9):
        await commune.forward(minutes=5)
        await huy.sends(lambda phone: phone.move_location(12.0051, 107.8800))
    await thanh.hears("Anh Huy chưa trả lời từ 22:00")


async def test_off_duty_nobody_is_followed(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.sends(lambda phone: phone.send_location(12.0050, 107.8800, 7200)).says("ra ca")
    huy.reads()
    await commune.forward(minutes=5)
    await huy.sends(lambda phone: phone.move_location(*PUMP))
    assert await commune.count("positions") == 1
    assert not huy.unread


async def test_positions_are_kept_for_thirty_days(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.shares_place(*LAKE)
    await commune.jump(days=29)
    await commune.bot.ticker.tidy_safely()
    assert await commune.count("positions") == 1
    await commune.jump(days=1, hours=1)
    await commune.bot.ticker.tidy_safely()
    assert await commune.count("positions") == 0


async def test_where_somebody_checked_in_is_forgotten_as_well(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says("vao ca").shares_place(12.0456, 107.8543)
    assert "12.0456" in _kept(commune)
    await commune.jump(days=30, hours=1)
    await commune.bot.ticker.tidy_safely()
    assert "12.0456" not in _kept(commune)


def _kept(commune: Commune) -> str:
    """All that the database says."""
    with closing(sqlite3.connect(commune.bot.database.file)) as connection:
        return "\n".join(connection.iterdump())


# -- whose -----------------------------------------------------------------------------------------------------------


async def test_off_duty_a_location_is_the_beginning_of_a_report(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.shares_place(*LAKE).sees("Đã giữ tin", "Việc gì?").says("thoi").says("3-1").sees("Đã giữ tin")
    assert await commune.count("positions") == 0


async def test_in_a_report_a_location_is_the_place_of_it(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    (long,) = await commune.phones("long")
    await huy.says("bao tin").taps("Trộm cắp").shares_place(*LAKE).sees("VV-1114-01")
    await long.hears("Trộm cắp", "có vị trí")
    assert await _passed(commune) == []


async def test_a_code_does_not_join_a_report_that_went_out(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").says("3-1").sees("Đã qua Bờ hồ")
    await huy.says("9-9").sees("Đã ghi thêm vào VV-1114-01")
    assert await _passed(commune) == ["3-1"]


async def test_words_with_a_digit_are_a_report(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.says("2 xe").sees("Đã giữ tin", "Việc gì?")


async def test_only_who_is_on_duty_and_only_the_own_route(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    tu, dong, thien = await commune.phones("tu", "dong", "thien")
    for hand in (tu, dong, thien):
        await hand.says("menu").forges(ShowRoute(1).encode()).sees("không thuộc phần").does_not_see("Bờ hồ")
        await hand.forges(Visit(1, 10).encode()).does_not_see("Bờ hồ")
    await huy.forges(Visit(1, 2).encode()).sees("Nút này đã cũ")
    await huy.says("1-1").sees("Không có điểm mã 1-1")
    assert await _passed(commune) == []


async def test_notes_are_kept_without_citizen_numbers(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.taps("Ghi chú").sees("Ghi gì? Không nêu tên ai").says("xe lạ, căn cước 012345678901").sees("••••")
    assert await commune.rows("SELECT text FROM shift_events WHERE kind = 'note'") == [("xe lạ, căn cước ••••",)]


async def test_it_survives_a_restart_in_the_middle(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await huy.taps("Ghi chú")
    await commune.kill_and_restart()
    await huy.says("đèn hỏng ở cầu").sees("« đèn hỏng ở cầu »")
    await commune.kill_and_restart()
    await huy.says("3-3").sees("Đã qua Trạm bơm")
