"""Reports begun go out, whatever comes between: silence, the menu, another flow, an outage."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.people.types import Role
from jobs.ticker import Ticker
from tests.commune import Commune


async def test_an_abandoned_report_goes_out_as_it_is(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có người la hét ở bờ hồ").sees("Việc gì?")
    await commune.forward(minutes=3)
    await long.hears("VV-1114-01", "Việc khác", "có người la hét ở bờ hồ", "chưa kịp nói hết")
    await huy.hears("Chưa đủ thông tin", "VV-1114-01", "Gõ thêm")
    commune.expects_nothing_more()


async def test_an_abandoned_report_takes_what_is_typed_afterwards(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có người la hét ở bờ hồ")
    await commune.forward(minutes=3)
    await huy.says("hai người, đang đánh nhau").sees("Đã ghi thêm vào VV-1114-01")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "hai người, đang đánh nhau")
    assert await commune.count("incidents") == 1


async def test_an_abandoned_report_can_be_taken_back(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có người la hét ở bờ hồ")
    await commune.forward(minutes=3)
    await huy.taps("Báo nhầm").sees("Đã ghi VV-1114-01 là báo nhầm")
    await long.sees("Báo nhầm, đóng lúc 22:33")


async def test_a_kind_without_a_place_goes_out_too(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Cháy")
    await commune.forward(minutes=3)
    await long.hears("Khẩn cấp", "Cháy", "chưa rõ thôn")


async def test_nothing_said_is_nothing_sent(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").sees("Việc gì?")
    await commune.forward(minutes=5)
    assert long.saw_nothing()
    commune.expects_nothing_more()


async def test_the_menu_keeps_the_report(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm ở nhà bà Sáu").says("0").sees("Tin đang viết vẫn giữ")
    await commune.forward(minutes=3)
    await long.hears("có trộm ở nhà bà Sáu")


async def test_thoi_drops_it_in_so_many_words(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm ở nhà bà Sáu").says("thoi").sees("Đã bỏ tin này, không gửi")
    await commune.forward(minutes=5)
    assert long.saw_nothing()
    assert await commune.count("incidents") == 0


async def test_the_button_drops_it_too(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm ở nhà bà Sáu").taps("Không báo nữa").sees("Đã bỏ tin này, không gửi")
    await commune.forward(minutes=5)
    assert long.saw_nothing()


async def test_starting_over_keeps_the_words(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm ở nhà bà Sáu").taps("Trộm cắp").says("báo tin").taps("Gây rối").taps("Hồ Sen")
    await long.hears("Gây rối", "có trộm ở nhà bà Sáu")
    assert await commune.count("incidents") == 1


async def test_what_was_promised_is_not_lost_by_a_new_beginning_and_thoi(commune: Commune) -> None:
    """ "Thôi" is said to the second report; the first was promised to go out by itself."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm ở nhà bà Sáu").says("0").sees("vẫn giữ")
    await huy.says("báo tin").sees("có trộm ở nhà bà Sáu", "Việc gì?")
    await huy.says("thôi").sees("có trộm ở nhà bà Sáu", "Gửi tin này hay bỏ?").does_not_see("Đã bỏ")
    await commune.forward(minutes=3)
    await long.hears("VV-1114-01", "có trộm ở nhà bà Sáu")


@pytest.mark.parametrize("way_out", ["thoi", "Không báo nữa"])
async def test_what_was_promised_is_sent_or_dropped_by_one_tap(commune: Commune, way_out: str) -> None:
    huy, long = await commune.phones("huy", "long")
    for tap, answer in (("Gửi ngay", "Đã ghi VV-1114-01"), ("Bỏ hẳn", "Đã bỏ tin này, không gửi")):
        await huy.says("có trộm ở nhà bà Sáu").says("0").says("báo tin")
        await (huy.says(way_out) if way_out == "thoi" else huy.taps(way_out))
        await huy.taps(tap).sees(answer)
        await huy.says("0")
    await commune.forward(minutes=5)
    await long.hears("VV-1114-01", "có trộm ở nhà bà Sáu", "chưa kịp nói hết")
    assert await commune.count("incidents") == 1


