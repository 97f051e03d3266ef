"""Buttons on duty: in, out, equipment, checkpoints, the boards of those who answer for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action
from core.patrol.actions import OnShift


@dataclass(frozen=True)
class CheckIn(OnShift):
    tag: ClassVar[str] = "in1"


@dataclass(frozen=True)
class NotComing(OnShift):
    """ "Không đi được", when the shift has begun already."""

    tag: ClassVar[str] = "notcome1"


@dataclass(frozen=True)
class SkipWhy(OnShift):
    tag: ClassVar[str] = "nowhy1"


@dataclass(frozen=True)
class WhyIsReport(OnShift):
    """What was taken for the reason of being late was the beginning of a report."""

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


@dataclass(frozen=True)
class KitFound(OnShift):
    """What was missing is there. `asked` is when that was asked, in seconds: what is missed since then is not meant."""

    tag: ClassVar[str] = "kitfound1"
    asked: int


@dataclass(frozen=True)
class KitStill(OnShift):
    """What was missing still is."""

    tag: ClassVar[str] = "kitstill1"


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


@dataclass(frozen=True)
class ShowDuty(OnShift):
    tag: ClassVar[str] = "onduty1"


@dataclass(frozen=True)
class ImOk(OnShift):
    tag: ClassVar[str] = "fine1"


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
    """What was taken for a note, or for the reason of leaving early, was the beginning of a report."""

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


@dataclass(frozen=True)
class OpenIsReport(OnShift):
    """What was taken for an open matter was the beginning of a report."""

    tag: ClassVar[str] = "openrep1"


@dataclass(frozen=True)
class NobodyReminded(OnShift):
    tag: ClassVar[str] = "nocount1"


@dataclass(frozen=True)
class EndEarly(OnShift):
    """Asks for the reason, and then once more."""

    tag: ClassVar[str] = "endnow1"


@dataclass(frozen=True)
class EndNow(OnShift):
    tag: ClassVar[str] = "endsure1"


@dataclass(frozen=True)
class EndIsReport(OnShift):
    """What was taken for the reason was the beginning of a report."""

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
