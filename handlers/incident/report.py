"""The incident report: three taps to the alert, or any first words, picture, voice note or place."""

from __future__ import annotations

from dataclasses import replace

from telegram.ext import ConversationHandler

from core.actions import Go, Menu
from core.errors import Stale
from core.incident.access import report_of
from core.incident.actions import (
    BackInReport,
    CancelReport,
    ChooseCategory,
    ChooseHamlet,
    DropKept,
    FinishReport,
    MoreCategories,
    NoMoreFacts,
    NotAReport,
    SendKept,
    StateFact,
    StillNeedHelp,
)
from core.incident.amending import set_category, unfinished
from core.incident.categories import CATEGORIES
from core.incident.filing import FLOW as REPORT_FLOW
from core.incident.filing import ReportDraft, add_fact, file_unfinished, own_open, set_place
from core.incident.sos import call_again, call_in_silence, raise_sos
from core.incident.types import Entry, EntryKind, Fact, Incident
from core.patrol.night.last_seen import last_place
from core.people.types import Member
from core.policy import Act, require
from core.screen import screen
from core.speech.folding import words
from core.text import Text
from handlers import menu
from handlers.incident import amending, own_reports, report_words
from handlers.incident.report_screens import UNKNOWN_PLACE, ask_category, ask_more_categories, sos_sent
from handlers.incident.report_turn import (
    ReportState,
    after_receipt,
    ask_where,
    begin,
    go_on,
    heard_by_others,
    late,
    receipt_now,
    reporter,
    send_out,
)
from handlers.kit import Pressed, Spoke
from handlers.message import STORIES, entries_of, in_words, is_picture_file
from handlers.turn import BotContext, Turn

END = ConversationHandler.END
_MERE_CRY = frozenset(
    {"sos", "s", "o", "cuu", "toi", "tui", "em", "anh", "chi", "minh", "voi", "a", "oi", "co", "ai", "khong", "chung"}
    | {"bon", "mang", "khan", "cap", "nhanh", "gap", "di", "help", "me"}
)


def conversation() -> ConversationHandler[BotContext]:
    """Flat, and open at any time: "Báo tin" again starts over without losing what was said."""
    return ConversationHandler(
        name=REPORT_FLOW,
        persistent=True,
        allow_reentry=True,
        entry_points=[
            Pressed(Go, start, where=Menu.REPORT),
            Pressed(Go, sos, where=Menu.SOS),
            Pressed(StillNeedHelp, still_need_help),
            *amending.entries(),
            *own_reports.entries(),
            Spoke(STORIES, report_words.tell),
        ],
        states={
            ReportState.CATEGORY: [
                Pressed(ChooseCategory, choose_category),
                Pressed(MoreCategories, more_categories),
                Pressed(BackInReport, back),
            ],
            ReportState.PLACE: [Pressed(ChooseHamlet, choose_hamlet), Pressed(BackInReport, back)],
            ReportState.FACTS: [Pressed(StateFact, state_fact), Pressed(NoMoreFacts, no_more_facts)],
            ReportState.DETAILS: [
                Pressed(ChooseCategory, choose_category),
                Pressed(MoreCategories, more_categories),
                Pressed(BackInReport, back),
                Pressed(ChooseHamlet, choose_hamlet),
            ],
        },
        fallbacks=[
            Pressed(FinishReport, finish),
            Pressed(CancelReport, cancel),
            Pressed(NotAReport, report_words.not_a_report),
            Pressed(SendKept, send_kept),
            Pressed(DropKept, drop_kept),
        ],
    )


async def start(turn: Turn, _: Go) -> ReportState:
    require(turn.member, Act.REPORT)
    draft = await _kept(turn)
    turn.say(ask_category(begin(turn, draft), *menu.kept(draft)), fresh=True)
    return ReportState.CATEGORY


async def _kept(turn: Turn) -> ReportDraft:
    """Draft to begin with. A report told before is part of the new beginning; one told in confidence goes out by
    itself, to its few."""
    draft = menu.open_report(turn)
    if draft.incident is not None:
        return ReportDraft()
    if draft.restricted and (draft.entries or draft.promised):
        await file_unfinished(turn.work, turn.account.id, draft)
        return ReportDraft()
    category = draft.category if draft.promised else None
    return replace(draft, category=category, hamlet=None, promised=draft.promised or bool(draft.entries))


