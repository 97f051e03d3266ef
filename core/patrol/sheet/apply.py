"""Changes of the roster by a sheet: reckoned anew whenever they are looked at, and carried out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from core.jsontext import written
from core.patrol.roster.announcing import News, tell_changes
from core.patrol.roster.fairness import Manned
from core.patrol.roster.payloads import Change
from core.patrol.roster.publishing import Published, as_entered, publish_drafts
from core.patrol.sheet.rows import Line
from core.patrol.sheet.validate import Judged, Key, judge, key_of, same
from core.patrol.shift_times import with_clock, with_reminders
from core.patrol.staffing.leave_on_shifts import asked_anew, to_another_hour
from core.patrol.staffing.substitutes import withdraw_open
from core.patrol.types.shift import Assignment, Duty, Event, EventKind, NewShift, Origin, Shift, ShiftState
from core.times import last_of
from core.work import Work, let_others

_MARK = 12  # characters of a digest: enough to tell two reckonings apart


class ShiftOutcome(StrEnum):
    """Outcome of a shift when a sheet is entered."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DROPPED = "dropped"  # a draft of which the sheet says nothing any more


@dataclass(frozen=True, slots=True)
class RowOnRoster:
    """A shift as the sheet has it, beside what stands in its place: a published one, or a draft."""

    shift: NewShift
    before: Manned | None
    outcome: ShiftOutcome

    @property
    def laid(self) -> bool:
        """Whether it is, or becomes, a draft."""
        return self.before is None or self.before.shift.state is ShiftState.DRAFT


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Changes of a sheet to the roster as it stands. `left_alone`: published shifts of the sheet's teams and days to
    come that it does not name; these stay."""

    month: date
    rows: tuple[RowOnRoster, ...]
    dropped: tuple[Manned, ...]
    left_alone: tuple[Shift, ...]

    @property
    def teams(self) -> list[str]:
        return sorted({row.shift.team for row in self.rows})

    def count(self, outcome: ShiftOutcome, team: str | None = None) -> int:
        if outcome is ShiftOutcome.DROPPED:
            return sum(team in (None, one.shift.team) for one in self.dropped)
        return sum(row.outcome is outcome and team in (None, row.shift.team) for row in self.rows)

    @property
    def changes_nothing(self) -> bool:
        return not self.dropped and all(row.outcome is ShiftOutcome.UNCHANGED for row in self.rows)

    @property
    def mark(self) -> str:
        """Two reckonings that would do the same have the same: a short code."""
        rows = [
            (_told(row.shift), _stood(row.before)) for row in self.rows if row.outcome is not ShiftOutcome.UNCHANGED
        ]
        told = written([rows, [_stood(one) for one in self.dropped]])
        return sha256(told.encode()).hexdigest()[:_MARK]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Outcome of the rows."""

    month: date
    new: int
    changed: int
    unchanged: int
    dropped: int
    published: Published | None = None


async def reckon(work: Work, lines: Sequence[Line], *, only: str | None = None) -> Reckoned:
    """Changes that taking the sheet in would make. `only`: see `judge`. Raises `BadSheet`."""
    judged = await judge(work, lines, only=only)
    rows = tuple(_row(shift, _before(judged, key_of(shift))) for shift in judged.shifts)
    keys, teams = {key_of(row.shift) for row in rows}, {row.shift.team for row in rows}

    def unnamed(one: Manned) -> bool:
        in_month = judged.month <= one.shift.day <= last_of(judged.month)
        return in_month and one.shift.team in teams and key_of(one.shift) not in keys

    dropped = tuple(one for one in judged.drafts.values() if only is None and unnamed(one))
    standing = (one.shift for one in judged.standing.values() if unnamed(one))
    ahead = tuple(s for s in standing if s.state is ShiftState.PUBLISHED and s.starts_at > work.now)
    return Reckoned(judged.month, rows, dropped, ahead)


def _row(shift: NewShift, before: Manned | None) -> RowOnRoster:
    if before is None:
        return RowOnRoster(shift, None, ShiftOutcome.NEW)
    alike = same(as_entered(before.shift, before.members), shift)
    return RowOnRoster(shift, before, ShiftOutcome.UNCHANGED if alike else ShiftOutcome.CHANGED)


def _before(judged: Judged, key: Key) -> Manned | None:
    return judged.standing.get(key) or judged.drafts.get(key)


async def take_in(work: Work, lines: Sequence[Line], *, publish: bool = False, by: int | None = None) -> TakenIn:
    """Enter the month, as the command line of the server does, where nobody is asked. Raises `BadSheet`."""
    return await carry_out(work, await reckon(work, lines), publish=publish, by=by)


async def carry_out(work: Work, reckoned: Reckoned, *, publish: bool = False, by: int | None = None) -> TakenIn:
    """Drafts of the teams of the sheet make way; published shifts are changed where the sheet says something else, and
    whoever is concerned hears of it."""
    await _lay_drafts(work, reckoned)
    changed = [row for row in reckoned.rows if not row.laid and row.outcome is ShiftOutcome.CHANGED]
    await bring_to(work, [(row.before.shift, row.shift) for row in changed if row.before is not None], by=by)
    counted = {outcome.value: reckoned.count(outcome) for outcome in ShiftOutcome}
    detail = "+".join(
        str(counted[outcome]) for outcome in (ShiftOutcome.NEW, ShiftOutcome.CHANGED, ShiftOutcome.DROPPED)
    )
    subject = f"{reckoned.month:%Y-%m}"
    await work.tx.audit.note("roster.imported", work.now, by=by, subject=subject, detail=detail)
    laid = any(row.laid for row in reckoned.rows)
    published = await publish_drafts(work, reckoned.month, by=by) if publish and laid else None
    return TakenIn(reckoned.month, **counted, published=published)


