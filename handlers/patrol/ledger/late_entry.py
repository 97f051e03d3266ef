"""Nhập bù: the leader enters the morning after who was there, also for a shift that was not on the roster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from telegram import Message
from telegram.ext import ConversationHandler, filters

from core.actions import Go, Menu
from core.conversation import Hears, Question
from core.errors import Invalid, Stale
from core.incident.actions import CancelReport
from core.jsontext import decoded, written
from core.patrol.labels import shift_name
from core.patrol.ledger import late_entry
from core.patrol.ledger.actions import (
    EnterLate,
    LateDay,
    LateEnter,
    LateHours,
    LateKind,
    LateShift,
    LateTeam,
    LateTick,
    StateHour,
)
from core.patrol.ledger.corrections import checked
from core.patrol.ledger.nights import team_for
from core.patrol.ledger.notices import hours
from core.patrol.types.shift import Shift
from core.people.types import Member
from core.screen import Option, Style, column, pairs, screen
from core.text import Text
from handlers import menu
from handlers.incident.report import send_unfinished
from handlers.kit import Pressed, Spoke
from handlers.menu import cancel, cancel_button
from handlers.patrol import ask_hour as hour
from handlers.turn import BotContext, Turn

FLOW = "late_entry"
END = ConversationHandler.END
_WORDS = filters.TEXT & ~filters.COMMAND
_MOST_SHIFTS = 8  # buttons of one screen


class LateState(StrEnum):
    """Values are stored with the conversation and never change."""

    TEAM = "team"
    SHIFT = "shift"
    DAY = "day"
    KIND = "kind"
    WHO = "who"
    FROM = "from"
    UNTIL = "until"


QUESTIONS = {
    LateState.TEAM: Question(),
    LateState.SHIFT: Question(),
    LateState.DAY: Question(),
    LateState.KIND: Question(),
    LateState.WHO: Question(Hears.NAME),
    LateState.FROM: Question(Hears.HOUR, again=Text("hour.unclear")),
    LateState.UNTIL: Question(Hears.HOUR, again=Text("hour.unclear")),
}


@dataclass(frozen=True, slots=True)
class LateDraft:
    """`shift` is an id, or 0 for one by team, day and kind. Without times they are the shift's own."""

    shift: int = 0
    team: str = ""
    day: str = ""
    kind: str = ""
    ticked: tuple[int, ...] = ()
    in_at: str = ""
    out_at: str = ""

    @classmethod
    def from_json(cls, raw: str) -> LateDraft:
        told = decoded(raw or "{}")
        known = {name: told[name] for name in cls.__slots__ if name in told}
        return cls(**{**known, "ticked": tuple(known.get("ticked", ()))})

    def to_json(self) -> str:
        return written(asdict(self))

    @property
    def which(self) -> late_entry.Which:
        day = date.fromisoformat(self.day) if self.day else date.min
        return late_entry.Which(self.shift, self.team, day, self.kind)

    def times(self, shift: Shift) -> tuple[datetime, datetime]:
        first = datetime.fromisoformat(self.in_at) if self.in_at else shift.starts_at
        return first, datetime.fromisoformat(self.out_at) if self.out_at else shift.ends_at


def conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(Go, start, where=Menu.LATE_ENTRY), Pressed(EnterLate, start_with)],
        states={
            LateState.TEAM: [Pressed(LateTeam, choose_team)],
            LateState.SHIFT: [Pressed(LateShift, choose_shift)],
            LateState.DAY: [Pressed(LateDay, choose_day)],
            LateState.KIND: [Pressed(LateKind, choose_kind)],
            LateState.WHO: [Pressed(LateTick, tick), Pressed(LateHours, ask_from), Pressed(LateEnter, enter)],
            LateState.FROM: [Pressed(StateHour, tap_from), Spoke(_WORDS, say_from)],
            LateState.UNTIL: [Pressed(StateHour, tap_until), Spoke(_WORDS, say_until)],
        },
        fallbacks=[Pressed(CancelReport, cancel)],
    )


