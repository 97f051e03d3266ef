"""Any first words, picture, voice note or place already is the report."""

from __future__ import annotations

import pytest

from tests.commune import Commune, Hand


async def test_first_words_are_the_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("hai thanh niên bẻ khóa nhà bà Sáu").sees("Đã giữ tin", "Việc gì?")
    await huy.taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Trộm cắp", "« hai thanh niên bẻ khóa nhà bà Sáu »")
    commune.expects_nothing_more()


async def test_a_picture_is_the_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.photographs("chỗ này").taps("Cháy").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Cháy", "chỗ này", "1 ảnh").hears("VV-1114-01")
    assert long.messages[-1].photo


async def test_a_voice_note_is_the_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.speaks().taps("Đánh nhau").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Đánh nhau", "1 tin thoại, cần nghe").hears("VV-1114-01")
    assert long.messages[-1].voice


async def test_a_place_is_the_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.shares_place(12.5, 107.5).taps("Tai nạn").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Tai nạn", "Hồ Sen", "Có vị trí")
    assert (12.5, 107.5) in [m.location for m in long.messages]


async def test_words_in_two_messages_are_one_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm").says("ở nhà bà Sáu").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("« có trộm »", "« ở nhà bà Sáu »")
    assert await commune.count("incidents") == 1


async def test_the_question_before_the_second_words_still_answers(commune: Commune) -> None:
    """A reporter who writes fast answers the first "Việc gì?" after the second message went out."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("có trộm").says("ở nhà bà Sáu").taps_old("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")


async def test_an_album_is_one_report(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")

    def album(phone) -> None:  # type: ignore[no-untyped-def]
        for _ in range(3):
            phone.send_photo(b"a picture", album="same")

    await huy.sends(album).taps_old("Cháy").taps("Hồ Sen").sees("VV-1114-01")
    assert await commune.count("incident_entries", "kind = 'photo'") == 3


async def test_words_instead_of_a_hamlet_are_kept(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").says("gần cây xăng, chúng có hai xe").sees("Ở thôn nào?")
    await huy.taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("gần cây xăng, chúng có hai xe")


async def _files(huy: Hand) -> None:
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")


async def test_details_join_the_same_incident(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _files(huy)
    await huy.says("chúng chạy về phía cầu").sees("Đã ghi thêm vào VV-1114-01")
    await commune.forward(seconds=15)
    await long.hears("VV-1114-01", "Trộm cắp").hears("tin thêm", "chúng chạy về phía cầu")
    assert await commune.count("incidents") == 1
    commune.expects_nothing_more()


async def test_a_story_in_three_messages_rings_once(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _files(huy)
    await long.hears("VV-1114-01")
    await huy.says("hai đứa").says("một xe đỏ").says("chạy về cầu").sees("Đã ghi thêm")
    await commune.forward(seconds=15)
    await long.hears("hai đứa", "một xe đỏ", "chạy về cầu")
    commune.expects_nothing_more()


async def test_pictures_voice_and_place_reach_the_officer(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _files(huy)
    await huy.photographs().speaks().shares_place()
    kinds = [next(k for k in ("photo", "voice", "location", "text") if k in m.wire) for m in long.messages]
    assert sorted(kinds) == ["location", "photo", "text", "text", "voice"]
    await long.sees("1 ảnh", "1 tin thoại", "Có vị trí")


async def test_after_the_time_limit_words_are_a_new_report(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await _files(huy)
    await commune.forward(minutes=14)
    await huy.says("vẫn còn ở đó").sees("Đã ghi thêm vào VV-1114-01")
    await commune.forward(minutes=16)
    await huy.says("có đánh nhau").sees("Đã giữ tin", "Việc gì?")


async def test_what_is_told_after_closing_is_a_new_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _files(huy)
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await huy.hears("đã nhận").hears("đã xử lý xong")
    await huy.says("chúng quay lại rồi").sees("Đã giữ tin", "Việc gì?")
    await huy.taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-02")
    await commune.forward(seconds=15)
    await long.hears("VV-1114-02", "chúng quay lại rồi")


@pytest.mark.parametrize("words", ["ok", "Dạ", "cảm ơn", "rõ", "vâng", "xin chào"])
async def test_an_answer_to_the_bot_is_no_report(commune: Commune, words: str) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says(words).sees("Rõ.")
    await commune.forward(minutes=10)
    assert await commune.count("incidents") == 0


@pytest.mark.parametrize("typed", ["7777", "15", "00"])
async def test_a_number_nobody_asked_for_is_no_report(commune: Commune, typed: str) -> None:
    """A slip of the thumb on the menu must not ring the duty officer."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("0").says(typed).sees("Chưa hiểu")
    await commune.forward(minutes=10)
    assert await commune.count("incidents") == 0


async def test_a_sticker_is_not_understood_and_said_so(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("0").sends(lambda phone: phone.send_contact()).sees("Chưa hiểu", "0")
