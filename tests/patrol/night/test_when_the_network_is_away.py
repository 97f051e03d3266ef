"""Half an hour, or two hours, without Telegram in the middle of a night. What people write meanwhile waits there, and
what we want to say waits here: neither is anybody's silence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.telegram.receive import PollState
from bot.training.network import Fault
from core.patrol.night.actions import AllWell, CheckIn
from core.patrol.shift_times import set_clocks
from core.work import Work
from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, checked_in


async def _clocked(commune: Commune) -> None:
    """The shift of this test has its own clock, as published ones have."""
    ((shift,),) = await commune.rows("SELECT id FROM shifts")
    await commune.work(lambda work: _set(work, shift))


async def _set(work: Work, shift_id: int) -> None:
    await set_clocks(work, await work.tx.patrol.shifts.get(shift_id))


async def test_whom_no_question_reached_is_not_silent(commune: Commune) -> None:
    """Nor is the leader rung, by and by, as often as there were minutes."""
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=25)
    commune.everybody_reads()
    async with commune.network_away(minutes=40):
        pass
    await commune.forward(minutes=5)
    assert not thanh.unread
    assert not long.unread
    await huy.taps("Ổn")
    assert await commune.count("shift_events", "kind = 'missed'") == 0


async def test_nor_when_we_hear_and_cannot_speak(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    """By webhook nobody tells us that the network is away: only what we send fails."""
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await checked_in(commune, "huy", "tu")
    await commune.forward(minutes=25)
    commune.everybody_reads()
    monkeypatch.setattr(commune.bot, "heard", lambda _: None)
    async with commune.network_away(minutes=40):
        pass
    await commune.forward(minutes=4)
    assert not thanh.unread
    assert not long.unread
    await commune.forward(minutes=12)  # asked three times in vain: now it is a silence
    assert len([words for words in thanh.unread if "chưa trả lời" in words]) == 2


async def test_an_alarm_that_waited_rings_once(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    """An alarm had begun before the network went away, and goes on climbing meanwhile."""
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await checked_in(commune, "huy")
    await commune.forward(minutes=41)
    commune.everybody_reads()
    monkeypatch.setattr(commune.bot, "heard", lambda _: None)
    async with commune.network_away(minutes=50):
        pass
    await commune.forward(seconds=35)
    for hand in (thanh, long):
        assert len([words for words in hand.unread if "chưa trả lời" in words]) == 1


async def test_one_phone_alone_that_cannot_be_written_to_is_a_silence_in_the_end(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    commune.network.faults.add(Fault("500", method="sendMessage", chat_id=huy.phone.chat_id))
    await commune.forward(hours=2)
    assert any("chưa trả lời" in words for words in thanh.unread)


async def test_who_checked_in_off_line_is_not_missed(commune: Commune) -> None:
    thanh, long, huy, tu, man = await commune.phones("thanh", "long", "huy", "tu", "man", on_duty=("long",))
    await a_shift(commune, "huy", "tu", "man")
    await _clocked(commune)
    async with commune.network_away(minutes=35):
        for hand, when in ((huy, "21:58"), (tu, "22:05"), (man, "22:09")):
            hand.phone.send_text("vao ca", at=at(when))
    await commune.forward(minutes=5)
    await thanh.hears("có mặt 3/3")
    assert not [words for hand in commune.hands for words in hand.unread if "Chưa thấy" in words]
    assert not long.unread


async def test_a_check_out_counts_as_written_however_late_it_comes(commune: Commune) -> None:
    """Closed by rule is only who has not written."""
    huy, tu, man = await checked_in(commune, "huy", "tu", "man")
    await _clocked(commune)
    commune.clock.now = at("02:00", 15)
    async with commune.network_away(minutes=100):
        tu.phone.send_text("ra ca", at=at("02:06", 15))
        huy.phone.send_text("ra ca", at=at("03:30", 15))
    await commune.forward(minutes=5)
    assert await commune.rows("SELECT out_at, out_by FROM assignments ORDER BY out_at") == [
        ("2026-11-14 19:00:00.000000", "rule"),
        ("2026-11-14 19:06:00.000000", "self"),
        ("2026-11-14 20:30:00.000000", "self"),
    ]
    await tu.sees("Đã ra ca 02:06")
    await man.hears("Đã tự ghi ra ca lúc 02:00")


async def test_one_that_was_a_night_on_its_way_is_asked_nothing_more(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    commune.clock.now = at("02:00", 15)
    async with commune.network_away(hours=5):
        huy.phone.send_text("ra ca", at=at("02:06", 15))
    await commune.settle()
    await huy.sees("Đã ra ca 02:06", "Tin gửi lúc 02:06, máy chủ nhận 07:00").does_not_see("Trả trang bị")
    assert await commune.rows("SELECT out_at, out_by FROM assignments") == [("2026-11-14 19:06:00.000000", "self")]


# -- what was pressed meanwhile --------------------------------------------------------------------------------------


async def test_a_button_pressed_meanwhile_is_no_sign_of_life_of_now(commune: Commune) -> None:
    """The time of such a press is unknown: the member is asked again."""
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=30)
    await huy.hears("có ổn không?")
    async with commune.network_away(minutes=40):
        huy.phone.press("Ổn")
    await commune.settle()
    await huy.sees("Nút bấm lúc mất mạng, nên sẽ hỏi lại")
    await commune.forward(minutes=1)
    await huy.hears("có ổn không?")


async def test_what_was_written_has_its_own_hour(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=30)
    async with commune.network_away(minutes=40):
        huy.phone.send_text("ổn", at=at("23:05"))
    await commune.settle()
    await huy.sees("Đã ghi: ổn lúc 23:05")
    commune.everybody_reads()
    await commune.forward(minutes=20)
    assert not huy.unread


async def test_the_hours_of_a_shift_that_are_not_sure_are_marked(commune: Commune) -> None:
    """In the favour of who pressed, with both looking at it before they sign."""
    (thanh, huy) = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "huy")
    await huy.says("menu")
    async with commune.network_away(minutes=40):
        huy.phone.tap(huy.phone.messages[-1].message_id, CheckIn(shift.id).encode())
    await commune.settle()
    await huy.sees("Đã vào ca 21:50", "Bấm lúc mất mạng: ghi giờ sớm nhất")
    commune.clock.now = at("01:30", 15)
    await huy.says("ổn")
    async with commune.network_away(minutes=45):
        huy.phone.press("Ra ca")
    await commune.settle()
    await huy.sees("Đã ra ca 02:15", "Bấm lúc mất mạng: ghi giờ muộn nhất")
    await thanh.taps("Giờ trực").sees("giờ chưa chắc")


async def test_well_again_in_the_same_outage_is_well(commune: Commune) -> None:
    """ "Không ổn" was written at 22:12, "Ổn" pressed after it: the order is sure, whatever the hour."""
    thanh, _ = await commune.phones("thanh", "long", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=5)
    async with commune.network_away(minutes=10):
        commune.clock.now += timedelta(minutes=7)
        huy.phone.send_text("không ổn", at=commune.clock.now)
        commune.clock.now += timedelta(minutes=8)
        huy.phone.tap(huy.messages[-1].message_id, AllWell(1).encode())
    await commune.settle()
    commune.everybody_reads()
    await commune.forward(hours=1, minutes=20)
    assert any("chưa trả lời" in words for words in thanh.unread)
    assert not any("không ổn" in words for words in thanh.unread)


async def test_who_shares_the_token_for_long_is_watched_all_the_same(commune: Commune) -> None:
    """Another process takes some of what people say away: one alarm too many is better than none."""
    (thanh,) = await commune.phones("thanh")
    await checked_in(commune, "huy")
    commune.bot.heard(PollState.CONTESTED)
    await commune.forward(minutes=9)
    assert not commune.bot.hears()
    await commune.forward(hours=1)
    assert any("chưa trả lời" in words for words in thanh.unread)
