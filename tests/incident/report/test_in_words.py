"""An officer types "dang den" instead of looking for the button: it is that button, and never a new report."""

from __future__ import annotations

import pytest

from tests.commune import Commune, Hand


async def _theft(hand: Hand, hamlet: str = "Hồ Sen") -> None:
    await hand.says("bao tin").taps("Trộm cắp").taps(hamlet).sees("VV-1114-")


async def _no_report_begun(commune: Commune, hand: Hand, incidents: int) -> None:
    assert (await commune.conversation(hand))["flow"] is None
    assert await commune.count("incidents") == incidents
    await hand.does_not_see("Việc gì?")


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("da nhan", "acknowledged"),
        ("đã nhận", "acknowledged"),
        ("Nhận việc", "acknowledged"),
        ("dang den", "on_the_way"),
        ("Đang tới!", "on_the_way"),
        ("da co mat", "on_scene"),
        ("đến nơi", "on_scene"),
        ("1", "acknowledged"),
    ],
)
async def test_the_card_is_the_last_screen(commune: Commune, typed: str, state: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says(typed).sees("VV-1114-01")
    assert await commune.rows("SELECT state FROM incidents") == [(state,)]
    await _no_report_begun(commune, long, 1)


@pytest.mark.parametrize("typed", ["da nhan", "dang den", "da co mat"])
async def test_the_menu_came_in_between(commune: Commune, typed: str) -> None:
    """And the card comes again, to go on with."""
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("0").says(typed).hears("Đ/c Long")
    await long.is_offered("Đã xử lý xong")
    assert await commune.rows("SELECT holder_id IS NULL FROM incidents") == [(0,)]
    await _no_report_begun(commune, long, 1)


async def test_xong_ends_what_one_has(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("da nhan").says("dang den").says("da co mat").says("xong").sees("VV-1114-01: đã xử lý xong")
    await huy.hears("đã xử lý xong")


async def test_xong_asks_before_it_ends_what_nobody_has(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("xong").sees("Vụ nào?").is_offered("VV-1114-01")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    await long.says("1").sees("VV-1114-01: đã xử lý xong")


async def test_two_are_open_it_is_asked_which(commune: Commune) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    await _theft(huy)
    await _theft(dong, "Đồi Chè")
    await long.says("dang den").sees("Vụ nào?").is_offered("VV-1114-01 · 🔓 Trộm cắp · Hồ Sen", "VV-1114-02")
    assert await commune.rows("SELECT DISTINCT state FROM incidents") == [("new",)]
    await long.says("2").sees("đang đến VV-1114-01")
    assert await commune.rows("SELECT state FROM incidents") == [("on_the_way",), ("new",)]


async def test_of_two_the_one_that_can_be_meant(commune: Commune) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    await _theft(huy)
    await long.taps("Đang đến")
    await _theft(dong, "Đồi Chè")
    await long.says("da nhan").sees("Đã nhận VV-1114-02")
    await commune.forward(minutes=1)
    await long.says("0").says("den noi").sees("có mặt, VV-1114-01").does_not_see("Vụ nào?")
    assert await commune.rows("SELECT state FROM incidents") == [("on_scene",), ("acknowledged",)]


async def test_what_somebody_else_has_is_not_meant_while_one_waits(commune: Commune) -> None:
    huy, dong, long, yen = await commune.phones("huy", "dong", "long", "yen")
    await _theft(huy)
    await yen.taps("Đã nhận")
    await _theft(dong, "Đồi Chè")
    await long.says("0").says("dang den").sees("đang đến VV-1114-02")


async def test_too_late_it_says_who_has_it(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await yen.taps("Đã nhận")
    await long.says("da nhan").sees("Đ/c Yến đã nhận việc này").sees("Đ/c Yến đã nhận 22:30")
    await _no_report_begun(commune, long, 1)


async def test_said_twice_it_says_when(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("dang den")
    await commune.forward(minutes=3)
    await long.says("dang den").sees("đã ghi “Đang đến” lúc 22:30")


async def test_a_helper_says_it_too(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu")
    await _theft(huy)
    await tu.says("0").says("đang đến").sees("đang đến VV-1114-01")
    await long.sees("Cùng đến: Tư")
    await tu.says("da nhan").sees("Không có vụ việc nào đang chờ")
    await _no_report_begun(commune, tu, 1)


@pytest.mark.parametrize("typed", ["xong", "dang den", "da nhan", "da co mat"])
async def test_nothing_is_open(commune: Commune, typed: str) -> None:
    long, huy = await commune.phones("long", "huy")
    for hand in (long, huy):
        await hand.says(typed).sees("Không có vụ việc nào đang chờ")
        await _no_report_begun(commune, hand, 0)


async def test_a_volunteer_telling_a_report_tells_it(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await _theft(huy)
    await huy.taps("Không, chưa rõ").says("đang đến")
    assert await commune.rows("SELECT text FROM incident_entries WHERE kind = 'text'") == [("đang đến",)]
    await huy.says("xong").sees("Đã gửi VV-1114-01")


async def test_an_officer_in_a_report_of_their_own(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("cháy ở chợ").says("dang den").sees("đang đến VV-1114-01")
    assert await commune.count("incident_entries", "kind = 'text'") == 0
    await long.taps("Cháy").taps("Đồi Chè").sees("VV-1114-02")
    assert await commune.rows("SELECT text FROM incident_entries WHERE kind = 'text'") == [("cháy ở chợ",)]


async def test_a_number_that_is_no_button_leaves_the_card_on_the_screen(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await long.says("9").sees("Chưa hiểu").says("1").sees("Đã nhận VV-1114-01")


async def test_what_is_for_few_is_meant_by_nobody_else(commune: Commune) -> None:
    huy, _, tu = await commune.phones("huy", "long", "tu")
    await huy.says("ông hàng xóm đánh vợ").taps("Việc gia đình").taps("Hồ Sen")
    await tu.says("dang den").sees("Không có vụ việc nào")
