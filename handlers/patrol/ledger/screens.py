"""Screens of the night ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.actions import Go, Menu
from core.patrol.access import leads
from core.patrol.labels import shift_name
from core.patrol.ledger.actions import (
    Correct,
    EnterLate,
    LogPage,
    MonthSheet,
    OwnNights,
    ShowMonthOfNights,
    ShowNight,
    ShowNights,
)
from core.patrol.ledger.counting import Flag, Hand, NightRow, Total, signatures
from core.patrol.ledger.nights import MOST_SHIFTS, Night, Own, Sums, flagged, named, to_sign_lines
from core.patrol.ledger.notices import hours
from core.patrol.types.shift import Assignment, Shift
from core.people.types import Member, Team
from core.policy import Act, may
from core.screen import Option, Screen, Style, column, pairs, screen
from core.text import Text
from core.times import Month
from core.work import Work

ALL = "-"
_SIGN = {Hand.LEADER: Text("sign.as_leader"), Hand.POLICE: Text("sign.as_police")}


def overview(work: Work, teams: Mapping[str, Team], signs: int, corrections: int) -> Screen:
    """For the police: what waits, and each team's ledger."""
    options = [Option(team.name, ShowNights(team.code).encode()) for team in teams.values()]
    body = [Text("nights.all"), *_waits(signs, corrections)]
    return screen(*body, rows=[*pairs(options), *_ways(work, ALL, signs, corrections)])


def team_nights(work: Work, team: Team, shifts: Sequence[Shift], signs: int, corrections: int) -> Screen:
    body = [Text("nights.of_team", team=team.name), *_waits(signs, corrections)]
    body += [] if shifts else [Text("nights.none")]
    rows = column([Option(_marked(work, shift), ShowNight(shift.id).encode()) for shift in shifts[:MOST_SHIFTS]])
    return screen(*body, rows=[*rows, *_ways(work, team.code, signs, corrections)])


def _marked(work: Work, shift: Shift) -> Text:
    called = shift_name(shift, work.rules.zone)
    if shift.leader_signed_by is None:
        return Text("nights.unsigned", shift=called)
    if shift.police_signed_by is None:
        return Text("nights.half_signed", shift=called)
    return Text("nights.signed", shift=called)


def _waits(signs: int, corrections: int) -> list[Text]:
    body = [Text("nights.to_sign", n=signs)] if signs else []
    return [*body, Text("nights.to_decide", n=corrections)] if corrections else body


def _ways(work: Work, team: str, signs: int, corrections: int) -> list[list[Option]]:
    month = Month.at(work.now, work.rules.zone)
    waiting = [Option(Text("button.to_sign"), Go(Menu.TO_SIGN).encode())] if signs else []
    waiting += [Option(Text("button.corrections"), Go(Menu.CORRECTIONS).encode())] if corrections else []
    return [
        waiting,
        [
            Option(Text("button.enter_late"), Go(Menu.LATE_ENTRY).encode()),
            Option(Text("button.month", month=month.shown), ShowMonthOfNights(str(month), team).encode()),
        ],
        [Option(Text("button.own_nights"), Go(Menu.OWN_NIGHTS).encode())],
    ]


def to_sign(
    work: Work, teams: Mapping[str, Team], waiting: Sequence[tuple[Shift, Hand]], rows: Sequence[NightRow]
) -> Screen:
    if not waiting:
        return screen(Text("sign.nothing"), rows=[[_back()]])
    lines, options = to_sign_lines(work, teams, waiting, rows)
    return screen(Text("sign.list", n=len(waiting)), *lines, rows=[*options, [_back()]])


def _back() -> Option:
    return Option(Text("button.back"), Go(Menu.NIGHTS).encode())


# -- one shift -------------------------------------------------------------------------------------------------------


def one_night(
    work: Work, night: Night, teams: Mapping[str, Team], signers: Mapping[int, Member], viewer: Member
) -> Screen:
    shift = night.shift
    body = [
        Text("night.title", shift=named(work, shift, teams)),
        *(_line(work, row, night.people[row.member_id].full_name) for row in night.rows),
        *(_absent(night.people[one.member_id].full_name, one) for one in night.absent),
        *_signed(shift, signers),
        *([Text("nights.to_decide", n=len(night.waiting))] if night.waiting else []),
    ]
    return screen(*body, rows=_night_buttons(work, night, viewer))


def _line(work: Work, row: NightRow, who: str) -> Text:
    times = hours((row.from_at, row.until_at), work.rules.zone) if row.until_at else Text("night.still_there")
    line = Text("night.counted", who=who, hours=times) if row.night else Text("night.uncounted", who=who, hours=times)
    return flagged(line, row.flags - {Flag.UNSIGNED})


def _absent(who: str, one: Assignment) -> Text:
    if one.reason:
        return Text("night.absent_because", who=who, reason=one.reason)
    return Text("night.absent_told", who=who) if one.answer.no else Text("night.absent", who=who)


