"""Members checked in to a shift are on duty: an SOS reaches them, and their own SOS the others."""

from __future__ import annotations

from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift


async def test_an_sos_reaches_everybody_on_duty_and_the_chief(commune: Commune) -> None:
    huy, tu, dong, hoa, long, dung = await commune.phones("huy", "tu", "dong", "hoa", "long", "dung", on_duty=("long",))
    await a_shift(commune, "huy", "tu")
    await a_shift(commune, "dong", team="T1")
    for hand in (huy, tu, dong):
        await hand.says("vao ca")
    commune.everybody_reads()
    await huy.says("sos").sees("SOS VV-1114-01")
    for hand in (tu, dong, long, dung):
        await hand.hears("Cần cứu giúp ngay", "VV-1114-01")
    assert hoa.saw_nothing()


async def test_after_the_check_out_no_more(commune: Commune) -> None:
    huy, tu, long = await commune.phones("huy", "tu", "long")
    await a_shift(commune, "huy", "tu")
    for hand in (huy, tu):
        await hand.says("vao ca")
    commune.clock.now = at("02:00", 15)
    await tu.says("ra ca")
    commune.everybody_reads()
    await huy.says("sos")
    await long.hears("Cần cứu giúp ngay")
    assert not tu.unread


async def test_who_has_the_duty_keeps_it_after_a_patrol(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await a_shift(commune, "long")
    await long.says("vao ca").says("truc ban").sees("Đang trực từ 22:30")
    commune.clock.now = at("02:00", 15)
    await long.says("ra ca").says("truc ban").sees("Đang trực từ")


async def test_an_officer_on_patrol_is_not_the_only_one_to_be_told(commune: Commune) -> None:
    """To go along on patrol is not to have taken the duty: everybody else must not be left out."""
    long, yen, huy = await commune.phones("long", "yen", "huy")
    await a_shift(commune, "long")
    await long.says("vao ca")
    commune.everybody_reads()
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    for hand in (long, yen):
        await hand.hears("Trộm cắp")
