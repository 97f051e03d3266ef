"""A thumb that slips must not end an alert, and what was ended too early is opened again."""

from __future__ import annotations

import pytest

from core.incident.actions import FalseAlarmSure, Reopen
from tests.commune import Commune, Hand


async def _theft(hand: Hand) -> None:
    await hand.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")


async def test_a_false_alarm_nobody_has_taken_is_asked_about(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    commune.everybody_reads()
    await long.taps("Báo nhầm").hears("VV-1114-01: ghi là báo nhầm?", "Tin sẽ đóng, không báo ai nữa")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    await long.taps("Đúng, báo nhầm").sees_toast("ghi là báo nhầm").sees("Báo nhầm, đóng lúc 22:30")
    await huy.hears("được ghi là báo nhầm")
    await yen.sees("Báo nhầm, đóng lúc 22:30")


async def test_not_answered_the_alert_goes_on(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await _theft(huy)
    await long.taps("Báo nhầm").says("1")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    await commune.forward(minutes=8)
    await dung.hears("VV-1114-01", "Chưa có người nhận")


async def test_so_is_done_for_what_nobody_has(commune: Commune) -> None:
    """The button is on every untaken card: of an SOS, one slip would send everybody home."""
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("sos").taps("Hồ Sen")
    huy.reads()
    await long.taps("Đã xử lý xong").hears("VV-1114-01: đã xử lý xong rồi?", "Tin sẽ đóng, không báo ai nữa").says("1")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    assert not huy.unread
    await commune.forward(minutes=4)
    await dung.hears("VV-1114-01", "Chưa có người nhận")
    await long.taps("Đúng, đã xong").sees_toast("đã xử lý xong").sees("Đã xử lý xong 22:34, đ/c Long")
    await huy.hears("đã xử lý xong lúc 22:34")


async def test_and_for_what_somebody_else_has(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận")
    await yen.taps("Đã xử lý xong").taps("Quay lại").sees_toast("vẫn mở")
    await yen.taps("Đã xử lý xong").taps("Đúng, đã xong")
    await long.hears("VV-1114-01: đ/c Yến đã đóng việc này")


async def test_no_digit_ends_an_untaken_alert(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("3")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]


async def test_back_is_the_card_again(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Báo nhầm").taps("Quay lại").sees_toast("VV-1114-01 vẫn mở").taps("Đã nhận")
    await long.sees("Đ/c Long đã nhận").does_not_see("ghi là báo nhầm?")


async def test_whoever_has_it_knows_what_they_found(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Báo nhầm").sees("Báo nhầm, đóng lúc 22:30")


async def test_what_somebody_else_has_is_asked_about(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận")
    await yen.taps("Báo nhầm").sees("ghi là báo nhầm?").taps("Đúng, báo nhầm")
    await long.hears("VV-1114-01: đ/c Yến đã đóng việc này")


@pytest.mark.parametrize("end", [("Báo nhầm", "Đúng, báo nhầm"), ("Đã xử lý xong", "Đúng, đã xong")])
async def test_who_closed_it_opens_it_again_and_the_ladder_starts_anew(commune: Commune, end: tuple[str, ...]) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await _theft(huy)
    for label in end:
        await long.taps(label)
    await commune.forward(minutes=20)
    commune.everybody_reads()
    await long.taps("Mở lại").sees_toast("VV-1114-01: đã mở lại").hears("VV-1114-01", "Chưa có người nhận")
    await huy.hears("VV-1114-01: mở lại lúc 22:50")
    await commune.forward(minutes=8)
    await dung.hears("VV-1114-01", "Chưa có người nhận").taps("Đã nhận")
    await huy.hears("đã nhận VV-1114-01")
    acts = await commune.rows("SELECT act FROM audit WHERE act = 'incident.reopened' AND subject = 'VV-1114-01'")
    assert len(acts) == 1


async def test_any_duty_officer_may_open_it_again(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await yen.taps("Mở lại").hears("VV-1114-01", "Chưa có người nhận")
    await long.hears("VV-1114-01", "Chưa có người nhận")


async def test_what_the_reporter_took_back_may_be_opened_by_the_duty(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").taps("Báo nhầm")
    await long.taps("Mở lại").hears("Cần cứu giúp ngay", "Chưa có người nhận")
    await huy.hears("mở lại")


async def test_nobody_else_may(commune: Commune) -> None:
    huy, long, tu, nguyet = await commune.phones("huy", "long", "tu", "nguyet")
    await huy.says("bao tin").taps("Cháy").taps("Hồ Sen")
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    for hand in (tu, nguyet):
        await hand.is_not_offered("Mở lại")
        await hand.forges(Reopen(1).encode()).sees("không thuộc phần")
    await tu.forges(FalseAlarmSure(1).encode()).sees("không thuộc phần")
    assert await commune.rows("SELECT state FROM incidents") == [("resolved",)]


async def test_after_half_an_hour_it_is_another_matter(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await commune.forward(minutes=31)
    await long.taps("Mở lại").sees("đóng đã quá 30 phút", "báo tin mới").is_not_offered("Mở lại")
    assert await commune.rows("SELECT state FROM incidents") == [("resolved",)]


async def test_two_who_open_it_ring_everybody_once(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Đã xử lý xong").taps("Mở lại")
    await yen.forges(Reopen(1).encode()).sees("VV-1114-01 đang mở rồi")
    assert await commune.count("incident_entries", "kind = 'reopened'") == 1


async def test_who_came_along_before_is_not_said_to_come_now(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu")
    await _theft(huy)
    await tu.taps("Đang đến")
    await long.taps("Đã nhận").sees("Cùng đến: Tư").taps("Đã xử lý xong").taps("Mở lại")
    await long.hears("Chưa có người nhận").does_not_see("Cùng đến")
    await commune.forward(minutes=2)
    await tu.taps("Đang đến").sees_toast("Đã ghi: đang đến VV-1114-01")
    await long.sees("Cùng đến: Tư")
