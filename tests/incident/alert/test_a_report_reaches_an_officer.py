from __future__ import annotations

from tests.commune import Commune


async def test_a_report_climbs_until_an_officer_takes_it(commune: Commune) -> None:
    huy, long, dung, stranger = await commune.phones("huy", "long", "dung", "stranger", on_duty=("long",))
    await huy.says("0").taps("🚨 Báo tin").taps("🔓 Trộm cắp").taps("Hồ Sen")
    await huy.sees("VV-1114-01", "22:30")
    await long.sees("Trộm cắp", "Hồ Sen", "Chưa có người nhận")
    await commune.kill_and_restart()
    await commune.forward(minutes=8)
    await dung.sees("VV-1114-01", "Chưa có người nhận").taps("Đã nhận")
    await long.sees("Dũng đã nhận")
    await huy.sees("đã nhận")
    assert stranger.saw_nothing()
