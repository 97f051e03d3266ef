"""The way out of a flow that is about to write something: the button under each question, and what it does."""

from __future__ import annotations

from telegram.ext import ConversationHandler

from core.incident.actions import CancelReport
from core.screen import Option
from core.text import Text
from handlers import menu
from handlers.turn import Turn


def cancel_button(nonce: int) -> Option:
    return Option(Text("button.cancel"), CancelReport(nonce).encode())


async def cancel(turn: Turn, pressed: CancelReport) -> int:
    """Nothing has been written; the menu comes back."""
    turn.check(pressed)
    turn.say(menu.with_menu(turn.member, Text("menu.left")), fresh=True)
    return ConversationHandler.END
