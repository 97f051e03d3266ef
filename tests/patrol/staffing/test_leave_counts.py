"""Members on leave do not count as coming to shifts already published, until they say that they can; leave taken back,
they stand where they stood before."""

from __future__ import annotations

from datetime import timedelta

from core.patrol.roster import changes
from core.patrol.staffing.actions import Can
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.on_shift import NIGHT, at_time, shift

_TAKE_BACK = "Bỏ nghỉ 14/11-20/11"


async def _leave(hand: Hand) -> None:
    """The week from today, the night of the 15th in it."""
    await hand.forges("go1:leave").taps("7 ngày").sees("nghỉ 14/11-20/11")


async def _stays(hand: Hand) -> None:
    await hand.forges("go1:leave").taps(_TAKE_BACK).sees("Đã bỏ")


async def _answers(commune: Commune) -> dict[str, str]:
    rows = await commune.rows(
        "SELECT call_name, answer FROM assignments JOIN members ON members.id = member_id WHERE NOT off"
    )
    return dict(rows)


# -- what the leader reads -------------------------------------------------------------------------------------------


async def test_one_tap_looks_for_somebody_else(commune: Commune) -> None:
    hoa, thanh, tu = await commune.phones("hoa", "thanh", "tu")
    await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    await thanh.hears("Không tính vào 1 ca đã xếp", "Có 2/3 người.", "Bấm 📣").taps("Tìm người 15/11")
    await tu.hears("Cần thêm người", NIGHT).taps("nhận")
    await thanh.hears("Anh Tư nhận thêm", "Có 3/3 người")


async def test_a_shift_with_enough_people_needs_no_search(commune: Commune) -> None:
    hoa, thanh = await commune.phones("hoa", "thanh")
    await shift(commune, "thanh", "hoa", "huy", "tu")
    await _leave(hoa)
    await thanh.hears("Có 3/3 người.").does_not_see("Bấm 📣").is_not_offered("Tìm người")


async def test_the_board_and_the_card_of_the_night_count_without_them(commune: Commune) -> None:
    hoa, thanh = await commune.phones("hoa", "thanh")
    await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    await at_time(commune, "22:15")
    await thanh.hears("0/2").does_not_see("Chưa vào: Thành, Hòa")
    await thanh.says("bảng trực").sees("Hòa 🏖️", "Thành, Huy")
    assert not [m for m in hoa.unread if NIGHT in m.words], "nobody asks where they are"


async def test_the_list_of_gaps_has_the_shift(commune: Commune) -> None:
    hoa, dung = await commune.phones("hoa", "dung")
    await shift(commune, "thanh", "hoa", plan_id=2)
    await dung.says("lịch trực").taps("Thiếu người").does_not_see("Tổ 3: 1/2")
    await _leave(hoa)
    await dung.says("lịch trực").taps("Thiếu người").sees("CN 15/11 · Ca đêm · Tổ 3: 1/2 người")


async def test_nobody_asks_them_any_more(commune: Commune) -> None:
    hoa, huy = await commune.phones("hoa", "huy")
    await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    commune.everybody_reads()
    for clock in ("16:05", "20:00", "21:45", "22:15"):
        await at_time(commune, clock)
    assert len(huy.unread) > 2
    assert not hoa.unread


async def test_taken_back_they_are_asked_again(commune: Commune) -> None:
    (hoa,) = await commune.phones("hoa")
    await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    await _stays(hoa)
    await at_time(commune, "20:00")
    await hoa.hears("Tối nay 22:00 chị Hòa có ca đêm").is_offered("Đi được", "Không đi được")


async def test_who_answers_for_the_shift_passes_that_on(commune: Commune) -> None:
    commune.clock.now = at("14:00")
    thanh, tu = await commune.phones("thanh", "tu")
    leader = await commune.member("thanh")
    made = await shift(commune, "thanh", "tu", "huy", responsible_id=leader.id)
    await _leave(thanh)
    await tu.hears("anh Tư phụ trách", NIGHT)
    await tu.hears("Anh Thành: nghỉ", "Có 2/3 người")
    await _stays(thanh)
    ((answers,),) = await commune.rows("SELECT responsible_id FROM shifts WHERE id = ?", made.id)
    assert answers == leader.id


async def test_late_leave_is_heard_by_the_duty_officer_and_so_is_its_end(commune: Commune) -> None:
    hoa, thanh, long = await commune.phones("hoa", "thanh", "long", on_duty=("long",))
    await shift(commune, "thanh", "hoa")
    await at_time(commune, "20:00")
    commune.everybody_reads()
    await hoa.forges("go1:leave").taps("Hôm nay")
    await thanh.hears("Chị Hòa: nghỉ 15/11-15/11", "1/2")
    await long.hears("Thiếu người", NIGHT, "1/2")
    await hoa.forges("go1:leave").taps("Bỏ nghỉ")
    for hand in (thanh, long):
        await hand.hears("Chị Hòa đã bỏ mục này", "Lại tính vào 1 ca", "Có 2/3 người")


# -- coming after all ------------------------------------------------------------------------------------------------


async def test_who_can_come_in_spite_of_it_counts(commune: Commune) -> None:
    hoa, thanh = await commune.phones("hoa", "thanh")
    made = await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    await thanh.hears("Không tính vào")
    await hoa.taps(NIGHT).taps("Đi được").sees("chị Hòa đi được")
    await thanh.hears("Chị Hòa nay đi được", "Có 3/3 người")
    await thanh.forges(f"shift1:{made.id}").sees("Hòa ✅ 🏖️")
    await _stays(hoa)
    assert (await _answers(commune))["Hòa"] == "can"
    commune.expects_nothing_more()


