"""Profile, language, rights, leaving, the duty: what is one's own."""

from __future__ import annotations

from tests.commune import Commune


async def test_the_profile_says_who_one_is(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("hồ sơ").sees("Võ Nhật Huy", "Thanh niên tình nguyện", "Tổ 3")


async def test_english_from_the_profile_and_back(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("hồ sơ").taps("English").sees("Choose below")
    assert "🚨 Report" in huy.keys
    await huy.says("profile").taps("Tiếng Việt").sees("Đã chuyển sang tiếng Việt")
    assert "🚨 Báo tin" in huy.keys


async def test_alerts_come_in_the_readers_language(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await long.says("hồ sơ").taps("English")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.hears("Theft", "Hồ Sen")
    await yen.hears("Trộm cắp")


async def test_what_is_kept_about_me(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("QUYEN").sees("Bot giữ", "mỗi lần xem đều ghi lại")


async def test_leaving_is_asked_once(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("hồ sơ").taps("Rời chương trình").sees("Rời chương trình?").taps("Thôi").sees("Đã thôi")
    await huy.says("0").sees("Chọn việc")


async def test_who_left_has_no_rights_here_any_more(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await thanh.says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời").sees("Đã rời chương trình. Cảm ơn anh Thành")
    assert not thanh.keys
    await thanh.says("bao tin").sees("đã rời chương trình, tin ở đây không đến ai")
    thanh.reads()
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    assert not thanh.unread
    assert await commune.count("audit", "act = 'member.left'") == 1


async def test_who_has_not_taken_the_duty_sees_who_has(commune: Commune) -> None:
    yen, long = await commune.phones("yen", "long")
    await yen.says("trực ban").sees("Chưa nhận trực", "Chưa ai nhận trực, nên tin báo đến mọi trực ban")
    await long.says("trực ban").taps("Nhận trực")
    await yen.says("trực ban").sees("Chưa nhận trực", "Tin báo đang đến người trực: Long")
    await long.says("trực ban").taps("Giao trực").sees("Đã giao trực", "Chưa ai nhận trực")


async def test_the_duty_is_taken_and_handed_back(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await yen.says("trực ban").sees("Chưa nhận trực").taps("Nhận trực").sees("Đã nhận trực")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await yen.hears("Trộm cắp")
    assert long.saw_nothing()
    await yen.says("trực ban").sees("Đang trực từ 22:30").taps("Giao trực").sees("Đã giao trực")
    await huy.says("bao tin").taps("Cháy").taps("Hồ Sen")
    await long.hears("Cháy")
    assert await commune.count("audit", "act LIKE 'duty.%'") == 2


async def test_help_is_short_and_has_the_numbers(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("giúp").sees("Báo tin", "SOS", "113", "114", "115", "111")


async def test_a_deputy_is_not_called_the_chief(commune: Commune) -> None:
    """Both lead the commune's police; the bot does not know which of them is which."""
    ha, dung = await commune.phones("ha", "dung")
    for hand in (ha, dung):
        await hand.says("hồ sơ").sees("Chỉ huy Công an xã").does_not_see("Trưởng Công an xã")
