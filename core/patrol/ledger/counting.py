"""The night ledger: who was on which shift from when to when, and how many nights that is. Plain functions.

A shift, and everything on it, belongs to the local day on which it starts. Times count in whole minutes, as they are
shown. A night is the span from `pay_from` to `pay_until`: whoever was on duty in it for `pay_least`, on one shift or on
two, has done one night, on the shift with which that was reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from core.patrol.access import leads
from core.patrol.ledger.actions import LogPage, ShowNight, Sign
from core.patrol.night.away import TimeSpan, total
from core.patrol.roster.fairness import nights
from core.patrol.rules import PatrolRules
from core.patrol.types.requests import Correction
from core.patrol.types.shift import By, Duty, Origin, Shift, ShiftState
from core.people.types import Member
from core.policy import Act, may
from core.screen import Option, Style
from core.text import Text
from core.work import Work

_HELD = frozenset({ShiftState.PUBLISHED, ShiftState.CLOSED})


class Flag(StrEnum):
    """Remark on a line of the ledger, for the one who signs."""

    BY_RULE = "by_rule"  # the check-out was forgotten
    UNSURE = "unsure"  # pressed while the network was away
    GONE = "gone"  # it ended with their being on patrol
    LATE_ENTRY = "late_entry"
    CORRECTED = "corrected"
    AWAY = "away"  # went and came back: the time between does not count
    OVERLAP = "overlap"  # part of the time is counted on another shift already
    UNSIGNED = "unsigned"


class Hand(StrEnum):
    """Signature under the ledger of a shift: first that of the one who answers for it, then the police's."""

    LEADER = "leader"
    POLICE = "police"


_SIGN = {Hand.LEADER: Text("button.sign_leader"), Hand.POLICE: Text("button.sign_police")}


@dataclass(frozen=True, slots=True)
class NightRow:
    """One member on one shift. `until_at` is None, and nothing counts, as long as they are still on duty."""

    shift: Shift
    assignment_id: int
    member_id: int
    origin: Origin
    from_at: datetime
    until_at: datetime | None
    minutes: int
    night_minutes: int
    night: bool
    flags: frozenset[Flag]


@dataclass(frozen=True, slots=True)
class Total:
    """One member's month. Of `nights` only `paid` are paid for, `money` đồng in all; `unsigned` are nights that the
    police have not signed yet."""

    member_id: int
    shifts: int
    minutes: int
    nights: int
    paid: int
    money: int
    unsigned: int


@dataclass(frozen=True, slots=True)
class _Stay:
    duty: Duty
    from_at: datetime
    until_at: datetime | None
    corrected: bool
    away: Sequence[TimeSpan]


@dataclass(slots=True)
class _Counted:
    """Nights of one member counted so far."""

    until: datetime | None = None
    nights: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    done: set[date] = field(default_factory=set)


def took_place(shift: Shift) -> bool:
    """Whether it took place, as far as the roster knows."""
    return shift.state in _HELD


def over(shift: Shift, now: datetime) -> bool:
    return took_place(shift) and shift.ends_at <= now


def rows_of(
    rules: PatrolRules,
    zone: ZoneInfo,
    duties: Iterable[Duty],
    corrections: Mapping[int, Correction],
    aways: Mapping[int, Sequence[TimeSpan]] = MappingProxyType({}),
) -> list[NightRow]:
    """In the order of their beginnings. `corrections` are the approved ones, by assignment, as are the times between
    going and coming back (`aways`); times that were corrected are one stay.

    What a member did on the day before must be among the duties: time is counted once, also over midnight.
    """
    stays = [
        stay
        for duty in duties
        if (stay := _stay(duty, corrections.get(duty.assignment.id), aways.get(duty.assignment.id, ())))
    ]
    stays.sort(key=lambda stay: (stay.from_at, stay.duty.shift.starts_at, stay.duty.assignment.id))
    people: dict[int, _Counted] = defaultdict(_Counted)
    return [_row(rules, zone, stay, people[stay.duty.assignment.member_id]) for stay in stays]


def _stay(duty: Duty, correction: Correction | None, away: Sequence[TimeSpan]) -> _Stay | None:
    """None for who was not there."""
    if duty.assignment.off or not took_place(duty.shift):
        return None
    in_at, out_at = (correction.in_at, correction.out_at) if correction else _written_down(duty)
    if in_at is None:
        return None
    from_at = _minute(in_at)
    until_at = max(from_at, _minute(out_at)) if out_at else None
    gaps = [] if correction else [(_minute(left), _minute(back)) for left, back in away]
    return _Stay(duty, from_at, until_at, correction is not None, gaps)


