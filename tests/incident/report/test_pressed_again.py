"""A Telegram window stays clickable for ever: an old button stamps nothing twice, and shows what is true now."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.commune import Commune, Hand


async def _theft(hand: Hand) -> None:
    await hand.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")


async def test_the_way_pressed_again_under_the_news_keeps_its_time(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đã nhận")
    await huy.says("chúng chạy rồi")
    await commune.forward(seconds=15)
    await long.hears("tin thêm").taps("Đang đến")
    await huy.says("hai xe máy")
    await commune.forward(minutes=5)
    await long.forges("way1:1").sees_toast("VV-1114-01: đã ghi “Đang đến” lúc 22:30")
    await long.sees("Đ/c Long đang đến, 22:30").does_not_see("đang đến, 22:35")
    await huy.sees("đang đến (22:30)").does_not_see("(22:35)")
    assert await commune.count("incident_entries", "ref = 'on_the_way'") == 1


async def test_there_already_an_older_button_does_not_stamp(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đang đến").taps("Đã có mặt")
    await commune.forward(minutes=10)
    for old in ("way1:1", "take1:1", "scene1:1"):
        await long.forges(old).sees_toast("VV-1114-01: đã ghi “Đã có mặt” lúc 22:30")
    await long.sees("Đ/c Long đã có mặt 22:30")
    assert await commune.count("incident_entries", "kind = 'state'") == 2


async def test_it_is_a_sign_of_life_all_the_same(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đang đến")
    for _ in range(3):
        await commune.forward(minutes=9)
        await long.forges("way1:1")
    assert await commune.rows("SELECT state, holder_id IS NULL FROM incidents") == [("on_the_way", 0)]


async def test_still_coming_keeps_the_time_of_setting_out(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đang đến")
    await commune.forward(minutes=10)
    await long.taps("Vẫn đang đến").sees_toast("vẫn đang đến VV-1114-01").sees("Đ/c Long đang đến, 22:30")
    await commune.forward(minutes=10)
    await long.hears("đang đến từ 22:30, chưa có tin")


async def test_a_helper_is_written_down_once(commune: Commune) -> None:
    huy, _, tu = await commune.phones("huy", "long", "tu")
    await _theft(huy)
    await tu.taps("Đang đến")
    await commune.forward(minutes=4)
    await tu.forges("way1:1").sees_toast("VV-1114-01: đã ghi “Đang đến” lúc 22:30")
    await tu.taps("Đã có mặt").forges("way1:1").sees_toast("đã ghi “Đã có mặt” lúc 22:34")
    assert await commune.count("incident_entries", "kind = 'helper'") == 2


@pytest.mark.parametrize("old", ["take1:1", "way1:1", "help1:1", "pass1:1", "passto1:1:7", "solved1:1", "false1:1"])
async def test_too_late_is_a_sentence_and_the_card_as_it_stands(commune: Commune, old: str) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await yen.forges(old).sees_toast("VV-1114-01 đã đóng").hears("VV-1114-01 đã đóng")
    assert "Đã xử lý xong" in yen.messages[-2].words  # where the thumb was


async def test_taken_meanwhile_the_second_sees_the_card_at_once(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận")
    await yen.says("ok 1").sees("Đ/c Long đã nhận việc này").hears("VV-1114-01", "Đ/c Long đã nhận 22:30")
    await yen.is_offered("Đang đến")


async def test_a_nudge_that_is_pressed_becomes_the_card(commune: Commune) -> None:
    """The card goes from further up; a newer one takes its place again."""
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đã nhận")
    card = long.messages[-1]
    await commune.forward(minutes=15)
    await long.hears("VV-1114-01").taps("Đang đến")
    assert card.deleted
    assert sum("Đ/c Long đang đến" in m.words for m in long.messages) == 1


async def test_an_older_message_that_becomes_the_card_is_pointed_up_to(commune: Commune) -> None:
    """What it replaces is too old to be deleted."""
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await huy.says("có hai người")
    await commune.forward(seconds=10)
    news = long.messages[-1]
    await long.says("vụ việc").taps("VV-1114-01")
    newer = long.messages[-1]
    commune.clock.now += timedelta(hours=49)
    await long.sends(lambda phone: phone.tap(news.message_id, "take1:1"))
    assert "Đ/c Long đã nhận" in news.words
    assert "xem tin ở trên" in newer.words
