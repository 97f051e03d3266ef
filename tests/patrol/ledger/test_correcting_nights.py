"""Other times than those written down: with a reason, and only when a second person agrees."""

from __future__ import annotations

import pytest

from core.patrol.ledger import corrections
from core.patrol.ledger.nights import taken_out
from core.patrol.types.shift import By
from core.people.types import Role
from core.times import Month
from tests.commune import Commune, at
from tests.patrol.night_kit import a_night, in_the_morning, signatures, signed

SHIFT = "Ca đêm 14 rạng 15/11"
REFUSED = "không thuộc phần"


async def _minutes(commune: Commune, name: str) -> int:
    member = await commune.member(name)
    sums = await commune.work(lambda w: taken_out(w, Month(2026, 11)))
    return sum(total.minutes for total in sums.totals if total.member_id == member.id)


async def test_a_member_proposes_and_the_leader_approves_with_one_tap(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "03:15"), out_by=By.RULE)
    huy, thanh, long = await in_the_morning(commune, "huy", "thanh", "long")
    await huy.says("dem cua toi").taps("14/11").taps("Sửa giờ").sees("Võ Nhật Huy", "Trong sổ: 22:00-02:00")
    await huy.is_offered("22:00", "Không có mặt").taps("22:00").sees("Ra ca lúc mấy giờ?").says("2h35")
    await huy.sees("Sửa thành: 22:00-02:35", "Vì sao?").taps("Quên ra ca").sees("Chờ anh Thành duyệt")
    assert await _minutes(commune, "huy") == 240
    await thanh.hears(f"{SHIFT}: anh Huy đề nghị", "Trong sổ: 22:00-02:00", "Sửa thành: 22:00-02:35", "Quên ra ca")
    await thanh.taps("Đồng ý").sees("đã sửa giờ")
    await huy.hears(f"{SHIFT}: anh Thành đã duyệt sửa giờ của anh Huy thành 22:00-02:35")
    assert await _minutes(commune, "huy") == 275
    await thanh.forges(f"night1:{shift.id}").sees("🌙 Võ Nhật Huy: 22:00-02:35 · đã sửa")
    assert long.saw_nothing()
    commune.everybody_reads()
    await commune.forward(hours=3)
    commune.expects_nothing_more()


