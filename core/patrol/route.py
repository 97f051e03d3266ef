"""Điểm qua: the places of a team's route, who was where and when."""

from __future__ import annotations

from core.names import words
from core.patrol.shifts import Checkpoint, Event, EventKind, Shift
from core.people import Member
from core.text import At, Text
from core.work import Work

DOUBTFUL = "?"  # behind a code: too far away, or too soon after the one before


def code_of(event: Event) -> str:
    return event.ref.removesuffix(DOUBTFUL)


async def called(work: Work, team: str, typed: str) -> Checkpoint | None:
    """The checkpoint of the team's route whose code was typed: "3-2", "3 2"."""
    points = await work.tx.route.checkpoints(team)
    return next((point for point in points if words(point.code) == words(typed)), None)


async def last_place(work: Work, shift: Shift, member: Member) -> list[Text]:
    """The last checkpoint of a member on duty, in words."""
    names = {point.code: point.name for point in await work.tx.route.checkpoints(shift.team)}
    passed = [e for e in await work.tx.shifts.events(shift.id) if _passed(e) and e.member_id == member.id]
    if not passed:
        return []
    place = names.get(code_of(passed[-1]), code_of(passed[-1]))
    return [Text("route.last", place=place, at=At(passed[-1].at))]


def _passed(event: Event) -> bool:
    return event.kind is EventKind.CHECKPOINT
