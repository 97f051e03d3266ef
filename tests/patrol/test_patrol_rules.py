"""How the commune writes its shifts down, and clocks that strike at fixed spans."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.clocks import begun, struck
from core.patrol.labels import shift_hours, shift_name
from core.patrol.rules import PatrolRules
from core.patrol.types.plan import parse, weekdays
from core.patrol.types.shift import Shift
from core.rules import VIETNAM
from core.text import Text

START = datetime(2026, 11, 14, 15, 0, tzinfo=UTC)
DAY_BEFORE, TWO_HOURS, LAST = timedelta(hours=-24), timedelta(hours=-2), timedelta(minutes=-15)
BEFORE = (DAY_BEFORE, TWO_HOURS, LAST)


def test_the_shifts_of_the_commune() -> None:
    evening, night = PatrolRules().templates
    assert (evening.code, evening.starts, evening.ends) == ("T", time(19, 30), time(22, 30))
    assert evening.days == evening.peak_days == {4, 5, 6}
    assert (night.name, night.days, night.peak_days) == ("Ca đêm", {2, 4, 5}, frozenset(range(7)))
    assert night.on(date(2026, 11, 13), peak=False)  # a Friday
    assert not night.on(date(2026, 11, 15), peak=False)
    assert night.on(date(2026, 11, 15), peak=True)


def test_a_night_shift_ends_on_the_next_day() -> None:
    evening, night = PatrolRules().templates
    assert night.span(date(2026, 11, 14), VIETNAM) == (START, START + timedelta(hours=4))
    assert evening.span(date(2026, 11, 14), VIETNAM)[1] == datetime(2026, 11, 14, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "D; Ca đêm; 22:00-02:00",
        "đ; Ca đêm; 22:00-02:00; 2",
        "D; ; 22:00-02:00; 2",
        "D; Ca đêm; 22h-2h; 2",
        "D; Ca đêm; 22:00-22:00; 2",
        "D; Ca đêm; 25:00-02:00; 2",
        "D; Ca đêm; 22:00-02:00; 8",
        "D; Ca đêm; 22:00-02:00; 7-2",
        "D; Ca đêm; 22:00-02:00; 2; 3; 4",
    ],
)
def test_what_is_no_shift_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        parse(line)


def test_weekdays_are_counted_as_people_do() -> None:
    assert weekdays("2-6") == frozenset(range(5))
    assert weekdays("7, cn") == {5, 6}


def test_reminders_strike_in_turn() -> None:
    first = struck(BEFORE, START, 0, START - timedelta(hours=24))
    assert (first.reached, first.step, first.next_at) == ((0,), 1, START - timedelta(hours=2))
    assert struck(BEFORE, START, 1, START - timedelta(hours=3)).reached == ()
    last = struck(BEFORE, START, 2, START - timedelta(minutes=15))
    assert (last.reached, last.step, last.next_at) == ((2,), 3, None)


def test_what_was_missed_strikes_once_together() -> None:
    after = struck(BEFORE, START, 0, START - timedelta(minutes=5))
    assert (after.reached, after.step, after.next_at) == ((0, 1, 2), 3, None)


def test_a_clock_set_late_is_silent_about_what_is_past() -> None:
    late = begun(BEFORE, START, START - timedelta(hours=3))
    assert (late.reached, late.step, late.next_at) == ((), 1, START - timedelta(hours=2))


def _shift(first: date, hours: int) -> Shift:
    starts = datetime.combine(first, time(22, 0), VIETNAM).astimezone(UTC)
    ends = starts + timedelta(hours=hours)
    return Shift(1, first, "D", "Ca đêm", "T3", starts, ends, "", None, None, 3, 5, 8)


def test_a_shift_is_called_by_the_days_it_touches() -> None:
    assert shift_name(_shift(date(2026, 11, 14), 4), VIETNAM) == Text(
        "shift.called_over", name="Ca đêm", first="14", last="15/11"
    )
    assert shift_name(_shift(date(2026, 11, 30), 4), VIETNAM).params["first"] == "30/11"
    assert shift_name(_shift(date(2026, 11, 14), 1), VIETNAM) == Text("shift.called", name="Ca đêm", day="14/11")
    assert shift_hours(_shift(date(2026, 11, 14), 4), VIETNAM) == "22:00-02:00"
