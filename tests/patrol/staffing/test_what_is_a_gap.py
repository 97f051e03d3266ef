"""A gap is what the leader asked to fill, or a place that was given up; not one that is filled again."""

from __future__ import annotations

from core.patrol.actions import ShowShift
from core.patrol.staffing.actions import Cannot, OfferGap
from tests.commune import Commune
from tests.patrol.on_shift import at_time, shift


async def test_the_leader_may_ask_for_more_than_the_roster_gave(commune: Commune) -> None:
    """The shift has fewer people than it should from the beginning, and nobody has said no."""
    thanh, tu = await commune.phones("thanh", "tu")
    made = await shift(commune, "thanh", "huy")
    await at_time(commune, "12:00")
    await tu.forges(ShowShift(made.id).encode()).is_not_offered("Tôi nhận")
    await thanh.forges(OfferGap(made.id).encode()).sees("Đã nhờ")
    await tu.hears("Cần thêm người")
    await tu.forges(ShowShift(made.id).encode()).is_offered("Tôi nhận").taps("Tôi nhận").sees("Anh Tư đi ca này")


async def test_enough_without_the_one_who_cannot_come_is_no_gap(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu")
    made = await shift(commune, "thanh", "huy", "hoa", "man")
    await at_time(commune, "12:00")
    await huy.forges(Cannot(made.id).encode()).taps("Bỏ qua")
    await tu.forges(ShowShift(made.id).encode()).sees("Ca đêm").is_not_offered("Tôi nhận")
