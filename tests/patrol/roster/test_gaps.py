"""Tôi nhận: a gap on a shift is filled by one tap of whoever is free, as long as there is room."""

from __future__ import annotations

from datetime import date

from core.patrol.staffing.actions import OfferGap, TakeGap
from core.patrol.staffing.answers import rows_for
from core.work import Work
from tests.commune import Commune, at
from tests.patrol.on_shift import NIGHT, at_time, pass_until, shift

REFUSED = "không thuộc phần"


async def _on(commune: Commune) -> dict[str, str]:
    rows = await commune.rows(
        "SELECT call_name, origin FROM assignments JOIN members ON members.id = member_id"
        " WHERE NOT off AND answer <> 'cannot'"
    )
    return dict(rows)


async def test_the_leader_asks_everybody_and_one_tap_fills_it(commune: Commune) -> None:
    huy, tu, dong, thanh, long, thien = await commune.phones("huy", "tu", "dong", "thanh", "long", "thien")
    await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await thanh.says("đi được")
    await huy.says("không đi được").taps("Bỏ qua")
    await commune.forward(minutes=4)
    await thanh.hears("Anh Huy không đi được").taps("Tìm thêm người").sees("Đã nhờ 2 người")
    for hand in (tu, dong):
        await hand.hears("Cần thêm người", NIGHT, "Tổ 3", "Nhà văn hóa thôn Hồ Sen")
    await dong.taps("Tôi nhận").sees("Anh Đông đi ca này").is_offered("Không đi được", "Nhờ thay")
    await thanh.hears("Anh Đông nhận thêm", NIGHT, "Có 2/3 người")
    assert await _on(commune) == {"Đông": "offered", "Thành": "roster"}
    commune.everybody_reads()
    await at_time(commune, "20:00")
    await dong.hears("Tối nay 22:00 anh Đông có ca đêm")
    assert long.saw_nothing() and thien.saw_nothing()


async def test_from_the_warning_itself(commune: Commune) -> None:
    """The duty officer does it where the leader does not."""
    _, tu, long, _ = await commune.phones("huy", "tu", "long", "thanh")
    await shift(commune, "huy")
    await at_time(commune, "19:00")
    await long.hears("Thiếu người").taps("Tìm thêm người").sees("Đã nhờ 2 người")
    await tu.hears("Cần thêm người")
    await long.taps_old("Tìm thêm người")
    assert len([m for m in tu.messages if "Cần thêm" in m.words]) == 1


async def test_who_was_told_of_too_few_hears_when_it_is_filled(commune: Commune) -> None:
    """Else the duty officer goes on calling people."""
    hoa, long, thanh, yen = await commune.phones("hoa", "long", "thanh", "yen", on_duty=("long",))
    await shift(commune, "huy", "thanh", minimum=3)
    await at_time(commune, "19:00")
    await thanh.hears("Thiếu người")
    await long.hears("Thiếu người").taps("Tìm thêm người")
    await hoa.taps("Tôi nhận")
    for hand in (thanh, long):
        await hand.hears("Chị Hòa nhận thêm", "Có 3/3 người")
    assert yen.saw_nothing()


async def test_who_can_after_all_is_told_to_the_duty_officer_who_worries(commune: Commune) -> None:
    huy, long, thanh = await commune.phones("huy", "long", "thanh", on_duty=("long",))
    await shift(commune, "huy", "tu", "thanh", minimum=3)
    await at_time(commune, "18:00")
    await huy.says("không đi được").taps("Bỏ qua")
    await pass_until(commune, "19:00")
    for hand in (thanh, long):
        await hand.hears("Thiếu người")
    await huy.taps("Đi được")
    for hand in (thanh, long):
        await hand.hears("Anh Huy", "Có 3/3 người")


async def test_a_substitute_who_fills_it_is_told_to_the_duty_officer_who_worries(commune: Commune) -> None:
    huy, hoa, long, _ = await commune.phones("huy", "hoa", "long", "thanh", on_duty=("long",))
    await shift(commune, "huy", "tu", "thanh", minimum=3)
    await at_time(commune, "18:00")
    await huy.says("không đi được").taps("Nhờ thay").taps("Hòa")
    await pass_until(commune, "19:00")
    await long.hears("Thiếu người")
    await hoa.taps("Nhận thay")
    await long.hears("Chị Hòa đi thay anh Huy", "Có 3/3 người")


