"""Ca của tôi: what is before a member, one shift, the calendar of the phone, one's own leave."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import icalendar
import pytest

from core.patrol.roster.actions import CancelShift, TakeOffMember
from core.patrol.types.shift import ShiftState
from tests.commune import Commune, Hand, at
from tests.patrol.kit import shift


def _file(commune: Commune, hand: Hand) -> bytes:
    (file_id,) = [m.document for m in hand.messages if m.document][-1:]
    return commune.network.file(file_id)


@pytest.mark.parametrize("words", ["ca", "ca cua toi", "Ca trực", "📅 Ca của tôi"])
async def test_soonest_first(commune: Commune, words: str) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy", starts=at("22:00", 17))
    await shift(commune, "huy", "hoa")
    await shift(commune, "hoa", starts=at("22:00", 18))
    await huy.says(words).sees("Ca sắp tới của anh Huy", "CN · Ca đêm 15 rạng 16/11 · 22:00-02:00\nT3 · Ca đêm 17")
    await huy.does_not_see("18 rạng").says("1").sees("Trong ca (2): Huy, Hòa")


async def test_one_shift_says_when_where_with_whom_and_who_answers(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy", "hoa", "tu", responsible="tu")
    await huy.says("ca").taps("Ca đêm 15 rạng 16/11")
    await huy.sees("CN · Ca đêm 15 rạng 16/11 · Tổ 3", "22:00-02:00 · Nhà văn hóa thôn Hồ Sen", "Phụ trách: Tư")
    await huy.sees("Trong ca (3): Huy, Hòa, Tư", "Anh Huy chưa trả lời")
    await huy.is_not_offered("Sửa ca")


async def test_only_who_leads_sees_what_others_answered(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    tomorrow = await shift(commune, "huy", "hoa", "tu")
    await commune.change("UPDATE assignments SET answer = 'cannot', reason = 'con sốt' WHERE id = 2")
    await huy.forges(f"shift1:{tomorrow.id}").sees("Trong ca (2): Huy, Tư").does_not_see("con sốt")
    await thanh.forges(f"shift1:{tomorrow.id}").sees("Trong ca (3): Huy, Hòa ❌, Tư", "❌ Hòa: con sốt")


async def test_a_team_sees_its_own_roster_and_no_other(commune: Commune) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    tomorrow = await shift(commune, "hoa", "tu", starts=at("22:00", 13))
    await huy.says("lịch trực").sees("Tổ 3 · 09/11-15/11", "T6 13/11 · Ca đêm 22:00-02:00: Hòa, Tư")
    await huy.is_not_offered("Excel", "Báo nghỉ").taps("T6 13/11 Ca đêm").sees("Trong ca (2)")
    await dong.says("lịch trực").sees("Tổ 1").does_not_see("Hòa")
    for data in (f"shift1:{tomorrow.id}", "week1:T3:20261113", "sheet1:202611:T3", "fair1:202611:T3"):
        await dong.forges(data).does_not_see("Hòa", "Ca đêm")
    await long.forges(f"shift1:{tomorrow.id}").sees("Trong ca (2)")


async def test_a_militia_member_has_no_team_but_shifts(commune: Commune) -> None:
    luc = await commune.newcomer("Trương Văn Lực Thử", *(await commune.member("tu")).roles)
    await luc.says("lịch trực").sees("chưa ở tổ nào")


async def test_the_calendar_of_the_phone(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    first = await shift(commune, "huy")
    await shift(commune, "huy", starts=at("22:00", 17), state=ShiftState.DRAFT)
    await huy.says("ca").taps("Đưa vào lịch máy").sees("Mở tệp này")
    content = _file(commune, huy)
    assert b"\r\n" in content and all(len(line) <= 75 for line in content.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(content.decode()).walk("VEVENT")
    assert event["UID"] == f"shift-{first.id}-{(await commune.member('huy')).id}@binhyen"
    assert event["DTSTART"].dt == datetime(2026, 11, 15, 15, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 11, 15, 19, tzinfo=UTC)
    assert b"DTSTART:20261115T150000Z" in content
    assert str(event["SUMMARY"]) == "Ca đêm · Tổ 3"
    assert str(event["LOCATION"]) == "Nhà văn hóa thôn Hồ Sen"
    alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(hours=-24), timedelta(hours=-2), timedelta(minutes=-15)]


async def test_a_changed_shift_keeps_its_place_in_the_calendar(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    tomorrow = await shift(commune, "huy")
    await huy.forges("go1:calendar")
    before = _file(commune, huy)
    await commune.forward(minutes=1)
    await thanh.forges(f"moveto1:{tomorrow.id}:{int(at('21:00', 15).timestamp()) // 60}")
    await huy.forges("go1:calendar")
    after = _file(commune, huy)
    assert re.findall(rb"UID:.*", before) == re.findall(rb"UID:.*", after)
    sequence = [int(re.findall(rb"SEQUENCE:(\d+)", content)[0]) for content in (before, after)]
    assert sequence[0] < sequence[1]


async def test_what_comes_no_more_is_called_off_in_the_calendar_as_well(commune: Commune) -> None:
    """The phone was told of it before, and would ring."""
    huy, dung = await commune.phones("huy", "dung")
    await shift(commune, "huy")
    for day in (17, 19, 21):
        await shift(commune, "huy", starts=at("22:00", day))
    await huy.says("ca").taps("Ca đêm 17 rạng 18/11").taps("Không đi được")
    await dung.forges(CancelShift(3, "yes").encode()).forges(
        TakeOffMember(4, (await commune.member("huy")).id).encode()
    )
    await huy.forges("go1:calendar").sees("1 ca")
    events = icalendar.Calendar.from_ical(_file(commune, huy).decode()).walk("VEVENT")
    assert [str(event.get("STATUS", "")) for event in events] == ["", "CANCELLED", "CANCELLED", "CANCELLED"]
    assert [len(event.walk("VALARM")) for event in events] == [3, 0, 0, 0]


async def test_while_they_are_on_leave_it_is_called_off_in_the_calendar(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    await shift(commune, "huy", starts=at("22:00", 17))
    await huy.forges("go1:leave").says("17/11").forges("go1:calendar").sees("1 ca")
    events = icalendar.Calendar.from_ical(_file(commune, huy).decode()).walk("VEVENT")
    assert [str(event.get("STATUS", "")) for event in events] == ["", "CANCELLED"]


async def test_no_calendar_without_a_shift(commune: Commune) -> None:
    huy, thien = await commune.phones("huy", "thien")
    await huy.says("ca").is_not_offered("Đưa vào lịch máy").forges("go1:calendar").sees("chưa có ca nào")
    await thien.forges("go1:calendar").sees("không thuộc phần")
