"""The table of contents: what is listened for, in order. The first that matches answers."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cache
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ConversationHandler, filters

from core.actions import Go, Menu, Signal
from core.conversation import NOTHING_ASKED
from core.errors import Invalid
from core.incident.actions import incident_of
from core.incident.filing import FLOW as REPORT_FLOW
from core.screen import screen
from core.text import Text
from handlers import menu
from handlers.incident import closing, open_list, report, report_words, response
from handlers.kit import FirstOf, Happened, Pressed, Spoke
from handlers.patrol import menu as patrol_menu
from handlers.patrol.ledger import corrections, late_entry, nights
from handlers.patrol.night import board, check_in, check_out, checkpoints, duty_words, equipment, on_duty, roll_call
from handlers.patrol.roster import changes, plans, roster, upload
from handlers.patrol.staffing import answers, leave, my_shifts, substitutes
from handlers.people import account, members, outsiders, renaming
from handlers.questions import QUESTIONS
from handlers.turn import BotContext, Turn

Handlers = list[BaseHandler[Update, BotContext, Any]]
Conversation = Callable[[], ConversationHandler[BotContext]]


def handlers(turn: Turn, update: Update) -> Handlers:
    """For one update: the contents, with those conversations alone that it may concern. To make all of them anew took
    longer than everything else an update needs."""
    found: Handlers = []
    for one in contents(turn):
        if not callable(one):
            found.append(one)
        elif turn.conversation.flow == _shape(one).name or _entries(one).check_update(update) is not None:
            # One for this update: where the chat stands is its own, the handlers in it are shared.
            found.append(copy(_shape(one)))
    return found


@cache
def _shape(conversation: Conversation) -> ConversationHandler[BotContext]:
    """One of it to look at; it never runs itself."""
    return conversation()


@cache
def _entries(conversation: Conversation) -> FirstOf:
    return FirstOf(_shape(conversation).entry_points)


def contents(turn: Turn) -> list[BaseHandler[Update, BotContext, Any] | Conversation]:
    """Handlers asked, in this order. Conversations are made anew, for they know where this chat stands; the others know
    nothing.

    Strangers, suspended and former members have one conversation only: being let in.
    """
    if turn.member is None:
        return [*outsiders.handlers()]
    first, last = _fixed()
    return [
        first,
        *upload.files(turn),
        *response.by_number(turn),
        members.invite_conversation,
        *account.codes(turn),
        answers.conversation,
        members.find_conversation,
        renaming.conversation,
        leave.conversation,
        plans.conversation,
        check_in.conversation,
        on_duty.conversation,
        check_out.conversation,
        *checkpoints.on_the_way(turn),
        corrections.conversation,
        late_entry.conversation,
        report.conversation,
        last,
    ]


@cache
def _fixed() -> tuple[FirstOf, FirstOf]:
    """Handlers asked before the conversations, and after."""
    first = [
        Pressed(Go, menu.show, where=Menu.MENU),
        Pressed(Go, menu.leave, where=Menu.OUT),
        Pressed(Go, menu.help_, where=Menu.HELP),
        Pressed(Go, on_duty.thanks, where=Signal.THANKS),
        Pressed(Go, menu.ask_sos, where=Signal.ASK_SOS),
        Pressed(Go, not_understood, where=Signal.UNKNOWN),
        Pressed(Go, report_words.which, where=Signal.WHICH),
        Pressed(Go, again, where=Signal.AGAIN),
        *account.handlers(),
        *response.handlers(),
        *closing.handlers(),
        *open_list.handlers(),
        *members.handlers(),
        *renaming.handlers(),
        Spoke(report_words.PictureFile(), report_words.as_file),
        *patrol_menu.handlers(),
        # -- patrols: the roster
        *my_shifts.handlers(),
        *roster.handlers(),
        *upload.handlers(),
        *changes.handlers(),
        *leave.handlers(),
        *plans.handlers(),
        *answers.handlers(),
        *substitutes.handlers(),
        *on_duty.handlers(),
        *equipment.handlers(),
        *roll_call.handlers(),
        *board.handlers(),
        *duty_words.handlers(),
        *checkpoints.handlers(),
        Pressed(Go, report.under_duress, where=Signal.DURESS),
        *nights.handlers(),
        *corrections.handlers(),
    ]
    last = [
        Happened(menu.stale, "callback_query"),
        Happened(edited, "edited_message"),
        Spoke(filters.ALL, not_understood),
    ]
    return FirstOf(first), FirstOf(last)


async def again(turn: Turn, _: Go) -> None:
    """A mere yes or no where it answers nothing: what is asked is said once more, and stays open."""
    conversation = turn.conversation
    if conversation.flow == REPORT_FLOW:
        await report_words.ask_again(turn)
        return
    raise Invalid(QUESTIONS.get((conversation.flow or "", conversation.state or ""), NOTHING_ASKED).again)


async def edited(turn: Turn, update: Update) -> None:
    """Answer an edit: a message is kept as it was sent, and a correction is sent as a new one. A shared place moves."""
    message = update.edited_message
    if message is not None and message.location is not None:
        await checkpoints.moved(turn, message.location)
    elif message is not None and message.text:
        turn.say(screen(Text("error.edited")), fresh=True)


async def not_understood(turn: Turn, _: Message | Go) -> None:
    """A card on the screen stays what digits count on."""
    if any(incident_of(action) for _, action in turn.conversation.choices):
        turn.say(screen(Text("error.not_understood")), fresh=True)
        return
    turn.say(menu.with_menu(turn.member, Text("error.not_understood")), fresh=True)
