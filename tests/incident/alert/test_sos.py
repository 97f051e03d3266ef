"""SOS: one tap and it is out. Where and what comes after; a mistake is one tap and never blamed."""

from __future__ import annotations

import pytest

from tests.commune import Commune


async def test_one_tap_and_it_is_out(commune: Commune) -> None:
    huy, long, dung, tu = await commune.phones("huy", "long", "dung", "tu", on_duty=("long", "tu"))
    await huy.says("0").taps("SOS").sees("SOS VV-1114-01", "113").sees("Ở thôn nào?")
    for hand in (long, dung, tu):
        await hand.hears("Khẩn cấp", "VV-1114-01", "Cần cứu giúp ngay", "chưa rõ thôn")
    commune.expects_nothing_more()


@pytest.mark.parametrize("words", ["sos", "SOS!", "/sos", "cuu voi", "khẩn cấp"])
async def test_the_word_is_enough(commune: Commune, words: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says(words).sees("SOS VV-1114-01")
    await long.hears("Cần cứu giúp ngay")


async def test_the_place_follows_and_the_team_hears(commune: Commune) -> None:
    dong, long, tu = await commune.phones("dong", "long", "tu", on_duty=("long",))
    await dong.says("sos").taps("Hồ Sen").sees("Đã ghi VV-1114-01")
    await long.hears("Cần cứu giúp ngay", "Hồ Sen")
    await tu.hears("Cần cứu giúp ngay", "Hồ Sen")


async def test_the_place_rings_who_is_already_on_the_way(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos")
    await long.taps("Đang đến")
    await huy.taps("Hồ Sen")
    await commune.forward(seconds=15)
    await long.hears("VV-1114-01", "📍 Hồ Sen")


async def test_the_place_does_not_wake_a_ladder_that_rests(commune: Commune) -> None:
    """Somebody has it: answering "where" must not ring everybody again."""
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("sos")
    await long.taps("Đang đến")
    await huy.taps("Hồ Sen")
    await commune.forward(seconds=15)
    commune.everybody_reads()
    await commune.forward(minutes=9)
    assert not dung.unread


async def test_the_location_is_more_of_the_same(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").shares_place(12.5, 107.5).sees("VV-1114-01")
    assert (12.5, 107.5) in [m.location for m in long.messages]
    assert await commune.count("incidents") == 1


async def test_the_phone_offers_to_send_the_location(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    huy.phone.position = (12.5, 107.5)
    await huy.says("sos").taps("Gửi vị trí").sees("VV-1114-01")
    assert await commune.count("incident_entries", "kind = 'location'") == 1


async def test_a_mistake_is_one_tap_and_no_blame(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").taps("Báo nhầm").sees("Đã ghi VV-1114-01 là báo nhầm")
    await commune.forward(minutes=1)
    await long.hears("Báo nhầm, đóng lúc 22:30").hears("Người báo nói là báo nhầm")
    await commune.forward(hours=1)
    commune.expects_nothing_more()


async def test_words_written_before_the_sos_go_with_it(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có ba người cầm dao ở bờ hồ").says("sos").sees("SOS VV-1114-01")
    await long.hears("Cần cứu giúp ngay", "có ba người cầm dao ở bờ hồ")
    assert await commune.count("incidents") == 1


async def test_words_after_the_sos_join_it(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").says("ngã ba cây đa").sees("Đã ghi thêm vào VV-1114-01")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "ngã ba cây đa")


async def test_an_officers_own_sos_reaches_the_others(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen", on_duty=("long", "yen"))
    await long.says("sos").sees("SOS VV-1114-01")
    await yen.hears("Cần cứu giúp ngay", "Người gọi: Long · Công an xã")


async def test_pressed_three_times_it_is_one_matter(commune: Commune) -> None:
    """A thumb that goes on pressing: one number, one ladder, and every question for the place takes the answer."""
    huy, long, tu = await commune.phones("huy", "long", "tu", on_duty=("long",))
    await huy.says("0")
    for _ in range(3):
        huy.phone.press("SOS")
    await commune.settle()
    await huy.sees("SOS VV-1114-01").does_not_see("VV-1114-02")
    await long.hears("Cần cứu giúp ngay", "VV-1114-01")
    assert not long.unread
    await huy.taps_old("Hồ Sen").sees("Đã ghi VV-1114-01")
    await tu.hears("VV-1114-01", "Hồ Sen")
    await long.taps("Đã nhận")
    commune.everybody_reads()
    await commune.forward(minutes=5)
    assert not huy.unread
    assert await commune.count("incidents") == 1


async def test_pressed_again_everybody_is_rung_again(commune: Commune) -> None:
    huy, long, dung, tu = await commune.phones("huy", "long", "dung", "tu", on_duty=("long", "tu"))
    await huy.says("sos")
    for hand in (long, dung, tu):
        await hand.hears("Cần cứu giúp ngay")
    await commune.forward(seconds=10)
    await huy.says("sos").sees("SOS VV-1114-01", "113").sees("Ở thôn nào?")
    for hand in (long, dung, tu):
        await hand.hears("Cần cứu giúp ngay", "VV-1114-01", "Chưa có người nhận")
        assert hand.rings == 0
    assert await commune.count("incidents") == 1


async def test_pressed_again_who_is_on_the_way_hears_it(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("sos")
    await long.taps("Đang đến")
    commune.everybody_reads()
    await commune.forward(seconds=20)
    await huy.says("sos")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "Lại bấm SOS")
    await dung.hears("VV-1114-01", "Đ/c Long đang đến")


async def test_words_between_two_presses_join_the_same_matter(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").says("báo tin").says("ba người cầm dao").says("sos").sees("SOS VV-1114-01")
    await commune.forward(seconds=15)
    await long.sees("VV-1114-01", "ba người cầm dao")
    assert await commune.count("incidents") == 1


@pytest.mark.parametrize("between", ["two minutes", "it was closed"])
async def test_an_sos_of_its_own_after(commune: Commune, between: str) -> None:
    """Never swallow an SOS: later, or when the first is over, it may be another trouble."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos")
    if between == "two minutes":
        await commune.forward(minutes=2, seconds=1)
    else:
        await long.taps("Báo nhầm").taps("Đúng, báo nhầm")
    commune.everybody_reads()
    await huy.says("sos").sees("SOS VV-1114-02")
    await long.hears("VV-1114-02", "Cần cứu giúp ngay")


async def test_the_sos_of_somebody_else_is_another_matter(commune: Commune) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    await huy.says("sos").sees("SOS VV-1114-01")
    await dong.says("sos").sees("SOS VV-1114-02")
    await long.hears("VV-1114-01").hears("VV-1114-02")


async def test_words_after_it_was_closed_are_a_new_matter(commune: Commune) -> None:
    """Where it was is still being asked when an officer has already closed it."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos")
    await long.taps("Báo nhầm").taps("Đúng, báo nhầm")
    await huy.says("bây giờ có cháy thật").sees("Đã giữ tin", "Việc gì?").taps("Cháy").taps("Hồ Sen").sees("VV-1114-02")


async def test_who_is_safe_says_so_and_the_alert_goes_on(commune: Commune) -> None:
    """Somebody may have made them say so: only an officer ends it."""
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("sos").taps("Tôi an toàn").sees("anh Huy an toàn", "VV-1114-01")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "Người báo nói đã an toàn lúc 22:30").sees("Chưa có người nhận", "nói đã an toàn")
    long.reads()
    await commune.forward(minutes=4)
    await long.hears("Cần cứu giúp ngay", "Người báo nói đã an toàn lúc 22:30", "Chưa có người nhận")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    await dung.sees("nói đã an toàn")


async def test_the_place_is_still_taken_from_who_is_safe(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").taps("Tôi an toàn").says("2").sees("Cần cứu giúp ngay · Hồ Sen").is_offered("Tôi an toàn")
    await long.sees("Hồ Sen", "nói đã an toàn")


async def test_safe_is_said_once_and_taken_back_by_another_sos(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").taps("Tôi an toàn").taps("Tôi an toàn")
    await commune.forward(seconds=15)
    assert await commune.count("incident_entries", "kind = 'safe'") == 1
    await huy.says("sos")
    await commune.forward(seconds=1)
    assert "an toàn" not in long.messages[-1].words
    await huy.taps("Tôi an toàn")
    assert await commune.count("incident_entries", "kind = 'safe'") == 2


async def test_nobody_says_it_for_another_or_of_another_matter(commune: Commune) -> None:
    huy, dong, _ = await commune.phones("huy", "dong", "long")
    await huy.says("sos")
    await dong.forges("safe1:1").sees("Nút này đã cũ")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").is_not_offered("Tôi an toàn")
    await huy.forges("safe1:2").sees("Nút này đã cũ")
    assert await commune.count("incident_entries", "kind = 'safe'") == 0


async def test_when_it_is_closed_it_is_over(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos")
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await huy.taps_old("Tôi an toàn").sees("VV-1114-01 đã đóng")
