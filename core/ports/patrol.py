"""The doors of storage for patrols. `storage/` implements every protocol here; the rules of `core.ports` hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Protocol

from core.patrol.types.field import Checkpoint, Item
from core.patrol.types.plan import Absence, Plan
from core.patrol.types.requests import Ask, Correction, Sheet
from core.patrol.types.shift import Assignment, Duty, Event, NewShift, Shift, Watch


class Shifts(Protocol):
    async def add(self, shift: NewShift) -> Shift:
        """With an assignment for each of its members. One shift of a kind for a team and day."""

    async def get(self, shift_id: int) -> Shift: ...
    async def many(self, shift_ids: Collection[int]) -> dict[int, Shift]: ...
    async def of_day(self, day: date, template: str, team: str) -> Shift | None: ...
    async def between(self, first: date, last: date, team: str | None = None) -> list[Shift]:
        """Shifts of all local days from first to last, in the order of their starts; cancelled ones among them."""

    async def around(self, now: datetime, team: str | None = None) -> list[Shift]:
        """Published and not closed, begun or about to begin within the day."""

    async def last_of(self, team: str, before: datetime) -> Shift | None:
        """The newest shift of a team that began before."""

    async def save(self, shift: Shift) -> None:
        """Everything of it but id, template and team."""

    async def due(self, now: datetime) -> Shift | None:
        """One shift whose own clock has come."""

    async def with_clocks(self) -> list[Shift]:
        """Those whose own clock runs or should: published, or waiting for a signature."""

    async def remove_drafts(self, first: date, last: date, team: str | None = None) -> int:
        """Drafts of these days, of one team or all, and their assignments."""

    async def log(self, shift_id: int, events: Sequence[Event]) -> list[int]:
        """Append to the shift's log; the new ids in order."""

    async def log_all(self, lines: Sequence[tuple[int, Event]]) -> None:
        """The same to the logs of several, each line with the shift it belongs to; no ids are told."""

    async def events(self, shift_id: int) -> list[Event]: ...

    async def returns(self, shift_ids: Collection[int]) -> dict[int, list[Event]]:
        """The comings and goings on those of these shifts on which somebody came back, in the order of the log."""


class Assignments(Protocol):
    async def add(self, assignment: Assignment) -> Assignment:
        """The id given is not looked at."""

    async def add_all(self, assignments: Sequence[Assignment]) -> None:
        """The same for many; the ids they are given are not told."""

    async def get(self, assignment_id: int) -> Assignment: ...
    async def of_shift(self, shift_id: int, *, off: bool = False) -> list[Assignment]:
        """Assignments of those who are on the shift; with `off` also of those who were."""

    async def of_shifts(self, shift_ids: Collection[int], *, off: bool = False) -> dict[int, list[Assignment]]:
        """As `of_shift`, for many shifts in one look-up."""

    async def on(self, shift_id: int, member_id: int) -> Assignment | None: ...
    async def coming(self, member_id: int, now: datetime, limit: int = 10) -> list[Duty]:
        """Shifts that this member has before them: published ones that have not ended, soonest first."""

    async def called_off(self, member_id: int, now: datetime) -> list[Duty]:
        """Shifts that had been before this member and are no more: still ahead, but cancelled, or the member is off
        them or has said no."""

    async def on_duty(self, member_id: int) -> Duty | None:
        """The shift into which the member has checked in and from which they have not checked out."""

    async def of_member(self, member_id: int, first: date, last: date) -> list[Duty]:
        """Published and closed shifts of these local days."""

    async def busy(self, starts_at: datetime, ends_at: datetime) -> set[int]:
        """Members who are on a shift (draft or published) that overlaps this span."""

    async def declined(self, starts_at: datetime, ends_at: datetime) -> set[int]:
        """Members who have said that they cannot come to a shift (draft or published) that overlaps this span."""

    async def save(self, assignment: Assignment) -> None:
        """Everything of it but id, shift and member."""

    async def due(self, now: datetime) -> Assignment | None:
        """One assignment whose next reminder has come."""


class Sheets(Protocol):
    """Rosters that were sent into the chat as a file, one an account."""

    async def put(self, sheet: Sheet) -> None:
        """In the place of what the account sent before."""

    async def find(self, account_id: int) -> Sheet | None: ...
    async def save(self, sheet: Sheet) -> None: ...
    async def due(self, now: datetime) -> Sheet | None:
        """One that is to be fetched and read now."""

    async def release(self, now: datetime, most: int) -> None:
        """Those that were tried so often at most are due now."""

    async def forget(self, before: datetime) -> int:
        """Wipe what was read of those that expired before this moment."""


