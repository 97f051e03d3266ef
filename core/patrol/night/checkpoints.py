"""Điểm qua: the places of a team's route, who was where and when.

A visit that the member's last known place speaks against is noted with a question mark, and never refused: positions
err, clocks differ, and nobody should have to argue with a machine at night.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import Stale
from core.patrol.access import require_on_duty
from core.patrol.types.field import Checkpoint, Place, distance_from, metres
from core.patrol.types.shift import Duty, Event, EventKind, Shift
from core.people.types import Member
from core.speech.folding import words
from core.speech.spelling import spelled_out
from core.text import Text
from core.work import Work

DOUBTFUL = "?"  # behind the code of a visit
_BEFORE_A_PLACE = frozenset(
    {"em", "toi", "anh", "chi", "minh", "bon", "to", "dang", "da", "vua", "moi", "o", "tai", "qua", "den", "diem"}
)
_AFTER_A_PLACE = frozenset({"a", "nhe", "nha", "roi"})
_HERE = frozenset({"day", "cho", "cho truc", "chot", "chot truc", "nha", "duong", "ngoai duong", "trong thon", "thon"})
_A_CODE = re.compile(r"[a-z]{0,2}\d{1,2}(?: \d{1,2})?")
_FASTEST = 17.0  # metres a second: a motorbike on a good road
_ONE_VISIT = timedelta(minutes=2)  # pressed, and sent again because the network was slow
_PASSED_LATELY = timedelta(minutes=15)  # standing at a place with a phone that shares it is one visit
_APART = timedelta(seconds=30)  # positions of one member closer together say nothing new


@dataclass(frozen=True, slots=True)
class VisitNoted:
    """Outcome of a visit."""

    duty: Duty
    checkpoint: Checkpoint
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Located:
    """Outcome of a position: the checkpoint that was passed, or the nearest one and how many metres away it is."""

    duty: Duty
    passed: VisitNoted | None
    nearest: Checkpoint | None
    metres: int | None


# -- by code, by a tap -----------------------------------------------------------------------------------------------


async def checkpoint_called(work: Work, team: str, typed: str) -> Checkpoint | None:
    """The checkpoint of the team's route whose code or name was typed: "3-2", "3 2", "đang ở trạm bơm"."""
    points = await work.tx.patrol.route.checkpoints(team)
    said = place_said(typed)
    return next((point for point in points if said in (words(point.code), words(point.name))), None)


def place_said(typed: str) -> str:
    """The place alone of "em đang ở trạm bơm", in folded words."""
    said = words(typed).split()
    while len(said) > 1 and said[0] in _BEFORE_A_PLACE:
        said.pop(0)
    while len(said) > 1 and said[-1] in _AFTER_A_PLACE:
        said.pop()
    return " ".join(said)


def is_muster(typed: str, muster: str) -> bool:
    """Where the shift musters, or how its name begins: "nhà văn hóa thôn", "NVH"."""
    name = words(muster)
    said = {place_said(typed), place_said(spelled_out(typed))}
    return bool(name) and any(one == name or (" " in one and f"{name} ".startswith(f"{one} ")) for one in said)


def says_here(typed: str) -> bool:
    """ "Ở đây": that they are there, and not where that is."""
    return place_said(typed) in _HERE


def meant_as_code(typed: str) -> bool:
    """Whether nothing but a code can be meant, though the route may have no such one: "hs1", "9-9"."""
    return _A_CODE.fullmatch(words(typed)) is not None


async def visit(work: Work, member: Member | None, shift_id: int, checkpoint_id: int, at: datetime) -> VisitNoted:
    duty = await require_on_duty(work, member, shift_id)
    points = await work.tx.patrol.route.checkpoints(duty.shift.team)
    point = next((p for p in points if p.id == checkpoint_id), None)
    if point is None:
        raise Stale(Text("error.stale"), checkpoint=checkpoint_id)
    return await _pass(work, duty, point, points, at)


# -- by position -----------------------------------------------------------------------------------------------------


async def locate(work: Work, member: Member | None, shift_id: int, place: Place, at: datetime) -> Located:
    """A position that was sent: within `patrol.near` metres of a checkpoint it is a visit."""
    duty = await require_on_duty(work, member, shift_id)
    points = await work.tx.patrol.route.checkpoints(duty.shift.team)
    nearest, distance = nearest_to(points, place)
    await work.tx.patrol.route.seen(duty.assignment.member_id, shift_id, at, *place)
    if nearest is None or distance is None or distance > work.rules.patrol.near:
        return Located(duty, None, nearest, distance)
    return Located(duty, await _pass(work, duty, nearest, points, at), nearest, distance)


