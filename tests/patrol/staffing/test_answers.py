"""Đi được, Không đi được: one tap, changed as often as one likes until the start; the leader hears once, with the
reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.patrol.shift_times import set_clocks
from core.patrol.staffing.actions import Can, Cannot
from core.patrol.types.shift import ShiftState
from tests.commune import Commune
from tests.patrol.on_shift import NIGHT, at_time, pass_until, shift

REFUSED = "không thuộc phần"


async def test_one_tap_is_the_answer(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    commune.everybody_reads()
    await huy.taps("Đi được").sees("anh Huy đi được", NIGHT, "Tổ 3", "22:00-02:00", "Nhà văn hóa thôn Hồ Sen")
    await huy.is_offered("Không đi được", "Nhờ thay").is_not_offered("✅ Đi được")
    await commune.forward(minutes=10)
    commune.expects_nothing_more()


async def test_the_leader_hears_once_with_the_reason(commune: Commune) -> None:
    huy, thanh, *_ = await commune.phones("huy", "thanh", "tu", "long")
    await shift(commune, "huy", "thanh", "tu")
    await at_time(commune, "20:00")
    commune.everybody_reads()
    await huy.taps("Không đi được").sees("không đi được", "Lý do?")
    await commune.forward(minutes=1)
    commune.expects_nothing_more()
    await huy.says("vợ ốm").sees("Đã ghi lý do", "vợ ốm").is_offered("Nhờ thay", "Đi được")
    await commune.forward(minutes=3)
    await thanh.hears("Anh Huy không đi được", NIGHT, "Lý do: vợ ốm", "Có 2/3 người").is_offered("Tìm thêm người")
    await commune.forward(minutes=30)
    commune.expects_nothing_more()


@pytest.mark.parametrize(("said", "answer"), [("co", "anh Huy đi được"), ("ok", "anh Huy đi được"), ("ko", "Lý do?")])
async def test_yes_and_no_are_answers_too(commune: Commune, said: str, answer: str) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.says(said).sees(answer)


async def test_a_nod_to_what_was_answered_does_not_turn_it_round(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được").says("ok").says("vợ ốm").sees("Đã ghi lý do", "vợ ốm").says("ok").says("dạ")
    await huy.does_not_see("anh Huy đi được")
    await huy.taps("Đi được").sees("anh Huy đi được").says("ko").does_not_see("Đã ghi lý do: ko")
    assert await commune.rows("SELECT answer FROM assignments WHERE answer = 'can'") == [("can",)]


async def test_the_reason_may_be_left_out(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được").taps("Bỏ qua").sees("không đi được").is_offered("Đi được", "Nhờ thay")
    assert (await commune.conversation(huy))["flow"] is None
    await commune.forward(minutes=4)
    await thanh.hears("Anh Huy không đi được")
    assert "Lý do" not in thanh.last


async def test_a_reason_that_comes_late_reaches_the_leader_all_the_same(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được")
    await commune.forward(minutes=5)
    await thanh.hears("Anh Huy không đi được")
    await huy.says("con sốt")
    await thanh.hears("Lý do: con sốt")


async def test_who_thinks_again_at_once_does_not_trouble_the_leader(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    commune.everybody_reads()
    await huy.taps("Không đi được").taps("Đi được").sees("anh Huy đi được")
    assert (await commune.conversation(huy))["flow"] is None
    await huy.taps("Không đi được").taps("Bỏ qua")
    await commune.forward(minutes=4)
    await thanh.hears("Anh Huy không đi được")
    commune.expects_nothing_more()


async def test_who_thinks_again_later_is_told_to_the_leader(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được").taps("Bỏ qua")
    await commune.forward(minutes=4)
    await huy.taps("Đi được")
    await thanh.hears("Anh Huy nay đi được", "Có 2/3 người")


@pytest.mark.parametrize(
    ("words", "seen"), [("di duoc", "anh Huy đi được"), ("KHÔNG ĐI ĐƯỢC", "anh Huy không đi được")]
)
async def test_words_mean_the_next_shift(commune: Commune, words: str, seen: str) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    await shift(commune, "huy")
    await huy.says("menu").says(words).sees(seen, NIGHT)


async def test_words_of_somebody_without_a_shift(commune: Commune) -> None:
    huy, thien = await commune.phones("huy", "thien")
    await huy.says("đi được").sees("chưa có ca nào")
    await thien.says("không đi được").sees(REFUSED)


async def test_a_digit_answers_the_reminder(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    await shift(commune, "huy")
    await at_time(commune, "20:00")
    await huy.says("2").sees("không đi được", "Lý do?").says("1").sees("không đi được").is_not_offered("Bỏ qua")


async def test_not_after_the_start(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    await shift(commune, "huy")
    await at_time(commune, "20:00")
    await at_time(commune, "22:00")
    await huy.taps_old("Không đi được").sees("đã bắt đầu")
    assert not await commune.count("assignments", "answer <> 'none'")


async def test_not_for_a_shift_that_is_cancelled(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    made = await shift(commune, "huy")
    await at_time(commune, "20:00")
    await commune.work(lambda w: set_clocks(w, replace(made, state=ShiftState.CANCELLED)))
    await huy.taps("Đi được").sees("đã hủy")


async def test_nobody_answers_for_another(commune: Commune) -> None:
    """A forwarded button does nothing but for one's own shift."""
    _, dong, thien, stranger = await commune.phones("huy", "dong", "thien", "stranger")
    made = await shift(commune, "huy")
    for hand in (dong, thien):
        for button in (Can(made.id), Cannot(made.id)):
            await hand.says("menu").forges(button.encode()).sees(REFUSED)
    await stranger.says("/start").forges(Can(made.id).encode())
    assert not await commune.count("assignments", "answer <> 'none'")


