"""The list of open incidents, and words typed instead of pressing a card's button."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu, Signal
from core.errors import Stale
from core.incident import open_list
from core.incident.actions import (
    MoreIncidents,
    OnAlert,
    OnIncident,
    OnScene,
    OnTheWay,
    Resolve,
    Show,
    Take,
    incident_of,
)
from core.incident.alerting import send_card
from core.incident.card import short_line
from core.incident.open_list import AlertWord
from core.incident.types import Incident
from core.patrol.night.actions import ImOk
from core.patrol.types.shift import Shift
from core.screen import Option, Screen, screen
from core.text import Text
from handlers import menu
from handlers.incident import closing, response
from handlers.incident.on_card import current
from handlers.kit import Pressed
from handlers.patrol.night import on_duty
from handlers.turn import BotContext, Turn

_BUTTON: dict[AlertWord, type[OnIncident]] = {
    AlertWord.TAKE: Take,
    AlertWord.ON_THE_WAY: OnTheWay,
    AlertWord.WALKING: OnTheWay,
    AlertWord.ON_SCENE: OnScene,
    AlertWord.DONE: Resolve,
}
_ANSWER = {
    AlertWord.TAKE: current(response.take),
    AlertWord.ON_THE_WAY: current(response.set_out),
    AlertWord.WALKING: current(response.set_out),
    AlertWord.ON_SCENE: current(response.arrive),
    AlertWord.DONE: current(closing.resolve),
}


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Go, list_open, where=Menu.INCIDENTS),
        Pressed(MoreIncidents, more),
        Pressed(OnAlert, in_words),
    ]


async def list_open(turn: Turn, _: Go) -> None:
    await _page(turn, 0)


async def more(turn: Turn, pressed: MoreIncidents) -> None:
    await _page(turn, pressed.first)


async def _page(turn: Turn, first: int) -> None:
    page = await open_list.list_open(turn.work, turn.member, first)
    rows = [[Option(line, Show(i.id).encode())] for i, line in await _lines(turn, page.incidents)]
    last = page.first + len(page.incidents)
    if last < page.total:
        label = Text("button.more_incidents", left=page.total - last)
        rows.append([Option(label, MoreIncidents(last).encode())])
    turn.say(screen(_heading(page), rows=rows))


def _heading(page: open_list.OpenIncidents) -> Text:
    if not page.incidents:
        return Text("incident.none_open")
    if len(page.incidents) == page.total:
        return Text("incident.open", n=page.total)
    last = page.first + len(page.incidents)
    return Text("incident.open_part", total=page.total, first=page.first + 1, last=last)


async def _lines(turn: Turn, found: Sequence[Incident]) -> list[tuple[Incident, Text]]:
    hamlets = {h.code: h.name for h in await turn.work.tx.people.places.hamlets()}
    return [(i, short_line(i, hamlets.get(i.hamlet or ""))) for i in found]


async def in_words(turn: Turn, typed: OnAlert) -> None:
    """ "Đang đến": the button of the one open alert that can be meant; asked for when there are several, or when it may
    be about the round somebody is on, and never the beginning of a report."""
    if typed.word not in set(AlertWord):
        raise Stale(Text("error.stale"))
    word = AlertWord(typed.word)
    found = await open_list.incidents_meant(turn.work, turn.member, word, _looked_at(turn, word))
    round_ = await open_list.patrolling(turn.work, turn.member, word)
    if not found:
        await _none(turn, round_)
    elif len(found) == 1 and turn.member and await open_list.certain(turn.work, turn.member, word, found[0]):
        await _press(turn, word, found[0])
    else:
        rows = [[Option(line, _BUTTON[word](i.id).encode())] for i, line in await _lines(turn, found)]
        turn.say(_ask_which(rows, round_), fresh=True)


async def _none(turn: Turn, round_: Shift | None) -> None:
    """Answer a word that fits no incident; from somebody on their round it is a sign of life, as "ok" is."""
    if round_ is not None:
        await on_duty.thanks(turn, Go(Signal.AGREE))
    else:
        turn.say(menu.with_menu(turn.member, Text("incident.none_yours")), fresh=True)


def _ask_which(rows: list[list[Option]], round_: Shift | None) -> Screen:
    if round_ is None:
        return screen(Text("incident.ask_which"), rows=rows)
    walking = Option(Text("button.on_round"), ImOk(round_.id).encode())
    return screen(Text("incident.ask_which_or_round"), rows=[*rows, [walking]])


async def _press(turn: Turn, word: AlertWord, meant: Incident) -> None:
    """Press the button meant by a word; the incident's card comes again when the person does not look at it."""
    await _ANSWER[word](turn, _BUTTON[word](meant.id))
    seen = [incident_of(action) for _, action in (*turn.conversation.choices, *turn.conversation.beside)]
    if meant.id not in seen:
        await send_card(turn.work, meant, turn.account)


def _looked_at(turn: Turn, word: AlertWord) -> Collection[int]:
    shown = (*turn.conversation.choices, *turn.conversation.beside)
    return {incident_of(action) or 0 for _, action in shown if _BUTTON[word].matches(action)}