async def test_everything_stays_in_the_log_and_the_audit(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, thanh = await in_the_morning(commune, "huy", "thanh")
    await huy.forges(f"fix1:{shift.id}").says("22:10").says("02:10").says("đứng gác thêm ở cầu")
    await thanh.taps("Đồng ý")
    events = await commune.rows("SELECT kind, ref, text, by_id, member_id FROM shift_events")
    by_huy, by_thanh = (await commune.member("huy")).id, (await commune.member("thanh")).id
    assert events == [
        ("corrected", "proposed", "đứng gác thêm ở cầu", by_huy, by_huy),
        ("corrected", "approved", "đứng gác thêm ở cầu", by_thanh, by_huy),
    ]
    assert await commune.rows("SELECT act, [by] FROM audit WHERE act LIKE 'correction%'") == [
        ("correction.proposed", by_huy),
        ("correction.approved", by_thanh),
    ]
    assert await commune.count("audit", "detail LIKE '%gác%' OR subject LIKE '%gác%'") == 0


async def test_a_refusal_gives_its_reason(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, thanh = await in_the_morning(commune, "huy", "thanh")
    await huy.forges(f"fix1:{shift.id}").taps("22:00").says("04:00").taps("Quên ra ca")
    await (
        thanh.taps("Không đồng ý").sees("Vì sao không đồng ý?").is_offered("Sổ ghi đúng").says("hai giờ đã về cùng tổ")
    )
    await thanh.sees("giữ giờ trong sổ")
    await huy.hears("Thành không duyệt sửa giờ của anh Huy", "hai giờ đã về cùng tổ")
    assert await _minutes(commune, "huy") == 240
    await thanh.taps_old("Đồng ý").sees("đã có người trả lời")


async def test_the_leader_proposes_for_a_member_and_not_the_leader_approves(commune: Commune) -> None:
    """The leader has no say in what the leader proposed: it is asked of the police."""
    shift = await a_night(commune, huy=("22:00", "02:00"), hoa=("22:00", "02:00"))
    thanh, long, huy = await in_the_morning(commune, "thanh", "long", "huy")
    await thanh.forges(f"fix1:{shift.id}").sees("sửa giờ của ai?").taps("Võ Nhật Huy").taps("Không có mặt")
    await thanh.sees("Sửa thành: không có mặt").says("2").sees("Chờ Công an xã duyệt")
    await long.hears("anh Thành đề nghị sửa giờ của anh Huy", "Sửa thành: không có mặt")
    await thanh.forges("corok1:1").sees("người thứ hai")
    await huy.forges("corok1:1").sees(REFUSED)
    await long.taps("Đồng ý")
    await thanh.hears("đồng chí Long đã duyệt sửa giờ của anh Huy thành không có mặt")
    await huy.hears("Long đã duyệt sửa giờ của anh Huy thành không có mặt")
    assert await _minutes(commune, "huy") == 0


async def test_who_was_not_written_down_at_all_can_be_put_right(commune: Commune) -> None:
    await a_night(commune, huy=None, hoa=("22:00", "02:00"))
    huy, thanh = await in_the_morning(commune, "huy", "thanh")
    await huy.says("đêm của tôi").sees(f"✖️ {SHIFT}: vắng").taps("14/11").taps("Sửa giờ")
    await huy.sees("Trong sổ: không có mặt").is_not_offered("Không có mặt").taps("22:00").taps("02:00")
    await huy.taps("Hết pin, mất sóng")
    await thanh.taps("Đồng ý")
    assert await _minutes(commune, "huy") == 240


async def test_the_person_concerned_never_decides_alone(commune: Commune) -> None:
    """A leader on the shift: neither what they propose for themselves, nor what an officer proposes for them."""
    shift = await a_night(commune, thanh=("22:00", "02:00"))
    thanh, long, yen = await in_the_morning(commune, "thanh", "long", "yen")
    await long.forges(f"fix1:{shift.id}").taps("22:00").says("3h").taps("Quên ra ca")
    await thanh.forges("corok1:1").sees("người thứ hai")
    await long.forges("corok1:1").sees("người thứ hai")
    await yen.hears("đồng chí Long đề nghị sửa giờ của anh Thành").taps("Đồng ý")
    await thanh.hears("Yến đã duyệt sửa giờ của anh Thành")


async def test_what_the_police_signed_only_the_police_change_and_nobody_has_signed_it_then(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    await signed(commune, shift)
    huy, thanh, long, yen = await in_the_morning(commune, "huy", "thanh", "long", "yen")
    await huy.forges(f"fix1:{shift.id}").taps("22:00").says("02:30").taps("Quên ra ca").sees("Chờ Công an xã duyệt")
    await thanh.forges("corok1:1").sees("người thứ hai")
    assert await signatures(commune, shift) == (True, True)
    await yen.hears("Huy đề nghị").taps("Đồng ý")
    assert await signatures(commune, shift) == (False, False)
    await long.hears("Huy đề nghị").hears("chữ ký cũ không còn").is_not_offered("Ký (Công an)")
    await thanh.hears("chữ ký cũ không còn").taps("Ký (tổ trưởng)")
    await long.says("so dem truc").taps("Cần ký").taps(SHIFT)
    assert await signatures(commune, shift) == (True, True)


async def test_the_leader_who_approves_has_seen_it_and_need_not_sign_again(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    await signed(commune, shift, police=None)
    huy, thanh = await in_the_morning(commune, "huy", "thanh")
    await huy.forges(f"fix1:{shift.id}").taps("22:00").says("02:30").taps("Quên ra ca")
    await thanh.taps("Đồng ý")
    assert await signatures(commune, shift) == (True, False)


async def test_who_proposed_and_had_signed_is_told_once(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    await signed(commune, shift)
    thanh, long = await in_the_morning(commune, "thanh", "long")
    await thanh.forges(f"fix1:{shift.id}").taps("22:00").says("01:00").taps("Bấm nhầm")
    await long.taps("Đồng ý")
    await thanh.hears("Long đã duyệt", "Chữ ký cũ không còn").is_offered("Ký (tổ trưởng)")
    commune.everybody_reads()
    await commune.forward(minutes=10)
    commune.expects_nothing_more()


async def test_a_night_is_not_signed_while_a_correction_waits(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, thanh = await in_the_morning(commune, "huy", "thanh")
    await huy.forges(f"fix1:{shift.id}").taps("22:00").says("02:30").taps("Quên ra ca")
    await thanh.forges(f"sign1:{shift.id}:leader").sees("Còn đề nghị sửa giờ")
    await thanh.says("so dem truc").sees("1 đề nghị").taps("Đề nghị sửa giờ").taps("Huy").taps("Đồng ý")
    await thanh.forges(f"sign1:{shift.id}:leader").sees("Trịnh Công Thành đã ký")


@pytest.mark.parametrize(
    ("first", "last", "answer"),
    [
        ("22:00", "02:00", "đúng như trong sổ"),
        ("02:30", "01:00", "Giờ không hợp"),
        ("16:00", "02:00", "Giờ không hợp"),
        ("22:00", "12:00", "Giờ không hợp"),
    ],
)
async def test_times_that_cannot_be(commune: Commune, first: str, last: str, answer: str) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    (huy,) = await in_the_morning(commune, "huy")
    await huy.forges(f"fix1:{shift.id}").says(first).says(last)
    if "sổ" in answer:
        await huy.taps("Bấm nhầm")
    await huy.sees(answer)
    assert await commune.count("corrections") == 0


async def test_times_that_still_lie_ahead_are_refused(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    commune.clock.now = at("03:00", 15)
    (huy,) = await commune.phones("huy")
    await huy.forges(f"fix1:{shift.id}").taps("22:00").says("04:00").sees("Giờ không hợp").says("02:45").sees("Vì sao?")


async def test_one_correction_at_a_time(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, _ = await in_the_morning(commune, "huy", "thanh")
    for _ in range(2):
        await huy.forges(f"fix1:{shift.id}").taps("22:00").says("02:30").taps("Quên ra ca")
    await huy.sees("Đã có một đề nghị")
    assert await commune.count("corrections") == 1


async def test_words_that_are_no_hour(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    (huy,) = await in_the_morning(commune, "huy")
    await huy.forges(f"fix1:{shift.id}").says("khuya lắm").sees("Chưa rõ giờ").says("2230").sees("Ra ca lúc mấy giờ?")


async def test_an_incident_told_in_the_middle_of_it_is_a_report(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    (huy,) = await in_the_morning(commune, "huy")
    await huy.forges(f"fix1:{shift.id}").says("có hai người đang phá cửa nhà bên").sees("Việc gì?")


async def test_a_citizen_number_is_not_kept_in_a_reason(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, thanh = await in_the_morning(commune, "huy", "thanh")
    await huy.forges(f"fix1:{shift.id}").taps("22:00").says("02:30").says("đi với ông 068099123456 về")
    await thanh.hears("đi với ông •••• về")
    assert await commune.count("corrections", "reason LIKE '%068099%'") == 0


async def test_it_goes_on_after_a_restart_and_thoi_leaves_it(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, thanh = await in_the_morning(commune, "huy", "thanh")
    await huy.forges(f"fix1:{shift.id}").taps("22:00")
    await commune.kill_and_restart()
    await huy.says("02:30")
    await commune.kill_and_restart()
    await huy.taps("Quên ra ca").sees("Chờ anh Thành duyệt")
    await thanh.hears("Huy đề nghị")
    await huy.forges(f"fix1:{shift.id}").says("thoi").sees("Đã thôi").taps_old("22:00").sees("Nút này đã cũ")
    assert await commune.count("corrections") == 1


async def test_a_proposal_settled_meanwhile_is_not_asked_about_any_more(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, thanh, _ = await in_the_morning(commune, "huy", "thanh", "long")
    member, officer = await commune.member("huy"), await commune.member("long")
    times = at("22:00"), at("02:30", 15)
    (on,) = await commune.work(lambda w: w.tx.patrol.assignments.of_shift(shift.id))
    made = await commune.work(lambda w: corrections.propose(w, member, on.id, times, "#out"))
    await commune.work(lambda w: corrections.approve(w, officer, made.id))
    await commune.settle()
    await huy.hears("Long đã duyệt")
    assert thanh.saw_nothing()


@pytest.mark.parametrize("name", ["hung_t1", "hoa", "thien", "nguyet", "Lan"])
async def test_others_propose_and_decide_nothing(commune: Commune, name: str) -> None:
    """Another team's leader, a volunteer of the team, supporters, strangers."""
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, hand = await in_the_morning(commune, "huy", name)
    await huy.forges(f"fix1:{shift.id}").taps("22:00").says("02:30").taps("Quên ra ca")
    for data in (f"fix1:{shift.id}", "cor1:1", "corok1:1", "corno1:1"):
        await hand.forges(data).does_not_see("Huy", "02:30", "Vì sao")
    assert await commune.rows("SELECT state FROM corrections") == [("proposed",)]


async def test_rights_are_those_of_today(commune: Commune) -> None:
    """The leader is none any more when the button is pressed."""
    shift = await a_night(commune, huy=("22:00", "02:00"))
    huy, thanh = await in_the_morning(commune, "huy", "thanh")
    await huy.forges(f"fix1:{shift.id}").taps("22:00").says("02:30").taps("Quên ra ca")
    await thanh.hears("Huy đề nghị")
    member = await commune.member("thanh")
    await commune.work(lambda w: w.tx.people.members.set_roles(member.id, member.roles - {Role.TEAM_LEADER}))
    await thanh.taps("Đồng ý").sees(REFUSED)
