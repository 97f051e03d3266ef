"""Words that the open question wants to hear, and common words that still mean what they mean elsewhere.

Somebody who is asked why they are late and types "bão" answers; nothing else may be made of the word.
"""

from __future__ import annotations

from core.actions import Buttons, Go, Menu, OfAlert
from core.conversation import Conversation, Hears, Question
from core.speech.folding import words
from core.speech.yes_no import is_answer
from texts.vocabulary import Vocabulary

SOS = Go(Menu.SOS).encode()
_OUT = frozenset(Go(where).encode() for where in (Menu.MENU, Menu.OUT))
# Where a name is asked for, "huy", "bao" and "tin" are people. These mean the same everywhere.
_NO_NAMES = frozenset({"0", "menu", "sos"})
# Called out in need, whatever was asked. "Cấp cứu" may be the reason why somebody is late.
_ANY_WORD = Hears.STORY | Hears.WORDS | Hears.NUMBER
_UNMISTAKABLE = frozenset({"sos", "s o s", "cuu", "cuu voi"})


def asks_again(conversation: Conversation, question: Question) -> bool:
    """Whether a mere yes or no, where it answers nothing, brings the question again: it tells nothing either. Where a
    number is asked "không" is one; what has gone out takes every word."""
    if conversation.flow is None or question.hears_any(_ANY_WORD):
        return False
    return question.out is None or not any(question.out.matches(action) for _, action in conversation.choices)


def turned_away(question: Question, before: Conversation, after: Conversation) -> bool:
    """Whether a reason, a note or a number was asked for and something else was answered instead. What is typed next
    then belongs to that and must not become the reason."""
    return question.in_passing and after == before


def understood(typed: str, question: Question, known: Vocabulary, buttons: Buttons, *, takes: bool) -> Vocabulary:
    """Known words that keep their meaning while this question is asked. `takes`: the sender takes alerts; from others,
    who at most come along, "đang đến" is part of what they tell."""
    if question.hears_any(Hears.NAME) and _could_be_a_name(typed):
        return known.only(lambda *_: False)
    if question.hears_any(Hears.WORDS) and not _is_label(typed):
        return known.only(lambda said, action: _still(said, action, question, buttons))
    if question.hears_any(Hears.TELLING):
        return known.only(
            lambda _, action: action not in question.part_of_it and (takes or not about_alerts(action, buttons))
        )
    return known


def _still(said: str, action: str, question: Question, buttons: Buttons) -> bool:
    if action == SOS:
        return said in _UNMISTAKABLE
    if action in _OUT or is_answer(action):
        return True
    return " " in said and action not in question.part_of_it and not about_alerts(action, buttons)


def _could_be_a_name(typed: str) -> bool:
    said = words(typed)
    return " " not in said and said not in _NO_NAMES and not _is_label(typed)


def _is_label(typed: str) -> bool:
    """A key of the menu was pressed: it sends its label with the picture in front."""
    return not typed[:1].isalnum()


def about_alerts(action: str | None, buttons: Buttons) -> bool:
    """Whether it is about an alert that came, typed instead of pressing its button."""
    return action is not None and buttons.kind(action).alert is OfAlert.WORD
