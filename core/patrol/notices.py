"""Notices about patrols: each kind of row in the outbox with what composes it just before it is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from core.outbox import Kind
from core.patrol import absence_notices, answer_notices, roster_notices, sheet_screens, substitute_notices
from core.patrol.duty_notices import ON_DUTY
from core.patrol.ledger_notices import LEDGER
from core.people.types import Member
from core.screen import Screen
from core.work import Work

Payload = Mapping[str, Any]
Composer = Callable[[Work, Payload, Member], Awaitable[Screen | None]]
COMPOSERS: dict[Kind, Composer] = {
    # -- the roster
    Kind.ROSTER: roster_notices.roster,
    Kind.SHIFT_CHANGED: roster_notices.changed,
    Kind.GONE: roster_notices.gone,
    Kind.RESTORED: roster_notices.restored,
    Kind.LEAVE: absence_notices.to_leader,
    Kind.YOUR_LEAVE: absence_notices.to_member,
    Kind.SHEET: sheet_screens.notice,
    # answers, reminders, substitutes
    Kind.SHIFT_REMINDER: answer_notices.reminder,
    Kind.CANNOT_COME: answer_notices.cannot_come,
    Kind.CAN_AFTER_ALL: answer_notices.can_after_all,
    Kind.UNANSWERED: answer_notices.silent,
    Kind.SHORT: answer_notices.short,
    Kind.GAP: answer_notices.gap,
    Kind.JOINED: answer_notices.joined,
    Kind.ASKED: substitute_notices.asked,
    Kind.SUBSTITUTE: substitute_notices.became,
    Kind.CONFIRM_SUBSTITUTE: substitute_notices.confirm,
    **ON_DUTY,
    **LEDGER,
}
