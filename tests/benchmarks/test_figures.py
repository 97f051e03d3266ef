"""The bench's last line, and when a limit counts as missed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.bench import last_line, missed
from benchmarks.history import FIGURES, Found, measure
from benchmarks.spread import percentile

GOOD = {
    "updates_s": 301.4,
    "yardstick_updates_s": 150.2,
    "ratio": 2.007,
    "alert_p50_ms": 12.34,
    "alert_p99_ms": 45.67,
    "cpu_ms_per_update": 3.333,
    "rss_mb": 86.6,
    "ready_s": 0.664,
    "alert_behind_broadcast_ms": 101.5,
}


def test_the_last_line_is_the_one_that_was_promised() -> None:
    assert last_line(GOOD) == (
        "bench: updates_s=301 yardstick_updates_s=150 ratio=2.01 alert_p50_ms=12.3 alert_p99_ms=45.7"
        " cpu_ms_per_update=3.33 rss_mb=87 ready_s=0.66 alert_behind_broadcast_ms=102"
    )
    assert not missed(GOOD)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ratio", 1.49),
        ("alert_p99_ms", 100.0),
        ("rss_mb", 120.0),
        ("ready_s", 2.01),
        ("alert_behind_broadcast_ms", 1001.0),
    ],
)
def test_a_missed_limit_is_named(key: str, value: float) -> None:
    (line,) = missed({**GOOD, key: value})
    assert line.startswith(key)


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(n) for n in range(1, 221)]
    assert (percentile(values, 50), percentile(values, 99), percentile([7.0], 99)) == (110.0, 218.0, 7.0)


# -- years of patrols ------------------------------------------------------------------------------------------------


def _history(**slow: float) -> Found:
    fast = {way: [1.0, 2.0, 3.0] for ways in FIGURES.values() for way in ways}
    return Found(10_000, fast | {way.replace("_", " "): [ms] * 3 for way, ms in slow.items()})


def test_the_line_of_the_history_is_the_one_that_was_promised() -> None:
    assert _history().lines()[-1] == "history: shifts=10000 my_shifts_ms=2.0 board_ms=2.0 tick_ms=2.0"
    assert not _history().missed()


@pytest.mark.parametrize(
    ("way", "figure"),
    [
        ("my_shifts", "my_shifts_ms"),
        ("board_of_a_shift", "board_ms"),
        ("board_of_all_teams", "board_ms"),
        ("tick_with_one_reminder", "tick_ms"),
    ],
)
def test_what_takes_twenty_milliseconds_is_named(way: str, figure: str) -> None:
    (line,) = _history(**{way: 20.0}).missed()
    assert line.startswith(figure)


async def test_every_way_is_measured_on_a_history_that_is_really_there(tmp_path: Path) -> None:
    found = await measure(tmp_path, shifts=90, rounds=2)
    assert found.shifts == 90 and set(found.took) >= {way for ways in FIGURES.values() for way in ways}
    with closing(sqlite3.connect(tmp_path / "binhyen.db")) as connection:
        ((held, broken),) = connection.execute(
            "SELECT (SELECT count(*) FROM shifts WHERE state IN ('closed', 'cancelled')),"
            " (SELECT count(*) FROM pragma_foreign_key_check)"
        )
    assert (held, broken) == (90, 0)
