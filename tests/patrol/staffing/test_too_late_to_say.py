"""Old buttons about coming, pressed when it is over: they change nothing that counts."""

from __future__ import annotations

from core.patrol.night.actions import NotComing, WhyIsReport
from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, closed, missed


async def test_not_coming_is_no_answer_to_a_shift_that_is_closed(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu")
    shift = await a_shift(commune, "huy", "tu")
    await tu.says("vao ca")
    await missed(commune, shift)
    await tu.says("ra ca")
    await closed(commune, shift)
    await huy.forges(NotComing(shift.id).encode())
    assert await commune.rows("SELECT answer FROM assignments") == [("none",), ("none",)]


async def test_a_reason_is_made_a_report_once(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    shift = await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").says("xe hỏng").taps("Đây là tin báo").sees("Đã giữ tin")
    await huy.says("thôi").taps("Không báo nữa")
    await huy.forges(WhyIsReport(shift.id).encode()).sees("Nút này đã cũ")
