"""A message that was on its way for long counts by the hour it was written, and both times are said."""

from __future__ import annotations

from tests.commune import Commune, at


async def test_first_words_written_off_line(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    commune.clock.now = at("22:47")
    await huy.says("có trộm ở nhà bà Sáu", at=at("22:10")).taps("Trộm cắp").taps("Hồ Sen")
    await huy.sees("VV-1114-01", "Tin gửi lúc 22:10, máy chủ nhận 22:47")
    await long.hears("Trộm cắp", "Hồ Sen", "22:10", "Gửi 22:10, máy chủ nhận 22:47")
    assert await commune.rows("SELECT substr(reported_at, 12, 5), substr(received_at, 12, 5) FROM incidents") == [
        ("15:10", "15:47")
    ]


async def test_off_line_words_that_were_abandoned(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    commune.clock.now = at("22:47")
    await huy.says("có trộm ở nhà bà Sáu", at=at("22:10"))
    await commune.forward(minutes=3)
    await long.hears("có trộm ở nhà bà Sáu", "Gửi 22:10, máy chủ nhận 22:47")


async def test_taking_ones_time_over_the_questions_is_not_an_outage(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm ở nhà bà Sáu")
    await commune.forward(minutes=2, seconds=45)
    await huy.taps("Trộm cắp")
    await commune.forward(minutes=2, seconds=45)
    await huy.taps("Hồ Sen").sees("VV-1114-01").does_not_see("máy chủ nhận")
    await long.hears("Trộm cắp", "22:30").does_not_see("máy chủ nhận")


async def test_an_sos_sent_off_line(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    commune.clock.now = at("22:47")
    await huy.says("sos", at=at("22:40")).sees("SOS VV-1114-01", "22:40", "22:47")
    await long.hears("Cần cứu giúp ngay", "22:40", "22:47")


async def test_details_written_off_line(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    commune.clock.now = at("22:40")
    await huy.says("chúng có ba người", at=at("22:32")).sees("Đã ghi thêm", "Tin gửi lúc 22:32, máy chủ nhận 22:40")


async def test_the_number_belongs_to_the_day_of_writing(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    commune.clock.now = at("00:20", day=15)
    await huy.says("có trộm", at=at("23:50")).taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01", "14/11 23:50")
    await long.hears("VV-1114-01")


async def test_a_few_seconds_are_nobodys_business(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm", at=at("22:29")).taps("Trộm cắp").taps("Hồ Sen").does_not_see("máy chủ nhận")
    await long.hears("Trộm cắp").does_not_see("máy chủ nhận")


async def test_a_phone_from_the_future_is_not_believed(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm", at=at("23:55")).taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01", "22:30")
    await long.hears("22:30")


async def test_a_tap_from_an_outage_still_finishes_the_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm").taps("Trộm cắp")
    async with commune.outage(minutes=10):
        huy.phone.press("Hồ Sen")
    await huy.sees("VV-1114-01")
    await long.hears("Trộm cắp", "Hồ Sen", "có trộm")
    assert await commune.count("incidents") == 1