async def test_who_cannot_at_that_hour_is_not_asked_for_another_team(commune: Commune) -> None:
    """Also when somebody goes in their place; the night after is another night."""
    huy, hoa, dong, hung = await commune.phones("huy", "hoa", "dong", "hung_t1")
    await shift(commune, "huy", "hoa")
    other = await shift(commune, "hung_t1", team="T1")
    hours = {"starts_at": at("22:00", 17), "ends_at": at("02:00", 18)}
    later = await shift(commune, "hung_t1", team="T1", day=date(2026, 11, 17), **hours)
    await at_time(commune, "12:00")
    await huy.says("không đi được").taps("Nhờ thay").taps("Đông")
    await dong.taps("Nhận thay")
    await hoa.says("không đi được")
    await hung.says("menu").forges(OfferGap(other.id).encode()).sees("rảnh")
    for hand in (huy, hoa):
        await hand.does_not_see("Cần thêm người")
    await hung.says("menu").forges(OfferGap(later.id).encode()).sees("Đã nhờ 3 người")


async def test_up_to_the_maximum_and_not_beyond(commune: Commune) -> None:
    huy, tu, hoa, dong, thanh = await commune.phones("huy", "tu", "hoa", "dong", "thanh")
    await shift(commune, "huy", "thanh", minimum=2, target=3, maximum=4)
    await at_time(commune, "12:00")
    await thanh.says("menu").forges(OfferGap(1).encode()).sees("Đã nhờ 3 người")
    await tu.taps("Tôi nhận").sees("Anh Tư đi ca này")
    await hoa.taps("Tôi nhận").sees("Chị Hòa đi ca này")  # the target is reached, there is room for one more
    await dong.taps("Tôi nhận").sees("đã đủ người", "Cảm ơn anh Đông")
    assert set(await _on(commune)) == {"Huy", "Thành", "Tư", "Hòa"}
    await thanh.says("menu").forges(OfferGap(1).encode()).sees("đã đủ người")
    assert huy.saw_nothing()


async def test_two_take_the_last_place_at_the_same_moment(commune: Commune) -> None:
    tu, hoa, thanh = await commune.phones("tu", "hoa", "thanh")
    await shift(commune, "thanh", minimum=1, target=2, maximum=2)
    await at_time(commune, "12:00")
    await thanh.says("menu").forges(OfferGap(1).encode())
    for hand in (tu, hoa):
        hand.phone.press("Tôi nhận")
    await commune.settle()
    await tu.sees("Anh Tư đi ca này")
    await hoa.sees("đã đủ người")
    assert set(await _on(commune)) == {"Thành", "Tư"}


async def test_the_own_team_may_take_a_gap_that_nobody_has_offered(commune: Commune) -> None:
    """Somebody cannot come: the team sees it. To other teams it is closed until they are asked."""
    huy, tu, dong, long, thien = await commune.phones("huy", "tu", "dong", "long", "thien")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    for hand in (tu, dong):
        assert "Tôi nhận" not in await _offered(commune, made.id, hand.phone.first_name)
    await huy.says("không đi được").taps("Bỏ qua")
    assert "Tôi nhận" in await _offered(commune, made.id, "tu")
    for hand in (dong, thien):
        assert "Tôi nhận" not in await _offered(commune, made.id, hand.phone.first_name)
        await hand.says("menu").forges(TakeGap(made.id).encode()).sees(REFUSED)
    await tu.says("menu").forges(TakeGap(made.id).encode()).sees("Anh Tư đi ca này")
    assert await _on(commune) == {"Tư": "offered", "Thành": "roster"}
    assert not [m for m in long.messages if "Thiếu" in m.words]


async def _offered(commune: Commune, shift_id: int, name: str) -> str:
    """Buttons under the shift for this member."""
    member = await commune.member(name)

    async def labels(work: Work) -> list[str]:
        made = await work.tx.patrol.shifts.get(shift_id)
        place = await work.tx.patrol.assignments.on(shift_id, member.id)
        rows = await rows_for(work, made, place, member)
        return [getattr(option.label, "id", "") for row in rows for option in row]

    names = {"button.take_gap": "Tôi nhận", "button.offer_gap": "Tìm thêm người"}
    return " ".join(names.get(label, label) for label in await commune.work(labels))


