""" "ok 12": taking an incident by its number, without looking for the card."""

from __future__ import annotations

import pytest

from tests.commune import Commune, Hand


async def _theft(hand: Hand) -> None:
    await hand.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")


@pytest.mark.parametrize(
    "typed", ["ok 1", "OK 01", "nhận 1", "da nhan 1", "a 1", "ack 1", "nhận VV-1114-01", "ok 1114-01"]
)
async def test_ok_1_takes_it(commune: Commune, typed: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says(typed).sees("Đã nhận VV-1114-01").sees("Đ/c Long đã nhận")
    await huy.hears("đã nhận")


async def test_the_second_is_told_who(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.says("ok 1")
    await yen.says("ok 1").sees("Đ/c Long đã nhận việc này")


async def test_after_midnight_it_is_the_night_that_began_yesterday(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await commune.forward(hours=1, minutes=45)  # 00:15
    await long.says("ok 1").sees("Đã nhận VV-1114-01")


async def test_a_number_of_both_days_is_the_one_nobody_has(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("ok 1")
    await commune.forward(hours=1, minutes=45)
    await _theft(huy)
    await long.says("ok 1").sees("Đã nhận VV-1115-01")


async def test_a_whole_number_names_its_day(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await commune.forward(hours=1, minutes=45)
    await _theft(huy)
    await long.says("ok VV-1114-01").sees("Đã nhận VV-1114-01")
    assert await commune.rows("SELECT number FROM incidents WHERE holder_id IS NULL") == [("VV-1115-01",)]


async def test_a_number_that_is_not_there(commune: Commune) -> None:
    (long,) = await commune.phones("long")
    await long.says("ok 7").sees("Không thấy vụ việc số này")


async def test_a_volunteer_takes_nothing_by_number(commune: Commune) -> None:
    huy, dong = await commune.phones("huy", "dong")
    await _theft(huy)
    await dong.says("ok 1").sees("không thuộc phần")
    await dong.says("ok 2").sees("không thuộc phần")
