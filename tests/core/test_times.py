"""Local days and hours."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from core.rules import VIETNAM
from core.times import in_hours, local_day, next_at
from tests.commune import at

NIGHT = (time(22, 0), time(6, 0))


@pytest.mark.parametrize("hour", ["22:00", "23:59", "00:00", "05:59"])
def test_the_night_runs_over_midnight(hour: str) -> None:
    assert in_hours(at(hour), *NIGHT, VIETNAM)


@pytest.mark.parametrize("hour", ["21:59", "06:00", "12:00"])
def test_the_day_is_no_night(hour: str) -> None:
    assert not in_hours(at(hour), *NIGHT, VIETNAM)


def test_hours_of_one_day() -> None:
    assert in_hours(at("13:00"), time(12), time(14), VIETNAM)
    assert not in_hours(at("14:00"), time(12), time(14), VIETNAM)


def test_the_day_is_the_communes() -> None:
    assert local_day(datetime(2026, 11, 14, 16, 59, tzinfo=UTC), VIETNAM) == "2026-11-14"
    assert local_day(datetime(2026, 11, 14, 17, 0, tzinfo=UTC), VIETNAM) == "2026-11-15"


@pytest.mark.parametrize(("now", "day"), [("06:29", 14), ("06:30", 15), ("22:30", 15)])
def test_the_next_half_past_six(now: str, day: int) -> None:
    assert next_at(at(now), time(6, 30), VIETNAM) == at("06:30", day=day)
