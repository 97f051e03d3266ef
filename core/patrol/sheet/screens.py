"""Screens of a roster file for its sender: what it would change, or what is wrong in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action
from core.errors import Stale
from core.patrol.sheet.apply import Reckoned, ShiftOutcome
from core.patrol.sheet.payloads import SheetRead
from core.patrol.sheet.rows import BadSheet, Problem
from core.patrol.sheet.upload import may_send, preview
from core.people.types import Member
from core.screen import Option, Screen, Style, screen
from core.text import Param, Text
from core.work import Work

_AT_A_TIME = 8  # mistakes on one screen
_LONGEST = 80  # characters of what somebody wrote into a cell


async def sheet_notice(work: Work, read: SheetRead, reader: Member) -> Screen | None:
    """As the roster stands now; None when it was replaced, or its sender may not change a roster any more."""
    if not may_send(reader):
        return None
    try:
        return await shown(work, reader, read.account, read.number)
    except Stale:
        return None


async def shown(work: Work, by: Member | None, account_id: int, number: int, first: int = 0, *said: Text) -> Screen:
    """Changes the file would make, with the question, or what is wrong in it from the `first` mistake on."""
    try:
        reckoned = await preview(work, by, account_id, number)
    except BadSheet as bad:
        return mistakes(bad, number, first)
    return await question(work, reckoned, number, *said)


async def question(work: Work, reckoned: Reckoned, number: int, *said: Text) -> Screen:
    if reckoned.changes_nothing:
        return screen(*said, Text("sheet.nothing_to_enter", month=f"{reckoned.month:%m/%Y}"))
    rows = [
        [
            Option(Text("button.enter_sheet"), EnterSheet(number, reckoned.mark).encode(), Style.SUCCESS),
            Option(Text("button.cancel"), LeaveSheet(number).encode()),
        ]
    ]
    return screen(*said, *await counted_by_team(work, reckoned), *_meaning(reckoned), Text("sheet.ask"), rows=rows)


async def counted_by_team(work: Work, reckoned: Reckoned) -> list[Text]:
    """A line for each team."""
    names = {team.code: team.name for team in await work.tx.people.places.teams()}
    return [
        Text(
            "sheet.team",
            month=f"{reckoned.month:%m/%Y}",
            team=names.get(team, team),
            **{
                outcome.value: reckoned.count(outcome, team)
                for outcome in (ShiftOutcome.NEW, ShiftOutcome.CHANGED, ShiftOutcome.DROPPED)
            },
        )
        for team in reckoned.teams
    ]


def _meaning(reckoned: Reckoned) -> list[Text]:
    """Lines on who will hear of it, and on shifts that stay though the file does not have them."""
    changed = [row for row in reckoned.rows if row.outcome is not ShiftOutcome.UNCHANGED]
    left = len(reckoned.left_alone)
    return [
        *([Text("sheet.left_alone", n=left)] if left else []),
        *([Text("sheet.to_drafts")] if any(row.laid for row in changed) else []),
        *([Text("sheet.will_be_told")] if any(not row.laid for row in changed) else []),
    ]


def mistakes(bad: BadSheet, number: int, first: int) -> Screen:
    found = bad.problems[first : first + _AT_A_TIME]
    if not found:
        raise Stale(Text("sheet.gone"))
    rest = len(bad.problems) - first - len(found)
    more = MoreMistakes(number, first + len(found)).encode()
    rows = [[Option(Text("button.more_mistakes", n=rest), more)]] if rest else []
    return screen(bad.text, *_lines(found), rows=rows)


def _lines(problems: Sequence[Problem]) -> list[Text]:
    return [
        Text("sheet.where", sheet=_short(one.sheet), row=one.row, what=_cut(one.text)) if one.row else _cut(one.text)
        for one in problems
    ]


def _cut(text: Text) -> Text:
    return Text(text.id, **{name: _short(value) for name, value in text.params.items()})


def _short(value: Param) -> Param:
    """Enough to find it in the file."""
    return f"{value[:_LONGEST]}…" if isinstance(value, str) and len(value) > _LONGEST else value


@dataclass(frozen=True)
class OnSheet(Action):
    number: int


@dataclass(frozen=True)
class EnterSheet(OnSheet):
    """`mark` says what was shown: another reckoning is shown first."""

    tag: ClassVar[str] = "shin1"
    mark: str


@dataclass(frozen=True)
class LeaveSheet(OnSheet):
    tag: ClassVar[str] = "shout1"


@dataclass(frozen=True)
class MoreMistakes(OnSheet):
    """The next of them; so many come before."""

    tag: ClassVar[str] = "shbad1"
    first: int
