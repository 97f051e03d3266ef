"""Before a shift: who has not answered, and too few, is told to those who answer for it, once."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from core.patrol.shift_clock import STEPS
from core.patrol.shift_times import ShiftStep, set_clocks
from core.patrol.staffing.strength import tell_unanswered
from core.patrol.types.shift import Shift, ShiftState
from core.work import Work
from tests.commune import Commune
from tests.patrol.on_shift import NIGHT, at_time, pass_until, shift


async def test_the_leader_hears_once_who_has_not_answered(commune: Commune) -> None:
    huy, _, thanh, tu, long, hung_t1 = await commune.phones("huy", "hoa", "thanh", "tu", "long", "hung_t1")
    await shift(commune, "huy", "hoa", "thanh", "tu")
    await huy.says("đi được").sees("đi được")
    await tu.says("không đi được").says("thoi")
    await pass_until(commune, "15:59")
    commune.everybody_reads()
    await pass_until(commune, "16:00")
    await thanh.hears(NIGHT, "Tổ 3", "Chưa trả lời: chị Hòa.").is_offered("Xem ca")
    await pass_until(commune, "18:00")
    commune.expects_nothing_more()
    assert long.saw_nothing() and hung_t1.saw_nothing()


async def test_nobody_is_named_when_all_have_answered(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await huy.says("đi được").sees("đi được")
    await thanh.says("đi được").sees("đi được")
    await at_time(commune, "16:00")
    commune.expects_nothing_more()


async def test_a_leader_who_has_not_answered_is_told_of_to_the_duty_officer(commune: Commune) -> None:
    huy, thanh, long = await commune.phones("huy", "thanh", "long")
    await shift(commune, "huy", "thanh")
    await huy.says("đi được").sees("đi được")
    await at_time(commune, "16:00")
    await long.hears("Chưa trả lời: anh Thành.")
    assert thanh.saw_nothing()


async def test_the_one_responsible_is_told_besides_the_leader_of_the_team(commune: Commune) -> None:
    _, thanh, ha = await commune.phones("huy", "thanh", "ha")
    await shift(commune, "huy", responsible_id=(await commune.member("ha")).id)
    await at_time(commune, "16:00")
    await thanh.hears("Chưa trả lời: anh Huy.")
    await ha.hears("Chưa trả lời: anh Huy.")


async def test_too_few_is_told_to_the_leader_and_the_duty_officer_who_has_the_duty(commune: Commune) -> None:
    huy, hoa, thanh, long, yen = await commune.phones("huy", "hoa", "thanh", "long", "yen", on_duty=("long",))
    await shift(commune, "huy", "hoa", "thanh", minimum=3, target=4)
    await huy.says("không đi được").taps("Bỏ qua")
    await hoa.says("đi được")
    await pass_until(commune, "18:59")
    commune.everybody_reads()
    await pass_until(commune, "19:00")
    for hand in (thanh, long):
        await hand.hears("Thiếu người", NIGHT, "Có 2/3 người", "1 người chưa trả lời")
        await hand.is_offered("Tìm thêm người", "Xem ca", "Đang trực")
    await pass_until(commune, "19:59")
    commune.expects_nothing_more()
    assert yen.saw_nothing()


async def test_every_duty_officer_when_none_has_the_duty(commune: Commune) -> None:
    _, thanh, long, yen = await commune.phones("huy", "thanh", "long", "yen")
    await shift(commune, "huy")
    await at_time(commune, "19:00")
    for hand in (thanh, long, yen):
        await hand.sees("Thiếu người", "Có 1/2 người")


async def test_enough_people_are_no_news(commune: Commune) -> None:
    huy, thanh, long = await commune.phones("huy", "thanh", "long")
    await shift(commune, "huy", "thanh")
    await huy.says("đi được").sees("đi được")
    await thanh.says("đi được").sees("đi được")
    await at_time(commune, "19:00")
    commune.expects_nothing_more()
    assert long.saw_nothing()


async def test_who_is_suspended_does_not_count(commune: Commune) -> None:
    _, _, thanh = await commune.phones("huy", "hoa", "thanh")
    await shift(commune, "huy", "hoa")
    await commune.change("UPDATE members SET state = 'suspended' WHERE id = ?", (await commune.member("hoa")).id)
    await at_time(commune, "19:00")
    await thanh.sees("Thiếu người", "Có 1/2 người")
    await thanh.does_not_see("Hòa")


async def test_after_an_outage_what_still_helps(commune: Commune) -> None:
    _, thanh, _ = await commune.phones("huy", "thanh", "long")
    await shift(commune, "huy")
    async with commune.outage(hours=21):  # over 16:00 and 19:00
        pass
    await thanh.hears("Chưa trả lời: anh Huy")
    await thanh.hears("Thiếu người")
    await commune.forward(minutes=20)
    assert not thanh.unread


async def test_after_an_outage_nothing_of_a_shift_that_has_begun(commune: Commune) -> None:
    _, thanh, long = await commune.phones("huy", "thanh", "long")
    await shift(commune, "huy")
    async with commune.outage(hours=24):
        pass
    for hand in (thanh, long):
        await hand.does_not_see("Chưa trả lời").does_not_see("Thiếu người")


async def test_a_cancelled_shift_troubles_nobody(commune: Commune) -> None:
    _, thanh, long = await commune.phones("huy", "thanh", "long")
    made = await shift(commune, "huy")
    await commune.work(lambda w: set_clocks(w, replace(made, state=ShiftState.CANCELLED)))
    await at_time(commune, "19:00")
    assert thanh.saw_nothing() and long.saw_nothing()


async def test_a_restart_tells_nobody_twice(commune: Commune) -> None:
    _, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy")
    for clock in ("16:00", "19:00"):
        await at_time(commune, clock)
        await commune.kill_and_restart()
        await commune.tick()
    assert len(thanh.messages) == 2


async def test_one_broken_shift_does_not_stop_the_others(
    commune: Commune, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, thanh, _, hung_t1 = await commune.phones("huy", "thanh", "dong", "hung_t1")
    await shift(commune, "huy")
    await shift(commune, "dong", team="T1")

    async def broken_for_team_3(work: Work, struck: Shift) -> None:
        if struck.team == "T3":
            raise LookupError
        await tell_unanswered(work, struck)

    monkeypatch.setitem(STEPS, ShiftStep.UNANSWERED, broken_for_team_3)
    caplog.set_level(logging.CRITICAL)
    await at_time(commune, "16:00")
    await hung_t1.hears("Chưa trả lời: anh Đông")
    assert thanh.saw_nothing()
    monkeypatch.setitem(STEPS, ShiftStep.UNANSWERED, tell_unanswered)
    await pass_until(commune, "16:06")
    await thanh.hears("Chưa trả lời: anh Huy")
