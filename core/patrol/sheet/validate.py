"""A month's roster from a sheet: every row is understood or refused with its reason, and it is all or nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from core.patrol.roster.changes import HINDRANCE
from core.patrol.roster.fairness import Manned
from core.patrol.roster.gaps import hindered
from core.patrol.roster.generator import Known, Span, new_shift, plan_on, youth
from core.patrol.roster.publishing import as_entered, known
from core.patrol.sheet.people_by_name import Directory
from core.patrol.sheet.rows import BadSheet, Line, Problem, Refused, day_written, span_of
from core.patrol.types.plan import Template
from core.patrol.types.shift import NewShift, Shift, ShiftState
from core.people.types import POLICE_ROLES, Member, Team
from core.speech.folding import fold
from core.text import Text
from core.times import last_of, month_of, today
from core.work import Work, let_others

_SEPARATORS = re.compile(r"[;,\n]+")
_EVERYBODY = 100_000
Key = tuple[date, str, str]
_Named = TypeVar("_Named", Team, Template)


@dataclass(frozen=True, slots=True)
class Judged:
    """Contents of a sheet, and of the roster as it stands: published, closed and cancelled shifts in `standing`, drafts
    in `drafts`."""

    month: date
    shifts: tuple[NewShift, ...]
    standing: Mapping[Key, Manned]
    drafts: Mapping[Key, Manned]


async def judge(work: Work, lines: Sequence[Line], *, only: str | None = None) -> Judged:
    """Understand every row, or raise `BadSheet`. `only`: for a leader, whose team it may be about; of that team the
    published shifts, for drafts are the police's."""
    desk = await _Desk.of(work, lines, only)
    shifts = await desk.shifts()
    if desk.problems:
        raise BadSheet(sorted(desk.problems, key=lambda problem: (problem.sheet, problem.row)))
    return Judged(month_of(shifts[0].day), tuple(shifts), desk.standing, desk.drafts)


def key_of(shift: Shift | NewShift) -> Key:
    """No team has two shifts of a kind on a day."""
    return shift.day, shift.template, shift.team


def same(one: NewShift, other: NewShift) -> bool:
    """Whether two shifts are the same to the people on them."""

    def told(shift: NewShift) -> tuple[object, ...]:
        return *key_of(shift), shift.starts_at, shift.ends_at, shift.responsible_id

    return told(one) == told(other) and set(one.members) == set(other.members)


