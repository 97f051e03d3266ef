"""Meanings of the notices about a published roster and its changes (`core.patrol.roster.notices`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from core.patrol.payloads import OfMember, OfShift
from core.payload import Payload


class Change(StrEnum):
    """Change of somebody's shift."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    BACK = "back"  # cancelled, and takes place after all
    PUT_ON = "put_on"
    TAKEN_OFF = "taken_off"
    LEADS = "leads"  # is the one who answers for it now
    RELIEVED = "relieved"  # somebody else answers for it now


@dataclass(frozen=True, slots=True)
class RosterPublished(Payload):
    """One's own shifts of a span of days. Its subject is the month in which that begins, as 202611."""

    feature: ClassVar[str] = "patrol"
    kind: ClassVar[str] = "roster"
    first: date
    last: date

    @property
    def subject(self) -> int:
        return month_number(self.first)


def month_number(day: date) -> int:
    return day.year * 100 + day.month


@dataclass(frozen=True, slots=True)
class ShiftChanged(OfShift):
    """News of one shift, to a member whom it concerns."""

    kind: ClassVar[str] = "shift_changed"
    what: Change


@dataclass(frozen=True, slots=True)
class MemberGone(OfMember):
    """A member is off these shifts for good, to their leader."""

    kind: ClassVar[str] = "gone"
    shifts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MemberRestored(OfMember):
    """A member may go on patrol again, to the leaders."""

    kind: ClassVar[str] = "restored"
