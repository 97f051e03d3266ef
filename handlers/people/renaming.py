"""How a member is called: the police correct names, everybody chooses how they are addressed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ConversationHandler, filters

from core.actions import Go, Menu
from core.errors import Stale
from core.incident.actions import CancelReport
from core.jsontext import decoded, written
from core.people import renaming
from core.people.actions import AskHonorific, CorrectCallName, CorrectName, SetHonorific, ShowMember
from core.people.payloads import Arrival
from core.people.types import HONORIFICS, Member
from core.screen import Option, pairs, screen
from core.speech.names import is_whole_name, meant_as_name, name_in, told_instead_of_a_name
from core.speech.trouble import cannot_be_a_name, perhaps_tells_of_trouble
from core.text import Text
from handlers.incident import report_words
from handlers.incident.report import send_unfinished
from handlers.kit import Pressed, Spoke
from handlers.menu import cancel, cancel_button
from handlers.people.members import member_screen
from handlers.people.own_name import FLOW, CorrectState, not_again
from handlers.turn import BotContext, Turn

END = ConversationHandler.END


def conversation() -> ConversationHandler[BotContext]:
    text = filters.TEXT & ~filters.COMMAND
    return ConversationHandler(
        name=FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(CorrectName, ask_name), Pressed(CorrectCallName, ask_call_name)],
        states={
            CorrectState.NAME: [Spoke(text, take_name)],
            CorrectState.CALL_NAME: [Spoke(text, take_call_name)],
            CorrectState.OWN_NAME: [Spoke(text, take_own_name)],
        },
        fallbacks=[Pressed(CancelReport, leave_it)],
    )


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [Pressed(AskHonorific, ask_honorific), Pressed(SetHonorific, set_honorific)]


async def ask_name(turn: Turn, pressed: CorrectName) -> CorrectState:
    member = await renaming.member_to_rename(turn.work, turn.member, pressed.member)
    await _ask(turn, member, Text("member.ask_full_name", full_name=member.full_name))
    return CorrectState.NAME


async def ask_call_name(turn: Turn, pressed: CorrectCallName) -> CorrectState:
    member = await renaming.member_to_rename(turn.work, turn.member, pressed.member)
    await _ask(turn, member, Text("member.ask_call_name", full_name=member.full_name))
    return CorrectState.CALL_NAME


async def _ask(turn: Turn, member: Member, question: Text) -> None:
    await send_unfinished(turn)
    nonce = turn.begin(FLOW, written({"member": member.id}), turn.work.rules.details_for)
    turn.say(screen(question, rows=[[cancel_button(nonce)]]))


async def take_name(turn: Turn, message: Message) -> int | None:
    if _is_story(message):
        await report_words.tell_instead(turn, message, CorrectName(_about(turn)))
        return None
    member = await renaming.correct_name(turn.work, turn.member, _about(turn), message.text or "")
    return await _done(turn, member)


async def take_call_name(turn: Turn, message: Message) -> int | None:
    if _is_story(message):
        await report_words.tell_instead(turn, message, CorrectCallName(_about(turn)))
        return None
    member = await renaming.correct_call_name(turn.work, turn.member, _about(turn), message.text or "")
    return await _done(turn, member)


def _is_story(message: Message) -> bool:
    """A sentence that cannot be a name is a report, and so is what tells of trouble."""
    typed = message.text or ""
    return cannot_be_a_name(typed) or told_instead_of_a_name(typed)


def _about(turn: Turn) -> int:
    member = decoded(turn.conversation.draft or "{}").get("member")
    if not isinstance(member, int):
        raise Stale(Text("error.stale"))
    return member


async def _done(turn: Turn, member: Member) -> int:
    _see_oneself(turn, member)
    turn.say(await member_screen(turn, member), fresh=True)
    return END


def _see_oneself(turn: Turn, member: Member) -> None:
    """The answer is written to the person as they are called now."""
    if turn.member is not None and turn.member.id == member.id:
        turn.actor = replace(turn.actor, member=member)


# -- one's own, on joining -------------------------------------------------------------------------------------------


async def leave_it(turn: Turn, pressed: CancelReport) -> int:
    """ "Thôi": who will not say their name is not asked again."""
    if turn.conversation.state == CorrectState.OWN_NAME:
        not_again(turn)
    return await cancel(turn, pressed)


async def take_own_name(turn: Turn, message: Message) -> int | None:
    """The first message may be a report: then it is one."""
    typed = name_in(message.text or "")
    if cannot_be_a_name(typed) or not (is_whole_name(typed) or _plainly_a_name(typed)):
        await report_words.tell_instead(turn, message)
        return None
    arrival = Arrival.of(decoded(turn.conversation.draft or "{}"))
    member = await renaming.give_name(turn.work, turn.member, typed, arrival=arrival)
    _see_oneself(turn, member)
    not_again(turn)
    if member.honorific:
        turn.say(screen(Text("join.named", full_name=member.full_name)))
    else:
        turn.say(screen(Text("member.ask_honorific", full_name=member.full_name), rows=pairs(_honorifics(member.id))))
    return END


def _plainly_a_name(typed: str) -> bool:
    """One that is not whole, or not written as names are: asked for again. In doubt it is a report."""
    return meant_as_name(typed) and not perhaps_tells_of_trouble(typed)


async def ask_honorific(turn: Turn, pressed: AskHonorific) -> None:
    own = turn.member is not None and turn.member.id == pressed.member
    member = turn.member if own else await renaming.member_to_rename(turn.work, turn.member, pressed.member)
    back = Go(Menu.PROFILE) if own else ShowMember(pressed.member)
    rows = [*pairs(_honorifics(pressed.member)), [Option(Text("button.back"), back.encode())]]
    turn.say(screen(Text("member.ask_honorific", full_name=member.full_name if member else ""), rows=rows))


def _honorifics(member_id: int) -> list[Option]:
    return [Option(word.capitalize(), SetHonorific(member_id, code).encode()) for code, word in HONORIFICS.items()]


async def set_honorific(turn: Turn, pressed: SetHonorific) -> None:
    member = await renaming.choose_honorific(turn.work, turn.member, pressed.member, pressed.honorific)
    if turn.member is not None and turn.member.id == member.id:
        _see_oneself(turn, member)
        turn.say(screen(Text("profile.honorific_set")))
    else:
        turn.say(await member_screen(turn, member))
