"""Nhập bù: what could not be tapped at night is entered by the leader the morning after, and shows everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.patrol.ledger import corrections
from core.patrol.ledger.nights import taken_out
from core.patrol.types.shift import ShiftState
from core.times import Month
from tests.commune import Commune, at
from tests.patrol.night_kit import a_night, in_the_morning, signatures, signed

SHIFT = "Ca đêm 14 rạng 15/11"
REFUSED = "không thuộc phần"


async def _nights(commune: Commune) -> dict[str, int]:
    sums = await commune.work(lambda w: taken_out(w, Month(2026, 11)))
    return {sums.people[total.member_id].call_name: total.nights for total in sums.totals}


async def test_the_leader_ticks_who_was_there(commune: Commune) -> None:
    await a_night(commune, huy=None, hoa=None, tu=("22:00", "02:00"))
    thanh, huy, hoa, tu = await in_the_morning(commune, "thanh", "huy", "hoa", "tu")
    await thanh.says("sổ đêm trực").taps("Nhập bù").sees("Nhập bù ca nào?").taps(SHIFT)
    await thanh.sees(SHIFT, "22:00-02:00", "Ai có mặt?").is_not_offered("Hồ Văn Tư")
    await thanh.taps("Võ Nhật Huy").taps("Cao Thị Hòa").taps("Ngô Thị Mận").taps("✔️ Cao Thị Hòa")
    await thanh.taps("Ghi 2 người").sees("đã nhập bù 2 người, 22:00-02:00")
    assert await _nights(commune) == {"Tư": 1, "Huy": 1, "Mận": 1}
    await huy.hears(f"{SHIFT}: anh Huy được nhập bù có mặt 22:00-02:00").is_offered("Sửa giờ")
    await thanh.says("sổ đêm trực").taps(SHIFT).sees("Võ Nhật Huy: 22:00-02:00 · nhập bù", "Cao Thị Hòa: vắng")
    await huy.says("đêm của tôi").sees("22:00-02:00 · nhập bù · chưa ký")
    assert hoa.saw_nothing() and tu.saw_nothing()
    commune.everybody_reads()
    await commune.forward(hours=3)
    commune.expects_nothing_more()


async def test_the_page_of_a_shift_leads_there_as_well(commune: Commune) -> None:
    shift = await a_night(commune, huy=None)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.forges(f"night1:{shift.id}").taps("Nhập bù").taps("Huy").taps("Ghi 1 người").sees("đã nhập bù 1 người")


async def test_other_hours_than_the_shift_has(commune: Commune) -> None:
    shift = await a_night(commune, huy=None)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.forges(f"late1:{shift.id}").taps("Huy").taps("Đổi giờ").says("23h15").says("01:00").sees("23:15-01:00")
    await thanh.is_offered("✔️ Võ Nhật Huy").taps("Ghi 1 người").sees("23:15-01:00")
    assert await _nights(commune) == {"Huy": 0}


@pytest.mark.parametrize(("first", "last"), [("01:00", "23:00"), ("22:00", "12:00"), ("22:00", "22:00")])
async def test_hours_that_cannot_be(commune: Commune, first: str, last: str) -> None:
    shift = await a_night(commune, huy=None)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.forges(f"late1:{shift.id}").taps("Huy").taps("Đổi giờ").says(first).says(last).sees("Giờ không hợp")


async def test_a_whole_shift_that_was_not_on_the_roster(commune: Commune) -> None:
    """Entered from day, kind and names; the plan in force and the place of the team come by themselves."""
    thanh, huy = await in_the_morning(commune, "thanh", "huy")
    await thanh.says("sổ đêm trực").taps("Nhập bù").taps("Ca ngoài lịch").sees("ngày nào?").taps("13/11")
    await thanh.taps("Ca tối 19:30-22:30").sees("Ca tối 13/11", "19:30-22:30").taps("Huy").taps("Ghi 1 người")
    await huy.hears("Ca tối 13/11: anh Huy được nhập bù")
    assert await commune.rows("SELECT day, template, team, state, muster FROM shifts") == [
        ("2026-11-13", "T", "T3", "closed", "Nhà văn hóa thôn Hồ Sen")
    ]
    assert await commune.rows("SELECT origin, in_by, out_by FROM assignments") == [("late_entry",) * 3]
    assert await commune.count("shifts s JOIN patrol_plans p ON p.id = s.plan_id", "p.number = 'KH-41/KH-CAX'") == 1
    assert await commune.rows("SELECT kind FROM shift_events") == [("entered",), ("entered",)]
    assert await commune.count("audit", "act = 'night.entered'") == 1


async def test_a_cancelled_shift_that_took_place_all_the_same(commune: Commune) -> None:
    shift = await a_night(commune, huy=None)
    await commune.work(lambda w: w.tx.patrol.shifts.save(replace(shift, state=ShiftState.CANCELLED)))
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.says("sổ đêm trực").taps("Nhập bù").is_not_offered(SHIFT).taps("Ca ngoài lịch").taps("14/11")
    await thanh.taps("Ca đêm").taps("Huy").taps("Ghi 1 người")
    assert await _nights(commune) == {"Huy": 1}
    assert await commune.count("shifts") == 1


async def test_a_shift_of_the_roster_is_found_by_its_day_too(commune: Commune) -> None:
    await a_night(commune, huy=("22:00", "02:00"))
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.says("sổ đêm trực").taps("Nhập bù").taps("Ca ngoài lịch").taps("14/11").taps("Ca đêm")
    await thanh.is_not_offered("Võ Nhật Huy").taps("Cao Thị Hòa").taps("Ghi 1 người")
    assert await _nights(commune) == {"Huy": 1, "Hòa": 1}
    assert await commune.count("shifts") == 1


async def test_signatures_do_not_cover_what_is_entered_later(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"), hoa=None)
    await signed(commune, shift)
    thanh, long = await in_the_morning(commune, "thanh", "long")
    await thanh.forges(f"late1:{shift.id}").taps("Cao Thị Hòa").taps("Ghi 1 người")
    await long.hears(SHIFT, "chữ ký cũ không còn")
    assert await signatures(commune, shift) == (True, False)  # the leader has just seen what it says now


async def test_a_shift_that_is_going_on_or_long_past_is_not_entered(commune: Commune) -> None:
    shift = await a_night(commune, huy=None)
    commune.clock.now = at("01:00", 15)
    (thanh,) = await commune.phones("thanh")
    await thanh.forges(f"late1:{shift.id}").sees("Ca này chưa hết giờ")
    commune.clock.now = at("02:01", 22)
    await thanh.forges(f"late1:{shift.id}").sees("Quá hạn nhập bù")
    await thanh.says("sổ đêm trực").taps(SHIFT).is_not_offered("Nhập bù")


async def test_nobody_left_to_enter(commune: Commune) -> None:
    names = {
        "thanh": ("22:00", "02:00"),
        "huy": ("22:00", "02:00"),
        "hoa": ("22:00", "02:00"),
        "tu": ("22:00", "02:00"),
    }
    shift = await a_night(commune, **names)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.forges(f"late1:{shift.id}").taps("Mận").taps("Ghi 1 người")
    await thanh.forges(f"late1:{shift.id}").sees("Mọi người trong ca đã có giờ")


async def test_police_choose_the_team_first(commune: Commune) -> None:
    (long,) = await in_the_morning(commune, "long")
    await long.says("sổ đêm trực").taps("Nhập bù").sees("cho tổ nào?").taps("Tổ 1").taps("Ca ngoài lịch").taps("14/11")
    await long.taps("Ca đêm").taps("Đinh Đông").taps("Ghi 1 người").sees("đã nhập bù 1 người")
    assert await _nights(commune) == {"Đông": 1}


async def test_it_goes_on_after_a_restart_and_old_buttons_are_stale(commune: Commune) -> None:
    shift = await a_night(commune, huy=None, hoa=None)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.forges(f"late1:{shift.id}").taps("Huy")
    await commune.kill_and_restart()
    await thanh.taps("Ghi 1 người").sees("đã nhập bù 1 người")
    await thanh.forges("ltick1:1:5:on").sees("Nút này đã cũ")
    await thanh.forges(f"late1:{shift.id}").says("0").sees("Chọn việc").forges("lenter1:2").sees("Nút này đã cũ")
    assert await _nights(commune) == {"Huy": 1}


async def test_nobody_is_entered_by_a_button_made_up(commune: Commune) -> None:
    """A member of another team ticked by a forged button is not written down."""
    shift = await a_night(commune, huy=None)
    (thanh,) = await in_the_morning(commune, "thanh")
    other = await commune.member("dong")
    await thanh.forges(f"late1:{shift.id}").taps("Huy").forges(f"ltick1:1:{other.id}:on").forges("lenter1:1")
    assert await _nights(commune) == {"Huy": 1}
    await thanh.sees("đã nhập bù 1 người")


@pytest.mark.parametrize("name", ["hung_t1", "huy", "hoa", "thien", "nguyet", "Lan"])
async def test_others_enter_nothing(commune: Commune, name: str) -> None:
    """Another team's leader, volunteers, supporters, strangers."""
    shift = await a_night(commune, huy=None)
    (hand,) = await in_the_morning(commune, name)
    await hand.forges(f"late1:{shift.id}").does_not_see("Ai có mặt", "Ca đêm")
    assert await _nights(commune) == {}


