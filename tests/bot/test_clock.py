"""The process's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.clock import SteadyClock

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
    machine.wall -= timedelta(minutes=10)
    machine.run(5)
    assert clock() == NOW + timedelta(seconds=65)


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
