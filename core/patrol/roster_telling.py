"""Whom a published roster, and every later change of it, is told: each member their own shifts, once, at a decent
hour."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.outbox import Kind, NewMessage, Priority
from core.patrol.shifts import Shift, ShiftState
from core.people import Account
from core.telling import notice
from core.times import in_hours, next_at
from core.work import Work

_MORNING = timedelta(hours=1)  # after the quiet hours: a roster is no alarm clock
_TOO_LATE = timedelta(hours=6)  # what concerns a shift so soon after the morning is told at night


class Change(StrEnum):
    """What happened to somebody's shift."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    BACK = "back"  # cancelled, and takes place after all
    PUT_ON = "put_on"
    TAKEN_OFF = "taken_off"
    LEADS = "leads"  # is the one who answers for it now
    RELIEVED = "relieved"  # somebody else answers for it now


async def tell_roster(work: Work, shifts: Collection[Shift]) -> int:
    """Every member of these shifts, just published, gets one message with their own. Returns how many will."""
    assigned = await work.tx.assignments.of_shifts([shift.id for shift in shifts])
    members = {one.member_id for of_shift in assigned.values() for one in of_shift}
    accounts = await work.tx.people.accounts_of(members) if members else {}
    first, last = min(shift.day for shift in shifts), max(shift.day for shift in shifts)
    number = min(shift.id for shift in shifts)
    over = max(shift.starts_at for shift in shifts)
    payload = {"first": first.isoformat(), "last": last.isoformat()}
    told = [
        notice(Kind.ROSTER, account, Priority.REMINDER, payload, f"{_month(account, first)}{number}", expires_at=over)
        for account in accounts.values()
    ]
    await _add(work, told, min(shift.starts_at for shift in shifts))
    return len(told)


async def tell_change(
    work: Work, shift: Shift, member_ids: Collection[int], change: Change, *, by: int | None = None
) -> None:
    """Those whom it concerns, but not the one who did it. Nobody hears of a draft; who has not yet been sent the
    roster, or the news before this, will see how it stands when that comes."""
    concerned = [member for member in member_ids if member != by]
    if shift.state is ShiftState.DRAFT or shift.ends_at <= work.now or not concerned:
        return
    told = []
    for account in (await work.tx.people.accounts_of(concerned)).values():
        prefix = f"shift:{shift.id}:{account.id}:"
        if await work.tx.outbox.in_line(prefix) or await work.tx.outbox.in_line(_month(account, shift.day)):
            continue
        payload, key = {"shift": shift.id, "what": change.value}, f"{prefix}{change}:{work.now.timestamp()}"
        told.append(notice(Kind.SHIFT_CHANGED, account, Priority.REMINDER, payload, key, expires_at=shift.ends_at))
    await _add(work, told, shift.starts_at)


def _month(account: Account, day: date) -> str:
    return f"roster:{account.id}:{day:%Y-%m}:"


async def _add(work: Work, told: list[NewMessage], about: datetime) -> None:
    hour = _decent_hour(work, about)
    await work.tx.outbox.add([replace(message, not_before=hour) for message in told], work.now)


def _decent_hour(work: Work, about: datetime) -> datetime | None:
    """Nobody is woken for a shift that is still far; None when it may be told now."""
    rules = work.rules
    if not in_hours(work.now, rules.night_from, rules.night_until, rules.zone):
        return None
    morning = next_at(work.now, rules.night_until, rules.zone) + _MORNING
    return morning if about - morning > _TOO_LATE else None
