"""The hours of the night that count for pay: one place for the roster, which shares them out, and the ledger, which
counts them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.patrol.rules import PatrolRules

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
