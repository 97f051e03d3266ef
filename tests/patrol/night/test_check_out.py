"""Ra ca: one tap; then the equipment, what is left for the next shift, whom one reminded. Forgotten, it is told, and
closed by rule."""

from __future__ import annotations

import pytest

from core.patrol.ledger.corrections import propose
from core.patrol.ledger.nights import own_nights
from core.patrol.night.actions import CheckOut, EndEarly, EndNow, KitComplete, NothingOpen
from core.times import Month
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.duty_kit import a_shift, checked_in, closed


async def _on_duty(commune: Commune, *names: str) -> list[Hand]:
    return await checked_in(commune, *names, clock="21:58")


async def _out(commune: Commune) -> list[tuple[object, ...]]:
    return await commune.rows("SELECT out_at, out_by FROM assignments ORDER BY id")


async def _shift(commune: Commune) -> tuple[object, ...]:
    ((state, flagged, closed_at),) = await commune.rows("SELECT state, flagged, closed_at FROM shifts")
    return state, flagged, closed_at


async def test_one_tap_and_the_rest_may_be_left_out(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("02:03", 15)
    await huy.taps("Ra ca").sees("Đã ra ca 02:03", "Trả trang bị đủ không?")
    assert await _out(commune) == [("2026-11-14 19:03:00.000000", "self")]
    await commune.forward(hours=3)
    assert not huy.unread
    assert await commune.count("watches") == 0


async def test_the_whole_way(commune: Commune) -> None:
    huy, thanh = await _on_duty(commune, "huy", "thanh")
    await huy.taps("Nhắc nhở").says("2").sees("nhắc nhở 2 người")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    commune.clock.now = at("02:03", 15)
    await thanh.says("ra ca")
    await huy.says("ra ca").taps("Đủ").sees("Trang bị đủ", "Còn việc gì cho ca sau?")
    await huy.says("đèn đường ngã ba hỏng").sees("« đèn đường ngã ba hỏng »", "Đã nhắc nhở bao nhiêu người?")
    await huy.says("3").sees("Trực từ 21:58 đến 02:03: 4 giờ 5 phút", "nhắc nhở 5 lượt, báo 1 tin", "Cảm ơn anh Huy")
    logged = await commune.rows("SELECT kind, text, ref FROM shift_events WHERE kind IN ('count', 'handover')")
    assert logged == [("count", "", "2"), ("handover", "đèn đường ngã ba hỏng", ""), ("count", "", "3")]
    await thanh.sees("Tổ 3 có mặt 2/2", "Đã ra ca: Huy, Thành")


async def test_the_next_shift_sees_what_was_left(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("02:00", 15)
    await huy.says("ra ca").taps("Bỏ qua").says("chó dữ ở ngõ 3")
    (tu,) = await commune.phones("tu")
    next_night = {"starts_at": at("22:00", 15), "ends_at": at("23:59", 15), "day": at("22:00", 15).date()}
    await a_shift(commune, "tu", **next_night)
    commune.clock.now = at("21:58", 15)
    await tu.says("vao ca").sees("Ca trước để lại:", "« chó dữ ở ngõ 3 »")


async def test_by_taps_only(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("02:00", 15)
    await huy.taps("Ra ca").taps("Thiếu").taps("Còi").taps("Xong").sees("Thiếu: Còi").taps("Không có")
    await huy.taps("Không có ai").sees("Qua 0 điểm, nhắc nhở 0 lượt, báo 0 tin")
    assert await commune.count("equipment", "state = 'missing'") == 1


async def test_digits_are_the_number_and_no_choice(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("02:00", 15)
    await huy.taps("Ra ca").taps("Bỏ qua").taps("Không có").says("1").sees("nhắc nhở 1 lượt")


async def test_a_number_that_cannot_be_is_asked_again(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    await huy.taps("Nhắc nhở").says("1000").sees("từ 1 đến 999").says("12 nguoi").sees("nhắc nhở 12 người")


async def test_a_report_in_the_place_of_an_answer_is_not_lost(commune: Commune) -> None:
    huy, _ = await _on_duty(commune, "huy", "thanh")
    (long,) = await commune.phones("long")
    commune.clock.now = at("02:00", 15)
    await (
        huy.taps("Ra ca")
        .sees("Còn việc gì cho ca sau?")
        .says("có người nằm ở bờ hồ")
        .taps("Đây là tin báo")
        .sees("Việc gì?")
    )
    await huy.taps("Ốm").taps("Hồ Sen")
    await long.hears("có người nằm ở bờ hồ")


async def test_words_where_a_number_was_asked_are_a_report(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    await huy.taps("Nhắc nhở").says("2 người đánh nhau ở bờ hồ").sees("Đã giữ tin", "Việc gì?")


async def test_who_leaves_early_may_say_why(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    commune.clock.now = at("01:20", 15)
    await huy.taps("Ra ca").sees("Đã ra ca 01:20", "Ra sớm 40 phút. Lý do?")
    await huy.says("con ốm").sees("con ốm", "Còn việc gì")
    await tu.says("ra ca").taps("Bỏ qua").sees("Trả trang bị")
    assert await commune.rows("SELECT text, ref FROM shift_events WHERE kind = 'note'") == [("con ốm", "early")]
    assert (await _shift(commune))[0] == "published"


@pytest.mark.parametrize(
    ("clock", "early"),
    [("00:30", "1 giờ 30 phút"), ("01:00", "1 giờ"), ("01:01", "59 phút"), ("22:45", "3 giờ 15 phút")],
)
async def test_how_early_is_said_in_hours_and_minutes(commune: Commune, clock: str, early: str) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at(clock, 14 if clock > "12:00" else 15)
    await huy.says("ra ca").sees(f"Ra sớm {early}. Lý do?")


async def test_in_english_too(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    await huy.says("hồ sơ").taps("English")
    commune.clock.now = at("22:45")
    await huy.says("ra ca").sees("3 h 15 min early. Why?")


async def test_a_shift_closes_when_the_last_one_is_out_after_its_end(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    commune.clock.now = at("02:01", 15)
    await huy.says("ra ca")
    assert (await _shift(commune))[0] == "published"
    commune.clock.now = at("02:04", 15)
    await tu.says("ra ca")
    assert await _shift(commune) == ("closed", 0, "2026-11-14 19:04:00.000000")
    await tu.taps("Đủ").says("cổng trường chưa khóa").taps("Không có ai").sees("Cảm ơn anh Tư")


async def test_without_a_check_in_there_is_no_check_out(commune: Commune) -> None:
    huy, hoa, thien = await commune.phones("huy", "hoa", "thien")
    shift = await a_shift(commune, "huy")
    await huy.says("ra ca").sees("Anh Huy chưa vào ca nào")
    await huy.forges(CheckOut(shift.id).encode()).sees("không còn trong ca này")
    for hand in (hoa, thien):
        await hand.says("menu").forges(CheckOut(shift.id).encode()).sees("không thuộc phần")
        await hand.forges(NothingOpen(shift.id).encode()).does_not_see("bao nhiêu người")


async def test_twice_is_once_and_old_buttons_are_answered_politely(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("02:00", 15)
    await huy.taps("Ra ca")
    await huy.forges(CheckOut(1).encode()).sees("không còn trong ca này")
    commune.clock.now = at("04:00", 15)
    await huy.forges(KitComplete(1).encode()).sees("không còn trong ca này")
    await huy.says("vao ca").sees("Chưa có ca nào")
    assert await commune.count("shift_events", "kind = 'checked_out'") == 1


async def test_off_line_it_counts_as_written(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("03:00", 15)
    await huy.says("ra ca", at=at("02:02", 15)).sees("Đã ra ca 02:02")


async def test_nobody_leaves_before_they_came(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    await huy.says("ra ca", at=at("20:00")).sees("Đã ra ca 21:58")


async def test_it_survives_a_restart_in_the_middle(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("02:00", 15)
    await huy.says("ra ca")
    await commune.kill_and_restart()
    await huy.taps("Bỏ qua").sees("Còn việc gì")
    await commune.kill_and_restart()
    await huy.says("xe lạ đậu ở chợ")
    await commune.kill_and_restart()
    await huy.says("4").sees("nhắc nhở 4 lượt")


# -- forgotten -------------------------------------------------------------------------------------------------------


async def test_forgotten_it_is_told_to_the_member_the_leader_the_duty_officer(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    thanh, long, dung = await commune.phones("thanh", "long", "dung", on_duty=("long",))
    commune.clock.now = at("01:55", 15)
    for hand in (huy, tu):
        await hand.says("ổn")
    commune.everybody_reads()
    await commune.forward(minutes=19)
    commune.expects_nothing_more()
    await commune.forward(minutes=1)
    for hand in (huy, tu):
        await hand.hears("Ca đã hết lúc 02:00").is_offered("Ra ca")
    assert not thanh.unread
    await commune.forward(minutes=15)
    await thanh.hears("Tổ 3: Huy, Tư chưa ra ca")
    assert not long.unread
    await commune.forward(minutes=30)
    await long.hears("Tổ 3: Huy, Tư chưa ra ca")
    assert dung.saw_nothing()
    commune.expects_nothing_more()


async def test_whom_to_call_stands_with_the_number(commune: Commune) -> None:
    thanh, _ = await commune.phones("thanh", "long", on_duty=("long",))
    await _on_duty(commune, "huy", "tu")
    await commune.change("UPDATE members SET phone = '0900000028' WHERE full_name = 'Võ Nhật Huy'")
    commune.clock.now = at("02:00", 15)
    await commune.forward(minutes=31)
    await thanh.hears("Huy, Tư chưa ra ca", "Gọi hỏi thăm.\n☎️ Huy: 0900000028")


async def test_the_leaders_card_tells_who_forgot(commune: Commune) -> None:
    thanh, _ = await commune.phones("thanh", "long", on_duty=("long",))
    _, tu = await _on_duty(commune, "huy", "tu")
    commune.clock.now = at("02:02", 15)
    await tu.says("ra ca")
    await closed(commune, await commune.work(lambda work: work.tx.patrol.shifts.get(1)))
    await thanh.sees("🏁 Đã ra ca: Tư\n", "🏁 Quên ra ca, tự đóng: Huy")


async def test_then_it_is_closed_by_rule_and_flagged(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    commune.clock.now = at("01:55", 15)
    await huy.says("ổn")
    commune.clock.now = at("02:02", 15)
    await tu.says("ra ca")
    shift = await commune.work(lambda work: work.tx.patrol.shifts.get(1))
    await closed(commune, shift)
    await huy.sees("Đã tự ghi ra ca lúc 02:00")
    assert await _out(commune) == [("2026-11-14 19:00:00.000000", "rule"), ("2026-11-14 19:02:00.000000", "self")]
    assert (await _shift(commune))[:2] == ("closed", 1)
    await huy.taps_old("Ra ca").sees("không còn trong ca này")
    commune.everybody_reads()
    await commune.kill_and_restart()
    await closed(commune, shift)
    commune.expects_nothing_more()


async def test_who_checked_out_meanwhile_is_not_reminded(commune: Commune) -> None:
    huy, thanh = await _on_duty(commune, "huy", "thanh")
    commune.clock.now = at("02:10", 15)
    for hand in (huy, thanh):
        await hand.says("ra ca")
    commune.everybody_reads()
    await commune.forward(hours=2)
    commune.expects_nothing_more()


async def test_after_an_outage_each_hears_once(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    (thanh,) = await commune.phones("thanh")
    commune.clock.now = at("01:58", 15)
    await huy.says("ổn")
    commune.everybody_reads()
    async with commune.outage(minutes=40):
        pass
    await huy.hears("Ca đã hết lúc 02:00")
    await thanh.hears("Huy chưa ra ca")
    commune.expects_nothing_more()


async def test_nobody_came_and_it_is_closed_without_a_flag(commune: Commune) -> None:
    shift = await a_shift(commune, "huy")
    thanh, huy = await commune.phones("thanh", "huy")
    await closed(commune, shift)
    assert (await _shift(commune))[:2] == ("closed", 0)
    assert thanh.saw_nothing() and huy.saw_nothing()


# -- Kết thúc sớm ----------------------------------------------------------------------------------------------------


async def test_the_leader_ends_the_shift_with_a_reason(commune: Commune) -> None:
    huy, tu, thanh = await _on_duty(commune, "huy", "tu", "thanh")
    commune.clock.now = at("00:40", 15)
    await thanh.says("menu").forges(EndEarly(1).encode()).sees("Kết thúc ca sớm, lý do?").says("mưa lớn, đường ngập")
    await thanh.sees("Kết thúc ca ngay? 3 người đang trực", "mưa lớn, đường ngập").taps("Kết thúc ca")
    await thanh.sees("Đã kết thúc ca lúc 00:40")
    for hand in (huy, tu):
        await hand.hears("Tổ trưởng kết thúc ca lúc 00:40")
    assert set(await _out(commune)) == {("2026-11-14 17:40:00.000000", "leader")}
    assert await _shift(commune) == ("closed", 0, "2026-11-14 17:40:00.000000")
    logged = await commune.rows("SELECT text FROM shift_events WHERE kind = 'changed' AND ref = 'ended'")
    assert logged == [("mưa lớn, đường ngập",)]
    await commune.forward(hours=3)
    assert not any("ổn không" in words for hand in (huy, tu, thanh) for words in hand.unread)


@pytest.mark.parametrize("words", ["nhầm rồi", "bấm nhầm", "hông", "khoan đã", "thôi khỏi", "chờ tí", "?"])
async def test_a_second_thought_sends_nobody_home(commune: Commune, words: str) -> None:
    huy, thanh = await _on_duty(commune, "huy", "thanh")
    commune.clock.now = at("23:00")
    await thanh.says("menu").forges(EndEarly(1).encode()).sees("Kết thúc ca sớm, lý do?").says(words)
    await commune.forward(minutes=20)
    assert (await _shift(commune))[0] == "published"
    assert not [told for told in huy.unread if "kết thúc ca" in told]


async def test_what_is_a_report_and_no_reason_becomes_one(commune: Commune) -> None:
    huy, thanh = await _on_duty(commune, "huy", "thanh")
    commune.clock.now = at("23:00")
    (long,) = await commune.phones("long", on_duty=("long",))
    await thanh.says("menu").forges(EndEarly(1).encode()).says("có đánh nhau ở ngõ 3").taps("Đây là tin báo")
    await thanh.sees("Việc gì?").taps("Đánh nhau").taps("Hồ Sen")
    await long.hears("« có đánh nhau ở ngõ 3 »")
    assert (await _shift(commune))[0] == "published"
    assert not [told for told in huy.unread if "kết thúc ca" in told]


async def test_an_old_button_ends_no_shift(commune: Commune) -> None:
    _, thanh = await _on_duty(commune, "huy", "thanh")
    commune.clock.now = at("23:00")
    await thanh.says("menu").forges(EndNow(1).encode())
    assert (await _shift(commune))[0] == "published"


async def test_ending_it_is_for_who_answers_for_it_and_only_while_it_runs(commune: Commune) -> None:
    huy, thanh = await _on_duty(commune, "huy", "thanh")
    hung, thien = await commune.phones("hung_t1", "thien")
    await thanh.says("menu").forges(EndEarly(1).encode()).sees("không còn đang chạy")
    commune.clock.now = at("23:00")
    for hand in (huy, hung, thien):
        await hand.says("menu").forges(EndEarly(1).encode()).sees("không thuộc phần")
    await thanh.forges(EndEarly(1).encode()).taps("Thôi").sees("Đã thôi")
    assert (await _shift(commune))[0] == "published"


async def test_a_slip_of_the_thumb_ends_no_night(commune: Commune) -> None:
    """Somebody who pressed Ra ca by mistake is not left on the road without anybody asking after them."""
    huy, thanh = await _on_duty(commune, "huy", "thanh")
    commune.clock.now = at("22:20")
    await (
        huy.taps("Ra ca").sees("Ra sớm 3 giờ 40 phút").taps("Vẫn trực").sees("Đang trực", "vào ca 21:58", "có mặt 2/2")
    )
    await huy.does_not_see("Không tính lúc ra ca").says("chó sủa dữ").does_not_see("Trả trang bị đủ không?")
    assert await _out(commune) == [(None, None), (None, None)]
    commune.everybody_reads()
    await commune.forward(minutes=30)
    await huy.hears("Anh Huy có ổn không?")
    await thanh.does_not_see("Đã ra ca: Huy")


async def test_whoever_went_may_come_back_while_the_shift_goes_on(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("22:20")
    await huy.says("ra ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.clock.now = at("01:00", 15)
    await huy.says("vào ca").sees("Đang trực", "vào ca 21:58", "Không tính lúc ra ca 22:20-01:00", "tổ trưởng sửa giờ")
    assert await commune.rows("SELECT in_at, out_at FROM assignments") == [("2026-11-14 14:58:00.000000", None)]
    commune.clock.now = at("02:01", 15)
    await huy.says("ra ca").taps("Không").taps("Không").sees("Trực từ 21:58 đến 02:01: 1 giờ 23 phút")
    await huy.says("vào ca").sees("Chưa có ca nào")


async def test_whoever_came_back_is_asked_whether_all_is_well(commune: Commune) -> None:
    (huy,) = await _on_duty(commune, "huy")
    commune.clock.now = at("22:20")
    await huy.says("ra ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.clock.now = at("01:00", 15)
    await huy.says("vào ca")
    huy.reads()
    await commune.forward(minutes=29)
    assert not huy.unread
    await commune.forward(minutes=2)
    await huy.hears("Anh Huy có ổn không?")


async def test_what_is_typed_while_the_leader_ends_the_shift_is_not_lost(commune: Commune) -> None:
    huy, thanh = await _on_duty(commune, "huy", "thanh")
    commune.clock.now = at("23:00")
    await huy.says("menu").says("ok").taps("Ghi chú")
    await thanh.says("đang trực").taps("Kết thúc sớm").says("mưa lớn").taps("Kết thúc ca")
    await huy.says("có đánh nhau ở ngõ 3").sees("Đã giữ tin của anh Huy")


async def test_nor_is_the_place_that_somebody_sends_then(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    shift = await a_shift(commune, "huy", "thanh")
    commune.clock.now = at("22:05")
    await huy.says("vào ca")
    await thanh.forges(EndEarly(shift.id).encode()).says("mưa lớn").taps("Kết thúc ca")
    await huy.shares_place().sees("Đã giữ tin của anh Huy")


async def test_both_stays_stand_in_the_ledger_and_the_time_between_can_be_asked_for(commune: Commune) -> None:
    huy, thanh = await _on_duty(commune, "huy", "thanh")
    commune.clock.now = at("22:20")
    await huy.says("ra ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.clock.now = at("23:20")
    await huy.says("vào ca").sees("Không tính lúc ra ca 22:20-23:20")
    commune.clock.now = at("02:05", 15)
    await huy.says("ra ca")
    await thanh.says("ra ca").says("sổ đêm trực").taps("Ca đêm 14 rạng 15/11")
    await thanh.sees("Võ Nhật Huy: 21:58-02:05 · trừ lúc ra ca")
    member = await commune.member("huy")
    (row,) = (await commune.work(lambda w: own_nights(w, member, Month(2026, 11)))).rows
    assert (row.minutes, row.night) == (187, True)
    whole = at("21:58"), at("02:05", 15)
    await commune.work(lambda w: propose(w, member, row.assignment_id, whole, "vẫn đi tuần, bấm nhầm"))
    await commune.settle()
    await thanh.hears("vẫn đi tuần, bấm nhầm")


async def test_the_leaders_card_shows_also_the_second_time_somebody_goes(commune: Commune) -> None:
    _, thanh = await _on_duty(commune, "huy", "thanh")
    huy = commune["huy"]
    for out, back in (("22:20", "22:40"), ("23:00", None)):
        commune.clock.now = at(out)
        await huy.says("ra ca").taps("Bỏ qua")
        await thanh.sees("Đã ra ca: Huy")
        if back is not None:
            commune.clock.now = at(back)
            await huy.says("vào ca")
            await thanh.does_not_see("Đã ra ca: Huy")
