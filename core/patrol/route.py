"""Điểm qua: the places of a team's route, who was where and when."""

from __future__ import annotations

from collections.abc import Sequence

from core.names import words
from core.patrol.shifts import Checkpoint, Event, EventKind
from core.work import Work

DOUBTFUL = "?"  # behind a code: too far away, or too soon after the one before


async def called(work: Work, team: str, typed: str) -> Checkpoint | None:
    """The checkpoint of the team's route whose code was typed: "3-2", "3 2"."""
    points = await work.tx.route.checkpoints(team)
    return next((point for point in points if words(point.code) == words(typed)), None)


def passed(events: Sequence[Event], member_id: int | None = None) -> list[Event]:
    """The checkpoints of a shift's log, of one member or of all, in the order in which they were passed."""
    found = [e for e in events if e.kind is EventKind.CHECKPOINT and member_id in (None, e.member_id)]
    return sorted(found, key=lambda e: e.at)


def code_of(event: Event) -> str:
    return event.ref.removesuffix(DOUBTFUL)
