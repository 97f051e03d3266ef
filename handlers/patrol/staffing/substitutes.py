"""Nhờ thay, Tôi nhận: asking for a substitute, answering, and filling a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu
from core.errors import Invalid
from core.notify import person
from core.patrol.access import next_duty
from core.patrol.staffing import substitutes, vacancies
from core.patrol.staffing.actions import (
    AcceptAsk,
    AskEverybody,
    AskMember,
    ConfirmAsk,
    DeclineAsk,
    FindSubstitute,
    OfferGap,
    RefuseAsk,
    TakeGap,
    UndoAsk,
    WithdrawAsk,
)
from core.patrol.staffing.answers import rows_for
from core.patrol.staffing.notices import described
from core.patrol.types.requests import Ask, AskState
from core.people.types import Member
from core.policy import Act, require
from core.screen import Option, Screen, pairs, screen
from core.text import Text
from handlers.kit import Pressed
from handlers.turn import BotContext, Turn

_MOST = 12  # names on one screen; beyond that everybody is asked


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(FindSubstitute, find),
        Pressed(Go, find_next, where=Menu.SUBSTITUTE),
        Pressed(AskMember, ask_member),
        Pressed(AskEverybody, ask_everybody),
        Pressed(AcceptAsk, accept),
        Pressed(DeclineAsk, decline),
        Pressed(WithdrawAsk, withdraw),
        Pressed(UndoAsk, undo),
        Pressed(ConfirmAsk, confirm),
        Pressed(RefuseAsk, refuse),
        Pressed(TakeGap, take_gap),
        Pressed(OfferGap, offer_gap),
    ]


# -- asking ----------------------------------------------------------------------------------------------------------


async def find(turn: Turn, pressed: FindSubstitute) -> None:
    """Show who is free, the own team first; above it whom one has asked already."""
    choice = await substitutes.may_stand_in(turn.work, turn.member, pressed.shift)
    names = await _names(turn, pressed.shift, choice)
    if not names and choice.open is None:
        raise Invalid(Text("sub.nobody_free"), shift=pressed.shift)
    body = [*([await _asked(turn, choice.open)] if choice.open else []), *([Text("sub.whom")] if names else [])]
    turn.say(screen(*body, rows=[*pairs(names), *pairs(_besides(pressed.shift, choice))]))


def _besides(shift_id: int, choice: substitutes.Choice) -> list[Option]:
    """Buttons for doing something else than ask one of the people shown."""
    everybody = Option(Text("button.ask_everybody"), AskEverybody(shift_id).encode())
    return [
        *([everybody] if choice.free and (choice.open is None or choice.open.to_id is not None) else []),
        *([_withdraw(choice.open)] if choice.open is not None else []),
        Option(Text("button.cancel"), Go(Menu.OUT).encode()),
    ]


async def _names(turn: Turn, shift_id: int, choice: substitutes.Choice) -> list[Option]:
    """Buttons of the people to ask. Members who have declined come last, and so marked."""
    people = [*choice.free, *choice.declined][:_MOST]
    labels = await _labels(turn, people)
    said_no = {m.id for m in choice.declined}
    return [
        Option(Text("sub.said_no", who=label) if m.id in said_no else label, AskMember(shift_id, m.id).encode())
        for m, label in zip(people, labels, strict=True)
    ]


async def _asked(turn: Turn, ask: Ask) -> Text:
    if ask.state is AskState.ACCEPTED:
        return Text("sub.waits_for_leader")
    if ask.to_id is None:
        return Text("sub.asking_all")
    return Text("sub.asking", who=person(await turn.work.tx.people.members.get(ask.to_id), turn.actor.language))


async def find_next(turn: Turn, _: Go) -> None:
    await find(turn, FindSubstitute((await next_duty(turn.work, turn.member)).shift.id))


async def _labels(turn: Turn, people: Sequence[Member]) -> list[str]:
    """By call name; those of other teams with the team, two of one name in one team with the whole of it."""
    own = require(turn.member, Act.PATROL).team
    teams = {team.code: team.name for team in await turn.work.tx.people.places.teams()}
    called = Counter((m.call_name, m.team) for m in people)
    names = [m.full_name if called[m.call_name, m.team] > 1 else m.call_name for m in people]
    where = ["" if m.team == own else teams.get(m.team or "") or m.organisation for m in people]
    return [f"{name} · {team}" if team else name for name, team in zip(names, where, strict=True)]


async def ask_member(turn: Turn, pressed: AskMember) -> None:
    ask = await substitutes.ask_one(turn.work, turn.member, pressed.shift, pressed.member)
    who = person(await turn.work.tx.people.members.get(pressed.member), turn.actor.language)
    everybody = Option(Text("button.ask_everybody"), AskEverybody(pressed.shift).encode())
    turn.say(screen(Text("sub.you_asked", who=who), rows=[[_withdraw(ask), everybody]]))


async def ask_everybody(turn: Turn, pressed: AskEverybody) -> None:
    ask, n = await substitutes.ask_everybody(turn.work, turn.member, pressed.shift)
    turn.say(screen(Text("sub.you_asked_all", n=n), rows=[[_withdraw(ask)]]))


def _withdraw(ask: Ask) -> Option:
    return Option(Text("button.withdraw_ask"), WithdrawAsk(ask.id).encode())


async def withdraw(turn: Turn, pressed: WithdrawAsk) -> None:
    ask = await substitutes.withdraw_request(turn.work, turn.member, pressed.ask)
    turn.say(await _as_it_is(turn, ask.shift_id, Text("sub.you_withdrew")))


# -- answering -------------------------------------------------------------------------------------------------------


async def accept(turn: Turn, pressed: AcceptAsk) -> None:
    turn.say(await _accepted(turn, await substitutes.accept(turn.work, turn.member, pressed.ask)))


async def _accepted(turn: Turn, ask: Ask) -> Screen:
    if ask.state is AskState.ACCEPTED:
        back = Option(Text("button.decline_ask"), DeclineAsk(ask.id).encode())
        return screen(Text("sub.leader_decides"), rows=[[back]])
    return await _you_go(turn, ask.shift_id)


async def _you_go(turn: Turn, shift_id: int) -> Screen:
    shift = await turn.work.tx.patrol.shifts.get(shift_id)
    line = Text("sub.you_go", shift=await described(turn.work, shift))
    return await _as_it_is(turn, shift_id, line, *_muster(shift.muster))


def _muster(muster: str) -> list[Text]:
    return [Text("shift.muster_at", muster=muster)] if muster else []


async def decline(turn: Turn, pressed: DeclineAsk) -> None:
    await substitutes.decline(turn.work, turn.member, pressed.ask)
    turn.say(screen(Text("sub.you_declined")))


async def undo(turn: Turn, pressed: UndoAsk) -> None:
    """Undo a substitute. The member who goes again sees their shift; the one who gave it back is done with it."""
    ask = await substitutes.undo(turn.work, turn.member, pressed.ask)
    own = turn.member is not None and turn.member.id == ask.from_id
    turn.say(await _you_go(turn, ask.shift_id) if own else screen(Text("sub.you_gave_back")))


async def confirm(turn: Turn, pressed: ConfirmAsk) -> None:
    ask = await substitutes.agree(turn.work, turn.member, pressed.ask)
    turn.say(await _as_it_is(turn, ask.shift_id, Text("sub.you_confirmed")))


async def refuse(turn: Turn, pressed: RefuseAsk) -> None:
    ask = await substitutes.disagree(turn.work, turn.member, pressed.ask)
    turn.say(await _as_it_is(turn, ask.shift_id, Text("sub.you_refused")))


# -- gaps ------------------------------------------------------------------------------------------------------------


async def take_gap(turn: Turn, pressed: TakeGap) -> None:
    taken = await vacancies.take_gap(turn.work, turn.member, pressed.shift)
    turn.say(await _accepted(turn, taken) if isinstance(taken, Ask) else await _you_go(turn, pressed.shift))


async def offer_gap(turn: Turn, pressed: OfferGap) -> None:
    """The card above stays: its other buttons are still wanted."""
    n = await vacancies.offer_gap(turn.work, turn.member, pressed.shift)
    turn.toast = Text("sub.you_asked_all", n=n)
    turn.say(screen(Text("sub.you_asked_all", n=n)), fresh=True)


async def _as_it_is(turn: Turn, shift_id: int, *body: Text) -> Screen:
    """With what this member may do about the shift now."""
    member = require(turn.member, Act.PATROL)
    shift = await turn.work.tx.patrol.shifts.get(shift_id)
    assignment = await turn.work.tx.patrol.assignments.on(shift_id, member.id)
    return screen(*body, rows=await rows_for(turn.work, shift, assignment, member))