async def sos(turn: Turn, _: Go) -> ReportState:
    """One tap and it is out; where and what comes after."""
    draft, member = menu.open_report(turn), reporter(turn)
    if draft.restricted:  # an SOS goes to everybody: what was told in confidence goes out by itself, to its few
        await file_unfinished(turn.work, turn.account.id, draft)
    said = (*said_openly(draft), *_cried(turn, member))
    incident = await raise_sos(
        turn.work, member, said, at=turn.sent_at, received_at=turn.received_at, last_place=last_place
    )
    return await _is_out(turn, member, incident, draft)


def _cried(turn: Turn, member: Member) -> tuple[Entry, ...]:
    """Entries called out beyond the mere cry: where, who, what; and the picture under which the words were written."""
    more = set(words(turn.typed).split()) - _MERE_CRY
    words_ = [in_words(turn.typed, member.id, turn.sent_at)] if more else []
    if turn.with_it is None:
        return tuple(words_)
    shown = [e for e in entries_of(turn.with_it, member.id, turn.sent_at)[0] if e.kind is not EntryKind.TEXT]
    return (*shown, *words_)


async def still_need_help(turn: Turn, pressed: StillNeedHelp) -> ReportState:
    """Go on after a slip that was none. Another report that was begun meanwhile goes out by itself. An SOS that
    somebody has closed by now becomes a new one: no call for help is answered with "too late"."""
    draft = menu.open_report(turn)
    incident = await call_again(turn.work, turn.member, pressed.incident)
    if incident is None:
        return await sos(turn, Go(Menu.SOS))
    await file_unfinished(turn.work, turn.account.id, draft)
    return await _is_out(turn, reporter(turn), incident, draft)


async def _is_out(turn: Turn, member: Member, incident: Incident, before: ReportDraft) -> ReportState:
    album = (turn.with_it.media_group_id or "") if turn.with_it else ""
    raised = ReportDraft(category=incident.category, incident=incident.id, album=album)
    nonce = go_on(turn, raised) if before.incident == incident.id else begin(turn, raised)
    times, heard = late(turn, incident.reported_at, incident.received_at), await heard_by_others(turn, incident)
    sent = sos_sent(incident, member, turn.work.rules.duty_phone, *times, heard=heard)
    turn.say(sent, fresh=True, receipt=True)
    if turn.with_it is not None and is_picture_file(turn.with_it):
        turn.say(screen(Text("report.no_picture_files")), fresh=True)
    turn.say(await ask_where(turn, raised, nonce), fresh=True)
    return ReportState.PLACE


def said_openly(draft: ReportDraft) -> tuple[Entry, ...]:
    """Entries that wait to be sent, and may be told to everybody."""
    return draft.entries if draft.waits and not draft.restricted else ()


async def choose_category(turn: Turn, pressed: ChooseCategory) -> ReportState:
    turn.check(pressed)
    if pressed.code not in CATEGORIES:
        raise Stale(Text("error.stale"))
    draft = menu.open_report(turn)
    if draft.incident is not None:
        return await _kind_known(turn, draft, pressed)
    draft = replace(draft, category=pressed.code)
    turn.keep(draft.to_json(), turn.work.rules.abandon_after)
    turn.say(await ask_where(turn, draft, pressed.nonce))
    return ReportState.PLACE


async def _kind_known(turn: Turn, draft: ReportDraft, pressed: ChooseCategory) -> ReportState:
    """The report went out without it. What went to a closed circle stays there: another kind is a report of its own."""
    if draft.restricted and pressed.code != draft.category:
        await unfinished(turn.work, turn.member, draft.incident or 0)
        draft = ReportDraft(category=pressed.code)
        turn.say(await ask_where(turn, draft, begin(turn, draft)))
        return ReportState.PLACE
    incident = await set_category(turn.work, turn.member, draft.incident or 0, pressed.code)
    draft = replace(draft, category=incident.category)
    turn.keep(draft.to_json(), turn.work.rules.details_for)
    turn.say(await ask_where(turn, draft, pressed.nonce))
    return ReportState.PLACE


