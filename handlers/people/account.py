"""Joining, one's own profile, language, rights, leaving."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, filters

from core import leaving
from core.actions import Go, Menu
from core.errors import Invalid, Stale
from core.incident.actions import Withdraw
from core.incident.filing import FLOW as REPORT_FLOW
from core.incident.sos import open_sos
from core.people import duty as duties
from core.people import joining, search
from core.people.actions import AskHonorific, DutyOver, DutyStill, Leave, SetLanguage, SwitchDuty
from core.people.duty import who_hears
from core.people.types import ROLE, Language, Member, Role
from core.policy import Act, may
from core.screen import Option, Screen, Style, screen
from core.text import At, Text
from handlers import menu
from handlers.incident.report import send_unfinished
from handlers.kit import Happened, Pressed, Spoke
from handlers.turn import BotContext, Turn

_THOUGH_SOS = "sos"  # yes, although one's own SOS is open


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    """For members."""
    return [
        Happened(blocked_or_back, "my_chat_member"),
        Spoke(filters.COMMAND & filters.Regex(r"^/start\b"), start_again),
        Pressed(Go, profile, where=Menu.PROFILE),
        Pressed(Go, rights, where=Menu.RIGHTS),
        Pressed(Go, duty, where=Menu.DUTY),
        Pressed(SwitchDuty, set_duty),
        Pressed(DutyStill, keep_duty),
        Pressed(DutyOver, give_back),
        Pressed(SetLanguage, set_language),
        Pressed(Leave, leave),
    ]


def codes(turn: Turn) -> list[BaseHandler[Update, BotContext, Any]]:
    """For members, unless they are telling something: then it is part of that."""
    return [] if turn.conversation.flow == REPORT_FLOW else [Spoke(Code(), join_again)]


class Code(filters.MessageFilter):
    """Text that can only be an invitation code."""

    def filter(self, message: Message) -> bool:
        return joining.is_code(message.text or "")


def network_name(message: Message) -> str:
    """Family name first, as names are written here; the network's two fields are whatever the person typed."""
    user = message.from_user
    parts = [user.last_name, user.first_name] if user else []
    return " ".join(p for p in parts if p) or "?"


async def welcome(turn: Turn, member: Member) -> None:
    turn.actor = replace(turn.actor, member=member)
    lines = (
        Text("join.welcome"),
        *await who(turn, member),
        Text("join.purpose", commune=turn.work.rules.place),
        Text("menu.choose"),
    )
    turn.say(menu.with_menu(member, *lines), fresh=True)


async def who(turn: Turn, member: Member) -> list[Text]:
    """The roles and the team of a member, a line each."""
    lines = [Text("profile.role", role=ROLE[role]) for role in Role if role in member.roles]
    team = next((t.name for t in await turn.work.tx.people.places.teams() if t.code == member.team), None)
    return [*lines, Text("profile.team", team=team)] if team else lines


def called(member: Member) -> Text:
    """How the bot addresses this member."""
    honorific = member.honorific or Text("member.no_honorific")
    return Text("member.called", honorific=honorific, call_name=member.call_name)


async def blocked_or_back(turn: Turn, update: Update) -> None:
    change = update.my_chat_member
    gone = change is not None and change.new_chat_member.status in ("kicked", "left")
    await turn.work.tx.people.members.mark_blocked(turn.account.id, turn.work.now if gone else None)


async def start_again(turn: Turn, message: Message) -> None:
    typed = (message.text or "").removeprefix("/start")
    if joining.read_code(typed) is None:
        await menu.show(turn)
    else:
        await join_again(turn, message)


async def join_again(turn: Turn, message: Message) -> None:
    """A member is given one more role: the same way in, with a code."""
    code = joining.read_code((message.text or "").removeprefix("/start"))
    joined = await joining.join(turn.work, turn.account, code or "", name=network_name(message))
    if joined is None:
        raise Invalid(Text("join.unusable"))
    await welcome(turn, joined.member)


async def profile(turn: Turn, _: Go) -> None:
    member = _member(turn)
    other = Language.EN if member.language is Language.VI else Language.VI
    label = Text("button.to_english") if other is Language.EN else Text("button.to_vietnamese")
    turn.say(
        screen(
            Text("profile.name", full_name=member.full_name),
            called(member),
            *await who(turn, member),
            rows=[
                [
                    Option(label, SetLanguage(other).encode()),
                    Option(Text("button.honorific"), AskHonorific(member.id).encode()),
                ],
                [
                    Option(Text("button.rights"), Go(Menu.RIGHTS).encode()),
                    Option(Text("button.leave"), Leave("ask").encode()),
                ],
            ],
        )
    )


