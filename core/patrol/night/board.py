"""Bảng trực: who is on duty, late, missing, silent; where they last were; which places were not visited for long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.patrol.access import require_lead, sees_positions, teams_of
from core.patrol.labels import AWAY, one_line, shift_name
from core.patrol.night.checkpoints import DOUBTFUL, code_of, nearest_to, passed
from core.patrol.night.equipment import lacking
from core.patrol.night.presence import Roll, roll_of, rolls_of
from core.patrol.types.field import Checkpoint, Place
from core.patrol.types.shift import Answer, Assignment, By, Event, Shift, ShiftState
from core.people.types import Member
from core.policy import Act
from core.text import At, Hour, Text, lasting, shown_distance
from core.work import Work

_LONGEST_UNVISITED = 3  # places


@dataclass(frozen=True, slots=True)
class Board:
    """One shift as whoever answers for it sees it. `positions` is empty for those who may not see where people are."""

    roll: Roll
    route: Sequence[Checkpoint]
    visits: Mapping[int, datetime]
    events: Sequence[Event]
    positions: Mapping[int, tuple[datetime, float, float]]
    lacking: Sequence[Text]


async def running_shifts(work: Work, member: Member | None) -> list[Roll]:
    """Shifts that run, wait to be closed, or begin soon: of the own team for a leader, of all teams for the police."""
    team = teams_of(member, Act.LEAD)
    soon = work.now + work.rules.patrol.check_in_before
    return await rolls_of(work, [s for s in await work.tx.patrol.shifts.around(work.now, team) if s.starts_at <= soon])


async def board_of(work: Work, member: Member | None, shift_id: int) -> Board:
    shift = await work.tx.patrol.shifts.get(shift_id)
    member = require_lead(member, shift)
    return Board(
        await roll_of(work, shift),
        await work.tx.patrol.route.checkpoints(shift.team),
        await work.tx.patrol.route.last_visits(shift.team),
        await work.tx.patrol.shifts.events(shift.id),
        await work.tx.patrol.route.last_positions(shift.id) if sees_positions(member, shift) else {},
        await lacking(work, shift.team),
    )


def longest_unvisited(route: Sequence[Checkpoint], visits: Mapping[int, datetime]) -> list[Checkpoint]:
    """Never visited first, then by how long ago. Where the team musters it always was."""
    return sorted(route[1:], key=lambda p: (p.id in visits, visits.get(p.id), p.place))[:_LONGEST_UNVISITED]


# -- in words --------------------------------------------------------------------------------------------------------


def title(work: Work, roll: Roll) -> Text:
    name = shift_name(roll.shift, work.rules.zone)
    return Text("shiftcard.title", team=roll.team, shift=name, here=roll.present, due=roll.due)


def card_lines(work: Work, roll: Roll) -> list[Text]:
    """The leader's card: a line for each way of being there or not, with the names."""
    here = [Text("shiftcard.here", who=roll.names(roll.here))] if roll.here else []
    silent = [Text("shiftcard.silent", who=roll.names(roll.silent))] if roll.silent else []
    return [title(work, roll), *here, *silent, *_others(roll), *_closed(roll.shift)]


def _others(roll: Roll) -> Iterable[Text]:
    for late in roll.late:
        came = late.in_at or roll.shift.starts_at
        by = lasting(came - roll.shift.starts_at)
        line = Text("shiftcard.late", who=roll.name(late), at=Hour(came), late=by)
        yield Text("shiftcard.why", line=line, why=one_line(late.late_reason)) if late.late_reason else line
    if roll.missing and not roll.shift.closed_at:
        yield Text("shiftcard.missing", who=roll.names(roll.missing))
    if roll.declined:
        yield Text("shiftcard.declined", who=", ".join(_with_reason(roll, one) for one in roll.declined))
    absent = [*roll.absent, *(roll.missing if roll.shift.closed_at else [])]
    if absent:
        yield Text("shiftcard.absent", who=roll.names(absent))
    yield from _left(roll)


def _left(roll: Roll) -> Iterable[Text]:
    """Lines on members who went, who forgot to check out, and who are on patrol no more."""
    apart = {By.RULE: "shiftcard.forgot", By.GONE: "shiftcard.gone"}
    left = [a for a in roll.left if a.out_by not in apart]
    if left:
        yield Text("shiftcard.left", who=roll.names(left))
    for how, id_ in apart.items():
        went = [a for a in roll.left if a.out_by is how]
        if went:
            yield Text(id_, who=roll.names(went))


def _with_reason(roll: Roll, assignment: Assignment) -> str:
    if assignment.answer is Answer.LEAVE:
        return roll.name(assignment) + AWAY
    return f"{roll.name(assignment)} ({one_line(assignment.reason)})" if assignment.reason else roll.name(assignment)


def _closed(shift: Shift) -> list[Text]:
    return [Text("shiftcard.closed", at=Hour(shift.closed_at))] if shift.closed_at else []


def overview_line(work: Work, roll: Roll) -> Text:
    name = shift_name(roll.shift, work.rules.zone)
    return Text(
        "board.line",
        team=roll.team,
        shift=name,
        here=len(roll.here),
        due=roll.due,
        late=len(roll.late),
        missing=len(roll.missing),
        silent=len(roll.silent),
    )


def board_lines(work: Work, board: Board) -> list[Text]:
    roll = board.roll
    if roll.shift.state is ShiftState.CANCELLED:
        return [title(work, roll), Text("shift.is_cancelled")]
    people = [line for a in roll.here for line in whereabouts(board, a)]
    return [
        title(work, roll),
        *people,
        *_silent(roll),
        *_others(roll),
        *(_unvisited(p, board.visits) for p in longest_unvisited(board.route, board.visits)),
        *board.lacking,
        *_closed(roll.shift),
        Text("board.as_of", at=Hour(work.now)),
    ]


def whereabouts(board: Board, assignment: Assignment) -> Iterable[Text]:
    """Where one member last was, by checkpoint and by shared position."""
    who, names = board.roll.name(assignment), {p.code: p.name for p in board.route}
    points = passed(board.events, assignment.member_id)
    if points:
        yield _passed(who, names.get(code_of(points[-1]), code_of(points[-1])), points[-1])
    else:
        yield Text("board.came", who=who, at=Hour(assignment.in_at or board.roll.shift.starts_at))
    if assignment.member_id in board.positions:
        at, lat, lon = board.positions[assignment.member_id]
        yield from _position(board.route, (lat, lon), at)


def _passed(who: str, place: str, event: Event) -> Text:
    if event.ref.endswith(DOUBTFUL):
        return Text("board.passed_doubtful", who=who, place=place, at=Hour(event.at))
    return Text("board.passed", who=who, place=place, at=Hour(event.at))


def _silent(roll: Roll) -> Iterable[Text]:
    for assignment in roll.silent:
        since = roll.watches[assignment.id].seen_at or roll.shift.starts_at
        yield Text("board.silent", who=roll.name(assignment), at=Hour(since))


def _position(route: Sequence[Checkpoint], place: Place, at: datetime) -> Iterable[Text]:
    """In words: how far from the nearest checkpoint."""
    nearest, distance = nearest_to(route, place)
    if nearest is not None and distance is not None:
        yield Text("board.position", distance=shown_distance(distance), place=nearest.name, at=Hour(at))


def _unvisited(point: Checkpoint, visits: Mapping[int, datetime]) -> Text:
    if point.id in visits:
        return Text("board.unvisited", place=point.name, at=At(visits[point.id]))
    return Text("board.never", place=point.name)