async def more_categories(turn: Turn, pressed: MoreCategories) -> None:
    turn.check(pressed)
    await _still_asked(turn)
    turn.say(ask_more_categories(pressed.nonce))


async def back(turn: Turn, pressed: BackInReport) -> ReportState:
    turn.check(pressed)
    await _still_asked(turn)
    turn.say(ask_category(pressed.nonce))
    return ReportState.CATEGORY


async def _still_asked(turn: Turn) -> None:
    """`Stale` when the report has gone out with all that was asked."""
    incident = menu.open_report(turn).incident
    if incident is not None:
        await unfinished(turn.work, turn.member, incident)


async def choose_hamlet(turn: Turn, pressed: ChooseHamlet) -> ReportState:
    """The third tap: the alert is out."""
    turn.check(pressed)
    draft = menu.open_report(turn)
    hamlet = None if pressed.code == UNKNOWN_PLACE else pressed.code
    if hamlet is not None and await turn.work.tx.people.places.hamlet(hamlet) is None:
        raise Stale(Text("error.stale"))
    if draft.incident is not None:
        if turn.conversation.state != ReportState.PLACE:
            await _still_asked(turn)
        return await _place_known(turn, draft.incident, hamlet)
    return await send_out(turn, replace(draft, hamlet=hamlet))


async def _place_known(turn: Turn, incident_id: int, hamlet: str | None) -> ReportState:
    """The alert is already out: an SOS, or a report that was given up on."""
    incident = await set_place(turn.work, turn.member, incident_id, hamlet)
    turn.say(await receipt_now(turn, incident, ask=True))
    return after_receipt(incident)


async def state_fact(turn: Turn, pressed: StateFact) -> ReportState:
    turn.check(pressed)
    if pressed.fact not in set(Fact):
        raise Stale(Text("error.stale"))
    incident = await add_fact(turn.work, turn.member, menu.open_report(turn).incident or 0, Fact(pressed.fact))
    turn.say(await receipt_now(turn, incident, ask=True))
    return after_receipt(incident)


async def no_more_facts(turn: Turn, pressed: NoMoreFacts) -> ReportState:
    turn.check(pressed)
    incident = await own_open(turn.work, reporter(turn), menu.open_report(turn).incident or 0)
    turn.say(await receipt_now(turn, incident, ask=False))
    return ReportState.DETAILS


async def finish(turn: Turn, pressed: FinishReport) -> int | None:
    """Finish a report. Pressed under an older one that is over already, nobody is told off for tidying up, and the one
    that is open stays so."""
    if pressed.nonce != turn.conversation.nonce:
        await own_reports.list_own(turn)
        return None
    incident = await report_of(turn.work, turn.member, menu.open_report(turn).incident or 0)
    turn.say(menu.with_menu(turn.member, Text("report.finished", number=incident.number)), fresh=True)
    return END


async def cancel(turn: Turn, pressed: CancelReport) -> int | None:
    turn.check(pressed)
    await menu.leave(turn)
    return None if menu.open_report(turn).waits else END


async def send_kept(turn: Turn, pressed: SendKept) -> ReportState:
    turn.check(pressed)
    draft = menu.open_report(turn)
    if not draft.waits:
        raise Stale(Text("error.stale"))
    return await send_out(turn, draft, incomplete=True)


async def drop_kept(turn: Turn, pressed: DropKept) -> int:
    turn.check(pressed)
    if not menu.open_report(turn).waits:
        raise Stale(Text("error.stale"))
    turn.say(menu.with_menu(turn.member, Text("report.dropped")), fresh=True)
    return END


async def send_unfinished(turn: Turn) -> None:
    """Before anything else takes the place of a report that was begun: it goes out as it is."""
    await file_unfinished(turn.work, turn.account.id, menu.open_report(turn))


async def under_duress(turn: Turn, _: Go) -> None:
    """A duress word is answered as "thôi" is, whatever is open. What else it does must not be seen here."""
    said = said_openly(menu.open_report(turn))
    await call_in_silence(
        turn.work, turn.member, said, at=turn.sent_at, received_at=turn.received_at, last_place=last_place
    )
    await menu.leave(turn)
