"""Stores of what was reported, and of the alerts about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from core.incident.ladder import Alert
from core.incident.types import Entry, Fact, Incident, IncidentState, Matter, NewIncident, Scope, Severity
from core.people.types import Member


class Incidents(Protocol):
    async def next_seq(self, day: str) -> int:
        """1 for the first incident of a local day ("2026-11-14")."""

    async def add(self, incident: NewIncident, facts: Collection[Fact]) -> Incident: ...
    async def get(self, incident_id: int) -> Incident: ...
    async def by_number(self, number: str) -> Incident | None:
        """The newest incident with this number."""

    async def by_seq(self, day: str, seq: int) -> Incident | None: ...
    async def open(self, limit: int = 20) -> list[Incident]:
        """Not closed, worst and newest first."""

    async def open_to(self, scope: Scope, limit: int, offset: int = 0) -> list[Incident]:
        """The same, of what this person may see."""

    async def count_open_to(self, scope: Scope) -> int: ...
    async def of_reporter(self, member_id: int, limit: int = 10, *, silent: bool = False) -> list[Incident]:
        """One's own reports, newest first: the `silent` ones alone, or none of them."""

    async def of_days(self, days: Collection[str]) -> list[Incident]:
        """Incidents of these local days ("2026-11-14"), in the order of their numbers."""

    async def set_state(
        self,
        incident_id: int,
        state: IncidentState,
        *,
        holder_id: int | None,
        held_at: datetime | None,
        closed_at: datetime | None,
    ) -> None: ...
    async def set_facts(self, incident_id: int, facts: Collection[Fact], severity: Severity) -> None: ...
    async def set_support(self, incident_id: int, needs_support: bool) -> None: ...
    async def set_category(self, incident_id: int, category: str, severity: Severity) -> None: ...
    async def set_place(self, incident_id: int, hamlet: str | None) -> None:
        """Where, or that the reporter does not know: the last of what is asked, so the report is whole."""

    async def add_entries(self, incident_id: int, entries: Sequence[Entry]) -> list[int]:
        """Append to the timeline; the new ids in order."""

    async def entries(self, incident_id: int) -> list[Entry]: ...
    async def forget_positions(self, category: str, before: datetime) -> int:
        """Empty those that were sent, or known, before then, of incidents of this kind closed before then. How many."""


class Matters(Protocol):
    async def find(self, incident_id: int) -> Matter | None:
        """All of it in one look."""


class Alerts(Protocol):
    async def start(self, alert: Alert) -> None: ...
    async def find(self, incident_id: int) -> Alert | None: ...
    async def save(self, alert: Alert) -> None: ...
    async def due(self, now: datetime) -> Alert | None:
        """One alert whose next step has come."""

    async def quiet(self, now: datetime) -> Alert | None:
        """One whose holder has been quiet for as long as they may."""

    async def standing(self) -> list[Alert]:
        """All whose ladder is up."""

    async def add_recipients(self, incident_id: int, member_ids: Collection[int]) -> None:
        """Remember that these were alerted."""

    async def recipients(self, incident_id: int) -> list[int]: ...
    async def reachable(self, incident_id: int) -> list[Member]:
        """Members who were alerted and have an account that does not block us."""

    async def is_recipient(self, incident_id: int, member_id: int) -> bool: ...


class IncidentDoors(Protocol):
    """The doors of this feature in one transaction, built when they are asked for."""

    @property
    def incidents(self) -> Incidents: ...

    @property
    def matters(self) -> Matters: ...

    @property
    def alerts(self) -> Alerts: ...
