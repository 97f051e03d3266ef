"""Buttons about coming or not: answers, substitutes, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, Step
from core.patrol.actions import OnShift


@dataclass(frozen=True)
class Can(OnShift):
    tag: ClassVar[str] = "can1"


@dataclass(frozen=True)
class Cannot(OnShift):
    tag: ClassVar[str] = "cannot1"


@dataclass(frozen=True)
class SkipReason(Step):
    tag: ClassVar[str] = "noreason1"


@dataclass(frozen=True)
class FindSubstitute(OnShift):
    """Who could go instead of the one who presses."""

    tag: ClassVar[str] = "sub1"


@dataclass(frozen=True)
class AskMember(OnShift):
    tag: ClassVar[str] = "subask1"
    member: int


@dataclass(frozen=True)
class AskEverybody(OnShift):
    tag: ClassVar[str] = "suball1"


@dataclass(frozen=True)
class OfferGap(OnShift):
    """Whoever answers for the shift asks everybody who is free to fill it up."""

    tag: ClassVar[str] = "gapall1"


@dataclass(frozen=True)
class TakeGap(OnShift):
    tag: ClassVar[str] = "gap1"


@dataclass(frozen=True)
class OnAsk(Action):
    ask: int


@dataclass(frozen=True)
class AcceptAsk(OnAsk):
    tag: ClassVar[str] = "subyes1"


@dataclass(frozen=True)
class DeclineAsk(OnAsk):
    tag: ClassVar[str] = "subno1"


@dataclass(frozen=True)
class WithdrawAsk(OnAsk):
    tag: ClassVar[str] = "subout1"


@dataclass(frozen=True)
class UndoAsk(OnAsk):
    """Everything as before the substitute: pressed by either of the two."""

    tag: ClassVar[str] = "subundo1"


@dataclass(frozen=True)
class ConfirmAsk(OnAsk):
    """The leader agrees."""

    tag: ClassVar[str] = "subok1"


@dataclass(frozen=True)
class RefuseAsk(OnAsk):
    tag: ClassVar[str] = "subnay1"
