"""Doors to patrols."""

from __future__ import annotations

from functools import cached_property

from storage.patrol.assignments import Assignments
from storage.patrol.checkpoints import Route
from storage.patrol.corrections import Corrections
from storage.patrol.equipment import Equipment
from storage.patrol.plans import Absences, Plans
from storage.patrol.sheets import Sheets
from storage.patrol.shifts import Shifts
from storage.patrol.substitutes import Asks
from storage.patrol.watches import Watches
from storage.sqlite.link import Link


class PatrolDoors:
    """One transaction's doors, each built when it is first asked for."""

    def __init__(self, link: Link) -> None:
        self._link = link

    @cached_property
    def plans(self) -> Plans:
        return Plans(self._link)

    @cached_property
    def absences(self) -> Absences:
        return Absences(self._link)

    @cached_property
    def shifts(self) -> Shifts:
        return Shifts(self._link)

    @cached_property
    def sheets(self) -> Sheets:
        return Sheets(self._link)

    @cached_property
    def assignments(self) -> Assignments:
        return Assignments(self._link)

    @cached_property
    def asks(self) -> Asks:
        return Asks(self._link)

    @cached_property
    def watches(self) -> Watches:
        return Watches(self._link)

    @cached_property
    def route(self) -> Route:
        return Route(self._link)

    @cached_property
    def equipment(self) -> Equipment:
        return Equipment(self._link)

    @cached_property
    def corrections(self) -> Corrections:
        return Corrections(self._link)
