"""The shifts of the roster, and the log of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, insert, literal_column, or_, select
from sqlalchemy import Text as SqlText

from core.patrol.types.shift import RETURNED, Event, EventKind, NewShift, Shift, ShiftState
from storage.columns import written
from storage.patrol.assignments import blank
from storage.records import Records, due
from storage.schema.patrol import assignments, shift_events, shifts
from storage.sqlite.link import Link

_PUBLISHED: ColumnElement[str] = literal_column("'published'")  # written out as in the partial index
_RECORDS = Records(Shift, shifts, "template", "team")
_COLUMNS = [field.name for field in fields(NewShift) if field.name != "members"]
_team = bindparam("of_team", type_=SqlText)

_OF_DAY = _RECORDS.select.where(
    shifts.c.day == bindparam("on"), shifts.c.template == bindparam("kind"), shifts.c.team == _team
)
_of_team = or_(_team.is_(None), shifts.c.team == _team)
_BETWEEN = _RECORDS.select.where(
    shifts.c.day >= bindparam("first"), shifts.c.day <= bindparam("last"), _of_team
).order_by(shifts.c.starts_at, shifts.c.team)
_AROUND = _RECORDS.select.where(
    shifts.c.state == _PUBLISHED, shifts.c.starts_at <= bindparam("soon"), _of_team
).order_by(shifts.c.starts_at, shifts.c.team)
_LAST_OF = (
    _RECORDS.select.where(
        shifts.c.team == _team,
        shifts.c.starts_at < bindparam("before"),
        shifts.c.state.in_(written(ShiftState.PUBLISHED, ShiftState.CLOSED)),
    )
    .order_by(shifts.c.starts_at.desc())
    .limit(1)
)
_DUE = due(_RECORDS, shifts.c.next_at)
_WITH_CLOCKS = _RECORDS.select.where(or_(shifts.c.state == _PUBLISHED, shifts.c.next_at.is_not(None)))
_DRAFTS = (
    select(shifts.c.id)
    .where(
        shifts.c.state == ShiftState.DRAFT,
        shifts.c.day >= bindparam("first"),
        shifts.c.day <= bindparam("last"),
        _of_team,
    )
    .scalar_subquery()
)
_REMOVE_MEMBERS = delete(assignments).where(assignments.c.shift_id.in_(_DRAFTS))
_REMOVE_LOGS = delete(shift_events).where(shift_events.c.shift_id.in_(_DRAFTS))
_REMOVE_DRAFTS = delete(shifts).where(shifts.c.id.in_(_DRAFTS))
_ADD_MEMBERS = insert(assignments)

_LOG = insert(shift_events).returning(shift_events.c.id)
_LOG_ALL = insert(shift_events)
_EVENTS = (
    select(*(shift_events.c[field.name] for field in fields(Event)))
    .where(shift_events.c.shift_id == bindparam("of"))
    .order_by(shift_events.c.id)
)
_IN, _OUT = written(EventKind.CHECKED_IN, EventKind.CHECKED_OUT)
_back = (
    select(shift_events.c.shift_id)
    .where(
        shift_events.c.shift_id.in_(bindparam("wanted", expanding=True)),
        shift_events.c.kind == _IN,
        shift_events.c.ref == literal_column(f"'{RETURNED}'"),
    )
    .distinct()
)
_RETURNS = (
    select(shift_events.c.shift_id, *(shift_events.c[field.name] for field in fields(Event)))
    .where(
        shift_events.c.shift_id.in_(_back),
        shift_events.c.kind.in_([_IN, _OUT]),
    )
    .order_by(shift_events.c.id)
)


class Shifts:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, shift: NewShift) -> Shift:
        told = {name: getattr(shift, name) for name in _COLUMNS}
        added = await _RECORDS.add(self._link, Shift(id=0, **told))
        await self._link.each(_ADD_MEMBERS, [blank(added.id, member) for member in shift.members])
        return added

    async def get(self, shift_id: int) -> Shift:
        return await _RECORDS.get(self._link, shift_id)

    async def many(self, shift_ids: Collection[int]) -> dict[int, Shift]:
        return await _RECORDS.by_id(self._link, shift_ids)

    async def of_day(self, day: date, template: str, team: str) -> Shift | None:
        return await _RECORDS.first(self._link, _OF_DAY, {"on": day, "kind": template, "of_team": team})

    async def between(self, first: date, last: date, team: str | None = None) -> list[Shift]:
        return await _RECORDS.all(self._link, _BETWEEN, {"first": first, "last": last, "of_team": team})

    async def around(self, now: datetime, team: str | None = None) -> list[Shift]:
        return await _RECORDS.all(self._link, _AROUND, {"soon": now + timedelta(days=1), "of_team": team})

    async def last_of(self, team: str, before: datetime) -> Shift | None:
        return await _RECORDS.first(self._link, _LAST_OF, {"of_team": team, "before": before})

    async def save(self, shift: Shift) -> None:
        await _RECORDS.save(self._link, shift)

    async def due(self, now: datetime) -> Shift | None:
        return await _RECORDS.first(self._link, _DUE, {"now": now})

    async def with_clocks(self) -> list[Shift]:
        return await _RECORDS.all(self._link, _WITH_CLOCKS)

    async def remove_drafts(self, first: date, last: date, team: str | None = None) -> int:
        span = {"first": first, "last": last, "of_team": team}
        await self._link.run(_REMOVE_MEMBERS, span)
        await self._link.run(_REMOVE_LOGS, span)
        return await self._link.count(_REMOVE_DRAFTS, span)

    async def log(self, shift_id: int, events: Sequence[Event]) -> list[int]:
        if not events:
            return []
        rows = await self._link.rows(_LOG, [_line(shift_id, event) for event in events])
        return [row[0] for row in rows]

    async def log_all(self, lines: Sequence[tuple[int, Event]]) -> None:
        await self._link.each(_LOG_ALL, [_line(shift_id, event) for shift_id, event in lines])

    async def events(self, shift_id: int) -> list[Event]:
        return [Event(*row) for row in await self._link.rows(_EVENTS, {"of": shift_id})]

    async def returns(self, shift_ids: Collection[int]) -> dict[int, list[Event]]:
        found: dict[int, list[Event]] = {}
        if shift_ids:
            for shift_id, *event in await self._link.rows(_RETURNS, {"wanted": sorted(shift_ids)}):
                found.setdefault(shift_id, []).append(Event(*event))
        return found


def _line(shift_id: int, event: Event) -> dict[str, object]:
    told = {field.name: getattr(event, field.name) for field in fields(event) if field.name != "id"}
    return {**told, "shift_id": shift_id}
