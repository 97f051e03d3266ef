"""The list of open incidents, a page at a time, and which of them a word typed without a number is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from core.incident.timeline import PROGRESS, helper_at
from core.incident.types import Entry, Incident, IncidentState
from core.patrol.types.shift import Shift, ShiftState
from core.people.types import Member
from core.policy import Act, may, require, scope_of
from core.work import Work

PAGE = 10
_MOST = 50  # open incidents looked through for a word


class OpenIncidents(NamedTuple):
    incidents: list[Incident]
    first: int  # how many come before
    total: int


async def list_open(work: Work, viewer: Member | None, first: int = 0) -> OpenIncidents:
    """Open incidents this person may know of, worst first."""
    scope = scope_of(require(viewer, Act.LIST_INCIDENTS))
    total = await work.tx.incident.incidents.count_open_to(scope)
    return OpenIncidents(await work.tx.incident.incidents.open_to(scope, PAGE, first), first, total)


class AlertWord(StrEnum):
    """Word typed instead of pressing the button of a card."""

    TAKE = "take"
    ON_THE_WAY = "on_the_way"
    WALKING = "walking"  # "đang đi": there, or on one's round
    ON_SCENE = "on_scene"
    DONE = "done"


_STATE = {
    AlertWord.ON_THE_WAY: IncidentState.ON_THE_WAY,
    AlertWord.WALKING: IncidentState.ON_THE_WAY,
    AlertWord.ON_SCENE: IncidentState.ON_SCENE,
}
_OF_ROUNDS_TOO = frozenset({AlertWord.WALKING, AlertWord.ON_SCENE})  # whoever is on patrol walks, and gets somewhere
_HERE, _NEW, _NOTED, _OTHERS = range(4)  # what is meant before what


async def incidents_meant(
    work: Work, member: Member | None, word: AlertWord, looked_at: Collection[int]
) -> list[Incident]:
    """The incidents that may be meant, several when it must be asked. `looked_at`: their buttons are on the screen."""
    if member is None:
        return []
    found = await _theirs(work, member)
    ranked = [(rank, i) for i in found if (rank := await _rank(work, member, word, i)) is not None]
    best = min((rank for rank, _ in ranked), default=_OTHERS)
    return [i for rank, i in ranked if rank == best or i.id in looked_at]


async def patrolling(work: Work, member: Member | None, word: AlertWord) -> Shift | None:
    """The shift on which this member is on duty, when the word may be about it as well."""
    duty = (
        await work.tx.patrol.assignments.on_duty(member.id) if member is not None and word in _OF_ROUNDS_TOO else None
    )
    return duty.shift if duty is not None and duty.shift.state is ShiftState.PUBLISHED else None


async def certain(work: Work, member: Member, word: AlertWord, incident: Incident) -> bool:
    """Whether the word can be taken for the button. It does not end what nobody has looked at; and what may be about a
    round, or comes from somebody who was not alerted, stamps nothing for whoever has not set out."""
    mine = incident.holder_id == member.id
    if word not in _OF_ROUNDS_TOO:
        return mine or word is not AlertWord.DONE
    if mine or _helped(await work.tx.incident.incidents.entries(incident.id), member) is not IncidentState.NEW:
        return True
    alerted = await work.tx.incident.alerts.is_recipient(incident.id, member.id)
    return alerted and await patrolling(work, member, word) is None


async def _theirs(work: Work, member: Member) -> Sequence[Incident]:
    """Open incidents that a member has or was alerted to; else whatever they may see."""
    seen = await work.tx.incident.incidents.open_to(scope_of(member), _MOST)
    known = [i for i in seen if i.holder_id == member.id or await work.tx.incident.alerts.is_recipient(i.id, member.id)]
    return known or seen


async def _rank(work: Work, member: Member, word: AlertWord, incident: Incident) -> int | None:
    mine, free, officer = incident.holder_id == member.id, incident.holder_id is None, may(member, Act.TAKE)
    if word is AlertWord.DONE:
        return (_HERE if mine else _NEW if free else None) if officer else None
    if word is AlertWord.TAKE:
        return (_HERE if free else _NOTED if mine else _OTHERS) if officer else None
    if not officer and not may(member, Act.HELP):
        return None
    entries = await work.tx.incident.incidents.entries(incident.id)
    reached, state = incident.state if mine else _helped(entries, member), _STATE[word]
    if PROGRESS.index(reached) >= PROGRESS.index(state):
        return _NOTED
    if state is IncidentState.ON_SCENE and reached is not IncidentState.ON_THE_WAY:
        return _NEW if mine or free or not officer else _OTHERS
    return _HERE if mine or free or not officer or reached is not IncidentState.NEW else _OTHERS


def _helped(entries: Sequence[Entry], member: Member) -> IncidentState:
    """How far they have come besides the holder."""
    came = helper_at(entries, member.id, IncidentState.ON_THE_WAY)
    return IncidentState(came.ref) if came else IncidentState.NEW
