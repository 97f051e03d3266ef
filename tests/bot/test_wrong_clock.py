"""The machine's clock is wrong: nobody is sent home by it, whoever calls for help is heard, and when it is right again
nothing waits for an hour that was never there."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.check import _network
from core.outbox import Priority
from core.patrol.clocks import set_clocks
from core.telling import plain
from core.text import Text
from core.work import Work
from tests.commune import Commune, running
from tests.patrol.duty_kit import checked_in

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
        await set_clocks(work, await work.tx.shifts.get(1))

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
    await long.hears("Giờ của máy chủ bị sai", "Báo tin và SOS vẫn chạy")
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
    said: list[str] = []
    assert await _network(commune.bot, said.append) == 1
    assert said == ["ok: telegram", "PROBLEM: clock: this machine is 7 h 00 min ahead of Telegram's"]
    await _is_put_right(commune)
    assert await _network(commune.bot, said.append) == 0
    assert said[-1] == "ok: clock"


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


async def _nothing(_: object) -> None: ...