# -- which shift -----------------------------------------------------------------------------------------------------


async def start(turn: Turn, _: Go) -> LateState:
    team = team_for(turn.member, None)
    await send_unfinished(turn)
    nonce = turn.begin(FLOW, LateDraft().to_json(), turn.work.rules.details_for)
    if team is not None:
        return await _ask_shift(turn, nonce, team)
    teams = await turn.work.tx.people.places.teams()
    options = [Option(team.name, LateTeam(nonce, team.code).encode()) for team in teams]
    turn.say(screen(Text("late_entry.which_team"), rows=[*pairs(options), [cancel_button(nonce)]]), fresh=True)
    return LateState.TEAM


async def choose_team(turn: Turn, pressed: LateTeam) -> LateState:
    turn.check(pressed)
    return await _ask_shift(turn, pressed.nonce, pressed.team)


async def _ask_shift(turn: Turn, nonce: int, team: str) -> LateState:
    found = await late_entry.shifts_to_enter(turn.work, turn.member, team)
    _keep(turn, LateDraft(team=team))
    zone = turn.work.rules.zone
    rows = column([Option(shift_name(s, zone), LateShift(nonce, s.id).encode()) for s in found[:_MOST_SHIFTS]])
    other = Option(Text("button.unlisted"), LateShift(nonce, 0).encode())
    turn.say(screen(Text("late_entry.which_shift"), rows=[*rows, [other], [cancel_button(nonce)]]), fresh=True)
    return LateState.SHIFT


async def start_with(turn: Turn, pressed: EnterLate) -> LateState:
    """From the page of a shift."""
    shift = await late_entry.find_shift(turn.work, turn.member, late_entry.Which(pressed.shift))
    await send_unfinished(turn)
    turn.begin(FLOW, LateDraft().to_json(), turn.work.rules.details_for)
    return await _ask_who(turn, LateDraft(shift=shift.id, team=shift.team))


async def choose_shift(turn: Turn, pressed: LateShift) -> LateState:
    turn.check(pressed)
    draft = _draft(turn)
    if pressed.shift:
        return await _ask_who(turn, replace(draft, shift=pressed.shift))
    days = late_entry.days_to_enter(turn.work)
    options = [Option(f"{day:%d/%m}", LateDay(pressed.nonce, day.isoformat()).encode()) for day in days]
    turn.say(screen(Text("late_entry.which_day"), rows=[*pairs(options), [cancel_button(pressed.nonce)]]), fresh=True)
    return LateState.DAY


async def choose_day(turn: Turn, pressed: LateDay) -> LateState:
    turn.check(pressed)
    if pressed.day not in [day.isoformat() for day in late_entry.days_to_enter(turn.work)]:
        raise Stale(Text("error.stale"))
    _keep(turn, replace(_draft(turn), day=pressed.day))
    templates, nonce = turn.work.rules.patrol.templates, pressed.nonce
    options = [Option(f"{t.name} {t.starts:%H:%M}-{t.ends:%H:%M}", LateKind(nonce, t.code).encode()) for t in templates]
    rows = [*([option] for option in options), [cancel_button(nonce)]]
    turn.say(screen(Text("late_entry.which_kind"), rows=rows), fresh=True)
    return LateState.KIND


async def choose_kind(turn: Turn, pressed: LateKind) -> LateState:
    turn.check(pressed)
    draft = replace(_draft(turn), kind=pressed.template)
    return await _ask_who(turn, draft)


# -- who was there, and when -----------------------------------------------------------------------------------------


