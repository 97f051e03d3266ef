"""Buttons about the nights that were: signatures, corrections, late entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, DraftButton
from core.patrol.actions import OnShift


@dataclass(frozen=True)
class ShowNight(OnShift):
    """Show who was there from when to when."""

    tag: ClassVar[str] = "night1"


@dataclass(frozen=True)
class Sign(OnShift):
    """`hand` is a `core.patrol.ledger.counting.Hand`: pressed again later it signs for nobody else."""

    tag: ClassVar[str] = "sign1"
    hand: str


@dataclass(frozen=True)
class LogPage(OnShift):
    tag: ClassVar[str] = "page1"


@dataclass(frozen=True)
class Correct(OnShift):
    tag: ClassVar[str] = "fix1"


@dataclass(frozen=True)
class EnterLate(OnShift):
    tag: ClassVar[str] = "late1"


@dataclass(frozen=True)
class ShowNights(Action):
    """The last nights of a team, or "-": what waits in all of them."""

    tag: ClassVar[str] = "nights1"
    team: str


@dataclass(frozen=True)
class ShowMonthOfNights(Action):
    """`month` is "2026-11", `team` a code or "-"."""

    tag: ClassVar[str] = "nmonth1"
    month: str
    team: str


@dataclass(frozen=True)
class MonthSheet(Action):
    tag: ClassVar[str] = "msheet1"
    month: str


@dataclass(frozen=True)
class OwnNights(Action):
    tag: ClassVar[str] = "own1"
    month: str


@dataclass(frozen=True)
class OnCorrection(Action):
    correction: int


@dataclass(frozen=True)
class ShowCorrection(OnCorrection):
    tag: ClassVar[str] = "cor1"


@dataclass(frozen=True)
class Approve(OnCorrection):
    tag: ClassVar[str] = "corok1"


@dataclass(frozen=True)
class Refuse(OnCorrection):
    tag: ClassVar[str] = "corno1"


@dataclass(frozen=True)
class CorrectFor(DraftButton):
    tag: ClassVar[str] = "fixfor1"
    assignment: int


@dataclass(frozen=True)
class StateHour(DraftButton):
    """A moment, in minutes since 1970."""

    tag: ClassVar[str] = "hour1"
    minutes: int


@dataclass(frozen=True)
class WasAbsent(DraftButton):
    tag: ClassVar[str] = "fixabs1"


@dataclass(frozen=True)
class CorrectReason(DraftButton):
    tag: ClassVar[str] = "fixwhy1"
    code: str


@dataclass(frozen=True)
class LateTeam(DraftButton):
    tag: ClassVar[str] = "lteam1"
    team: str


@dataclass(frozen=True)
class LateShift(DraftButton):
    """0: one that is not on the roster."""

    tag: ClassVar[str] = "lshift1"
    shift: int


@dataclass(frozen=True)
class LateDay(DraftButton):
    """`day` is "2026-11-14"."""

    tag: ClassVar[str] = "lday1"
    day: str


@dataclass(frozen=True)
class LateKind(DraftButton):
    tag: ClassVar[str] = "lkind1"
    template: str


@dataclass(frozen=True)
class LateTick(DraftButton):
    """`wanted` is "on" or "off"."""

    tag: ClassVar[str] = "ltick1"
    member: int
    wanted: str


@dataclass(frozen=True)
class LateHours(DraftButton):
    tag: ClassVar[str] = "lhours1"


@dataclass(frozen=True)
class LateEnter(DraftButton):
    tag: ClassVar[str] = "lenter1"
