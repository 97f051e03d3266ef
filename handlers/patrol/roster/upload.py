"""A roster sent as a file: taken in line, shown when it is read, entered or left (docs/adr/0013)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, filters

from core.incident.filing import FLOW as REPORT_FLOW
from core.patrol.roster.actions import ShowMonth, ShowWeek
from core.patrol.sheet import upload
from core.patrol.sheet.apply import Reckoned, TakenIn
from core.patrol.sheet.rows import BadSheet
from core.patrol.sheet.screens import EnterSheet, LeaveSheet, MoreMistakes, mistakes, question, shown
from core.policy import Act, may, require
from core.screen import Option, screen
from core.text import Text
from core.times import number_of, today
from handlers.incident import report_words
from handlers.kit import Pressed, Spoke
from handlers.message import is_excel_file
from handlers.turn import BotContext, Turn


class ExcelFile(filters.MessageFilter):
    def filter(self, message: Message) -> bool:
        return is_excel_file(message)


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [Pressed(EnterSheet, enter), Pressed(LeaveSheet, leave), Pressed(MoreMistakes, more)]


def files(turn: Turn) -> list[BaseHandler[Update, BotContext, Any]]:
    """Only of those who may change a roster: from others it is a file like any other."""
    return _files() if upload.may_send(turn.member) else []


@cache
def _files() -> list[BaseHandler[Update, BotContext, Any]]:
    return [Spoke(ExcelFile(), received)]


async def received(turn: Turn, message: Message) -> None:
    """While a report is being told everything belongs to it."""
    if turn.conversation.flow == REPORT_FLOW:
        await report_words.go_on_telling(turn, message)
        turn.say(screen(Text("sheet.in_the_report")), fresh=True)
        return
    file = message.document
    assert file is not None  # noqa: S101 - ExcelFile
    instead = await upload.receive(turn.work, turn.member, turn.account, file.file_id, file.file_size)
    turn.say(screen(Text("sheet.received"), *([Text("sheet.instead")] if instead else [])), fresh=True)


async def enter(turn: Turn, pressed: EnterSheet) -> None:
    member = require(turn.member, Act.LEAD)
    try:
        done = await upload.enter_sheet(turn.work, member, turn.account.id, pressed.number, pressed.mark)
    except BadSheet as bad:
        turn.say(mistakes(bad, pressed.number, 0))
        return
    if isinstance(done, Reckoned):
        turn.say(await question(turn.work, done, pressed.number, Text("sheet.meanwhile")))
        return
    turn.say(screen(_done(done), rows=[[_open(turn, done.month)]]))


def _done(done: TakenIn) -> Text:
    counted = {"new": done.new, "changed": done.changed, "dropped": done.dropped}
    return Text("sheet.entered", month=f"{done.month:%m/%Y}", **counted)


def _open(turn: Turn, month: date) -> Option:
    """To where the drafts are published, or to the week of the team."""
    if may(turn.member, Act.PLAN):
        return Option(Text("roster.month_button", month=f"{month:%m/%Y}"), ShowMonth(number_of(month) // 100).encode())
    team = turn.member.team if turn.member and turn.member.team else ""
    day = max(month, today(turn.work.now, turn.work.rules.zone))
    return Option(Text("button.team_roster"), ShowWeek(team, number_of(day)).encode())


async def leave(turn: Turn, pressed: LeaveSheet) -> None:
    await upload.leave_sheet(turn.work, turn.account.id, pressed.number)
    turn.say(screen(Text("sheet.left")))


async def more(turn: Turn, pressed: MoreMistakes) -> None:
    turn.say(await shown(turn.work, turn.member, turn.account.id, pressed.number, pressed.first), fresh=True)
