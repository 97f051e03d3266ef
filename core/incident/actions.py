"""Buttons about an incident: on its card, its receipt and the lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, Answer, DraftButton, Go, Menu, OfAlert, Signal

_UNKNOWN_PLACE = ":-"  # how the button for a place that is not known ends


@dataclass(frozen=True)
class OnAlert(Action):
    """A word typed instead of a button of a card: `word` is one of `core.incident.open_list.AlertWord`."""

    tag: ClassVar[str] = "word1"
    alert = OfAlert.WORD
    word: str


@dataclass(frozen=True)
class AfterSos(Action):
    """Typed by whoever raised an SOS that is open: `word` is one of `core.incident.sos.AfterSosWord`."""

    tag: ClassVar[str] = "mysos1"
    alert = OfAlert.OWN_WORD
    word: str


@dataclass(frozen=True)
class MoreIncidents(Action):
    """The next page of the list; so many come before it."""

    tag: ClassVar[str] = "more1"
    first: int


@dataclass(frozen=True)
class OnIncident(Action):
    alert = OfAlert.BUTTON
    incident: int


@dataclass(frozen=True)
class Show(OnIncident):
    tag: ClassVar[str] = "show1"


@dataclass(frozen=True)
class Take(OnIncident):
    tag: ClassVar[str] = "take1"


@dataclass(frozen=True)
class OnTheWay(OnIncident):
    tag: ClassVar[str] = "way1"


@dataclass(frozen=True)
class StillComing(OnIncident):
    tag: ClassVar[str] = "still1"


@dataclass(frozen=True)
class OnScene(OnIncident):
    tag: ClassVar[str] = "scene1"


@dataclass(frozen=True)
class NeedSupport(OnIncident):
    tag: ClassVar[str] = "help1"


@dataclass(frozen=True)
class Reassign(OnIncident):
    tag: ClassVar[str] = "pass1"


@dataclass(frozen=True)
class ReassignTo(OnIncident):
    tag: ClassVar[str] = "passto1"
    member: int


@dataclass(frozen=True)
class Resolve(OnIncident):
    tag: ClassVar[str] = "solved1"


@dataclass(frozen=True)
class ResolveSure(OnIncident):
    """The answer to "really?"."""

    tag: ClassVar[str] = "solved2"
    serious = True


@dataclass(frozen=True)
class FalseAlarm(OnIncident):
    tag: ClassVar[str] = "false1"
    serious = True


@dataclass(frozen=True)
class FalseAlarmSure(OnIncident):
    """The answer to "really?"."""

    tag: ClassVar[str] = "false2"
    serious = True


@dataclass(frozen=True)
class BackToCard(OnIncident):
    """Neither: the question becomes the card again."""

    tag: ClassVar[str] = "card1"


@dataclass(frozen=True)
class Reopen(OnIncident):
    tag: ClassVar[str] = "reopen1"


@dataclass(frozen=True)
class WhoReported(OnIncident):
    tag: ClassVar[str] = "who1"


@dataclass(frozen=True)
class ShowWhole(OnIncident):
    """Everything that was told."""

    tag: ClassVar[str] = "whole1"


@dataclass(frozen=True)
class Withdraw(OnIncident):
    """The reporter says it was a mistake."""

    tag: ClassVar[str] = "undo1"
    serious = True


@dataclass(frozen=True)
class SayFact(OnIncident):
    """Somebody is hurt, or armed…: of this report, whatever has been told since."""

    tag: ClassVar[str] = "fact2"
    answers = Answer.YES | Answer.FACT
    fact: str


@dataclass(frozen=True)
class FixKind(OnIncident):
    """The reporter pressed the wrong kind; asks for the right one."""

    tag: ClassVar[str] = "fixk1"


@dataclass(frozen=True)
class FixKindMore(OnIncident):
    tag: ClassVar[str] = "fixm1"


@dataclass(frozen=True)
class SetKind(OnIncident):
    tag: ClassVar[str] = "setk1"
    code: str


@dataclass(frozen=True)
class FixPlace(OnIncident):
    tag: ClassVar[str] = "fixp1"


@dataclass(frozen=True)
class SetPlace(OnIncident):
    tag: ClassVar[str] = "setp1"
    code: str


@dataclass(frozen=True)
class BackToReceipt(OnIncident):
    tag: ClassVar[str] = "rec1"


@dataclass(frozen=True)
class ShowOwn(OnIncident):
    """One of one's own reports."""

    tag: ClassVar[str] = "mine1"