async def test_who_leads_may_ask_others_and_nobody_else(commune: Commune) -> None:
    huy, tu, thanh, hung_t1, long, thien = await commune.phones("huy", "tu", "thanh", "hung_t1", "long", "thien")
    made = await shift(commune, "huy", "thanh")
    for name in ("thanh", "long"):
        assert "Tìm thêm người" in await _offered(commune, made.id, name)
    for hand in (huy, tu, hung_t1, thien):
        assert "Tìm thêm người" not in await _offered(commune, made.id, hand.phone.first_name)
        await hand.says("menu").forges(OfferGap(made.id).encode()).sees(REFUSED)
    assert not await commune.count("shift_events")
    assert thanh.saw_nothing() and long.saw_nothing()


async def test_an_open_request_is_answered_first(commune: Commune) -> None:
    """Then it is known for whom they go, and that one may rest."""
    huy, tu, thanh = await commune.phones("huy", "tu", "thanh")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("không đi được").taps("Nhờ thay").taps("Nhờ mọi người")
    await tu.says("menu").forges(TakeGap(made.id).encode()).sees("Anh Tư đi ca này")
    await huy.hears("Anh Tư đi thay anh Huy")
    await thanh.sees("Anh Tư đi thay anh Huy")
    assert await _on(commune) == {"Tư": "substitute", "Thành": "roster"}


async def test_who_could_not_come_takes_it_back_by_the_same_tap(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "thanh")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await huy.says("không đi được").taps("Bỏ qua")
    await huy.forges(TakeGap(made.id).encode()).sees("Anh Huy đi ca này")
    assert await _on(commune) == {"Huy": "roster", "Thành": "roster"}


async def test_not_after_the_start_nor_without_a_gap(commune: Commune) -> None:
    _, tu, thanh = await commune.phones("huy", "tu", "thanh")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await tu.says("menu").forges(TakeGap(made.id).encode()).sees("đã đủ người")
    await thanh.says("menu").forges(OfferGap(made.id).encode())
    await pass_until(commune, "22:00")
    await tu.taps_old("Tôi nhận").sees("đã bắt đầu")
    await thanh.forges(OfferGap(made.id).encode()).sees("đã bắt đầu")


async def test_who_is_busy_or_resting_cannot(commune: Commune) -> None:
    _, tu, thanh = await commune.phones("huy", "tu", "thanh")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await thanh.says("menu").forges(OfferGap(made.id).encode())
    await shift(commune, "tu", team="T1")
    await tu.taps("Tôi nhận").sees("có ca khác")


async def test_it_is_in_the_log_and_in_the_audit(commune: Commune) -> None:
    _, tu, thanh = await commune.phones("huy", "tu", "thanh")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await thanh.says("menu").forges(OfferGap(made.id).encode())
    await tu.taps("Tôi nhận")
    events = await commune.work(lambda w: w.tx.patrol.shifts.events(made.id))
    leader, helper = (await commune.member("thanh")).id, (await commune.member("tu")).id
    assert [(e.kind, e.member_id, e.by_id, e.ref) for e in events] == [
        ("asked", None, leader, "gap"),
        ("joined", helper, None, ""),
    ]
    acts = await commune.rows("SELECT act FROM audit WHERE act LIKE 'shift.%' ORDER BY id")
    assert acts == [("shift.offered",), ("shift.joined",)]


async def test_a_restart_between_offer_and_tap(commune: Commune) -> None:
    _, tu, thanh = await commune.phones("huy", "tu", "thanh")
    made = await shift(commune, "huy", "thanh")
    await at_time(commune, "12:00")
    await thanh.says("menu").forges(OfferGap(made.id).encode())
    await commune.kill_and_restart()
    await tu.taps("Tôi nhận").sees("Anh Tư đi ca này")
    await commune.kill_and_restart()
    await thanh.sees("Anh Tư nhận thêm")
    assert sum("nhận thêm" in m.words for m in thanh.messages) == 1
