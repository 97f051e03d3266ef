"""Corrections and additions by the reporter when somebody has the incident already, comes to help, or has closed it."""

from __future__ import annotations

from tests.commune import Commune, at
from tests.hand import Hand


async def _by_day(commune: Commune) -> tuple[Hand, Hand, Hand]:
    """A small matter that would wait for the morning; the duty officer has found it on the list and taken it."""
    commune.clock.now = at("14:00")
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("bao tin").taps("Thêm loại").taps("Người, xe lạ").taps("Hồ Sen")
    await long.says("vụ việc").taps("VV-1114-01").taps("Đã nhận")
    commune.everybody_reads()
    return huy, long, dung


async def test_who_took_a_small_matter_before_its_hour_hears_what_joins_it(commune: Commune) -> None:
    huy, long, _ = await _by_day(commune)
    await huy.says("nó vừa quay lại").photographs()
    await commune.forward(seconds=10)
    await long.hears("tin thêm", "nó vừa quay lại").hears("gửi 14:00")


async def test_and_hears_that_it_is_no_small_matter(commune: Commune) -> None:
    huy, long, dung = await _by_day(commune)
    await huy.taps_old("Sửa loại").taps("Cướp, đe dọa")
    await commune.forward(seconds=10)
    await long.hears("tin thêm", "Sửa loại việc: 💰 Cướp, đe dọa")
    await dung.hears("Cướp, đe dọa", "Đ/c Long đã nhận")


async def test_then_its_holder_has_no_more_hours_to_be_quiet(commune: Commune) -> None:
    huy, long, dung = await _by_day(commune)
    await huy.taps_old("Sửa loại").taps("Cướp, đe dọa")
    commune.everybody_reads()
    await commune.forward(minutes=10, seconds=10)
    await long.hears("chưa có tin")
    await commune.forward(minutes=5)
    await dung.hears("Cướp, đe dọa", "Chưa có người nhận")
    await huy.hears("đang tìm thêm người đến")


async def test_who_is_on_the_way_to_what_is_for_few_is_told_not_to_come(commune: Commune) -> None:
    huy, tu, long, nguyet = await commune.phones("huy", "tu", "long", "nguyet", on_duty=("long",))
    await huy.says("bao tin").taps("Đánh nhau").taps("Hồ Sen")
    await tu.taps("Đang đến")
    await long.taps("Đã nhận")
    tu.reads()
    await huy.taps("Sửa loại").taps("Việc gia đình")
    await tu.hears("VV-1114-01", "không phải đến nữa").does_not_see("Việc gia đình")
    assert not tu.unread
    await nguyet.sees("Việc gia đình", "Đ/c Long đã nhận").does_not_see("Cùng đến")


async def test_whoever_comes_along_and_is_suspended_does_not_come(commune: Commune) -> None:
    huy, tu, long, dung = await commune.phones("huy", "tu", "long", "dung", on_duty=("long",))
    await huy.says("bao tin").taps("Đánh nhau").taps("Hồ Sen")
    await tu.taps("Đang đến")
    await long.sees("Cùng đến: Tư")
    await dung.says("thành viên").says("ho van tu").taps("Hồ Văn Tư").taps("Tạm khóa").taps("Đúng")
    await long.taps("Đã nhận").does_not_see("Cùng đến")


