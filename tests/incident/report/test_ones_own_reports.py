""" "Tin đã báo": what became of it, who has it, and more words for it."""

from __future__ import annotations

from tests.commune import Commune


async def _theft_and_fire(commune: Commune) -> None:
    await commune["huy"].says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await commune["huy"].says("bao tin").taps("Cháy").taps("Đồi Chè").taps("Không, chưa rõ").taps("Xong")


async def test_the_newest_come_first_and_each_can_be_opened(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft_and_fire(commune)
    await long.taps("Đã nhận")
    await huy.says("tin đã báo").sees("VV-1114-02 · 🔥 Cháy, nổ · Đã nhận", "VV-1114-01 · 🔓 Trộm cắp · Chưa có")
    assert huy.buttons == ["VV-1114-02", "VV-1114-01"]
    await huy.taps("VV-1114-02").sees("VV-1114-02", "ghi lúc 22:30", "Cháy, nổ · Đồi Chè", "Đã nhận · đ/c Long · 22:30")
    await huy.taps("Quay lại").taps("VV-1114-01").sees("Trộm cắp · Hồ Sen", "Chưa có người nhận")


async def test_more_is_told_of_one_that_is_open(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft_and_fire(commune)
    await commune.forward(hours=1)
    await huy.says("tin đã báo").taps("VV-1114-01").taps("Kể thêm").sees("Kể tiếp VV-1114-01")
    await huy.says("hai người, đi xe máy").sees("Đã ghi thêm vào VV-1114-01").photographs().says("xong").sees("Đã gửi")
    await commune.forward(seconds=15)
    await long.sees("VV-1114-01", "tin thêm", "hai người, đi xe máy")
    assert await commune.count("incidents") == 2


async def test_one_that_is_closed_takes_no_more(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft_and_fire(commune)
    await huy.says("tin đã báo").taps("VV-1114-02").is_offered("Kể thêm", "Báo nhầm", "Sửa thôn")
    await long.taps("Đã xử lý xong").taps("Đúng, đã xong")
    await huy.taps_old("Kể thêm").sees("VV-1114-02 đã đóng")
    await huy.says("tin đã báo").taps("VV-1114-02").sees("Đã xử lý xong · 22:30").is_not_offered("Kể thêm", "Sửa thôn")


async def test_what_was_being_told_goes_out_first(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft_and_fire(commune)
    await huy.says("tin đã báo").taps("VV-1114-01").says("có người ngã xe ở dốc").taps_old("Kể thêm")
    await long.sees("VV-1114-03", "có người ngã xe ở dốc")
    await huy.says("mất hai con gà").sees("Đã ghi thêm vào VV-1114-01")


async def test_of_others_nothing_is_shown(commune: Commune) -> None:
    huy, dong, _ = await commune.phones("huy", "dong", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    for data in ("mine1:1", "tell1:1", "rec1:1"):
        await dong.forges(data).does_not_see("VV-1114-01", "Trộm cắp")


async def test_there_is_one_button_that_ends_it(commune: Commune) -> None:
    """Words and pictures pile up below the receipt; each with a button of its own, one of them would end another."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen").says("ở sân bóng").photographs().says("đông người")
    assert sum(button.text == "✅ Xong" for m in huy.messages for row in m.inline for button in row) == 1
    await huy.says("xong").sees("Đã gửi VV-1114-01")


async def test_the_end_of_an_older_report_does_not_end_the_one_that_is_open(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen")
    await huy.says("bao tin").taps("Trộm cắp").taps("Đồi Chè").taps_old("Xong").sees("Tin đã báo", "VV-1114-02")
    await huy.says("hai con gà").sees("Đã ghi thêm vào VV-1114-02")


async def test_what_is_being_entered_is_not_dropped_unasked(commune: Commune) -> None:
    """Half an hour of ticks, and a thumb on an older message: what was entered stays, and words go there."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await huy.says("tin đã báo").taps("VV-1114-01").says("ca").taps("Nghỉ phép")
    await huy.taps_old("Kể thêm").sees("Đang nhập dở", "VV-1114-01").is_offered("Bỏ phần dở, kể thêm")
    await huy.says("1").does_not_see("Kể tiếp").says("20/11-25/11").sees("Anh Huy: nghỉ 20/11-25/11")
    await commune.forward(seconds=15)
    assert await commune.count("incident_entries", "kind = 'text'") == 0
    long.reads()


async def test_who_says_so_goes_on_telling(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await huy.says("tin đã báo").taps("VV-1114-01").says("ca").taps("Nghỉ phép")
    await huy.taps_old("Kể thêm").taps("Bỏ phần dở, kể thêm").sees("Kể tiếp VV-1114-01")
    await huy.says("hai người, đi xe máy").sees("Đã ghi thêm vào VV-1114-01")
