"""Where an incident stands, as its timeline tells it: since when, in whose hands, and what was there before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from core.incident.types import Entry, EntryKind, Incident, IncidentState
from core.people.types import Member
from core.policy import Act, may
from core.work import Work

PROGRESS = (IncidentState.NEW, IncidentState.ACKNOWLEDGED, IncidentState.ON_THE_WAY, IncidentState.ON_SCENE)
QUIET = "quiet"  # why a taking lapsed: no word came
REOPENED_WITHIN = timedelta(minutes=30)
_CLOSING = (IncidentState.RESOLVED, IncidentState.FALSE_ALARM)
_ANEW = frozenset({EntryKind.LAPSED, EntryKind.REASSIGNED, EntryKind.REOPENED})  # from here on nobody has it


def reached_at(incident: Incident, entries: Sequence[Entry]) -> datetime:
    """When its holder came as far as it stands. Later signs of life change nothing of that."""
    steps = (
        e.at
        for e in since_anew(entries)
        if e.kind is EntryKind.STATE and e.ref == incident.state and e.member_id == incident.holder_id
    )
    return next(steps, incident.held_at or incident.received_at)


def since_anew(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The lines since nobody had it."""
    anew = [place for place, e in enumerate(entries) if e.kind in _ANEW]
    return entries[anew[-1] + 1 :] if anew else entries


class Before(NamedTuple):
    """State before nobody had the incident: the line that says so, and when it had been taken."""

    line: Entry
    taken_at: datetime | None


def before(entries: Sequence[Entry]) -> Before | None:
    anew = [place for place, e in enumerate(entries) if e.kind in _ANEW]
    if not anew:
        return None
    line = entries[anew[-1]]
    held = since_anew(entries[: anew[-1]])
    return Before(line, next((e.at for e in held if e.kind is EntryKind.STATE and e.member_id == line.member_id), None))


def reminders(entries: Sequence[Entry]) -> list[Entry]:
    """The steps the ladder has climbed since nobody had it."""
    return [e for e in since_anew(entries) if e.kind is EntryKind.ESCALATED]


def helpers(entries: Sequence[Entry]) -> list[Entry]:
    """The lines of those who come besides the holder; opened again, it finds them wherever they are now."""
    anew = [place for place, e in enumerate(entries) if e.kind is EntryKind.REOPENED]
    return [e for e in entries[anew[-1] + 1 if anew else 0 :] if e.kind is EntryKind.HELPER]


def helpers_coming(entries: Sequence[Entry]) -> dict[int, IncidentState]:
    """How far each of them has come, as far as they said."""
    return {e.member_id: IncidentState(e.ref) for e in helpers(entries) if e.member_id is not None}


def helper_at(entries: Sequence[Entry], member_id: int, state: IncidentState) -> Entry | None:
    """The line that says how far this helper has come, when that is as far already."""
    came = (e for e in reversed(helpers(entries)) if e.member_id == member_id)
    return next((e for e in came if PROGRESS.index(IncidentState(e.ref)) >= PROGRESS.index(state)), None)


def closing(entries: Sequence[Entry]) -> Entry | None:
    """The line by which it was closed last."""
    ends = (e for e in reversed(entries) if e.kind is EntryKind.STATE and e.ref in _CLOSING)
    return next(ends, None)


def may_reopen(entries: Sequence[Entry], member: Member) -> bool:
    """Whether a member may open it again: the one who closed the incident, and those who answer for the duty."""
    end = closing(entries)
    return may(member, Act.REOPEN) or (may(member, Act.TAKE) and end is not None and end.member_id == member.id)


def taken_back(entries: Sequence[Entry]) -> bool:
    """The reporter closed it."""
    end = closing(entries)
    said = [e for e in since_anew(entries) if e.kind is EntryKind.WITHDRAWN]
    return end is not None and bool(said) and said[-1].member_id == end.member_id


async def write_line(work: Work, member: Member, incident: Incident, kind: EntryKind, ref: str) -> int:
    """One act, in the timeline and in the audit log. Returns the line's id."""
    entry = Entry(kind, work.now, member.id, ref=ref)
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident.id, [entry])
    await work.tx.audit.note(f"incident.{kind}", work.now, by=member.id, subject=incident.number, detail=ref)
    return entry_id