async def test_a_weapon_is_no_small_matter_whatever_kind_it_is_called(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("bao tin").taps("Đánh nhau").taps("Hồ Sen").taps("Có hung khí")
    await huy.taps("Sửa loại").taps("Thêm loại").taps("Người, xe lạ").sees("Trực ban đang được báo")
    commune.everybody_reads()
    await commune.forward(minutes=20)
    await long.hears("Cao", "Người, xe lạ", "Có hung khí", "Chưa có người nhận")
    await huy.hears("chưa có người nhận")
    assert dung.rings


async def test_nor_does_a_call_for_backup_wait_for_the_morning(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ")
    await long.taps("Đã nhận").taps("Cần chi viện")
    await commune.forward(minutes=16)  # and nothing more is heard of them
    await huy.taps_old("Sửa loại").taps("Thêm loại").taps("Người, xe lạ")
    commune.everybody_reads()
    await commune.forward(minutes=5)
    await dung.hears("VV-1114-01", "Cần chi viện")


async def test_what_is_closed_is_not_asked_about_any_more(commune: Commune) -> None:
    """The incident was closed while the question was on the screen. A reporter who sees a weapon then must not be left
    pressing the button."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Đánh nhau").taps("Hồ Sen")
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await huy.taps_old("Có hung khí").sees("VV-1114-01 đã đóng", "báo tin mới")
    assert "Có hung khí" not in huy.last and not any("Có hung khí" in label for label in huy.keys)
    assert not huy.messages[-1].inline
    await huy.says("nó cầm dao quay lại").sees("Đã giữ tin", "Việc gì?").taps("Đánh nhau").taps("Hồ Sen")
    await long.hears("VV-1114-02", "nó cầm dao quay lại")


async def test_nor_does_its_receipt_say_that_somebody_is_alerted(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Đánh nhau").taps("Hồ Sen")
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    huy.reads()
    await huy.says("không").hears("VV-1114-01 đã đóng")
    assert not huy.unread


async def _two(commune: Commune) -> tuple[Hand, dict[str, str]]:
    """A theft and then a fight, both with the question still on their receipts."""
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    weapon = {"theft": _button(huy, "Có hung khí")}
    await huy.says("bao tin").taps("Đánh nhau").taps("Đồi Chè")
    return huy, weapon | {"fight": _button(huy, "Có hung khí")}


def _button(hand: Hand, label: str) -> str:
    shown = [button for row in hand.messages[-1].inline for button in row]
    return next(button.callback_data or "" for button in shown if label in button.text)


async def test_a_weapon_is_said_of_the_report_under_which_it_was_pressed(commune: Commune) -> None:
    """Another report may have been begun, or put right, since: its question looks just the same."""
    huy, weapon = await _two(commune)
    await huy.forges(weapon["theft"]).sees("VV-1114-01", "Có hung khí")
    assert await commune.rows("SELECT number, facts FROM incidents") == [("VV-1114-01", "weapon"), ("VV-1114-02", "")]


async def test_also_when_another_one_was_put_right_meanwhile(commune: Commune) -> None:
    huy, weapon = await _two(commune)
    await huy.taps_old("Sửa loại").taps("Gây rối").forges(weapon["fight"]).sees("VV-1114-02", "Có hung khí")
    assert await commune.rows("SELECT number, facts FROM incidents") == [("VV-1114-01", ""), ("VV-1114-02", "weapon")]


async def test_also_while_something_else_is_told(commune: Commune) -> None:
    huy, weapon = await _two(commune)
    receipt = huy.messages[-1].message_id
    await huy.says("bao tin").taps("Cháy").sends(lambda phone: phone.tap(receipt, weapon["fight"]))
    await huy.sees("Đã ghi vào VV-1114-02: Có hung khí").sees("Cháy, nổ", "Ở thôn nào?")
    await huy.says("5").sees("VV-1114-03", "Cháy, nổ · Trung Tâm")
    assert await commune.rows("SELECT facts FROM incidents") == [("",), ("weapon",), ("",)]


async def test_what_is_being_told_is_asked_again_after_another_report_was_put_right(commune: Commune) -> None:
    """A digit is then the answer to that question, and no more slips of the other report."""
    huy, _ = await _two(commune)
    await huy.says("bao tin").taps("Cháy").taps_old("Sửa loại").taps("Gây rối").sees("Đã sửa VV-1114-01")
    await huy.says("5").sees("VV-1114-03", "Cháy, nổ · Trung Tâm")
    await huy.says("bao tin").forges("setp1:1:H04").sees("Đã sửa VV-1114-01").says("1")
    await huy.sees("Cháy, nổ", "Ở thôn nào?")


async def test_pressed_twice_it_is_said_once(commune: Commune) -> None:
    huy, weapon = await _two(commune)
    await huy.forges(weapon["fight"]).forges(weapon["fight"])
    assert await commune.count("incident_entries", "kind = 'fact'") == 1


async def test_a_small_matter_that_somebody_has_is_no_news_in_the_morning(commune: Commune) -> None:
    commune.clock.now = at("14:00")
    huy, long, tu = await commune.phones("huy", "long", "tu", on_duty=("long",))
    await huy.says("bao tin").taps("Thêm loại").taps("Người, xe lạ").taps("Hồ Sen")
    await long.says("vụ việc").taps("VV-1114-01").taps("Đã nhận")
    await commune.jump(hours=17)
    assert tu.saw_nothing()
    await long.hears("còn mở")
    assert not long.unread


async def test_the_receipt_of_what_somebody_has_says_so(commune: Commune) -> None:
    huy, _, _ = await _by_day(commune)
    await huy.taps_old("Sửa thôn").taps("Đồi Chè").does_not_see("sẽ được báo")
    await huy.sees("Đã sửa VV-1114-01", "Có người đã nhận")
