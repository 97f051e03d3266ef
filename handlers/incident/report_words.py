"""Telling of a report: the first words, pictures, voices and places, and whatever joins it afterwards."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message
from telegram.ext import ConversationHandler, filters

from core.actions import Action, Go
from core.errors import Stale
from core.incident.access import report_of
from core.incident.actions import NotAReport
from core.incident.filing import FLOW, ReportDraft, add_details, set_place
from core.incident.filing import FLOW as REPORT_FLOW
from core.incident.types import Entry, EntryKind, Incident
from core.notify import say
from core.patrol.night.actions import CheckOut, ImOk
from core.people.types import Hamlet
from core.policy import Act, require
from core.screen import Option, screen
from core.speech.hamlets import hamlets_named
from core.text import Text
from handlers import menu
from handlers.incident.report_screens import ask_category, ask_which, detail_noted
from handlers.incident.report_turn import (
    ReportState,
    after_receipt,
    ask_where,
    blotted_out,
    go_on,
    late,
    no_such_choice,
    receipt_now,
    reporter,
    send_out,
)
from handlers.message import entries_of, is_picture_file
from handlers.turn import Turn

_SOMETHING = "-"  # something was open, and no button asks for it again


async def tell(turn: Turn, message: Message) -> ReportState | None:
    """Words, a picture, a voice note or a place: the beginning of a report, or more of the one that is open."""
    return await _tell(turn, message, _question(turn))


async def _tell(turn: Turn, message: Message, instead_of: str) -> ReportState | None:
    entries, blotted = entries_of(message, require(turn.member, Act.REPORT).id, turn.sent_at)
    return await tell_entries(turn, entries, blotted, album=message.media_group_id or "", instead_of=instead_of)


def _question(turn: Turn) -> str:
    """ "Có ổn không?", asked a moment ago: what is written now may be the answer. Or anything else that is open."""
    if turn.conversation.flow is not None:
        return _SOMETHING if turn.conversation.flow != REPORT_FLOW else ""
    offered = [action for _, action in turn.conversation.choices]
    asked = not any(CheckOut.matches(action) for action in offered)
    return next((action for action in offered if asked and ImOk.matches(action)), "")


async def tell_entries(
    turn: Turn, entries: list[Entry], blotted: bool, *, album: str = "", instead_of: str = ""
) -> ReportState | None:
    draft = menu.open_report(turn)
    if draft.incident is not None and (await report_of(turn.work, turn.member, draft.incident)).state.closed:
        turn.end()  # what is told now is a new matter
        draft = ReportDraft()
    if album and album == draft.album:
        await _same_album(turn, draft, entries, blotted)
        return None
    draft = replace(draft, album=album)
    if draft.incident is not None:
        return await _tell_more(turn, draft, entries, blotted)
    told = draft.telling(entries, turn.received_at)
    if turn.conversation.flow == REPORT_FLOW and turn.conversation.state == ReportState.PLACE:
        return await _tell_where(turn, told, entries, blotted)
    told = replace(told, instead_of="" if draft.entries else instead_of)  # what is told further is no answer
    nonce = go_on(turn, told)
    first = (Text("report.words_noted"), *no_such_choice(entries), *blotted_out(blotted))
    turn.say(ask_category(nonce, *first, perhaps_not=bool(told.instead_of)))
    return ReportState.CATEGORY


async def _same_album(turn: Turn, draft: ReportDraft, entries: list[Entry], blotted: bool) -> None:
    """The first picture of it was answered, and the question stands."""
    if draft.incident is None:
        go_on(turn, draft.telling(entries, turn.received_at))
    else:
        await add_details(turn.work, turn.member, draft.incident, entries)
        go_on(turn, draft)
    if blotted:
        turn.say(screen(*blotted_out(blotted)))


async def go_on_telling(turn: Turn, message: Message) -> None:
    """The same, from outside of this conversation: what is open stays open."""
    state = await tell(turn, message)
    if state is not None:
        turn.moved(REPORT_FLOW, state)


async def tell_instead(turn: Turn, message: Message, again: Action | None = None) -> None:
    """The same, said while something else was open: that is over, the report begins. If it was none, `again` is the
    button that asks once more."""
    turn.end()
    turn.moved(REPORT_FLOW, await _tell(turn, message, again.encode() if again is not None else _SOMETHING))


async def not_a_report(turn: Turn, pressed: NotAReport) -> int:
    turn.check(pressed)
    draft = menu.open_report(turn)
    if not draft.waits or not draft.instead_of:
        raise Stale(Text("error.stale"))
    if draft.instead_of == _SOMETHING:
        turn.say(menu.with_menu(turn.member, Text("report.was_none")), fresh=True)
        return ConversationHandler.END
    label = Text("button.im_ok") if ImOk.matches(draft.instead_of) else Text("button.answer_on")
    turn.say(screen(Text("report.was_none"), Text("report.answer_on"), rows=[[Option(label, draft.instead_of)]]))
    return ConversationHandler.END


async def _tell_more(turn: Turn, draft: ReportDraft, entries: list[Entry], blotted: bool) -> ReportState | None:
    """A question that is open stays so."""
    incident = await add_details(turn.work, turn.member, draft.incident or 0, entries)
    turn.keep(draft.to_json(), turn.work.rules.details_for)
    said = [*late(turn, turn.sent_at, turn.received_at), *blotted_out(blotted)]
    asked = turn.conversation.state == ReportState.FACTS
    if turn.conversation.state == ReportState.PLACE and not _located(entries):
        return await _more_where(turn, draft, incident, entries, said)
    said += no_such_choice(entries) if asked else []
    turn.say(detail_noted(incident, turn.conversation.nonce, *said, ask=asked))
    return None


async def _more_where(
    turn: Turn, draft: ReportDraft, incident: Incident, entries: list[Entry], said: list[Text]
) -> ReportState | None:
    """The alert is out already, and the place is asked for."""
    named = await _named(turn, entries)
    if len(named) == 1:
        placed = await set_place(turn.work, turn.member, incident.id, named[0].code)
        turn.say(await receipt_now(turn, placed, *said, ask=True))
        return after_receipt(placed)
    noted = Text("report.detail_noted", number=incident.number)
    said = [noted, *no_such_choice(entries), *said]
    turn.say(await ask_where(turn, draft, turn.conversation.nonce, *said, only=named))
    return None


async def _tell_where(turn: Turn, told: ReportDraft, entries: list[Entry], blotted: bool) -> ReportState | None:
    """Asked for the place: a location is the answer, or words that begin with a hamlet's name. Others are kept and the
    question is asked again; of several hamlets that are called so, these."""
    if _located(entries):
        return await send_out(turn, told, blotted=blotted)
    named = await _named(turn, entries)
    if len(named) == 1:
        return await send_out(turn, replace(told, hamlet=named[0].code), blotted=blotted)
    turn.keep(told.to_json(), turn.work.rules.abandon_after)
    said = [*no_such_choice(entries), *blotted_out(blotted)]
    turn.say(await ask_where(turn, told, turn.conversation.nonce, *said, only=named))
    return None


def _located(entries: list[Entry]) -> bool:
    return any(e.kind is EntryKind.LOCATION for e in entries)


async def _named(turn: Turn, entries: list[Entry]) -> list[Hamlet]:
    said = next((e.text for e in entries if e.kind is EntryKind.TEXT), "")
    return hamlets_named(said, await turn.work.tx.people.places.hamlets(first=reporter(turn).team))


async def ask_again(turn: Turn) -> None:
    """ "Không", while it is asked what or where: nothing is added to what was told, and its time runs on."""
    draft, nonce, nothing = menu.open_report(turn), turn.conversation.nonce, Text("report.nothing_added")
    if turn.conversation.state == ReportState.PLACE:
        turn.say(await ask_where(turn, draft, nonce, nothing))
    else:
        turn.say(ask_category(nonce, nothing, perhaps_not=draft.waits and bool(draft.instead_of)))


async def which(turn: Turn, _: Go) -> None:
    """ "Có", where several things were asked at once: the question is asked again."""
    draft = menu.open_report(turn)
    if draft.incident is None or turn.conversation.state != ReportState.FACTS:
        turn.say(menu.with_menu(turn.member, Text("error.not_understood")), fresh=True)
        return
    incident = await report_of(turn.work, turn.member, draft.incident)
    turn.say(ask_which(incident, turn.conversation.nonce))


class PictureFile(filters.MessageFilter):
    """A picture that was not sent as one."""

    def filter(self, message: Message) -> bool:
        return is_picture_file(message)


async def as_file(turn: Turn, message: Message) -> None:
    """Ask again for a picture sent as a file, which goes no further; once for an album. Its words are told as ever."""
    await _ask_for_a_photo(turn, message.media_group_id)
    state = await tell(turn, message) if message.caption else None
    if state is not None:
        turn.moved(FLOW, state)


async def _ask_for_a_photo(turn: Turn, album: str | None) -> None:
    asked = Text("report.no_picture_files")
    if album is None:
        turn.say(screen(asked), fresh=True)
    else:
        await say(turn.work, turn.account, asked, once=f"nofiles:{turn.account.id}:{album}")
