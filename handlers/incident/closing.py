"""The end of an incident, and its being opened again when that was too early."""

from __future__ import annotations

from typing import Any, NamedTuple

from telegram import Update
from telegram.ext import BaseHandler

from core.incident import response
from core.incident.actions import BackToCard, FalseAlarm, FalseAlarmSure, OnIncident, Reopen, Resolve, ResolveSure
from core.incident.types import Incident, IncidentState
from core.people.types import Member
from core.screen import Option, Style, screen
from core.text import Text
from core.work import Work
from handlers.incident.on_card import act, confirm, current, pressed_card
from handlers.kit import Pressed
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


class _End(NamedTuple):
    """One way in which it ends: what is asked before, the button that says yes, what is said afterwards."""

    state: IncidentState
    question: Text
    yes: Text
    sure: type[OnIncident]
    done: Text


_RESOLVED = _End(
    IncidentState.RESOLVED,
    Text("incident.ask_resolved"),
    Text("button.resolved_yes"),
    ResolveSure,
    Text("incident.you_resolved"),
)
_FALSE_ALARM = _End(
    IncidentState.FALSE_ALARM,
    Text("incident.ask_false_alarm"),
    Text("button.false_alarm_yes"),
    FalseAlarmSure,
    Text("incident.you_called_false"),
)


async def resolve(turn: Turn, pressed: Resolve) -> None:
    await _ask_or_close(turn, pressed.incident, _RESOLVED)


async def resolve_sure(turn: Turn, pressed: ResolveSure) -> None:
    await _close(turn, pressed.incident, _RESOLVED)


async def false_alarm(turn: Turn, pressed: FalseAlarm) -> None:
    await _ask_or_close(turn, pressed.incident, _FALSE_ALARM)


async def false_alarm_sure(turn: Turn, pressed: FalseAlarmSure) -> None:
    await _close(turn, pressed.incident, _FALSE_ALARM)


async def _ask_or_close(turn: Turn, incident_id: int, end: _End) -> None:
    """Close at once for the holder, who knows what they found; else ask: a thumb that slipped on an incident nobody
    has, or another, must not end it."""
    incident = await response.may_be_closed(turn.work, turn.member, incident_id)
    if turn.member is not None and incident.holder_id == turn.member.id:
        await _close(turn, incident_id, end)
        return
    yes = Option(end.yes, end.sure(incident_id).encode(), Style.DANGER)
    back = Option(Text("button.back"), BackToCard(incident_id).encode())
    turn.say(screen(Text(end.question.id, number=incident.number), rows=[[yes], [back]]), fresh=True)


async def _close(turn: Turn, incident_id: int, end: _End) -> None:
    async def use_case(work: Work, member: Member | None, incident_id: int) -> Incident:
        return await response.close(work, member, incident_id, end.state)

    incident = await act(turn, incident_id, use_case)
    confirm(turn, Text(end.done.id, number=incident.number))


async def back_to_card(turn: Turn, pressed: BackToCard) -> None:
    """The question becomes the card again."""
    incident = await response.may_be_closed(turn.work, turn.member, pressed.incident)
    await pressed_card(turn, incident.id)
    confirm(turn, Text("incident.stays_open", number=incident.number))


async def reopen(turn: Turn, pressed: Reopen) -> None:
    incident = await act(turn, pressed.incident, response.reopen)
    confirm(turn, Text("incident.you_reopened", number=incident.number))
