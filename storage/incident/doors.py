"""Doors to incidents."""

from __future__ import annotations

from functools import cached_property

from storage.incident.alerts import Alerts
from storage.incident.incidents import Incidents
from storage.incident.matters import Matters
from storage.sqlite.link import Link


class IncidentDoors:
    """One transaction's doors, each built when it is first asked for."""

    def __init__(self, link: Link) -> None:
        self._link = link

    @cached_property
    def incidents(self) -> Incidents:
        return Incidents(self._link)

    @cached_property
    def matters(self) -> Matters:
        return Matters(self._link)

    @cached_property
    def alerts(self) -> Alerts:
        return Alerts(self._link)
