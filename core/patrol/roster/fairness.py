"""Nights, weekend nights and late shifts: who had how many, and whose turn it is. Plain functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from zoneinfo import ZoneInfo

from core.patrol.rules import PatrolRules
from core.patrol.types.shift import Shift

_WEEKEND = frozenset({4, 5})  # the nights before Saturday and Sunday, when others are free
_CATCH_UP = 2  # who had more or less than their share before the month: at most so much is made up for


class Load(StrEnum):
    """Weight of a shift, as the fairness table counts it."""

    NIGHT = "night"  # it counts for pay
    WEEKEND = "weekend"  # a night of Friday or Saturday
    LATE = "late"  # into the night hours, without being a night
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Manned:
    """A shift with the members who are on it; `away` are those who would be, and are on leave."""

    shift: Shift
    members: tuple[int, ...]
    away: tuple[int, ...] = ()


@dataclass(slots=True)
class Count:
    """One member's shifts of a span."""

    shifts: int = 0
    nights: int = 0
    weekends: int = 0
    lates: int = 0


def loads(rules: PatrolRules, zone: ZoneInfo, day: date, starts_at: datetime, ends_at: datetime) -> frozenset[Load]:
    night = most_of_a_night(rules, zone, starts_at, ends_at)
    if night >= rules.pay_least:
        return frozenset({Load.NIGHT, Load.WEEKEND} if day.weekday() in _WEEKEND else {Load.NIGHT})
    return frozenset({Load.LATE if night else Load.OTHER})


def shift_loads(rules: PatrolRules, zone: ZoneInfo, shift: Shift) -> frozenset[Load]:
    return loads(rules, zone, shift.day, shift.starts_at, shift.ends_at)


def counts(rules: PatrolRules, zone: ZoneInfo, manned: Iterable[Manned]) -> dict[int, Count]:
    """The fairness table."""
    found: defaultdict[int, Count] = defaultdict(Count)
    for one in manned:
        weighs = shift_loads(rules, zone, one.shift)
        for member in one.members:
            count = found[member]
            count.shifts += 1
            count.nights += Load.NIGHT in weighs
            count.weekends += Load.WEEKEND in weighs
            count.lates += Load.LATE in weighs
    return dict(found)


def usual(found: Iterable[Count]) -> int:
    """How many nights one usually has: as many people have more as have less."""
    nights = sorted(count.nights for count in found)
    return nights[len(nights) // 2] if nights else 0


def standing_out(found: Sequence[Count]) -> tuple[list[int], list[int]]:
    """The places of those who have many more nights than usual, and many less: more than a roster makes up for."""
    middle = usual(found)
    more = [place for place, count in enumerate(found) if count.nights - middle > _CATCH_UP]
    less = [place for place, count in enumerate(found) if middle - count.nights > _CATCH_UP]
    return more, less


class Shares:
    """Places owed to each member: every place is shared out evenly among those who were there that day, and the member
    who had it has had one. Members on leave, or new, gather no debt."""

    def __init__(self) -> None:
        self._owed: defaultdict[tuple[int, Load], Fraction] = defaultdict(Fraction)

    def filled(self, weighs: Iterable[Load], there: Collection[int], member: int) -> None:
        """One place on a shift was given to this member."""
        for load in weighs:
            for one in there:
                self._owed[one, load] += Fraction(1, len(there))
            self._owed[member, load] -= 1

    def owed(self, weighs: Iterable[Load], member: int) -> Fraction:
        return sum((self._owed[member, load] for load in weighs), Fraction(0))

    def forgive(self) -> None:
        """A new month begins: what is left of the old one counts, within limits."""
        for key, owed in self._owed.items():
            self._owed[key] = max(Fraction(-_CATCH_UP), min(Fraction(_CATCH_UP), owed))


_A_DAY = timedelta(days=1)


def nights(rules: PatrolRules, zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[tuple[date, int]]:
    """The nights into which this span falls, by the local day on which each begins, and for how many minutes."""
    day = since.astimezone(zone).date() - _A_DAY
    while (opens := datetime.combine(day, rules.pay_from, zone)) < until:
        closes = datetime.combine(day if rules.pay_until > rules.pay_from else day + _A_DAY, rules.pay_until, zone)
        minutes = (min(closes, until) - max(opens, since)) // timedelta(minutes=1)
        if minutes > 0:
            yield day, minutes
        day += _A_DAY


def most_of_a_night(rules: PatrolRules, zone: ZoneInfo, since: datetime, until: datetime) -> timedelta:
    """How long this span lies in that one night of which it has most."""
    return timedelta(minutes=max((minutes for _, minutes in nights(rules, zone, since, until)), default=0))
