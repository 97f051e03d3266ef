"""Telegram cannot be reached for hours while the bot runs on: afterwards each hears once, and what is new first."""

from __future__ import annotations

from core.incident.actions import StateFact
from tests.commune import Commune

OFFICERS = ("long", "yen", "dung")


async def _theft(commune: Commune) -> None:
    """File a theft that nobody has yet when the network goes away."""
    huy, *_ = await commune.phones("huy", "dong", *OFFICERS, on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    commune.everybody_reads()


async def test_one_card_a_person_however_long_it_was(commune: Commune) -> None:
    await _theft(commune)
    async with commune.network_away(hours=3):
        pass
    await commune.forward(minutes=5)
    for name in OFFICERS:
        assert len(commune[name].unread) == 1, name
        await commune[name].hears("VV-1114-01", "Chưa có người nhận")


async def test_a_new_sos_does_not_wait_behind_them(commune: Commune) -> None:
    await _theft(commune)
    async with commune.network_away(hours=3):
        pass
    await commune["dong"].says("sos")
    assert "Cần cứu giúp ngay" in commune["long"].unread[0]


async def test_the_ladder_rings_on_afterwards(commune: Commune) -> None:
    await _theft(commune)
    async with commune.network_away(hours=3):
        pass
    await commune.forward(minutes=5)
    commune.everybody_reads()
    await commune.forward(minutes=15)
    await commune["long"].hears("VV-1114-01", "Chưa có người nhận")


async def test_a_call_for_backup_does_not_count_on_a_card_of_the_morning(commune: Commune) -> None:
    """Their cards wait for 06:30; the call is for now."""
    huy, long, yen = await commune.phones("huy", "long", "yen", on_duty=("long", "yen"))
    await huy.says("bao tin").taps("Thêm loại").taps("Người, xe lạ").taps("Hồ Sen").sees("VV-1114-01")
    await long.says("vụ việc").taps("VV-1114-01").taps("Đã nhận").taps("Cần chi viện")
    await yen.hears("VV-1114-01", "Cần chi viện")


async def test_what_rings_is_not_held_back_by_what_does_not(commune: Commune) -> None:
    """At night the team's card makes no sound; then there is a weapon, and it must."""
    huy, tu, _ = await commune.phones("huy", "tu", "long")
    await huy.says("bao tin").taps("Đánh nhau")
    huy.phone.press("Hồ Sen")
    await commune.fetch()
    await commune.handle()
    huy.phone.tap(huy.messages[-1].message_id, StateFact(1, "weapon").encode())
    await commune.settle()
    assert tu.rings == 1


async def test_the_number_comes_however_late(commune: Commune) -> None:
    """The report was made, and then nothing could be answered for a whole night."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp")
    huy.phone.press("Hồ Sen")
    await commune.fetch()
    await commune.handle()
    async with commune.network_away(hours=13):
        pass
    await commune.forward(minutes=5)
    await huy.sees("Đã ghi VV-1114-01 lúc 22:30")


async def test_the_number_of_an_sos_too(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    huy.phone.send_text("sos")
    await commune.fetch()
    await commune.handle()
    async with commune.network_away(hours=13):
        pass
    await commune.forward(minutes=5)
    await huy.sees("SOS VV-1114-01")


async def test_the_warning_comes_once(commune: Commune) -> None:
    """The reporter, when nobody can be reached, is not told as often as there were hours."""
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ")
    commune.everybody_reads()
    async with commune.network_away(hours=9):
        pass
    await commune.forward(minutes=5)
    assert len(huy.unread) == 1
    await huy.hears("chưa có người nhận")


async def test_the_number_of_a_report_left_unfinished_too(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("có người la hét ở bờ hồ")
    async with commune.network_away(hours=13):
        pass
    await commune.forward(minutes=5)
    await huy.sees("Chưa đủ thông tin", "VV-1114-01")