async def rights(turn: Turn, _: Go) -> None:
    turn.say(menu.with_menu(turn.member, Text("rights.body", police=turn.work.rules.police)), fresh=True)


async def set_language(turn: Turn, pressed: SetLanguage) -> None:
    language = Language.EN if pressed.language == Language.EN else Language.VI
    await search.choose_language(turn.work, turn.account, turn.member, language)
    turn.actor = replace(turn.actor, member=replace(_member(turn), language=language))
    turn.say(menu.with_menu(turn.member, Text("profile.language_set"), Text("menu.choose")), fresh=True)


async def leave(turn: Turn, pressed: Leave) -> None:
    sos = await open_sos(turn.work, _member(turn))
    if sos is not None and pressed.sure != _THOUGH_SOS:
        turn.say(_ask_leave(Text("leave.ask_sos", number=sos.number), _THOUGH_SOS, Withdraw(sos.id)))
        return
    if pressed.sure not in ("yes", _THOUGH_SOS):
        turn.say(_ask_leave(Text("leave.ask"), "yes"))
        return
    await send_unfinished(turn)
    await leaving.leave_programme(turn.work, turn.member, turn.account)
    turn.end()
    turn.actor = replace(
        turn.actor, member=await turn.work.tx.people.members.get(_member(turn).id)
    )  # outside from here on
    turn.say(screen(Text("leave.done"), no_keys=True), fresh=True)


def _ask_leave(question: Text, sure: str, withdraw: Withdraw | None = None) -> Screen:
    yes = Option(Text("button.leave_yes"), Leave(sure).encode(), Style.DANGER)
    rows = [[yes, Option(Text("button.cancel"), Go(Menu.OUT).encode())]]
    if withdraw is not None:
        rows.append([Option(Text("button.false_alarm"), withdraw.encode())])
    return screen(question, rows=rows)


async def duty(turn: Turn, _: Go) -> None:
    """Whether this officer has the duty, and the button to take it or hand it back; to others who has it."""
    if not may(turn.member, Act.TAKE_DUTY):
        turn.say(screen(await who_hears(turn.work)))
        return
    term = await turn.work.tx.people.members.duty(_member(turn).id)
    if term is None:
        turn.say(await _not_on_duty(turn, Text("duty.off")))
    else:
        rows = [[Option(Text("button.duty_off"), SwitchDuty("off").encode())]]
        turn.say(screen(Text("duty.on", at=At(term.since)), rows=rows))


async def _not_on_duty(turn: Turn, said: Text) -> Screen:
    rows = [[Option(Text("button.duty_on"), SwitchDuty("on").encode(), Style.SUCCESS)]]
    return screen(said, await who_hears(turn.work), rows=rows)


async def keep_duty(turn: Turn, pressed: DutyStill) -> None:
    """A question of long ago takes nothing over: whoever is on duty again takes it anew."""
    try:
        term = await duties.keep_duty(turn.work, turn.member, pressed.since)
    except Stale as stale:
        turn.say(await _not_on_duty(turn, stale.text) if not await _has_duty(turn) else screen(stale.text))
        return
    turn.say(screen(Text("duty.kept", at=At(term.due_at))))


async def give_back(turn: Turn, pressed: DutyOver) -> None:
    try:
        await duties.give_back(turn.work, turn.member, pressed.since)
    except Stale as stale:
        turn.say(screen(stale.text))
        return
    turn.say(screen(Text("duty.given_back"), await who_hears(turn.work)))


async def _has_duty(turn: Turn) -> bool:
    return await turn.work.tx.people.members.duty(_member(turn).id) is not None


async def set_duty(turn: Turn, pressed: SwitchDuty) -> None:
    await duties.take_duty(turn.work, turn.member, on=pressed.which == "on")
    if pressed.which == "on":
        turn.say(screen(Text("duty.taken")))
    else:
        turn.say(screen(Text("duty.given_back"), await who_hears(turn.work)))


def _member(turn: Turn) -> Member:
    assert turn.member is not None  # noqa: S101 - the router lets only members in here
    return turn.member
