"""Buttons. A button is a promise from the past: typed, versioned, ids only, checked again on every press.

The tag carries the version (`take1`). When the meaning of a button changes, a new class with a new tag is added and
the old one stays as long as old messages may be pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import ClassVar, Self, get_type_hints

MAX_BYTES = 64  # Bot API: callback_data is 1-64 bytes
_LONGEST_ID = 18  # digits that fit into 64 bits


@dataclass(frozen=True)
class Action:
    """Base of all buttons. Fields are ints or short ASCII codes, in the order in which they are written."""

    tag: ClassVar[str] = ""

    def encode(self) -> str:
        """ "tag:field:field", at most 64 bytes. AssertionError when it would be longer."""
        data = ":".join([self.tag, *(str(getattr(self, name)) for name in _names(type(self)))])
        assert len(data.encode()) <= MAX_BYTES, self.tag  # noqa: S101 - a programming error, found by tests
        return data

    @classmethod
    def matches(cls, data: object) -> bool:
        return isinstance(data, str) and data.split(":", 1)[0] == cls.tag

    @classmethod
    def decode(cls, data: str) -> Self:
        """Read a pressed button. ValueError when it is not one of this class."""
        tag, *values = data.split(":")
        if tag != cls.tag or len(values) != len(_names(cls)):
            raise ValueError(tag)
        return cls(*(kind(value) for kind, value in zip(_kinds(cls), values, strict=True)))


_Kinds = list[Callable[[str], object]]
_kinds_by_tag: dict[str, _Kinds] = {}  # annotations are looked up once a class: every press decodes
_names_by_tag: dict[str, list[str]] = {}  # likewise: every button encodes


def _names(action: type[Action]) -> list[str]:
    if action.tag not in _names_by_tag:
        _names_by_tag[action.tag] = [field.name for field in fields(action)]
    return _names_by_tag[action.tag]


def _kinds(action: type[Action]) -> _Kinds:
    if action.tag not in _kinds_by_tag:
        hints = get_type_hints(action)
        _kinds_by_tag[action.tag] = [_number if hints[f.name] is int else hints[f.name] for f in fields(action)]
    return _kinds_by_tag[action.tag]


def _number(digits: str) -> int:
    """An id as we wrote it. What no table could hold was not written by us."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_ID):
        raise ValueError("not an id")
    return int(digits)


@dataclass(frozen=True)
class Go(Action):
    """An entry of the main menu."""

    tag: ClassVar[str] = "go1"
    where: str


# -- the report ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step(Action):
    """A button inside a flow. `nonce` names the draft it belongs to: buttons of an older draft are stale."""

    nonce: int


@dataclass(frozen=True)
class ChooseCategory(Step):
    tag: ClassVar[str] = "cat1"
    code: str


@dataclass(frozen=True)
class MoreCategories(Step):
    tag: ClassVar[str] = "cats1"


@dataclass(frozen=True)
class ChooseHamlet(Step):
    """`code` is a hamlet's, or "-" when it is not known."""

    tag: ClassVar[str] = "ham1"
    code: str


@dataclass(frozen=True)
class Back(Step):
    tag: ClassVar[str] = "back1"


@dataclass(frozen=True)
class StateFact(Step):
    """As it was before buttons said of which report they tell (`SayFact`)."""

    tag: ClassVar[str] = "fact1"
    fact: str


@dataclass(frozen=True)
class NoMoreFacts(Step):
    tag: ClassVar[str] = "nofact1"


@dataclass(frozen=True)
class Finish(Step):
    tag: ClassVar[str] = "done1"


@dataclass(frozen=True)
class Cancel(Step):
    tag: ClassVar[str] = "stop1"


@dataclass(frozen=True)
class SendKept(Step):
    """What was kept goes out as it is."""

    tag: ClassVar[str] = "send1"


@dataclass(frozen=True)
class DropKept(Step):
    tag: ClassVar[str] = "drop1"


@dataclass(frozen=True)
class OnAlert(Action):
    """A word typed instead of a button of a card: `word` is one of `core.open_list.Word`."""

    tag: ClassVar[str] = "word1"
    word: str


@dataclass(frozen=True)
class MoreIncidents(Action):
    """The next page of the list; so many come before it."""

    tag: ClassVar[str] = "more1"
    first: int


# -- an incident -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OnIncident(Action):
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


@dataclass(frozen=True)
class FalseAlarm(OnIncident):
    tag: ClassVar[str] = "false1"


@dataclass(frozen=True)
class FalseAlarmSure(OnIncident):
    """The answer to "really?"."""

    tag: ClassVar[str] = "false2"


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


@dataclass(frozen=True)
class SayFact(OnIncident):
    """Somebody is hurt, or armed…: of this report, whatever has been told since."""

    tag: ClassVar[str] = "fact2"
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
class ImSafe(OnIncident):
    """After an SOS."""

    tag: ClassVar[str] = "safe1"


def incident_of(data: str) -> int | None:
    """The incident that a button is about; None for every other button."""
    tag, _, values = data.partition(":")
    return int(values.split(":")[0]) if any(c.tag == tag for c in OnIncident.__subclasses__()) else None


# -- people ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Duty(Action):
    """Take ("on") or hand back ("off") the duty."""

    tag: ClassVar[str] = "duty1"
    which: str


@dataclass(frozen=True)
class SetLanguage(Action):
    tag: ClassVar[str] = "lang1"
    language: str


@dataclass(frozen=True)
class Leave(Action):
    """`sure` is "ask" on the profile, "yes" on the question that follows, "sos" where one's own SOS is open."""

    tag: ClassVar[str] = "leave1"
    sure: str


@dataclass(frozen=True)
class InviteRole(Step):
    tag: ClassVar[str] = "inv1"
    role: str


@dataclass(frozen=True)
class InviteTeam(Step):
    """`team` is a code, or "-" for none."""

    tag: ClassVar[str] = "invt1"
    team: str


@dataclass(frozen=True)
class RevokeInvitation(Action):
    tag: ClassVar[str] = "uninv1"
    invitation: int


@dataclass(frozen=True)
class OnMember(Action):
    member: int


@dataclass(frozen=True)
class ShowMember(OnMember):
    tag: ClassVar[str] = "mem1"


@dataclass(frozen=True)
class Suspend(OnMember):
    tag: ClassVar[str] = "susp1"


@dataclass(frozen=True)
class Restore(OnMember):
    tag: ClassVar[str] = "rest1"


@dataclass(frozen=True)
class InviteAgain(OnMember):
    tag: ClassVar[str] = "reinv1"


@dataclass(frozen=True)
class CorrectName(OnMember):
    tag: ClassVar[str] = "name1"


@dataclass(frozen=True)
class CorrectCallName(OnMember):
    tag: ClassVar[str] = "call1"


@dataclass(frozen=True)
class AskHonorific(OnMember):
    tag: ClassVar[str] = "addr1"


@dataclass(frozen=True)
class SetHonorific(OnMember):
    """`honorific` is a code of `core.people.HONORIFICS`."""

    tag: ClassVar[str] = "addrs1"
    honorific: str


@dataclass(frozen=True)
class ShowRoles(OnMember):
    tag: ClassVar[str] = "roles1"


@dataclass(frozen=True)
class SetRole(OnMember):
    """`wanted` is "on" or "off": pressed again later it still does what it said."""

    tag: ClassVar[str] = "role2"
    role: str
    wanted: str
