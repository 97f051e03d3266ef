"""Incidents with everything that is told of them, for the cards and messages about them."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, cast, select, union

from core.incidents import EntryKind, Matter
from core.people import Hamlet
from storage.alerts import RECIPIENTS
from storage.incidents import BY_ID, ENTRIES, entry_of, incident_of
from storage.link import Link
from storage.members import MEMBER, member_of
from storage.tables import hamlets, incident_entries, incidents, members, teams

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
_TEAM = (
    select(teams.c.name)
    .join(members, members.c.team == teams.c.code)
    .where(members.c.id.in_(select(incidents.c.reporter_id).where(_of_it)))
)


class Matters:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def find(self, incident_id: int) -> Matter | None:
        asked = {"incident": incident_id}
        found = await self._link.rows_of([(s, asked) for s in (BY_ID, ENTRIES, _HAMLET, _PEOPLE, RECIPIENTS, _TEAM)])
        incident, entries, hamlet, people, alerted, team = found
        if not incident:
            return None
        return Matter(
            incident_of(incident[0]),
            [entry_of(row) for row in entries],
            Hamlet(*hamlet[0]) if hamlet else None,
            {row.id: member_of(row) for row in people},
            frozenset(row.member_id for row in alerted),
            team[0].name if team else "",
        )
