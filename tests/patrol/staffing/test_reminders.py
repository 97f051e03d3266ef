"""Each member is reminded of a shift at its minutes, as long as that still helps."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.clocks import strike_next
from core.patrol.clocks import REMIND
from core.patrol.shift_times import set_clocks
from core.patrol.types.shift import By, ShiftState
from core.work import Work
from tests.commune import Commune, at
from tests.patrol.on_shift import at_time, pass_until, shift


async def test_a_day_two_hours_and_a_quarter_of_an_hour_before(commune: Commune) -> None:
    commune.clock.now = at("21:50", 14)
    huy, dong, thien, stranger = await commune.phones("huy", "dong", "thien", "stranger")
    await shift(commune, "huy")
    await pass_until(commune, "21:59", 14)
    commune.expects_nothing_more()
    await pass_until(commune, "22:00", 14)
    await huy.hears("Tối mai 22:00 anh Huy có ca đêm, Tổ 3", "Tập trung: Nhà văn hóa thôn Hồ Sen", "Đi được không?")
    await huy.is_offered("✅ Đi được", "❌ Không đi được", "Nhờ thay").is_not_offered("Vào ca")
    await at_time(commune, "19:59")
    commune.expects_nothing_more()
    await pass_until(commune, "20:00")
    await huy.hears("Tối nay 22:00 anh Huy có ca đêm")
    await pass_until(commune, "21:44")
    commune.expects_nothing_more()
    await pass_until(commune, "21:45")
    await huy.hears("Tối nay 22:00").is_offered("Vào ca", "Không đi được")
    await at_time(commune, "22:09")
    commune.expects_nothing_more()
    assert dong.saw_nothing() and thien.saw_nothing() and stranger.saw_nothing()


async def test_a_day_before_at_night_without_a_sound(commune: Commune) -> None:
    commune.clock.now = at("21:50", 14)
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    await pass_until(commune, "22:00", 14)
    assert (len(huy.unread), huy.rings) == (1, 0)
    huy.reads()
    await at_time(commune, "20:00")
    assert huy.rings == 1


async def test_who_has_said_yes_early_hears_the_last_two(commune: Commune) -> None:
    commune.clock.now = at("21:50", 14)
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    await huy.says("đi được").sees("anh Huy đi được")
    await at_time(commune, "22:00", 14)
    commune.expects_nothing_more()
    await at_time(commune, "20:00")
    await huy.hears("Tối nay 22:00").is_offered("Không đi được").is_not_offered("✅ Đi được")
    assert "Đi được không?" not in huy.last
    await at_time(commune, "21:45")
    await huy.hears("Tối nay 22:00").is_offered("Vào ca")


async def test_who_has_just_said_yes_is_not_told_again(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    await at_time(commune, "19:30")
    await huy.says("đi được").sees("anh Huy đi được")
    await at_time(commune, "20:00")
    commune.expects_nothing_more()
    await at_time(commune, "21:45")
    await huy.hears("Tối nay 22:00").is_offered("Vào ca")


async def test_who_cannot_come_hears_no_more(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    await huy.says("không đi được").sees("Lý do?")
    await at_time(commune, "20:00")
    await at_time(commune, "21:45")
    commune.expects_nothing_more()


async def test_nor_does_who_has_checked_in(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    made = await shift(commune, "huy")
    await at_time(commune, "21:10")
    huy.reads()
    (place,) = await commune.work(lambda w: w.tx.patrol.assignments.of_shift(made.id))
    await commune.work(lambda w: w.tx.patrol.assignments.save(replace(place, in_at=w.now, in_by=By.SELF)))
    await at_time(commune, "21:45")
    commune.expects_nothing_more()


async def test_a_cancelled_shift_reminds_nobody(commune: Commune) -> None:
    await commune.phones("huy")
    made = await shift(commune, "huy")
    await commune.work(lambda w: set_clocks(w, replace(made, state=ShiftState.CANCELLED)))
    await at_time(commune, "20:00")
    await at_time(commune, "21:45")
    commune.expects_nothing_more()


async def test_a_moved_shift_reminds_of_its_new_hour(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    made = await shift(commune, "huy")
    await at_time(commune, "20:00")
    await huy.hears("22:00")
    later = replace(made, starts_at=at("23:00", 15), ends_at=at("03:00", 16))
    await commune.work(lambda w: set_clocks(w, later))
    await pass_until(commune, "20:59")
    commune.expects_nothing_more()
    await pass_until(commune, "21:00")
    await huy.hears("Tối nay 23:00")
    await pass_until(commune, "22:44")
    commune.expects_nothing_more()
    await pass_until(commune, "22:45")
    await huy.hears("Tối nay 23:00").is_offered("Vào ca")


async def test_a_reminder_that_waited_is_dropped_when_the_shift_was_moved(commune: Commune) -> None:
    """Written before the move, to be sent after it."""
    (huy,) = await commune.phones("huy")
    made = await shift(commune, "huy")
    commune.clock.now = at("20:00", 15)
    await commune.work(_remind_all)
    later = replace(made, starts_at=at("23:30", 15), ends_at=at("03:30", 16))
    await commune.work(lambda w: set_clocks(w, later))
    await commune.tick()
    assert huy.saw_nothing()


async def test_a_reminder_that_waited_is_dropped_when_it_was_answered(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    commune.clock.now = at("20:00", 15)
    await commune.work(_remind_all)
    await commune.change("UPDATE assignments SET answer = 'cannot'")
    await commune.tick()
    assert huy.saw_nothing()


async def _remind_all(work: Work) -> None:
    while await strike_next(work, REMIND):
        pass


async def test_after_an_outage_only_the_newest(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "19:50")
    commune.everybody_reads()
    async with commune.outage(hours=2):  # over the one at 20:00 and the one at 21:45
        pass
    await huy.hears("Tối nay 22:00").is_offered("Vào ca")
    await thanh.hears("Tối nay 22:00")
    await commune.forward(minutes=15)
    commune.expects_nothing_more()


async def test_after_an_outage_nobody_is_reminded_of_what_has_begun(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh", minimum=3)
    async with commune.outage(hours=24):
        pass
    await huy.hears("Chưa thấy anh Huy vào ca")  # what still helps
    await thanh.hears("Chưa thấy anh Thành vào ca").hears("có mặt 0/2")
    commune.expects_nothing_more()


async def test_nobody_is_reminded_twice_by_a_restart(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    await at_time(commune, "20:00")
    await huy.hears("Tối nay 22:00")
    for _ in range(3):
        await commune.kill_and_restart()
        await commune.forward(minutes=10)
    commune.expects_nothing_more()


async def test_a_power_cut_while_reminding(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    commune.clock.now = at("20:00", 15)
    async with commune.power_cut(before_commit=True):
        await commune.tick()
    await commune.tick()
    assert len(huy.messages) == 1


async def test_after_midnight_is_still_this_night(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    starts = at("00:30", 16)
    hours = {"starts_at": starts, "ends_at": starts + timedelta(hours=3)}
    await shift(commune, "huy", day=date(2026, 11, 16), **hours)
    await at_time(commune, "22:30")
    await huy.hears("Đêm nay 00:30 anh Huy có ca đêm")
    assert huy.rings == 0  # it has been read
    await pass_until(commune, "00:15", 16)
    await huy.hears("Hôm nay 00:30")


async def test_one_that_cannot_be_reminded_does_not_stop_the_others(
    commune: Commune, caplog: pytest.LogCaptureFixture
) -> None:
    huy, dong = await commune.phones("huy", "dong")
    await shift(commune, "huy")
    await shift(commune, "dong", team="T1")
    await commune.change("UPDATE shifts SET state = 'abolished' WHERE team = 'T3'")
    caplog.set_level(logging.CRITICAL)
    await at_time(commune, "20:00")
    await dong.hears("Tối nay 22:00 anh Đông")
    assert huy.saw_nothing()
