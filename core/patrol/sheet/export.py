"""A month's roster as it is printed: what stands on the page of each team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.patrol.labels import shift_hours
from core.patrol.roster.fairness import Count, Manned, counts
from core.patrol.roster.publishing import look_at_team, manned
from core.patrol.sheet.people_by_name import Directory
from core.patrol.types.shift import ShiftState
from core.people.types import Member, Team
from core.policy import Act, require
from core.rules import Rules
from core.times import last_of
from core.work import Work

_EVERYBODY = 100_000


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One shift. `members` are names in the order in which they are to be read."""

    day: date
    kind: str
    hours: str
    responsible: str
    members: tuple[str, ...]
    minimum: int
    draft: bool = False


@dataclass(frozen=True, slots=True)
class TeamSheet:
    """One team: its shifts, and how they are spread over its people."""

    team: Team
    rows: tuple[ShiftRow, ...]
    loads: tuple[tuple[str, Count], ...]


@dataclass(frozen=True, slots=True)
class Book:
    rules: Rules
    month: date
    pages: tuple[TeamSheet, ...]
    kinds: tuple[str, ...]  # "Ca đêm 22:00-02:00", for the legend


async def book_for(work: Work, by: Member | None, month: date, team: str | None) -> Book:
    """For a leader the own team, for the police any or all (`None`)."""
    by = require(by, Act.LEAD)
    if team is None:
        require(by, Act.PLAN)
        return await book(work, month, None)
    return await book(work, month, team, await look_at_team(work, by, team, month, last_of(month)))


async def book(work: Work, month: date, team: str | None, laid: list[Manned] | None = None) -> Book:
    """As `book_for`, for whoever may: on the command line of the server nobody is asked."""
    if laid is None:
        laid = await manned(work, month, last_of(month), team)
    teams = await work.tx.people.places.teams()
    people = Directory(await work.tx.people.members.search("", _EVERYBODY), teams)
    standing = [one for one in laid if one.shift.state is not ShiftState.CANCELLED]
    pages = [
        _page(work, one, [m for m in standing if m.shift.team == one.code], people)
        for one in teams
        if team in (None, one.code)
    ]
    kinds = tuple(f"{t.name} {t.starts:%H:%M}-{t.ends:%H:%M}" for t in work.rules.patrol.templates)
    return Book(work.rules, month, tuple(pages), kinds)


def _page(work: Work, team: Team, laid: list[Manned], people: Directory) -> TeamSheet:
    names = {member.id: people.name(member) for member in people.members}
    order = {member.id: place for place, member in enumerate(people.members)}
    table = counts(work.rules.patrol, work.rules.zone, laid)
    rows = [
        ShiftRow(
            day=one.shift.day,
            kind=one.shift.name,
            hours=shift_hours(one.shift, work.rules.zone),
            responsible=names.get(one.shift.responsible_id or 0, ""),
            members=tuple(names[id_] for id_ in sorted(one.members, key=lambda id_: order.get(id_, 0)) if id_ in names),
            minimum=one.shift.minimum,
            draft=one.shift.state is ShiftState.DRAFT,
        )
        for one in laid
    ]
    loads = [(names[id_], table[id_]) for id_ in order if id_ in table]
    return TeamSheet(team, tuple(rows), tuple(loads))
