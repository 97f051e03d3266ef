"""How the roster looks on a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from core.actions import Go, Menu
from core.patrol.actions import ShowShift
from core.patrol.labels import AWAY, shift_hours
from core.patrol.roster.actions import (
    MakeDraft,
    Publish,
    SendRoster,
    ShowFairness,
    ShowGaps,
    ShowMonth,
    ShowWeek,
    TeamLeave,
    ThrowAway,
)
from core.patrol.roster.fairness import Manned
from core.patrol.roster.gaps import Gap, Why
from core.patrol.roster.publishing import MonthOfShifts, this_month
from core.patrol.types.shift import Shift, ShiftState
from core.people.types import Member, Team
from core.screen import Option, Screen, Style, pairs, screen
from core.text import Text
from core.times import WEEKDAYS, monday_of, next_month, number_of, today
from core.work import Work

_ALL = "-"
_NAMED = 12

WHY = {
    Why.SMALL_TEAM: Text("gap.small_team"),
    Why.AWAY: Text("gap.away"),
    Why.BUSY: Text("gap.busy"),
    Why.FREE: Text("gap.free"),
    Why.YOUTHS: Text("gap.youths"),
    Why.NO_PLAN: Text("gap.no_plan"),
}


def _number(month: date) -> int:
    return number_of(month) // 100


def _month_key(month: date) -> Option:
    return Option(Text("roster.month_button", month=f"{month:%m/%Y}"), ShowMonth(_number(month)).encode())


# -- the month -------------------------------------------------------------------------------------------------------


def month(work: Work, looked: MonthOfShifts, teams: Sequence[Team], said: Sequence[Text]) -> Screen:
    body = [*said, Text("roster.month", month=f"{looked.first:%m/%Y}"), *_standing(work, looked)]
    return screen(*body, rows=_month_rows(work, looked, teams))


def _standing(work: Work, looked: MonthOfShifts) -> list[Text]:
    drafts = looked.in_state(ShiftState.DRAFT)
    out = len(looked.manned) - len(drafts) - len(looked.in_state(ShiftState.CANCELLED))
    serious = sum(gap.serious for gap in looked.gaps)
    lines = [Text("roster.out", n=out)] if out else []
    if drafts:
        by = min(shift.day for shift in drafts) - work.rules.patrol.published_before
        lines += [Text("roster.drafts", n=len(drafts)), Text("roster.publish_by", day=f"{by:%d/%m}")]
    lines += [Text("roster.gaps", n=serious)] if serious else []
    return lines or [Text("roster.none_yet")]


def _month_rows(work: Work, looked: MonthOfShifts, teams: Sequence[Team]) -> list[list[Option]]:
    number, this = _number(looked.first), this_month(work)
    others = [m for m in (this, next_month(this)) if m != looked.first]
    rows = [[_month_key(m) for m in others], *_draft_rows(looked, number, ahead=looked.first >= this)]
    if looked.manned:
        rows.append(
            [
                Option(Text("button.gaps"), ShowGaps(number).encode()),
                Option(Text("button.fairness"), ShowFairness(number, _ALL).encode()),
            ]
        )
        rows.append([Option(Text("button.roster_sheet"), SendRoster(number, _ALL).encode())])
        day = max(looked.first, today(work.now, work.rules.zone)) if looked.first >= this else looked.first
        rows += pairs([Option(team.name, ShowWeek(team.code, number_of(day)).encode()) for team in teams])
    rows.append(
        [
            Option(Text("button.plans"), Go(Menu.PLANS).encode()),
            Option(Text("button.absences"), Go(Menu.ABSENCES).encode()),
        ]
    )
    return rows


def _draft_rows(looked: MonthOfShifts, number: int, *, ahead: bool) -> list[list[Option]]:
    if not ahead:
        return []
    if not looked.in_state(ShiftState.DRAFT):
        return [[Option(Text("button.make_draft"), MakeDraft(number).encode())]]
    return [
        [Option(Text("button.publish"), Publish(number, "ask").encode(), Style.SUCCESS)],
        [
            Option(Text("button.draft_again"), MakeDraft(number).encode()),
            Option(Text("button.throw_away"), ThrowAway(number).encode()),
        ],
    ]


def ask_publish(looked: MonthOfShifts) -> Screen:
    number = _number(looked.first)
    serious = sum(gap.serious and gap.shift.state is ShiftState.DRAFT for gap in looked.gaps)
    lines = [Text("roster.gaps", n=serious)] if serious else []
    rows = [
        [
            Option(Text("button.publish_yes"), Publish(number, "yes").encode(), Style.SUCCESS),
            Option(Text("button.back"), ShowMonth(number).encode()),
        ]
    ]
    drafts = looked.in_state(ShiftState.DRAFT)
    return screen(Text("roster.ask_publish", n=len(drafts), month=f"{looked.first:%m/%Y}"), *lines, rows=rows)


def untold(members: Sequence[Member]) -> list[Text]:
    """Line on members of the roster who have to be told by people."""
    if not members:
        return []
    names = ", ".join(member.call_name for member in members[:_NAMED])
    return [Text("roster.untold", n=len(members), names=names + (", …" if len(members) > _NAMED else ""))]


def gaps(looked: MonthOfShifts, teams: Sequence[Team], most: int) -> Screen:
    names = {team.code: team.name for team in teams}
    serious = [gap for gap in looked.gaps if gap.serious]
    lines = [_gap(gap, names) for gap in serious[:most]]
    if len(serious) > most:
        lines.append(Text("gap.more", n=len(serious) - most))
    rest = len(looked.gaps) - len(serious)
    if rest:
        lines.append(Text("gap.below_target", n=rest))
    back = [[Option(Text("button.back"), ShowMonth(_number(looked.first)).encode())]]
    head = Text("gap.title", month=f"{looked.first:%m/%Y}")
    return screen(head, *(lines or [Text("gap.none")]), rows=[*_open(serious[:most], names), *back])


def _gap(gap: Gap, teams: Mapping[str, str]) -> Text:
    shift = gap.shift
    return Text(
        "gap.line",
        weekday=WEEKDAYS[shift.day.weekday()],
        day=f"{shift.day:%d/%m}",
        name=shift.name,
        team=teams.get(shift.team, shift.team),
        have=gap.have,
        need=shift.minimum,
        why=Text(WHY[gap.why].id, n=gap.n),
    )


def _open(found: Sequence[Gap], teams: Mapping[str, str]) -> list[list[Option]]:
    """A button for each of them: most are mended with a tap or two."""
    options = [
        Option(
            Text("gap.button", day=f"{gap.shift.day:%d/%m}", team=teams.get(gap.shift.team, ""), code=gap.shift.name),
            ShowShift(gap.shift.id).encode(),
        )
        for gap in found
    ]
    return pairs(options)


# -- the week of a team ----------------------------------------------------------------------------------------------


def week(
    work: Work,
    team: Team,
    monday: date,
    laid: Sequence[Manned],
    names: Mapping[int, str],
    away: Mapping[int, frozenset[int]],
    more: Sequence[list[Option]],
) -> Screen:
    """`away`: of each shift who is on leave then, as far as the reader may know."""
    sunday = monday + timedelta(days=6)
    title = Text("roster.week", team=team.name, first=f"{monday:%d/%m}", last=f"{sunday:%d/%m}")
    lines = [_shift(work, one, names, away.get(one.shift.id, frozenset())) for one in laid]
    lines = lines or [Text("roster.week_empty")]
    lines += [Text("roster.short")] if any(_short(work, one) for one in laid) else []
    marked = [away.get(one.shift.id, frozenset()) & {*one.members, *one.away} for one in laid]
    lines += [Text("shift.away")] if any(marked) else []
    around = [
        Option(Text("button.week_before"), ShowWeek(team.code, number_of(monday - timedelta(days=7))).encode()),
        Option(Text("button.week_after"), ShowWeek(team.code, number_of(monday + timedelta(days=7))).encode()),
    ]
    rows = [*pairs([_shift_key(one.shift) for one in laid]), around, *more]
    return screen(title, *lines, rows=rows)


def _shift(work: Work, one: Manned, names: Mapping[int, str], away: frozenset[int]) -> Text:
    shift = one.shift
    told: dict[str, str | Text] = {
        "weekday": WEEKDAYS[shift.day.weekday()],
        "day": f"{shift.day:%d/%m}",
        "name": shift.name,
        "hours": shift_hours(shift, work.rules.zone),
    }
    if shift.state is ShiftState.CANCELLED:
        return Text("roster.line_cancelled", **told)
    people = ", ".join(names[id_] + (AWAY if id_ in away else "") for id_ in _named(one, away) if id_ in names) or "-"
    draft = shift.state is ShiftState.DRAFT
    line = Text("roster.line_draft", people=people, **told) if draft else Text("roster.line", people=people, **told)
    if not _short(work, one):
        return line
    return Text("roster.line_short", line=line, have=len(one.members), minimum=shift.minimum)


def _named(one: Manned, away: frozenset[int]) -> list[int]:
    """Ids of members on the shift; behind them those who would be and are on leave, as far as the reader may know."""
    return [*one.members, *(id_ for id_ in one.away if id_ in away)]


def _short(work: Work, one: Manned) -> bool:
    """Below the minimum, while something can be done about it."""
    standing = one.shift.state in (ShiftState.DRAFT, ShiftState.PUBLISHED)
    return standing and one.shift.ends_at > work.now and len(one.members) < one.shift.minimum


def to_week(team: str, day: date) -> list[Option]:
    """From a week without shifts to the next that has some."""
    label = Text("button.to_week", day=f"{monday_of(day):%d/%m}")
    return [Option(label, ShowWeek(team, number_of(day)).encode())]


def _shift_key(shift: Shift) -> Option:
    label = Text(
        "roster.shift_button", weekday=WEEKDAYS[shift.day.weekday()], day=f"{shift.day:%d/%m}", name=shift.name
    )
    return Option(label, ShowShift(shift.id).encode())


def team_rows(team: str, number: int, *, back: bool) -> list[list[Option]]:
    rows = [
        [
            Option(Text("button.roster_sheet"), SendRoster(number, team).encode()),
            Option(Text("button.fairness"), ShowFairness(number, team).encode()),
        ],
        [Option(Text("button.absences"), Go(Menu.ABSENCES).encode())],
        [Option(Text("button.absence_of"), TeamLeave(team).encode())],
    ]
    return [*rows, [Option(Text("button.back"), ShowMonth(number).encode())]] if back else rows
