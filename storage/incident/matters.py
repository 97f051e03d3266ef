"""Incidents with everything that is told of them, for the cards and messages about them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, Integer, and_, bindparam, cast, or_, select, union

from core.incident.categories import SOS
from core.incident.types import EntryKind, Matter
from core.people.types import Hamlet
from storage.incident.alerts import RECIPIENTS
from storage.incident.incidents import BY_ID, ENTRIES, entry_of, incident_of
from storage.people.rows import MEMBER, member_of
from storage.schema.incident import incident_entries, incidents
from storage.schema.patrol import assignments
from storage.schema.people import hamlets, members, teams
from storage.sqlite.link import Link

_of_it = incidents.c.id == bindparam("incident")
_HAMLET = select(hamlets.c.code, hamlets.c.name, hamlets.c.households).join(incidents).where(_of_it)
_PEOPLE = select(*MEMBER).where(
    members.c.id.in_(
        union(
            select(incidents.c.reporter_id).where(_of_it),
            select(incidents.c.holder_id).where(_of_it),
            select(incident_entries.c.member_id).where(incident_entries.c.incident_id == bindparam("incident")),
            select(cast(incident_entries.c.ref, Integer)).where(
                incident_entries.c.incident_id == bindparam("incident"),
                incident_entries.c.kind == EntryKind.REASSIGNED.value,
            ),
        )
    )
)


def _there(assignment: FromClause) -> ColumnElement[bool]:
    at, since, until = incidents.c.received_at, assignment.c.in_at, assignment.c.out_at
    return and_(since <= at, or_(until.is_(None), until > at))


_TEAM = (
    select(teams.c.name)
    .join(members, members.c.team == teams.c.code)
    .where(members.c.id.in_(select(incidents.c.reporter_id).where(_of_it)))
)
_theirs, _other = assignments.alias(), assignments.alias()
_BESIDE = (  # checked in to the same shift when it was received
    select(_other.c.member_id)
    .join(_theirs, and_(_theirs.c.shift_id == _other.c.shift_id, _theirs.c.member_id != _other.c.member_id))
    .join(incidents, incidents.c.reporter_id == _theirs.c.member_id)
    .where(_of_it, incidents.c.category == SOS, *(_there(one) for one in (_theirs, _other)))
)
_ALL = (BY_ID, ENTRIES, _HAMLET, _PEOPLE, RECIPIENTS, _TEAM, _BESIDE)


class Matters:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def find(self, incident_id: int) -> Matter | None:
        asked = {"incident": incident_id}
        found = await self._link.rows_of([(s, asked) for s in _ALL])
        incident, entries, hamlet, people, alerted, team, beside = found
        if not incident:
            return None
        return Matter(
            incident_of(incident[0]),
            [entry_of(row) for row in entries],
            Hamlet(*hamlet[0]) if hamlet else None,
            {row.id: member_of(row) for row in people},
            frozenset(row.member_id for row in alerted),
            team[0].name if team else "",
            frozenset(row.member_id for row in beside),
        )
