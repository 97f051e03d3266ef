"""Years of patrols, written straight into the tables: a commune's database as it will be one day."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert

from benchmarks.people import url
from core.patrol.rules import PatrolRules
from core.patrol.types.plan import Template
from core.patrol.types.requests import Ask, AskState, Correction, CorrectionState
from core.patrol.types.shift import Answer, Assignment, By, Event, EventKind, Shift, ShiftState, Watch
from core.people.types import Language, Member, NewMember, Role
from core.rules import VIETNAM
from storage.database import Database, Transaction
from storage.schema import patrol, queues
from storage.seed import sow

NOW = datetime(2026, 11, 14, 23, 5, tzinfo=VIETNAM).astimezone(UTC)  # in the middle of a night's shifts
_A_DAY = timedelta(days=1)
_EACH = 7  # members of each team
_ON_A_SHIFT = 5
_PHONE = 900_000_001
_AHEAD = 14  # days published
_DRAFTED = 30  # days behind those
_RULES = PatrolRules()
_KINDS = _RULES.templates


@dataclass(frozen=True, slots=True)
class Cast:
    """Viewers of the history: phones of a member who leads a team, of one who does not, and of the police."""

    leader: int
    volunteer: int
    police: int


@dataclass
class Rows:
    """Rows about to be written, by table."""

    of: dict[Table, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: Table, thing: object, **more: object) -> int:
        """The id that it gets."""
        rows = self.of.setdefault(table, [])
        told = {one.name: getattr(thing, one.name) for one in fields(thing)}  # type: ignore[arg-type]
        rows.append({**told, **more} if "id" not in told else {**told, **more, "id": len(rows) + 1})
        return len(rows)

    def plain(self, table: Table, **row: object) -> None:
        self.of.setdefault(table, []).append(row)

    def write(self, connection: Connection) -> None:
        for table, rows in self.of.items():
            connection.execute(insert(table), rows)


async def build(file: Path, shifts: int) -> Cast:
    """The seeded commune with so many shifts behind it, one that runs in each team, and the coming ones."""
    database = await Database.open(url(file), lambda: NOW)
    try:
        async with database.transaction() as tx:
            await sow(tx, NOW)
            teams = await _teams(tx)
            chief = (await tx.people.members.with_roles([Role.POLICE_CHIEF]))[0]
            patrolling = [member for team in teams.values() for member in team]
            accounts = {member.id: await _phone(tx, member) for member in (*patrolling, chief)}
            cast = Cast(*(phone_of(member) for member in (*_leading_first(teams["T1"])[:2], chief)))
    finally:
        await database.close()
    with _engine(file).begin() as connection:
        _Past(teams, accounts, chief.id).rows(shifts).write(connection)
    return cast


def _engine(file: Path) -> Engine:
    """As fast as it goes: nobody minds if this file is lost."""
    engine = create_engine(f"sqlite+pysqlite:///{file}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF").close())
    return engine


async def _teams(tx: Transaction) -> dict[str, list[Member]]:
    """Filled up to `_EACH`."""
    for team in await tx.people.places.teams():
        members = [m for m in await tx.people.members.search("", 1000) if m.team == team.code]
        for n in range(len(members), _EACH):
            roles = frozenset({Role.VOLUNTEER})
            await tx.people.members.add(NewMember(f"Nguyễn Văn Tư {team.code} {n}", roles, team=team.code), NOW)
    everybody = await tx.people.members.search("", 1000)
    return {team.code: [m for m in everybody if m.team == team.code] for team in await tx.people.places.teams()}


def phone_of(member: Member) -> int:
    return _PHONE + member.id


async def _phone(tx: Transaction, member: Member) -> int:
    """The account that is their phone."""
    id_ = str(phone_of(member))
    account = await tx.people.members.add_account("telegram", id_, id_, Language.VI, NOW)
    await tx.people.members.link(account.id, member.id)
    return account.id


def _leading_first(members: Sequence[Member]) -> list[Member]:
    return sorted(members, key=lambda m: (Role.TEAM_LEADER not in m.roles, Role.VOLUNTEER not in m.roles, m.id))


class _Past:
    """Makes the rows. Always the same ones, so that two measurements are of the same thing."""

    def __init__(self, teams: dict[str, list[Member]], accounts: dict[int, int], chief: int) -> None:
        self._accounts = accounts
        self._teams = {code: [m.id for m in _leading_first(team)] for code, team in teams.items()}
        self._chief = chief
        self._chance = random.Random(7)
        self._rows = Rows()

    def rows(self, shifts: int) -> Rows:
        for day, team in self._nights_back(shifts):
            self._held(day, team)
        for team in self._teams:
            self._running(team)
            for ahead in range(1, _AHEAD + _DRAFTED + 1):
                for kind in _KINDS:
                    self._coming(NOW + ahead * _A_DAY, team, kind, draft=ahead > _AHEAD)
        return self._rows

    def _nights_back(self, shifts: int) -> Iterator[tuple[datetime, str]]:
        """Oldest first, every team every night."""
        nights = -(-shifts // len(self._teams))
        every = [(NOW - back * _A_DAY, team) for back in range(nights, 0, -1) for team in self._teams]
        yield from every[-shifts:]

    # -- what is over ------------------------------------------------------------------------------------------------

    def _held(self, day: datetime, team: str) -> None:
        leader, *others = self._teams[team]
        cancelled, signed = self._happens(0.03), self._happens(0.97)
        kind = _KINDS[1]
        state = ShiftState.CANCELLED if cancelled else ShiftState.CLOSED
        shift = self._shift(day, team, kind, state, step=4, signed=signed and not cancelled)
        if cancelled:
            self._log(shift, (EventKind.CANCELLED, leader, shift.starts_at - _A_DAY))
            return
        on_it = [leader, *self._chance.sample(others, _ON_A_SHIFT - 1)]
        for member in on_it:
            self._was_there(shift, member)
        if self._happens(0.1):
            self._replaced(shift, on_it[-1], next(m for m in others if m not in on_it))
        self._log(shift, *self._lines(shift, on_it, signed=signed))
        card = {"kind": "shift_card", "subject": shift.id, "message_id": str(shift.id)}
        self._rows.plain(queues.live_messages, account_id=self._accounts[leader], **card)
        self._rows.plain(
            queues.audit, at=shift.ends_at, act="logbook.printed", by=leader, subject=f"shift {shift.id}", detail=""
        )

    def _was_there(self, shift: Shift, member: int) -> None:
        came = shift.starts_at + timedelta(minutes=self._chance.randint(-20, 25))
        forgot = self._happens(0.05)
        left = shift.ends_at if forgot else shift.ends_at + timedelta(minutes=self._chance.randint(-30, 15))
        told = {"answer": Answer.CAN, "answered_at": shift.starts_at - _A_DAY, "step": 3}
        there = {"in_at": came, "in_by": By.SELF, "out_at": left, "out_by": By.RULE if forgot else By.SELF}
        id_ = self._rows.add(patrol.assignments, Assignment(0, shift.id, member, **told, **there))  # type: ignore[arg-type]
        if self._happens(0.01):
            self._corrected(shift, id_, member, came, left)

    def _replaced(self, shift: Shift, by: int, member: int) -> None:
        gone = Assignment(0, shift.id, member, off=True, answer=Answer.CANNOT, reason="việc nhà")
        id_ = self._rows.add(patrol.assignments, gone)
        asked = shift.starts_at - 2 * _A_DAY
        ask = Ask(0, id_, shift.id, member, by, AskState.CONFIRMED, asked, by, id_ - 1, asked)
        self._rows.add(patrol.asks, ask)

    def _corrected(self, shift: Shift, assignment: int, member: int, came: datetime, left: datetime) -> None:
        later = shift.ends_at + _A_DAY
        state = CorrectionState.APPROVED if later < NOW - 7 * _A_DAY else CorrectionState.PROPOSED
        times = (came, left + timedelta(minutes=30))
        made = Correction(0, assignment, shift.id, *times, "máy hết pin", member, later, state, self._chief, later)
        self._rows.add(patrol.corrections, made)

    def _lines(
        self, shift: Shift, members: Sequence[int], *, signed: bool
    ) -> Iterator[tuple[EventKind, int, datetime, str]]:
        """Five people's night: about thirty lines."""
        yield EventKind.PUBLISHED, members[0], shift.starts_at - 7 * _A_DAY, ""
        for member in members:
            yield EventKind.CHECKED_IN, member, shift.starts_at, ""
            yield EventKind.OK, member, shift.starts_at + timedelta(minutes=30), ""
            yield EventKind.OK, member, shift.starts_at + timedelta(minutes=60), ""
        for n in range(1, 4):
            code = f"{shift.team[1:]}-{n}"
            yield EventKind.CHECKPOINT, members[n], shift.starts_at + timedelta(minutes=25 * n), code
        yield EventKind.COUNT, members[0], shift.ends_at, "4"
        yield EventKind.EQUIPMENT, members[0], shift.ends_at, "returned"
        for member in members:
            yield EventKind.CHECKED_OUT, member, shift.ends_at, ""
        if signed:
            yield EventKind.SIGNED, members[0], shift.ends_at, "leader"
            yield EventKind.SIGNED, self._chief, shift.ends_at + _A_DAY, "police"

    # -- what is and what comes --------------------------------------------------------------------------------------

    def _running(self, team: str) -> None:
        """Everybody is there but one, and their clocks run."""
        shift = self._shift(NOW, team, _KINDS[1], ShiftState.PUBLISHED, step=3, next_at=NOW + timedelta(hours=4))
        *here, missing = self._teams[team][: _ON_A_SHIFT + 1]
        self._rows.add(patrol.assignments, Assignment(0, shift.id, missing, step=3))
        for member in here:
            there = {"step": 3, "in_at": shift.starts_at, "in_by": By.SELF}
            id_ = self._rows.add(patrol.assignments, Assignment(0, shift.id, member, **there))  # type: ignore[arg-type]
            due = NOW + timedelta(minutes=20)
            watch = Watch(id_, shift.id, member, due, 0, shift.ends_at, 0, NOW)
            self._rows.add(patrol.watches, watch, due_at=due)
            for minute in range(60):
                at = shift.starts_at + timedelta(minutes=minute)
                self._rows.plain(patrol.positions, shift_id=shift.id, member_id=member, at=at, lat=12.02, lon=107.86)
        until_now = [line for line in self._lines(shift, here, signed=False) if line[2] < NOW]
        self._log(shift, *until_now)

    def _coming(self, day: datetime, team: str, kind: Template, *, draft: bool) -> None:
        state = ShiftState.DRAFT if draft else ShiftState.PUBLISHED
        starts = kind.span(day.astimezone(VIETNAM).date(), VIETNAM)[0]
        shift = self._shift(day, team, kind, state, next_at=None if draft else starts - _RULES.unanswered_before)
        for member in self._chance.sample(self._teams[team], _ON_A_SHIFT):
            first = None if draft else max(starts - _RULES.remind_before[0], NOW + timedelta(minutes=1))
            self._rows.add(patrol.assignments, Assignment(0, shift.id, member, next_at=first))

    # -- rows --------------------------------------------------------------------------------------------------------

    def _shift(
        self,
        day: datetime,
        team: str,
        kind: Template,
        state: ShiftState,
        *,
        step: int = 0,
        next_at: datetime | None = None,
        signed: bool = False,
    ) -> Shift:
        local, leader = day.astimezone(VIETNAM).date(), self._teams[team][0]
        span = kind.span(local, VIETNAM)
        numbers = (_RULES.minimum, _RULES.target, _RULES.maximum)
        made = Shift(
            0, local, kind.code, kind.name, team, *span, "Nhà văn hóa", 1, leader, *numbers, state, step, next_at
        )
        more: dict[str, object] = {"closed_at": span[1]} if state is ShiftState.CLOSED else {}
        if signed:
            more |= {"leader_signed_by": leader, "police_signed_by": self._chief}
        id_ = self._rows.add(patrol.shifts, made, **more)
        return replace(made, id=id_)

    def _log(self, shift: Shift, *lines: Any) -> None:
        for kind, member, at, *ref in lines:
            self._rows.add(patrol.shift_events, Event(kind, at, member, ref="".join(ref)), shift_id=shift.id)

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share
