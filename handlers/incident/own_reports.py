""" "Tin đã báo": one's own reports, what became of each, and more words for one that is open."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu
from core.errors import Stale
from core.incident.access import report_of
from core.incident.actions import AfterSos, FinishReport, ImSafe, ShowOwn, TellMore, TellMoreInstead, Withdraw
from core.incident.card import short_line, state_label
from core.incident.filing import FLOW as REPORT_FLOW
from core.incident.filing import ReportDraft, add_details, file_unfinished, own_open
from core.incident.sos import AfterSosWord, open_sos, say_safe
from core.incident.types import Entry, EntryKind, Incident, IncidentState
from core.screen import Option, Screen, Style, pairs, screen
from core.text import At, Text
from handlers import menu
from handlers.incident.report_screens import ask_mistake, fixing, what_and_where
from handlers.incident.report_turn import ReportState, begin, reporter, standing
from handlers.kit import Pressed
from handlers.turn import BotContext, Turn


def entries() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Go, list_own, where=Menu.MINE),
        Pressed(ShowOwn, show),
        Pressed(TellMore, tell_more),
        Pressed(TellMoreInstead, tell_more_instead),
        Pressed(ImSafe, im_safe),
        Pressed(AfterSos, after_sos),
    ]


async def list_own(turn: Turn, _: object = None) -> None:
    found = await turn.work.tx.incident.incidents.of_reporter(reporter(turn).id)
    lines = [short_line(i, None) for i in found]
    rows = pairs([Option(i.number, ShowOwn(i.id).encode()) for i in found])
    turn.say(screen(Text("incident.mine") if found else Text("incident.none_mine"), *lines, rows=rows))


async def show(turn: Turn, pressed: ShowOwn) -> None:
    incident = await report_of(turn.work, reporter(turn), pressed.incident)
    turn.say(await _own(turn, incident))


async def _own(turn: Turn, incident: Incident) -> Screen:
    hamlet = (await standing(turn, incident)).hamlet
    body = (
        Text("mine.recorded", number=incident.number, at=At(incident.received_at)),
        what_and_where(incident, hamlet),
        await _how_it_stands(turn, incident),
    )
    back = Option(Text("button.back"), Go(Menu.MINE).encode())
    return screen(*body, rows=[[back]] if incident.state.closed else [_more(incident), fixing(incident), [back]])


async def _how_it_stands(turn: Turn, incident: Incident) -> Text:
    """State of an incident for its reporter. The holder is named: somebody may be waiting at the gate."""
    state, at = state_label(incident.state), incident.closed_at or incident.held_at
    if at is None or incident.state is IncidentState.NEW:
        return Text("mine.state", state=state)
    if incident.state.closed or incident.holder_id is None:
        return Text("mine.state_at", state=state, at=At(at))
    holder = await turn.work.tx.people.members.get(incident.holder_id)
    return Text("mine.state_who", state=state, at=At(at), who=holder.call_name)


def _more(incident: Incident) -> list[Option]:
    return [
        Option(Text("button.tell_more"), TellMore(incident.id).encode()),
        Option(Text("button.false_alarm"), Withdraw(incident.id).encode()),
    ]


async def tell_more(turn: Turn, pressed: TellMore) -> ReportState | None:
    """Tell more, but ask first while a late entry or a leave is being entered: a thumb on an old message drops none."""
    incident = await own_open(turn.work, reporter(turn), pressed.incident)
    if turn.conversation.flow in (None, REPORT_FLOW):
        return await _tell_more(turn, incident)
    instead = Option(Text("button.tell_more_instead"), TellMoreInstead(incident.id).encode())
    turn.say(screen(Text("mine.ask_instead", number=incident.number), rows=[[instead]]), fresh=True)
    return None


async def tell_more_instead(turn: Turn, pressed: TellMoreInstead) -> ReportState:
    return await _tell_more(turn, await own_open(turn.work, reporter(turn), pressed.incident))


async def _tell_more(turn: Turn, incident: Incident) -> ReportState:
    """Open a report for more words. Another one being told goes out first; what comes now joins this report."""
    if turn.conversation.flow == REPORT_FLOW:
        await file_unfinished(turn.work, turn.account.id, menu.open_report(turn))
    nonce = begin(turn, ReportDraft(category=incident.category, incident=incident.id))
    done = Option(Text("button.done"), FinishReport(nonce).encode(), Style.SUCCESS)
    turn.say(screen(Text("mine.tell_more", number=incident.number), rows=[[done]]))
    return ReportState.DETAILS


async def im_safe(turn: Turn, pressed: ImSafe) -> None:
    """Without buttons: a question that is still open goes on taking its answer."""
    incident = await say_safe(turn.work, turn.member, pressed.incident)
    turn.toast = Text("sos.safe_toast")
    turn.say(screen(Text("sos.safe_noted", number=incident.number)), fresh=True)


async def means_own_sos(turn: Turn, typed: str) -> bool:
    """Whether "nhầm rồi" or "an toàn" is about their own open SOS. While anything else is being told, or with a
    question mark behind it, it is just words."""
    member, told = turn.member, menu.open_report(turn).incident
    if member is None or "?" in typed or turn.conversation.flow not in (None, REPORT_FLOW):
        return False
    incident = await open_sos(turn.work, member)
    return incident is not None and (turn.conversation.flow is None or told == incident.id)


async def after_sos(turn: Turn, typed: AfterSos) -> None:
    """Words end no SOS: somebody may have made them write so. Whoever comes reads them, and it is asked."""
    member = reporter(turn)
    incident = await open_sos(turn.work, member)
    if incident is None or not turn.typed:
        raise Stale(Text("error.stale"))
    if typed.word == AfterSosWord.SAFE:
        await im_safe(turn, ImSafe(incident.id))
        return
    said = Entry(EntryKind.TEXT, turn.sent_at, member.id, turn.typed)
    await add_details(turn.work, member, incident.id, [said])
    turn.say(ask_mistake(incident), fresh=True)
