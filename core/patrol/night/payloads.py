"""Meanings of the notices while a shift runs (`core.patrol.night.notices`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from core.patrol.payloads import OfAssignment, OfShift


@dataclass(frozen=True, slots=True)
class ShiftCard(OfShift):
    """Roll of a shift, to the leader: those there and those missing."""

    kind: ClassVar[str] = "shift_card"
    silent: bool = False


@dataclass(frozen=True, slots=True)
class ShiftCardUpdate(OfShift):
    """The same card, edited in place; or the end of a message that was it (`moved`), for one below or further `up`."""

    kind: ClassVar[str] = "shift_card_update"
    moved: str | None = None
    up: bool = False


@dataclass(frozen=True, slots=True)
class RollCalled(OfAssignment):
    """Marked as there or away, to that member."""

    kind: ClassVar[str] = "roll_called"
    by: int


@dataclass(frozen=True, slots=True)
class NotThere(OfShift):
    """The shift runs, to a member who has not checked in."""

    kind: ClassVar[str] = "not_there"


@dataclass(frozen=True, slots=True)
class TooFew(OfShift):
    """Fewer have come than must be there, to the duty officer."""

    kind: ClassVar[str] = "too_few"


@dataclass(frozen=True, slots=True)
class FewLeft(OfShift):
    """Somebody is off duty early, to the leader and the duty officer."""

    kind: ClassVar[str] = "few_left"


@dataclass(frozen=True, slots=True)
class OkCheck(OfAssignment):
    """Are you all right? `step` counts the questions since the last sign of life."""

    kind: ClassVar[str] = "ok_check"
    step: int


@dataclass(frozen=True, slots=True)
class Silence(OfAssignment):
    """A member does not answer, to whoever answers for the shift."""

    kind: ClassVar[str] = "silence"


@dataclass(frozen=True, slots=True)
class SilenceTaken(OfAssignment):
    """Somebody looks after a silent member, to the others who were told."""

    kind: ClassVar[str] = "silence_taken"
    by: int


@dataclass(frozen=True, slots=True)
class SilenceOver(OfAssignment):
    """A sign of life came, to all who were told."""

    kind: ClassVar[str] = "silence_over"
    at: datetime


@dataclass(frozen=True, slots=True)
class StillIn(OfAssignment):
    """A forgotten check-out, to the member."""

    kind: ClassVar[str] = "still_in"


@dataclass(frozen=True, slots=True)
class TheyAreStillIn(OfShift):
    """Forgotten check-outs, to the leader and the duty officer."""

    kind: ClassVar[str] = "they_are_still_in"


@dataclass(frozen=True, slots=True)
class ClosedForYou(OfAssignment):
    """Checked out by rule, or by the leader's end of the shift, to the member."""

    kind: ClassVar[str] = "closed_for_you"