async def _ask_who(turn: Turn, draft: LateDraft) -> LateState:
    shift = await late_entry.find_shift(turn.work, turn.member, draft.which)
    people = await late_entry.may_be_entered(turn.work, shift)
    if not people:
        raise Invalid(Text("late_entry.all_there"))
    draft = replace(draft, ticked=tuple(one.id for one in people if one.id in draft.ticked))
    _keep(turn, draft)
    nonce, zone = turn.conversation.nonce, turn.work.rules.zone
    enter_ = Option(Text("button.enter_them", n=len(draft.ticked)), LateEnter(nonce).encode(), Style.SUCCESS)
    last = [Option(Text("button.other_hours"), LateHours(nonce).encode()), cancel_button(nonce)]
    rows = [*pairs([_tick(nonce, one, draft.ticked) for one in people]), [enter_] if draft.ticked else [], last]
    body = Text("late_entry.who", shift=shift_name(shift, zone), hours=hours(draft.times(shift), zone))
    turn.say(screen(body, rows=rows))
    return LateState.WHO


def _tick(nonce: int, member: Member, ticked: Sequence[int]) -> Option:
    if member.id in ticked:
        return Option(Text("late_entry.ticked", who=member.full_name), LateTick(nonce, member.id, "off").encode())
    return Option(member.full_name, LateTick(nonce, member.id, "on").encode())


async def tick(turn: Turn, pressed: LateTick) -> LateState:
    turn.check(pressed)
    draft = _draft(turn)
    others = tuple(id_ for id_ in draft.ticked if id_ != pressed.member)
    return await _ask_who(turn, replace(draft, ticked=(*others, *([pressed.member] if pressed.wanted == "on" else []))))


async def ask_from(turn: Turn, pressed: LateHours) -> LateState:
    turn.check(pressed)
    shift = await _shift(turn)
    likely = hour.options(turn, pressed.nonce, [shift.starts_at])
    turn.say(screen(Text("correction.ask_from"), rows=[likely, [cancel_button(pressed.nonce)]]), fresh=True)
    return LateState.FROM


async def tap_from(turn: Turn, pressed: StateHour) -> LateState:
    turn.check(pressed)
    return await _ask_until(turn, hour.moment(pressed))


async def say_from(turn: Turn, message: Message) -> LateState | None:
    at = await hour.heard(turn, message, await _shift(turn))
    return await _ask_until(turn, at) if at else None


async def _ask_until(turn: Turn, in_at: datetime) -> LateState:
    _keep(turn, replace(_draft(turn), in_at=in_at.isoformat(), out_at=""))
    nonce = turn.conversation.nonce
    likely = hour.options(turn, nonce, [(await _shift(turn)).ends_at])
    turn.say(screen(Text("correction.ask_until"), rows=[likely, [cancel_button(nonce)]]), fresh=True)
    return LateState.UNTIL


async def tap_until(turn: Turn, pressed: StateHour) -> LateState:
    turn.check(pressed)
    return await _with_hours(turn, hour.moment(pressed))


async def say_until(turn: Turn, message: Message) -> LateState | None:
    at = await hour.heard(turn, message, await _shift(turn))
    return await _with_hours(turn, at) if at else None


async def _with_hours(turn: Turn, out_at: datetime) -> LateState:
    draft = replace(_draft(turn), out_at=out_at.isoformat())
    checked(turn.work, await _shift(turn), draft.times(await _shift(turn)))
    return await _ask_who(turn, draft)


async def enter(turn: Turn, pressed: LateEnter) -> int:
    turn.check(pressed)
    draft, shift, zone = _draft(turn), await _shift(turn), turn.work.rules.zone
    first, last = draft.times(shift)
    entered = await late_entry.enter_late(turn.work, turn.member, draft.which, draft.ticked, first, last)
    called, times = shift_name(shift, zone), hours((first, last), zone)
    done = Text("late_entry.done", shift=called, n=len(entered), hours=times)
    turn.say(menu.with_menu(turn.member, done), fresh=True)
    return END


# -- the draft -------------------------------------------------------------------------------------------------------


def _keep(turn: Turn, draft: LateDraft) -> None:
    turn.keep(draft.to_json(), turn.work.rules.details_for)


def _draft(turn: Turn) -> LateDraft:
    return LateDraft.from_json(turn.conversation.draft)


async def _shift(turn: Turn) -> Shift:
    return await late_entry.find_shift(turn.work, turn.member, _draft(turn).which)
