"""How nights are counted: nothing twice, nothing for a forgotten check-out, never more than the cap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.patrol.ledger.counting import Flag, NightRow, money, rows_of, totals
from core.patrol.roster.fairness import Load, loads
from core.patrol.rules import PatrolRules
from core.patrol.types.requests import Correction, CorrectionState
from core.patrol.types.shift import Assignment, By, Duty, Origin, Shift, ShiftState
from core.rules import VIETNAM
from core.speech.hours import near_shift, parse_hour
from core.times import Month
from tests.commune import at

RULES = PatrolRules()
A_MINUTE = timedelta(minutes=1)
EVENING, NIGHT = ("19:30", "22:30"), ("22:00", "02:00")


def duty(
    came: str | None,
    left: str | None,
    *,
    day: int = 14,
    hours: tuple[str, str] = NIGHT,
    state: ShiftState = ShiftState.CLOSED,
    **more: Any,
) -> Duty:
    """Duty with these hours. A coming or leaving before noon is on the day after."""
    id_ = more.pop("id", day * 10 + int(hours[0][:2]))
    shift = Shift(
        id_,
        date(2026, 11, day),
        "D",
        "Ca đêm",
        "T3",
        moment(hours[0], day),
        moment(hours[1], day),
        "",
        None,
        None,
        3,
        5,
        8,
        state,
    )
    on = Assignment(
        id_, id_, more.pop("member", 1), in_at=came and moment(came, day), out_at=left and moment(left, day)
    )
    return Duty(shift, replace(on, **more))


def moment(clock: str, day: int) -> datetime:
    return at(clock, day if clock >= "12:00" else day + 1)


def rows(
    *duties: Duty, corrections: Sequence[Correction] = (), away: Sequence[tuple[str, str]] = (), day: int = 14
) -> list[NightRow]:
    """`away`: when whoever is on the first of them had gone and come back."""
    spans = [(moment(left, day), moment(back, day)) for left, back in away]
    aways = {duties[0].assignment.id: spans} if spans else {}
    return rows_of(RULES, VIETNAM, duties, {c.assignment_id: c for c in corrections}, aways)


@pytest.mark.parametrize(
    "hours", [NIGHT, EVENING, ("20:00", "23:59"), ("22:00", "23:59"), ("19:00", "05:00"), ("04:00", "08:00")]
)
def test_the_roster_shares_out_as_nights_what_the_ledger_counts_as_nights(hours: tuple[str, str]) -> None:
    whole = duty(*hours, hours=hours)
    weighs = loads(RULES, VIETNAM, whole.shift.day, whole.shift.starts_at, whole.shift.ends_at)
    assert (Load.NIGHT in weighs) == rows(whole)[0].night


def correction(of: Duty, came: str | None, left: str | None) -> Correction:
    day = of.shift.day.day
    in_at, out_at = came and moment(came, day), left and moment(left, day)
    made = Correction(1, of.assignment.id, of.shift.id, in_at or None, out_at or None, "", 2, at("08:00", day + 1))
    return replace(made, state=CorrectionState.APPROVED)


def test_a_whole_night_shift_is_one_night() -> None:
    (row,) = rows(duty("21:58", "02:04"))
    assert (row.minutes, row.night_minutes, row.night) == (246, 244, True)
    assert row.flags == {Flag.UNSIGNED}


@pytest.mark.parametrize(
    ("came", "left", "night"),
    [("22:00", "00:00", True), ("22:01", "00:00", False), ("19:30", "23:59", False), ("04:00", "06:30", True)],
)
def test_two_hours_between_ten_and_six_are_a_night(came: str, left: str, night: bool) -> None:
    (row,) = rows(duty(came, left))
    assert row.night is night


def test_the_seconds_of_a_tap_decide_nothing() -> None:
    """22:00 to 00:00 is what the page shows, and two hours is what it says."""
    seen = duty("22:00", "00:00")
    tapped = replace(seen.assignment, in_at=at("22:00") + timedelta(seconds=50), out_at=at("00:00", 15) + A_MINUTE / 6)
    (row,) = rows(replace(seen, assignment=tapped))
    assert (row.minutes, row.night) == (120, True)


def test_two_shifts_of_one_night_are_one_night_and_common_time_counts_once() -> None:
    evening, night = rows(duty("19:30", "22:30", hours=EVENING), duty("22:10", "02:00"))
    assert (evening.minutes, evening.night_minutes, evening.night) == (180, 30, False)
    assert (night.minutes, night.night_minutes, night.night) == (210, 210, True)
    assert Flag.OVERLAP in night.flags
    assert totals(RULES, [evening, night])[0].nights == 1


def test_a_night_begun_on_one_shift_and_ended_on_another_counts_once() -> None:
    first, second, third = rows(
        duty("22:00", "23:30"), duty("00:00", "01:00", id=7), duty("02:00", "05:00", id=8, hours=("02:00", "05:00"))
    )
    assert [row.night for row in (first, second, third)] == [False, True, False]


def test_a_forgotten_check_out_counts_to_the_end_of_the_shift() -> None:
    (row,) = rows(duty("22:00", "03:15", out_by=By.RULE))
    assert row.until_at == at("02:00", 15)
    assert (row.minutes, Flag.BY_RULE in row.flags) == (240, True)


def test_closed_by_rule_before_the_end_counts_no_longer_than_that() -> None:
    (row,) = rows(duty("22:00", "01:00", out_by=By.RULE))
    assert row.minutes == 180


def test_who_came_after_the_end_and_forgot_to_leave_was_there_for_nothing() -> None:
    (row,) = rows(duty("02:30", "03:15", out_by=By.RULE))
    assert (row.minutes, row.night) == (0, False)


def test_who_is_still_on_duty_has_no_night_yet() -> None:
    (row,) = rows(duty("22:00", None, state=ShiftState.PUBLISHED))
    assert (row.until_at, row.minutes, row.night) == (None, 0, False)


def test_who_was_not_there_has_no_line() -> None:
    assert rows(duty(None, None)) == []
    assert rows(duty("22:00", "02:00", off=True)) == []
    assert rows(duty("22:00", "02:00", state=ShiftState.CANCELLED)) == []
    assert rows(duty("22:00", "02:00", state=ShiftState.DRAFT)) == []


def test_an_approved_correction_takes_the_place_of_what_was_written_down() -> None:
    done = duty("22:00", "03:15", out_by=By.RULE)
    (row,) = rows(done, corrections=[correction(done, "22:30", "02:40")])
    assert (row.from_at, row.until_at, row.minutes) == (at("22:30"), at("02:40", 15), 250)
    assert row.flags == {Flag.CORRECTED, Flag.UNSIGNED}


def test_a_correction_can_say_that_somebody_was_not_there_or_was() -> None:
    came, missed = duty("22:00", "02:00"), duty(None, None, id=9, member=2)
    (row,) = rows(came, missed, corrections=[correction(came, None, None), correction(missed, "22:00", "02:00")])
    assert (row.member_id, row.night) == (2, True)


def test_what_was_entered_afterwards_or_signed_shows() -> None:
    entered = duty("22:00", "02:00", origin=Origin.LATE_ENTRY)
    listed = duty("22:00", "02:00", in_by=By.LATE_ENTRY, member=2)
    signed = replace(listed, shift=replace(listed.shift, leader_signed_by=5, police_signed_by=6))
    assert [row.flags for row in rows(entered, signed)] == [{Flag.LATE_ENTRY, Flag.UNSIGNED}, {Flag.LATE_ENTRY}]


def test_a_month_is_paid_up_to_the_cap() -> None:
    (total,) = totals(RULES, rows(*(duty("22:00", "02:00", day=day) for day in range(1, 14))))
    assert (total.shifts, total.nights, total.paid, total.money) == (13, 13, 10, 1_500_000)
    assert total.unsigned == 13


@pytest.mark.parametrize(("amount", "shown"), [(0, "0"), (999, "999"), (150_000, "150.000"), (1_250_000, "1.250.000")])
def test_money_is_written_with_dots(amount: int, shown: str) -> None:
    assert money(amount) == shown


# -- whatever people do ----------------------------------------------------------------------------------------------

MONTH_BEGINS = at("00:00", 1)
_MINUTES = st.integers(0, 5 * 24 * 60)


@st.composite
def months(draw: st.DrawFn) -> list[Duty]:
    """A few people on many shifts within five days, overlapping as they like."""
    return [draw(_one(id_)) for id_ in range(draw(st.integers(0, 12)))]


@st.composite
def _one(draw: st.DrawFn, id_: int) -> Duty:
    starts, lasts = draw(_MINUTES), draw(st.integers(1, 12 * 60))
    came, stayed = starts + draw(st.integers(-60, 60)), draw(st.none() | st.integers(0, 14 * 60))
    begins, ends = MONTH_BEGINS + starts * A_MINUTE, MONTH_BEGINS + (starts + lasts) * A_MINUTE
    day = begins.astimezone(VIETNAM).date()
    shift = Shift(id_, day, "D", "Ca", "T3", begins, ends, "", None, None, 1, 1, 9, ShiftState.CLOSED)
    in_at = MONTH_BEGINS + came * A_MINUTE
    out_at = None if stayed is None else in_at + stayed * A_MINUTE
    by = draw(st.sampled_from([By.SELF, By.LEADER, By.RULE]))
    return Duty(shift, Assignment(id_, id_, draw(st.integers(1, 3)), in_at=in_at, out_at=out_at, out_by=by))


def _there(duties: Sequence[Duty], member: int) -> set[datetime]:
    """Every minute in which this member was on duty, written down the slow way."""
    minutes: set[datetime] = set()
    for one in duties:
        on = one.assignment
        if on.member_id == member and on.in_at and on.out_at:
            end = min(on.out_at, one.shift.ends_at) if on.out_by is By.RULE else on.out_at
            minutes |= {on.in_at + n * A_MINUTE for n in range(max(0, (end - on.in_at) // A_MINUTE))}
    return minutes


def _nights(minutes: set[datetime]) -> int:
    """Spans from 22:00 to 06:00 with at least two hours of these minutes in them."""
    spans: dict[date, int] = {}
    for one in minutes:
        local = one.astimezone(VIETNAM)
        if local.time() >= time(22) or local.time() < time(6):
            night = (local - timedelta(hours=6)).date()
            spans[night] = spans.get(night, 0) + 1
    return sum(found >= 120 for found in spans.values())


@given(duties=months())
def test_every_minute_counts_exactly_once(duties: list[Duty]) -> None:
    found = rows(*duties)
    for member in {one.assignment.member_id for one in duties}:
        there, own = _there(duties, member), [row for row in found if row.member_id == member]
        assert sum(row.minutes for row in own) == len(there)
        at_night = {m for m in there if not time(6) <= m.astimezone(VIETNAM).time() < time(22)}
        assert sum(row.night_minutes for row in own) == len(at_night)


@given(duties=months())
def test_every_night_counts_at_most_once_and_none_is_lost(duties: list[Duty]) -> None:
    """A single shift is paid as one night, however long somebody stays."""
    for total in totals(RULES, rows(*duties)):
        assert total.nights <= _nights(_there(duties, total.member_id))
        assert total.paid == min(total.nights, RULES.pay_cap)
        assert total.money == total.paid * RULES.pay_rate
    short = [
        one
        for one in duties
        if (one.assignment.out_at or MONTH_BEGINS) - (one.assignment.in_at or MONTH_BEGINS) < timedelta(hours=10)
    ]
    for total in totals(RULES, rows(*short)):
        assert total.nights == _nights(_there(short, total.member_id))


@given(duties=months(), mixed=st.randoms())
def test_the_order_in_which_shifts_are_found_changes_nothing(duties: list[Duty], mixed: Any) -> None:
    other = list(duties)
    mixed.shuffle(other)
    assert rows(*other) == rows(*duties)


@given(duties=months())
def test_a_forgotten_check_out_never_counts_past_the_shift(duties: list[Duty]) -> None:
    for row in rows(*duties):
        if Flag.BY_RULE in row.flags and row.until_at is not None and row.until_at > row.from_at:
            assert row.until_at <= row.shift.ends_at


@given(duties=months())
def test_a_month_begins_in_the_middle_of_everything(duties: list[Duty]) -> None:
    """To count it right, the day before it is enough."""
    first = date(2026, 11, 3)
    enough = [one for one in duties if one.shift.day >= first - timedelta(days=1)]
    month, whole = ([row for row in rows(*found) if row.shift.day >= first] for found in (enough, duties))
    assert month == whole


# -- months and hours ------------------------------------------------------------------------------------------------


@given(year=st.integers(2000, 2098), number=st.integers(1, 12))
def test_months_follow_each_other(year: int, number: int) -> None:
    month = Month(year, number)
    assert Month.parse(str(month)) == month == month.next.before
    assert month.last + timedelta(days=1) == month.next.first


@pytest.mark.parametrize("written", ["", "2026-13", "11/2026", "2026-1", "2026-11-01"])
def test_what_is_no_month(written: str) -> None:
    with pytest.raises(ValueError):
        Month.parse(written)


def test_the_month_of_a_moment_is_the_local_one() -> None:
    assert Month.at(datetime(2026, 10, 31, 17, 30, tzinfo=UTC), VIETNAM) == Month(2026, 11)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("22:15", time(22, 15)),
        ("22h15", time(22, 15)),
        ("22g", time(22)),
        ("2 giờ 30", time(2, 30)),
        ("22 giờ 05 phút", time(22, 5)),
        ("2230", time(22, 30)),
        ("25:00", None),
        ("22:75", None),
        ("khoảng mười giờ", None),
        ("", None),
    ],
)
def test_hours_as_people_type_them(typed: str, hour: time | None) -> None:
    assert parse_hour(typed) == hour


@pytest.mark.parametrize(
    ("typed", "moment_"), [("21:50", at("21:50")), ("1:30", at("01:30", 15)), ("02:40", at("02:40", 15))]
)
def test_an_hour_is_the_one_nearest_to_the_shift(typed: str, moment_: datetime) -> None:
    assert near_shift(parse_hour(typed) or time(), duty(None, None).shift, VIETNAM) == moment_


def test_whoever_went_and_came_back_did_both_stays() -> None:
    (row,) = rows(duty("22:00", "02:00"), away=[("23:00", "00:30")])
    assert (row.minutes, row.night_minutes, row.night) == (150, 150, True)
    assert Flag.AWAY in row.flags


def test_together_they_must_be_long_enough() -> None:
    (row,) = rows(duty("22:00", "02:00"), away=[("22:30", "23:30"), ("00:30", "01:45")])
    assert (row.minutes, row.night) == (105, False)


def test_what_was_corrected_is_one_stay() -> None:
    whole = duty("22:00", "02:00")
    (row,) = rows(whole, corrections=[correction(whole, "22:00", "02:00")], away=[("23:00", "00:30")])
    assert row.minutes == 240
    assert row.flags >= {Flag.CORRECTED} and Flag.AWAY not in row.flags


def test_time_on_another_shift_counts_once_also_when_it_was_left() -> None:
    """An evening shift that ended late, and the night shift left just then."""
    evening = duty("19:30", "22:30", id=1)
    night = duty("22:00", "02:00", id=2)
    first, second = rows_of(RULES, VIETNAM, [evening, night], {}, {2: [(moment("22:20", 14), moment("23:00", 14))]})
    assert (first.minutes, second.minutes) == (180, 180)


@pytest.mark.parametrize(
    ("span", "minutes"),
    [(("21:00", "21:30"), 240), (("21:00", "22:30"), 210), (("01:00", "03:00"), 180), (("02:30", "03:00"), 240)],
)
def test_only_what_lies_within_the_stay_is_left_out(span: tuple[str, str], minutes: int) -> None:
    (row,) = rows(duty("22:00", "02:00"), away=[span])
    assert row.minutes == minutes
