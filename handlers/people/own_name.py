"""The question for one's own name, which who came by a code is asked below the welcome; and once more, with the menu,
where they turned to something else."""

from __future__ import annotations

from dataclasses import asdict, replace
from enum import StrEnum

from core.conversation import Hears, Question
from core.incident.actions import CancelReport
from core.jsontext import decoded, written
from core.people.payloads import Arrival
from core.screen import Option, screen
from core.text import Text
from handlers.turn import Turn

FLOW = "correct_name"


class CorrectState(StrEnum):
    """Values are stored with the conversation and never change."""

    NAME = "name"
    CALL_NAME = "call_name"
    OWN_NAME = "own_name"


QUESTIONS = {
    CorrectState.NAME: Question(Hears.NAME | Hears.STORY),
    CorrectState.CALL_NAME: Question(Hears.NAME | Hears.STORY),
    CorrectState.OWN_NAME: Question(Hears.STORY),  # no word alone is part of a whole name: "sos" and "huy" stay
}


def ask_own_name(turn: Turn, arrival: Arrival) -> None:
    """Below the welcome; everything else can be done meanwhile."""
    asked = written(asdict(arrival))
    _ask(turn, asked)
    turn.conversation = replace(turn.conversation, later=asked)


def ask_once_more(turn: Turn) -> None:
    """With the menu. Nobody is asked a third time, nor who has a name by now."""
    asked = turn.conversation.later
    if turn.conversation.flow is not None or "network_name" not in decoded(asked or "{}"):
        return
    not_again(turn)
    if turn.member is not None and turn.member.full_name == Arrival.of(decoded(asked)).network_name:
        _ask(turn, asked)


def not_again(turn: Turn) -> None:
    turn.conversation = replace(turn.conversation, later="")


def _ask(turn: Turn, asked: str) -> None:
    nonce = turn.begin(FLOW, asked, turn.work.rules.details_for)
    turn.moved(FLOW, CorrectState.OWN_NAME)
    turn.say(
        screen(Text("join.ask_name"), rows=[[Option(Text("button.cancel"), CancelReport(nonce).encode())]]), fresh=True
    )
