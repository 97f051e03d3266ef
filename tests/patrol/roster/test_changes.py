"""A shift is moved or cancelled, members are put on and taken off: whoever is concerned hears once, others nothing."""

from __future__ import annotations

import pytest

from core.patrol.roster import changes
from core.patrol.types.shift import Shift, ShiftState
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.kit import on, published, shift

REFUSED = "không thuộc phần"
AFTERNOON = at("14:00")


@pytest.fixture(autouse=True)
def _in_the_afternoon(commune: Commune) -> None:
    commune.clock.now = AFTERNOON


async def test_a_leader_puts_a_member_on_and_only_they_hear(commune: Commune) -> None:
    thanh, huy, hoa = await commune.phones("thanh", "huy", "hoa")
    tomorrow = await shift(commune, "thanh", "huy", responsible="thanh")
    await thanh.says("lịch trực").taps("Tuần sau").does_not_see("Không").taps("Tuần trước").taps("CN 15/11 Ca đêm")
    await thanh.sees("Ca đêm 15 rạng 16/11", "Trong ca (2): Thành, Huy", "Phụ trách: Thành")
    await thanh.taps("Sửa ca").taps("Thêm người").is_offered("Hòa", "Tư", "Mận", "Lực").is_not_offered("Huy", "Đông")
    await thanh.taps("Hòa").sees("Đã thêm Hòa", "Trong ca (3): Thành, Huy, Hòa")
    await hoa.hears("Ca của chị Hòa đổi: thêm CN · Ca đêm 15 rạng 16/11 · 22:00-02:00, Nhà văn hóa thôn Hồ Sen")
    await hoa.taps("Mở ca").sees("Trong ca (3)", "Phụ trách: Thành", "Chị Hòa chưa trả lời")
    commune.expects_nothing_more()
    assert huy.saw_nothing()
    await thanh.forges(f"putonm1:{tomorrow.id}:{(await commune.member('hoa')).id}").sees("Trong ca (3)")
    await commune.settle()
    commune.expects_nothing_more()


async def test_a_member_is_taken_off_and_only_they_hear(commune: Commune) -> None:
    thanh, huy, hoa = await commune.phones("thanh", "huy", "hoa")
    tomorrow = await shift(commune, "thanh", "huy", "hoa", responsible="thanh")
    await thanh.forges(f"shift1:{tomorrow.id}").taps("Sửa ca").taps("Bớt người").taps("Huy").sees("Đã bớt Huy")
    await huy.hears("Ca của anh Huy đổi: anh Huy không phải đi CN · Ca đêm 15 rạng 16/11")
    await huy.says("ca").sees("chưa có ca nào")
    commune.expects_nothing_more()
    assert hoa.saw_nothing()
    assert await on(commune, tomorrow.id) == {"Thành", "Hòa"}