async def test_another_leader_cannot_enter_a_shift_for_a_foreign_team(commune: Commune) -> None:
    (hung,) = await in_the_morning(commune, "hung_t1")
    await hung.says("sổ đêm trực").taps("Nhập bù").forges("lteam1:1:T3").sees("Nút này đã cũ")


@pytest.mark.parametrize("state", [ShiftState.DRAFT, ShiftState.CANCELLED])
async def test_nobody_was_absent_from_what_they_were_not_told_of(commune: Commune, state: ShiftState) -> None:
    """A draft nobody was sent, or a shift everybody heard was off: who went all the same is entered, the others owe
    nothing."""
    shift = await a_night(commune, huy=None, hoa=None)
    await commune.change("UPDATE shifts SET state = ?", state)
    thanh, hoa = await in_the_morning(commune, "thanh", "hoa")
    await thanh.forges(f"late1:{shift.id}").taps("Huy").taps("Ghi 1 người").sees("đã nhập bù 1 người")
    await thanh.forges(f"night1:{shift.id}").sees("Võ Nhật Huy: 22:00-02:00").does_not_see("vắng")
    await hoa.says("đêm của tôi").does_not_see(SHIFT)


async def test_who_was_there_after_all_is_not_absent(commune: Commune) -> None:
    shift = await a_night(commune, huy=None)
    await commune.change("UPDATE assignments SET absent = 1")
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.forges(f"late1:{shift.id}").taps("Huy").taps("Ghi 1 người").sees("đã nhập bù 1 người")
    assert not await commune.count("assignments", "absent")


async def test_times_that_two_people_have_agreed_on_are_not_entered_over(commune: Commune) -> None:
    """The bot used to say that 22:00-02:00 was entered, while the correction went on counting."""
    shift = await a_night(commune, huy=None)
    thanh, huy = await commune.member("thanh"), await commune.member("huy")
    (hand,) = await in_the_morning(commune, "thanh")
    (one,) = await commune.work(lambda w: w.tx.patrol.assignments.of_shift(shift.id))
    times = (at("22:00"), at("00:30", 15))
    asked = await commune.work(lambda w: corrections.propose(w, huy, one.id, times, "mất sóng"))
    await commune.work(lambda w: corrections.approve(w, thanh, asked.id))
    await hand.forges(f"late1:{shift.id}").sees("Ai có mặt?").is_not_offered("Võ Nhật Huy")
