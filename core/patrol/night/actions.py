"""Buttons on duty: in, out, equipment, checkpoints, the boards of those who answer for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, Answer, Go, Signal
from core.patrol.actions import OnShift
from core.patrol.types.field import ItemState


@dataclass(frozen=True)
class CheckIn(OnShift):
    tag: ClassVar[str] = "in1"


@dataclass(frozen=True)
class NotComing(OnShift):
    """ "Không đi được", when the shift has begun already."""

    tag: ClassVar[str] = "notcome1"
    answers = Answer.NO


@dataclass(frozen=True)
class SkipWhy(OnShift):
    tag: ClassVar[str] = "nowhy1"


@dataclass(frozen=True)
class WhyIsReport(OnShift):
    """Words taken for the reason of being late were the beginning of a report."""

    tag: ClassVar[str] = "whyrep1"


@dataclass(frozen=True)
class PlaceByList(OnShift):
    tag: ClassVar[str] = "bylist1"


@dataclass(frozen=True)
class SkipPlace(OnShift):
    tag: ClassVar[str] = "noplace1"


@dataclass(frozen=True)
class AskKit(OnShift):
    tag: ClassVar[str] = "kit1"


@dataclass(frozen=True)
class KitComplete(OnShift):
    tag: ClassVar[str] = "kitok1"
    answers = Answer.YES | Answer.WELL | Answer.ALONE

    @classmethod
    def denied(cls, pressed: str, shown: Sequence[str]) -> str | None:
        """Something is missing: asks what."""
        missing = KitList(cls.decode(pressed).shift, ItemState.MISSING).encode()
        return missing if missing in shown else None


@dataclass(frozen=True)
class KitFound(OnShift):
    """Missing equipment is there. `asked`: time of the question in seconds; an item missed since then is not meant."""

    tag: ClassVar[str] = "kitfound1"
    answers = Answer.YES
    sayings = frozenset({"thay roi", "da thay", "da thay roi", "tim thay roi", "co roi", "co day roi"})
    asked: int


@dataclass(frozen=True)
class KitStill(OnShift):
    """Missing equipment is still missing."""

    tag: ClassVar[str] = "kitstill1"
    answers = Answer.NO | Answer.NOT_YET
    sayings = frozenset({"chua thay", "khong thay", "van chua thay", "van khong thay", "van mat", "van con thieu"})


@dataclass(frozen=True)
class KitList(OnShift):
    """The items to choose from; `state` is what will be said of them: "missing" or "broken"."""

    tag: ClassVar[str] = "kitlist1"
    state: str


@dataclass(frozen=True)
class KitItem(OnShift):
    """`state` is what is said of the item, "ok" to take it back."""

    tag: ClassVar[str] = "kititem1"
    state: str
    item: int


@dataclass(frozen=True)
class KitDone(OnShift):
    tag: ClassVar[str] = "kitend1"


@dataclass(frozen=True)
class AllWell(OnShift):
    """After "không ổn": it is well again."""

    tag: ClassVar[str] = "well1"
    answers = Answer.WELL | Answer.ALONE


@dataclass(frozen=True)
class ShowDuty(OnShift):
    tag: ClassVar[str] = "onduty1"


@dataclass(frozen=True)
class ImOk(OnShift):
    tag: ClassVar[str] = "fine1"
    answers = Answer.YES | Answer.WELL | Answer.ALONE
    asks_if_well = True
    sayings = frozenset(
        {"binh thuong", "bthg", "an toan", "van an toan", "em an toan", "an toan ca", "binh an", "van ok", "ok het"}
        | {"em on ma", "on ma", "van on ma", "khong sao het", "khong co gi het", "khong co gi ca", "khong co gi dau"}
        | {"chua co gi", "chua co gi ca", "co gi dau", "im re", "im lang", "yen tinh", "yen ang", "uk", "ukm"}
        | {"dang tuan", "dang di tuan", "dang tuan tra", "dang di tuan tra", "em dang di tuan", "em dang tuan tra"}
    )

    @classmethod
    def said(cls, shown: Sequence[str]) -> str | None:
        """ "Ổn" only where that is what was just asked."""
        return None if _on_a_card(shown) else super().said(shown)

    @classmethod
    def denied(cls, pressed: str, shown: Sequence[str]) -> str | None:  # noqa: ARG003
        """All is not well; on a card, where nothing was just asked, it is asked."""
        return Go(Signal.ASK_WELL if _on_a_card(shown) else Signal.NOT_WELL).encode()


@dataclass(frozen=True)
class Handle(Action):
    """ "Tôi lo": somebody who answers for the shift looks after a member who does not answer."""

    tag: ClassVar[str] = "care1"
    assignment: int


@dataclass(frozen=True)
class TheyAreWell(Action):
    """The member who did not answer was met or called."""

    tag: ClassVar[str] = "theyok1"
    assignment: int


@dataclass(frozen=True)
class ShowRoute(OnShift):
    tag: ClassVar[str] = "route1"


@dataclass(frozen=True)
class Visit(OnShift):
    tag: ClassVar[str] = "visit1"
    checkpoint: int


@dataclass(frozen=True)
class WriteNote(OnShift):
    tag: ClassVar[str] = "note1"


@dataclass(frozen=True)
class NoteIsReport(OnShift):
    """Words taken for a note, or for the reason of leaving early, were the beginning of a report."""

    tag: ClassVar[str] = "noterep1"


@dataclass(frozen=True)
class CountReminded(OnShift):
    tag: ClassVar[str] = "count1"


@dataclass(frozen=True)
class CheckOut(OnShift):
    tag: ClassVar[str] = "out1"


@dataclass(frozen=True)
class SkipEarly(OnShift):
    tag: ClassVar[str] = "noearly1"


@dataclass(frozen=True)
class NothingOpen(OnShift):
    tag: ClassVar[str] = "noopen1"
    answers = Answer.NOTHING | Answer.ALONE
    sayings = frozenset(
        {"khong co gi", "khong con gi", "khong co viec gi", "khong co", "khong con", "chua co gi", "het", "het roi"}
        | {"xong", "xong roi", "binh thuong", "khong co gi ca", "khong co gi het"}
    )


@dataclass(frozen=True)
class OpenIsReport(OnShift):
    """Words taken for an open matter were the beginning of a report."""

    tag: ClassVar[str] = "openrep1"


@dataclass(frozen=True)
class NobodyReminded(OnShift):
    tag: ClassVar[str] = "nocount1"
    answers = Answer.NOTHING | Answer.ALONE


@dataclass(frozen=True)
class EndEarly(OnShift):
    """Asks for the reason, and then once more."""

    tag: ClassVar[str] = "endnow1"


@dataclass(frozen=True)
class EndNow(OnShift):
    tag: ClassVar[str] = "endsure1"


@dataclass(frozen=True)
class EndIsReport(OnShift):
    """Words taken for the reason of ending a shift were the beginning of a report."""

    tag: ClassVar[str] = "endrep1"


@dataclass(frozen=True)
class RollCall(OnShift):
    tag: ClassVar[str] = "roll1"


@dataclass(frozen=True)
class MarkMember(OnShift):
    """ "here" (Điểm danh hộ), "away" (asks how), "excused", "absent"."""

    tag: ClassVar[str] = "mark1"
    member: int
    how: str


@dataclass(frozen=True)
class ShowBoard(OnShift):
    tag: ClassVar[str] = "board1"


def _on_a_card(shown: Sequence[str]) -> bool:
    """On the card of a duty the way out stands beside the other buttons."""
    return any(CheckOut.matches(one) for one in shown)
