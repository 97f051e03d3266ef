"""The end of an incident, and its being opened again when that was too early."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core import closing, handling
from core.actions import BackToCard, FalseAlarm, FalseAlarmSure, Reopen, Resolve, ResolveSure
from core.incidents import Incident, IncidentState
from core.people import Member
from core.screen import Option, Style, screen
from core.text import Text
from core.work import Work
from handlers.kit import Pressed
from handlers.on_card import UseCase, act, confirm, current, pressed_card
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Resolve, current(resolve)),
        Pressed(ResolveSure, current(resolve_sure)),
        Pressed(FalseAlarm, current(false_alarm)),
        Pressed(FalseAlarmSure, current(false_alarm_sure)),
        Pressed(BackToCard, current(back_to_card)),
        Pressed(Reopen, current(reopen)),
    ]


async def resolve(turn: Turn, pressed: Resolve) -> None:
    incident = await closing.may_be_closed(turn.work, turn.member, pressed.incident)
    if _has_it(turn, incident):
        await resolve_sure(turn, ResolveSure(incident.id))
        return
    sure = Option(Text("button.resolved_yes"), ResolveSure(incident.id).encode(), Style.DANGER)
    _ask(turn, incident, Text("incident.ask_resolved", number=incident.number), sure)


async def resolve_sure(turn: Turn, pressed: ResolveSure) -> None:
    incident = await act(turn, pressed.incident, _closing(IncidentState.RESOLVED))
    confirm(turn, Text("incident.you_resolved", number=incident.number))


async def false_alarm(turn: Turn, pressed: FalseAlarm) -> None:
    incident = await closing.may_be_closed(turn.work, turn.member, pressed.incident)
    if _has_it(turn, incident):
        await false_alarm_sure(turn, FalseAlarmSure(incident.id))
        return
    sure = Option(Text("button.false_alarm_yes"), FalseAlarmSure(incident.id).encode(), Style.DANGER)
    _ask(turn, incident, Text("incident.ask_false_alarm", number=incident.number), sure)


async def false_alarm_sure(turn: Turn, pressed: FalseAlarmSure) -> None:
    incident = await act(turn, pressed.incident, _closing(IncidentState.FALSE_ALARM))
    confirm(turn, Text("incident.you_called_false", number=incident.number))


def _has_it(turn: Turn, incident: Incident) -> bool:
    """They know what they found; a thumb that slipped on what nobody has, or another, must not end it."""
    return turn.member is not None and incident.holder_id == turn.member.id


def _ask(turn: Turn, incident: Incident, question: Text, sure: Option) -> None:
    back = Option(Text("button.back"), BackToCard(incident.id).encode())
    turn.say(screen(question, rows=[[sure], [back]]), fresh=True)


def _closing(state: IncidentState) -> UseCase:
    async def use_case(work: Work, member: Member | None, incident_id: int) -> Incident:
        return await handling.close(work, member, incident_id, state)

    return use_case


async def back_to_card(turn: Turn, pressed: BackToCard) -> None:
    """The question becomes the card again."""
    incident = await closing.may_be_closed(turn.work, turn.member, pressed.incident)
    await pressed_card(turn, incident.id)
    confirm(turn, Text("incident.stays_open", number=incident.number))


async def reopen(turn: Turn, pressed: Reopen) -> None:
    incident = await act(turn, pressed.incident, closing.reopen)
    confirm(turn, Text("incident.you_reopened", number=incident.number))