async def test_said_once_more_it_counts_anew(commune: Commune) -> None:
    hoa, thanh = await commune.phones("hoa", "thanh")
    await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    await hoa.taps(NIGHT).taps("Đi được")
    await commune.forward(minutes=1)
    commune.everybody_reads()
    for _ in range(2):
        await _leave(hoa)
    assert (await _answers(commune))["Hòa"] == "leave"
    await thanh.hears("Chị Hòa: nghỉ 14/11-20/11", "Có 2/3 người")
    commune.expects_nothing_more()


async def test_taken_back_they_stand_where_they_stood(commune: Commune) -> None:
    hoa, huy = await commune.phones("hoa", "huy")
    made = await shift(commune, "thanh", "hoa", "huy")
    await hoa.forges(Can(made.id).encode()).sees("chị Hòa đi được")
    for hand in (hoa, huy):
        await _leave(hand)
    assert await _answers(commune) == {"Thành": "none", "Hòa": "leave", "Huy": "leave"}
    for hand in (hoa, huy):
        await _stays(hand)
    assert await _answers(commune) == {"Thành": "none", "Hòa": "can", "Huy": "none"}


async def test_what_another_leave_covers_stays_given_up(commune: Commune) -> None:
    (hoa,) = await commune.phones("hoa")
    await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    await hoa.forges("go1:leave").taps("Ngày mai").sees("nghỉ 15/11-15/11")
    await _stays(hoa)
    assert (await _answers(commune))["Hòa"] == "leave"
    await hoa.forges("go1:leave").taps("Bỏ nghỉ 15/11-15/11").sees("Lại tính vào 1 ca đã xếp")
    assert (await _answers(commune))["Hòa"] == "none"


async def test_who_had_said_no_still_says_no(commune: Commune) -> None:
    (hoa,) = await commune.phones("hoa")
    made = await shift(commune, "thanh", "hoa", "huy")
    await hoa.forges(f"cannot1:{made.id}").taps("Bỏ qua")
    await _leave(hoa)
    await _stays(hoa)
    assert (await _answers(commune))["Hòa"] == "cannot"


async def test_whoever_comes_is_there(commune: Commune) -> None:
    hoa, thanh = await commune.phones("hoa", "thanh")
    await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    await at_time(commune, "21:50")
    await hoa.says("vao ca").taps("Bỏ qua").taps("Bỏ qua")
    await thanh.hears("1/3", "Hòa")


# -- the shift changes meanwhile -------------------------------------------------------------------------------------


async def test_moved_to_a_day_when_they_are_back_they_are_asked(commune: Commune) -> None:
    commune.clock.now = at("14:00")
    (hoa,) = await commune.phones("hoa")
    made = await shift(commune, "thanh", "hoa", "huy")
    await hoa.forges("go1:leave").taps("Ngày mai").sees("15/11-15/11")
    leader = await commune.member("thanh")
    await commune.work(lambda work: changes.move(work, leader, made.id, at("22:00", 17)))
    await commune.settle()
    await hoa.hears("17 rạng 18/11")
    assert (await _answers(commune))["Hòa"] == "none"


async def test_a_place_that_is_given_back_is_theirs_again(commune: Commune) -> None:
    hoa, tu = await commune.phones("hoa", "tu")
    made = await shift(commune, "thanh", "hoa", "huy")
    await hoa.forges(f"sub1:{made.id}").taps("Tư")
    await _leave(hoa)
    await tu.hears("thay").taps("Nhận thay")
    await _stays(hoa)
    assert "Hòa" not in await _answers(commune)
    await tu.taps("Trả lại")
    assert (await _answers(commune))["Hòa"] == "none"


async def test_cancelled_and_brought_back_only_who_is_there_is_on_it(commune: Commune) -> None:
    (hoa,) = await commune.phones("hoa")
    made = await shift(commune, "thanh", "hoa", "huy")
    await _leave(hoa)
    leader = await commune.member("thanh")
    await commune.work(lambda work: changes.cancel(work, leader, made.id))
    await _stays(hoa)
    await commune.work(lambda work: changes.bring_back(work, leader, made.id))
    assert await _answers(commune) == {"Thành": "none", "Hòa": "none", "Huy": "none"}


async def test_other_days_are_not_touched(commune: Commune) -> None:
    (hoa,) = await commune.phones("hoa")
    await shift(commune, "thanh", "hoa", "huy")
    await hoa.forges("go1:leave").says("16/11-20/11").sees("nghỉ 16/11-20/11").does_not_see("không tính")
    assert (await _answers(commune))["Hòa"] == "none"


async def test_a_yes_to_the_old_hour_is_none_to_the_new_one(commune: Commune) -> None:
    """The shift is moved while they are on leave; taken back, they are asked about an hour they never heard of."""
    hoa, _ = await commune.phones("hoa", "thanh")
    planned = await shift(commune, "thanh", "hoa", "huy")
    await hoa.forges(Can(planned.id).encode())
    await hoa.forges("go1:leave").taps("7 ngày").sees("nghỉ 14/11-20/11")
    by = await commune.member("thanh")
    await commune.work(lambda work: changes.move(work, by, planned.id, planned.starts_at - timedelta(hours=3)))
    await commune.settle()
    await hoa.forges("go1:leave").taps("Bỏ nghỉ 14/11-20/11").sees("Đã bỏ")
    rows = "SELECT answer FROM assignments JOIN members ON members.id = member_id WHERE call_name = 'Hòa'"
    assert await commune.rows(rows) == [("none",)]
