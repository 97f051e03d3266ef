"""Ca của tôi: what a member has before them, one shift, and all of them for the calendar of the phone."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu
from core.channels import Document
from core.errors import Invalid
from core.patrol import shift_screen
from core.patrol.actions import MoreShifts, ShowShift
from core.patrol.labels import shift_name
from core.patrol.night.actions import ShowDuty
from core.patrol.roster.notices import line
from core.patrol.staffing import answers
from core.patrol.types.shift import Duty
from core.screen import Media, MediaKind, Option, column, screen
from core.text import Text
from handlers.kit import Pressed
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Go, show_mine, where=Menu.SHIFTS),
        Pressed(Go, send_calendar, where=Menu.CALENDAR),
        Pressed(MoreShifts, show_more),
        Pressed(ShowShift, show_shift),
    ]


async def show_mine(turn: Turn, _: Go) -> None:
    await _page(turn, 0)


async def show_more(turn: Turn, pressed: MoreShifts) -> None:
    await _page(turn, pressed.first)


async def _page(turn: Turn, first: int) -> None:
    work = turn.work
    found = await answers.upcoming_page(work, turn.member, first)
    lines = [_line(turn, duty) for duty in found.duties]
    now = [Option(Text("button.on_duty"), ShowDuty(d.shift.id).encode()) for d in found.duties if d.assignment.on_duty]
    each = [Option(shift_name(d.shift, work.rules.zone), ShowShift(d.shift.id).encode()) for d in found.duties]
    rows = column([*now, *each])
    if found.left:
        more = MoreShifts(first + len(found.duties))
        rows.append([Option(Text("button.more_shifts", left=found.left), more.encode())])
    if found.duties:
        rows.append([Option(Text("button.calendar"), Go(Menu.CALENDAR).encode())])
    rows.append(
        [
            Option(Text("button.own_leave"), Go(Menu.LEAVE).encode()),
            Option(Text("button.team_roster"), Go(Menu.ROSTER).encode()),
        ]
    )
    rows.append([Option(Text("button.own_nights"), Go(Menu.OWN_NIGHTS).encode())])
    turn.say(screen(_heading(found), *lines, rows=rows))


def _heading(found: answers.UpcomingShifts) -> Text:
    if not found.duties:
        return Text("shifts.none")
    if len(found.duties) == found.total:
        return Text("shifts.coming")
    last = found.first + len(found.duties)
    return Text("shifts.part", total=found.total, first=found.first + 1, last=last)


def _line(turn: Turn, duty: Duty) -> Text:
    """Marked where the member does not go."""
    told = line(turn.work, duty.shift)
    return told if duty.assignment.expected else Text("shifts.not_going", shift=told)


async def show_shift(turn: Turn, pressed: ShowShift) -> None:
    turn.say(await shift_screen.whole_shift(turn.work, turn.member, pressed.shift))


async def send_calendar(turn: Turn, _: Go) -> None:
    from reports.patrol.calendar import NAME, calendar_file  # loaded only where it is used

    duties = await answers.for_calendar(turn.work, turn.member)
    standing = [duty for duty, _ in duties if duty.stands]
    if not standing:
        raise Invalid(Text("shifts.none"))
    content = calendar_file(duties, turn.work.now, turn.work.rules.patrol.remind_before)
    await send_file(turn, Document(NAME, content), Text("shifts.calendar", n=len(standing)))


async def send_file(turn: Turn, document: Document, caption: Text) -> None:
    """A file of ours into the chat."""
    file_id = await turn.work.tx.files.add(document, turn.work.now)
    turn.say(screen(caption, media=Media(MediaKind.DOCUMENT, str(file_id))), fresh=True)
