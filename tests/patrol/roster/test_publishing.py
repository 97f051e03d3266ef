"""A month is laid out, looked at, published: everybody hears of their own shifts once, at a decent hour."""

from __future__ import annotations

import pytest

from core.patrol.types.shift import ShiftState
from tests.commune import Commune, at
from tests.patrol.kit import DECEMBER, drafted, laid, published

REFUSED = "không thuộc phần"


async def test_the_chief_makes_a_month_and_publishes_it(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    dung, huy, thanh = await commune.phones("dung", "huy", "thanh")
    await dung.says("lịch trực").sees("Lịch trực tháng 11/2026", "Chưa có ca nào").taps("Tháng 12/2026")
    await dung.taps("Xếp nháp").sees("Đã xếp 258 ca", "Bản nháp: 258 ca", "Nên gửi trước ngày 26/11")
    commune.expects_nothing_more()
    await dung.taps("Gửi lịch").sees("Gửi 258 ca tháng 12/2026", "dưới mức tối thiểu").taps("Đúng, gửi")
    await dung.sees("Đã gửi 258 ca, báo cho 2 người", "Đã gửi: 258 ca")
    await huy.hears("Lịch trực 01/12-31/12", "anh Huy có", "Ca đêm 02 rạng 03/12 · 22:00-02:00")
    await thanh.hears("Lịch trực 01/12-31/12", "anh Thành có")
    commune.expects_nothing_more()
    await commune.forward(hours=30)
    assert not [words for hand in (huy, thanh) for words in hand.unread]


async def test_nobody_is_woken_for_next_month(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await published(commune)  # it is 22:30
    await commune.settle()
    assert huy.saw_nothing()
    await commune.forward(hours=8, minutes=29)
    assert huy.saw_nothing()
    await commune.forward(minutes=2)
    await huy.hears("Lịch trực 01/12-31/12")
    commune.expects_nothing_more()


async def test_it_is_told_once_though_the_machine_dies(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await published(commune)
    await commune.kill_and_restart()
    await commune.forward(hours=9)
    await commune.kill_and_restart()
    await huy.hears("Lịch trực 01/12-31/12")
    commune.expects_nothing_more()


async def test_a_draft_is_nobodys_business(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    huy, thanh, dung = await commune.phones("huy", "thanh", "dung")
    month = await drafted(commune)
    first = next(one.shift for one in month if one.shift.team == "T3")
    await huy.says("ca của tôi").sees("chưa có ca nào")
    for hand in (huy, thanh):
        await hand.forges(f"week1:T3:{first.day:%Y%m%d}").sees("Tuần này chưa có ca")
        await hand.forges(f"shift1:{first.id}").does_not_see("Trong ca")
        await hand.forges(f"chshift1:{first.id}").does_not_see("Sửa gì")
    await dung.forges(f"shift1:{first.id}").sees("Bản nháp", "Trong ca")
    commune.everybody_reads()
    await dung.forges(f"chshift1:{first.id}").taps("Hủy ca").taps("Đúng, hủy ca").sees("Đã hủy ca")
    commune.everybody_reads()
    await commune.forward(hours=12)
    commune.expects_nothing_more()


async def test_a_draft_can_be_thrown_away_and_made_again(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    (dung,) = await commune.phones("dung")
    before = await drafted(commune)
    await dung.forges("month1:202612").taps("Bỏ nháp").sees("Đã bỏ 258 ca nháp", "Chưa có ca nào")
    await dung.taps("Xếp nháp").taps("Xếp lại").sees("Đã xếp 258 ca")
    again = await laid(commune)
    assert [(o.shift.day, o.shift.team, o.members) for o in before] == [
        (o.shift.day, o.shift.team, o.members) for o in again
    ]


async def test_a_draft_changed_by_hand_makes_way_for_another(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    (dung,) = await commune.phones("dung")
    first, second = [one for one in await drafted(commune) if one.members][:2]
    await dung.forges(f"takeoffm1:{first.shift.id}:{first.members[0]}").sees("Đã bớt")
    await dung.forges(f"unshift1:{second.shift.id}:yes").taps("Ca vẫn diễn ra")
    await dung.forges("draft1:202612").sees("Đã xếp 258 ca")
    await dung.forges(f"takeoffm1:{(await laid(commune))[0].shift.id}:{first.members[0]}")
    await dung.forges("undraft1:202612").sees("Đã bỏ 258 ca nháp")
    assert not await commune.count("shift_events")


async def test_what_was_published_stays_when_a_draft_is_made_again(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    (dung,) = await commune.phones("dung")
    before = await published(commune)
    await dung.forges("draft1:202612").sees("Không còn ca nào để xếp")
    await dung.forges("undraft1:202612").sees("Đã bỏ 0 ca nháp")
    assert await laid(commune) == before


async def test_this_month_is_planned_from_now_on(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("lịch trực").taps("Xếp nháp").sees("Đã xếp")
    month = await laid(commune, DECEMBER.replace(month=11))
    assert month[0].shift.starts_at == at("19:30", 15)


async def test_who_was_suspended_or_goes_on_leave_meanwhile_is_not_published(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    dung, huy = await commune.phones("dung", "huy")
    await drafted(commune)
    member = await commune.member("dong")
    await dung.forges(f"suspyes1:{member.id}")
    await huy.forges("go1:leave").says("1/12-20/12").sees("nghỉ 01/12-20/12")
    commune.everybody_reads()
    await dung.forges("publish1:202612:yes").sees("Đã gửi 258 ca")
    await huy.hears("Lịch trực 01/12-31/12").does_not_see("rạng 02/12", "rạng 20/12")
    month = await laid(commune)
    assert not [one for one in month if member.id in one.members]
    assert {one.shift.state for one in month} == {ShiftState.PUBLISHED}


async def test_every_shift_rests_on_a_plan(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    (dung,) = await commune.phones("dung")
    await commune.change("DELETE FROM patrol_plans")
    await drafted(commune)
    await dung.forges("gaps1:202612").sees("chưa có kế hoạch tuần tra")
    await dung.forges("publish1:202612:yes").sees("Ngày 02/12 chưa có kế hoạch tuần tra")


@pytest.mark.parametrize("name", ["huy", "thanh", "nguyet", "thien"])
async def test_only_the_police_make_the_month(commune: Commune, name: str) -> None:
    (hand,) = await commune.phones(name)
    for data in ("month1:202612", "draft1:202612", "undraft1:202612", "publish1:202612:yes", "gaps1:202612"):
        await hand.forges(data).sees(REFUSED)
    assert await laid(commune) == []


async def test_supporters_and_strangers_see_no_roster(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    thien, nguyet, stranger = await commune.phones("thien", "nguyet", "stranger")
    month = await published(commune)
    for hand in (thien, nguyet, stranger):
        for data in (f"shift1:{month[0].shift.id}", "go1:roster", "go1:shifts", "week1:T3:20261201", "sheet1:202612:-"):
            await hand.forges(data).does_not_see("Trong ca", "Ca đêm", "Lịch trực")
        assert not [m for m in hand.messages if m.document]


async def test_gaps_and_fairness_can_be_read(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    (dung,) = await commune.phones("dung")
    await drafted(commune)
    await dung.forges("month1:202612").taps("Thiếu người").sees("Thiếu người tháng 12/2026", "Ca tối", "và", "ca nữa")
    await dung.taps("Quay lại").taps("Số ca từng người").sees("Số ca Tổ 1, tháng 12/2026", "Đông: ", "Hùng: ")
    await dung.taps("Tổ 3").sees("Tổ 3, tháng 12/2026", "Huy: ", "Hòa: ")
    assert all(len(m.words) <= 2000 for m in dung.messages)


@pytest.mark.parametrize("data", ["month1:209913", "week1:T3:20261332", "week1:T9:20261201", "fair1:202600:T3"])
async def test_a_made_up_month_or_day_is_stale(commune: Commune, data: str) -> None:
    (dung,) = await commune.phones("dung")
    await dung.forges(data).sees("cũ")