class Watches(Protocol):
    async def start(self, watch: Watch) -> None: ...
    async def find(self, assignment_id: int) -> Watch | None: ...
    async def save(self, watch: Watch) -> None: ...
    async def stop(self, assignment_id: int) -> None: ...
    async def of_member(self, member_id: int) -> list[Watch]: ...
    async def ok_due(self, now: datetime, steps: range) -> Watch | None:
        """One whose OK-check is at one of these steps, and has come, of a member from whom no update is still waiting
        to be handled."""

    async def out_due(self, now: datetime) -> Watch | None:
        """The same for the check-out."""

    async def of_shifts(self, shift_ids: Collection[int]) -> list[Watch]: ...
    async def all(self) -> list[Watch]: ...


class Asks(Protocol):
    async def add(self, ask: Ask) -> Ask: ...
    async def get(self, ask_id: int) -> Ask: ...
    async def save(self, ask: Ask) -> None: ...
    async def open_for(self, assignment_id: int) -> Ask | None:
        """The request of this assignment that is open or waits for the leader."""

    async def standing(self, shift_ids: Collection[int]) -> list[Ask]:
        """Those of these shifts that are open or wait for the leader."""

    async def open_offers(self, now: datetime) -> list[Ask]:
        """Open to everybody, of shifts that have not begun."""

    async def due(self, now: datetime) -> Ask | None:
        """Accepted, and its clock has come."""

    async def of_shift(self, shift_id: int) -> list[Ask]: ...


class Plans(Protocol):
    async def add(self, plan: Plan) -> Plan: ...
    async def on(self, day: date) -> Plan | None:
        """The plan in force on a local day; a peak campaign before an ordinary plan."""

    async def all(self) -> list[Plan]: ...
    async def get(self, plan_id: int) -> Plan: ...


class Absences(Protocol):
    async def add(self, absence: Absence) -> Absence: ...
    async def between(self, first: date, last: date) -> list[Absence]: ...
    async def remove(self, absence_id: int) -> None: ...
    async def forget(self, before: date) -> int:
        """Delete those that ended before this day; how many."""


class Route(Protocol):
    async def checkpoints(self, team: str) -> list[Checkpoint]: ...
    async def checkpoint(self, team: str, code: str) -> Checkpoint | None: ...
    async def put(self, checkpoints: Sequence[Checkpoint]) -> None:
        """Enter checkpoints, or correct them, by team and code."""

    async def visited(self, checkpoint_id: int, at: datetime) -> None: ...
    async def last_visits(self, team: str) -> dict[int, datetime]:
        """When each checkpoint of the team was last visited; one never visited is missing."""

    async def seen(self, member_id: int, shift_id: int, at: datetime, lat: float, lon: float) -> None:
        """A position shared while on duty. Kept for `patrol.positions_kept`."""

    async def positions(self, shift_id: int) -> list[tuple[int, datetime, float, float]]: ...
    async def last_positions(self, shift_id: int) -> dict[int, tuple[datetime, float, float]]:
        """The newest of each member."""

    async def forget_positions(self, before: datetime) -> int: ...


class Equipment(Protocol):
    async def of_team(self, team: str) -> list[Item]: ...
    async def get(self, item_id: int) -> Item: ...
    async def save(self, item: Item) -> None: ...
    async def add(self, items: Sequence[Item]) -> None: ...


class Corrections(Protocol):
    async def add(self, correction: Correction) -> Correction: ...
    async def get(self, correction_id: int) -> Correction: ...
    async def save(self, correction: Correction) -> None: ...
    async def open(self, team: str | None = None) -> list[Correction]: ...
    async def approved(self, shift_ids: Collection[int]) -> dict[int, Correction]:
        """The newest approved correction of each assignment, by assignment."""


class PatrolDoors(Protocol):
    """The doors of this feature in one transaction, built when they are asked for."""

    @property
    def plans(self) -> Plans: ...

    @property
    def absences(self) -> Absences: ...

    @property
    def shifts(self) -> Shifts: ...

    @property
    def sheets(self) -> Sheets: ...

    @property
    def assignments(self) -> Assignments: ...

    @property
    def asks(self) -> Asks: ...

    @property
    def watches(self) -> Watches: ...

    @property
    def route(self) -> Route: ...

    @property
    def equipment(self) -> Equipment: ...

    @property
    def corrections(self) -> Corrections: ...
