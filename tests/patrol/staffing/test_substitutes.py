"""Nhờ thay: one goes in the place of another; both agree, both and the leader hear every step."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.patrol.shift_times import set_clocks
from core.patrol.staffing.actions import (
    AcceptAsk,
    AskMember,
    ConfirmAsk,
    DeclineAsk,
    FindSubstitute,
    TakeGap,
    UndoAsk,
    WithdrawAsk,
)
from core.patrol.staffing.substitutes import accept, ask_everybody
from core.patrol.types.plan import Absence
from core.patrol.types.shift import ShiftState
from tests.commune import Commune, at, running
from tests.patrol.on_shift import NIGHT, at_time, pass_until, shift

REFUSED = "không thuộc phần"


async def _on(commune: Commune) -> dict[str, str]:
    """Members on the shift, and how each came to it."""
    rows = await commune.rows(
        "SELECT call_name, origin FROM assignments JOIN members ON members.id = member_id WHERE NOT off"
    )
    return dict(rows)


async def _suspend(commune: Commune, name: str) -> None:
    await commune.change("UPDATE members SET state = 'suspended' WHERE id = ?", (await commune.member(name)).id)


# -- one person ------------------------------------------------------------------------------------------------------


async def test_one_asks_another_accepts_and_the_leader_hears(commune: Commune) -> None:
    huy, tu, thanh, dong, _ = await commune.phones("huy", "tu", "thanh", "dong", "long")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").sees("Nhờ ai?").taps("Tư").sees("Đã nhờ anh Tư").is_offered("Rút lời nhờ")
    await tu.hears("Anh Huy nhờ anh Tư đi thay", NIGHT, "Tổ 3", "22:00-02:00", "Nhà văn hóa thôn Hồ Sen")
    await thanh.hears("Anh Huy nhờ anh Tư đi thay")
    await tu.taps("Nhận thay").sees("Anh Tư đi ca này", NIGHT)
    await huy.hears("Anh Tư đi thay anh Huy", NIGHT).is_offered("Tôi đi lại được")
    await thanh.hears("Anh Tư đi thay anh Huy", "Có 2/3 người")
    commune.expects_nothing_more()
    assert dong.saw_nothing()
    assert await _on(commune) == {"Tư": "substitute", "Thành": "roster"}


async def test_the_substitute_is_reminded_and_the_other_no_more(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "long")
    await shift(commune, "huy")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    commune.everybody_reads()
    await at_time(commune, "20:00")
    await tu.hears("Tối nay 22:00 anh Tư có ca đêm").is_offered("Không đi được", "Trả lại ca")
    await at_time(commune, "21:45")
    await tu.hears("Tối nay 22:00").is_offered("Vào ca")
    assert not huy.unread


async def test_every_step_stands_in_the_log_and_in_the_audit(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay").taps("Trả lại ca")
    events = await commune.work(lambda w: w.tx.patrol.shifts.events(made.id))
    ids = {(await commune.member(name)).id: name for name in ("huy", "tu")}
    assert [(e.kind, ids[e.member_id], ids[e.by_id]) for e in events] == [
        ("asked", "huy", "huy"),
        ("replaced", "huy", "tu"),
        ("undone", "huy", "tu"),
    ]
    acts = await commune.rows("SELECT act, subject FROM audit WHERE act LIKE 'substitute.%' ORDER BY id")
    subject = f"shift {made.id}"
    assert acts == [(f"substitute.{act}", subject) for act in ("asked", "replaced", "undone")]


async def test_who_is_offered_is_free(commune: Commune) -> None:
    """The own team first; nobody who is on it, on another shift, resting, away, suspended or out of reach."""
    huy, *_ = await commune.phones("huy", "hoa", "thanh", "tu", "dong", "hung_t1", "long", "thien", "nguyet")
    dung2 = await commune.newcomer("Ma Văn Dũng", *(await commune.member("tu")).roles, team="T3", honorific="anh")
    await shift(commune, "huy", "hoa")
    ends = {"starts_at": at("12:30", 15), "ends_at": at("15:00", 15)}  # less than eight hours before
    await shift(commune, "dong", team="T1", template="T", **ends)
    away = Absence(0, (await commune.member("tu")).id, date(2026, 11, 14), date(2026, 11, 20))
    await commune.work(lambda w: w.tx.patrol.absences.add(away))
    await _suspend(commune, "hung_t1")
    await huy.says("nhờ thay")
    assert huy.choices[:-2] == ["Dũng", "Thành"]
    await commune.work(lambda w: w.tx.patrol.absences.remove(1))
    await commune.change("UPDATE members SET state = 'active'")
    await huy.says("nhờ thay")
    assert huy.choices[:-2] == ["Dũng", "Thành", "Tư", "Hùng · Tổ 1"]
    assert dung2.saw_nothing()


async def test_an_exemption_counts_for_its_kind_of_shift(commune: Commune) -> None:
    huy, _, _ = await commune.phones("huy", "tu", "hoa")
    await shift(commune, "huy")
    for name, kinds in (("tu", {"D"}), ("hoa", {"T"})):
        absence = Absence(0, (await commune.member(name)).id, date(2026, 1, 1), date(2026, 12, 31), frozenset(kinds))
        await commune.work(lambda w, a=absence: w.tx.patrol.absences.add(a))
    await huy.says("nhờ thay").is_offered("Hòa").is_not_offered("Tư")


async def test_nobody_free(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    await huy.says("nhờ thay").sees("Chưa thấy ai rảnh")


async def test_who_declines_is_told_on_and_another_can_be_asked(commune: Commune) -> None:
    huy, tu, hoa, thanh = await commune.phones("huy", "tu", "hoa", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Không nhận được").sees("không nhận được")
    await huy.hears("Anh Tư không nhận được", NIGHT)
    await thanh.sees("Anh Tư không nhận thay anh Huy được")
    await huy.taps("Nhờ thay").taps("Hòa")
    await hoa.hears("Anh Huy nhờ chị Hòa đi thay")
    assert await _on(commune) == {"Huy": "roster", "Thành": "roster"}


async def test_taken_back_while_it_is_open(commune: Commune) -> None:
    huy, tu, thanh = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư").taps("Rút lời nhờ").sees("Đã rút").is_offered("Nhờ thay")
    await tu.sees("Anh Huy không nhờ thay nữa")
    await thanh.sees("Anh Huy không nhờ thay nữa")
    await tu.taps_old("Nhận thay").sees("không cần người thay nữa")
    assert await _on(commune) == {"Huy": "roster", "Thành": "roster"}


async def test_who_can_come_after_all_asks_no_more(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("không đi được").taps("Nhờ thay").taps("Tư").says("đi được").sees("anh Huy đi được")
    await tu.sees("Anh Huy không nhờ thay nữa").taps_old("Nhận thay").sees("không cần người thay nữa")


async def test_asking_another_ends_the_first_request(commune: Commune) -> None:
    huy, tu, hoa, _ = await commune.phones("huy", "tu", "hoa", "thanh")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await huy.forges(AskMember(made.id, (await commune.member("hoa")).id).encode()).sees("Đã nhờ chị Hòa")
    await tu.hears("Anh Huy không nhờ thay nữa").taps_old("Nhận thay").sees("không cần người thay nữa")
    await hoa.taps("Nhận thay").sees("Chị Hòa đi ca này")


async def test_asking_the_same_one_twice_rings_once(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    made = await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")
    await huy.forges(AskMember(made.id, (await commune.member("tu")).id).encode()).sees("Đã nhờ anh Tư")
    assert len(tu.messages) == 1


# -- everybody -------------------------------------------------------------------------------------------------------


async def test_the_first_of_all_who_are_free_goes(commune: Commune) -> None:
    """The others are answered politely; to all it is asked without a name."""
    huy, tu, hoa, dong, thanh, thien, stranger = await commune.phones(
        "huy", "tu", "hoa", "dong", "thanh", "thien", "stranger"
    )
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Nhờ mọi người").sees("Đã nhờ 3 người")
    for hand in (tu, hoa, dong):
        await hand.hears("Cần người đi thay", NIGHT).is_offered("Tôi nhận")
        assert "Huy" not in hand.last
    await thanh.hears("Anh Huy nhờ mọi người đi thay")
    await dong.taps("Tôi nhận").sees("Anh Đông đi ca này", NIGHT)
    await tu.taps("Tôi nhận").sees("đã có người nhận", "Cảm ơn anh Tư")
    await huy.hears("Anh Đông đi thay anh Huy")
    await thanh.hears("Anh Đông đi thay anh Huy")
    assert await _on(commune) == {"Đông": "substitute", "Thành": "roster"}
    assert thien.saw_nothing() and stranger.saw_nothing()


async def test_two_take_it_at_the_same_moment(commune: Commune) -> None:
    """Both presses wait together; the first has it."""
    huy, tu, hoa, _ = await commune.phones("huy", "tu", "hoa", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Nhờ mọi người")
    for hand in (tu, hoa):
        hand.phone.press("Tôi nhận")
    await commune.settle()
    await tu.sees("Anh Tư đi ca này")
    await hoa.sees("đã có người nhận")
    assert await _on(commune) == {"Tư": "substitute", "Thành": "roster"}


async def test_an_offer_that_waited_is_dropped_when_somebody_goes(commune: Commune) -> None:
    """Both steps were taken before the network came back."""
    _, tu, hoa, _ = await commune.phones("huy", "tu", "hoa", "thanh")
    made = await shift(commune, "huy", "thanh")
    huy, partner = await commune.member("huy"), await commune.member("tu")
    ask, _ = await commune.work(lambda w: ask_everybody(w, huy, made.id))
    await commune.work(lambda w: accept(w, partner, ask.id))
    await commune.settle()
    assert hoa.saw_nothing() and tu.saw_nothing()


async def test_who_was_asked_alone_may_still_answer_when_all_are_asked(commune: Commune) -> None:
    huy, tu, hoa, _ = await commune.phones("huy", "tu", "hoa", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư").taps("Nhờ mọi người")
    await tu.taps_old("Nhận thay").sees("Anh Tư đi ca này")
    await hoa.taps("Tôi nhận").sees("đã có người nhận")


# -- undone ----------------------------------------------------------------------------------------------------------


async def test_who_asked_may_go_after_all(commune: Commune) -> None:
    huy, tu, thanh = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("không đi được").taps("Nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    await huy.taps("Tôi đi lại được").sees("Anh Huy đi ca này")
    await tu.hears("Anh Huy đi lại được", NIGHT, "không phải đi thay nữa")
    await thanh.hears("Anh Huy lại đi, anh Tư thôi đi thay")
    assert await _on(commune) == {"Huy": "roster", "Thành": "roster"}
    commune.everybody_reads()
    await at_time(commune, "20:00")
    await huy.hears("Tối nay 22:00").is_not_offered("✅ Đi được")
    assert not tu.unread


async def test_the_substitute_may_give_it_back(commune: Commune) -> None:
    """The first stands where they stood: who could not come is sought a substitute for again."""
    huy, tu, hoa, thanh = await commune.phones("huy", "tu", "hoa", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("không đi được").taps("Nhờ thay").taps("Tư")
    await tu.taps("Nhận thay").taps("Trả lại ca").sees("Đã trả lại ca")
    await huy.hears("Anh Tư trả lại", NIGHT, "lại là của anh Huy").taps("Nhờ thay").taps("Hòa")
    await thanh.hears("Anh Huy lại đi", "1/2")
    await hoa.taps("Nhận thay").sees("Chị Hòa đi ca này")
    assert await _on(commune) == {"Hòa": "substitute", "Thành": "roster"}


async def test_who_went_back_may_come_again(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay").taps("Trả lại ca")
    await huy.taps("Nhờ thay").taps("Tư")
    await tu.taps("Nhận thay").sees("Anh Tư đi ca này")
    assert await _on(commune) == {"Tư": "substitute", "Thành": "roster"}
    await huy.taps("Tôi đi lại được").sees("Anh Huy đi ca này")


async def test_a_substitute_may_find_a_substitute(commune: Commune) -> None:
    huy, tu, hoa, _ = await commune.phones("huy", "tu", "hoa", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay").taps("Nhờ thay").taps("Hòa")
    await hoa.taps("Nhận thay").sees("Chị Hòa đi ca này")
    await huy.taps("Tôi đi lại được").sees("nay đã khác")
    assert await _on(commune) == {"Hòa": "substitute", "Thành": "roster"}


async def test_not_after_the_start(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps_old("Nhận thay")
    await at_time(commune, "22:00")
    await huy.taps_old("Tôi đi lại được").sees("đã bắt đầu")
    await tu.taps_old("Trả lại ca").sees("đã bắt đầu")
    assert (await _on(commune))["Tư"] == "substitute"


async def test_an_old_offer_after_the_start(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "21:58")
    await huy.says("nhờ thay").taps("Tư")
    await pass_until(commune, "22:00")
    await tu.taps("Nhận thay").sees("đã bắt đầu")


async def test_not_back_to_somebody_who_has_gone_elsewhere(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    await shift(commune, "huy", team="T1")
    await tu.taps("Trả lại ca").sees("không đi lại được nữa")
    await huy.taps_old("Tôi đi lại được").sees("có ca khác")


async def test_a_substitute_who_drops_out_late_is_told_to_the_duty_officer(commune: Commune) -> None:
    huy, tu, _, long = await commune.phones("huy", "tu", "thanh", "long")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "15:30")
    await huy.says("không đi được").taps("Nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    await at_time(commune, "20:30")
    commune.everybody_reads()
    await tu.taps_old("Trả lại ca")
    await long.hears("Thiếu người", "Có 1/2 người")


# -- who may not -----------------------------------------------------------------------------------------------------


async def test_a_button_of_another_member_opens_nothing(commune: Commune) -> None:
    huy, _, hoa, dong, thien, stranger = await commune.phones("huy", "tu", "hoa", "dong", "thien", "stranger")
    made = await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")
    tu_id = (await commune.member("tu")).id
    for hand in (hoa, dong, thien):
        for button in (AcceptAsk(1), DeclineAsk(1), WithdrawAsk(1), UndoAsk(1), ConfirmAsk(1)):
            await hand.says("menu").forges(button.encode()).sees(REFUSED)
        for other in (FindSubstitute(made.id), AskMember(made.id, tu_id)):
            await hand.says("menu").forges(other.encode()).sees(REFUSED)
    await huy.forges(AcceptAsk(1).encode()).sees(REFUSED)
    await stranger.says("/start").forges(AcceptAsk(1).encode())
    assert await _on(commune) == {"Huy": "roster", "Thành": "roster"}
    assert not await commune.count("asks", "state <> 'open'")


async def test_who_has_become_busy_since(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")
    await shift(commune, "tu", team="T1")
    await tu.taps_old("Nhận thay").sees("có ca khác")
    assert (await _on(commune))["Huy"] == "roster"


async def test_who_was_suspended_since(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")
    await _suspend(commune, "tu")
    await tu.taps("Nhận thay")
    assert (await _on(commune)).get("Tư") is None


async def test_not_for_a_cancelled_shift(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    made = await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")
    await commune.work(lambda w: set_clocks(w, replace(made, state=ShiftState.CANCELLED)))
    await tu.taps("Nhận thay").sees("đã hủy")


async def test_not_when_the_place_was_taken_off_the_roster(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")
    await commune.change("UPDATE assignments SET off = 1 WHERE member_id = ?", (await commune.member("huy")).id)
    await tu.taps("Nhận thay").sees("không cần người thay nữa")


async def test_one_who_is_on_it_already_cannot_go_instead(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")
    await commune.change("UPDATE asks SET to_id = NULL")
    await (await commune.phones("thanh"))[0].says("menu").forges(AcceptAsk(1).encode()).sees("đã có trong ca này")
    assert not [m for m in tu.messages if "đi ca này" in m.words]


# -- the machine -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before_commit", [True, False])
async def test_a_power_cut_in_the_middle(commune: Commune, before_commit: bool) -> None:
    """Either everything of a press is true, or nothing; pressed or handled again it comes out the same."""
    huy, tu, thanh = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    tu.phone.press("Nhận thay")
    await commune.fetch()
    async with commune.power_cut(before_commit=before_commit):
        await commune.handle()
    await commune.settle()
    await huy.sees("Anh Tư đi thay anh Huy")
    assert sum("đi thay anh Huy" in m.words for m in thanh.messages) == 1
    assert await _on(commune) == {"Tư": "substitute", "Thành": "roster"}


async def test_after_an_outage_an_open_request_is_still_open(commune: Commune) -> None:
    huy, tu, _ = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")
    async with commune.outage(hours=5):
        tu.phone.press("Nhận thay")
    await huy.sees("Anh Tư đi thay anh Huy")


async def test_a_day_ahead_at_night_nobody_is_woken(commune: Commune) -> None:
    huy, tu, thanh = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await huy.says("nhờ thay").taps("Tư")  # at half past ten in the evening before
    assert (len(tu.unread), tu.rings) == (1, 0)
    assert (len(thanh.unread), thanh.rings) == (1, 0)


async def test_who_answers_for_it_is_the_one_who_goes_if_they_may(commune: Commune) -> None:
    thanh, hung_t1, _ = await commune.phones("thanh", "hung_t1", "long")
    made = await shift(commune, "thanh", responsible_id=(await commune.member("thanh")).id)
    await at_time(commune, "12:00")
    await thanh.says("nhờ thay").taps("Hùng · Tổ 1")
    await hung_t1.taps("Nhận thay")
    now = await commune.work(lambda w: w.tx.patrol.shifts.get(made.id))
    assert now.responsible_id == (await commune.member("hung_t1")).id
    await thanh.taps("Tôi đi lại được")
    back = await commune.work(lambda w: w.tx.patrol.shifts.get(made.id))
    assert back.responsible_id == made.responsible_id


# -- where the leader has the last word ------------------------------------------------------------------------------


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[Commune]:
    async with running(tmp_path, {"BINHYEN_PATROL__CONFIRM_SUBSTITUTES": "true"}) as commune:
        yield commune


async def test_the_leader_agrees(strict: Commune) -> None:
    huy, tu, thanh = await strict.phones("huy", "tu", "thanh")
    await shift(strict, "huy", "thanh")
    await at_time(strict, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay").sees("Chờ tổ trưởng đồng ý")
    await huy.hears("Anh Tư nhận thay", "Chờ tổ trưởng đồng ý")
    assert (await _on(strict))["Huy"] == "roster"
    await thanh.hears("Anh Tư nhận đi thay anh Huy", NIGHT, "Đồng ý không?").taps("✅ Đồng ý").sees("Đã đồng ý")
    await huy.hears("Anh Tư đi thay anh Huy")
    await tu.hears("Tổ trưởng đồng ý", "anh Tư đi thay anh Huy").is_offered("Trả lại ca")
    assert await _on(strict) == {"Tư": "substitute", "Thành": "roster"}


async def test_the_leader_does_not_agree(strict: Commune) -> None:
    huy, tu, thanh = await strict.phones("huy", "tu", "thanh")
    await shift(strict, "huy", "thanh")
    await at_time(strict, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    await thanh.taps("Không đồng ý").sees("Ca giữ như cũ")
    await huy.hears("Tổ trưởng không đồng ý")
    await tu.hears("Tổ trưởng không đồng ý")
    assert await _on(strict) == {"Huy": "roster", "Thành": "roster"}
    await thanh.forges(ConfirmAsk(1).encode()).sees("nay đã khác")


async def test_only_the_leader_confirms(strict: Commune) -> None:
    huy, tu, hoa, hung_t1, long, _ = await strict.phones("huy", "tu", "hoa", "hung_t1", "long", "thanh")
    await shift(strict, "huy", "thanh")
    await at_time(strict, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    for hand in (huy, tu, hoa, hung_t1):
        await hand.says("menu").forges(ConfirmAsk(1).encode()).sees(REFUSED)
    assert (await _on(strict))["Huy"] == "roster"
    await long.says("menu").forges(ConfirmAsk(1).encode()).sees("Đã đồng ý")


async def test_the_partner_became_busy_before_the_leader_agreed(strict: Commune) -> None:
    huy, tu, thanh = await strict.phones("huy", "tu", "thanh")
    await shift(strict, "huy", "thanh")
    await at_time(strict, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    await shift(strict, "tu", team="T1")
    await thanh.taps("✅ Đồng ý").sees("không còn rảnh")
    assert (await _on(strict))["Huy"] == "roster"


async def test_who_said_yes_may_say_no_before_the_leader_agreed(strict: Commune) -> None:
    huy, tu, thanh = await strict.phones("huy", "tu", "thanh")
    await shift(strict, "huy", "thanh")
    await at_time(strict, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay").taps("Không nhận được").sees("không nhận được")
    await huy.hears("Anh Tư không nhận được")
    await thanh.taps_old("✅ Đồng ý").sees("nay đã khác")


async def test_nobody_else_is_asked_while_the_leader_decides(strict: Commune) -> None:
    huy, tu, _, _ = await strict.phones("huy", "tu", "hoa", "thanh")
    made = await shift(strict, "huy", "thanh")
    await at_time(strict, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    await huy.forges(AskMember(made.id, (await strict.member("hoa")).id).encode()).sees("đang chờ tổ trưởng")


async def test_a_leader_needs_no_leave(strict: Commune) -> None:
    thanh, tu, long = await strict.phones("thanh", "tu", "long")
    await shift(strict, "thanh")
    await at_time(strict, "12:00")
    await thanh.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay").sees("Anh Tư đi ca này")
    await long.sees("Anh Tư đi thay anh Thành")
    assert await _on(strict) == {"Tư": "substitute"}


async def test_a_shift_that_ends_at_night_leaves_time_to_rest(commune: Commune) -> None:
    """Eight hours, as configured."""
    huy, _ = await commune.phones("huy", "tu")
    await shift(commune, "huy")
    starts = at("10:00", 16)
    await shift(commune, "tu", day=date(2026, 11, 16), starts_at=starts, ends_at=starts + timedelta(hours=3))
    await huy.says("nhờ thay").is_offered("Tư")
    await commune.change("UPDATE shifts SET starts_at = '2026-11-16 02:59:00.000000' WHERE id = 2")
    await huy.says("nhờ thay").sees("Chưa thấy ai rảnh")


async def test_who_is_taken_off_looks_for_nobody_any_more(commune: Commune) -> None:
    """Else the place that the leader offers could not be taken: everybody answered the request of who has gone."""
    huy, thanh, tu = await commune.phones("huy", "thanh", "tu")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Nhờ mọi người")
    await thanh.forges(f"takeoffm1:{made.id}:{(await commune.member('huy')).id}").sees("Đã bớt Huy")
    await thanh.taps("Tìm thêm người")
    await tu.forges(TakeGap(made.id).encode()).sees("Anh Tư đi ca này", NIGHT)
    assert await _on(commune) == {"Thành": "roster", "Tư": "offered"}
    assert await commune.rows("SELECT state FROM asks") == [("withdrawn",)]


async def test_who_was_asked_hears_that_nobody_need_go(commune: Commune) -> None:
    huy, thanh, tu = await commune.phones("huy", "thanh", "tu")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    commune.everybody_reads()
    await thanh.forges(f"takeoffm1:{made.id}:{(await commune.member('huy')).id}")
    await tu.hears("Anh Huy không nhờ thay nữa", "Cảm ơn anh Tư")
    await huy.hears("anh Huy không phải đi")
    commune.everybody_reads()
    await tu.taps_old("Nhận thay").sees("không cần người thay nữa")


async def test_a_place_is_not_given_back_to_somebody_on_leave(commune: Commune) -> None:
    huy, tu, thanh = await commune.phones("huy", "tu", "thanh")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    commune.everybody_reads()
    day, member = date(2026, 11, 15), await commune.member("huy")
    await commune.work(lambda work: work.tx.patrol.absences.add(Absence(0, member.id, day, day)))
    await tu.taps("Trả lại").sees("Người nhờ không đi lại được nữa")
    await huy.taps_old("Tôi đi lại được").sees("Anh Huy đang được nghỉ ngày này")
    assert "Tư" in await _on(commune)
    assert not thanh.unread
