"""Buttons about coming or not: answers, substitutes, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, Answer, DraftButton
from core.patrol.actions import OnShift
from core.speech.coming import Coming, said_of_coming

_I_GO = frozenset({"em nhan", "minh nhan", "em di", "em di thay", "em di thay cho", "de em", "de em di", "em di cho"})


@dataclass(frozen=True)
class Can(OnShift):
    tag: ClassVar[str] = "can1"
    answers = Answer.YES | Answer.WELL

    @classmethod
    def reads(cls, typed: str) -> bool:
        """Also where a reason for not coming is asked."""
        return said_of_coming(typed) is Coming.YES


@dataclass(frozen=True)
class Cannot(OnShift):
    tag: ClassVar[str] = "cannot1"
    answers = Answer.NO | Answer.SECOND_THOUGHT


@dataclass(frozen=True)
class SkipReason(DraftButton):
    tag: ClassVar[str] = "noreason1"


@dataclass(frozen=True)
class FindSubstitute(OnShift):
    """Show who could go instead of the one who presses."""

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
    """Ask everybody who is free to fill up the shift; pressed by whoever answers for it."""

    tag: ClassVar[str] = "gapall1"


@dataclass(frozen=True)
class TakeGap(OnShift):
    tag: ClassVar[str] = "gap1"
    sayings = _I_GO


@dataclass(frozen=True)
class OnAsk(Action):
    ask: int


@dataclass(frozen=True)
class AcceptAsk(OnAsk):
    tag: ClassVar[str] = "subyes1"
    answers = Answer.YES
    sayings = _I_GO


@dataclass(frozen=True)
class DeclineAsk(OnAsk):
    tag: ClassVar[str] = "subno1"
    answers = Answer.NO
    sayings = frozenset({"khong nhan", "em khong nhan", "khong nhan dau", "em khong nhan duoc"})


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
    answers = Answer.YES


@dataclass(frozen=True)
class RefuseAsk(OnAsk):
    tag: ClassVar[str] = "subnay1"
    answers = Answer.NO
