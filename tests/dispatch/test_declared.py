"""Answers of buttons and questions of states are declared beside them, and equal what the closed lists said before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import ConversationHandler

from bot.dispatch.questions import asks_again, turned_away
from bot.wiring import DECLARED
from core.actions import Action, Answer, Buttons, OfAlert
from core.conversation import Conversation, Hears
from core.features import BUTTONS, FEATURES
from core.incident.actions import Withdraw
from handlers import router
from handlers.questions import QUESTIONS
from tests.dispatch.test_wiring import ACTIONS

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parents[1] / "golden" / "questions.json").read_text("utf-8"))
KINDS = {kind.tag: kind for kind in BUTTONS}
_ANSWERS = ("YES", "NO", "NOT_YET", "WELL", "NOTHING", "FACT", "ALONE")
_HEARS = ("NAME", "NUMBER", "WORDS", "STORY", "PLACE")
SENT = (("Nhầm", Withdraw(1).encode()),)


def _button(kind: type[Action]) -> dict[str, Any]:
    return {
        "answers": sorted(name for name in _ANSWERS if Answer[name] in kind.answers),
        "serious": kind.serious,
        "on_card": kind.alert is OfAlert.BUTTON,
        "sayings": sorted(kind.sayings),
    }


def _question(flow: str, state: str) -> dict[str, Any]:
    question, here = QUESTIONS[flow, state], Conversation(flow=flow, state=state)
    again = None if question.again.id == "error.choose" else question.again.id
    return {
        "hears": sorted(name for name in _HEARS if Hears[name] in question.hears),
        "ends": question.ends,
        "in_passing": turned_away(question, here, here),
        "asks_again": asks_again(here, question),
        "asks_again_when_out": asks_again(Conversation(flow=flow, state=state, choices=SENT), question),
        "again": again,
    }


@pytest.mark.parametrize("tag", GOLDEN["buttons"])
def test_a_button_answers_what_it_always_did(tag: str) -> None:
    assert _button(KINDS[tag]) == GOLDEN["buttons"][tag]


@pytest.mark.parametrize("where", GOLDEN["questions"])
def test_a_question_hears_what_it_always_did(where: str) -> None:
    flow, state = where.split(".")
    assert _question(flow, state) == GOLDEN["questions"][where]


def _states() -> Iterator[tuple[str, str]]:
    """Every state of every conversation in the contents."""
    for one in vars(router).values():
        for name, made in vars(one).items() if hasattr(one, "__file__") else ():
            if name.endswith("conversation"):
                flow = made()
                assert isinstance(flow, ConversationHandler)
                yield from ((flow.name or "", str(state)) for state in flow.states)


def test_every_state_has_a_question_and_every_question_a_state() -> None:
    assert set(_states()) == set(QUESTIONS)


def test_every_button_is_in_the_contents() -> None:
    assert set(KINDS.values()) == set(ACTIONS)
    assert all(feature.actions for feature in FEATURES)


def test_a_question_that_is_not_known_hears_nothing() -> None:
    """A state of another release may still be stored."""
    assert DECLARED.asked(Conversation(flow="report", state="gone")).hears == Hears(0)


def test_a_button_that_is_not_known_says_nothing() -> None:
    unknown = Buttons([]).kind("old1:2")
    assert not unknown.answers
    assert not unknown.serious
    assert unknown.said(["old1:2"]) is None


def test_what_a_question_hears_is_stored_by_its_value() -> None:
    assert all(isinstance(state, StrEnum) for _, state in QUESTIONS)