@dataclass(slots=True)
class _Desk:
    """The rows beside what is on the roster already."""

    work: Work
    lines: Sequence[Line]
    known: Known
    people: Directory
    near: date
    month: date | None
    only: str | None
    standing: dict[Key, Manned]
    drafts: dict[Key, Manned]
    attended: frozenset[int]  # shifts into which somebody has checked in, as one can before they begin
    called: Mapping[str, Team]  # by name and code, folded
    kinds: Mapping[str, Template]
    problems: list[Problem] = field(default_factory=list)
    folded: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def of(cls, work: Work, lines: Sequence[Line], only: str | None) -> _Desk:
        near = today(work.now, work.rules.zone)
        days = [day for line in lines if (day := day_written(line.day, near)) is not None]
        month = Counter(map(month_of, days)).most_common(1)[0][0] if days else None
        span = (month, last_of(month)) if month else (near, near)
        told = await known(work, *span)
        people = Directory(await work.tx.people.members.search("", _EVERYBODY), told.teams)
        standing, drafts = _parted(told.standing)
        attended = await _attended(work, told)
        called, kinds = _by_words(told.teams), _by_words(work.rules.patrol.templates)
        return cls(work, lines, told, people, near, month, only, standing, drafts, attended, called, kinds)

    async def shifts(self) -> list[NewShift]:
        """Every row that is in order. The others are in `problems`."""
        if not self.lines:
            self.problems.append(Problem("", 0, Text("sheet.empty")))
        read: dict[Key, tuple[Line, NewShift]] = {}
        for place, line in enumerate(self.lines):
            await let_others(place)
            try:
                shift = self._read(line)
                first = read.setdefault(key_of(shift), (line, shift))[0]
                if first is not line:
                    raise Refused(Text("sheet.row_twice", row=first.row, sheet=first.sheet))
            except Refused as refused:
                self.problems.append(Problem(line.sheet, line.row, refused.text))
        await self._check_people(list(read.values()))
        return [shift for _, shift in read.values()]

    # -- one row -----------------------------------------------------------------------------------------------------

    def _read(self, line: Line) -> NewShift:
        day = self._day(line)
        team, template = self._team(line), self._template(line)
        span = span_of(line.hours, day, template, self.work.rules.zone)
        members = self._members(line, team)
        plan = plan_on(self.known.plans, day)
        shift = new_shift(self.work.rules.patrol, team, template, day, span, plan, members)
        lead = self._lead(line, team, members)
        shift = replace(shift, responsible_id=lead) if lead else shift
        self._check_time(shift)
        self._check_leader(shift, members)
        return shift

    def _day(self, line: Line) -> date:
        day = day_written(line.day, self.near)
        if day is None:
            raise Refused(Text("sheet.no_day") if not line.day else Text("sheet.bad_day", words=str(line.day)))
        if self.month is not None and month_of(day) != self.month:
            raise Refused(Text("sheet.other_month", day=f"{day:%d/%m/%Y}", month=f"{self.month:%m/%Y}"))
        return day

    def _team(self, line: Line) -> Team:
        team = self.called.get(self._folded(line.team or line.sheet))
        if team is None:
            raise Refused(Text("sheet.unknown_team", words=line.team or line.sheet))
        if self.only not in (None, team.code):
            raise Refused(Text("sheet.other_team"))
        return team

    def _template(self, line: Line) -> Template:
        template = self.kinds.get(self._folded(line.kind))
        if template is None:
            raise Refused(Text("sheet.unknown_kind", words=line.kind) if line.kind else Text("sheet.no_kind"))
        return template

    def _folded(self, words: str) -> str:
        """The same few in all rows."""
        if words not in self.folded:
            self.folded[words] = fold(words)
        return self.folded[words]

    def _members(self, line: Line, team: Team) -> list[Member]:
        names = [name.strip() for name in _SEPARATORS.split(line.members) if name.strip()]
        if len(names) > self.work.rules.patrol.maximum:
            raise Refused(Text("sheet.too_many", n=len(names), most=self.work.rules.patrol.maximum))
        found: list[Member] = []
        for name in names:
            member = self._person(name, team)
            if member in found:
                raise Refused(Text("sheet.member_twice", who=member.full_name))
            found.append(member)
        return found

    def _person(self, name: str, team: Team) -> Member:
        found = self.people.find(name, team.code)
        if isinstance(found, Text):
            raise Refused(found)
        return found

    def _lead(self, line: Line, team: Team, members: Sequence[Member]) -> int | None:
        if not line.responsible:
            return None
        member = self._person(line.responsible, team)
        if youth(member) or (member not in members and not member.has(*POLICE_ROLES)):
            raise Refused(Text("sheet.cannot_lead", who=member.full_name))
        return member.id

    # -- beside the others -------------------------------------------------------------------------------------------

    def _before(self, shift: NewShift) -> Manned | None:
        return self.standing.get(key_of(shift))

    def _check_time(self, shift: NewShift) -> None:
        """Refuse changes to history: a shift that has begun, or was cancelled, stays so; a row may only say of such a
        shift what is so."""
        before = self._before(shift)
        if before is not None and before.shift.state is ShiftState.CANCELLED:
            raise Refused(Text("sheet.cancelled"))
        begun = shift.starts_at <= self.work.now or (before is not None and self._has_begun(before.shift))
        if begun and (before is None or not same(as_entered(before.shift, before.members), shift)):
            raise Refused(Text("sheet.begun"))

    def _check_leader(self, shift: NewShift, members: Sequence[Member]) -> None:
        """Refuse in a leader's sheet what the leader cannot do with the buttons of a shift either."""
        if self.only is None:
            return
        before = self._before(shift)
        if before is None:
            raise Refused(Text("sheet.not_published"))
        for member in members:
            if member.id not in before.members and member.team not in (shift.team, None):
                raise Refused(Text("sheet.of_another_team", who=member.full_name))

    def _has_begun(self, shift: Shift) -> bool:
        return shift.starts_at <= self.work.now or shift.id in self.attended

    async def _check_people(self, read: Sequence[tuple[Line, NewShift]]) -> None:
        """Refuse members who would be on two shifts at once, tired, away or not active; measured on the roster as it
        would become."""
        laid = [Manned(_as_stored(-place, shift), shift.members) for place, (_, shift) in enumerate(read, 1)]
        rows = {key_of(shift) for _, shift in read}
        others = [one for one in self.known.standing if not self._makes_way(one.shift, rows)]
        busy = _busy((*others, *laid))
        by_id = {member.id: member for member in self.people.members}
        for place, ((line, shift), one) in enumerate(zip(read, laid, strict=True)):
            await let_others(place)
            before = self._before(shift)
            if before is not None and same(as_entered(before.shift, before.members), shift):
                continue
            for member in (by_id[id_] for id_ in shift.members):
                elsewhere = [span for id_, span in busy[member.id] if id_ != one.shift.id]
                found = hindered(self.work.rules.patrol, self.known, one.shift, member, elsewhere)
                if found is not None:
                    text = Text("sheet.hindered", who=member.full_name, why=HINDRANCE[found])
                    self.problems.append(Problem(line.sheet, line.row, text))

    def _makes_way(self, shift: Shift, rows: set[Key]) -> bool:
        """Whether the sheet says what becomes of this shift: it has a row for it, or it was a draft of its teams."""
        draft = shift.state is ShiftState.DRAFT and self.only is None and shift.team in {team for _, _, team in rows}
        return key_of(shift) in rows or (draft and month_of(shift.day) == self.month)


def _by_words(things: Iterable[_Named]) -> dict[str, _Named]:
    """By what it may be called in a sheet; the first of two of one name."""
    found: dict[str, _Named] = {}
    for thing in things:
        for words in (thing.name, thing.code):
            found.setdefault(fold(words), thing)
    return found


def _parted(standing: Iterable[Manned]) -> tuple[dict[Key, Manned], dict[Key, Manned]]:
    """Published shifts, and drafts, apart."""
    found: tuple[dict[Key, Manned], dict[Key, Manned]] = {}, {}
    for one in standing:
        found[one.shift.state is ShiftState.DRAFT][key_of(one.shift)] = one
    return found


def _busy(standing: Iterable[Manned]) -> Mapping[int, list[tuple[int, Span]]]:
    """When each member is on which shift."""
    found: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
    for one in standing:
        if one.shift.state is not ShiftState.CANCELLED:
            for member in one.members:
                found[member].append((one.shift.id, (one.shift.starts_at, one.shift.ends_at)))
    return found


async def _attended(work: Work, told: Known) -> frozenset[int]:
    opened = work.now + work.rules.patrol.check_in_before
    open_ = [one.shift.id for one in told.standing if one.shift.starts_at <= opened]
    on_them = await work.tx.patrol.assignments.of_shifts(open_)
    return frozenset(id_ for id_, on in on_them.items() if any(one.in_at is not None for one in on))


def _as_stored(id_: int, new: NewShift) -> Shift:
    told = {name: getattr(new, name) for name in NewShift.__slots__ if name != "members"}
    return Shift(id=id_, **told)