async def test_a_suspended_member_answers_nothing(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await commune.change("UPDATE members SET state = 'suspended' WHERE id = ?", (await commune.member("huy")).id)
    await huy.taps("Không đi được")
    await commune.forward(minutes=5)
    assert not await commune.count("assignments", "answer <> 'none'")
    await thanh.does_not_see("không đi được")


async def test_nothing_is_lost_between_answer_reason_and_leader(commune: Commune) -> None:
    """The machine dies between the answer and the reason, and again before the leader hears."""
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được")
    await commune.kill_and_restart()
    await huy.says("vợ ốm").sees("Đã ghi lý do")
    await commune.kill_and_restart()
    await commune.forward(minutes=4)
    await thanh.hears("Lý do: vợ ốm")
    assert sum("không đi được" in m.words for m in thanh.messages) == 1


async def test_the_way_out_works_there(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được").says("thoi").sees("Đã thôi")
    await commune.forward(minutes=4)
    await thanh.hears("Anh Huy không đi được")


async def test_an_incident_being_told_is_not_taken_for_a_reason(commune: Commune) -> None:
    huy, _, long = await commune.phones("huy", "thanh", "long")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.says("bao tin").taps("Trộm cắp")
    await huy.taps_old("Không đi được").sees("không đi được")
    await huy.taps_old("Hồ Sen").sees("VV-1115-01")
    await long.hears("Trộm cắp", "Hồ Sen")
    assert not await commune.count("assignments", "reason <> ''")


async def test_a_picture_instead_of_a_reason_begins_a_report(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await shift(commune, "huy")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được")
    await huy.photographs().sees("Việc gì?")


async def test_what_leaders_cannot_do_is_told_to_the_duty_officer(commune: Commune) -> None:
    thanh, long, yen = await commune.phones("thanh", "long", "yen", on_duty=("long",))
    await shift(commune, "thanh")
    await at_time(commune, "20:00")
    commune.everybody_reads()
    await thanh.taps("Không đi được").says("đi công tác")
    await commune.forward(minutes=4)
    await long.hears("Anh Thành không đi được", "đi công tác")
    assert yen.saw_nothing()


async def test_too_few_close_to_the_start_is_told_to_the_duty_officer_at_once(commune: Commune) -> None:
    huy, hoa, thanh, long = await commune.phones("huy", "hoa", "thanh", "long")
    await shift(commune, "huy", "hoa")
    await at_time(commune, "20:00")
    commune.everybody_reads()
    await huy.taps("Không đi được").taps("Bỏ qua")
    await long.hears("Thiếu người", NIGHT, "Có 1/2 người").is_offered("Tìm thêm người", "Xem ca", "Đang trực")
    await commune.forward(minutes=4)
    await thanh.hears("Anh Huy không đi được", "1/2")
    await hoa.does_not_see("Thiếu người")
    commune.expects_nothing_more()


async def test_no_citizen_number_is_kept(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được").says("làm căn cước 012345678901").sees("••••")
    await commune.forward(minutes=4)
    await thanh.hears("••••")
    assert not any("012345678901" in words for words in commune.written)


async def test_it_stands_in_the_log_of_the_shift(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    made = await shift(commune, "huy")
    await at_time(commune, "20:00")
    await huy.taps("Không đi được").says("vợ ốm").taps("Đi được")
    events = await commune.work(lambda w: w.tx.patrol.shifts.events(made.id))
    assert [(e.kind, e.ref, e.text) for e in events] == [
        ("answered", "cannot", ""),
        ("answered", "reason", "vợ ốm"),
        ("answered", "can", ""),
    ]


async def test_the_last_hour_is_the_members_own(commune: Commune) -> None:
    """Until the very start the answer may change."""
    huy, _ = await commune.phones("huy", "thanh")
    await shift(commune, "huy")
    await at_time(commune, "20:00")
    await pass_until(commune, "21:59")
    await huy.taps_old("Đi được").sees("anh Huy đi được")
