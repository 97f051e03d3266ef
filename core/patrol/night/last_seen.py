"""Where somebody on patrol last was, for the card of their SOS: they may not be able to say it any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.incident.types import CAME, DOUBTED, PASSED, Entry, EntryKind
from core.patrol.night.check_in import BY_LIST, BY_POSITION
from core.patrol.night.checkpoints import DOUBTFUL, code_of, last_known, nearest_to, passed
from core.patrol.types.field import Checkpoint
from core.patrol.types.shift import Event, EventKind, Shift
from core.work import Work


async def last_place(work: Work, member_id: int, *, silent: bool) -> list[Entry]:
    """The newest of the shift they are on, in words; a position of their phone also for the map. Who calls in silence
    cannot be asked: of them the checkpoint goes on the map as well."""
    duty = await work.tx.patrol.assignments.on_duty(member_id)
    if duty is None:
        return []
    points = await work.tx.patrol.route.checkpoints(duty.shift.team)
    log = [e for e in await work.tx.patrol.shifts.events(duty.shift.id) if e.member_id == member_id]
    position = (await work.tx.patrol.route.last_positions(duty.shift.id)).get(member_id)
    found = [*_passed(points, log), *_came(duty.shift, points, log), *_shared(points, position, member_id)]
    newest = max(found, key=lambda entry: entry.at, default=None)
    said = [newest] if newest is not None else []
    known = await last_known(work, duty.shift, member_id)
    shared = position is not None and (newest is None or position[0] >= newest.at)
    if known is None or not (silent or shared):
        return said
    at, (lat, lon) = known
    return [*said, Entry(EntryKind.LOCATION, at, member_id, ref=f"{lat:.6f},{lon:.6f}")]


def _passed(points: Sequence[Checkpoint], log: Sequence[Event]) -> Iterable[Entry]:
    for event in passed(log)[-1:]:
        how = DOUBTED if event.ref.endswith(DOUBTFUL) else PASSED
        yield Entry(EntryKind.LAST_SEEN, event.at, event.member_id, _named(points, code_of(event)), how)


def _came(shift: Shift, points: Sequence[Checkpoint], log: Sequence[Event]) -> Iterable[Entry]:
    """Where they checked in. By position: that is the next."""
    for event in [e for e in log if e.kind is EventKind.PLACE and e.ref != BY_POSITION][-1:]:
        place = shift.muster if event.ref == BY_LIST else _named(points, event.ref)
        if place:
            yield Entry(EntryKind.LAST_SEEN, event.at, event.member_id, place, CAME)


def _shared(
    points: Sequence[Checkpoint], position: tuple[datetime, float, float] | None, member_id: int
) -> Iterable[Entry]:
    if position is None:
        return
    at, *place = position
    nearest, distance = nearest_to(points, (place[0], place[1]))
    if nearest is not None:
        yield Entry(EntryKind.LAST_SEEN, at, member_id, nearest.name, f"{distance}")


def _named(points: Sequence[Checkpoint], code: str) -> str:
    return next((p.name for p in points if p.code == code), code)
