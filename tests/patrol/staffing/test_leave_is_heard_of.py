"""Leave reaches whoever has to fill the shift, an exemption whoever is exempt; and the roster shows who is away."""

from __future__ import annotations

from datetime import timedelta

from core.patrol.staffing import leave
from core.patrol.staffing.leave import UNTIL_FURTHER_NOTICE
from core.times import today
from core.work import Work
from tests.commune import Commune, at
from tests.patrol.kit import shift


async def test_the_leader_hears_which_shifts_the_leave_falls_on(commune: Commune) -> None:
    commune.clock.now = at("14:00")
    hoa, thanh, huy = await commune.phones("hoa", "thanh", "huy")
    await shift(commune, "thanh", "hoa", "huy", responsible="thanh")
    await hoa.forges("go1:leave").taps("7 ngày").sees("1 ca đã xếp không tính chị Hòa nữa")
    await thanh.hears(
        "🏖️ Chị Hòa: nghỉ 14/11-20/11.",
        "Không tính vào 1 ca đã xếp:",
        "CN · Ca đêm 15 rạng 16/11 · 22:00-02:00. Có 2/3 người tối thiểu.",
    )
    await (
        thanh.taps("Ca đêm 15 rạng 16/11")
        .sees("Thành, Hòa 🏖️, Huy", "🏖️ nghỉ hoặc được miễn ngày này")
        .is_offered("Sửa ca")
    )
    assert huy.saw_nothing()
    commune.expects_nothing_more()
    await hoa.forges("go1:leave").taps("Bỏ nghỉ")
    await thanh.hears("🏖️ Chị Hòa: nghỉ 14/11-20/11.", "↩️ Chị Hòa đã bỏ mục này", "Lại tính", "Có 3/5 người")


async def test_leave_without_a_shift_in_it_is_no_news(commune: Commune) -> None:
    hoa, thanh = await commune.phones("hoa", "thanh")
    await shift(commune, "thanh", "hoa", starts=at("22:00", 25), responsible="thanh")
    await hoa.forges("go1:leave").taps("3 ngày").does_not_see("Còn")
    assert thanh.saw_nothing()


async def test_who_takes_it_back_at_once_troubles_nobody_for_nothing(commune: Commune) -> None:
    """News not sent yet is not sent when it is no longer so."""
    hoa, thanh = await commune.phones("hoa", "thanh")
    await shift(commune, "thanh", "hoa", responsible="thanh")
    member = await commune.member("hoa")

    async def there_and_back(work: Work) -> None:
        day = today(work.now, work.rules.zone)
        entered = await leave.enter_leave(work, member, member.id, day, day + timedelta(days=2))
        await leave.remove(work, member, entered.absence.id)

    await commune.work(there_and_back)
    await commune.settle()
    await thanh.does_not_see("Không tính vào")
    assert hoa.saw_nothing()


async def test_leave_of_the_leader_is_heard_by_the_duty_officer(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await shift(commune, "thanh", "huy", responsible="thanh")
    await thanh.forges("go1:leave").taps("3 ngày")
    await long.hears("Anh Thành: nghỉ 14/11-16/11", "Không tính vào 1 ca đã xếp")


async def test_who_is_exempt_hears_so_and_by_whom(commune: Commune) -> None:
    thanh, man, huy = await commune.phones("thanh", "man", "huy")
    await shift(commune, "man", "thanh", responsible="thanh")
    leader, member = await commune.member("thanh"), await commune.member("man")
    await commune.work(
        lambda w: leave.enter_leave(w, leader, member.id, today(w.now, w.rules.zone), UNTIL_FURTHER_NOTICE, ["D"])
    )
    await commune.settle()
    await man.hears("🏖️ Chị Mận: miễn Ca đêm đến khi báo lại.", "Do anh Thành ghi", "không tính chị Mận")
    await man.taps("Ca đêm 15 rạng 16/11").sees("Chị Mận nghỉ hoặc được miễn ca này")
    assert thanh.saw_nothing(), "who entered it needs no telling"
    await thanh.says("lịch trực").taps("Nghỉ, miễn").taps("Bỏ: Mận").sees("Đã bỏ")
    await man.hears("miễn Ca đêm đến khi báo lại.", "↩️ Anh Thành đã bỏ mục này")
    assert huy.saw_nothing()


async def test_what_the_police_enter_reaches_the_member_and_the_leader(commune: Commune) -> None:
    dung, man, thanh = await commune.phones("dung", "man", "thanh")
    await shift(commune, "man", "thanh", responsible="thanh")
    await dung.forges("go1:absences").taps("Tổ 3").taps("Ngô Thị Mận").taps("Nghỉ mọi ca").says("15/11-20/11")
    await dung.sees("Không tính vào 1 ca đã xếp", "người tối thiểu").is_offered("Tìm người 15/11")
    await man.hears("Chị Mận: nghỉ 15/11-20/11", "Do đồng chí Dũng ghi")
    await thanh.hears("Chị Mận: nghỉ 15/11-20/11", "Không tính vào 1 ca đã xếp")


async def test_a_leader_sees_in_the_week_and_in_a_list_who_is_away(commune: Commune) -> None:
    commune.clock.now = at("14:00")
    thanh, hoa = await commune.phones("thanh", "hoa")
    await shift(commune, "thanh", "hoa", "huy", responsible="thanh")
    await hoa.forges("go1:leave").taps("7 ngày")
    await thanh.says("lịch trực").sees("Thành, Huy, Hòa 🏖️ ⚠️ 2/3", "🏖️ nghỉ hoặc được miễn ngày này")
    await (
        thanh.taps("Nghỉ, miễn")
        .sees("Nghỉ và miễn sắp tới", "Cao Thị Hòa: nghỉ 14/11-20/11")
        .taps("Báo nghỉ cho tổ viên")
    )
    await thanh.is_offered("Võ Nhật Huy").is_not_offered("Đinh Đông")
    await hoa.says("lịch trực").sees("Thành, Huy").does_not_see("Hòa 🏖️")


async def test_a_long_list_says_how_many_more_there_are(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    for day in range(15, 27):
        await shift(commune, "huy", "thanh", starts=at("22:00", day), responsible="thanh")
    await huy.forges("go1:leave").taps("30 ngày").sees("12 ca đã xếp không tính", "… và 4 ca nữa")
    await thanh.hears("Anh Huy: nghỉ", "Không tính vào 12 ca đã xếp", "… và 4 ca nữa")
    people = [(await commune.member(name)).id for name in ("hoa", "tu", "man")]
    for id_ in people:
        for day in range(1, 5):
            await commune.change("INSERT INTO absences VALUES (NULL, ?, '2026-12-01', ?, '')", id_, f"2026-12-0{day}")
    await thanh.forges("go1:absences").sees("Nghỉ và miễn sắp tới", "… và 3 mục nữa")
