"""Incidents and their timelines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    and_,
    bindparam,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from core.errors import Stale
from core.incident.types import (
    NO_POSITION,
    Entry,
    EntryKind,
    Fact,
    Incident,
    IncidentState,
    NewIncident,
    Scope,
    Severity,
)
from core.text import Text
from storage.schema.incident import alert_recipients, incidents
from storage.schema.incident import incident_entries as entries
from storage.sqlite.link import Found, Link

_CLOSED: list[ColumnElement[str]] = [
    literal_column("'resolved'"),
    literal_column("'false_alarm'"),
]  # as in the partial index

INCIDENT = (
    incidents.c.id,
    incidents.c.number,
    incidents.c.category,
    incidents.c.severity,
    incidents.c.state,
    incidents.c.reporter_id,
    incidents.c.reported_at,
    incidents.c.received_at,
    incidents.c.hamlet,
    incidents.c.facts,
    incidents.c.holder_id,
    incidents.c.held_at,
    incidents.c.closed_at,
    incidents.c.incomplete,
    incidents.c.needs_support,
    incidents.c.silent,
)
_LIMIT = bindparam("most", type_=Integer)
_NEXT_SEQ = select(func.coalesce(func.max(incidents.c.seq), 0) + 1).where(incidents.c.day == bindparam("on"))
_ADD = insert(incidents).returning(incidents.c.id)
BY_ID = select(*INCIDENT).where(incidents.c.id == bindparam("incident"))
_BY_NUMBER = select(*INCIDENT).where(incidents.c.number == bindparam("called")).order_by(incidents.c.id.desc()).limit(1)
_BY_SEQ = select(*INCIDENT).where(incidents.c.day == bindparam("on"), incidents.c.seq == bindparam("nth"))
_OPEN = (
    select(*INCIDENT)
    .where(incidents.c.state.not_in(_CLOSED))
    .order_by(incidents.c.severity.desc(), incidents.c.id.desc())
    .limit(_LIMIT)
)
_alerted_to = (
    select(alert_recipients.c.member_id)
    .where(alert_recipients.c.incident_id == incidents.c.id, alert_recipients.c.member_id == bindparam("viewer"))
    .exists()
)
_open_to = (
    incidents.c.state.not_in(_CLOSED),
    or_(
        incidents.c.category.in_(bindparam("always", expanding=True)),
        and_(incidents.c.category.in_(bindparam("alerted", expanding=True)), _alerted_to),
    ),
    ~and_(incidents.c.silent, incidents.c.reporter_id == bindparam("viewer")),
)
_OPEN_TO = (
    select(*INCIDENT)
    .where(*_open_to)
    .order_by(incidents.c.severity.desc(), incidents.c.id.desc())
    .limit(_LIMIT)
    .offset(bindparam("passed", type_=Integer))
)
_COUNT_OPEN_TO = select(func.count()).select_from(incidents).where(*_open_to)
_OF_REPORTER = (
    select(*INCIDENT)
    .where(incidents.c.reporter_id == bindparam("member"), incidents.c.silent == bindparam("silent"))
    .order_by(incidents.c.id.desc())
    .limit(_LIMIT)
)
_OF_DAYS = (
    select(*INCIDENT)
    .where(incidents.c.day.in_(bindparam("days", expanding=True)))
    .order_by(incidents.c.day, incidents.c.seq)
)
_SET = update(incidents).where(incidents.c.id == bindparam("incident"))

_ADD_ENTRIES = insert(entries).returning(entries.c.id, sort_by_parameter_order=True)
ENTRIES = (
    select(
        entries.c.kind,
        entries.c.at,
        entries.c.member_id,
        entries.c.text,
        entries.c.ref,
        entries.c.id,
    )
    .where(entries.c.incident_id == bindparam("incident"))
    .order_by(entries.c.id)
)
_closed_before = select(incidents.c.id).where(
    incidents.c.category == bindparam("of_kind"), incidents.c.closed_at < bindparam("before")
)
_FORGET_POSITIONS = (
    update(entries)
    .where(
        entries.c.incident_id.in_(_closed_before),
        entries.c.kind.in_(bindparam("kinds", expanding=True)),
        entries.c.ref.not_in(bindparam("kept", expanding=True)),
        entries.c.at < bindparam("before"),
    )
    .values(text="", ref="")
)
_POSITIONS = {"kinds": [EntryKind.LOCATION.value, EntryKind.LAST_SEEN.value], "kept": ["", *sorted(NO_POSITION)]}


class Incidents:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def next_seq(self, day: str) -> int:
        seq: int = await self._link.value(_NEXT_SEQ, {"on": day})
        return seq

    async def add(self, incident: NewIncident, facts: Collection[Fact]) -> Incident:
        row = {f.name: getattr(incident, f.name) for f in fields(incident)} | {
            "severity": int(incident.severity),
            "state": IncidentState.NEW.value,
            "facts": _codes(facts),
            "needs_support": False,
        }
        id_ = await self._link.value(_ADD, row)
        return Incident(
            id=id_,
            number=incident.number,
            category=incident.category,
            severity=incident.severity,
            state=IncidentState.NEW,
            reporter_id=incident.reporter_id,
            reported_at=incident.reported_at,
            received_at=incident.received_at,
            hamlet=incident.hamlet,
            facts=frozenset(facts),
            incomplete=incident.incomplete,
            silent=incident.silent,
        )

    async def get(self, incident_id: int) -> Incident:
        found = await self._find(BY_ID, {"incident": incident_id})
        if found is None:
            raise Stale(Text("error.stale"), incident=incident_id)
        return found

    async def by_number(self, number: str) -> Incident | None:
        return await self._find(_BY_NUMBER, {"called": number})

    async def by_seq(self, day: str, seq: int) -> Incident | None:
        return await self._find(_BY_SEQ, {"on": day, "nth": seq})

    async def open(self, limit: int = 20) -> list[Incident]:
        return [incident_of(row) for row in await self._link.rows(_OPEN, {"most": limit})]

    async def open_to(self, scope: Scope, limit: int, offset: int = 0) -> list[Incident]:
        rows = await self._link.rows(_OPEN_TO, _scoped(scope) | {"most": limit, "passed": offset})
        return [incident_of(row) for row in rows]

    async def count_open_to(self, scope: Scope) -> int:
        found: int = await self._link.value(_COUNT_OPEN_TO, _scoped(scope))
        return found

    async def of_reporter(self, member_id: int, limit: int = 10, *, silent: bool = False) -> list[Incident]:
        rows = await self._link.rows(_OF_REPORTER, {"member": member_id, "silent": silent, "most": limit})
        return [incident_of(row) for row in rows]

    async def of_days(self, days: Collection[str]) -> list[Incident]:
        return [incident_of(row) for row in await self._link.rows(_OF_DAYS, {"days": sorted(days)})]

    async def set_state(
        self,
        incident_id: int,
        state: IncidentState,
        *,
        holder_id: int | None,
        held_at: datetime | None,
        closed_at: datetime | None,
    ) -> None:
        await self._set(incident_id, state=state.value, holder_id=holder_id, held_at=held_at, closed_at=closed_at)

    async def set_facts(self, incident_id: int, facts: Collection[Fact], severity: Severity) -> None:
        await self._set(incident_id, facts=_codes(facts), severity=int(severity))

    async def set_support(self, incident_id: int, needs_support: bool) -> None:
        await self._set(incident_id, needs_support=needs_support)

    async def set_category(self, incident_id: int, category: str, severity: Severity) -> None:
        await self._set(incident_id, category=category, severity=int(severity))

    async def set_place(self, incident_id: int, hamlet: str | None) -> None:
        await self._set(incident_id, hamlet=hamlet, incomplete=False)

    async def add_entries(self, incident_id: int, entries: Sequence[Entry]) -> list[int]:
        if not entries:
            return []
        rows = await self._link.rows(_ADD_ENTRIES, [_entry_row(incident_id, entry) for entry in entries])
        return [row[0] for row in rows]

    async def entries(self, incident_id: int) -> list[Entry]:
        rows = await self._link.rows(ENTRIES, {"incident": incident_id})
        return [entry_of(row) for row in rows]

    async def forget_positions(self, category: str, before: datetime) -> int:
        return await self._link.count(_FORGET_POSITIONS, _POSITIONS | {"of_kind": category, "before": before})

    async def _find(self, statement: Executable, values: dict[str, Any]) -> Incident | None:
        row = await self._link.first(statement, values)
        return incident_of(row) if row else None

    async def _set(self, incident_id: int, **columns: object) -> None:
        await self._link.run(_SET, {"incident": incident_id, **columns})


def _codes(facts: Collection[Fact]) -> str:
    return " ".join(sorted(fact.value for fact in facts))


def _scoped(scope: Scope) -> dict[str, Any]:
    return {"viewer": scope.viewer_id, "always": sorted(scope.always), "alerted": sorted(scope.alerted)}


def entry_of(row: Found) -> Entry:
    kind, *rest = row
    return Entry(EntryKind(kind), *rest)


def incident_of(row: Found) -> Incident:
    return Incident(
        id=row.id,
        number=row.number,
        category=row.category,
        severity=Severity(row.severity),
        state=IncidentState(row.state),
        reporter_id=row.reporter_id,
        reported_at=row.reported_at,
        received_at=row.received_at,
        hamlet=row.hamlet,
        facts=frozenset(Fact(code) for code in row.facts.split()),
        holder_id=row.holder_id,
        held_at=row.held_at,
        closed_at=row.closed_at,
        incomplete=row.incomplete,
        needs_support=row.needs_support,
        silent=row.silent,
    )


def _entry_row(incident_id: int, entry: Entry) -> dict[str, object]:
    return {
        "incident_id": incident_id,
        "kind": entry.kind.value,
        "at": entry.at,
        "member_id": entry.member_id,
        "text": entry.text,
        "ref": entry.ref,
    }