async def _lay_drafts(work: Work, reckoned: Reckoned) -> None:
    """Lay all drafts anew of each team whose drafts are not what the sheet says."""
    touched = {row.shift.team for row in reckoned.rows if row.laid and row.outcome is not ShiftOutcome.UNCHANGED}
    touched |= {one.shift.team for one in reckoned.dropped}
    for team in sorted(touched):
        await work.tx.patrol.shifts.remove_drafts(reckoned.month, last_of(reckoned.month), team)
    for row in reckoned.rows:
        if row.laid and row.shift.team in touched:
            await work.tx.patrol.shifts.add(row.shift)


def _told(shift: NewShift) -> list[object]:
    hours = shift.starts_at.isoformat(), shift.ends_at.isoformat()
    return [*map(str, key_of(shift)), *hours, shift.responsible_id, sorted(shift.members)]


def _stood(one: Manned | None) -> list[object] | None:
    return None if one is None else [one.shift.state, *_told(as_entered(one.shift, one.members))]


async def bring_to(work: Work, wanted: Sequence[tuple[Shift, NewShift]], *, by: int | None) -> None:
    """The checks of the sheet have been made; whoever is concerned hears."""
    ids = [shift.id for shift, _ in wanted]
    places = await work.tx.patrol.assignments.of_shifts(ids, off=True)
    looking = {ask.assignment_id for ask in await work.tx.patrol.asks.standing(ids)}
    gathered = _Gathered(work, by)
    for place, (shift, new) in enumerate(wanted):
        await let_others(place)
        gathered.bring(shift, new, places[shift.id])
    for duty in gathered.left:
        if duty.assignment.id in looking:
            await withdraw_open(work, duty, by=by)
    await gathered.write_down()


@dataclass(slots=True)
class _Gathered:
    """Changes to be written down, and members to be told."""

    work: Work
    by: int | None
    shifts: list[Shift] = field(default_factory=list)
    new: list[Assignment] = field(default_factory=list)
    changed: list[Assignment] = field(default_factory=list)
    left: list[Duty] = field(default_factory=list)
    log: list[tuple[int, Event]] = field(default_factory=list)
    news: list[News] = field(default_factory=list)

    def bring(self, shift: Shift, wanted: NewShift, places: Iterable[Assignment]) -> None:
        now = replace(shift, starts_at=wanted.starts_at, ends_at=wanted.ends_at, responsible_id=wanted.responsible_id)
        before = {one.member_id: one for one in places}
        on = [member_id for member_id, one in before.items() if one.expected]
        after = {member_id: one for member_id, one in before.items() if not one.off}
        for member_id in wanted.members:
            if member_id not in on:
                after[member_id] = self._put_on(now, before.get(member_id), member_id)
        for member_id in on:
            if member_id not in wanted.members:
                self._take_off(now, after.pop(member_id))
        if (now.starts_at, now.ends_at) != (shift.starts_at, shift.ends_at):
            now, after = with_clock(self.work, now), {id_: self._moved(now, one) for id_, one in after.items()}
            self._note(now, "moved", EventKind.CHANGED)
            self.news.append(News(now, [id_ for id_ in on if id_ in wanted.members], Change.MOVED))
        self.shifts.append(now)
        self.new += [one for one in after.values() if not one.id]
        self.changed += [one for one in after.values() if one.id and one != before[one.member_id]]

    def _put_on(self, shift: Shift, before: Assignment | None, member_id: int) -> Assignment:
        place = before or Assignment(0, shift.id, member_id, Origin.ROSTER)
        self._note(shift, "put_on", EventKind.JOINED, member_id)
        self.news.append(News(shift, [member_id], Change.PUT_ON))
        return with_reminders(self.work, shift, replace(asked_anew(place), off=False, reason=""))

    def _take_off(self, shift: Shift, one: Assignment) -> None:
        self.left.append(Duty(shift, one))
        self.changed.append(replace(one, off=True, next_at=None))
        self._note(shift, "taken_off", EventKind.CHANGED, one.member_id)
        self.news.append(News(shift, [one.member_id], Change.TAKEN_OFF))

    def _moved(self, shift: Shift, one: Assignment) -> Assignment:
        """Set answers and clocks of a moved shift anew: "Đi được" said to the old hour was not said to the new one."""
        return with_reminders(self.work, shift, to_another_hour(one))

    def _note(self, shift: Shift, act: str, kind: EventKind, member_id: int | None = None) -> None:
        self.log.append((shift.id, Event(kind, self.work.now, member_id, self.by, ref=act)))

    async def write_down(self) -> None:
        tx = self.work.tx
        for shift in self.shifts:
            await tx.patrol.shifts.save(shift)
        await tx.patrol.assignments.add_all(self.new)
        for one in self.changed:
            await tx.patrol.assignments.save(one)
        await tx.patrol.shifts.log_all(self.log)
        for shift_id, event in self.log:
            detail = "" if event.member_id is None else f"member {event.member_id}"
            subject = f"shift {shift_id}"
            await tx.audit.note(f"shift.{event.ref}", event.at, by=self.by, subject=subject, detail=detail)
        await tell_changes(self.work, self.news, by=self.by)