async def moved(work: Work, member_id: int, place: Place, at: datetime) -> None:
    """A phone that goes on sharing its place. What it passes is visited, without a word."""
    duty = await work.tx.patrol.assignments.on_duty(member_id)
    if duty is None:
        return
    last = (await work.tx.patrol.route.last_positions(duty.shift.id)).get(member_id)
    if last is not None and at - last[0] < _APART:
        return
    points = await work.tx.patrol.route.checkpoints(duty.shift.team)
    nearest, distance = nearest_to(points, place)
    await work.tx.patrol.route.seen(member_id, duty.shift.id, at, *place)
    if nearest is None or distance is None or distance > work.rules.patrol.near:
        return
    before = passed(await work.tx.patrol.shifts.events(duty.shift.id), member_id)
    if not any(code_of(e) == nearest.code and at - e.at < _PASSED_LATELY for e in before):
        await _pass(work, duty, nearest, points, at)


def nearest_to(points: Sequence[Checkpoint], place: Place) -> tuple[Checkpoint | None, int | None]:
    known = [(distance, p) for p in points if (distance := distance_from(p, place)) is not None]
    distance, nearest = min(known, key=lambda pair: pair[0], default=(None, None))
    return nearest, distance


# -- a visit ---------------------------------------------------------------------------------------------------------


async def _pass(work: Work, duty: Duty, point: Checkpoint, points: Sequence[Checkpoint], at: datetime) -> VisitNoted:
    """Doubtful ones do not count where the places longest unvisited are looked for."""
    member_id = duty.assignment.member_id
    before = passed(await work.tx.patrol.shifts.events(duty.shift.id), member_id)
    if before and code_of(before[-1]) == point.code and abs(at - before[-1].at) < _ONE_VISIT:
        return VisitNoted(duty, point, before[-1].ref.endswith(DOUBTFUL))
    position = (await work.tx.patrol.route.last_positions(duty.shift.id)).get(member_id)
    doubtful = _too_fast(work.rules.patrol.near, point, at, _known(points, before, position))
    ref = point.code + (DOUBTFUL if doubtful else "")
    await work.tx.patrol.shifts.log(duty.shift.id, [Event(EventKind.CHECKPOINT, at, member_id, ref=ref)])
    if not doubtful:
        await work.tx.patrol.route.visited(point.id, at)
    return VisitNoted(duty, point, doubtful)


def _known(
    points: Sequence[Checkpoint], before: Sequence[Event], position: tuple[datetime, float, float] | None
) -> list[tuple[datetime, Place]]:
    """Where the member last was, by the checkpoint before and by the phone."""
    found = [(position[0], (position[1], position[2]))] if position is not None else []
    last = next((p for p in points if before and p.code == code_of(before[-1])), None)
    if last is not None and last.lat is not None and last.lon is not None:
        found.append((before[-1].at, (last.lat, last.lon)))
    return found


async def last_known(work: Work, shift: Shift, member_id: int) -> tuple[datetime, Place] | None:
    """Where a member on duty last was, as far as anything says, and when."""
    points = await work.tx.patrol.route.checkpoints(shift.team)
    before = passed(await work.tx.patrol.shifts.events(shift.id), member_id)
    position = (await work.tx.patrol.route.last_positions(shift.id)).get(member_id)
    return max(_known(points, before, position), default=None)


def _too_fast(near: int, point: Checkpoint, at: datetime, known: Sequence[tuple[datetime, Place]]) -> bool:
    """Whether anybody would have had to fly from where they were."""
    if point.lat is None or point.lon is None:
        return False
    here = point.lat, point.lon
    return any(metres(there, here) - near > _FASTEST * abs((at - when).total_seconds()) for when, there in known)


def passed(events: Sequence[Event], member_id: int | None = None) -> list[Event]:
    """The checkpoints of a shift's log, of one member or of all, in the order in which they were passed."""
    found = [e for e in events if e.kind is EventKind.CHECKPOINT and member_id in (None, e.member_id)]
    return sorted(found, key=lambda e: e.at)


def code_of(event: Event) -> str:
    return event.ref.removesuffix(DOUBTFUL)
