"""The machine's clock is wrong: nobody is sent home by it, whoever calls for help is heard, and when it is right again
nothing waits for an hour that was never there."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.check import _network
from core.notify import plain
from core.outbox import Priority
from core.patrol.roster.announcing import Change, News, tell_changes
from core.patrol.shift_times import set_clocks
from core.text import Text
from core.work import Work
from tests.commune import Commune, at, running
from tests.patrol.duty_kit import checked_in
from tests.patrol.on_shift import shift
from tests.printed import Printed

AHEAD = timedelta(hours=7)  # the local hour, taken for UTC


async def _boots_ahead(commune: Commune) -> None:
    await commune.kill()
    commune.right_clock = lambda: commune.clock.now - AHEAD
    commune.clock.now += AHEAD
    await commune.start()


async def _is_put_right(commune: Commune) -> None:
    commune.clock.now -= AHEAD
    commune.right_clock = commune.clock
    await commune.bot.api.call("getMe")
    await commune.tick()
    commune.right_clock = None  # in a test all time passes in leaps
    await commune.bot.api.call("getMe")


async def _patrol(commune: Commune) -> None:
    await checked_in(commune, "huy", "tu", "man")

    async def clocks(work: Work) -> None:
        await set_clocks(work, await work.tx.patrol.shifts.get(1))

    await commune.work(clocks)
    await commune.forward(minutes=12)
    commune.everybody_reads()


async def _on_duty(commune: Commune) -> int:
    return await commune.count("assignments", "in_at IS NOT NULL AND out_at IS NULL")


async def test_a_machine_that_boots_hours_ahead_sends_nobody_home(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await _patrol(commune)
    await _boots_ahead(commune)
    await commune.tick()
    assert await _on_duty(commune) == 3
    await long.hears("Giờ của máy chủ bị sai", "Báo tin, SOS và “không ổn” vẫn chạy")
    assert not thanh.unread
    await _is_put_right(commune)
    await long.hears("Giờ của máy chủ đã đúng")
    assert await _on_duty(commune) == 3
    await commune.forward(minutes=20)
    await commune["huy"].hears("có ổn không?")
    await commune.forward(hours=5)
    assert await _on_duty(commune) == 0


async def test_help_is_called_for_all_the_same(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen", on_duty=("long",))
    await _boots_ahead(commune)
    await huy.says("sos")
    await long.hears("Cần cứu giúp ngay")
    await commune.forward(minutes=3)
    await yen.hears("Cần cứu giúp ngay")


async def test_an_sos_of_the_wrong_hour_climbs_when_the_clock_is_put_right(commune: Commune) -> None:
    huy, long, yen, dung = await commune.phones("huy", "long", "yen", "dung", on_duty=("long",))
    await _boots_ahead(commune)
    await huy.says("sos")
    commune.everybody_reads()
    await _is_put_right(commune)
    await commune.forward(minutes=5)
    for hand in (long, yen, dung):
        await hand.hears("Cần cứu giúp ngay")


async def test_the_same_after_a_restart(commune: Commune, caplog: pytest.LogCaptureFixture) -> None:
    huy, long, yen, dung = await commune.phones("huy", "long", "yen", "dung", on_duty=("long",))
    commune.clock.now += AHEAD
    await huy.says("sos")
    commune.everybody_reads()
    await commune.kill()
    commune.clock.now -= AHEAD
    await commune.start()
    assert "behind what was stored last" in caplog.text
    await commune.forward(minutes=5)
    for hand in (long, yen, dung):
        await hand.hears("Cần cứu giúp ngay")


async def test_whoever_has_it_is_reminded_in_time(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await _boots_ahead(commune)
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đã nhận")
    await _is_put_right(commune)
    commune.everybody_reads()
    await commune.forward(minutes=11)
    await long.hears("VV-1115-01")
    await commune.forward(minutes=6)
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]


async def test_a_report_that_was_begun_goes_out(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await _boots_ahead(commune)
    await huy.says("bao tin").taps("Trộm cắp")
    await _is_put_right(commune)
    await commune.forward(minutes=4)
    await long.hears("Trộm cắp")


async def test_a_sign_of_life_of_the_wrong_hour_hides_no_silence(commune: Commune) -> None:
    thanh, _ = await commune.phones("thanh", "long", on_duty=("long",))
    await _patrol(commune)
    await _boots_ahead(commune)
    await commune.change(
        "UPDATE watches SET seen_at = '2026-11-14 23:30:00.000000', ok_at = '2026-11-15 00:00:00.000000'"
    )
    await commune.change("UPDATE watches SET due_at = min(ok_at, out_at)")
    await _is_put_right(commune)
    await commune.forward(minutes=31)
    await commune["huy"].hears("có ổn không?")
    await commune["huy"].says("ổn")
    await commune.forward(minutes=12)
    await thanh.hears("chưa trả lời")


async def test_what_gathers_for_a_moment_goes_and_the_morning_waits(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    account = await commune.account(long)
    await _boots_ahead(commune)

    async def two(work: Work) -> None:
        soon, late = (
            plain(account.id, Text("duty.taken"), Priority.REMINDER),
            plain(account.id, Text("duty.given_back"), Priority.DIGEST),
        )
        rows = [
            replace(soon, not_before=work.now + timedelta(minutes=3)),
            replace(late, not_before=work.now + timedelta(hours=1)),
        ]
        await work.tx.outbox.add(rows, work.now)

    await commune.work(two)
    await _is_put_right(commune)
    await long.hears("Đã nhận trực")
    assert await commune.count("outbox", "state = 'waiting'") == 1


async def test_the_operator_says_that_the_machine_is_right(tmp_path: Path) -> None:
    async with running(tmp_path, {"BINHYEN_CLOCK__TRUST_MACHINE": "true"}) as commune:
        (long,) = await commune.phones("long", on_duty=("long",))
        await _patrol(commune)
        await _boots_ahead(commune)
        await commune.tick()
        assert await _on_duty(commune) == 0
        assert not any("Giờ của máy chủ" in words for words in long.unread)


async def test_the_log_and_the_check_say_by_how_much(commune: Commune, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    await _boots_ahead(commune)
    assert "7 h 00 min ahead of Telegram's" in caplog.text
    assert "timedatectl" in caplog.text
    said = Printed()
    assert await _network(commune.bot, said.say) == 1
    assert said == ["đạt: telegram", "CẦN SỬA: giờ máy: máy này nhanh hơn Telegram 7 giờ 00 phút"]
    await _is_put_right(commune)
    assert await _network(commune.bot, said.say) == 0
    assert said[-1] == "đạt: giờ máy"


async def test_nothing_is_done_by_the_hour_before_it_is_known(commune: Commune) -> None:
    """Booted without a network: the clock may be anything."""
    await commune.phones("long", on_duty=("long",))
    await _patrol(commune)
    await commune.kill()
    commune.clock.now += AHEAD
    learn = type(commune.bot).learn_address
    try:
        type(commune.bot).learn_address = _nothing  # type: ignore[method-assign]
        await commune.start()
    finally:
        type(commune.bot).learn_address = learn  # type: ignore[method-assign]
    await commune.bot.ticker.tick()
    assert await _on_duty(commune) == 3
    await commune.bot.learn_address()
    await commune.bot.ticker.tick()
    assert await _on_duty(commune) == 0


# -- wrong by as much as ever: spans of time are right by it


async def _is_wrong_by(commune: Commune, minutes: float) -> None:
    commune.right_clock = lambda: commune.clock.now - timedelta(minutes=minutes)
    await commune.bot.api.call("getMe")
    await commune.tick()
    commune.everybody_reads()


async def test_not_well_reaches_the_duty_officer_by_a_clock_some_minutes_ahead(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await _is_wrong_by(commune, 6)
    await huy.says("không ổn").sees("Đã báo ngay")
    await thanh.hears("Huy nhắn là không ổn")
    await commune.forward(minutes=10)
    await long.hears("không ổn")


async def test_who_is_silent_is_missed_by_a_clock_some_minutes_slow(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await _is_wrong_by(commune, -6)
    await commune.forward(minutes=31)
    await huy.hears("có ổn không?")
    await commune.forward(minutes=20)
    for hand in (thanh, long):
        assert any("chưa trả lời" in words for words in hand.unread)


async def test_nobody_has_forgotten_to_check_out_by_a_wrong_hour(commune: Commune) -> None:
    """The questions go on beside it, and the shift is not closed either."""
    await commune.phones("thanh", "long", on_duty=("long",))
    await _patrol(commune)
    await _is_wrong_by(commune, 6)
    commune.clock.now = at("03:30", 15)
    await commune.bot.api.call("getMe")
    await commune.tick()
    assert await _on_duty(commune) == 3
    assert [len(commune[name].unread) for name in ("huy", "tu", "man")] == [1, 1, 1]
    await commune["huy"].hears("có ổn không?")
    commune.right_clock = None
    await commune.bot.api.call("getMe")
    await commune.tick()
    assert await _on_duty(commune) == 0


async def test_after_a_leap_an_alarm_goes_on_and_nobody_is_called_silent_anew(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await _patrol(commune)
    await commune["huy"].says("không ổn")
    await thanh.hears("Huy nhắn là không ổn")
    commune.right_clock = commune.clock
    await commune.bot.api.call("getMe")
    commune.right_clock = lambda: commune.clock.now - AHEAD
    commune.clock.now += AHEAD
    await commune.forward(minutes=10)
    assert any("Huy nhắn là không ổn" in words for words in long.unread)
    assert not commune["tu"].unread and not commune["man"].unread
    assert not any("chưa trả lời" in words for words in (*thanh.unread, *long.unread))


async def test_whoever_was_heard_by_an_hour_after_the_end_is_asked_again(commune: Commune) -> None:
    await commune.phones("thanh", "long", on_duty=("long",))
    await _patrol(commune)
    await _boots_ahead(commune)
    await commune["huy"].says("ổn")
    assert await commune.count("watches", "ok_at IS NULL") == 1
    await _is_put_right(commune)
    commune.everybody_reads()
    await commune.forward(minutes=31)
    await commune["huy"].hears("có ổn không?")


# -- behind: what is right looks ahead


BEHIND = timedelta(hours=3)  # a machine without a battery
KEPT = "SELECT held_at, holder_id, state FROM incidents", "SELECT seen_at, ok_step, ok_at, out_at FROM watches"


async def _boots_behind(commune: Commune) -> None:
    await commune.kill()
    commune.right_clock = lambda: commune.clock.now + BEHIND
    commune.clock.now -= BEHIND
    await commune.start()


async def _catches_up(commune: Commune) -> None:
    commune.clock.now += BEHIND
    commune.right_clock = None
    await commune.bot.api.call("getMe")
    await commune.tick()


async def test_a_machine_that_boots_behind_rewrites_nothing_that_was_right(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await huy.says("không ổn")
    await commune.forward(minutes=1)
    await thanh.taps("Tôi lo").taps("Đã gặp, ổn")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đã nhận")
    commune.everybody_reads()
    before = [await commune.rows(sql) for sql in KEPT]
    await _boots_behind(commune)
    await commune.tick()
    assert [await commune.rows(sql) for sql in KEPT] == before
    await _catches_up(commune)
    assert [await commune.rows(sql) for sql in KEPT] == before
    await commune.forward(minutes=8)
    assert not any("không ổn" in words for words in thanh.unread)
    assert await commune.count("incidents", "holder_id IS NOT NULL") == 1


async def test_what_calls_for_people_does_not_wait_for_it_to_catch_up(commune: Commune) -> None:
    _, long, yen = await commune.phones("thanh", "long", "yen", on_duty=("long",))
    huy, tu = await checked_in(commune, "huy", "tu")
    await huy.says("sos")
    await tu.says("không ổn")
    commune.everybody_reads()
    await _boots_behind(commune)
    await commune.forward(minutes=6)
    assert any("Cần cứu giúp ngay" in words for words in yen.unread)
    assert any("Tư nhắn là không ổn" in words for words in long.unread)


# -- what waits for the morning, what was sent in the future, what is old


async def _news_for_the_morning(commune: Commune) -> None:
    made = await shift(commune, "huy", "tu", starts_at=at("22:00", 18), ends_at=at("02:00", 19))
    huy = await commune.member("huy")
    await commune.work(lambda work: tell_changes(work, [News(made, [huy.id], Change.MOVED)], by=None))
    await commune.settle()


async def test_a_restart_at_night_wakes_nobody_for_what_waits_for_the_morning(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await _news_for_the_morning(commune)
    await commune.kill_and_restart()
    await commune.tick()
    assert not huy.unread
    await commune.forward(hours=9)
    await huy.hears("đổi giờ")


async def test_nor_does_a_clock_that_is_put_right(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await _news_for_the_morning(commune)
    commune.clock.now += AHEAD
    await commune.bot.ticker.tick()
    commune.clock.now -= AHEAD
    await commune.tick()
    assert not huy.unread


async def test_a_reminder_sent_in_the_future_keeps_nobodys_incident(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đã nhận")
    commune.clock.now += AHEAD
    await commune.tick()
    commune.clock.now -= AHEAD
    commune.everybody_reads()
    await commune.tick()
    await commune.forward(minutes=20)
    assert await commune.rows("SELECT state, holder_id FROM incidents") == [("new", None)]


async def test_a_warning_sent_in_the_future_hides_none(commune: Commune) -> None:
    """A warning from a future clock hides no later one, when nobody can be reached."""
    (huy,) = await commune.phones("huy")
    commune.clock.now += AHEAD
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await commune.forward(minutes=3)
    commune.everybody_reads()
    commune.clock.now -= AHEAD
    await commune.tick()
    await commune.forward(hours=3)
    assert huy.unread


async def test_nothing_is_thrown_away_by_a_clock_that_is_wrong(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    commune.clock.now += timedelta(days=400)
    commune.right_clock = lambda: commune.clock.now - timedelta(days=400)
    await commune.bot.api.call("getMe")
    await commune.bot.ticker.tidy_safely()
    assert await commune.count("inbox", "state = 'done'") > 0
    commune.right_clock = None
    await commune.bot.api.call("getMe")
    await commune.bot.ticker.tidy_safely()
    assert await commune.count("inbox", "state = 'done'") == 0


async def test_an_error_about_the_bearable_one_is_told_once(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    for second in range(20):
        await _is_wrong(commune, 5 + (second % 2) / 10)
    assert len(long.unread) == 1
    await long.hears("Giờ của máy chủ bị sai")


async def test_wrong_is_told_once_an_hour_and_right_to_whoever_has_heard_it(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    for minutes in (6, 0, 6, 0):
        await _is_wrong(commune, minutes)
    await long.hears("Giờ của máy chủ bị sai")
    await long.hears("Giờ của máy chủ đã đúng")
    assert not long.unread
    await _is_wrong(commune, 6)
    assert not long.unread
    await commune.forward(hours=1)
    await long.hears("Giờ của máy chủ bị sai")


async def _is_wrong(commune: Commune, minutes: float) -> None:
    commune.clock.now += timedelta(seconds=2)
    commune.right_clock = lambda: commune.clock.now - timedelta(minutes=minutes)
    await commune.bot.api.call("getMe")
    await commune.tick()


async def _nothing(_: object) -> None: ...


async def test_ten_minutes_back_delay_no_message_draft_or_ladder(commune: Commune) -> None:
    """Less than what is told of, and more than the clock runs over by itself."""
    huy, tu, long, yen = await commune.phones("huy", "tu", "long", "yen", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").says("thêm: có hai người")
    tu.phone.send_text("có người la hét ở bờ hồ")
    await commune.settle()
    commune.everybody_reads()
    commune.clock.now -= timedelta(minutes=10)
    await commune.tick()
    await long.hears("có hai người")
    await commune.forward(minutes=4)
    await tu.hears("Chưa đủ thông tin")
    await commune.forward(minutes=5)
    await yen.hears("Chưa có người nhận")
