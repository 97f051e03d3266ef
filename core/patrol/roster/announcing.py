"""Telling of a published roster, and of every later change: each member their own shifts, once, at a decent hour."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.notify import notice
from core.outbox import NewMessage, Priority
from core.patrol.roster.payloads import Change, RosterPublished, ShiftChanged, month_number
from core.patrol.types.shift import Shift, ShiftState
from core.people.types import Account
from core.times import in_hours, next_at
from core.work import Work

_MORNING = timedelta(hours=1)  # after the quiet hours: a roster is no alarm clock
_TOO_LATE = timedelta(hours=6)  # what concerns a shift so soon after the morning is told at night


async def tell_roster(work: Work, shifts: Collection[Shift]) -> int:
    """Every member of these shifts, just published, gets one message with their own. Returns how many will."""
    assigned = await work.tx.patrol.assignments.of_shifts([shift.id for shift in shifts])
    members = {one.member_id for of_shift in assigned.values() for one in of_shift}
    accounts = await work.tx.people.members.accounts_of(members) if members else {}
    first, last = min(shift.day for shift in shifts), max(shift.day for shift in shifts)
    number = min(shift.id for shift in shifts)
    over = max(shift.starts_at for shift in shifts)
    published = RosterPublished(first, last)
    told = [
        notice(published, account.id, Priority.REMINDER, f"roster:{account.id}:{first:%Y-%m}:{number}", expires_at=over)
        for account in accounts.values()
    ]
    await _add(work, told, min(shift.starts_at for shift in shifts))
    return len(told)


async def tell_change(
    work: Work, shift: Shift, member_ids: Collection[int], change: Change, *, by: int | None = None
) -> None:
    """Those whom it concerns, but not the one who did it. Nobody hears of a draft; who has not yet been sent the
    roster, or the news before this, will see how it stands when that comes."""
    await tell_changes(work, [News(shift, member_ids, change)], by=by)


@dataclass(frozen=True, slots=True)
class News:
    """A change of a shift, and whom it concerns."""

    shift: Shift
    member_ids: Collection[int]
    change: Change


async def tell_changes(work: Work, news: Sequence[News], *, by: int | None) -> None:
    """As `tell_change`, one after the other; however many they are, they are looked up together."""
    due = [one for one in news if one.shift.state is not ShiftState.DRAFT and one.shift.ends_at > work.now]
    concerned = {member_id for one in due for member_id in one.member_ids} - {by}
    if not concerned:
        return
    accounts = await work.tx.people.members.accounts_of(sorted(concerned))
    changes, rosters = await _in_line(work, [one.shift for one in due])
    told = []
    for one in due:
        hour = _decent_hour(work, one.shift.starts_at)
        for account in [accounts[id_] for id_ in one.member_ids if id_ in accounts and id_ != by]:
            place = account.id, one.shift.id
            if place in changes or (account.id, month_number(one.shift.day)) in rosters:
                continue
            changes.add(place)
            told.append(replace(_news(work, account, one), not_before=hour))
    await work.tx.outbox.add(told, work.now)


async def _in_line(work: Work, shifts: Collection[Shift]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Account and shift of what waits to be told of these, account and month of the rosters that do."""
    changes = await work.tx.outbox.unsent(ShiftChanged.kind, {shift.id for shift in shifts})
    rosters = await work.tx.outbox.unsent(RosterPublished.kind, {month_number(shift.day) for shift in shifts})
    return {(row.account_id, row.subject) for row in changes}, {(row.account_id, row.subject) for row in rosters}


def _news(work: Work, account: Account, news: News) -> NewMessage:
    key, over = f"shift:{news.shift.id}:{account.id}:{news.change}:{work.now.timestamp()}", news.shift.ends_at
    changed = ShiftChanged(news.shift.id, news.change)
    return notice(changed, account.id, Priority.REMINDER, key, expires_at=over)


async def _add(work: Work, told: list[NewMessage], about: datetime) -> None:
    hour = _decent_hour(work, about)
    await work.tx.outbox.add([replace(message, not_before=hour) for message in told], work.now)


def next_morning(work: Work) -> datetime:
    """When people may be told what was not worth waking them."""
    return next_at(work.now - _MORNING, work.rules.night_until, work.rules.zone) + _MORNING


def _decent_hour(work: Work, about: datetime) -> datetime | None:
    """Hour when to tell the change, for nobody is woken for a shift still far off; None when it may be told now."""
    rules = work.rules
    if not in_hours(work.now, rules.night_from, rules.night_until, rules.zone):
        return None
    morning = next_morning(work)
    return morning if about - morning > _TOO_LATE else None
