"""Asking again for a substitute is told once: nobody gets a thank-you and the same question in one breath."""

from __future__ import annotations

from core.patrol.staffing.actions import AskEverybody, DeclineAsk
from tests.commune import Commune
from tests.patrol.on_shift import NIGHT, at_time, shift


async def test_who_was_asked_alone_keeps_the_question_when_everybody_is_asked(commune: Commune) -> None:
    man, hoa, tu, thanh = await commune.phones("man", "hoa", "tu", "thanh")
    await shift(commune, "man", "thanh")
    await at_time(commune, "12:00")
    await man.says("nhờ thay").taps("Hòa")
    await hoa.hears("Chị Mận nhờ chị Hòa đi thay")
    await thanh.hears("Chị Mận nhờ chị Hòa đi thay")
    await man.taps("Nhờ mọi người").sees("Đã nhờ 2 người")
    assert (hoa.unread, thanh.rings) == ([], 0)
    await thanh.hears("Chị Mận nhờ mọi người đi thay")
    await tu.hears("Cần người đi thay", NIGHT)
    commune.expects_nothing_more()
    await hoa.taps("Nhận thay").sees("Chị Hòa đi ca này")


async def test_who_says_no_to_what_everybody_is_asked_meanwhile_has_said_it(commune: Commune) -> None:
    man, hoa, _ = await commune.phones("man", "hoa", "tu")
    await shift(commune, "man")
    await at_time(commune, "12:00")
    await man.says("nhờ thay").taps("Hòa").taps("Nhờ mọi người")
    await hoa.taps("Không nhận được").sees("Đã ghi chị Hòa không nhận được")
    await man.says("nhờ thay").sees("Đang nhờ mọi người").is_offered("Hòa · đã từ chối")


async def test_a_question_that_had_not_gone_out_yet_still_reaches_them(commune: Commune) -> None:
    man, hoa = await commune.phones("man", "hoa")
    made = await shift(commune, "man")
    await at_time(commune, "12:00")
    await man.says("nhờ thay")
    async with commune.outage(minutes=1):
        man.phone.press("Hòa")
        man.phone.tap(man.messages[-1].message_id, AskEverybody(made.id).encode())
    await hoa.hears("Cần người đi thay", NIGHT).is_offered("Tôi nhận")
    commune.everybody_reads()
    await commune.forward(minutes=2)
    assert not hoa.unread


async def test_the_leader_hears_of_the_new_request_and_not_that_the_old_one_ended(commune: Commune) -> None:
    man, hoa, tu, thanh = await commune.phones("man", "hoa", "tu", "thanh")
    await shift(commune, "man", "thanh")
    await at_time(commune, "12:00")
    await man.says("nhờ thay").taps("Hòa")
    await man.says("nhờ thay").taps("Tư")
    await hoa.hears("Chị Mận không nhờ thay nữa")
    await tu.hears("Chị Mận nhờ anh Tư đi thay")
    await thanh.sees("Chị Mận nhờ anh Tư đi thay").does_not_see("không nhờ thay nữa")


async def test_asking_anew_shows_whom_one_has_asked_and_how_to_take_it_back(commune: Commune) -> None:
    man, hoa, *_ = await commune.phones("man", "hoa", "tu", "huy")
    await shift(commune, "man")
    await at_time(commune, "12:00")
    await man.says("nhờ thay").does_not_see("Đang nhờ").taps("Hòa")
    await man.says("nhờ thay").sees("Đang nhờ chị Hòa, chưa trả lời", "Nhờ ai?").is_not_offered("Hòa")
    await man.is_offered("Tư", "Huy", "Nhờ mọi người", "Rút lời nhờ")
    await man.taps("Nhờ mọi người").says("nhờ thay").sees("Đang nhờ mọi người, chưa ai nhận")
    await man.is_not_offered("Nhờ mọi người").taps("Rút lời nhờ").sees("Đã rút lời nhờ")
    assert not hoa.last.startswith("Đã rút")


async def test_where_nobody_else_is_free_the_open_request_is_shown(commune: Commune) -> None:
    man, _ = await commune.phones("man", "hoa")
    await shift(commune, "man")
    await at_time(commune, "12:00")
    await man.says("nhờ thay").taps("Hòa").says("nhờ thay").sees("Đang nhờ chị Hòa").is_offered("Rút lời nhờ")
    await man.does_not_see("Chưa thấy ai rảnh")


async def test_who_has_declined_comes_last_and_is_not_rung_with_the_others(commune: Commune) -> None:
    man, tu, hoa, huy = await commune.phones("man", "tu", "hoa", "huy")
    await shift(commune, "man")
    await at_time(commune, "12:00")
    await man.says("nhờ thay")
    first = man.choices[0]
    hand = {"Tư": tu, "Hòa": hoa, "Huy": huy}[first]
    await man.taps(first)
    await hand.taps("Không nhận được")
    await man.hears("không nhận được").taps("Nhờ thay").sees("Nhờ ai?")
    names = [label for label in man.choices if label.partition(" ·")[0] in ("Tư", "Hòa", "Huy")]
    assert names[-1] == f"{first} · đã từ chối" and names[0] != first
    commune.everybody_reads()
    await man.taps("Nhờ mọi người").sees("Đã nhờ 2 người")
    assert not hand.unread


async def test_when_all_who_are_free_have_declined_nobody_is_rung_again(commune: Commune) -> None:
    man, hoa = await commune.phones("man", "hoa")
    made = await shift(commune, "man")
    await at_time(commune, "12:00")
    await man.says("nhờ thay").taps("Hòa")
    await hoa.taps("Không nhận được")
    commune.everybody_reads()
    await man.forges(AskEverybody(made.id).encode()).sees("đều không nhận được")
    assert not hoa.unread


async def test_a_no_to_somebody_elses_request_is_refused(commune: Commune) -> None:
    man, _, tu = await commune.phones("man", "hoa", "tu")
    await shift(commune, "man")
    await at_time(commune, "12:00")
    await man.says("nhờ thay").taps("Hòa").taps("Nhờ mọi người")
    ((first,),) = await commune.rows("SELECT min(id) FROM asks")
    await tu.forges(DeclineAsk(first).encode()).sees("không thuộc phần")
