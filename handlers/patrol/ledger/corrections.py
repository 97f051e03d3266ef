"""Correcting the night ledger: other times, a reason, and the answer of a second person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ConversationHandler, filters

from core.actions import Go, Menu
from core.conversation import Hears, Question
from core.errors import Stale
from core.incident.actions import CancelReport
from core.jsontext import decoded, written
from core.notify import person
from core.patrol.labels import shift_name
from core.patrol.ledger import corrections
from core.patrol.ledger.actions import (
    Approve,
    Correct,
    CorrectFor,
    CorrectReason,
    Refuse,
    ShowCorrection,
    StateHour,
    WasAbsent,
)
from core.patrol.ledger.corrections import Proposal, Times, as_written
from core.patrol.ledger.notices import decision, hours, proposal_lines
from core.patrol.types.requests import CorrectionState
from core.patrol.types.shift import Assignment, Duty, Shift
from core.people.types import Member
from core.screen import Option, column, pairs, screen
from core.text import Text
from handlers import menu
from handlers.incident.report import send_unfinished
from handlers.kit import OF_THIS_SHIFT, Pressed, Spoke
from handlers.menu import cancel, cancel_button
from handlers.patrol import ask_hour as hour
from handlers.turn import BotContext, Turn

FLOW = "correct"
END = ConversationHandler.END
_WORDS = filters.TEXT & ~filters.COMMAND
_WHY = ("#out", "#in", "#net", "#slip")
_WHY_NOT = ("#right", "#unclear")


class CorrectState(StrEnum):
    """Values are stored with the conversation and never change."""

    WHO = "who"
    FROM = "from"
    UNTIL = "until"
    REASON = "reason"
    REFUSAL = "refusal"


QUESTIONS = {
    CorrectState.WHO: Question(Hears.NAME),
    CorrectState.FROM: Question(Hears.HOUR, again=Text("hour.unclear")),
    CorrectState.UNTIL: Question(Hears.HOUR, again=Text("hour.unclear")),
    CorrectState.REASON: Question(Hears.WORDS, part_of_it=OF_THIS_SHIFT),
    CorrectState.REFUSAL: Question(Hears.WORDS, part_of_it=OF_THIS_SHIFT),
}


@dataclass(frozen=True, slots=True)
class CorrectDraft:
    """Correction as said so far. Times in ISO; `absent`: was not there at all."""

    assignment: int = 0
    shift: int = 0
    in_at: str = ""
    out_at: str = ""
    absent: bool = False
    correction: int = 0

    @classmethod
    def from_json(cls, raw: str) -> CorrectDraft:
        told = decoded(raw or "{}")
        return cls(**{name: told[name] for name in cls.__slots__ if name in told})

    def to_json(self) -> str:
        return written(asdict(self))

    @property
    def times(self) -> Times:
        if self.absent:
            return None
        return datetime.fromisoformat(self.in_at), datetime.fromisoformat(self.out_at)


def conversation() -> ConversationHandler[BotContext]:
    return ConversationHandler(
        name=FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[Pressed(Correct, start), Pressed(Refuse, ask_why_not)],
        states={
            CorrectState.WHO: [Pressed(CorrectFor, choose_person)],
            CorrectState.FROM: [
                Pressed(StateHour, tap_from),
                Pressed(WasAbsent, was_absent),
                Spoke(_WORDS, say_from),
            ],
            CorrectState.UNTIL: [Pressed(StateHour, tap_until), Spoke(_WORDS, say_until)],
            CorrectState.REASON: [Pressed(CorrectReason, tap_reason), Spoke(_WORDS, say_reason)],
            CorrectState.REFUSAL: [Pressed(CorrectReason, tap_refusal), Spoke(_WORDS, say_refusal)],
        },
        fallbacks=[Pressed(CancelReport, cancel)],
    )


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Go, list_undecided, where=Menu.CORRECTIONS),
        Pressed(ShowCorrection, show),
        Pressed(Approve, approve),
    ]


# -- what waits ------------------------------------------------------------------------------------------------------


async def list_undecided(turn: Turn, _: Go) -> None:
    found = await corrections.undecided(turn.work, turn.member)
    rows = column([Option(await _in_short(turn, one), ShowCorrection(one.correction.id).encode()) for one in found])
    rows.append([Option(Text("button.back"), Go(Menu.NIGHTS).encode())])
    turn.say(screen(Text("nights.to_decide", n=len(found)) if found else Text("correction.none"), rows=rows))


async def _in_short(turn: Turn, proposal: Proposal) -> Text:
    about = await turn.work.tx.people.members.get(proposal.assignment.member_id)
    return Text("correction.listed", shift=shift_name(proposal.shift, turn.work.rules.zone), who=about.call_name)


async def show(turn: Turn, pressed: ShowCorrection) -> None:
    proposal = await corrections.see_correction(turn.work, turn.member, pressed.correction)
    if proposal.correction.state is not CorrectionState.PROPOSED:
        raise Stale(Text("correction.settled_already"))
    rows = decision(proposal) if corrections.may_decide(turn.member, proposal) else []
    turn.say(screen(*await proposal_lines(turn.work, proposal, turn.actor.language), rows=rows))


async def approve(turn: Turn, pressed: Approve) -> None:
    proposal = await corrections.approve(turn.work, turn.member, pressed.correction)
    turn.say(screen(Text("correction.you_approved", shift=shift_name(proposal.shift, turn.work.rules.zone))))


async def ask_why_not(turn: Turn, pressed: Refuse) -> CorrectState:
    await corrections.to_decide(turn.work, turn.member, pressed.correction)
    await send_unfinished(turn)
    nonce = _begin(turn, CorrectDraft(correction=pressed.correction))
    turn.say(screen(Text("correction.why_not"), rows=[*_why(nonce, _WHY_NOT), [cancel_button(nonce)]]), fresh=True)
    return CorrectState.REFUSAL


async def tap_refusal(turn: Turn, pressed: CorrectReason) -> int:
    turn.check(pressed)
    return await _refuse(turn, f"#{pressed.code}")


async def say_refusal(turn: Turn, message: Message) -> int:
    return await _refuse(turn, message.text or "")


async def _refuse(turn: Turn, reason: str) -> int:
    proposal = await corrections.refuse_correction(turn.work, turn.member, _draft(turn).correction, reason)
    turn.say(screen(Text("correction.you_refused", shift=shift_name(proposal.shift, turn.work.rules.zone))))
    return END


# -- proposing -------------------------------------------------------------------------------------------------------


async def start(turn: Turn, pressed: Correct) -> CorrectState:
    shift, on = await corrections.may_be_corrected(turn.work, turn.member, pressed.shift)
    await send_unfinished(turn)
    draft = CorrectDraft(shift=shift.id)
    nonce = _begin(turn, draft)
    if len(on) == 1:
        return await _ask_from(turn, nonce, shift, on[0])
    people = await turn.work.tx.people.members.many([one.member_id for one in on])
    options = [Option(people[one.member_id].full_name, CorrectFor(nonce, one.id).encode()) for one in on]
    body = Text("correction.whose", shift=shift_name(shift, turn.work.rules.zone))
    turn.say(screen(body, rows=[*pairs(options), [cancel_button(nonce)]]), fresh=True)
    return CorrectState.WHO


async def choose_person(turn: Turn, pressed: CorrectFor) -> CorrectState:
    turn.check(pressed)
    shift, on = await corrections.may_be_corrected(turn.work, turn.member, _draft(turn).shift)
    assignment = next((one for one in on if one.id == pressed.assignment), None)
    if assignment is None:
        raise Stale(Text("error.stale"))
    return await _ask_from(turn, pressed.nonce, shift, assignment)


async def _ask_from(turn: Turn, nonce: int, shift: Shift, assignment: Assignment) -> CorrectState:
    _keep(turn, CorrectDraft(shift=shift.id, assignment=assignment.id))
    now = await as_written(turn.work, Duty(shift, assignment))
    likely = hour.options(turn, nonce, [shift.starts_at, now and now[0]])
    absent = [Option(Text("button.was_absent"), WasAbsent(nonce).encode())] if now else []
    whose = await turn.work.tx.people.members.get(assignment.member_id)
    body = [
        Text("correction.about", shift=shift_name(shift, turn.work.rules.zone), who=whose.full_name),
        Text("correction.written", hours=hours(now, turn.work.rules.zone)),
        Text("correction.ask_from"),
    ]
    turn.say(screen(*body, rows=[likely, absent, [cancel_button(nonce)]]), fresh=True)
    return CorrectState.FROM


async def tap_from(turn: Turn, pressed: StateHour) -> CorrectState:
    turn.check(pressed)
    return await _ask_until(turn, hour.moment(pressed))


async def say_from(turn: Turn, message: Message) -> CorrectState | None:
    at = await hour.heard(turn, message, await _shift(turn))
    return await _ask_until(turn, at) if at else None


async def _ask_until(turn: Turn, in_at: datetime) -> CorrectState:
    draft, shift = _draft(turn), await _shift(turn)
    _keep(turn, CorrectDraft(draft.assignment, draft.shift, in_at.isoformat()))
    assignment = await turn.work.tx.patrol.assignments.get(draft.assignment)
    now = await as_written(turn.work, Duty(shift, assignment))
    nonce = turn.conversation.nonce
    likely = hour.options(turn, nonce, [shift.ends_at, now and now[1]])
    turn.say(screen(Text("correction.ask_until"), rows=[likely, [cancel_button(nonce)]]), fresh=True)
    return CorrectState.UNTIL


async def tap_until(turn: Turn, pressed: StateHour) -> CorrectState:
    turn.check(pressed)
    return await _ask_reason_after(turn, hour.moment(pressed))


async def say_until(turn: Turn, message: Message) -> CorrectState | None:
    at = await hour.heard(turn, message, await _shift(turn))
    return await _ask_reason_after(turn, at) if at else None


async def _ask_reason_after(turn: Turn, out_at: datetime) -> CorrectState:
    draft, shift = _draft(turn), await _shift(turn)
    draft = CorrectDraft(draft.assignment, draft.shift, draft.in_at, out_at.isoformat())
    corrections.checked(turn.work, shift, draft.times)
    return _ask_reason(turn, draft)


async def was_absent(turn: Turn, pressed: WasAbsent) -> CorrectState:
    turn.check(pressed)
    draft = _draft(turn)
    return _ask_reason(turn, CorrectDraft(draft.assignment, draft.shift, absent=True))


def _ask_reason(turn: Turn, draft: CorrectDraft) -> CorrectState:
    _keep(turn, draft)
    nonce, new = turn.conversation.nonce, hours(draft.times, turn.work.rules.zone)
    turn.say(
        screen(Text("correction.ask_reason", hours=new), rows=[*_why(nonce, _WHY), [cancel_button(nonce)]]), fresh=True
    )
    return CorrectState.REASON


async def tap_reason(turn: Turn, pressed: CorrectReason) -> int:
    turn.check(pressed)
    return await _propose(turn, f"#{pressed.code}")


async def say_reason(turn: Turn, message: Message) -> int:
    return await _propose(turn, message.text or "")


async def _propose(turn: Turn, reason: str) -> int:
    draft = _draft(turn)
    made = await corrections.propose(turn.work, turn.member, draft.assignment, draft.times, reason)
    asked = await corrections.deciders(turn.work, await corrections.find_correction(turn.work, made.id))
    turn.say(menu.with_menu(turn.member, Text("correction.sent", who=_called(turn, asked))), fresh=True)
    return END


def _called(turn: Turn, asked: Sequence[Member]) -> Text | str:
    """One by name, several as what they are."""
    return person(asked[0], turn.actor.language) if len(asked) == 1 else Text("correction.the_police")


# -- the draft -------------------------------------------------------------------------------------------------------


def _begin(turn: Turn, draft: CorrectDraft) -> int:
    return turn.begin(FLOW, draft.to_json(), turn.work.rules.details_for)


def _keep(turn: Turn, draft: CorrectDraft) -> None:
    turn.keep(draft.to_json(), turn.work.rules.details_for)


def _draft(turn: Turn) -> CorrectDraft:
    return CorrectDraft.from_json(turn.conversation.draft)


async def _shift(turn: Turn) -> Shift:
    return await turn.work.tx.patrol.shifts.get(_draft(turn).shift)


def _why(nonce: int, codes: Sequence[str]) -> list[list[Option]]:
    said = corrections.REASONS
    return pairs([Option(said[code], CorrectReason(nonce, code.removeprefix("#")).encode()) for code in codes])
