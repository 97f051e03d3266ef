"""Có ổn không? Every half hour; without an answer it climbs until somebody says "Tôi lo"."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.leaving import suspend
from core.patrol.night.actions import Handle, ImOk, TheyAreWell
from core.patrol.types.shift import Assignment
from tests.commune import Commune, at, running
from tests.patrol.duty_kit import a_shift, checked_in, closed


async def test_one_tap_is_the_answer(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=29)
    assert not huy.unread
    await commune.forward(minutes=1)
    await huy.hears("Anh Huy có ổn không?").taps("Ổn").sees("Đã ghi: ổn lúc 22:30")
    await commune.forward(minutes=29)
    assert not huy.unread
    await commune.forward(minutes=1)
    await huy.hears("có ổn không?")
    assert await commune.count("shift_events", "kind = 'ok'") == 1


@pytest.mark.parametrize("words", ["1", "on", "ổn", "thôi", "có gì lạ đâu"])
async def test_any_word_is_an_answer(commune: Commune, words: str) -> None:
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=31)
    await huy.says(words)
    commune.everybody_reads()
    await commune.forward(minutes=20)
    await huy.does_not_see("Chưa thấy anh Huy trả lời")


async def test_it_climbs_until_somebody_looks_after_it(commune: Commune) -> None:
    thanh, long, dung, tu = await commune.phones("thanh", "long", "dung", "tu", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=30)
    await huy.hears("có ổn không?")
    for _ in range(2):
        await commune.forward(minutes=4)
        await huy.hears("Chưa thấy anh Huy trả lời")
    assert not thanh.unread
    await commune.forward(minutes=4)
    await thanh.hears("Anh Huy chưa trả lời từ 22:00", "Gọi ngay").sees("Chưa trả lời: Huy")
    assert not long.unread
    await commune.forward(minutes=4)
    for hand in (thanh, long):
        await hand.hears("Anh Huy chưa trả lời từ 22:00")
    await commune.forward(minutes=4)
    await long.hears("chưa trả lời").taps("Tôi lo").sees("đồng chí Long lo việc anh Huy")
    commune.everybody_reads()
    await thanh.sees("Đồng chí Long lo việc anh Huy chưa trả lời")
    await commune.forward(minutes=14)
    assert not thanh.unread and not long.unread
    assert dung.saw_nothing() and tu.saw_nothing()


async def test_nobody_looks_after_it_and_it_goes_on_ever_less_often(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await checked_in(commune, "huy")
    await commune.forward(minutes=42)
    commune.everybody_reads()
    minutes = []
    for minute in range(43, 160):
        await commune.forward(minutes=1)
        minutes += [minute] if long.unread else []
        long.reads()
    assert minutes == [46, 50, 58, 74, 104, 134]
    await long.sees("Anh Huy chưa trả lời từ 22:00", "Nhắc lần 6")


async def test_an_answer_ends_it_and_those_told_hear(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=42)
    commune.everybody_reads()
    await huy.says("ổn")
    await thanh.hears("Anh Huy đã trả lời lúc 22:42").does_not_see("Chưa trả lời: Huy")
    commune.everybody_reads()
    await commune.forward(minutes=29)
    commune.expects_nothing_more()
    assert long.saw_nothing()


async def test_who_looks_after_it_and_goes_quiet_is_no_longer_relied_on(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await checked_in(commune, "huy")
    await commune.forward(minutes=42)
    await thanh.taps("Tôi lo")
    commune.everybody_reads()
    await commune.forward(minutes=15)
    for hand in (thanh, long):
        await hand.hears("Anh Huy chưa trả lời từ 22:00")
    await thanh.taps("Tôi lo").taps("Đã gặp, ổn").sees("anh Huy ổn")
    await long.hears("Anh Huy đã trả lời")
    assert await commune.rows("SELECT ref, by_id IS NULL FROM shift_events WHERE kind IN ('missed', 'ok')") == [
        ("", 1),
        ("taken", 0),
        ("taken", 0),
        ("", 0),
    ]


async def test_the_second_learns_who_took_it(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await checked_in(commune, "huy")
    await commune.forward(minutes=47)
    await thanh.taps("Tôi lo")
    await long.taps("Tôi lo").sees("Thành đã lo việc này")


async def test_a_leader_who_is_silent_is_not_told_of_it(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    (thanh,) = await checked_in(commune, "thanh")
    await commune.forward(minutes=42)
    await long.hears("Anh Thành chưa trả lời")
    await thanh.does_not_see("Anh Thành chưa trả lời")


async def test_the_number_to_call_is_there(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await checked_in(commune, "huy")
    await commune.change("UPDATE members SET phone = '0912345678' WHERE full_name = 'Võ Nhật Huy'")
    await commune.forward(minutes=42)
    await thanh.hears("chưa trả lời", "0912345678")


async def test_only_who_answers_for_the_shift_can_look_after_it(commune: Commune) -> None:
    tu, hung, thien = await commune.phones("tu", "hung_t1", "thien")
    await checked_in(commune, "huy")
    await commune.forward(minutes=42)
    for hand in (tu, hung, thien):
        for button in (Handle(1), TheyAreWell(1)):
            await hand.says("menu").forges(button.encode()).sees("không thuộc phần").does_not_see("Huy")


async def test_old_buttons_are_answered_politely(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=42)
    await huy.taps("Ổn")
    await thanh.taps_old("Tôi lo").sees("đã trả lời rồi")
    await thanh.forges(ImOk(1).encode()).sees("không thuộc phần")


async def test_a_restart_in_the_middle_forgets_nothing(commune: Commune) -> None:
    thanh, _ = await commune.phones("thanh", "long", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=33)
    await commune.kill_and_restart()
    await commune.forward(minutes=3)
    await commune.kill_and_restart()
    await commune.forward(minutes=6)
    await thanh.hears("Anh Huy chưa trả lời từ 22:00")
    assert sum("có ổn không" in m.words or "Chưa thấy anh Huy" in m.words for m in huy.messages) == 3


async def test_after_an_outage_it_begins_with_the_question(commune: Commune) -> None:
    """A member who was not asked cannot be said to have been silent."""
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    async with commune.outage(minutes=80):
        pass
    await huy.hears("Anh Huy có ổn không?")
    assert not thanh.unread
    await commune.forward(minutes=12)
    await thanh.hears("Anh Huy chưa trả lời")


async def test_an_answer_that_waited_during_an_outage_counts(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=38)
    async with commune.outage(minutes=10):
        huy.phone.send_text("ổn")
    commune.everybody_reads()
    await commune.forward(minutes=15)
    assert not thanh.unread


async def test_each_is_asked_by_themselves(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    huy, tu = await checked_in(commune, "huy", "tu")
    await commune.forward(minutes=30)
    for hand in (huy, tu):
        await hand.hears("có ổn không?")
    await tu.taps("Ổn")
    await commune.forward(minutes=12)
    await thanh.hears("Anh Huy chưa trả lời").does_not_see("Anh Tư chưa trả lời")


async def test_nobody_is_asked_before_the_shift_or_after_it(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("21:05")
    await huy.says("vao ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.everybody_reads()
    await commune.forward(minutes=84)
    assert not huy.unread
    await commune.forward(minutes=1)
    await huy.hears("có ổn không?")
    commune.clock.now = at("01:45", 15)
    await huy.says("ổn")
    commune.everybody_reads()
    await commune.forward(minutes=29)
    assert not huy.unread


async def test_whom_the_leader_called_up_is_not_asked(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy")
    await thanh.says("menu").forges(f"roll1:{shift.id}").taps("Huy")
    commune.everybody_reads()
    await commune.forward(hours=2)
    await huy.hears("đã điểm danh anh Huy có mặt")
    commune.expects_nothing_more()


@pytest.mark.parametrize("words", ["ok", "dạ", "Rõ", "on"])
async def test_a_word_is_taken_as_the_answer_and_said_so(commune: Commune, words: str) -> None:
    """ "Bấm Ổn, hoặc nhắn một chữ": and then nobody is left wondering whether it counted."""
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(seconds=(at("22:30") - commune.clock.now).total_seconds())
    await huy.hears("có ổn không?").says(words).sees("Đã ghi: ổn lúc 22:30").is_offered("Ra ca")


async def test_the_same_words_off_duty_are_small_talk(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("ok").sees("Rõ. Cần báo tin thì bấm")


async def test_an_alarm_does_not_end_because_the_shift_does(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    shift = await commune.work(lambda work: work.tx.patrol.shifts.get(1))
    await closed(commune, shift)
    commune.everybody_reads()
    await commune.forward(minutes=30)
    await thanh.hears("Anh Huy chưa trả lời từ 22:00")
    await huy.says("vẫn ổn")
    await thanh.hears("Anh Huy đã trả lời")
    commune.everybody_reads()
    await commune.forward(minutes=2)
    assert not thanh.unread
    assert await commune.count("watches") == 0


async def test_a_suspended_member_is_left_alone(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    await commune.change("UPDATE members SET state = 'suspended' WHERE full_name = 'Võ Nhật Huy'")
    await commune.forward(hours=1)
    assert not huy.unread and not thanh.unread


@pytest.fixture
async def never_asking(tmp_path: Path) -> AsyncIterator[Commune]:
    async with running(tmp_path, {"BINHYEN_PATROL__OK_EVERY": ""}) as commune:
        yield commune


async def test_it_may_be_off(never_asking: Commune) -> None:
    await checked_in(never_asking, "huy")
    await never_asking.forward(hours=3)
    never_asking.expects_nothing_more()


async def test_who_was_called_up_and_checks_in_as_well_is_asked(commune: Commune) -> None:
    """The roll was called at the muster point, then everybody takes out their phone."""
    (thanh,) = await checked_in(commune, "thanh")
    (huy,) = await commune.phones("huy")
    shift = await _put_on(commune, "huy")
    await thanh.forges(f"roll1:{shift}").taps("Huy")
    await huy.says("vào ca").sees("Đang trực", "có mặt 2/2")
    commune.everybody_reads()
    await commune.forward(minutes=30)
    await huy.hears("Anh Huy có ổn không?")


async def _put_on(commune: Commune, name: str) -> int:
    ((shift,),) = await commune.rows("SELECT id FROM shifts")
    member = await commune.member(name)
    await commune.work(lambda work: work.tx.patrol.assignments.add(Assignment(0, shift, member.id)))
    return int(shift)


async def test_an_alarm_does_not_end_because_somebody_is_suspended(commune: Commune) -> None:
    """The silent member has not been found yet."""
    thanh, chief = (await commune.phones("thanh"))[0], await commune.member("dung")
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=43)
    await thanh.hears("Anh Huy chưa trả lời từ 22:00")
    member = await commune.member("huy")
    await commune.work(lambda work: suspend(work, chief, member.id))
    commune.everybody_reads()
    await commune.forward(minutes=5)
    await thanh.hears("Anh Huy chưa trả lời từ 22:00").taps("Tôi lo").taps("Đã gặp")
    commune.everybody_reads()
    await commune.forward(hours=2)
    await thanh.does_not_see("Nhắc lần 2")
    assert huy.rings <= 1  # that they are suspended


@pytest.mark.parametrize("words", ["ổn", "vẫn ổn", "ok"])
async def test_to_say_so_without_being_asked_is_no_report(commune: Commune, words: str) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    await huy.says("vào ca").says("menu").says(words).does_not_see("Đã giữ tin")
    await huy.sees("Đã ghi: ổn lúc")
    assert not await commune.count("incidents")
