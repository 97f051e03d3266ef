"""The week of a team: opened where there are shifts, and what has too few people is marked."""

from __future__ import annotations

from core.patrol.types.shift import ShiftState
from tests.commune import Commune, at
from tests.patrol.kit import december, published, shift


async def test_a_shift_below_the_minimum_is_marked(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    thanh, huy = await commune.phones("thanh", "huy")
    await shift(commune, "tu", "man")
    await shift(commune, "tu", "man", "huy", template="T", name="Ca tối", starts=at("19:30", 14))
    for hand in (thanh, huy):
        await hand.says("lịch trực").sees("Tư, Mận ⚠️ 2/3", "Tư, Mận, Huy\n", "⚠️ chưa đủ người tối thiểu")


async def test_who_cannot_come_is_counted_off(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    huy, thanh = await commune.phones("huy", "thanh")
    tomorrow = await shift(commune, "thanh", "huy", "man")
    await thanh.says("lịch trực").does_not_see("⚠️")
    await huy.says("menu").forges(f"cannot1:{tomorrow.id}").taps("Bỏ qua")
    await thanh.says("lịch trực").sees("Thành, Mận ⚠️ 2/3")


async def test_what_is_over_or_cancelled_needs_no_mark(commune: Commune) -> None:
    thanh, _ = await commune.phones("thanh", "huy")
    await shift(commune, "tu", starts=at("22:00", 12))
    cancelled = await shift(commune, "tu")
    await thanh.says("menu").forges(f"unshift1:{cancelled.id}:yes")
    await thanh.says("lịch trực").sees("T5 12/11", "CN 15/11")
    assert "⚠️" not in thanh.last


async def test_it_opens_at_the_first_week_with_shifts(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    thanh, dung = await commune.phones("thanh", "dung")
    await published(commune)
    await thanh.says("lịch trực").sees("Tổ 3 · 30/11-06/12", "T3 01/12").does_not_see("chưa có ca")
    await thanh.taps("Tuần trước").sees("Tổ 3 · 23/11-29/11", "Tuần này chưa có ca").taps("Đến tuần 30/11")
    await thanh.sees("T3 01/12")
    await dung.says("menu").forges("week1:T3:20261114").taps("Đến tuần 30/11").sees("T3 01/12")


async def test_this_week_is_opened_where_it_has_any(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await shift(commune, "tu", starts=at("22:00", 12))
    await shift(commune, "tu", starts=december("22:00", 4))
    await thanh.says("lịch trực").sees("Tổ 3 · 09/11-15/11", "T5 12/11")


async def test_a_draft_opens_nothing_to_the_team(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await shift(commune, "tu", starts=december("22:00", 4), state=ShiftState.DRAFT)
    await thanh.says("lịch trực").sees("Tổ 3 · 09/11-15/11", "Tuần này chưa có ca").is_not_offered("Đến tuần")
