"""An officer who took the duty is asked at its end whether it goes on; the first alert must not go for weeks to
somebody who went home."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.telegram.receive import PollState
from bot.training.network import Fault
from core.people.actions import DutyOver, DutyStill
from tests.commune import A_MINUTE, Commune, Hand, at, running


async def _report(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").taps("Việc khác").taps("Hồ Sen")


async def test_at_the_end_it_is_asked_and_one_tap_keeps_it(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen")
    await long.says("truc ban").taps("Nhận trực")
    await commune.forward(hours=23, minutes=59)
    assert not any("còn trực không" in words for words in long.unread)
    await commune.forward(minutes=2)
    await long.hears("Đồng chí Long còn trực không?", "Nhận trực từ 14/11 22:30", "Đến 23:00").taps("Còn trực")
    await long.sees("còn trực", "Sẽ hỏi lại lúc 16/11 22:31")
    await commune.forward(hours=12)
    await _report(commune)
    await long.hears("Việc khác")
    assert yen.saw_nothing()
    await commune.forward(hours=12)
    await long.hears("còn trực không?")


async def test_without_an_answer_it_ends_and_everybody_concerned_knows(commune: Commune) -> None:
    long, yen, dung = await commune.phones("long", "yen", "dung", on_duty=("long",))
    await commune.forward(hours=24, minutes=29)
    assert yen.saw_nothing()
    await commune.forward(minutes=2)
    await long.hears("Lượt trực của đồng chí Long đã hết", "Chưa ai nhận trực")
    await dung.hears("Đồng chí Long hết trực", "Chưa ai nhận trực")
    await yen.hears("Đồng chí Long hết trực").taps("Nhận trực").sees("Đã nhận trực")
    assert await commune.rows("SELECT act, by FROM audit WHERE act LIKE 'duty.%'") == [
        ("duty.ended_by_rule", None),
        ("duty.taken", (await commune.member("yen")).id),
    ]


async def test_then_all_duty_officers_hear_the_next_alert(commune: Commune) -> None:
    long, yen, hung = await commune.phones("long", "yen", "hung", on_duty=("long",))
    await commune.forward(hours=25)
    commune.everybody_reads()
    await _report(commune)
    for officer in (long, yen, hung):
        await officer.hears("Việc khác")


async def test_another_has_the_duty_and_the_rest_are_left_alone(commune: Commune) -> None:
    long, yen, hung, dung = await commune.phones("long", "yen", "hung", "dung", on_duty=("long",))
    await commune.forward(hours=12)
    await yen.says("truc ban").taps("Nhận trực")
    await commune.forward(hours=13)
    await dung.hears("Đồng chí Long hết trực", "Tin báo đang đến người trực: Yến")
    await long.hears("đã hết")
    assert hung.saw_nothing()
    assert not any("hết trực*" in words for words in yen.unread)


async def test_it_is_over(commune: Commune) -> None:
    long, dung = await commune.phones("long", "dung", on_duty=("long",))
    await commune.forward(hours=24, minutes=1)
    await long.taps("Hết trực").sees("Đã giao trực")
    await commune.forward(hours=2)
    commune.everybody_reads()
    assert dung.saw_nothing()


async def test_in_a_word(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await commune.forward(hours=24, minutes=1)
    await long.says("còn").sees("Sẽ hỏi lại")
    await commune.forward(hours=24, minutes=1)
    await long.says("không").sees("Đã giao trực")


async def test_an_old_question_neither_keeps_nor_ends_a_later_duty(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await commune.forward(hours=24, minutes=1)
    since = int(at("22:30").timestamp())
    await long.taps("Hết trực")
    await commune.forward(minutes=1)
    await long.forges(DutyStill(since).encode()).sees("lượt trực trước").is_offered("Nhận trực")
    assert await commune.count("members", "duty_since IS NOT NULL") == 0
    await long.taps("Nhận trực").forges(DutyOver(since).encode()).sees("lượt trực trước")
    assert await commune.count("members", "duty_since IS NOT NULL") == 1


async def test_it_survives_a_restart_and_an_outage_asks_first(commune: Commune) -> None:
    """An officer who was not asked, for the machine was off, has the whole span to answer."""
    long, yen = await commune.phones("long", "yen", on_duty=("long",))
    async with commune.outage(days=3):
        pass
    await long.hears("còn trực không?")
    await commune.kill_and_restart()
    await commune.forward(minutes=29)
    assert yen.saw_nothing()
    await commune.forward(minutes=2)
    await long.hears("đã hết")


async def test_an_answer_that_waits_at_the_network_counts(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await commune.forward(hours=24, minutes=1)
    async with commune.outage(hours=2):
        long.phone.press("Còn trực")
    await long.sees("Sẽ hỏi lại")
    assert await commune.count("members", "duty_since IS NOT NULL") == 1


def _asked(hand: Hand) -> bool:
    return any("còn trực không?" in words for words in hand.unread)


def _over(hand: Hand) -> bool:
    return any("đã hết" in words for words in hand.unread)


async def _asked_as_the_network_goes(commune: Commune, *, minutes: int) -> None:
    """The long poll notices half a minute late: the question is written, and does not go out."""
    await commune.forward(hours=23, minutes=59)
    commune.everybody_reads()
    commune.clock.now += 2 * A_MINUTE
    async with commune.network_away(minutes=minutes):
        commune.bot.heard(PollState.CONNECTED)
        await commune.bot.ticker.tick()
        commune.bot.heard(PollState.LOST)
    commune.bot.heard(PollState.CONNECTED)


@pytest.mark.parametrize("first", ["the clock", "the deliverer"])
@pytest.mark.parametrize("minutes", [40, 200])
async def test_the_time_to_answer_begins_when_the_question_goes_out(commune: Commune, minutes: int, first: str) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await _asked_as_the_network_goes(commune, minutes=minutes)
    if first == "the deliverer":
        await commune.settle()
    await commune.tick()
    await long.hears("còn trực không?")
    await commune.forward(minutes=29)
    assert not _over(long)
    await commune.forward(minutes=7)
    assert _over(long)


async def test_its_end_is_told_as_it_will_be(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await _asked_as_the_network_goes(commune, minutes=40)
    await commune.tick()  # it is eleven past eleven
    await long.hears("còn trực không?", "Đến 23:41")


async def test_by_webhook_nobody_says_that_the_network_is_away(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, yen = await commune.phones("long", "yen", on_duty=("long",))
    await commune.forward(hours=23, minutes=59)
    commune.everybody_reads()
    monkeypatch.setattr(commune.bot, "heard", lambda _: None)
    async with commune.network_away(minutes=40):
        pass
    await commune.forward(minutes=6)
    assert _asked(long) and not _over(long)
    assert yen.saw_nothing()


async def test_whom_nothing_can_reach_does_not_keep_the_duty(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen", on_duty=("long",))
    commune.network.faults.add(Fault("500", method="sendMessage", chat_id=long.phone.chat_id))
    await commune.forward(hours=25, minutes=58)
    assert yen.saw_nothing()
    await commune.forward(minutes=8)
    await yen.hears("Đồng chí Long hết trực")


async def test_who_has_blocked_the_bot_is_out_of_it_at_once(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen", on_duty=("long",))
    long.phone.blocked = True
    await commune.forward(hours=24, minutes=2)
    await yen.hears("Đồng chí Long hết trực")


async def test_unless_there_is_another_phone(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen", on_duty=("long",))
    second = await commune.second_phone("long")
    await commune.forward(minutes=1)
    await long.says("menu")  # the one used last is asked first
    long.phone.blocked = True
    await commune.forward(hours=24, minutes=2)
    await second.hears("còn trực không?").taps("Còn trực").sees("Sẽ hỏi lại")
    assert yen.saw_nothing()


async def test_who_was_suspended_meanwhile_is_not_asked(commune: Commune) -> None:
    long, dung = await commune.phones("long", "dung", on_duty=("long",))
    await commune.change("UPDATE members SET state = 'suspended' WHERE id = ?", (await commune.member("long")).id)
    await commune.forward(hours=25)
    assert long.saw_nothing()
    assert not any("Long hết trực" in words for words in dung.unread)


async def test_the_commune_says_how_long(tmp_path: Path) -> None:
    spans = {"BINHYEN_ALERT__DUTY_FOR": "12h", "BINHYEN_ALERT__DUTY_ANSWER": "1h"}
    async with running(tmp_path, spans) as commune:
        (long,) = await commune.phones("long", on_duty=("long",))
        await commune.forward(hours=12, minutes=1)
        await long.hears("còn trực không?")
        assert commune.next_due() - commune.clock.now > timedelta(minutes=58)