async def test_a_kind_that_was_promised_goes_out_although_the_report_was_begun_again(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Cháy").says("0").sees("vẫn giữ").says("bao tin").sees("Cháy, nổ", "Việc gì?")
    await commune.forward(minutes=3)
    await long.hears("VV-1114-01", "Cháy, nổ")


async def test_what_was_promised_in_confidence_goes_to_its_few_and_not_with_an_sos(commune: Commune) -> None:
    huy, tu, long = await commune.phones("huy", "tu", "long", on_duty=("tu", "long"))
    await huy.says("ông Tư đánh vợ").taps("Việc gia đình").says("0").says("bao tin").says("sos").sees("SOS VV-1114-02")
    await long.hears("VV-1114-01", "Việc gia đình", "ông Tư đánh vợ").hears("VV-1114-02")
    await tu.hears("VV-1114-02").does_not_see("ông Tư đánh vợ")


async def test_confidential_words_never_go_with_an_sos_whatever_came_between(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "long", on_duty=("tu", "long"))
    for between in ("0", "Quay lại", "thoi"):
        await huy.says("bao tin").taps("Việc gia đình").says("ông Tư đánh vợ")
        await (huy.taps(between) if between == "Quay lại" else huy.says(between))
        await huy.says("sos")
        await commune.forward(minutes=3)
    tu.does_not_see("ông Tư đánh vợ")
    assert not any("ông Tư đánh vợ" in m.words for m in tu.messages)


async def test_what_has_gone_out_is_not_said_to_be_dropped(commune: Commune) -> None:
    """The button of a question further up is pressed when the report is out already."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").says("gần cây xăng").taps("Hồ Sen").sees("VV-1114-01")
    await (
        huy.taps_old("Không báo nữa")
        .sees("VV-1114-01 đã gửi rồi")
        .taps("Báo nhầm")
        .sees("Đã ghi VV-1114-01 là báo nhầm")
    )
    await long.sees("Báo nhầm")


async def test_thoi_after_it_went_out_does_not_pretend(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").says("thôi").sees("VV-1114-01 đã gửi rồi")
    assert await commune.count("incidents", "closed_at IS NULL") == 1


async def test_taking_back_one_report_does_not_drop_the_next(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen").taps("Xong")
    await huy.says("bây giờ có đánh nhau").taps_old("Báo nhầm").sees("Đã ghi VV-1114-01 là báo nhầm")
    await commune.forward(minutes=3)
    await long.hears("VV-1114-02", "bây giờ có đánh nhau")


async def test_looking_for_a_member_does_not_drop_a_report(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen")
    await long.says("có cháy ở chợ").says("thành viên").sees("Tìm ai?")
    await yen.hears("VV-1114-01", "có cháy ở chợ", "chưa kịp nói hết")
    await long.sees("Chưa đủ thông tin", "VV-1114-01")


async def test_inviting_somebody_does_not_drop_a_report(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen")
    await long.says("có cháy ở chợ").says("mời người").sees("Mời vai trò nào?")
    await yen.hears("VV-1114-01", "có cháy ở chợ")


async def test_who_leaves_the_programme_leaves_no_report_behind(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("có cháy ở chợ").says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời").sees("Đã rời")
    await long.hears("VV-1114-01", "có cháy ở chợ")


async def test_a_picture_sent_while_searching_is_a_report(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen")
    await long.says("0").taps("Thành viên").photographs().taps("Cháy").taps("Hồ Sen").sees("VV-1114-01")
    await yen.hears("Cháy")


async def test_the_draft_survives_a_kill(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("hai người bẻ khóa").taps("Trộm cắp")
    await commune.kill_and_restart()
    await huy.taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Trộm cắp", "Hồ Sen", "hai người bẻ khóa")


async def test_words_from_an_outage_join_the_report_they_belong_to(commune: Commune) -> None:
    """The first message came through, the machine went off, the second was written before the time was up."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("có trộm")
    async with commune.outage(minutes=30):
        commune.clock.now = commune.clock.now.replace(minute=31)
        huy.phone.send_text("ở nhà bà Sáu")
    await commune.forward(minutes=3)
    await long.hears("VV-1114-01", "có trộm", "ở nhà bà Sáu")
    assert await commune.count("incidents") == 1


async def test_words_written_long_after_a_report_are_a_new_one(commune: Commune) -> None:
    """As above, but they were written when the time for details was over: an outage must not glue two nights."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await commune.kill()
    await commune.start()  # the first tick after a start is a little late
    commune.clock.now = commune.clock.now.replace(minute=55)
    await huy.says("cháy nhà").sees("Việc gì?")


async def test_an_operator_is_told_at_once_that_reports_are_not_for_them(commune: Commune) -> None:
    operator = await commune.newcomer("Lê Kỹ Thuật", Role.OPERATOR)
    await operator.says("bao tin").sees("không thuộc phần")
    await operator.says("mất mạng ở trụ sở").sees("không thuộc phần").does_not_see("Đã giữ tin")


async def test_nobody_is_given_up_on_while_the_network_is_out_of_reach(commune: Commune) -> None:
    """Presses made in time may be waiting at the network: a kill or an outage must not make them too late."""
    (huy,) = await commune.phones("huy")
    await huy.says("có người la hét ở bờ hồ")
    bot = commune.bot
    deaf = Ticker(bot.database, bot.rules, bot.clock, bot.deliverer.stir, bot.fail, lambda: False)
    commune.clock.now += timedelta(minutes=10)
    await deaf.tick()
    assert await commune.count("incidents") == 0
    await bot.ticker.tick()
    assert await commune.count("incidents") == 1
