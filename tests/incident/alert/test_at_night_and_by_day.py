"""Quiet at night: nobody off duty is rung for what can wait; small matters wait for 06:30."""

from __future__ import annotations

from tests.commune import Commune, at


async def test_small_matters_wait_for_half_past_six(commune: Commune) -> None:
    huy, long, thanh = await commune.phones("huy", "long", "thanh")
    await huy.says("bao tin").taps("Thêm loại").taps("Người, xe lạ").taps("Hồ Sen").sees("VV-1114-01")
    await commune.jump(hours=7, minutes=59)  # 06:29
    assert long.saw_nothing()
    await commune.jump(minutes=1)
    await long.hears("VV-1114-01", "Thấp", "Người, xe lạ", "14/11 22:30")
    await thanh.hears("VV-1114-01")
    assert not huy.unread


async def test_what_is_added_waits_with_it(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.photographs("xe này").taps("Thêm loại").taps("Người, xe lạ").taps("Hồ Sen").says("biển số che kín")
    await huy.photographs()
    await commune.forward(minutes=1)
    assert long.saw_nothing()
    await commune.jump(hours=8)
    await long.hears("Người, xe lạ", "xe này", "biển số che kín", "2 ảnh")
    assert sum(m.photo is not None for m in long.messages) == 2


async def test_noise_at_night_goes_at_once(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Thêm loại").taps("Ồn ào").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Ồn ào")


async def test_noise_nobody_took_is_in_the_morning_again(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Thêm loại").taps("Ồn ào").taps("Hồ Sen")
    await long.hears("Ồn ào")
    await commune.jump(hours=8)
    await long.hears("Ồn ào", "Chưa có người nhận")


async def test_noise_by_day_waits(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    commune.clock.now = at("15:00")
    await huy.says("bao tin").taps("Thêm loại").taps("Ồn ào").taps("Hồ Sen")
    await commune.forward(minutes=5)
    assert long.saw_nothing()


async def test_small_matters_come_again_each_morning(commune: Commune) -> None:
    huy, nguyet = await commune.phones("huy", "nguyet")
    await huy.says("bao tin").taps("Thêm loại").taps("Đèn, đường hỏng").taps("Hồ Sen")
    for _ in range(3):
        await commune.jump(hours=24)
        await nguyet.hears("Đèn, đường hỏng")


async def test_the_team_sleeps_the_police_do_not(commune: Commune) -> None:
    huy, long, thanh = await commune.phones("huy", "long", "thanh")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    assert (long.rings, thanh.rings) == (1, 0)
    await thanh.hears("Trộm cắp")


async def test_the_team_on_duty_is_rung(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh", on_duty=("thanh",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    assert thanh.rings == 1


async def test_life_and_death_wakes_everybody(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen")
    assert thanh.rings == 1


async def test_by_day_nobody_sleeps(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    commune.clock.now = at("21:59")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    assert thanh.rings == 1


async def test_a_small_matter_nobody_could_receive_finds_somebody(commune: Commune) -> None:
    """The one who repairs lamps has no phone here: better the duty officer than nobody."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Thêm loại").taps("Đèn, đường hỏng").taps("Hồ Sen")
    assert long.saw_nothing()
    await commune.jump(hours=8)
    await long.hears("Đèn, đường hỏng")
