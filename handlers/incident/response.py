"""The alert in the hands of those who come: take it, go, arrive, call for more, pass it on, close it."""

from __future__ import annotations

import re
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler

from core.errors import Invalid, Stale
from core.incident import access, response
from core.incident.actions import (
    NeedSupport,
    OnScene,
    OnTheWay,
    Reassign,
    ReassignTo,
    Show,
    ShowWhole,
    StillComing,
    Take,
    WhoReported,
    Withdraw,
)
from core.incident.alerting import send_card
from core.incident.filing import FLOW as REPORT_FLOW
from core.incident.recall import told_of
from core.incident.story import whole
from core.people.names import masked_phone, told_apart
from core.people.types import Member
from core.policy import Act, may
from core.screen import Option, Screen, pairs, screen
from core.speech.folding import words
from core.text import Text
from handlers import menu
from handlers.incident import report_words
from handlers.incident.on_card import Going, act, as_it_is, confirm, confirm_step, current, go, show_card
from handlers.kit import Pressed, Saying, Spoke
from handlers.turn import BotContext, Turn

SHORT_REPLY = r"(?:ok|a|ack|nhan|da nhan) (?:vv )?(?:(\d{4}) )?(\d{1,3})"


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Take, current(take)),
        Pressed(OnTheWay, current(set_out)),
        Pressed(StillComing, current(still_coming)),
        Pressed(OnScene, current(arrive)),
        Pressed(NeedSupport, current(need_support)),
        Pressed(Reassign, current(ask_whom)),
        Pressed(ReassignTo, current(reassign)),
        Pressed(WhoReported, who_reported),
        Pressed(ShowWhole, show_whole),
        Pressed(Withdraw, withdraw),
        Pressed(Show, show),
    ]


def by_number(turn: Turn) -> list[BaseHandler[Update, BotContext, Any]]:
    """From somebody who tells something and may take nothing, "a 5" is part of it."""
    if turn.conversation.flow == REPORT_FLOW and not may(turn.member, Act.TAKE):
        return []
    return [Spoke(Saying(SHORT_REPLY), take_by_number)]


async def _go(turn: Turn, incident_id: int, use_case: Going, done: Text) -> None:
    step = await go(turn, incident_id, use_case)
    confirm_step(turn, step, Text(done.id, number=step.incident.number))


async def take(turn: Turn, pressed: Take) -> None:
    await _go(turn, pressed.incident, response.acknowledge, Text("incident.you_took"))


async def set_out(turn: Turn, pressed: OnTheWay) -> None:
    await _go(turn, pressed.incident, response.set_out, Text("incident.you_are_on_the_way"))


async def still_coming(turn: Turn, pressed: StillComing) -> None:
    await _go(turn, pressed.incident, response.still_coming, Text("incident.still_coming"))


async def arrive(turn: Turn, pressed: OnScene) -> None:
    await _go(turn, pressed.incident, response.arrive, Text("incident.you_are_on_scene"))


async def need_support(turn: Turn, pressed: NeedSupport) -> None:
    incident = await act(turn, pressed.incident, response.need_support)
    confirm(turn, Text("incident.backup_called", number=incident.number))


async def take_by_number(turn: Turn, message: Message) -> None:
    """ "ok 12": the twelfth report of today, or of the night that began yesterday; "nhận VV-1114-12" names the day."""
    incident = await access.incident_called(turn.work, turn.member, *_numbers(message))
    if incident is None and turn.conversation.flow == REPORT_FLOW:
        await report_words.go_on_telling(turn, message)
        return
    if incident is None:
        raise Invalid(Text("incident.no_such_number"))
    try:
        await _go(turn, incident.id, response.acknowledge, Text("incident.you_took"))
    except Stale as stale:
        await as_it_is(turn, incident.id, stale.text)
        return
    await send_card(turn.work, incident, turn.account)


def _numbers(message: Message) -> tuple[str | None, int]:
    found = re.fullmatch(SHORT_REPLY, words(message.text or ""))
    return (found[1], int(found[2])) if found else (None, 0)


async def ask_whom(turn: Turn, pressed: Reassign) -> None:
    others = await response.may_take_over(turn.work, turn.member, pressed.incident)
    names = told_apart([(m.call_name, m.organisation, m.full_name) for m in others])
    options = [Option(name, ReassignTo(pressed.incident, m.id).encode()) for name, m in zip(names, others, strict=True)]
    if not options:
        raise Invalid(Text("incident.nobody_else"), incident=pressed.incident)
    turn.say(screen(Text("incident.ask_whom"), rows=pairs(options)), fresh=True)


async def reassign(turn: Turn, pressed: ReassignTo) -> None:
    incident = await response.reassign(turn.work, turn.member, pressed.incident, pressed.member)
    other = await turn.work.tx.people.members.get(pressed.member)
    turn.say(screen(Text("incident.passed_on", number=incident.number, who=other.call_name)))


async def who_reported(turn: Turn, pressed: WhoReported) -> None:
    """Shown once, in a message that cannot be forwarded."""
    reporter = await access.who_reported(turn.work, turn.member, pressed.incident)
    who = [Text("incident.reporter", who=reporter.full_name)]
    who += [Text("incident.reporter_phone", phone=masked_phone(reporter.phone))] if reporter.phone else []
    turn.say(screen(*who, Text("incident.reporter_logged"), protect=True), fresh=True)


async def show_whole(turn: Turn, pressed: ShowWhole) -> None:
    matter = await access.read_whole(turn.work, turn.member, pressed.incident)
    back = Option(Text("button.open"), Show(pressed.incident).encode())
    told = Screen(tuple(whole(matter)), ((back,),), protect=True)
    turn.say(told, fresh=True, about=told_of(pressed.incident))


async def withdraw(turn: Turn, pressed: Withdraw) -> None:
    incident = await response.withdraw_report(turn.work, turn.member, pressed.incident)
    if menu.open_report(turn).incident == incident.id:  # another report may be under way
        turn.end()
    turn.say(menu.with_menu(turn.member, Text("report.withdrawn", number=incident.number)), fresh=True)


async def show(turn: Turn, pressed: Show) -> None:
    await show_card(turn, await access.look_at(turn.work, turn.member, pressed.incident))


def _member(turn: Turn) -> Member:
    assert turn.member is not None  # noqa: S101 - the router lets only members in here
    return turn.member
