"""The place of one account in a conversation, with the choices last shown to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Flag, auto

from core.actions import Action
from core.text import Text


class Hears(Flag):
    """Kinds of words that answer an open question; a question without any has buttons only."""

    NAME = auto()  # "huy", "bao" and "tin" are people
    NUMBER = auto()
    WORDS = auto()  # a reason, a note: whatever is said
    STORY = auto()  # what happened, or a new name: no word of it is the beginning of a label
    PLACE = auto()
    DAYS = auto()
    HOUR = auto()
    TELLING = auto()  # a report is under way: words may be of an alert, all others belong to it


BUTTONS_ONLY = Hears(0)
_CHOOSE = Text("error.choose")


@dataclass(frozen=True, slots=True)
class Question:
    """One state of a conversation: what it `hears`, and how it is asked `again` after a mere yes or no.

    `in_passing`: whoever turns to something else meanwhile is not asked any more. `ends`: with the answer something
    ends for everybody, so "không" is a second thought. `part_of_it`: actions whose words belong to the answer. `out`:
    once this button is on the screen all has gone out, and a yes or no brings nothing again.
    """

    hears: Hears = BUTTONS_ONLY
    again: Text = _CHOOSE
    in_passing: bool = False
    ends: bool = False
    part_of_it: frozenset[str] = frozenset()
    out: type[Action] | None = None

    def hears_any(self, kinds: Hears) -> bool:
        return self.hears.value & kinds.value != 0  # ten times as fast as an `and` of the flags


NOTHING_ASKED = Question()


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where one account stands: the open flow with its draft, and the choices last shown to it.

    `choices` are [label, action] pairs; `previous` were on the screen before `shown_at`, for messages written before
    they could be seen. `beside` came while a flow was open (an alert card): its words are understood, but digits answer
    the flow. `nonce` grows with every draft, so that buttons of older drafts are recognised. `later` is the draft of a
    question that was left for something else, and is asked once more with the menu; beside it the words that a button
    may still make a report.
    """

    flow: str | None = None
    state: str | None = None
    draft: str = ""
    nonce: int = 0
    expires_at: datetime | None = None
    choices: tuple[tuple[str, str], ...] = ()
    previous: tuple[tuple[str, str], ...] = ()
    shown_at: datetime | None = None
    beside: tuple[tuple[str, str], ...] = ()
    later: str = ""

    def closed(self) -> Conversation:
        """The flow is over. What came beside it is then what is on the screen."""
        choices = self.beside or self.choices
        return replace(self, flow=None, state=None, draft="", expires_at=None, choices=choices, beside=())