def _written_down(duty: Duty) -> tuple[datetime | None, datetime | None]:
    """Times as written down. A member who forgot to check out was there to the end of the shift at most."""
    out_at = duty.assignment.out_at
    if out_at is not None and duty.assignment.out_by is By.RULE:
        out_at = min(out_at, duty.shift.ends_at)
    return duty.assignment.in_at, out_at


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _row(rules: PatrolRules, zone: ZoneInfo, stay: _Stay, counted: _Counted) -> NightRow:
    until = stay.until_at or stay.from_at
    since = min(until, max(stay.from_at, counted.until or stay.from_at))
    there = _without(since, until, stay.away)
    parts = [part for first, last in there for part in nights(rules, zone, first, last)]
    for night, minutes in parts:
        counted.nights[night] += minutes
    least = rules.pay_least // timedelta(minutes=1)
    done = {night for night, _ in parts if counted.nights[night] >= least} - counted.done
    counted.done |= done
    counted.until = max(until, counted.until or until)
    shift, assignment = stay.duty.shift, stay.duty.assignment
    return NightRow(
        shift,
        assignment.id,
        assignment.member_id,
        assignment.origin,
        stay.from_at,
        stay.until_at,
        total(there) // timedelta(minutes=1),
        sum(minutes for _, minutes in parts),
        bool(done),
        _flags(stay, overlap=since > stay.from_at),
    )


def _without(since: datetime, until: datetime, away: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Parts of the span that are left without the time away."""
    left = list[TimeSpan]()
    for gone, back in away:
        if since < gone:
            left.append((since, min(gone, until)))
        since = max(since, back)
    return [*left, (since, until)] if since < until else left


def _flags(stay: _Stay, *, overlap: bool) -> frozenset[Flag]:
    shift, assignment = stay.duty.shift, stay.duty.assignment
    late = assignment.origin is Origin.LATE_ENTRY or assignment.in_by is By.LATE_ENTRY
    standing = {
        Flag.BY_RULE: assignment.out_by is By.RULE and not stay.corrected,
        Flag.UNSURE: By.OFFLINE in (assignment.in_by, assignment.out_by) and not stay.corrected,
        Flag.GONE: assignment.out_by is By.GONE and not stay.corrected,
        Flag.LATE_ENTRY: late,
        Flag.CORRECTED: stay.corrected,
        Flag.AWAY: bool(stay.away),
        Flag.OVERLAP: overlap,
        Flag.UNSIGNED: shift.police_signed_by is None,
    }
    return frozenset(flag for flag, holds in standing.items() if holds)


def totals(rules: PatrolRules, rows: Iterable[NightRow]) -> list[Total]:
    """A line for each member, as they first appear in the rows of one month."""
    of_member: dict[int, list[NightRow]] = defaultdict(list)
    for row in rows:
        of_member[row.member_id].append(row)
    return [_total(rules, member_id, found) for member_id, found in of_member.items()]


def _total(rules: PatrolRules, member_id: int, rows: list[NightRow]) -> Total:
    nights = sum(row.night for row in rows)
    paid = min(nights, rules.pay_cap)
    unsigned = sum(row.night and Flag.UNSIGNED in row.flags for row in rows)
    minutes = sum(row.minutes for row in rows)
    return Total(member_id, len(rows), minutes, nights, paid, paid * rules.pay_rate, unsigned)


def money(amount: int) -> str:
    """ "1.250.000"."""
    return f"{amount:,}".replace(",", ".")


def may_sign(member: Member | None, shift: Shift, hand: Hand, now: datetime) -> bool:
    """Whether this member can put this signature now, as far as the shift itself tells. Two people sign."""
    if member is None or not over(shift, now):
        return False
    if hand is Hand.LEADER:
        return shift.leader_signed_by is None and leads(member, shift)
    first = shift.leader_signed_by
    return shift.police_signed_by is None and first not in (None, member.id) and may(member, Act.SIGN_NIGHTS)


def ledger_buttons(work: Work, shift: Shift, member: Member, *, on_it: bool) -> list[list[Option]]:
    """Under a shift that is over: sign it, look at its times, correct them, print its page, enter who is missing."""
    if not over(shift, work.now):
        return []
    times = Option(Text("button.night_times"), ShowNight(shift.id).encode())
    if not leads(member, shift):
        return [[times]] if on_it else []
    return [*signatures(work, shift, member), [times, Option(Text("button.log_page"), LogPage(shift.id).encode())]]


def signatures(work: Work, shift: Shift, member: Member) -> list[list[Option]]:
    """The signature that this member can put now, if any."""
    return [
        [Option(_SIGN[hand], Sign(shift.id, hand).encode(), Style.SUCCESS)]
        for hand in Hand
        if may_sign(member, shift, hand, work.now)
    ]