def _signed(shift: Shift, signers: Mapping[int, Member]) -> list[Text]:
    marks = {Hand.LEADER: shift.leader_signed_by, Hand.POLICE: shift.police_signed_by}
    return [
        Text("sign.stands", hand=_SIGN[hand], who=signers[by].full_name) if by else Text("sign.lacks", hand=_SIGN[hand])
        for hand, by in marks.items()
    ]


def _night_buttons(work: Work, night: Night, viewer: Member) -> list[list[Option]]:
    shift = night.shift
    correct = Option(Text("button.correct"), Correct(shift.id).encode())
    if not leads(viewer, shift):
        return [[correct]]
    decide = [[Option(Text("button.corrections"), Go(Menu.CORRECTIONS).encode())]] if night.waiting else []
    enter = Option(Text("button.enter_late"), EnterLate(shift.id).encode())
    recent = work.now <= shift.ends_at + work.rules.patrol.enter_within
    page = Option(Text("button.log_page"), LogPage(shift.id).encode())
    back = [_back()] if may(viewer, Act.LEAD) else []
    return [*signatures(work, shift, viewer), *decide, [correct, *([enter] if recent else [])], [page, *back]]


# -- a month ---------------------------------------------------------------------------------------------------------


def month_of_team(work: Work, sums: Sums, team: Team) -> Screen:
    lines = [_sum(total, sums.people[total.member_id].full_name) for total in sums.totals]
    title = Text("month.of_team", month=sums.month.shown, team=team.name)
    return screen(
        title, *(lines or [Text("month.nothing")]), *_left_unsigned(sums), rows=[_turning(work, sums.month, team.code)]
    )


def month_of_all(work: Work, sums: Sums, teams: Mapping[str, Team], viewer: Member) -> Screen:
    lines = [line for team in teams.values() if (line := _team_line(team, sums))]
    title = Text("month.of_all", month=sums.month.shown)
    sheet = Option(Text("button.sheet"), MonthSheet(str(sums.month)).encode(), Style.SUCCESS)
    rows = [[sheet]] if may(viewer, Act.SIGN_NIGHTS) and sums.rows else []
    body = [title, *(lines or [Text("month.nothing")]), *_left_unsigned(sums)]
    return screen(*body, rows=[*rows, _turning(work, sums.month, ALL)])


def _team_line(team: Team, sums: Sums) -> Text | None:
    rows = [row for row in sums.rows if row.shift.team == team.code]
    if not rows:
        return None
    people, nights = len({row.member_id for row in rows}), sum(row.night for row in rows)
    return Text("month.team", team=team.name, people=people, nights=nights)


def _sum(total: Total, who: str) -> Text:
    return Text("month.person", who=who, nights=total.nights, duration=duration(total.minutes))


def duration(minutes: int) -> Text:
    return Text("month.duration", hours=minutes // 60, minutes=f"{minutes % 60:02}")


def _left_unsigned(sums: Sums) -> list[Text]:
    unsigned = len({row.shift.id for row in sums.rows if Flag.UNSIGNED in row.flags})
    return [Text("month.unsigned", n=unsigned)] if unsigned else []


def _turning(work: Work, month: Month, team: str) -> list[Option]:
    """To the month before, and to the one after unless it lies ahead."""
    return [Option(label, ShowMonthOfNights(str(other), team).encode()) for label, other in _neighbours(work, month)]


def _neighbours(work: Work, month: Month) -> list[tuple[Text, Month]]:
    found = [(Text("button.month_before", month=month.before.shown), month.before)]
    if month.next <= Month.at(work.now, work.rules.zone):
        found.append((Text("button.month_after", month=month.next.shown), month.next))
    return found


def own_month(work: Work, month: Month, own: Own, money: str, rate: str) -> Screen:
    """Only one's own. The latest can be looked at, and corrected from there."""
    lines = [flagged(_own_line(work, row), row.flags) for row in own.rows]
    lines += [Text("own.missed", shift=shift_name(shift, work.rules.zone)) for shift in own.missed]
    total = own.total
    if total is not None:
        lines.append(Text("own.total", nights=total.nights, duration=duration(total.minutes)))
        lines += [Text("own.money", paid=total.paid, rate=rate, money=money)] if total.paid else []
    shifts = sorted([*(row.shift for row in own.rows), *own.missed], key=lambda shift: shift.starts_at)
    looks = [Option(Text("own.look", day=f"{s.day:%d/%m}"), ShowNight(s.id).encode()) for s in shifts[-MOST_SHIFTS:]]
    turning = [Option(label, OwnNights(str(other)).encode()) for label, other in _neighbours(work, month)]
    body = [Text("own.title", month=month.shown), *(lines or [Text("month.nothing")])]
    return screen(*body, rows=[*pairs(looks), turning])


def _own_line(work: Work, row: NightRow) -> Text:
    called = shift_name(row.shift, work.rules.zone)
    times = hours((row.from_at, row.until_at), work.rules.zone) if row.until_at else Text("night.still_there")
    return (
        Text("night.counted", who=called, hours=times)
        if row.night
        else Text("night.uncounted", who=called, hours=times)
    )
