"""Pressing on a card: the pressed message becomes the card, and says what it did or why it is too late."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from core.errors import Stale
from core.incident import access
from core.incident.actions import OnIncident
from core.incident.alerting import CARD, send_card
from core.incident.card import incident_card, state_label
from core.incident.recall import told_of
from core.incident.response import Progress
from core.incident.types import Incident
from core.live_messages import Shown, pressed
from core.people.types import Member
from core.screen import screen
from core.text import At, Text
from core.work import Work
from handlers.turn import Turn

UseCase = Callable[[Work, Member | None, int], Awaitable[Incident]]
Going = Callable[[Work, Member | None, int], Awaitable[Progress]]
Answer = Callable[[Turn, Any], Awaitable[None]]


def current(answer: Answer) -> Answer:
    """A button that is too late is answered with what is true now: a sentence, and the card as it stands."""

    async def answered(turn: Turn, press: OnIncident) -> None:
        try:
            await answer(turn, press)
        except Stale as stale:
            await as_it_is(turn, press.incident, stale.text)

    return answered


async def as_it_is(turn: Turn, incident_id: int, why: Text) -> None:
    incident = await access.look_at(turn.work, turn.member, incident_id)
    turn.toast = why
    turn.say(screen(why), fresh=True)
    if turn.tapped is None:
        await show_card(turn, incident)
    else:
        on = Shown(incident_id, turn.account.id, str(turn.tapped))
        await pressed(turn.work, CARD, on, looks_wrong=True)


async def act(turn: Turn, incident_id: int, use_case: UseCase) -> Incident:
    """One press on a card. The pressed message becomes the card that is kept up to date."""
    await pressed_card(turn, incident_id)
    return await use_case(turn.work, turn.member, incident_id)


async def go(turn: Turn, incident_id: int, use_case: Going) -> Progress:
    """The same, for a step on the way there."""
    await pressed_card(turn, incident_id)
    return await use_case(turn.work, turn.member, incident_id)


async def pressed_card(turn: Turn, incident_id: int) -> None:
    await access.look_at(turn.work, turn.member, incident_id)
    if turn.tapped is not None:
        await pressed(turn.work, CARD, Shown(incident_id, turn.account.id, str(turn.tapped)))


def confirm(turn: Turn, text: Text) -> None:
    """A press is confirmed on the button and by the card itself; a typed answer by a sentence."""
    turn.toast = text
    if turn.tapped is None:
        turn.say(screen(text))


def confirm_step(turn: Turn, step: Progress, done: Text) -> None:
    """Pressed again, it says when it was noted."""
    if step.noted_at is None:
        confirm(turn, done)
        return
    number, state = step.incident.number, state_label(step.state)
    confirm(turn, Text("incident.noted_before", number=number, state=state, at=At(step.noted_at)))


async def show_card(turn: Turn, incident: Incident) -> None:
    """An open one comes as a card that is kept up to date; a closed one as it is."""
    matter = await turn.work.tx.incident.matters.find(incident.id) if incident.state.closed else None
    if matter is not None and turn.member is not None:
        turn.say(
            incident_card(turn.work.rules, matter, turn.member, turn.work.now), fresh=True, about=told_of(incident.id)
        )
    else:
        await send_card(turn.work, incident, turn.account)
