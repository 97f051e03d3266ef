"""Buttons about patrols. The rules of `core.actions` hold: typed, versioned, ids only, checked again on every press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, Step


@dataclass(frozen=True)
class OnShift(Action):
    shift: int


@dataclass(frozen=True)
class ShowShift(OnShift):
    tag: ClassVar[str] = "shift1"


# -- the roster ------------------------------------------------------------------------------------------------------


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
class LeaveOf(Step):
    """Whose leave is entered."""

    tag: ClassVar[str] = "leavem1"
    member: int


@dataclass(frozen=True)
class ChooseKinds(Step):
    """`kind` is the code of the kind of shift from which the member is exempt, or "-" for leave from all."""

    tag: ClassVar[str] = "leavek1"
    kind: str


@dataclass(frozen=True)
class ChooseSpan(Step):
    """From one day, written 20261114, for so many days."""

    tag: ClassVar[str] = "leaves1"
    day: int
    days: int


@dataclass(frozen=True)
class RemoveAbsence(Action):
    tag: ClassVar[str] = "unleave1"
    absence: int


@dataclass(frozen=True)
class PlanLead(Step):
    """Who answers for the plan."""

    tag: ClassVar[str] = "planl1"
    member: int


@dataclass(frozen=True)
class PlanPeak(Step):
    """`peak` is "yes" or "no"."""

    tag: ClassVar[str] = "planp1"
    peak: str


# -- answers and substitutes -----------------------------------------------------------------------------------------


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


# -- on duty ---------------------------------------------------------------------------------------------------------


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
    tag: ClassVar[str] = "endnow1"


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


# -- ledger ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ShowNight(OnShift):
    """Who was there from when to when."""

    tag: ClassVar[str] = "night1"


@dataclass(frozen=True)
class Sign(OnShift):
    """`hand` is a `core.patrol.ledger.Hand`: pressed again later it signs for nobody else."""

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
class CorrectFor(Step):
    tag: ClassVar[str] = "fixfor1"
    assignment: int


@dataclass(frozen=True)
class StateHour(Step):
    """A moment, in minutes since 1970."""

    tag: ClassVar[str] = "hour1"
    minutes: int


@dataclass(frozen=True)
class WasAbsent(Step):
    tag: ClassVar[str] = "fixabs1"


@dataclass(frozen=True)
class CorrectReason(Step):
    tag: ClassVar[str] = "fixwhy1"
    code: str


@dataclass(frozen=True)
class LateTeam(Step):
    tag: ClassVar[str] = "lteam1"
    team: str


@dataclass(frozen=True)
class LateShift(Step):
    """0: one that is not on the roster."""

    tag: ClassVar[str] = "lshift1"
    shift: int


@dataclass(frozen=True)
class LateDay(Step):
    """`day` is "2026-11-14"."""

    tag: ClassVar[str] = "lday1"
    day: str


@dataclass(frozen=True)
class LateKind(Step):
    tag: ClassVar[str] = "lkind1"
    template: str


@dataclass(frozen=True)
class LateTick(Step):
    """`wanted` is "on" or "off"."""

    tag: ClassVar[str] = "ltick1"
    member: int
    wanted: str


@dataclass(frozen=True)
class LateHours(Step):
    tag: ClassVar[str] = "lhours1"


@dataclass(frozen=True)
class LateEnter(Step):
    tag: ClassVar[str] = "lenter1"
