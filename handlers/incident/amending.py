"""A report that is out, until it is closed: what is pressed under its receipt, however far up in the chat. A slip of
the thumb (another kind, another hamlet), and what would change who must come."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.errors import Stale
from core.incident import amending
from core.incident.actions import BackToReceipt, FixKind, FixKindMore, FixPlace, SayFact, SetKind, SetPlace
from core.incident.categories import CATEGORIES, SOS
from core.incident.filing import FLOW as REPORT_FLOW
from core.incident.filing import ReportDraft, add_fact, own_open
from core.incident.story import fact_label
from core.incident.types import Fact, Incident
from core.text import Text
from handlers import menu
from handlers.incident.report_screens import (
    ask_category,
    ask_more_right_kinds,
    ask_right_kind,
    ask_right_place,
    corrected,
)
from handlers.incident.report_turn import (
    ReportState,
    after_receipt,
    ask_where,
    begin,
    go_on,
    receipt_now,
    reporter,
    standing,
)
from handlers.kit import Pressed
from handlers.turn import BotContext, Turn


def entries() -> list[BaseHandler[Update, BotContext, Any]]:
    """Presses heard whatever is open: the receipt stays in the chat."""
    return [
        Pressed(SayFact, say_fact),
        Pressed(FixKind, fix_kind),
        Pressed(FixKindMore, fix_more_kinds),
        Pressed(SetKind, set_kind),
        Pressed(FixPlace, fix_place),
        Pressed(SetPlace, set_place),
        Pressed(BackToReceipt, back_to_receipt),
    ]


async def say_fact(turn: Turn, pressed: SayFact) -> ReportState | None:
    if pressed.fact not in set(Fact):
        raise Stale(Text("error.stale"))
    incident = await add_fact(turn.work, turn.member, pressed.incident, Fact(pressed.fact))
    return await _shown_again(turn, incident, *([_noted(incident, Fact(pressed.fact))] if _busy(turn) else []))


def _noted(incident: Incident, fact: Fact) -> Text:
    return Text("report.fact_noted", number=incident.number, fact=fact_label(fact))


async def fix_kind(turn: Turn, pressed: FixKind) -> None:
    turn.say(ask_right_kind(await own_open(turn.work, reporter(turn), pressed.incident)))


async def fix_more_kinds(turn: Turn, pressed: FixKindMore) -> None:
    turn.say(ask_more_right_kinds(await own_open(turn.work, reporter(turn), pressed.incident)))


async def fix_place(turn: Turn, pressed: FixPlace) -> None:
    incident = await own_open(turn.work, reporter(turn), pressed.incident)
    hamlets = await turn.work.tx.people.places.hamlets(first=reporter(turn).team)
    turn.say(ask_right_place(incident, hamlets))


async def set_kind(turn: Turn, pressed: SetKind) -> ReportState | None:
    """Set the right kind. Nothing leaves a closed circle: another kind is a report of its own, without the words."""
    if pressed.code not in CATEGORIES or pressed.code == SOS:
        raise Stale(Text("error.stale"))
    before = await own_open(turn.work, reporter(turn), pressed.incident)
    if amending.shows_more(before, pressed.code):
        incident = await amending.report_instead(turn.work, turn.member, before, pressed.code, turn.sent_at)
        return await _shown_again(turn, incident, Text("report.closed_stays", number=before.number))
    incident = await amending.correct_category(turn.work, turn.member, before.id, pressed.code)
    return await _shown_again(turn, incident, Text("report.corrected", number=incident.number))


async def set_place(turn: Turn, pressed: SetPlace) -> ReportState | None:
    if await turn.work.tx.people.places.hamlet(pressed.code) is None:
        raise Stale(Text("error.stale"))
    incident = await amending.correct_place(turn.work, turn.member, pressed.incident, pressed.code)
    return await _shown_again(turn, incident, Text("report.corrected", number=incident.number))


async def back_to_receipt(turn: Turn, pressed: BackToReceipt) -> ReportState | None:
    return await _shown_again(turn, await own_open(turn.work, reporter(turn), pressed.incident))


async def _shown_again(turn: Turn, incident: Incident, *said: Text) -> ReportState | None:
    """The receipt as it is now; what is asked of this kind is asked again. Something else under way keeps its place."""
    if _busy(turn):
        turn.say(corrected(incident, await standing(turn, incident), *said))
        await _ask_again(turn)
        return None
    draft = ReportDraft(category=incident.category, incident=incident.id)
    if menu.open_report(turn).incident == incident.id:
        go_on(turn, draft)
    else:
        begin(turn, draft)
    turn.say(await receipt_now(turn, incident, *said, ask=True), receipt=True)
    return after_receipt(incident)


async def _ask_again(turn: Turn) -> None:
    """Ask below what is being told: the next digit is its answer, and no slip of the other report."""
    if turn.conversation.flow != REPORT_FLOW:
        return
    draft, nonce = menu.open_report(turn), turn.conversation.nonce
    if turn.conversation.state == ReportState.PLACE:
        turn.say(await ask_where(turn, draft, nonce), fresh=True)
    else:
        turn.say(ask_category(nonce, *menu.kept(draft)), fresh=True)


def _busy(turn: Turn) -> bool:
    if turn.conversation.flow not in (None, REPORT_FLOW):
        return True
    return turn.conversation.flow == REPORT_FLOW and menu.open_report(turn).incident is None
