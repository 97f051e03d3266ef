"""An answer in one's own words, to what is asked on the screen: "em bận không đi được", "thiếu đèn pin", "20h30".

The readers of the features know closed lists of sentences; anything else may be a report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.actions import Action, Buttons, Choices
from core.conversation import Conversation
from core.speech.spelling import LONGEST_ANSWER, spelled_out


@dataclass(frozen=True, slots=True)
class Reader:
    """Sentences that a feature reads where one of its buttons (`on`) stands on the screen; without any: everywhere.

    `read` returns the press, the question that the words leave open, or None: they say nothing here.
    """

    read: Callable[[str, Conversation, Choices], str | None]
    on: tuple[type[Action], ...] = ()

    def concerns(self, choices: Choices) -> bool:
        return not self.on or first(choices, *self.on) is not None


def said_for_a_button(typed: str, bare: str, choices: Choices, buttons: Buttons) -> str | None:
    """The button of which these words are another way to say it. `bare`: what was typed, without courtesies."""
    shown = [pressed for _, pressed in choices]
    said = spelled_out(bare)
    for pressed in shown:
        if said in (kind := buttons.kind(pressed)).sayings:
            return kind.said(shown)
    return next((pressed for pressed in shown if buttons.kind(pressed).reads(typed)), None)


def answer_in_words(typed: str, conversation: Conversation, choices: Choices, readers: Sequence[Reader]) -> str | None:
    """The button it presses, or the question that it leaves open; None when it is none of them."""
    if typed.count(" ") >= LONGEST_ANSWER:
        return None
    reader = next((one for one in readers if one.concerns(choices)), None)
    return reader.read(typed, conversation, choices) if reader else None


def first(choices: Choices, *kinds: type[Action]) -> str | None:
    """First of these buttons on a screen."""
    return next((action for _, action in choices if any(kind.matches(action) for kind in kinds)), None)
