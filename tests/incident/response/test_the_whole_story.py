"""The first words say most: they stay on the card however much is added, and nothing that was said is out of reach."""

from __future__ import annotations

from core.incident.actions import ShowWhole
from tests.commune import Commune, Hand


async def _a_long_story(hand: Hand, *more: str) -> None:
    await hand.says("ba người đập cửa nhà ông Tư").taps("Trộm cắp").taps("Hồ Sen")
    for words in more:
        hand.says(words)
    await hand
    await hand.commune.forward(seconds=15)


async def test_the_first_words_stay_on_the_card(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _a_long_story(huy, *(f"tin số {n}" for n in range(1, 8)))
    await long.sees("Chưa có người nhận", "ba người đập cửa", "còn 3 tin nữa", "tin số 4", "tin số 7")
    card = next(m for m in long.messages if "Chưa có người nhận" in m.words)
    assert "tin số 3" not in card.words
    assert card.words.index("ba người") < card.words.index("còn 3 tin") < card.words.index("tin số 4")


async def test_a_short_story_is_on_the_card_whole(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _a_long_story(huy, "biển số 12", "chạy về Đồi Chè")
    await long.sees("ba người đập cửa", "biển số 12", "chạy về Đồi Chè").does_not_see("tin nữa")
    assert not any("Xem hết" in b.text for m in long.messages for row in m.inline for b in row)


async def test_long_messages_give_way_to_newer_ones(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _a_long_story(huy, *(f"{n} " + "dài " * 120 for n in range(4)), "chạy rồi")
    card = next(m for m in long.messages if "Chưa có người nhận" in m.words)
    assert "ba người đập cửa" in card.words
    assert "chạy rồi" in card.words
    assert len(card.words) < 2000


async def test_everything_that_was_said_is_one_tap_away(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _a_long_story(huy, *(f"tin số {n}" for n in range(1, 8)))
    await huy.speaks()
    await long.taps_old("Xem hết").sees("mọi lời đã báo", "ba người đập cửa", "tin số 1", "tin số 3", "tin thoại")
    assert await commune.count("audit", "act = 'incident.story_read' AND subject = 'VV-1114-01'") == 1
    await long.taps("Xem").sees("Chưa có người nhận").taps("Đã nhận")
    await huy.hears("đã nhận")


async def test_one_message_too_long_for_the_card_can_be_read_whole(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _a_long_story(huy, "dài " * 120 + "biển số 49A")
    await long.taps_old("Xem hết").sees("mọi lời đã báo", "biển số 49A")


async def test_whoever_comes_along_reads_it_too(commune: Commune) -> None:
    huy, tu, dong = await commune.phones("huy", "tu", "dong")
    await _a_long_story(huy, *(f"tin số {n}" for n in range(1, 8)))
    await tu.taps_old("Xem hết").sees("mọi lời đã báo", "tin số 1")
    await dong.forges(ShowWhole(1).encode()).sees("không thuộc phần").does_not_see("đập cửa")


async def test_what_is_for_few_is_not_read_by_others(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu")
    await huy.says("ông hàng xóm đánh vợ").taps("Việc gia đình").taps("Hồ Sen")
    await tu.forges(ShowWhole(1).encode()).sees("không thuộc phần").does_not_see("đánh vợ")
    await long.forges(ShowWhole(1).encode()).sees("mọi lời đã báo", "đánh vợ")
    assert long.messages[-1].protect_content


async def test_a_closed_card_still_opens_the_whole(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _a_long_story(huy, *(f"tin số {n}" for n in range(1, 8)))
    await long.taps_old("Đã nhận").taps("Đã xử lý xong").taps("Xem hết").sees("mọi lời đã báo", "tin số 2")
