"""Leave falls on the places one still has, on shifts that have not begun for oneself, and on no others."""

from __future__ import annotations

from datetime import date

from core.patrol.roster import changes
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.duty_kit import a_shift, checked_in
from tests.patrol.on_shift import shift


async def _leaves(hand: Hand, days: str = "3 ngày") -> Hand:
    return await hand.forges("go1:leave").taps(days).sees("nghỉ 14/11-16/11")


async def _answers(commune: Commune) -> list[tuple[str, str]]:
    return [
        tuple(row)
        for row in await commune.rows(
            "SELECT call_name, answer FROM assignments JOIN members ON members.id = member_id ORDER BY assignments.id"
        )
    ]


async def test_who_has_come_early_does_not_give_that_up(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy", clock="21:50")
    await (await _leaves(huy)).does_not_see("ca đã xếp")
    assert await _answers(commune) == [("Huy", "none")]
    await thanh.does_not_see("Không tính vào")


async def test_a_shift_that_one_was_taken_off_does_not_come_back(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    made = await shift(commune, "thanh", "huy", "hoa")
    await _leaves(huy)
    leader, member = await commune.member("thanh"), await commune.member("huy")
    await commune.work(lambda work: changes.take_off(work, leader, made.id, member.id))
    await commune.settle()
    await huy.forges("go1:leave").taps("Bỏ nghỉ 14/11-16/11").sees("Đã bỏ").does_not_see("Lại tính vào")
    assert await commune.count("shift_events", "ref = 'leave_taken_back'") == 0


async def test_a_shift_that_is_over_stays_as_it_was(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy", starts_at=at("05:00"), ends_at=at("09:00"), day=date(2026, 11, 14))
    commune.clock.now = at("12:00")
    await (await _leaves(huy)).does_not_see("ca đã xếp")
    assert await _answers(commune) == [("Huy", "none")]


async def test_who_is_exempt_from_the_nights_keeps_the_other_shifts(commune: Commune) -> None:
    commune.clock.now = at("12:00")
    thanh, _ = await commune.phones("thanh", "huy")
    await shift(commune, "huy", template="T", name="Ca tối", starts_at=at("18:00", 15), ends_at=at("22:00", 15))
    await thanh.says("lịch trực").taps("Báo nghỉ cho tổ viên").taps("Võ Nhật Huy").taps("Miễn Ca đêm").taps("3 ngày")
    assert await commune.count("absences", "templates = 'D'") == 1
    assert await _answers(commune) == [("Huy", "none")]


async def test_a_shift_outside_the_leave_stays_as_it_was(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy", day=date(2026, 11, 17), starts_at=at("22:00", 17), ends_at=at("02:00", 18))
    await (await _leaves(huy)).does_not_see("ca đã xếp")
    assert await _answers(commune) == [("Huy", "none")]
