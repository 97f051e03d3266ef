"""Everybody sees their own nights, a leader the team's, the police all of them; nobody else sees any."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from core.patrol.ledger.counting import ledger_buttons
from core.patrol.types.shift import By
from core.people.types import Role
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.kit import december, shift
from tests.patrol.night_kit import a_night, in_the_morning, signed

SHIFT = "Ca đêm 14 rạng 15/11"
REFUSED = "không thuộc phần"
NIGHT = ("22:00", "02:00")


async def _document(commune: Commune) -> tuple[str, bytes]:
    ((name, content),) = await commune.rows("SELECT name, content FROM files")
    return name, content


def _last_document(hand: Hand) -> Any:
    return next(m for m in reversed(hand.messages) if m.document is not None)


async def test_a_member_sees_their_own_nights_and_nobody_elses(commune: Commune) -> None:
    await a_night(commune, 13, huy=("22:00", "03:15"), out_by=By.RULE)
    await signed(commune, await a_night(commune, huy=("21:58", "02:04"), hoa=NIGHT, tu=NIGHT))
    (huy,) = await in_the_morning(commune, "huy")
    await huy.says("đêm của tôi").sees(
        "Đêm của anh Huy · tháng 11/2026", "🌙 Ca đêm 13 rạng 14/11: 22:00-02:00 · tự đóng · chưa ký"
    )
    await huy.sees(f"🌙 {SHIFT}: 21:58-02:04\n", "2 đêm, 8 giờ 06", "2 đêm × 150.000 = 300.000 đồng")
    await huy.taps("🧾 14/11").sees("Võ Nhật Huy: 21:58-02:04").does_not_see("Hòa", "Hồ Văn Tư")
    await huy.is_offered("Sửa giờ").is_not_offered("Nhập bù", "Trang nhật ký", "Ký")


async def test_the_months_before_can_be_turned_to(commune: Commune) -> None:
    await a_night(commune, huy=NIGHT)
    (huy,) = await in_the_morning(commune, "huy")
    await huy.says("dem cua toi").is_not_offered("12/2026").taps("10/2026").sees("tháng 10/2026", "Chưa có ca nào")
    await huy.taps("11/2026").sees("1 đêm")


async def test_on_the_first_of_a_month_it_opens_with_the_last_night(commune: Commune) -> None:
    """Half past one, right after the shift: the month just gone is what one wants to see."""
    huy, hoa = await commune.phones("huy", "hoa")
    last = await shift(commune, "huy", "hoa", starts=at("21:00", 30))
    commune.clock.now = last.starts_at
    await huy.says("vao ca")
    commune.clock.now = december("01:30", 1)
    await huy.says("ra ca").says("dem cua toi").sees("tháng 11/2026", "Ca đêm 30/11 rạng 01/12: 21:00-01:30")
    await hoa.says("dem cua toi").sees("tháng 11/2026", "vắng")  # missed is a night as well
    await huy.is_offered("12/2026").taps("12/2026").sees("tháng 12/2026", "Chưa có ca nào")


async def test_with_a_night_of_this_month_it_opens_with_this_one(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_night(commune, huy=NIGHT)
    first = await shift(commune, "huy", "hoa", starts=december("21:00", 1))
    await shift(commune, "huy", "hoa", starts=december("21:00", 20))  # lies ahead
    commune.clock.now = december("20:50", 1)
    await huy.says("dem cua toi").sees("tháng 11/2026")
    await huy.says("vao ca").says("dem cua toi").sees("tháng 12/2026", "Ca đêm 01 rạng 02/12")
    assert first.day.month == 12


async def test_of_months_ago_nothing_is_opened(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_night(commune, huy=NIGHT)
    commune.clock.now = december("09:00", 1) + timedelta(days=40)
    await huy.says("dem cua toi").sees("tháng 01/2027", "Chưa có ca nào")


async def test_a_leader_sees_the_month_of_the_team(commune: Commune) -> None:
    await a_night(commune, huy=NIGHT, hoa=("23:00", "00:30"))
    await a_night(commune, team="T1", dong=NIGHT)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.says("sổ đêm trực").taps("Tháng 11/2026").sees("Tháng 11/2026 · Tổ 3", "Võ Nhật Huy: 1 đêm, 4 giờ 00")
    await thanh.sees("Cao Thị Hòa: 0 đêm, 1 giờ 30", "Còn 1 ca chưa đủ chữ ký").does_not_see("Đông")
    await thanh.is_not_offered("Excel")


async def test_the_police_see_every_team_and_get_the_list_for_payment(commune: Commune) -> None:
    await signed(commune, await a_night(commune, huy=NIGHT, hoa=NIGHT))
    await a_night(commune, team="T1", dong=NIGHT)
    (long,) = await in_the_morning(commune, "long")
    await long.says("sổ đêm trực").is_offered("Tổ 1", "Tổ 6").taps("Tháng 11/2026")
    await long.sees("Tổ 1: 1 người, 1 đêm", "Tổ 3: 2 người, 2 đêm", "Còn 1 ca chưa đủ chữ ký").taps("Danh sách Excel")
    await long.sees("tháng 11/2026 (dự thảo): 3 người, 3 đêm, 450.000 đồng")
    assert not _last_document(long).protect_content  # it is to be printed and signed
    name, content = await _document(commune)
    assert name == "boi-duong-2026-11.xlsx"
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert any(cell.value == "Võ Nhật Huy" for cell in sheet["B"])
    assert await commune.count("audit", "act = 'nights.exported' AND subject = 'month 2026-11'") == 1


async def test_a_duty_officer_alone_looks_but_gets_no_list(commune: Commune) -> None:
    """The list for payment is for who signs for the police."""
    await a_night(commune, huy=NIGHT)
    (yen,) = await in_the_morning(commune, "yen")
    member = await commune.member("yen")
    await commune.work(lambda w: w.tx.people.members.set_roles(member.id, [Role.DUTY_OFFICER]))
    await yen.says("sổ đêm trực").taps("Tháng 11/2026").is_not_offered("Excel").forges("msheet1:2026-11").sees(REFUSED)
    assert await commune.count("files") == 0


async def test_the_log_page_comes_into_the_chat_to_be_saved_and_printed(commune: Commune) -> None:
    await a_night(commune, huy=NIGHT, hoa=None)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.says("sổ đêm trực").taps(SHIFT).taps("Trang nhật ký").sees(f"Trang nhật ký {SHIFT}")
    assert not _last_document(thanh).protect_content
    name, content = await _document(commune)
    assert name == "nhat-ky-T3-2026-11-14-D.docx"
    assert content.startswith(b"PK")
    assert await commune.count("audit", "act = 'logbook.printed'") == 1


ASKED = (
    "nights1:T3",
    "nmonth1:2026-11:T3",
    "msheet1:2026-11",
    "night1:{}",
    "page1:{}",
    "own1:2026-11",
    "go1:nights",
    "go1:to_sign",
    "go1:corrections",
    "go1:late_entry",
    "go1:own_nights",
)


@pytest.mark.parametrize("name", ["hung_t1", "dong", "thien", "nguyet", "Lan"])
@pytest.mark.parametrize("data", ASKED)
async def test_nothing_of_a_night_is_seen_by_others(commune: Commune, name: str, data: str) -> None:
    """Another team's leader and volunteer, supporters, strangers, whatever they press."""
    shift = await a_night(commune, huy=NIGHT, hoa=NIGHT)
    (hand,) = await in_the_morning(commune, name)
    await hand.forges(data.format(shift.id)).does_not_see("Huy", "Hòa", "Ca đêm", "Nhật ký")
    assert await commune.count("files") == 0


