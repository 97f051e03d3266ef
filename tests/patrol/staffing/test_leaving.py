"""Departure: a member suspended, gone, or on patrol no more does not stay on the roster as if they were coming."""

from __future__ import annotations

from core import leaving
from core.people.types import Role
from tests.commune import Commune, at
from tests.patrol.kit import on, shift
from tests.patrol.night_kit import a_night


async def _suspended(commune: Commune, name: str, by: str = "dung") -> None:
    chief, member = await commune.member(by), await commune.member(name)
    await commune.work(lambda work: leaving.suspend(work, chief, member.id))
    await commune.settle()


async def test_whoever_is_suspended_comes_off_and_the_leader_hears_of_all_gaps_at_once(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    thanh, huy, hung = await commune.phones("thanh", "huy", "hung_t1")
    first = await shift(commune, "thanh", "huy", "tu", responsible="thanh")
    second = await shift(commune, "thanh", "huy", "tu", "hoa", starts=at("22:00", 18), responsible="thanh")
    await _suspended(commune, "huy")
    assert await on(commune, first.id) == {"Thành", "Tư"} and await on(commune, second.id) == {"Thành", "Tư", "Hòa"}
    await thanh.hears(
        "Anh Huy không đi tuần tra nữa. Đã bớt khỏi:\n"
        "· CN · Ca đêm 15 rạng 16/11 · 22:00-02:00. Có 2/3 người tối thiểu.\n"
        "· T4 · Ca đêm 18 rạng 19/11 · 22:00-02:00. Có 3/5 người."
    )
    await thanh.is_offered("Ca đêm 15 rạng 16/11", "Ca đêm 18 rạng 19/11")
    await huy.hears("đang tạm khóa")
    commune.expects_nothing_more()
    await commune.forward(hours=38)
    assert not huy.unread and hung.saw_nothing()


async def test_what_is_over_and_where_they_were_stays(commune: Commune) -> None:
    await commune.phones("thanh", "huy")
    night = await a_night(commune, 13, huy=("22:00", "02:00"), hoa=None)
    commune.clock.now = at("21:00")
    tonight = await shift(commune, "huy", "tu", starts=at("22:00"))
    await commune["huy"].says("vao ca")
    await _suspended(commune, "huy")
    assert await on(commune, night.id) == {"Huy", "Hòa"} and await on(commune, tonight.id) == {"Huy", "Tư"}


async def test_whoever_leaves_comes_off_and_what_they_asked_of_others_is_withdrawn(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    thanh, huy, hoa = await commune.phones("thanh", "huy", "hoa")
    tomorrow = await shift(commune, "thanh", "huy", "tu")
    await huy.forges(f"cannot1:{tomorrow.id}").taps("Nhờ thay").taps("Hòa")
    await hoa.hears("nhờ chị Hòa đi thay")
    commune.everybody_reads()
    member, account = await commune.member("huy"), await commune.account(huy)
    await commune.work(lambda work: leaving.leave_programme(work, member, account))
    await commune.settle()
    assert await on(commune, tomorrow.id) == {"Thành", "Tư"}
    await thanh.hears("Anh Huy không đi tuần tra nữa")
    await hoa.taps("Nhận thay").sees("không cần")


async def test_a_role_that_patrols_is_taken_away(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    thanh, huy = await commune.phones("thanh", "huy")
    tomorrow = await shift(commune, "thanh", "huy", "tu")
    chief, member = await commune.member("dung"), await commune.member("huy")
    await commune.work(lambda w: leaving.set_role(w, chief, member.id, Role.SUPPORT_MEMBER, on=True))
    assert "Huy" in await on(commune, tomorrow.id)
    await commune.work(lambda w: leaving.set_role(w, chief, member.id, Role.VOLUNTEER, on=False))
    await commune.settle()
    assert "Huy" not in await on(commune, tomorrow.id)
    await huy.hears("anh Huy không phải đi")
    await thanh.hears("Anh Huy không đi tuần tra nữa")


async def test_who_answered_for_the_shift_is_followed_by_the_next(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    _, tu = await commune.phones("thanh", "tu")
    tomorrow = await shift(commune, "thanh", "huy", "tu", responsible="thanh")
    await _suspended(commune, "thanh")
    ((responsible,),) = await commune.rows("SELECT responsible_id FROM shifts WHERE id = ?", tomorrow.id)
    assert responsible == (await commune.member("tu")).id
    await tu.hears("phụ trách")


async def test_within_three_hours_of_the_start_the_duty_officer_hears_as_well(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    commune.clock.now = at("18:00", 15)
    await shift(commune, "thanh", "huy", "tu", responsible="thanh")
    await commune.forward(minutes=90)
    commune.everybody_reads()
    await _suspended(commune, "huy")
    await thanh.hears("Anh Huy không đi tuần tra nữa")
    await long.hears("Thiếu người", "Có 2/3 người tối thiểu")
    commune.expects_nothing_more()


async def test_whoever_is_suspended_on_duty_is_on_duty_no_more(commune: Commune) -> None:
    """Nothing that anybody reads says why."""
    thanh, huy, tu, hoa = await commune.phones("thanh", "huy", "tu", "hoa")
    commune.clock.now = at("21:50")
    tonight = await shift(commune, "thanh", "huy", "tu", "hoa", starts=at("22:00"), responsible="thanh")
    for hand in (thanh, huy, tu, hoa):
        await hand.says("vao ca")
    await commune.forward(minutes=25)
    commune.everybody_reads()
    await _suspended(commune, "huy")
    await huy.hears("đang tạm khóa")
    await thanh.hears("Anh Huy không đi tuần tra nữa", "Đang trực Ca đêm 14 rạng 15/11: còn 3 người có mặt.")
    await thanh.sees("Tổ 3 có mặt 3/4", "Dừng giữa ca: Huy").does_not_see("Quên ra ca", "tạm khóa")
    assert await commune.count("watches", "member_id = ?", (await commune.member("huy")).id) == 0
    audit = await commune.rows("SELECT detail FROM audit WHERE act = 'shift.checked_out'")
    assert audit == [("gone suspended",)]
    for hand in (thanh, tu, hoa):
        await hand.says("ra ca")
    commune.everybody_reads()
    await commune.forward(hours=5)
    assert not huy.unread
    await thanh.says("sổ đêm trực").taps("Ca đêm 14 rạng 15/11")
    await thanh.sees("Võ Nhật Huy: 21:50-22:15 · dừng giữa ca").does_not_see("tạm khóa")
    assert {"Huy", "Thành", "Tư", "Hòa"} == await on(commune, tonight.id)


async def test_below_the_minimum_the_duty_officer_hears_at_once(commune: Commune) -> None:
    thanh, huy, tu, long = await commune.phones("thanh", "huy", "tu", "long", on_duty=("long",))
    commune.clock.now = at("21:50")
    await shift(commune, "thanh", "huy", "tu", starts=at("22:00"), responsible="thanh")
    for hand in (thanh, huy, tu):
        await hand.says("vao ca")
    await commune.forward(minutes=25)
    commune.everybody_reads()
    member, account = await commune.member("huy"), await commune.account(huy)
    await commune.work(lambda work: leaving.leave_programme(work, member, account))
    await commune.settle()
    await long.hears("Tổ 3", "2")
    await thanh.hears("còn 2 người có mặt")
    assert await commune.rows("SELECT detail FROM audit WHERE act = 'shift.checked_out'") == [("gone left",)]


async def test_after_the_end_it_is_the_check_out_that_was_forgotten(commune: Commune) -> None:
    _, huy = await commune.phones("thanh", "huy")
    commune.clock.now = at("21:50")
    tonight = await shift(commune, "thanh", "huy", "tu", starts=at("22:00"), responsible="thanh")
    await huy.says("vao ca")
    await commune.forward(hours=4, minutes=12)
    await _suspended(commune, "huy")
    night = await commune.rows("SELECT out_at, out_by FROM assignments WHERE in_at IS NOT NULL")
    assert night == [(tonight.ends_at.strftime("%Y-%m-%d %H:%M:%S.%f"), "rule")]


async def test_restored_within_the_shift_they_come_back_to_it(commune: Commune) -> None:
    _, huy = await commune.phones("thanh", "huy")
    commune.clock.now = at("21:50")
    await shift(commune, "thanh", "huy", "tu", starts=at("22:00"), responsible="thanh")
    await huy.says("vao ca")
    await commune.forward(minutes=25)
    await _suspended(commune, "huy")
    await commune.forward(minutes=3)
    chief, member = await commune.member("dung"), await commune.member("huy")
    await commune.work(lambda work: leaving.restore(work, chief, member.id))
    await huy.says("vao ca").sees("Đang trực Ca đêm 14 rạng 15/11, vào ca 21:50")
