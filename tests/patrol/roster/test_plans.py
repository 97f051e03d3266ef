"""Kế hoạch tuần tra: every shift rests on one; a peak campaign has its own weekdays."""

from __future__ import annotations

import pytest

from tests.commune import Commune
from tests.patrol.kit import drafted

REFUSED = "không thuộc phần"


async def test_a_new_plan_by_number_days_officer_and_kind(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("lịch trực").taps("Kế hoạch").sees("KH-41/KH-CAX: 15/10/2026-10/02/2027, cao điểm, phụ trách Hà")
    await dung.taps("Thêm kế hoạch").sees("Số kế hoạch?").says("KH-52/KH-CAX").sees("Từ ngày nào")
    await commune.kill_and_restart()
    await dung.says("20/12-5/1").sees("Ai phụ trách").taps("Đặng Minh Khôi").sees("cao điểm hay").taps("Cao điểm")
    await dung.sees("Đã thêm kế hoạch", "KH-52/KH-CAX: 20/12/2026-05/01/2027, cao điểm, phụ trách Khôi")
    await dung.forges("go1:plans").sees("KH-52/KH-CAX")
    assert [row[0] for row in await commune.rows("SELECT act FROM audit")] == ["plan.added"]


async def test_the_next_roster_rests_on_it(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.forges("go1:new_plan").says("KH-52").says("20/12-22/12").taps("Đặng Minh Khôi").taps("Cao điểm")
    ((plan,),) = await commune.rows("SELECT id FROM patrol_plans WHERE number = 'KH-52'")
    resting = {one.shift.day.day for one in await drafted(commune) if one.shift.plan_id == plan}
    assert resting == {20, 21, 22}


async def test_what_cannot_be_a_plan_is_asked_again(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await (
        dung.forges("go1:new_plan").says("K" * 60).sees("dài nhất 40").says("KH-52").says("32/13").sees("Chưa rõ ngày")
    )
    await dung.says("20/12").sees("Ai phụ trách")
    await dung.says("0").sees("Chọn việc").taps_old("Đặng Minh Khôi").sees("cũ")


async def test_whoever_tells_of_trouble_instead_is_heard(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.forges("go1:new_plan").says("có cháy lớn ở chợ trung tâm thôn").sees("Việc gì?")
    assert await commune.count("patrol_plans") == 2


@pytest.mark.parametrize("name", ["huy", "thanh", "thien", "nguyet"])
async def test_only_police_see_and_make_plans(commune: Commune, name: str) -> None:
    (hand,) = await commune.phones(name)
    await hand.forges("go1:plans").sees(REFUSED).forges("go1:new_plan").sees(REFUSED)
