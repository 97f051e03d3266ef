"""What the last line says, and when a limit counts as missed."""

from __future__ import annotations

import pytest

from benchmarks.bench import last_line, missed, percentile

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
