"""What a sheet would change on the roster, and the change itself. Reckoned anew whenever it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from core.jsontext import written
from core.patrol.bringing import bring_to
from core.patrol.fairness import Manned
from core.patrol.importing import Judged, Key, judge, key_of, same
from core.patrol.publishing import Published, entered, publish_drafts
from core.patrol.sheet_lines import Line
from core.patrol.shifts import NewShift, Shift, ShiftState
from core.times import last_of
from core.work import Work

_MARK = 12  # characters of a digest: enough to tell two reckonings apart


class Fate(StrEnum):
    """What becomes of a shift."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DROPPED = "dropped"  # a draft of which the sheet says nothing any more


@dataclass(frozen=True, slots=True)
class Row:
    """A shift as the sheet has it, beside what stands in its place: a published one, or a draft."""

    shift: NewShift
    before: Manned | None
    fate: Fate

    @property
    def laid(self) -> bool:
        """Whether it is, or becomes, a draft."""
        return self.before is None or self.before.shift.state is ShiftState.DRAFT


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the sheet comes to on the roster as it stands. `left_alone`: published shifts of its teams and days to come
    that it does not name; they stay."""

    month: date
    rows: tuple[Row, ...]
    dropped: tuple[Manned, ...]
    left_alone: tuple[Shift, ...]

    @property
    def teams(self) -> list[str]:
        return sorted({row.shift.team for row in self.rows})

    def count(self, fate: Fate, team: str | None = None) -> int:
        if fate is Fate.DROPPED:
            return sum(team in (None, one.shift.team) for one in self.dropped)
        return sum(row.fate is fate and team in (None, row.shift.team) for row in self.rows)

    @property
    def changes_nothing(self) -> bool:
        return not self.dropped and all(row.fate is Fate.UNCHANGED for row in self.rows)

    @property
    def mark(self) -> str:
        """Two reckonings that would do the same have the same: a short code."""
        rows = [(_told(row.shift), _stood(row.before)) for row in self.rows if row.fate is not Fate.UNCHANGED]
        told = written([rows, [_stood(one) for one in self.dropped]])
        return sha256(told.encode()).hexdigest()[:_MARK]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the rows."""

    month: date
    new: int
    changed: int
    unchanged: int
    dropped: int
    published: Published | None = None


async def reckon(work: Work, lines: Sequence[Line], *, only: str | None = None) -> Reckoned:
    """What taking the sheet in would do. `only`: see `judge`. Raises `BadSheet`."""
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


def _row(shift: NewShift, before: Manned | None) -> Row:
    if before is None:
        return Row(shift, None, Fate.NEW)
    alike = same(entered(before.shift, before.members), shift)
    return Row(shift, before, Fate.UNCHANGED if alike else Fate.CHANGED)


def _before(judged: Judged, key: Key) -> Manned | None:
    return judged.standing.get(key) or judged.drafts.get(key)


async def take_in(work: Work, lines: Sequence[Line], *, publish: bool = False, by: int | None = None) -> TakenIn:
    """Enter the month, as the command line of the server does, where nobody is asked. Raises `BadSheet`."""
    return await carry_out(work, await reckon(work, lines), publish=publish, by=by)


async def carry_out(work: Work, reckoned: Reckoned, *, publish: bool = False, by: int | None = None) -> TakenIn:
    """Drafts of the teams of the sheet make way; published shifts are changed where the sheet says something else, and
    whoever is concerned hears of it."""
    await _lay_drafts(work, reckoned)
    changed = [row for row in reckoned.rows if not row.laid and row.fate is Fate.CHANGED]
    await bring_to(work, [(row.before.shift, row.shift) for row in changed if row.before is not None], by=by)
    counted = {fate.value: reckoned.count(fate) for fate in Fate}
    detail = "+".join(str(counted[fate]) for fate in (Fate.NEW, Fate.CHANGED, Fate.DROPPED))
    subject = f"{reckoned.month:%Y-%m}"
    await work.tx.audit.note("roster.imported", work.now, by=by, subject=subject, detail=detail)
    laid = any(row.laid for row in reckoned.rows)
    published = await publish_drafts(work, reckoned.month, by=by) if publish and laid else None
    return TakenIn(reckoned.month, **counted, published=published)


async def _lay_drafts(work: Work, reckoned: Reckoned) -> None:
    """Of each team whose drafts are not what the sheet says, all anew."""
    touched = {row.shift.team for row in reckoned.rows if row.laid and row.fate is not Fate.UNCHANGED}
    touched |= {one.shift.team for one in reckoned.dropped}
    for team in sorted(touched):
        await work.tx.shifts.remove_drafts(reckoned.month, last_of(reckoned.month), team)
    for row in reckoned.rows:
        if row.laid and row.shift.team in touched:
            await work.tx.shifts.add(row.shift)


def _told(shift: NewShift) -> list[object]:
    hours = shift.starts_at.isoformat(), shift.ends_at.isoformat()
    return [*map(str, key_of(shift)), *hours, shift.responsible_id, sorted(shift.members)]


def _stood(one: Manned | None) -> list[object] | None:
    return None if one is None else [one.shift.state, *_told(entered(one.shift, one.members))]