@dataclass(frozen=True)
class TellMore(OnIncident):
    """Later words join this report again."""

    tag: ClassVar[str] = "tell1"


@dataclass(frozen=True)
class TellMoreInstead(OnIncident):
    """The same, and what is being entered meanwhile is given up."""

    tag: ClassVar[str] = "tell2"
    serious = True


@dataclass(frozen=True)
class ImSafe(OnIncident):
    """After an SOS."""

    tag: ClassVar[str] = "safe1"


@dataclass(frozen=True)
class StillNeedHelp(OnIncident):
    """After an SOS that they had called a slip."""

    tag: ClassVar[str] = "needs1"


def incident_of(data: str) -> int | None:
    """The incident that a button is about; None for every other button."""
    tag, _, values = data.partition(":")
    return int(values.split(":")[0]) if any(c.tag == tag for c in OnIncident.__subclasses__()) else None


@dataclass(frozen=True)
class ChooseCategory(DraftButton):
    tag: ClassVar[str] = "cat1"
    code: str


@dataclass(frozen=True)
class MoreCategories(DraftButton):
    tag: ClassVar[str] = "cats1"


@dataclass(frozen=True)
class ChooseHamlet(DraftButton):
    """`code` is a hamlet's, or "-" when it is not known."""

    tag: ClassVar[str] = "ham1"
    sayings = frozenset(
        {"khong biet", "khong ro", "chua ro", "chua biet", "khong bik", "khong biet thon nao", "khong ro thon nao"}
    )
    code: str

    @classmethod
    def said(cls, shown: Sequence[str]) -> str | None:
        """Sayings for it name no hamlet: they press the one that is not known."""
        return next((one for one in shown if cls.matches(one) and one.endswith(_UNKNOWN_PLACE)), None)


@dataclass(frozen=True)
class BackInReport(DraftButton):
    tag: ClassVar[str] = "back1"


@dataclass(frozen=True)
class StateFact(DraftButton):
    """As it was before buttons said of which report they tell (`SayFact`)."""

    tag: ClassVar[str] = "fact1"
    answers = Answer.YES | Answer.FACT
    fact: str


@dataclass(frozen=True)
class NoMoreFacts(DraftButton):
    tag: ClassVar[str] = "nofact1"
    answers = Answer.NOTHING


@dataclass(frozen=True)
class FinishReport(DraftButton):
    tag: ClassVar[str] = "done1"
    sayings = frozenset({"xong roi", "xong het roi"})


@dataclass(frozen=True)
class CancelReport(DraftButton):
    tag: ClassVar[str] = "stop1"


@dataclass(frozen=True)
class NotAReport(DraftButton):
    """The words were an answer, or nothing."""

    tag: ClassVar[str] = "nota1"
    serious = True


@dataclass(frozen=True)
class SendKept(DraftButton):
    """Send the kept report as it is."""

    tag: ClassVar[str] = "send1"


@dataclass(frozen=True)
class DropKept(DraftButton):
    tag: ClassVar[str] = "drop1"
    serious = True


# Words that mean the same wherever they are typed, by their ids in the catalogue.
WORDS: Mapping[Action, Sequence[str]] = {
    AfterSos("mistake"): ("words.mistake", "button.false_alarm"),
    AfterSos("safe"): ("words.safe", "button.safe"),
    OnAlert("take"): ("words.taken", "button.take"),
    OnAlert("on_the_way"): ("words.on_the_way", "button.on_the_way"),
    OnAlert("walking"): ("words.walking",),
    OnAlert("on_scene"): ("words.on_scene", "button.on_scene"),
    OnAlert("done"): ("words.resolved", "button.resolved"),
    Go(Menu.REPORT): ("words.report", "menu.report"),
    Go(Menu.SOS): ("words.sos", "menu.sos"),
    Go(Signal.ASK_SOS): ("words.perhaps_sos",),
    Go(Menu.INCIDENTS): ("words.incidents", "menu.incidents"),
    Go(Menu.MINE): ("words.mine", "menu.mine"),
}
