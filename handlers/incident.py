"""The alert in the hands of those who come: take it, go, arrive, call for more, pass it on, close it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler

from core import handling
from core.actions import (
    FalseAlarm,
    Go,
    NeedSupport,
    OnIncident,
    OnScene,
    OnTheWay,
    Reassign,
    ReassignTo,
    Resolve,
    Show,
    ShowWhole,
    StillComing,
    Take,
    WhoReported,
    Withdraw,
)
from core.cards import card, short_line, state_label
from core.categories import CATEGORIES
from core.errors import Invalid, Stale
from core.handling import Step
from core.incidents import Incident, IncidentState
from core.names import masked_phone, words
from core.people import Member
from core.screen import Option, Screen, screen
from core.story import whole
from core.telling import ShownCard, card_pressed, send_card
from core.text import At, Text
from core.work import Work
from handlers import menu
from handlers.kit import Pressed, Saying, Spoke
from handlers.report_screens import pairs
from handlers.turn import BotContext, Turn

UseCase = Callable[[Work, Member | None, int], Awaitable[Incident]]
Going = Callable[[Work, Member | None, int], Awaitable[Step]]
Answer = Callable[[Turn, Any], Awaitable[None]]
SHORT_REPLY = r"(?:ok|a|ack|nhan|da nhan) (?:vv )?(?:(\d{4}) )?(\d{1,3})"


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Take, _current(take)),
        Pressed(OnTheWay, _current(set_out)),
        Pressed(StillComing, _current(still_coming)),
        Pressed(OnScene, _current(arrive)),
        Pressed(NeedSupport, _current(need_support)),
        Pressed(Resolve, _current(resolve)),
        Pressed(FalseAlarm, _current(false_alarm)),
        Pressed(Reassign, _current(ask_whom)),
        Pressed(ReassignTo, _current(reassign)),
        Pressed(WhoReported, who_reported),
        Pressed(ShowWhole, show_whole),
        Pressed(Withdraw, withdraw),
        Pressed(Show, show),
        Pressed(Go, list_open, where="incidents"),
        Pressed(Go, mine, where="mine"),
        Spoke(Saying(SHORT_REPLY), take_by_number),
    ]


def _current(answer: Answer) -> Answer:
    """A button that is too late is answered with what is true now: a sentence, and the card as it stands."""

    async def answered(turn: Turn, pressed: OnIncident) -> None:
        try:
            await answer(turn, pressed)
        except Stale as stale:
            await _as_it_is(turn, pressed.incident, stale.text)

    return answered


async def _as_it_is(turn: Turn, incident_id: int, why: Text) -> None:
    incident = await handling.look_at(turn.work, turn.member, incident_id)
    turn.toast = why
    turn.say(screen(why), fresh=True)
    if turn.tapped is None:
        await _show_card(turn, incident)
    else:
        await card_pressed(turn.work, ShownCard(incident_id, turn.account.id, str(turn.tapped)))


async def _act(turn: Turn, incident_id: int, use_case: UseCase, done: Text) -> None:
    """One press on a card. The pressed message becomes the card that is kept up to date."""
    await _pressed_card(turn, incident_id)
    incident = await use_case(turn.work, turn.member, incident_id)
    _confirm(turn, Text(done.id, number=incident.number))


async def _go(turn: Turn, incident_id: int, use_case: Going, done: Text) -> None:
    """The same, for a step on the way there: pressed again, it says when it was noted."""
    await _pressed_card(turn, incident_id)
    step = await use_case(turn.work, turn.member, incident_id)
    number = step.incident.number
    if step.noted_at is None:
        _confirm(turn, Text(done.id, number=number))
    else:
        state = state_label(step.state)
        _confirm(turn, Text("incident.noted_before", number=number, state=state, at=At(step.noted_at)))


async def _pressed_card(turn: Turn, incident_id: int) -> None:
    await handling.look_at(turn.work, turn.member, incident_id)
    if turn.tapped is not None:
        await card_pressed(turn.work, ShownCard(incident_id, turn.account.id, str(turn.tapped)))


def _confirm(turn: Turn, text: Text) -> None:
    """A press is confirmed on the button and by the card itself; a typed answer by a sentence."""
    turn.toast = text
    if turn.tapped is None:
        turn.say(screen(text))


async def take(turn: Turn, pressed: Take) -> None:
    await _go(turn, pressed.incident, handling.take, Text("incident.you_took"))


async def set_out(turn: Turn, pressed: OnTheWay) -> None:
    await _go(turn, pressed.incident, handling.set_out, Text("incident.you_are_on_the_way"))


async def still_coming(turn: Turn, pressed: StillComing) -> None:
    await _go(turn, pressed.incident, handling.still_coming, Text("incident.still_coming"))


async def arrive(turn: Turn, pressed: OnScene) -> None:
    await _go(turn, pressed.incident, handling.arrive, Text("incident.you_are_on_scene"))


async def need_support(turn: Turn, pressed: NeedSupport) -> None:
    await _act(turn, pressed.incident, handling.need_support, Text("incident.backup_called"))


async def resolve(turn: Turn, pressed: Resolve) -> None:
    await _act(turn, pressed.incident, _closing(IncidentState.RESOLVED), Text("incident.you_resolved"))


async def false_alarm(turn: Turn, pressed: FalseAlarm) -> None:
    await _act(turn, pressed.incident, _closing(IncidentState.FALSE_ALARM), Text("incident.you_called_false"))


def _closing(state: IncidentState) -> UseCase:
    async def use_case(work: Work, member: Member | None, incident_id: int) -> Incident:
        return await handling.close(work, member, incident_id, state)

    return use_case


async def take_by_number(turn: Turn, message: Message) -> None:
    """ "ok 12": the twelfth report of today, or of the night that began yesterday; "nhận VV-1114-12" names the day."""
    incident = await handling.called(turn.work, turn.member, *_numbers(message))
    if incident is None:
        raise Invalid(Text("incident.no_such_number"))
    try:
        await _go(turn, incident.id, handling.take, Text("incident.you_took"))
    except Stale as stale:
        await _as_it_is(turn, incident.id, stale.text)
        return
    await send_card(turn.work, incident, turn.account)


def _numbers(message: Message) -> tuple[str | None, int]:
    found = re.fullmatch(SHORT_REPLY, words(message.text or ""))
    return (found[1], int(found[2])) if found else (None, 0)


async def ask_whom(turn: Turn, pressed: Reassign) -> None:
    others = await handling.candidates(turn.work, turn.member, pressed.incident)
    options = [Option(m.call_name, ReassignTo(pressed.incident, m.id).encode()) for m in others]
    if not options:
        raise Invalid(Text("incident.nobody_else"), incident=pressed.incident)
    turn.say(screen(Text("incident.ask_whom"), rows=pairs(options)), fresh=True)


async def reassign(turn: Turn, pressed: ReassignTo) -> None:
    incident = await handling.reassign(turn.work, turn.member, pressed.incident, pressed.member)
    other = await turn.work.tx.people.get(pressed.member)
    turn.say(screen(Text("incident.passed_on", number=incident.number, who=other.call_name)))


async def who_reported(turn: Turn, pressed: WhoReported) -> None:
    """Shown once, in a message that cannot be forwarded."""
    reporter = await handling.who_reported(turn.work, turn.member, pressed.incident)
    who = [Text("incident.reporter", who=reporter.full_name)]
    who += [Text("incident.reporter_phone", phone=masked_phone(reporter.phone))] if reporter.phone else []
    turn.say(screen(*who, Text("incident.reporter_logged"), protect=True), fresh=True)


async def show_whole(turn: Turn, pressed: ShowWhole) -> None:
    matter = await handling.read_whole(turn.work, turn.member, pressed.incident)
    restricted = CATEGORIES[matter.incident.category].restricted
    back = Option(Text("button.open"), Show(pressed.incident).encode())
    turn.say(Screen(tuple(whole(matter)), ((back,),), protect=restricted), fresh=True)


async def withdraw(turn: Turn, pressed: Withdraw) -> None:
    incident = await handling.withdraw(turn.work, turn.member, pressed.incident)
    if menu.open_report(turn).incident == incident.id:  # another report may be under way
        turn.end()
    turn.say(menu.with_menu(turn.member, Text("report.withdrawn", number=incident.number)), fresh=True)


async def show(turn: Turn, pressed: Show) -> None:
    await _show_card(turn, await handling.look_at(turn.work, turn.member, pressed.incident))


async def _show_card(turn: Turn, incident: Incident) -> None:
    """An open one comes as a card that is kept up to date; a closed one as it is."""
    matter = await turn.work.tx.matters.find(incident.id) if incident.state.closed else None
    if matter is not None:
        turn.say(card(turn.work.rules, matter, _member(turn)), fresh=True)
    else:
        await send_card(turn.work, incident, turn.account)


async def list_open(turn: Turn, _: Go) -> None:
    found = await handling.list_open(turn.work, turn.member)
    hamlets = {h.code: h.name for h in await turn.work.tx.places.hamlets()}
    rows = [[Option(short_line(i, hamlets.get(i.hamlet or "")), Show(i.id).encode())] for i in found]
    turn.say(screen(Text("incident.open", n=len(found)) if found else Text("incident.none_open"), rows=rows))


async def mine(turn: Turn, _: Go) -> None:
    """One's own reports and what became of them."""
    found = await turn.work.tx.incidents.of_reporter(_member(turn).id)
    lines = [short_line(i, None) for i in found]
    turn.say(screen(Text("incident.mine") if found else Text("incident.none_mine"), *lines))


def _member(turn: Turn) -> Member:
    assert turn.member is not None  # noqa: S101 - the router lets only members in here
    return turn.member
