"""Buttons. A button is a promise from the past: typed, versioned, ids only, checked again on every press.

The tag carries the version (`take1`). When the meaning of a button changes, a new class with a new tag is added and
the old one stays as long as old messages may be pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import Enum, Flag, StrEnum, auto
from typing import ClassVar, Self, get_type_hints

MAX_BYTES = 64  # Bot API: callback_data is 1-64 bytes
_LONGEST_ID = 18  # digits that fit into 64 bits
Choices = Sequence[tuple[str, str]]  # label and action, as they stand on a screen


class Answer(Flag):
    """Answers that a button gives to what is asked above it, so that short words press it."""

    YES = auto()
    NO = auto()
    NOT_YET = auto()
    WELL = auto()  # "bình thường": all is well, so nobody is hurt and nothing is open
    FACT = auto()  # states something that no mere nod may state
    ALONE = auto()  # asked with this answer alone; other questions need a yes and a no on the screen
    SECOND_THOUGHT = auto()  # under what was answered already; "ok" does not press it, and "không" asks
    NOTHING = NO | NOT_YET | WELL


NO_ANSWER = Answer(0)


class OfAlert(Enum):
    """Parts that an action can have in an alert."""

    BUTTON = auto()  # on its card, its receipt, the lists
    WORD = auto()  # typed instead of a button of a card
    OWN_WORD = auto()  # typed by whoever raised it


@dataclass(frozen=True)
class Action:
    """Base of all buttons. Fields are ints or short ASCII codes, in the order in which they are written.

    A `serious` one takes the button or all its words, no digit and no beginning of a word. `sayings` are other words
    for it, folded and spelled out.
    """

    tag: ClassVar[str] = ""
    answers: ClassVar[Answer] = NO_ANSWER
    serious: ClassVar[bool] = False
    alert: ClassVar[OfAlert | None] = None
    sayings: ClassVar[frozenset[str]] = frozenset()
    asks_if_well: ClassVar[bool] = False  # "không" to it is a call for help

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

    @classmethod
    def reads(cls, typed: str) -> bool:  # noqa: ARG003
        """Whether a whole sentence, as it was typed, says the same as this button."""
        return False

    @classmethod
    def said(cls, shown: Sequence[str]) -> str | None:
        """Press of a saying: the button of this class among those `shown`."""
        return next((one for one in shown if cls.matches(one)), None)

    @classmethod
    def denied(cls, pressed: str, shown: Sequence[str]) -> str | None:  # noqa: ARG003
        """Meaning of a "không" to the button `pressed` where none of those `shown` says no."""
        return None


class Buttons:
    """All buttons there are, by their tags."""

    def __init__(self, kinds: Iterable[type[Action]]) -> None:
        self._by_tag = {kind.tag: kind for kind in kinds}

    def kind(self, pressed: str) -> type[Action]:
        """Class of a button; `Action` itself, which says nothing, for one that is none of ours."""
        return self._by_tag.get(pressed.partition(":")[0], Action)

    def __iter__(self) -> Iterator[type[Action]]:
        return iter(self._by_tag.values())


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
        _kinds_by_tag[action.tag] = [_READ_AS.get(hints[f.name], hints[f.name]) for f in fields(action)]
    return _kinds_by_tag[action.tag]


def _number(digits: str) -> int:
    """An id as we wrote it. What no table could hold was not written by us."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_ID):
        raise ValueError("not an id")
    return int(digits)


class Menu(StrEnum):
    """Places to go to: from the main menu, from a button, by a word. Values are on old buttons and never change."""

    REPORT = "report"
    SOS = "sos"
    MENU = "menu"
    OUT = "out"
    HELP = "help"
    PROFILE = "profile"
    RIGHTS = "rights"
    INCIDENTS = "incidents"
    MINE = "mine"
    DUTY = "duty"
    SHIFTS = "shifts"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"
    CAN = "can"
    CANNOT = "cannot"
    SUBSTITUTE = "substitute"
    PATROL = "patrol"
    ROUTE = "route"
    KIT = "kit"
    NOTE = "note"
    COUNT = "count"
    BOARD = "board"
    ROSTER = "roster"
    NIGHTS = "nights"
    OWN_NIGHTS = "own_nights"
    MEMBERS = "members"
    INVITE = "invite"
    LEAVE = "leave"
    ABSENCES = "absences"
    CALENDAR = "calendar"
    PLANS = "plans"
    NEW_PLAN = "new_plan"
    CORRECTIONS = "corrections"
    LATE_ENTRY = "late_entry"
    TO_SIGN = "to_sign"


class Signal(StrEnum):
    """Meanings that no menu shows: short answers, what is left to ask, what dispatch hands on. Values never change."""

    UNKNOWN = "unknown"
    WHICH = "which"
    AGAIN = "again"
    THANKS = "thanks"
    AGREE = "agree"
    NOTED = "noted"
    WELL = "well"
    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"
    NOT_WELL = "not_well"
    ASK_WELL = "ask_well"
    CHANGED_MIND = "changed_mind"
    THAT_HOUR = "that_hour"
    ASK_COMING = "ask_coming"
    ASK_CANNOT = "ask_cannot"
    SAID_IS_REPORT = "said_is_report"
    ASK_SOS = "ask_sos"
    DURESS = "duress"


Meaning = Menu | Signal


@dataclass(frozen=True)
class Go(Action):
    """An entry of the main menu, or what words stand for that no button shows."""

    tag: ClassVar[str] = "go1"
    where: Meaning


@dataclass(frozen=True)
class DraftButton(Action):
    """A button inside a flow. `nonce` names the draft it belongs to: buttons of an older draft are stale."""

    nonce: int


def meaning(value: str) -> Meaning:
    """The menu entry or signal of this value. ValueError when there is none."""
    found = _MEANINGS.get(value)
    if found is None:
        raise ValueError("no meaning")
    return found


_MEANINGS: dict[str, Meaning] = {one.value: one for kind in (Menu, Signal) for one in kind}
_READ_AS: dict[object, Callable[[str], object]] = {int: _number, Meaning: meaning}
