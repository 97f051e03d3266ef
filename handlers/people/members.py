"""Police and operator: invite, find, suspend, restore, change roles."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ConversationHandler, filters

from core import leaving
from core.actions import Go, Menu
from core.conversation import Hears, Question
from core.errors import Invalid, Stale
from core.incident.actions import CancelReport
from core.jsontext import decoded, written
from core.people import joining, search
from core.people.actions import (
    AskHonorific,
    ConfirmSuspend,
    CorrectCallName,
    CorrectName,
    InviteAgain,
    InviteRole,
    InviteTeam,
    Restore,
    RevokeInvitation,
    SetRole,
    ShowMember,
    ShowRoles,
    Suspend,
)
from core.people.joining import Issued
from core.people.renaming import may_correct
from core.people.types import ROLE, Member, MemberState, Role
from core.policy import Act, grantable, may, require
from core.screen import Media, MediaKind, Option, Screen, Style, column, pairs, screen
from core.speech.names import told_instead_of_a_name
from core.speech.trouble import cannot_be_a_name
from core.text import At, Text
from handlers.incident import report_words
from handlers.incident.report import send_unfinished
from handlers.kit import Pressed, Spoke
from handlers.menu import cancel, cancel_button
from handlers.people.account import called, who
from handlers.turn import BotContext, Turn

INVITE_FLOW = "invite"
FIND_FLOW = "find_member"
_NO_TEAM = "-"
_WITH_TEAM = frozenset({Role.VOLUNTEER, Role.SECURITY_MEMBER, Role.TEAM_LEADER})
END = ConversationHandler.END


class InviteState(StrEnum):
    ROLE = "role"
    TEAM = "team"


INVITE_QUESTIONS = {
    InviteState.ROLE: Question(),
    InviteState.TEAM: Question(),
}


class FindState(StrEnum):
    NAME = "name"


FIND_QUESTIONS = {
    FindState.NAME: Question(Hears.NAME),
}


def invite_conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=INVITE_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(Go, ask_role, where=Menu.INVITE)],
        states={
            InviteState.ROLE: [Pressed(InviteRole, choose_role)],
            InviteState.TEAM: [Pressed(InviteTeam, choose_team)],
        },
        fallbacks=[Pressed(CancelReport, cancel)],
    )


def find_conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=FIND_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(Go, ask_name, where=Menu.MEMBERS)],
        states={FindState.NAME: [Spoke(filters.TEXT & ~filters.COMMAND, find)]},
        fallbacks=[Pressed(CancelReport, cancel)],
    )


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(ShowMember, show_member),
        Pressed(Suspend, ask_suspend),
        Pressed(ConfirmSuspend, suspend),
        Pressed(Restore, restore),
        Pressed(InviteAgain, invite_again),
        Pressed(ShowRoles, show_roles),
        Pressed(SetRole, set_role),
        Pressed(RevokeInvitation, revoke),
    ]


# -- invite ----------------------------------------------------------------------------------------------------------


async def ask_role(turn: Turn, _: Go) -> InviteState:
    by = require(turn.member, Act.INVITE)
    await send_unfinished(turn)
    nonce = turn.begin(INVITE_FLOW, "{}", turn.work.rules.details_for)
    allowed = grantable(by)
    options = [Option(ROLE[role], InviteRole(nonce, role).encode()) for role in Role if role in allowed]
    rows = [*pairs(options), [cancel_button(nonce)]]
    turn.say(screen(Text("invite.ask_role"), rows=rows))
    return InviteState.ROLE


async def choose_role(turn: Turn, pressed: InviteRole) -> InviteState | int:
    turn.check(pressed)
    role = _role(pressed.role)
    if role not in _WITH_TEAM:
        return await _issue(turn, role, None)
    turn.keep(written({"role": role}), turn.work.rules.details_for)
    teams = await turn.work.tx.people.places.teams()
    options = [Option(t.name, InviteTeam(pressed.nonce, t.code).encode()) for t in teams]
    last = [
        Option(Text("button.no_team"), InviteTeam(pressed.nonce, _NO_TEAM).encode()),
        cancel_button(pressed.nonce),
    ]
    turn.say(screen(Text("invite.ask_team", role=ROLE[role]), rows=[*pairs(options), last]))
    return InviteState.TEAM


async def choose_team(turn: Turn, pressed: InviteTeam) -> int:
    turn.check(pressed)
    role = _role(decoded(turn.conversation.draft or "{}").get("role", ""))
    return await _issue(turn, role, None if pressed.team == _NO_TEAM else pressed.team)


async def _issue(turn: Turn, role: Role, team: str | None) -> int:
    issued = await joining.invite(turn.work, turn.member, role, team=team)
    turn.say(_slip(turn, issued), fresh=True)
    turn.say(_how_to_use(issued), fresh=True)
    return END


def _slip(turn: Turn, issued: Issued) -> Screen:
    """Slip to forward or to show to the person: the QR code, the link and the code to type. As long as it is not known
    where the bot is found, the code alone."""
    role, until = ROLE[issued.invitation.role], At(issued.invitation.expires_at)
    link = turn.work.rules.invitation(issued.code)
    if not link:
        return screen(Text("invite.slip_code", role=role, code=issued.grouped, until=until))
    caption = Text("invite.slip", role=role, link=link, code=issued.grouped, until=until)
    return screen(caption, media=Media(MediaKind.QR, link))


def _how_to_use(issued: Issued) -> Screen:
    revoke_ = Option(Text("button.revoke"), RevokeInvitation(issued.invitation.id).encode())
    return screen(Text("invite.once"), rows=[[revoke_]])


async def revoke(turn: Turn, pressed: RevokeInvitation) -> None:
    await joining.revoke_invitation(turn.work, turn.member, pressed.invitation)
    turn.say(screen(Text("invite.revoked")))


# -- members ---------------------------------------------------------------------------------------------------------


async def ask_name(turn: Turn, _: Go) -> FindState:
    require(turn.member, Act.SEE_MEMBERS)
    await send_unfinished(turn)
    nonce = turn.begin(FIND_FLOW, "{}", turn.work.rules.details_for)
    rows = [[cancel_button(nonce)]]
    turn.say(screen(Text("member.ask_name"), rows=rows))
    return FindState.NAME


async def find(turn: Turn, message: Message) -> None:
    """Stays open: the next words search again. What is nobody's name, and tells of trouble or is a sentence, is a
    report."""
    typed = message.text or ""
    found = await search.find_members(turn.work, turn.member, typed)
    if not found and (cannot_be_a_name(typed) or told_instead_of_a_name(typed)):
        await report_words.tell_instead(turn, message, Go(Menu.MEMBERS))
        return
    nonce = turn.conversation.nonce
    teams = {team.code: team.name for team in await turn.work.tx.people.places.teams()}
    options = [Option(_one_of_many(m, teams), ShowMember(m.id).encode()) for m in found]
    rows = [*column(options), [cancel_button(nonce)]]
    turn.say(screen(Text("member.found", n=len(found)) if found else Text("member.none_found"), rows=rows))


def _one_of_many(member: Member, teams: Mapping[str, str]) -> str:
    """Two people may have one name: the team or organisation tells them apart."""
    return f"{member.full_name} · {teams.get(member.team or '') or member.organisation or member.id}"


async def show_member(turn: Turn, pressed: ShowMember) -> None:
    member = await search.see_member(turn.work, turn.member, pressed.member)
    turn.say(await member_screen(turn, member))


async def ask_suspend(turn: Turn, pressed: Suspend) -> None:
    member, shifts = await leaving.before_suspending(turn.work, turn.member, pressed.member)
    costs = [Text("member.suspend_costs", n=shifts)] if shifts else []
    yes = Option(Text("button.suspend_yes"), ConfirmSuspend(member.id).encode(), Style.DANGER)
    back = Option(Text("button.back"), ShowMember(member.id).encode())
    turn.say(screen(Text("member.ask_suspend", full_name=member.full_name), *costs, rows=[[yes, back]]))


async def suspend(turn: Turn, pressed: ConfirmSuspend) -> None:
    turn.say(await member_screen(turn, await leaving.suspend(turn.work, turn.member, pressed.member)))


async def restore(turn: Turn, pressed: Restore) -> None:
    turn.say(await member_screen(turn, await leaving.restore(turn.work, turn.member, pressed.member)))


_STATE = {
    MemberState.INVITED: Text("member.invited"),
    MemberState.ACTIVE: Text("member.active"),
    MemberState.SUSPENDED: Text("member.suspended"),
    MemberState.LEFT: Text("member.left"),
}


async def member_screen(turn: Turn, member: Member) -> Screen:
    body = (
        Text("profile.name", full_name=member.full_name),
        called(member),
        _STATE[member.state],
        *await who(turn, member),
    )
    return screen(*body, rows=_member_rows(turn, member))


def _member_rows(turn: Turn, member: Member) -> list[list[Option]]:
    by = turn.member
    if by is None:
        return []
    return [*_rights_rows(by, member), *_name_rows(by, member)]


def _name_rows(by: Member, member: Member) -> list[list[Option]]:
    if not may_correct(by, member):
        return []
    return [
        [
            Option(Text("button.correct_name"), CorrectName(member.id).encode()),
            Option(Text("button.correct_call_name"), CorrectCallName(member.id).encode()),
        ],
        [Option(Text("button.honorific"), AskHonorific(member.id).encode())],
    ]


def _rights_rows(by: Member, member: Member) -> list[list[Option]]:
    if by.id == member.id or not member.roles <= grantable(by):
        return []
    change = (
        Option(Text("button.suspend"), Suspend(member.id).encode(), Style.DANGER)
        if member.state is MemberState.ACTIVE
        else Option(Text("button.restore"), Restore(member.id).encode(), Style.SUCCESS)
    )
    first = [change] if may(by, Act.SUSPEND) and member.state in (MemberState.ACTIVE, MemberState.SUSPENDED) else []
    return [
        first,
        [
            Option(Text("button.roles"), ShowRoles(member.id).encode()),
            Option(Text("button.invite_again"), InviteAgain(member.id).encode()),
        ],
    ]


async def show_roles(turn: Turn, pressed: ShowRoles) -> None:
    member = await search.see_member(turn.work, turn.member, pressed.member)
    turn.say(_roles_screen(turn, member))


async def set_role(turn: Turn, pressed: SetRole) -> None:
    on = pressed.wanted == "on"
    member = await leaving.set_role(turn.work, turn.member, pressed.member, _role(pressed.role), on=on)
    turn.say(_roles_screen(turn, member))


def _roles_screen(turn: Turn, member: Member) -> Screen:
    by = require(turn.member, Act.SET_ROLES)
    options = [_role_option(role, member) for role in Role if role in grantable(by)]
    rows = [*pairs(options), [Option(Text("button.back"), ShowMember(member.id).encode())]]
    return screen(Text("member.ask_roles", full_name=member.full_name), rows=rows)


def _role_option(role: Role, member: Member) -> Option:
    if role in member.roles:
        return Option(Text("member.has_role", role=ROLE[role]), SetRole(member.id, role, "off").encode())
    return Option(ROLE[role], SetRole(member.id, role, "on").encode())


async def invite_again(turn: Turn, pressed: InviteAgain) -> None:
    """A new phone or a second network: a code bound to this member."""
    member = await search.see_member(turn.work, turn.member, pressed.member)
    role = next(role for role in Role if role in member.roles)
    if member.state is MemberState.SUSPENDED:
        raise Invalid(Text("member.restore_first"), member=member.id)
    issued = await joining.invite(turn.work, turn.member, role, team=member.team, member_id=member.id)
    turn.say(_slip(turn, issued), fresh=True)
    turn.say(_how_to_use(issued), fresh=True)


def _role(code: str) -> Role:
    try:
        return Role(code)
    except ValueError:
        raise Stale(Text("error.stale")) from None
