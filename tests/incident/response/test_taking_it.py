"""The first to take it has it; everybody's card changes and the reporter hears."""

from __future__ import annotations

import pytest

from bot.training.network.faults import Fault
from core.incident.actions import FalseAlarm, NeedSupport, Reassign, Resolve, Take, WhoReported
from tests.commune import Commune, Hand


async def _theft(hand: Hand) -> None:
    await hand.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")


async def test_the_first_one_has_it(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await (
        long.hears("Chưa có người nhận").taps("Đã nhận").sees("Đ/c Long đã nhận 22:30").sees_toast("Đã nhận VV-1114-01")
    )
    await yen.hears("Đ/c Long đã nhận")
    await huy.hears("đã nhận VV-1114-01 lúc 22:30", "Giữ khoảng cách")
    commune.expects_nothing_more()


@pytest.mark.parametrize("taps", [["Ốm, đuối nước"], ["Tai nạn"], ["Cháy, nổ"], ["Thêm loại", "Lừa đảo"]])
async def test_nobody_is_told_to_keep_away_from_who_needs_help(commune: Commune, taps: list[str]) -> None:
    """Nor from a telephone call."""
    huy, long = await commune.phones("huy", "long")
    huy.says("bao tin")
    for label in (*taps, "Hồ Sen"):
        huy.taps(label)
    await huy
    await long.taps("Đã nhận")
    await huy.hears("Có người đã nhận VV-1114-01 lúc 22:30.").does_not_see("Giữ khoảng cách")


async def test_a_weapon_is_to_be_kept_away_from_whatever_it_is(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Việc khác").taps("Hồ Sen").taps("Có hung khí")
    await long.taps("Đã nhận")
    await huy.hears("đã nhận VV-1114-01", "Giữ khoảng cách, không tự xử lý")


async def test_the_second_is_told_who(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận")
    await yen.forges(Take(1).encode()).sees("Đ/c Long đã nhận")
    await long.sees("Đ/c Long đã nhận")


async def test_whoever_goes_has_it_as_well(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đang đến").sees("Đ/c Long đang đến")
    await yen.sees("Đ/c Long đang đến")
    await huy.hears("đang đến", "VV-1114-01")


async def test_the_whole_way(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.hears("VV-1114-01")
    await long.taps("Đã nhận").taps("Đang đến").taps("Đã có mặt").taps("Đã xử lý xong").sees("Đã xử lý xong 22:30")
    await huy.hears("đã nhận").hears("đang đến").hears("đã có mặt").hears("đã xử lý xong lúc 22:30", "Cảm ơn anh Huy")
    await commune.forward(hours=3)
    commune.expects_nothing_more()


async def test_the_way_by_digits(commune: Commune) -> None:
    """The card offers other buttons at every step, and the digits mean what it shows now."""
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("1").sees("Đã nhận VV-1114-01")
    await long.says("1").sees("đang đến VV-1114-01")
    await long.says("1").sees("có mặt, VV-1114-01")
    await long.says("1").sees("VV-1114-01: đã xử lý xong")


async def test_the_way_by_words(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await (
        long.says("da nhan").says("dang den").says("da co mat").says("da xu ly xong").sees("VV-1114-01: đã xử lý xong")
    )


async def test_a_late_press_does_not_go_back(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đang đến").taps("Đã có mặt").forges("way1:1").sees("Đ/c Long đã có mặt")
    await huy.hears("đang đến").hears("đã có mặt")
    assert not huy.unread


async def test_a_team_member_who_goes_is_on_the_card(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu")
    await _theft(huy)
    await tu.hears("Trộm cắp").is_not_offered("Đã nhận", "Đã xử lý xong")
    await tu.taps("Đang đến")
    await long.sees("Chưa có người nhận", "Cùng đến: Tư")
    await long.taps("Đã nhận").sees("Đ/c Long đã nhận", "Cùng đến: Tư")


async def test_a_second_officer_may_go_too(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đang đến")
    await yen.taps("Đang đến")
    await long.sees("Đ/c Long đang đến", "Cùng đến: Yến")


async def test_a_false_alarm_is_said_kindly(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Báo nhầm").taps("Đúng, báo nhầm").sees("Báo nhầm, đóng lúc 22:30")
    await huy.hears("được ghi là báo nhầm", "Không sao cả")


async def test_the_reporter_takes_it_back_and_the_holder_hears(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen")
    await long.taps("Đang đến")
    await huy.taps("Báo nhầm").sees("Đã ghi VV-1114-01 là báo nhầm")
    await commune.forward(seconds=15)
    await long.hears("Người báo nói là báo nhầm").sees("Báo nhầm, đóng lúc")


async def test_nothing_is_done_twice(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await yen.forges(Resolve(1).encode()).sees("VV-1114-01 đã đóng")
    await yen.forges(Take(1).encode()).sees("VV-1114-01 đã đóng")
    await huy.hears("đã nhận").hears("đã xử lý xong")
    assert not huy.unread


async def test_passing_it_on(commune: Commune) -> None:
    huy, long, yen, dung = await commune.phones("huy", "long", "yen", "dung", on_duty=("long",))
    await _theft(huy)
    await long.taps("Đã nhận").taps("Chuyển người khác").taps("Yến").sees("Đã chuyển VV-1114-01 cho đ/c Yến")
    await yen.hears("VV-1114-01", "Chưa có người nhận").taps("Đã nhận")
    await long.sees("Đ/c Yến đã nhận")
    await commune.forward(minutes=9)
    assert dung.saw_nothing()


async def test_passed_on_and_not_taken_it_climbs(commune: Commune) -> None:
    huy, long, _, dung = await commune.phones("huy", "long", "yen", "dung", on_duty=("long",))
    await _theft(huy)
    await long.taps("Đã nhận").taps("Chuyển người khác").taps("Yến")
    await commune.forward(minutes=8)
    await dung.hears("VV-1114-01", "Chưa có người nhận")


async def test_only_people_who_can_be_reached_are_offered(commune: Commune) -> None:
    """Hùng has no phone here: passing it to him would be passing it to nobody."""
    huy, long, _ = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Chuyển người khác").is_offered("Yến").is_not_offered("Hùng")


async def test_nobody_else_to_pass_it_to(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Chuyển người khác").sees("Không có ai khác")
    await long.taps("Đang đến").sees("Đ/c Long đang đến")


async def test_who_reported_is_for_the_duty_and_is_written_down(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Ai báo?").sees("Võ Nhật Huy", "Lần xem này được ghi lại")
    assert long.messages[-1].protect_content
    assert await commune.count("audit", "act = 'incident.reporter_seen' AND subject = 'VV-1114-01'") == 1


async def test_who_reported_is_not_for_the_team(commune: Commune) -> None:
    huy, tu, nguyet = await commune.phones("huy", "tu", "nguyet")
    await _theft(huy)
    for hand in (tu, nguyet):
        await hand.forges(WhoReported(1).encode()).sees("không thuộc phần").does_not_see("Huy")


@pytest.mark.parametrize("action", [Take, Resolve, FalseAlarm, NeedSupport, Reassign, WhoReported])
async def test_a_forwarded_button_gives_no_right(commune: Commune, action: type[Take]) -> None:
    huy, _, tu = await commune.phones("huy", "long", "tu")
    await _theft(huy)
    await tu.forges(action(1).encode()).sees("không thuộc phần")
    assert await commune.rows("SELECT state, holder_id FROM incidents") == [("new", None)]


async def test_the_list_of_open_incidents(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await huy.says("bao tin").taps("Cháy").taps("Đồi Chè")
    await long.says("vụ việc").sees("2 vụ việc chưa xong")
    assert ["VV-1114-02" in long.buttons[0], "VV-1114-01" in long.buttons[1]] == [True, True]
    await long.taps("VV-1114-01").sees("Trộm cắp", "Hồ Sen").taps("Đã xử lý xong").taps("Đúng, đã xong")
    await long.says("vụ việc").sees("1 vụ việc chưa xong")


async def test_the_audit_names_each_step(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    acts = await commune.rows("SELECT act, detail FROM audit WHERE subject = 'VV-1114-01' ORDER BY id")
    assert acts == [("incident.reported", ""), ("incident.state", "acknowledged"), ("incident.state", "resolved")]


async def test_whoever_comes_along_hears_what_is_added(commune: Commune) -> None:
    huy, long, tu, thanh = await commune.phones("huy", "long", "tu", "thanh")
    await _theft(huy)
    await long.taps("Đang đến")
    await tu.taps("Đang đến")
    commune.everybody_reads()
    await huy.taps("Có hung khí")
    await commune.forward(seconds=15)
    for hand in (long, tu):
        await hand.hears("tin thêm", "Có hung khí")
    assert not thanh.unread


async def test_the_holder_hears_that_somebody_else_closed_it(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đang đến")
    commune.everybody_reads()
    await yen.taps("Đã xử lý xong").taps("Đúng, đã xong")
    await long.hears("VV-1114-01: đ/c Yến đã đóng việc này")


async def test_the_holder_hears_that_somebody_else_passed_it_on(commune: Commune) -> None:
    huy, long, yen, dung = await commune.phones("huy", "long", "yen", "dung")
    await _theft(huy)
    await long.taps("Đang đến")
    commune.everybody_reads()
    await yen.taps("Chuyển người khác").taps("Dũng")
    await dung.hears("VV-1114-01")
    await long.hears("VV-1114-01: đ/c Yến đã chuyển cho người khác")


async def test_a_card_that_had_to_wait_shows_how_it_stands_now(commune: Commune) -> None:
    """The network would not take it for a while; meanwhile somebody took the incident."""
    huy, long, yen = await commune.phones("huy", "long", "yen")
    commune.network.faults.add(Fault("429", "sendMessage", yen.phone.chat_id, retry_after=20, times=1))
    await _theft(huy)
    await long.taps("Đã nhận")
    assert yen.saw_nothing()
    await commune.forward(seconds=30)
    await yen.hears("Đ/c Long đã nhận").does_not_see("Chưa có người nhận")
    commune.everybody_reads()
    await commune.forward(minutes=2)
    commune.expects_nothing_more()
