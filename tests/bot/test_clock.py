"""The process's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.clock import ClockCheck, SteadyClock

NOW = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)


class Machine:
    """A machine whose clock can be set."""

    def __init__(self) -> None:
        self.wall = NOW
        self.uptime = 100.0

    def run(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.uptime += seconds


def test_a_clock_set_back_runs_on_from_where_it_was() -> None:
    machine = Machine()
    clock = SteadyClock(lambda: machine.wall, lambda: machine.uptime)
    machine.run(60)
    assert clock() == NOW + timedelta(seconds=60)
    machine.wall -= timedelta(minutes=2)
    machine.run(5)
    assert clock() == NOW + timedelta(seconds=65)


def test_a_machine_that_had_been_hours_ahead_is_followed() -> None:
    """A machine booted with the local hour; the network put it right a minute later."""
    machine = Machine()
    machine.wall += timedelta(hours=7)
    clock = SteadyClock(lambda: machine.wall, lambda: machine.uptime)
    machine.run(60)
    assert clock() == NOW + timedelta(hours=7, seconds=60)
    machine.wall -= timedelta(hours=7)
    machine.run(5)
    assert clock() == NOW + timedelta(seconds=65)
    machine.run(36000)
    assert clock() == NOW + timedelta(seconds=36065)


def _check(machine: Machine, *, accepted: bool = False) -> ClockCheck:
    return ClockCheck(lambda: machine.wall, accepted=accepted, monotonic=lambda: machine.uptime)


def test_nothing_is_believed_before_the_network_has_answered() -> None:
    machine = Machine()
    check = _check(machine)
    assert not check.believed() and not check.wrong()
    check.answered(format_datetime(NOW))
    assert check.believed() and not check.wrong()


@pytest.mark.parametrize("hours", [7, -7])
def test_a_clock_that_differs_by_hours_is_not_believed_until_it_is_right(hours: int) -> None:
    machine = Machine()
    check = _check(machine)
    machine.wall += timedelta(hours=hours)
    check.answered(format_datetime(NOW))
    assert not check.believed() and check.wrong()
    assert check.in_words().startswith("7 h 00 min " + ("ahead" if hours > 0 else "behind"))
    machine.wall = NOW
    check.answered(format_datetime(NOW))
    assert check.believed() and not check.wrong()


def test_some_minutes_are_borne() -> None:
    machine = Machine()
    check = _check(machine)
    machine.wall += timedelta(minutes=4)
    check.answered(format_datetime(NOW))
    assert check.believed()


def test_the_operator_has_the_last_word() -> None:
    machine = Machine()
    check = _check(machine, accepted=True)
    assert check.believed()
    machine.wall += timedelta(hours=7)
    check.answered(format_datetime(NOW))
    assert check.believed() and not check.wrong() and check.off


@pytest.mark.parametrize("date", ["", "yesterday", "Sat, 99 Nov 2026 15:30:00 GMT"])
def test_a_server_that_does_not_say_the_hour_cannot_be_asked(date: str) -> None:
    check = _check(Machine())
    check.answered(date)
    assert check.believed()


def test_a_clock_set_forward_is_followed() -> None:
    machine = Machine()
    clock = SteadyClock(lambda: machine.wall, lambda: machine.uptime)
    machine.wall += timedelta(hours=2)
    machine.run(1)
    assert clock() == NOW + timedelta(hours=2, seconds=1)


def test_it_follows_the_machine_again_once_that_has_caught_up() -> None:
    machine = Machine()
    clock = SteadyClock(lambda: machine.wall, lambda: machine.uptime)
    machine.wall -= timedelta(minutes=1)
    machine.run(30)
    assert clock() == NOW + timedelta(seconds=30)
    machine.wall += timedelta(minutes=2)
    assert clock() == NOW + timedelta(seconds=90)


def test_a_clock_that_leaps_is_not_believed_before_the_network_has_said_so() -> None:
    machine = Machine()
    check = _check(machine)
    check.answered(format_datetime(NOW))
    machine.run(3600)
    assert check.believed()
    machine.wall += timedelta(hours=7)
    assert not check.believed()
    check.answered(format_datetime(machine.wall))
    assert check.believed()


def test_an_error_about_the_bearable_one_is_one_error() -> None:
    machine = Machine()
    check = _check(machine)
    for minutes, wrong in ((4, False), (6, True), (4, True), (6, True), (2, False), (4, False)):
        machine.run(1)
        told = NOW + timedelta(seconds=machine.uptime)
        machine.wall = told + timedelta(minutes=minutes)
        check.answered(format_datetime(told))
        assert check.wrong() is wrong and check.believed() is not wrong


@pytest.mark.parametrize("minutes", [6, -6])
def test_by_a_clock_that_is_wrong_by_as_much_as_ever_spans_of_time_are_right(minutes: int) -> None:
    machine = Machine()
    check = _check(machine)
    machine.wall += timedelta(minutes=minutes)
    assert not check.steady()
    check.answered(format_datetime(NOW))
    assert check.steady() and not check.believed()
    machine.run(3600)
    assert check.steady()


@pytest.mark.parametrize("hours", [7, -7])
def test_after_a_leap_they_are_not_before_the_clock_is_right(hours: int) -> None:
    machine = Machine()
    check = _check(machine)
    check.answered(format_datetime(NOW))
    machine.wall += timedelta(hours=hours)
    assert not check.steady()
    for second in range(2):
        check.answered(format_datetime(NOW + timedelta(seconds=second)))
        assert not check.steady()
    machine.wall = NOW
    check.answered(format_datetime(NOW))
    assert check.steady() and check.believed()


def test_a_machine_that_slept_is_steady_once_it_is_told_the_hour() -> None:
    machine = Machine()
    check = _check(machine)
    machine.wall += timedelta(minutes=6)
    check.answered(format_datetime(NOW))
    machine.wall += timedelta(hours=1)  # and the uptime stood still
    assert not check.steady()
    check.answered(format_datetime(NOW + timedelta(hours=1)))
    assert check.steady()
