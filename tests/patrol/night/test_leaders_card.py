"""The leader's card "Tổ 3 có mặt 4/5": one message, edited whenever somebody comes or goes; it rings when someone is
missing."""

from __future__ import annotations

from core.patrol.night.actions import MarkMember, NotComing, RollCall
from core.people.types import Role
from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, missed


async def test_one_message_is_edited_at_every_arrival(commune: Commune) -> None:
    thanh, huy, tu = await commune.phones("thanh", "huy", "tu")
    await a_shift(commune, "huy", "tu", "hoa")
    await huy.says("vao ca")
    await thanh.hears("Tổ 3 có mặt 1/3", "Ca đêm 14 rạng 15/11", "Có mặt: Huy", "Chưa vào ca: Tư, Hòa")
    assert thanh.messages[-1].silent
    await tu.says("vao ca")
    await thanh.sees("Tổ 3 có mặt 2/3", "Có mặt: Huy, Tư", "Chưa vào ca: Hòa")
    assert len(thanh.messages) == 1


async def test_the_leader_who_comes_first_has_the_card_too(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await a_shift(commune, "thanh", "huy")
    await thanh.says("vao ca").sees("Đã vào ca").sees("Tổ 3 có mặt 1/2", "Chưa vào ca: Huy")


async def test_it_rings_when_somebody_is_missing(commune: Commune) -> None:
    thanh, huy, tu = await commune.phones("thanh", "huy", "tu")
    shift = await a_shift(commune, "huy", "tu")
    await huy.says("vao ca")
    commune.everybody_reads()
    await missed(commune, shift)
    assert thanh.rings == 1
    await thanh.hears("Tổ 3 có mặt 1/2", "Chưa vào ca: Tư")
    assert sum("có mặt" in m.words for m in thanh.messages) == 1
    await tu.hears("Chưa thấy anh Tư vào ca", "Bấm Vào ca hoặc Không đi được").taps("Vào ca").sees("Đã vào ca 22:10")
    commune.everybody_reads()
    await thanh.sees("Tổ 3 có mặt 2/2")
    commune.expects_nothing_more()


async def test_the_late_ones_are_named_with_their_time(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy")
    await missed(commune, shift)
    commune.clock.now = at("22:17")
    await huy.taps("Vào ca")
    await thanh.sees("Vào muộn: Huy, 22:17 (17 phút)")


async def test_why_somebody_was_late_stands_on_the_card_and_on_the_board(commune: Commune) -> None:
    thanh, huy, long = await commune.phones("thanh", "huy", "long")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").says("xe hỏng\nở dốc").sees("Đã ghi lý do")
    await thanh.sees("Vào muộn: Huy, 22:17 (17 phút): xe hỏng ở dốc")
    await long.says("dang truc").sees("Vào muộn: Huy, 22:17 (17 phút): xe hỏng ở dốc")
    commune.clock.now = at("22:18")
    await huy.taps("Đây là tin báo")
    await thanh.sees("Vào muộn: Huy, 22:17 (17 phút)").does_not_see("xe hỏng")


async def test_a_long_reason_is_cut_on_the_card(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").says("mưa to quá " * 20)
    await thanh.sees("(17 phút): mưa to quá mưa", "…")
    assert max(len(line) for line in thanh.last.splitlines()) < 120


async def test_it_does_not_ring_when_everybody_is_there(commune: Commune) -> None:
    _, huy = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy")
    await huy.says("vao ca")
    commune.everybody_reads()
    await missed(commune, shift)
    commune.expects_nothing_more()


async def test_nobody_came_at_all(commune: Commune) -> None:
    thanh, huy, tu = await commune.phones("thanh", "huy", "tu")
    shift = await a_shift(commune, "huy", "tu")
    await missed(commune, shift)
    await thanh.hears("Tổ 3 có mặt 0/2", "Chưa vào ca: Huy, Tư")
    for hand in (huy, tu):
        await hand.hears("vào ca")


async def test_fewer_than_must_be_there_is_told_to_the_duty_officer(commune: Commune) -> None:
    thanh, huy, tu, long, yen = await commune.phones("thanh", "huy", "tu", "long", "yen", on_duty=("long",))
    shift = await a_shift(commune, "huy", "tu", "hoa")
    await huy.says("vao ca")
    await missed(commune, shift)
    await long.hears("⚠️ Tổ 3 mới có mặt 1 người, tối thiểu 3.", "Chưa vào ca: Tư, Hòa").taps("Bảng trực").sees("Huy")
    await thanh.sees("Tổ 3 có mặt 1/3")
    assert not any("tối thiểu" in m.words for m in thanh.messages)  # the card says it already
    assert yen.saw_nothing() and not tu.messages[-1].words.startswith("⚠️")


async def test_enough_have_come_and_the_duty_officer_sleeps(commune: Commune) -> None:
    huy, tu, long, _ = await commune.phones("huy", "tu", "long", "thanh", on_duty=("long",))
    shift = await a_shift(commune, "huy", "tu", "hoa", minimum=2)
    for hand in (huy, tu):
        await hand.says("vao ca")
    await missed(commune, shift)
    assert long.saw_nothing()


async def test_a_closed_shift_says_absent_of_who_did_not_come(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy", "hoa")
    await huy.says("vao ca")
    await missed(commune, shift)
    await thanh.sees("❓ Chưa vào ca: Hòa")
    commune.clock.now = shift.ends_at
    await huy.says("ra ca")
    await thanh.sees("➖ Vắng: Hòa", "Ca đã đóng 02:00").does_not_see("Chưa vào ca")


async def test_told_twice_is_told_once(commune: Commune) -> None:
    """The clock may strike again after a crash."""
    await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy")
    await missed(commune, shift)
    commune.everybody_reads()
    await commune.kill_and_restart()
    await missed(commune, shift)
    commune.expects_nothing_more()


async def test_who_is_asked_can_say_no_and_why(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy")
    await missed(commune, shift)
    await huy.taps("Không đi được").sees("Đã ghi: không đi được. Lý do?").says("con ốm").sees("Đã ghi lý do")
    await thanh.sees("Tổ 3 có mặt 0/0", "Không đi được: Huy (con ốm)")
    await thanh.taps("Bảng trực").sees("Không đi được: Huy (con ốm)")
    assert await commune.rows("SELECT answer, reason FROM assignments") == [("cannot", "con ốm")]


async def test_who_came_meanwhile_is_not_asked(commune: Commune) -> None:
    """The question waited for the network."""
    (huy,) = await commune.phones("huy")
    shift = await a_shift(commune, "huy", "tu")
    await huy.says("vao ca").sees("Đã vào ca")
    await missed(commune, shift)
    await huy.does_not_see("Chưa thấy anh Huy")
    await huy.forges(NotComing(shift.id).encode()).sees("Ca này đã xong")


async def test_a_phone_that_lost_the_card_gets_it_anew(commune: Commune) -> None:
    thanh, huy, tu = await commune.phones("thanh", "huy", "tu")
    await a_shift(commune, "huy", "tu")
    await huy.says("vao ca")
    await commune.change("UPDATE live_messages SET message_id = '999999'")
    commune.everybody_reads()
    await tu.says("vao ca")
    await thanh.hears("Tổ 3 có mặt 2/2")


async def test_the_responsible_officer_has_a_card_and_others_none(commune: Commune) -> None:
    thanh, long, hung, huy, stranger = await commune.phones("thanh", "long", "hung_t1", "huy", "stranger")
    officer = (await commune.member("long")).id
    await a_shift(commune, "huy", responsible_id=officer)
    await huy.says("vao ca")
    for hand in (thanh, long):
        await hand.hears("Tổ 3 có mặt 1/1")
    assert hung.saw_nothing() and stranger.saw_nothing()


async def test_a_leader_who_lost_the_role_sees_no_more(commune: Commune) -> None:
    thanh, huy, tu = await commune.phones("thanh", "huy", "tu")
    await a_shift(commune, "huy", "tu")
    await huy.says("vao ca")
    await commune.change("DELETE FROM member_roles WHERE role = ?", Role.TEAM_LEADER)
    await tu.says("vao ca")
    await thanh.does_not_see("có mặt 2/2")


# -- the roll call ---------------------------------------------------------------------------------------------------


async def test_the_leader_calls_the_roll(commune: Commune) -> None:
    """Hòa has no smartphone with her, Tư is ill, nobody knows where Mận is."""
    thanh, huy = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy", "hoa", "tu")
    await huy.says("vao ca")
    await thanh.taps("Điểm danh hộ").sees("Điểm danh Tổ 3", "có mặt 1/3").taps("Hòa").sees("có mặt 2/3")
    await thanh.taps("➖ Vắng").sees("Tư vắng thế nào?").taps("Vắng có lý do").sees("có mặt 2/2")
    await thanh.sees("Tổ 3 có mặt 2/2", "Có mặt: Huy, Hòa", "Không đi được: Tư")
    marked = await commune.rows("SELECT in_by, answer, absent FROM assignments ORDER BY id")
    assert marked == [("self", "none", 0), ("leader", "none", 0), (None, "cannot", 0)]
    await missed(commune, shift)
    commune.everybody_reads()
    logged = await commune.rows(
        "SELECT kind, ref, by_id IS NOT NULL FROM shift_events WHERE by_id IS NOT NULL ORDER BY id"
    )
    assert logged == [("checked_in", "leader", 1), ("answered", "excused", 1)]


async def test_who_is_marked_absent_is_missed_no_more(commune: Commune) -> None:
    thanh, tu = await commune.phones("thanh", "tu")
    shift = await a_shift(commune, "tu")
    await thanh.says("menu").forges(RollCall(shift.id).encode()).taps("➖ Vắng").taps("Vắng không lý do")
    await thanh.hears("Vắng: Tư")
    await missed(commune, shift)
    await tu.does_not_see("Chưa thấy anh Tư vào ca")
    await tu.hears("đã ghi anh Tư vắng").taps("Vào ca").sees("Đã vào ca 22:10. Tổ 3 có mặt 1/1")
    assert await commune.rows("SELECT absent FROM assignments") == [(0,)]


async def test_the_roll_is_for_who_answers_for_the_shift(commune: Commune) -> None:
    shift = await a_shift(commune, "huy", "hoa")
    huy, hung_t1, thien = await commune.phones("huy", "hung_t1", "thien")
    hoa = (await commune.member("hoa")).id
    for hand in (huy, hung_t1, thien):
        await hand.says("menu").forges(RollCall(shift.id).encode()).sees("không thuộc phần")
        await hand.forges(MarkMember(shift.id, hoa, "here").encode()).does_not_see("Hòa")
    assert await commune.count("assignments", "in_at IS NOT NULL") == 0
    (long,) = await commune.phones("long")
    await long.says("menu").forges(MarkMember(shift.id, hoa, "here").encode()).sees("có mặt 1/2")


async def test_nobody_is_called_who_is_not_on_the_shift(commune: Commune) -> None:
    shift = await a_shift(commune, "huy")
    (thanh,) = await commune.phones("thanh")
    dong = (await commune.member("dong")).id
    for how in ("here", "away", "excused", "absent", "gone"):
        await thanh.says("menu").forges(MarkMember(shift.id, dong, how).encode()).sees("Nút này đã cũ")
    assert await commune.count("assignments") == 1


async def test_whoever_is_there_is_not_marked_away(commune: Commune) -> None:
    shift = await a_shift(commune, "huy")
    thanh, huy = await commune.phones("thanh", "huy")
    await huy.says("vao ca")
    mark = MarkMember(shift.id, (await commune.member("huy")).id, "absent")
    await thanh.says("menu").forges(mark.encode()).sees("đã vào ca")


async def test_who_was_forgotten_until_the_end_is_entered_afterwards(commune: Commune) -> None:
    """Called up after the end they would stand in the ledger with no time at all."""
    (thanh,) = await commune.phones("thanh")
    shift = await a_shift(commune, "thanh", "huy")
    commune.clock.now = at("02:10", 15)
    await thanh.says("menu").forges(f"roll1:{shift.id}").taps("Huy").sees("Ca đã hết giờ", "nhập bù")
    assert not await commune.count("assignments", "in_at IS NOT NULL")


async def test_the_card_of_a_shift_that_is_over_leads_to_its_times_and_the_signature(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    await a_shift(commune, "thanh", "huy")
    commune.clock.now = at("22:00")
    for hand in (thanh, huy):
        await hand.says("vao ca")
    commune.clock.now = at("02:00", 15)
    for hand in (thanh, huy):
        await hand.says("ra ca")
    await thanh.sees("Ca đã đóng").taps("Giờ trực").sees("Tổ trưởng: chưa ký").taps("Ký (tổ trưởng)").sees("đã ký")
    await thanh.sees("Ca đã đóng")
