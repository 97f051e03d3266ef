"""The roster that is made out of templates and teams: whatever the commune, it can be walked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from core.patrol.roster.fairness import Load, Manned, counts, loads
from core.patrol.roster.gaps import Hindrance, Why, gaps, hindrance
from core.patrol.roster.generator import Known, generate, is_away, plan_on, rested, spans_of
from core.patrol.rules import PatrolRules
from core.patrol.types.plan import Absence, Plan, Template
from core.patrol.types.shift import NewShift, Shift, ShiftState
from core.people.types import Language, Member, MemberState, Role, Team
from core.rules import VIETNAM
from core.times import days_of

DECEMBER = date(2026, 12, 1)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
RULES = PatrolRules()
YEAR = Plan(1, "KH-02", date(2026, 1, 1), date(2027, 12, 31), 900)
PEAK = Plan(2, "KH-41", date(2026, 12, 10), date(2026, 12, 20), 901, peak=True)


def member(id_: int, team: str = "T1", *roles: Role, state: MemberState = MemberState.ACTIVE) -> Member:
    given_roles = frozenset(roles or {Role.SECURITY_MEMBER})
    return Member(id_, f"Người {id_}", f"N{id_}", "anh", Language.VI, state, given_roles, team)


def team(code: str = "T1") -> Team:
    return Team(code, f"Tổ {code[1:]}", (), "Nhà văn hóa")


def known(people: Sequence[Member], *plans: Plan, absences: Sequence[Absence] = ()) -> Known:
    codes = sorted({person.team or "" for person in people})
    return Known(tuple(team(code) for code in codes), tuple(people), plans or (YEAR,), tuple(absences))


def december(told: Known, rules: PatrolRules = RULES) -> list[NewShift]:
    return generate(rules, VIETNAM, told, days_of(DECEMBER), LONG_AGO)


def manned(shifts: Sequence[NewShift], state: ShiftState = ShiftState.DRAFT) -> list[Manned]:
    return [Manned(_stored(nth, shift, state), shift.members) for nth, shift in enumerate(shifts, 1)]


def _stored(id_: int, new: NewShift, state: ShiftState) -> Shift:
    told = {name: getattr(new, name) for name in new.__slots__ if name != "members"}
    return Shift(id=id_, **told, state=state)


# -- for every commune -----------------------------------------------------------------------------------------------

hours = st.sampled_from([time(18), time(19, 30), time(20), time(22), time(23), time(2), time(5)])
weekdays = st.frozensets(st.integers(0, 6), min_size=1)


@st.composite
def templates(draw: st.DrawFn) -> tuple[Template, ...]:
    found = []
    for code in draw(st.sampled_from(["D", "TD", "TDS"])):
        starts, ends = draw(st.tuples(hours, hours).filter(lambda span: 0 < (span[1].hour - span[0].hour) % 24 <= 9))
        found.append(Template(code, f"Ca {code}", starts, ends, draw(weekdays), draw(weekdays)))
    return tuple(found)


@st.composite
def absence(draw: st.DrawFn, members: int) -> Absence:
    first = DECEMBER + timedelta(days=draw(st.integers(-5, 30)))
    kinds = draw(st.sampled_from([frozenset[str](), frozenset({"D"}), frozenset({"T", "S"})]))
    return Absence(0, draw(st.integers(1, members)), first, first + timedelta(days=draw(st.integers(0, 20))), kinds)


@st.composite
def communes(draw: st.DrawFn) -> tuple[PatrolRules, Known]:
    size = draw(st.integers(1, 14))
    roles = st.sampled_from([Role.VOLUNTEER, Role.SECURITY_MEMBER, Role.TEAM_LEADER, Role.DUTY_OFFICER])
    states = st.sampled_from([MemberState.ACTIVE] * 4 + [MemberState.SUSPENDED, MemberState.INVITED])
    people = [
        member(id_, draw(st.sampled_from(["T1", "T2"])), draw(roles), state=draw(states)) for id_ in range(1, size + 1)
    ]
    minimum = draw(st.integers(1, 4))
    target = minimum + draw(st.integers(0, 3))
    rules = replace(
        RULES,
        templates=draw(templates()),
        minimum=minimum,
        target=target,
        maximum=target + draw(st.integers(0, 3)),
        rest=timedelta(hours=draw(st.integers(0, 14))),
        pay_cap=draw(st.integers(1, 31)),
    )
    absences = draw(st.lists(absence(size), max_size=6))
    return rules, known(people, YEAR, PEAK, absences=absences)


@settings(max_examples=60)
@given(communes())
def test_a_roster_can_be_walked(commune: tuple[PatrolRules, Known]) -> None:
    rules, told = commune
    shifts = december(told, rules)
    people = {person.id: person for person in told.members}
    for spans in spans_of(manned(shifts)).values():
        for (_, ends), (starts, _) in pairwise(sorted(spans)):
            assert ends + rules.rest <= starts, "no overlap, and rest in between"
    for shift in shifts:
        assert len(set(shift.members)) == len(shift.members) <= rules.target
        for id_ in shift.members:
            assert people[id_].active and people[id_].team == shift.team
            assert not any(is_away(absence, id_, shift.day, shift.template) for absence in told.absences)


@settings(max_examples=60)
@given(communes())
def test_somebody_answers_for_every_shift_and_never_a_youth(commune: tuple[PatrolRules, Known]) -> None:
    rules, told = commune
    people = {person.id: person for person in told.members}
    for shift in december(told, rules):
        assert shift.responsible_id in {*shift.members, plan_on(told.plans, shift.day).responsible_id}  # type: ignore[union-attr]
        assert shift.responsible_id not in people or people[shift.responsible_id].roles != {Role.VOLUNTEER}


@settings(max_examples=60)
@given(communes())
def test_every_shift_of_the_rules_is_there_once_and_what_lacks_is_said(commune: tuple[PatrolRules, Known]) -> None:
    rules, told = commune
    shifts = december(told, rules)
    wanted = [
        (day, template.code, one.code)
        for day in days_of(DECEMBER)
        for template in rules.templates
        for one in told.teams
        if template.on(day, peak=PEAK.starts_on <= day <= PEAK.ends_on)
    ]
    assert sorted((s.day, s.template, s.team) for s in shifts) == sorted(wanted)
    laid = manned(shifts)
    short = {gap.shift.id for gap in gaps(rules, replace(told, standing=tuple(laid)), laid)}
    assert {one.shift.id for one in laid if len(one.members) < rules.target} <= short


@settings(max_examples=60)
@given(communes())
def test_the_same_input_gives_the_same_roster(commune: tuple[PatrolRules, Known]) -> None:
    rules, told = commune
    assert december(told, rules) == december(told, rules)


@settings(max_examples=60)
@given(
    st.one_of(templates().map(lambda kinds: kinds[:1]), st.just(RULES.templates)),
    st.integers(2, 12),
    st.integers(1, 5),
    st.integers(0, 3),
)
def test_loads_differ_by_little(kinds: tuple[Template, ...], size: int, minimum: int, more: int) -> None:
    """Among people who are there all month. Evening and night overlap, and the evening gets whoever is left: there the
    nights, which come first, are shared out evenly."""
    rules = replace(RULES, templates=kinds, minimum=minimum, target=minimum + more, pay_cap=31)
    told = known([member(id_) for id_ in range(1, size + 1)])
    table = counts(rules, VIETNAM, manned(december(told, rules)))
    if not table:
        return
    for of in ("nights", "weekends", "lates") if len(kinds) == 1 else ("nights",):
        numbers = [getattr(table.get(person.id), of, 0) for person in told.members]
        assert max(numbers) - min(numbers) <= 2, (of, numbers)


# -- the commune of the domain notes ---------------------------------------------------------------------------------

ADULTS = [member(1, "T1", Role.TEAM_LEADER, Role.SECURITY_MEMBER), member(2)]
YOUTHS = [member(3, "T1", Role.VOLUNTEER), member(4, "T1", Role.VOLUNTEER), member(5, "T1", Role.VOLUNTEER)]


def test_nights_over_midnight_belong_to_the_day_they_start() -> None:
    shift = next(s for s in december(known(ADULTS)) if s.template == "D")
    assert (shift.day, shift.day.weekday()) == (date(2026, 12, 2), 2)
    assert shift.starts_at == datetime(2026, 12, 2, 15, tzinfo=UTC)
    assert shift.ends_at == datetime(2026, 12, 2, 19, tzinfo=UTC)


def test_a_peak_campaign_has_its_own_days() -> None:
    nights = [s.day for s in december(known(ADULTS, YEAR, PEAK)) if s.template == "D"]
    assert [day.day for day in nights] == [2, 4, 5, 9, *range(10, 21), 23, 25, 26, 30]


def test_no_shift_is_left_to_youths_alone_while_there_is_anybody_else() -> None:
    for shift in december(known([*ADULTS, *YOUTHS]), replace(RULES, minimum=2, target=2)):
        assert {1, 2} & set(shift.members)


def test_the_leader_answers_else_the_security_team_else_the_officer_of_the_plan() -> None:
    told = known([*ADULTS, *YOUTHS])
    for shift in december(told, replace(RULES, minimum=2, target=2)):
        assert shift.responsible_id == (1 if 1 in shift.members else 2)
    assert {shift.responsible_id for shift in december(known(YOUTHS))} == {YEAR.responsible_id}


def test_a_shift_that_stands_is_left_alone_and_counts() -> None:
    told = known(ADULTS)
    first, *_ = december(told)
    standing = Manned(_stored(1, replace(first, members=(1, 2)), ShiftState.PUBLISHED), (1, 2))
    again = december(replace(told, standing=(standing,)))
    assert (first.day, first.template) not in {(s.day, s.template) for s in again}
    assert rested((first.starts_at, first.ends_at), [(s.starts_at, s.ends_at) for s in again], RULES.rest)


def test_what_has_begun_is_not_planned_any_more() -> None:
    noon = datetime(2026, 12, 15, 5, tzinfo=UTC)
    shifts = generate(RULES, VIETNAM, known(ADULTS), days_of(DECEMBER), noon)
    assert min(shift.starts_at for shift in shifts) > noon


def test_who_comes_back_from_leave_need_not_make_up_for_it() -> None:
    crew = [member(id_) for id_ in range(1, 7)]
    leave = Absence(0, 1, DECEMBER, date(2026, 12, 15))
    rules = replace(RULES, minimum=3, target=3)
    after_leave = [s for s in december(known(crew, absences=[leave]), rules) if s.day > leave.ends_on]
    nights = [sum(id_ in s.members for s in after_leave if s.template == "D") for id_ in range(1, 7)]
    assert max(nights) - min(nights) <= 1


def test_the_nights_of_november_count_in_december_but_not_without_end() -> None:
    crew = [member(id_) for id_ in range(1, 7)]
    rules = replace(RULES, minimum=3, target=3)
    november = [
        replace(s, members=(1, 2, 3))
        for s in generate(rules, VIETNAM, known(crew), days_of(date(2026, 11, 1)), LONG_AGO)
    ]
    told = replace(known(crew), standing=tuple(manned(november, ShiftState.CLOSED)))
    table = counts(rules, VIETNAM, manned(december(told, rules)))
    assert all(table[tired].nights < table[fresh].nights for tired in (1, 2, 3) for fresh in (4, 5, 6))
    assert table[1].nights >= table[4].nights - 4


def test_nobody_is_asked_for_more_nights_than_are_paid_to_reach_the_target() -> None:
    peak = replace(PEAK, starts_on=DECEMBER, ends_on=date(2026, 12, 31))
    table = counts(RULES, VIETNAM, manned(december(known([member(id_) for id_ in range(1, 13)], YEAR, peak))))
    assert {count.nights for count in table.values()} <= {9, 10}


def test_what_weighs_as_what() -> None:
    shifts = {(s.day.day, s.template): s for s in december(known(ADULTS))}
    weighs = {key: loads(RULES, VIETNAM, s.day, s.starts_at, s.ends_at) for key, s in shifts.items()}
    assert weighs[2, "D"] == {Load.NIGHT}
    assert weighs[5, "D"] == {Load.NIGHT, Load.WEEKEND}
    assert weighs[5, "T"] == {Load.LATE}


# -- gaps ------------------------------------------------------------------------------------------------------------


def _why(told: Known, rules: PatrolRules = RULES) -> set[Why]:
    laid = manned(december(told, rules))
    return {gap.why for gap in gaps(rules, replace(told, standing=tuple(laid)), laid)}


def test_every_gap_says_why() -> None:
    crew = [member(id_) for id_ in range(1, 6)]
    nights = replace(RULES, templates=RULES.templates[1:], minimum=3, target=5, pay_cap=31)
    assert _why(known(crew), nights) == set()
    assert _why(known(crew[:2]), nights) == {Why.SMALL_TEAM}
    leave = [Absence(0, id_, DECEMBER, date(2026, 12, 31)) for id_ in (1, 2)]
    assert _why(known(crew, absences=leave), nights) == {Why.AWAY}
    assert Why.BUSY in _why(known(crew))  # the evening shift ends when the night shift has begun
    assert _why(known(YOUTHS), replace(nights, target=3)) == {Why.YOUTHS}
    assert _why(known(crew, replace(YEAR, ends_on=date(2026, 12, 6))), nights) == {Why.NO_PLAN}
    assert _why(known(crew), replace(nights, pay_cap=5)) == {Why.FREE}


def test_who_was_suspended_since_fills_no_gap() -> None:
    crew = [member(id_) for id_ in range(1, 6)]
    nights = replace(RULES, templates=RULES.templates[1:], minimum=5, pay_cap=31)
    laid = manned(december(known(crew), nights), ShiftState.PUBLISHED)
    left = replace(known(crew[:4]), standing=tuple(laid))
    assert {(gap.have, gap.why, gap.n) for gap in gaps(nights, left, laid)} == {(4, Why.SMALL_TEAM, 4)}


def test_what_stands_in_the_way_of_a_member() -> None:
    crew = [member(1), member(2), member(3, state=MemberState.SUSPENDED)]
    leave = Absence(0, 2, date(2026, 12, 4), date(2026, 12, 4), frozenset({"D"}))
    laid = manned(december(replace(known(crew, absences=[leave]))))
    told = replace(known(crew, absences=[leave]), standing=tuple(replace(one, members=(1,)) for one in laid))
    shifts = {(one.shift.day.day, one.shift.template): one.shift for one in laid}
    assert hindrance(RULES, told, shifts[4, "D"], crew[2]) is Hindrance.INACTIVE
    assert hindrance(RULES, told, shifts[4, "D"], crew[1]) is Hindrance.AWAY
    assert hindrance(RULES, told, shifts[4, "T"], crew[1]) is None
    assert hindrance(RULES, told, shifts[4, "T"], crew[0]) is Hindrance.BUSY
    early = replace(shifts[2, "D"], id=99, starts_at=shifts[2, "D"].ends_at + timedelta(hours=7))
    early = replace(early, ends_at=early.starts_at + timedelta(hours=2))
    assert hindrance(RULES, told, early, crew[0]) is Hindrance.RESTING
    assert hindrance(RULES, told, shifts[2, "D"], crew[0]) is None
