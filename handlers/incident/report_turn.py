"""A turn of the report: opening it, going on with it, asking where, and what is said beside an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from core.actions import Go, Signal
from core.conversation import Hears, Question
from core.incident.actions import Withdraw
from core.incident.categories import CATEGORIES, SOS
from core.incident.escalation import somebody_hears, waits_until
from core.incident.filing import DETAILS, FLOW, ReportDraft, file_report
from core.incident.types import Entry, Incident
from core.people.types import Hamlet, Member
from core.screen import Screen
from core.text import At, Text
from handlers.incident.report_screens import Standing, ask_hamlet, ask_hamlet_after, receipt, unsaid_facts
from handlers.turn import Turn


class ReportState(StrEnum):
    """Values are stored with the conversation and never change."""

    CATEGORY = "category"
    PLACE = "place"
    FACTS = "facts"
    DETAILS = DETAILS


_NOT_WELL = frozenset({Go(Signal.NOT_WELL).encode()})
_CHOICE = Question(Hears.TELLING, part_of_it=_NOT_WELL, out=Withdraw)
_STORY = Question(Hears.TELLING | Hears.STORY, part_of_it=_NOT_WELL, out=Withdraw)
QUESTIONS = {
    ReportState.CATEGORY: _CHOICE,
    ReportState.PLACE: _CHOICE,
    ReportState.FACTS: _STORY,
    ReportState.DETAILS: _STORY,
}


def after_receipt(incident: Incident) -> ReportState:
    return ReportState.FACTS if unsaid_facts(incident) else ReportState.DETAILS


def begin(turn: Turn, draft: ReportDraft) -> int:
    return turn.begin(FLOW, draft.to_json(), _lasts(turn, draft))


def go_on(turn: Turn, draft: ReportDraft) -> int:
    """More of the report that is open keeps its number, so that the question asked before can still be answered."""
    if turn.conversation.flow != FLOW:
        return begin(turn, draft)
    turn.keep(draft.to_json(), _lasts(turn, draft))
    return turn.conversation.nonce


def _lasts(turn: Turn, draft: ReportDraft) -> timedelta:
    rules = turn.work.rules
    return rules.abandon_after if draft.incident is None else rules.details_for


async def ask_where(turn: Turn, draft: ReportDraft, nonce: int, *first: Text, only: Sequence[Hamlet] = ()) -> Screen:
    hamlets = only or await turn.work.tx.people.places.hamlets(first=reporter(turn).team)
    if draft.incident is not None:
        return ask_hamlet_after(nonce, draft.incident, hamlets, *first, sos=draft.category == SOS)
    return ask_hamlet(nonce, CATEGORIES[draft.category or ""], hamlets, *first)


def no_such_choice(entries: Sequence[Entry]) -> list[Text]:
    """A lone number that stood for no choice: it is kept, for it may be a house, and said so."""
    typed = [e.text.strip() for e in entries if e.text.strip().isdigit()]
    return [Text("report.no_such_choice", typed=typed[0])] if typed else []


async def receipt_now(turn: Turn, incident: Incident, *more: Text, ask: bool) -> Screen:
    """Receipt as of this moment, when its words on who is alerted are true."""
    return receipt(incident, turn.conversation.nonce, *more, ask=ask, standing=await standing(turn, incident))


async def standing(turn: Turn, incident: Incident) -> Standing:
    hamlet = await turn.work.tx.people.places.hamlet(incident.hamlet) if incident.hamlet else None
    return Standing(hamlet, waits_until(turn.work, incident), await heard_by_others(turn, incident))


async def heard_by_others(turn: Turn, incident: Incident) -> bool:
    """A duty officer who calls for help has the card of it too, and is nobody who comes."""
    own = incident.reporter_id if incident.category == SOS else None
    return await somebody_hears(turn.work, incident, besides=own)


async def send_out(turn: Turn, draft: ReportDraft, *, blotted: bool = False, incomplete: bool = False) -> ReportState:
    reported_at = draft.told_at or turn.sent_at
    incident = await file_report(turn.work, turn.member, draft, reported_at=reported_at, incomplete=incomplete)
    turn.keep(
        ReportDraft(category=draft.category, incident=incident.id, album=draft.album).to_json(),
        turn.work.rules.details_for,
    )
    times = late(turn, incident.reported_at, incident.received_at)
    turn.say(await receipt_now(turn, incident, *times, *blotted_out(blotted), ask=True), receipt=True)
    return after_receipt(incident)


def reporter(turn: Turn) -> Member:
    assert turn.member is not None  # noqa: S101 - the router lets only members in here
    return turn.member


def late(turn: Turn, sent_at: datetime, received_at: datetime) -> list[Text]:
    """Both times, when a message was on its way for long: the network was away."""
    if received_at - sent_at <= turn.work.rules.late_after:
        return []
    return [Text("report.late", sent=At(sent_at), received=At(received_at))]


def blotted_out(blotted: bool) -> list[Text]:
    return [Text("report.blotted")] if blotted else []
