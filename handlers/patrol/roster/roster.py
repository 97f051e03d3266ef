"""Lịch trực: the month for the police, the weeks of a team for whoever is in it, both as Excel."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.actions import Go, Menu
from core.channels import Document
from core.errors import Stale
from core.patrol.roster import publishing
from core.patrol.roster.actions import (
    MakeDraft,
    Publish,
    SendRoster,
    ShowFairness,
    ShowGaps,
    ShowMonth,
    ShowWeek,
    ThrowAway,
)
from core.patrol.sheet.export import book_for
from core.patrol.staffing import leave
from core.policy import Act, may
from core.screen import Option
from core.text import Text
from core.times import day_of, monday_of, month_of, number_of, today
from handlers.kit import Pressed
from handlers.patrol.roster import screens
from handlers.patrol.roster.fairness import fairness
from handlers.patrol.staffing.my_shifts import send_file
from handlers.turn import BotContext, Turn

_ALL = "-"
_GAPS_SHOWN = 12


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(Go, show, where=Menu.ROSTER),
        Pressed(ShowMonth, show_month),
        Pressed(MakeDraft, make_draft),
        Pressed(ThrowAway, throw_away),
        Pressed(Publish, publish),
        Pressed(ShowGaps, show_gaps),
        Pressed(ShowFairness, show_fairness),
        Pressed(ShowWeek, show_week),
        Pressed(SendRoster, send_sheet),
    ]


def month_in(number: int) -> date:
    """The month of a button (202612)."""
    return day_in(number * 100 + 1)


def day_in(number: int) -> date:
    try:
        return day_of(number)
    except ValueError:
        raise Stale(Text("error.stale")) from None


async def show(turn: Turn, _: Go) -> None:
    """The month for those who make it; for the others the own team's week, or the next one with shifts."""
    if may(turn.member, Act.PLAN):
        await _month(turn, publishing.this_month(turn.work))
        return
    team, day = publishing.team_of(turn.member) or "", today(turn.work.now, turn.work.rules.zone)
    first = await publishing.next_day(turn.work, turn.member, team, monday_of(day))
    await _week(turn, team, first or day)


async def show_month(turn: Turn, pressed: ShowMonth) -> None:
    await _month(turn, month_in(pressed.month))


async def _month(turn: Turn, first: date, *said: Text) -> None:
    month = await publishing.look_at_month(turn.work, turn.member, first)
    turn.say(screens.month(turn.work, month, await turn.work.tx.people.places.teams(), said))


async def make_draft(turn: Turn, pressed: MakeDraft) -> None:
    month = month_in(pressed.month)
    laid = await publishing.make_draft(turn.work, turn.member, month)
    await _month(turn, month, Text("roster.drafted", n=laid))


async def throw_away(turn: Turn, pressed: ThrowAway) -> None:
    month = month_in(pressed.month)
    gone = await publishing.throw_away(turn.work, turn.member, month)
    await _month(turn, month, Text("roster.thrown_away", n=gone))


async def publish(turn: Turn, pressed: Publish) -> None:
    month = month_in(pressed.month)
    if pressed.sure != "yes":
        looked = await publishing.look_at_month(turn.work, turn.member, month)
        turn.say(screens.ask_publish(looked))
        return
    published = await publishing.publish(turn.work, turn.member, month)
    sent = Text("roster.is_published", n=published.shifts, told=published.told)
    await _month(turn, month, sent, *screens.untold(published.untold))


async def show_gaps(turn: Turn, pressed: ShowGaps) -> None:
    month = await publishing.look_at_month(turn.work, turn.member, month_in(pressed.month))
    turn.say(screens.gaps(month, await turn.work.tx.people.places.teams(), _GAPS_SHOWN))


async def show_fairness(turn: Turn, pressed: ShowFairness) -> None:
    """One team on a screen; the police can look through all."""
    teams = await turn.work.tx.people.places.teams()
    code = teams[0].code if pressed.team == _ALL and teams else pressed.team
    month = month_in(pressed.month)
    table = await publishing.fairness(turn.work, turn.member, code, month)
    others = teams if may(turn.member, Act.PLAN) else []
    turn.say(fairness(month, code, teams, others, table))


async def show_week(turn: Turn, pressed: ShowWeek) -> None:
    await _week(turn, pressed.team, day_in(pressed.day))


async def _week(turn: Turn, code: str, day: date) -> None:
    team = next((team for team in await turn.work.tx.people.places.teams() if team.code == code), None)
    if team is None:
        raise Stale(Text("error.stale"))
    monday = monday_of(day)
    laid = await publishing.look_at_team(turn.work, turn.member, code, monday, monday + timedelta(days=6))
    people = await turn.work.tx.people.members.many({id_ for one in laid for id_ in (*one.members, *one.away)})
    names = {member.id: member.call_name for member in people.values()}
    away = await leave.away_on(turn.work, turn.member, [one.shift for one in laid])
    first = None if laid else await publishing.next_day(turn.work, turn.member, code, monday)
    more = [*([screens.to_week(code, first)] if first else []), *_more(turn, code, month_of(day))]
    turn.say(screens.week(turn.work, team, monday, laid, names, away, more))


def _more(turn: Turn, team: str, month: date) -> list[list[Option]]:
    """Buttons below the week, for whoever leads the team, or plans for all."""
    if not may(turn.member, Act.LEAD):
        return []
    return screens.team_rows(team, number_of(month) // 100, back=may(turn.member, Act.PLAN))


async def send_sheet(turn: Turn, pressed: SendRoster) -> None:
    from reports.patrol.roster_sheet import file_name, roster_file  # openpyxl is loaded only where it is used

    team = None if pressed.team == _ALL else pressed.team
    book = await book_for(turn.work, turn.member, month_in(pressed.month), team)
    document = Document(file_name(book), roster_file(book))
    await send_file(turn, document, Text("roster.sheet", month=f"{book.month:%m/%Y}"))
