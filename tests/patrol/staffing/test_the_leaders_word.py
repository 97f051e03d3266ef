"""Where the leader has the last word about a substitute and does not say it: reminded, the duty officer is asked as
well, and before the shift begins both know what stands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.training.network import Fault
from core.patrol.shift_times import set_clocks
from core.work import Work
from tests.commune import Commune, Hand, running
from tests.patrol.on_shift import NIGHT, at_time, pass_until, shift


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[Commune]:
    async with running(tmp_path, {"BINHYEN_PATROL__CONFIRM_SUBSTITUTES": "true"}) as commune:
        yield commune


async def _accepted(commune: Commune, clock: str = "12:00") -> tuple[Hand, Hand, Hand, Hand]:
    """Tư goes instead of Huy, if Thành agrees; Long has the duty."""
    huy, tu, thanh, long = await commune.phones("huy", "tu", "thanh", "long", on_duty=("long",))
    await shift(commune, "huy", "thanh", minimum=1)
    await at_time(commune, clock)
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    commune.everybody_reads()
    return huy, tu, thanh, long


async def _on(commune: Commune) -> set[str]:
    rows = await commune.rows("SELECT call_name FROM assignments JOIN members ON members.id = member_id WHERE NOT off")
    return {name for (name,) in rows}


def _about_it(hand: Hand) -> list[str]:
    return [words for words in hand.unread if "thay" in words or "đổi người" in words]


async def test_the_leader_is_reminded(strict: Commune) -> None:
    huy, _, thanh, long = await _accepted(strict)
    await pass_until(strict, "13:59")
    assert not _about_it(thanh)
    await pass_until(strict, "14:01")
    await thanh.hears("Anh Tư nhận đi thay anh Huy", NIGHT, "Đến 21:00 chưa ai trả lời thì ca giữ như cũ")
    assert not _about_it(long)
    await thanh.taps("✅ Đồng ý")
    await huy.hears("Anh Tư đi thay anh Huy")
    await pass_until(strict, "21:40")
    assert not _about_it(long)
    assert await _on(strict) == {"Tư", "Thành"}


async def test_then_the_duty_officer_may_agree(strict: Commune) -> None:
    huy, tu, thanh, long = await _accepted(strict)
    await pass_until(strict, "16:01")
    await thanh.hears("Đồng ý không?")
    await long.hears("Anh Tư nhận đi thay anh Huy", "Đồng ý không?").taps("✅ Đồng ý").sees("Đã đồng ý")
    await tu.hears("Đồng chí Long đồng ý", "anh Tư đi thay anh Huy")
    await huy.hears("Anh Tư đi thay anh Huy")
    await thanh.hears("Anh Tư đi thay anh Huy")
    assert await _on(strict) == {"Tư", "Thành"}


async def test_or_refuse(strict: Commune) -> None:
    huy, tu, thanh, long = await _accepted(strict)
    await pass_until(strict, "16:01")
    await long.taps("Không đồng ý")
    await huy.hears("Đồng chí Long không đồng ý")
    await tu.hears("Đồng chí Long không đồng ý")
    await thanh.hears("Không đổi anh Huy lấy anh Tư")


async def test_the_leader_agrees_and_the_duty_officer_who_was_asked_knows(strict: Commune) -> None:
    _, _, thanh, long = await _accepted(strict)
    await pass_until(strict, "16:01")
    strict.everybody_reads()
    await thanh.taps("✅ Đồng ý")
    await long.hears("Anh Tư đi thay anh Huy")


async def test_nobody_answers_and_everybody_knows_what_stands(strict: Commune) -> None:
    huy, tu, thanh, long = await _accepted(strict)
    await pass_until(strict, "20:59")
    strict.everybody_reads()
    await pass_until(strict, "21:01")
    await huy.hears("Chưa ai đồng ý đổi người, ca này vẫn là của anh Huy", NIGHT).is_offered("Không đi được")
    await tu.hears("Chưa ai đồng ý đổi người", "Anh Tư không phải đi thay anh Huy")
    for hand in (thanh, long):
        assert hand.rings
        await hand.hears("Chưa ai trả lời việc anh Tư đi thay anh Huy", "Ca vẫn là của anh Huy")
    assert await _on(strict) == {"Huy", "Thành"}
    assert await strict.rows("SELECT act, by FROM audit WHERE act = 'substitute.lapsed'") == [
        ("substitute.lapsed", None)
    ]
    await thanh.taps_old("✅ Đồng ý").sees("nay đã khác")
    await huy.taps("Không đi được")
    await strict.forward(minutes=4)
    await thanh.hears("Anh Huy không đi được")


async def test_said_shortly_before_the_start_there_is_still_time_to_know(strict: Commune) -> None:
    huy, tu, thanh, long = await _accepted(strict, "21:30")
    await pass_until(strict, "21:36")
    await thanh.hears("Đến 21:45 chưa ai trả lời")
    await pass_until(strict, "21:41")
    await long.hears("Đồng ý không?")
    await pass_until(strict, "21:46")
    await huy.hears("ca này vẫn là của anh Huy")
    await tu.hears("không phải đi")


async def test_it_survives_a_restart_and_an_outage_tells_what_still_helps(strict: Commune) -> None:
    """Off from noon to half past nine in the evening: no reminder is of use any more, what stands is."""
    huy, tu, thanh, _ = await _accepted(strict)
    async with strict.outage(hours=9, minutes=30):
        pass
    await huy.hears("ca này vẫn là của anh Huy")
    await tu.hears("không phải đi")
    assert not any("Đồng ý không?" in words for words in thanh.unread)


async def test_an_answer_that_waits_at_the_network_counts(strict: Commune) -> None:
    huy, _, thanh, _ = await _accepted(strict)
    async with strict.outage(hours=9, minutes=30):
        thanh.phone.press("✅ Đồng ý")
    await huy.hears("Anh Tư đi thay anh Huy")
    assert not any("Chưa ai đồng ý" in words for words in huy.unread)
    assert await _on(strict) == {"Tư", "Thành"}


async def test_after_the_start_nothing_is_said_of_it(strict: Commune) -> None:
    huy, tu, *_ = await _accepted(strict)
    async with strict.outage(hours=10, minutes=30):
        pass
    assert not _about_it(huy) and not _about_it(tu)


async def test_the_shift_is_moved_and_the_clock_with_it(strict: Commune) -> None:
    huy, *_ = await _accepted(strict)
    await pass_until(strict, "16:01")
    await strict.change("UPDATE shifts SET starts_at = '2026-11-15 10:00:00.000000'")  # five in the afternoon
    await strict.work(_clocks_anew)
    await strict.tick()
    await huy.hears("ca này vẫn là của anh Huy")


async def _clocks_anew(work: Work) -> None:
    await set_clocks(work, await work.tx.patrol.shifts.get(1))


async def _accepted_as_the_network_goes(commune: Commune, *, minutes: int) -> tuple[Hand, Hand, Hand, Hand]:
    """Tư says yes at ten to eight and the question does not get out before so many minutes have passed."""
    huy, tu, thanh, long = await commune.phones("huy", "tu", "thanh", "long", on_duty=("long",))
    await shift(commune, "huy", "thanh", minimum=1)
    await at_time(commune, "19:50")
    await huy.says("nhờ thay").taps("Tư")
    commune.everybody_reads()
    tu.phone.press("Nhận thay")
    await commune.fetch()
    await commune.handle()
    async with commune.network_away(minutes=minutes):
        pass
    return huy, tu, thanh, long


@pytest.mark.parametrize("first", ["the clock", "the deliverer"])
async def test_whom_the_question_reached_only_after_an_outage_has_time_to_answer(strict: Commune, first: str) -> None:
    """The leader's word would have been too late at 21:00, and the clock shows ten past."""
    huy, tu, thanh, long = await _accepted_as_the_network_goes(strict, minutes=80)
    if first == "the deliverer":
        await strict.settle()
    await strict.tick()
    await strict.forward(minutes=1)
    await thanh.hears("Anh Tư nhận đi thay anh Huy", "Đồng ý không?")
    await long.hears("Đồng ý không?", "Đến 21:25 chưa ai trả lời thì ca giữ như cũ")
    await pass_until(strict, "21:24")
    assert not _about_it(thanh), "asked once"
    await thanh.taps("✅ Đồng ý")
    await huy.hears("Anh Tư đi thay anh Huy")
    await tu.hears("anh Tư đi thay anh Huy")
    assert await _on(strict) == {"Tư", "Thành"}


