"""Meanings of the notices about answers, reminders, leave and substitutes (`notices`, `leave_notices` and
`substitute_notices`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from core.patrol.payloads import OfAsk, OfAssignment, OfMember, OfShift


@dataclass(frozen=True, slots=True)
class ShiftReminder(OfAssignment):
    """`step` of the lead times, before a shift that `starts` then."""

    kind: ClassVar[str] = "shift_reminder"
    step: int
    starts: datetime


@dataclass(frozen=True, slots=True)
class CannotCome(OfAssignment):
    """Said `at` that moment, to the leader; `passed_on`: it was the one who answered for the shift."""

    kind: ClassVar[str] = "cannot_come"
    at: datetime
    passed_on: bool = False


@dataclass(frozen=True, slots=True)
class CanAfterAll(OfAssignment):
    """To the leader who had heard otherwise."""

    kind: ClassVar[str] = "can_after_all"


@dataclass(frozen=True, slots=True)
class GapTaken(OfAssignment):
    """Somebody took a place that was free, to the leader."""

    kind: ClassVar[str] = "joined"


@dataclass(frozen=True, slots=True)
class Unanswered(OfShift):
    """Members who have not said whether they come, to the leader."""

    kind: ClassVar[str] = "unanswered"


@dataclass(frozen=True, slots=True)
class Understrength(OfShift):
    """Too few will come, to the leader and the duty officer."""

    kind: ClassVar[str] = "short"


@dataclass(frozen=True, slots=True)
class GapOffered(OfShift):
    """A place that is free, to whoever could take it."""

    kind: ClassVar[str] = "gap"


@dataclass(frozen=True, slots=True)
class SubstituteAsked(OfAsk):
    """Will you go instead?"""

    kind: ClassVar[str] = "asked"


@dataclass(frozen=True, slots=True)
class SubstituteStep(OfAsk):
    """Outcome of a request, and `by` whom, to the others whom it concerns."""

    kind: ClassVar[str] = "substitute"
    event: str
    by: int | None = None


@dataclass(frozen=True, slots=True)
class ConfirmSubstitute(OfAsk):
    """The leader's word is needed about this `partner`; `step` counts the questions. Rows of the first release know
    neither."""

    kind: ClassVar[str] = "confirm_substitute"
    step: int = 0
    partner: int | None = None

    @property
    def concerns(self) -> int | None:
        return self.partner


@dataclass(frozen=True, slots=True)
class LeaveTold(OfMember):
    """Leave that falls on shifts, to their leaders; `gone`: it was taken back."""

    kind: ClassVar[str] = "leave"
    first: date
    last: date
    kinds: tuple[str, ...]
    by: int
    gone: bool


@dataclass(frozen=True, slots=True)
class YourLeave(LeaveTold):
    """The same, to the member for whom somebody else entered it."""

    kind: ClassVar[str] = "your_leave"