@pytest.mark.parametrize(
    "data", ["nights1:T3", "nmonth1:2026-11:T3", "nmonth1:2026-11:-", "page1:{}", "msheet1:2026-11"]
)
async def test_a_volunteer_of_the_team_sees_no_ledger_but_their_own(commune: Commune, data: str) -> None:
    shift = await a_night(commune, huy=NIGHT, hoa=NIGHT)
    (hoa,) = await in_the_morning(commune, "hoa")
    await hoa.forges(data.format(shift.id)).sees(REFUSED).does_not_see("Huy")


@pytest.mark.parametrize(
    "data", ["nmonth1:2026-13:T3", "own1:yesterday", "nights1:T9", "month1:2026-11:T9", "month1:999912"]
)
async def test_buttons_made_up_are_answered_politely(commune: Commune, data: str) -> None:
    (long,) = await in_the_morning(commune, "long")
    await long.forges(data).sees("Nút này đã cũ")


async def test_buttons_under_a_shift(commune: Commune) -> None:
    """Offers on the page of a shift to each of those who see it."""
    shift = await a_night(commune, huy=NIGHT)
    await in_the_morning(commune)

    async def offered(name: str) -> list[str]:
        member = await commune.member(name)

        async def use(work: Any) -> list[str]:
            return [option.action for row in ledger_buttons(work, shift, member, on_it=name == "huy") for option in row]

        found: list[str] = await commune.work(use)
        return found

    assert await offered("thanh") == [f"sign1:{shift.id}:leader", f"night1:{shift.id}", f"page1:{shift.id}"]
    assert await offered("huy") == [f"night1:{shift.id}"]
    assert not await offered("hoa")
