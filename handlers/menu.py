"""The main menu, and the way out of everything: `0`, "menu", "thôi"."""

from __future__ import annotations

from dataclasses import replace

from telegram.ext import ConversationHandler

from core.actions import Go, Menu
from core.incident.actions import CancelReport, DropKept, SendKept, Withdraw
from core.incident.categories import CATEGORIES
from core.incident.filing import FLOW as REPORT_FLOW
from core.incident.filing import ReportDraft
from core.people.types import Member
from core.policy import Act, may
from core.screen import Option, Screen, Style, screen
from core.text import At, Text
from handlers.people.own_name import ask_once_more
from handlers.turn import Turn

_FIRST_WORDS = 60  # characters that are enough to know it again
Keys = tuple[tuple[Option, ...], ...]


def keys(member: Member) -> Keys:
    """The big keys of this member, by today's roles."""
    rows = [
        _row(_key(Text("menu.report"), Menu.REPORT), _key(Text("menu.sos"), Menu.SOS))
        if may(member, Act.REPORT)
        else (),
        _row(
            _key(Text("menu.shifts"), Menu.SHIFTS) if may(member, Act.PATROL) else None,
            _key(Text("menu.patrol"), Menu.PATROL) if may(member, Act.LEAD) else None,
        ),
        _row(
            _key(Text("menu.incidents"), Menu.INCIDENTS) if may(member, Act.LIST_INCIDENTS) else None,
            _key(Text("menu.duty"), Menu.DUTY) if may(member, Act.TAKE_DUTY) else None,
        ),
        _row(
            _key(Text("menu.members"), Menu.MEMBERS) if may(member, Act.SEE_MEMBERS) else None,
            _key(Text("menu.invite"), Menu.INVITE) if may(member, Act.INVITE) else None,
        ),
        _row(
            _key(Text("menu.mine"), Menu.MINE) if may(member, Act.REPORT) else None,
            _key(Text("menu.profile"), Menu.PROFILE),
            _key(Text("menu.help"), Menu.HELP),
        ),
    ]
    return tuple(row for row in rows if row)


def _row(*options: Option | None) -> tuple[Option, ...]:
    return tuple(option for option in options if option is not None)


def _key(label: Text, where: Menu) -> Option:
    return Option(label, Go(where).encode())


def with_menu(member: Member | None, *body: Text) -> Screen:
    """These sentences with the big keys under them."""
    return Screen(body, keys=keys(member) if member else ())


async def show(turn: Turn, _: object = None) -> None:
    """Out of whatever is open. A report that says something already is kept: it goes out when its time is up."""
    draft = open_report(turn)
    if draft.waits:
        turn.keep(replace(draft, promised=True).to_json(), None)
        turn.say(with_menu(turn.member, Text("menu.report_kept"), Text("menu.choose")), fresh=True)
        return
    turn.end()
    turn.say(with_menu(turn.member, Text("menu.choose")), fresh=True)
    ask_once_more(turn)


async def leave(turn: Turn, _: object = None) -> None:
    """ "Thôi": what was being written is thrown away, in so many words. What has gone out stays out, and what was
    promised to go out is asked about."""
    draft = open_report(turn)
    if draft.waits and draft.promised:
        turn.say(_send_or_drop(turn, draft), fresh=True)
        return
    turn.end()
    if draft.incident is not None:
        await _stays(turn, draft.incident)
        return
    turn.say(with_menu(turn.member, Text("report.dropped") if draft.waits else Text("menu.left")), fresh=True)


def _send_or_drop(turn: Turn, draft: ReportDraft) -> Screen:
    nonce = turn.conversation.nonce
    rows = [
        [
            Option(Text("button.send_kept"), SendKept(nonce).encode(), Style.SUCCESS),
            Option(Text("button.drop_kept"), DropKept(nonce).encode(), Style.DANGER),
        ]
    ]
    return screen(*kept(draft), Text("report.send_or_drop"), rows=rows)


def kept(draft: ReportDraft) -> list[Text]:
    """Line on what was told before and waits: its first words if any, else its kind, else when it was sent."""
    told, at = next((e.text for e in draft.entries if e.text), ""), draft.told_at
    words = told if len(told) <= _FIRST_WORDS else told[:_FIRST_WORDS].rstrip() + "…"
    if at is not None:
        return [Text("report.kept_words", at=At(at), words=words) if words else Text("report.kept_media", at=At(at))]
    return [Text("report.kept_kind", category=CATEGORIES[draft.category].label)] if draft.category else []


async def _stays(turn: Turn, incident_id: int) -> None:
    incident = await turn.work.tx.incident.incidents.get(incident_id)
    if incident.state.closed:
        turn.say(with_menu(turn.member, Text("menu.left")), fresh=True)
        return
    undo = Option(Text("button.false_alarm"), Withdraw(incident_id).encode())
    turn.say(screen(Text("report.stays", number=incident.number), rows=[[undo]]), fresh=True)


def open_report(turn: Turn) -> ReportDraft:
    """The report under way; an empty one when none is."""
    return ReportDraft.from_json(turn.conversation.draft if turn.conversation.flow == REPORT_FLOW else "")


async def stale(turn: Turn, _: object = None) -> None:
    """A button nobody answers any more."""
    await too_late(turn, Text("error.stale"))
    turn.toast = Text("error.stale_toast")


async def too_late(turn: Turn, why: Text) -> None:
    """Why the button does nothing, and what can be pressed now: what is being asked, else the menu. Of a report that is
    closed by now nothing is asked any more."""
    turn.toast, told = why, open_report(turn).incident
    if told is not None and (await turn.work.tx.incident.incidents.get(told)).state.closed:
        turn.end()
    asked = _asked(turn)
    if not asked:
        turn.say(with_menu(turn.member, why), fresh=True)
        return
    why = Text("error.stale_here") if why.id == "error.stale" else why
    turn.say(Screen((why,), asked), fresh=True)


def _asked(turn: Turn) -> Keys:
    """The choices of the open question; none when it is answered in words."""
    choices = turn.conversation.choices if turn.conversation.flow else ()
    draft = str(turn.conversation.nonce)
    if not any(action.split(":")[1:2] == [draft] for _, action in choices):
        return ()
    return tuple((Option(label, action),) for label, action in choices)


async def help_(turn: Turn, _: object = None) -> None:
    more = [Text("help.shifts")] if may(turn.member, Act.PATROL) else []
    more += [Text("help.alerts")] if may(turn.member, Act.TAKE) else []
    turn.say(with_menu(turn.member, Text("help.body"), *more, Text("help.emergency")), fresh=True)


async def ask_sos(turn: Turn, _: object = None) -> None:
    """A digit stood for it: perhaps meant, perhaps an answer to something else."""
    turn.say(with_menu(turn.member, Text("sos.ask")), fresh=True)


async def thanks(turn: Turn, _: object = None) -> None:
    """ "Cảm ơn", "dạ", "ok": an answer to the bot, not the beginning of a report."""
    turn.say(with_menu(turn.member, Text("menu.welcome_back")), fresh=True)


def cancel_button(nonce: int) -> Option:
    return Option(Text("button.cancel"), CancelReport(nonce).encode())


async def cancel(turn: Turn, pressed: CancelReport) -> int:
    """Nothing has been written; the menu comes back."""
    turn.check(pressed)
    turn.say(with_menu(turn.member, Text("menu.left")), fresh=True)
    return ConversationHandler.END