async def test_and_when_they_do_not_everybody_knows_what_stands(strict: Commune) -> None:
    huy, tu, thanh, long = await _accepted_as_the_network_goes(strict, minutes=80)
    await strict.tick()
    await pass_until(strict, "21:24")
    assert not any("Chưa ai" in words for words in huy.unread)
    await pass_until(strict, "21:27")
    await huy.hears("Chưa ai đồng ý đổi người, ca này vẫn là của anh Huy")
    await tu.hears("Anh Tư không phải đi thay anh Huy")
    for hand in (thanh, long):
        await hand.hears("Chưa ai trả lời việc anh Tư đi thay anh Huy")


async def test_nor_does_it_lapse_while_we_cannot_speak(strict: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    """By webhook nobody tells us that the network is away."""
    monkeypatch.setattr(strict.bot, "heard", lambda _: None)
    huy, _, thanh, _ = await _accepted_as_the_network_goes(strict, minutes=80)
    await strict.forward(minutes=6)
    await thanh.taps("✅ Đồng ý")
    await huy.hears("Anh Tư đi thay anh Huy")


@pytest.mark.heavy
async def test_phones_that_take_nothing_leave_nobody_waiting_at_the_start(strict: Commune) -> None:
    """Neither the leader's nor the duty officer's: both must know in time who goes."""
    huy, tu, thanh, long = await strict.phones("huy", "tu", "thanh", "long", on_duty=("long",))
    await shift(strict, "huy", "thanh", minimum=1)
    await at_time(strict, "20:00")
    for hand in (thanh, long):
        strict.network.faults.add(Fault("500", method="sendMessage", chat_id=hand.phone.chat_id))
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    await pass_until(strict, "21:54")
    assert not any("Chưa ai" in words for words in huy.unread)
    await pass_until(strict, "21:56")
    await huy.hears("ca này vẫn là của anh Huy")
    await tu.hears("không phải đi")


async def test_the_leaders_phone_does_not_take_it(strict: Commune) -> None:
    huy, tu, thanh, long = await strict.phones("huy", "tu", "thanh", "long", on_duty=("long",))
    await shift(strict, "huy", "thanh")
    await at_time(strict, "12:00")
    thanh.phone.blocked = True
    await huy.says("nhờ thay").taps("Tư")
    await tu.taps("Nhận thay")
    await long.hears("Anh Tư nhận đi thay anh Huy", "Đồng ý không?")


async def test_taken_back_it_is_over(strict: Commune) -> None:
    huy, _, thanh, long = await _accepted(strict)
    await huy.says("ca").taps("Rút lời nhờ")
    strict.everybody_reads()
    await pass_until(strict, "21:30")
    assert not _about_it(thanh) and not _about_it(long)


async def test_who_is_on_leave_by_then_is_not_told_that_it_is_theirs(strict: Commune) -> None:
    huy, _, thanh, _ = await _accepted(strict)
    await huy.forges("go1:leave").taps("7 ngày").sees("không tính anh Huy nữa")
    await pass_until(strict, "21:40")
    assert not [words for words in [*huy.unread, *thanh.unread] if "vẫn là của" in words]
    await thanh.hears("đang nghỉ", "ca thiếu một người")
