"""Buttons about the roster: months, weeks, changes, leave, plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, DraftButton
from core.patrol.actions import OnShift


@dataclass(frozen=True)
class OnMonth(Action):
    """`month` is written 202612."""

    month: int


@dataclass(frozen=True)
class ShowMonth(OnMonth):
    tag: ClassVar[str] = "month1"


@dataclass(frozen=True)
class MakeDraft(OnMonth):
    tag: ClassVar[str] = "draft1"


@dataclass(frozen=True)
class ThrowAway(OnMonth):
    tag: ClassVar[str] = "undraft1"


@dataclass(frozen=True)
class Publish(OnMonth):
    """`sure` is "ask" on the month and "yes" on the question that follows."""

    tag: ClassVar[str] = "publish1"
    sure: str


@dataclass(frozen=True)
class ShowGaps(OnMonth):
    tag: ClassVar[str] = "gaps1"


@dataclass(frozen=True)
class ShowFairness(OnMonth):
    tag: ClassVar[str] = "fair1"
    team: str


@dataclass(frozen=True)
class SendRoster(OnMonth):
    """`team` is a code, or "-" for all."""

    tag: ClassVar[str] = "sheet1"
    team: str


@dataclass(frozen=True)
class ShowWeek(Action):
    """`day` is any day of the week, written 20261114."""

    tag: ClassVar[str] = "week1"
    team: str
    day: int


@dataclass(frozen=True)
class ChangeShift(OnShift):
    tag: ClassVar[str] = "chshift1"


@dataclass(frozen=True)
class PutOn(OnShift):
    """Shows who can be put on."""

    tag: ClassVar[str] = "puton1"


@dataclass(frozen=True)
class PutOnMember(OnShift):
    tag: ClassVar[str] = "putonm1"
    member: int


@dataclass(frozen=True)
class TakeOff(OnShift):
    """Shows who can be taken off."""

    tag: ClassVar[str] = "takeoff1"


@dataclass(frozen=True)
class TakeOffMember(OnShift):
    tag: ClassVar[str] = "takeoffm1"
    member: int


@dataclass(frozen=True)
class MoveShift(OnShift):
    """Shows where to."""

    tag: ClassVar[str] = "move1"


@dataclass(frozen=True)
class MoveShiftTo(OnShift):
    """`minute` is the new start in minutes since 1970: pressed twice it is moved once."""

    tag: ClassVar[str] = "moveto1"
    minute: int


@dataclass(frozen=True)
class CancelShift(OnShift):
    """`sure` is "ask", then "yes"."""

    tag: ClassVar[str] = "unshift1"
    sure: str


@dataclass(frozen=True)
class BringBack(OnShift):
    """A cancelled shift takes place after all."""

    tag: ClassVar[str] = "backon1"


@dataclass(frozen=True)
class TeamLeave(Action):
    """Somebody of this team is away or exempt."""

    tag: ClassVar[str] = "leavet1"
    team: str


@dataclass(frozen=True)
class LeaveOf(DraftButton):
    """Choose the member whose leave is entered."""

    tag: ClassVar[str] = "leavem1"
    member: int


@dataclass(frozen=True)
class ChooseKinds(DraftButton):
    """`kind` is the code of the kind of shift from which the member is exempt, or "-" for leave from all."""

    tag: ClassVar[str] = "leavek1"
    kind: str


@dataclass(frozen=True)
class ChooseSpan(DraftButton):
    """From one day, written 20261114, for so many days."""

    tag: ClassVar[str] = "leaves1"
    day: int
    days: int


@dataclass(frozen=True)
class RemoveAbsence(Action):
    tag: ClassVar[str] = "unleave1"
    absence: int


@dataclass(frozen=True)
class PlanLead(DraftButton):
    """Choose the member who answers for the plan."""

    tag: ClassVar[str] = "planl1"
    member: int


@dataclass(frozen=True)
class PlanPeak(DraftButton):
    """`peak` is "yes" or "no"."""

    tag: ClassVar[str] = "planp1"
    peak: str
