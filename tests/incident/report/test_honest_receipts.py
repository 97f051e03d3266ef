"""The receipt says what is true: who is being alerted, that nobody can be reached, that it waits. It comes first."""

from __future__ import annotations

from tests.commune import Commune, at
from tests.deliver.kit import Post

NOBODY = "Chưa liên lạc được trực ban"


async def _delivered_later(commune: Commune) -> list[str]:
    """Messages that wait to be sent, in the order in which they go."""
    while await commune.fetch():
        await commune.handle()
    post = Post(commune)
    await post.drain()
    return post.wire.words()


async def test_somebody_is_being_alerted(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("Trực ban đang được báo")


async def test_nobody_can_be_reached(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("Đã ghi VV-1114-01", NOBODY)
    await huy.does_not_see("đang được báo")


async def test_it_is_put_right_when_somebody_was_found(commune: Commune) -> None:
    """The chief is the third step, taken at once for want of others; the receipt on the screen is written anew."""
    huy, dung = await commune.phones("huy", "dung")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees(NOBODY)
    await commune.tick()
    await dung.hears("Trộm cắp")
    await huy.taps("Không, chưa rõ").sees("Trực ban đang được báo").does_not_see(NOBODY)


async def test_an_sos_that_nobody_hears_does_not_pretend(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("sos").sees("SOS VV-1114-01", "hưa liên lạc được trực ban. Gọi 113 ngay").does_not_see("đã báo")


async def test_an_sos_that_only_its_sender_could_take_does_not_pretend(commune: Commune) -> None:
    """The duty officer alone on the road: the card comes to their own phone, and to nobody else's."""
    (long,) = await commune.phones("long", on_duty=("long",))
    await long.says("sos").sees("chưa liên lạc được trực ban", "Gọi 113 ngay").does_not_see("đang báo các đồng chí")


async def test_an_sos_that_is_heard(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("sos").sees("SOS VV-1114-01: đang báo các đồng chí đang trực")


async def test_the_receipt_comes_before_the_warning(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").taps("Trộm cắp")
    huy.phone.press("Hồ Sen")
    receipt, warning = await _delivered_later(commune)
    assert "Đã ghi VV-1114-01" in receipt
    assert "chưa có người nhận" in warning


async def test_also_after_an_outage(commune: Commune) -> None:
    """By then the ladder has warned."""
    huy, _ = await commune.phones("huy", "long")
    huy.phone.send_text("sos")
    await commune.fetch()
    await commune.handle()
    async with commune.network_away(minutes=30):
        pass
    await commune.forward(minutes=5)
    numbered = [words for words in huy.unread if "VV-1114-01" in words]
    assert ["chưa có người nhận" in words for words in numbered] == [False, True]


async def test_an_unfinished_report_names_the_number_to_call(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Cháy")
    await commune.forward(minutes=3)
    await huy.hears("vẫn ghi VV-1114-01 và đang tìm người nhận", "nguy cấp gọi 114")


async def test_an_unfinished_report_that_waits_says_until_when(commune: Commune) -> None:
    """And that is no matter for the duty officer."""
    huy, _ = await commune.phones("huy", "nguyet")
    commune.clock.now = at("15:00")
    await huy.says("bao tin").taps("Thêm loại").taps("Đèn, đường hỏng")
    await commune.forward(minutes=3)
    await huy.hears("vẫn ghi VV-1114-01, sẽ báo người phụ trách lúc 15/11 06:30").does_not_see("trực ban")
    await huy.taps("Báo nhầm").sees("Đã ghi VV-1114-01 là báo nhầm")
