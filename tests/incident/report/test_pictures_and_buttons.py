"""Pictures come after the card and push it up: its buttons are at hand again below the newest, and there only."""

from __future__ import annotations

from tests.commune import Commune, Hand


async def _theft(hand: Hand) -> None:
    await hand.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")


def _with_buttons(hand: Hand) -> list[str]:
    return [m.words for m in hand.messages if m.inline]


async def test_the_buttons_are_below_the_newest_picture(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đang đến")
    commune.everybody_reads()
    await huy.photographs().speaks()
    await commune.forward(seconds=10)
    assert "Đ/c Long đang đến" in long.messages[-1].words
    assert long.messages[-1].silent
    assert len(_with_buttons(long)) == 1
    await long.says("1").sees("có mặt, VV-1114-01")


async def test_they_move_along(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đang đến")
    for _ in range(3):
        await huy.photographs()
        await commune.forward(seconds=10)
        assert len(_with_buttons(long)) == 1
        assert long.messages[-1].inline
    await long.taps("Đã có mặt").sees("Đ/c Long đã có mặt")


async def test_pictures_that_come_together_move_it_once(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đang đến")
    before = len(long.messages)
    await huy.photographs().photographs().photographs()
    await commune.forward(seconds=10)
    assert len(long.messages) == before + 3  # pictures; the card moved


async def test_an_alert_that_begins_with_a_picture(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu")
    await huy.photographs("ba người lạ").taps("Trộm cắp").taps("Hồ Sen")
    await commune.forward(seconds=10)
    for hand in (long, tu):
        assert "Chưa có người nhận" in hand.messages[-1].words
        assert len(_with_buttons(hand)) == 1
    await long.taps("Đã nhận")
    await huy.hears("đã nhận")


async def test_closed_meanwhile_nothing_comes(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đã nhận")
    await huy.photographs()
    await long.taps("Đã xử lý xong")
    before = len(long.messages)
    await commune.forward(seconds=30)
    assert len(long.messages) == before
