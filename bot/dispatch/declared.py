"""Declarations of the features to dispatch. Put together in `bot/wiring.py`; dispatch itself knows no feature."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actions import Buttons
from core.conversation import NOTHING_ASKED, Conversation, Question
from core.rules import Rules
from core.speech.replies import Reader
from core.work import Work
from handlers.turn import Turn


@dataclass(frozen=True, slots=True)
class Declared:
    """All buttons, the readers of answers in one's own words, what each open question hears, and what else features
    want of every update.

    `own_words` are the commune's own, folded, and the actions that they stand for. `given_up` ends a conversation whose
    time is up; `sign_of_life` is noted of a member who is watched; `means_own_alert` tells whether words are about an
    alert of one's own.
    """

    buttons: Buttons
    readers: Sequence[Reader]
    questions: Mapping[tuple[str, str], Question]
    own_words: Callable[[Rules], Mapping[str, str]]
    given_up: Callable[[Work, int, Conversation], Awaitable[Conversation]]
    sign_of_life: Callable[[Work, int, datetime], Awaitable[None]]
    means_own_alert: Callable[[Turn, str], Awaitable[bool]]

    def asked(self, conversation: Conversation) -> Question:
        """The question that is open; one that hears nothing where none is."""
        if conversation.flow is None or conversation.state is None:
            return NOTHING_ASKED
        return self.questions.get((conversation.flow, conversation.state), NOTHING_ASKED)