async def test_who_is_put_back_on_at_once_hears_nothing_wrong(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    thanh, tomorrow = await commune.member("thanh"), await shift(commune, "thanh", "huy")
    member = await commune.member("huy")
    await commune.work(lambda work: changes.take_off(work, thanh, tomorrow.id, member.id))
    await commune.work(lambda work: changes.put_on(work, thanh, tomorrow.id, member.id))
    await commune.settle()
    assert huy.saw_nothing()
    await huy.says("ca").sees("Ca đêm 15 rạng 16/11")


async def test_somebody_else_answers_when_the_leader_is_taken_off(commune: Commune) -> None:
    dung, tu, huy = await commune.phones("dung", "tu", "huy")
    tomorrow = await shift(commune, "thanh", "tu", "huy", responsible="thanh")
    leader = await commune.member("thanh")
    await dung.forges(f"takeoffm1:{tomorrow.id}:{leader.id}").sees("Phụ trách: Tư")
    await tu.hears("Ca của anh Tư đổi: anh Tư phụ trách CN · Ca đêm 15 rạng 16/11")
    await dung.forges(f"takeoffm1:{tomorrow.id}:{(await commune.member('tu')).id}").sees("Phụ trách: Hà")
    await tu.hears("không phải đi")
    assert huy.saw_nothing()


async def test_a_moved_shift_asks_anew(commune: Commune) -> None:
    thanh, huy, hoa = await commune.phones("thanh", "huy", "hoa")
    tomorrow = await shift(commune, "thanh", "huy", responsible="thanh")
    await commune.change("UPDATE assignments SET answer = 'can'")
    await thanh.forges(f"shift1:{tomorrow.id}").sees("Huy ✅").taps("Sửa ca").taps("Dời ca")
    await thanh.taps("15/11 21:00").sees("Đã dời ca", "21:00-01:00")
    await huy.hears("Ca của anh Huy đổi giờ: CN · Ca đêm 15 rạng 16/11 · 21:00-01:00")
    await huy.taps("Mở ca").sees("Anh Huy chưa trả lời")
    commune.expects_nothing_more()
    assert hoa.saw_nothing()
    ((due,),) = await commune.rows("SELECT DISTINCT next_at FROM assignments")
    assert due.startswith("2026-11-14 14:00"), "the day before the new start"


async def test_moved_twice_before_anybody_looked_is_told_once(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    thanh, tomorrow = await commune.member("thanh"), await shift(commune, "huy")
    await commune.work(lambda work: changes.move(work, thanh, tomorrow.id, at("21:00", 15)))
    await commune.work(lambda work: changes.move(work, thanh, tomorrow.id, at("20:00", 15)))
    await commune.settle()
    await huy.hears("20:00-00:00").does_not_see("21:00")
    commune.expects_nothing_more()


async def test_a_shift_can_be_moved_to_the_day_after_if_everybody_is_free(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    tomorrow = await shift(commune, "thanh", "huy")
    await thanh.forges(f"move1:{tomorrow.id}").taps("16/11 22:00").sees("Ca đêm 16 rạng 17/11")
    late = await shift(commune, "huy", starts=at("22:30", 17), template="T", name="Ca tối")
    await thanh.forges(f"move1:{tomorrow.id}").taps("17/11 22:00").sees("Huy trùng giờ với ca khác")
    await shift(commune, starts=at("22:00", 17))
    await thanh.forges(f"move1:{tomorrow.id}").taps("17/11 22:00").sees("Ngày 17/11 tổ đã có ca này")
    assert (await commune.work(lambda w: w.tx.patrol.shifts.get(late.id))).state is ShiftState.PUBLISHED


async def test_a_cancelled_shift_is_told_and_reminds_no_more(commune: Commune) -> None:
    thanh, huy, hoa = await commune.phones("thanh", "huy", "hoa")
    tomorrow = await shift(commune, "thanh", "huy")
    await thanh.forges(f"shift1:{tomorrow.id}").taps("Sửa ca").taps("Hủy ca").sees("Mọi người trong ca sẽ được báo")
    await thanh.taps("Đúng, hủy ca").sees("Ca này đã hủy")
    await huy.hears("Ca của anh Huy đổi: CN · Ca đêm 15 rạng 16/11 · 22:00-02:00 đã hủy")
    await huy.says("ca").sees("chưa có ca nào")
    commune.everybody_reads()
    await commune.forward(hours=40)
    commune.expects_nothing_more()
    assert hoa.saw_nothing()
    assert await commune.count("shifts", "next_at IS NOT NULL") == 0


async def test_a_cancelled_shift_takes_place_after_all(commune: Commune) -> None:
    """Members who were on the shift hear so and are asked anew; one who has gone elsewhere meanwhile is off it."""
    thanh, huy, hoa, tu = await commune.phones("thanh", "huy", "hoa", "tu")
    tomorrow = await shift(commune, "thanh", "huy", "hoa", "tu", responsible="thanh")
    await huy.forges(f"can1:{tomorrow.id}")
    await tu.forges(f"cannot1:{tomorrow.id}").taps("Bỏ qua")
    await thanh.forges(f"shift1:{tomorrow.id}").taps("Sửa ca").taps("Hủy ca").taps("Đúng, hủy ca")
    await shift(commune, "hoa", team="T1")
    commune.everybody_reads()
    await thanh.taps("Ca vẫn diễn ra").sees("Ca vẫn diễn ra, đã báo", "Trong ca (3): Thành, Huy, Tư ❌")
    await huy.hears("Ca của anh Huy vẫn diễn ra: CN · Ca đêm 15 rạng 16/11 · 22:00-02:00, Nhà văn hóa thôn Hồ Sen")
    assert not hoa.unread
    commune.everybody_reads()
    await commune.forward(hours=22)
    await huy.sees("22:00 anh Huy có ca đêm", "Đi được không?")
    assert not any("22:00 anh Tư" in words for words in tu.unread)


async def test_pressed_twice_it_is_told_once(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    tomorrow = await shift(commune, "thanh", "huy")
    await thanh.forges(f"unshift1:{tomorrow.id}:yes").taps("Ca vẫn diễn ra").forges(f"backon1:{tomorrow.id}")
    assert len([m for m in huy.messages if "vẫn diễn ra" in m.words]) == 1


async def test_what_was_cancelled_and_lies_behind_stays_cancelled(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    tomorrow = await shift(commune, "thanh", "huy")
    await thanh.forges(f"unshift1:{tomorrow.id}:yes").is_offered("Ca vẫn diễn ra")
    commune.clock.now = at("22:00", 15)
    await thanh.forges(f"backon1:{tomorrow.id}").sees("không sửa được nữa")
    await thanh.forges(f"shift1:{tomorrow.id}").sees("Ca này đã hủy")
    assert not thanh.messages[-1].inline
    assert await commune.count("shifts", "state = 'cancelled'") == 1


async def test_a_draft_that_was_cancelled_comes_back_as_a_draft(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    draft = await shift(commune, "thanh", "huy", state=ShiftState.DRAFT)
    await dung.forges(f"unshift1:{draft.id}:yes").taps("Ca vẫn diễn ra")
    assert await commune.rows("SELECT state, next_at FROM shifts") == [("draft", None)]
    assert huy.saw_nothing()


async def test_only_who_answers_for_the_roster_brings_a_shift_back(commune: Commune) -> None:
    thanh, huy, hung = await commune.phones("thanh", "huy", "hung_t1")
    tomorrow = await shift(commune, "thanh", "huy")
    await thanh.forges(f"unshift1:{tomorrow.id}:yes")
    for hand in (huy, hung):
        await hand.says("menu").forges(f"backon1:{tomorrow.id}").sees("không thuộc phần")
    await huy.forges(f"shift1:{tomorrow.id}").sees("Ca này đã hủy")
    assert not huy.messages[-1].inline
    assert await commune.count("shifts", "state = 'cancelled'") == 1


async def test_what_changes_at_night_waits_for_the_morning_unless_it_is_soon(commune: Commune) -> None:
    commune.clock.now = at("23:00")
    (huy,) = await commune.phones("huy")
    thanh = await commune.member("thanh")
    far, soon = await shift(commune, "huy", starts=at("22:00", 20)), await shift(commune, "huy", starts=at("09:00", 15))
    await commune.work(lambda work: changes.cancel(work, thanh, far.id))
    await commune.settle()
    assert huy.saw_nothing()
    await commune.work(lambda work: changes.cancel(work, thanh, soon.id))
    await commune.settle()
    await huy.hears("Ca đêm 15/11", "đã hủy")
    await commune.forward(hours=8, minutes=1)
    await huy.hears("Ca đêm 20 rạng 21/11", "đã hủy")
    commune.expects_nothing_more()


async def test_who_has_not_yet_been_sent_the_roster_reads_it_as_it_is(commune: Commune) -> None:
    """Published and changed in one night: one message in the morning, with the changes in it."""
    commune.clock.now = at("22:30")
    (huy,) = await commune.phones("huy")
    huy_id, dung = (await commune.member("huy")).id, await commune.member("dung")
    month = await published(commune)
    first = next(one.shift for one in month if huy_id in one.members)
    await commune.work(lambda work: changes.take_off(work, dung, first.id, huy_id))
    await commune.forward(hours=9)
    await huy.hears("Lịch trực 01/12-31/12").does_not_see(f"Ca đêm {first.day:%d} rạng")
    commune.expects_nothing_more()


async def test_nobody_is_put_on_who_cannot_go(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    tomorrow = await shift(commune)
    await shift(commune, "huy", team="T1", starts=at("23:00", 15))
    await shift(commune, "hoa", team="T2", starts=at("07:00", 16))
    people = {name: (await commune.member(name)).id for name in ("huy", "hoa", "tu", "thien")}
    await commune.change("INSERT INTO absences VALUES (1, ?, '2026-11-15', '2026-11-15', 'D')", people["tu"])
    reasons = {"huy": "trùng giờ", "hoa": "chưa đủ giờ nghỉ", "tu": "được miễn ca này", "thien": "chưa tham gia"}
    for name, reason in reasons.items():
        await dung.forges(f"putonm1:{tomorrow.id}:{people[name]}").sees(reason)
    await dung.forges(f"puton1:{tomorrow.id}").is_not_offered("Huy", "Hòa", "Tư").is_offered("Thành", "Mận")
    assert await on(commune, tomorrow.id) == set()


async def test_a_full_shift_takes_no_more(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    tomorrow = await shift(commune, "huy", maximum=1)
    await dung.forges(f"putonm1:{tomorrow.id}:{(await commune.member('hoa')).id}").sees("đã đủ 1 người")


async def test_who_has_checked_in_is_not_taken_off(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    tonight = await shift(commune, "huy", starts=at("13:00"))
    await commune.change("UPDATE assignments SET in_at = '2026-11-14 06:00:00.000000'")
    await thanh.forges(f"takeoffm1:{tonight.id}:{(await commune.member('huy')).id}").sees("đã vào ca")
    for data in (f"unshift1:{tonight.id}:yes", f"moveto1:{tonight.id}:{29_800_000}"):
        await thanh.forges(data).sees("không sửa được nữa")


@pytest.mark.parametrize("name", ["huy", "hung_t1", "nguyet", "thien", "stranger"])
async def test_others_change_nothing(commune: Commune, name: str) -> None:
    """Members of the team, leaders of others, supporters, strangers."""
    hand, _ = await commune.phones(name, "hoa")
    tomorrow, member = await shift(commune, "huy"), await commune.member("hoa")
    acts = (
        f"chshift1:{tomorrow.id}",
        f"puton1:{tomorrow.id}",
        f"putonm1:{tomorrow.id}:{member.id}",
        f"takeoff1:{tomorrow.id}",
        f"takeoffm1:{tomorrow.id}:{(await commune.member('huy')).id}",
        f"move1:{tomorrow.id}",
        f"moveto1:{tomorrow.id}:29900000",
        f"unshift1:{tomorrow.id}:ask",
        f"unshift1:{tomorrow.id}:yes",
    )
    for data in acts:
        await hand.forges(data).does_not_see("Ca đêm", "Hòa", "✅")
    after = await commune.work(lambda work: work.tx.patrol.shifts.get(tomorrow.id))
    assert (after, await on(commune, tomorrow.id)) == (tomorrow, {"Huy"})


async def test_changes_are_in_the_log_and_in_the_audit(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    tomorrow, member = await shift(commune, "huy"), await commune.member("hoa")
    await thanh.forges(f"putonm1:{tomorrow.id}:{member.id}").forges(f"takeoffm1:{tomorrow.id}:{member.id}")
    await thanh.forges(f"unshift1:{tomorrow.id}:yes")
    events = await commune.work(lambda work: work.tx.patrol.shifts.events(tomorrow.id))
    assert [event.ref for event in events] == ["put_on", "taken_off", "cancelled"]
    noted = await commune.rows("SELECT act, subject, detail FROM audit ORDER BY id")
    who = f"member {member.id}"
    assert noted == [
        ("shift.put_on", f"shift {tomorrow.id}", who),
        ("shift.taken_off", f"shift {tomorrow.id}", who),
        ("shift.cancelled", f"shift {tomorrow.id}", ""),
    ]


async def _there_early(commune: Commune) -> tuple[Hand, Hand, Shift]:
    """At half past nine Huy is at the muster point."""
    huy, thanh = await commune.phones("huy", "thanh")
    commune.clock.now = at("21:30", 15)
    tonight = await shift(commune, "thanh", "huy", responsible="thanh")
    await huy.says("vào ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.everybody_reads()
    return huy, thanh, tonight


async def _on_duty(commune: Commune) -> list[str]:
    return [member.call_name for member in await commune.work(lambda work: work.tx.people.members.on_duty())]


async def test_nobody_stays_on_duty_on_a_cancelled_shift(commune: Commune) -> None:
    huy, thanh, tonight = await _there_early(commune)
    await thanh.says("menu").forges(f"unshift1:{tonight.id}:yes")
    await huy.hears("đã hủy")
    assert not await _on_duty(commune)
    assert await commune.count("watches") == 0
    await thanh.sees("👥 Tổ 3 có mặt 0/", "Ca này đã hủy")
    await thanh.taps("Ca vẫn diễn ra")
    await huy.hears("vẫn diễn ra")
    await huy.says("vào ca").sees("Đã vào ca 21:30")
    assert await _on_duty(commune) == ["Huy"]


async def test_who_was_there_before_the_shift_was_moved_is_not_asked_for_all_night(commune: Commune) -> None:
    huy, thanh, tonight = await _there_early(commune)
    await thanh.forges(f"move1:{tonight.id}").taps("16/11 22:00")
    await huy.hears("đổi giờ: T2 · Ca đêm 16 rạng 17/11")
    assert not await _on_duty(commune)
    commune.everybody_reads()
    await commune.forward(hours=10)
    await huy.does_not_see("có ổn không")
    await thanh.does_not_see("chưa trả lời từ")
    commune.clock.now = at("21:50", 16)
    await huy.says("vào ca").sees("Đã vào ca 21:50")


async def test_who_is_there_stays_there_when_it_begins_half_an_hour_later(commune: Commune) -> None:
    huy, thanh, tonight = await _there_early(commune)
    await thanh.forges(f"move1:{tonight.id}").taps("22:30")
    await huy.hears("22:30-02:30").says("vào ca").sees("Đang trực", "vào ca 21:30")


async def test_there_is_room_for_one_more_where_somebody_cannot_come(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    full = await shift(commune, "huy", "hoa", "tu", "thanh", responsible="thanh", maximum=4)
    await thanh.forges(f"putonm1:{full.id}:{(await commune.member('man')).id}").sees("đã đủ 4 người")
    await commune.change("UPDATE assignments SET answer = 'cannot' WHERE id = 1")
    await thanh.forges(f"putonm1:{full.id}:{(await commune.member('man')).id}").sees("Đã thêm Mận")
