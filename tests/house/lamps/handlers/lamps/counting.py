"""How many lamps are out: one number answers."""

from __future__ import annotations

from enum import StrEnum

from core.lamps.actions import CountLamps
from core.lamps.counting import count
from telegram import Message
from telegram.ext import ConversationHandler

from core.conversation import Hears, Question
from core.jsontext import decoded, written
from core.screen import screen
from core.speech.counts import read_count
from core.text import Text
from handlers.kit import Like, Pressed, Spoke
from handlers.turn import BotContext, Turn

FLOW = "lamps"


class LampState(StrEnum):
    """Values are stored with the conversation and never change."""

    NUMBER = "number"


QUESTIONS = {LampState.NUMBER: Question(Hears.NUMBER, in_passing=True)}


def conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(CountLamps, ask)],
        states={LampState.NUMBER: [Spoke(Like(_is_a_number), answer)]},
        fallbacks=[],
    )


def _is_a_number(typed: str) -> bool:
    return read_count(typed) is not None


async def ask(turn: Turn, pressed: CountLamps) -> LampState:
    turn.begin(FLOW, written({"street": pressed.street}), turn.work.rules.details_for)
    turn.say(screen(Text("lamps.type_a_number")), fresh=True)
    return LampState.NUMBER


async def answer(turn: Turn, message: Message) -> int:
    street = int(decoded(turn.conversation.draft)["street"])
    counted = await count(turn.work, turn.member, street, read_count(message.text or "") or 0)
    turn.say(screen(Text("lamps.noted", out=counted.out or 0)), fresh=True)
    return ConversationHandler.END
