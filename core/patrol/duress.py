"""A duress word: an SOS that nobody sees who looks at the phone from which it came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from core.incidents import Entry, EntryKind
from core.patrol.route import last_known
from core.people import Member
from core.policy import Act, may
from core.sos import raise_sos
from core.work import Work


async def call_in_silence(
    work: Work, member: Member | None, said: Sequence[Entry], *, at: datetime, received_at: datetime
) -> None:
    """Where this member last was goes with it, for they cannot be asked. Whoever may not report may not do this either:
    then it is just a word, and nobody is told otherwise."""
    if member is None or not may(member, Act.REPORT):
        return
    known = [*said, *await _last_place(work, member.id)]
    incident = await raise_sos(work, member, known, at=at, received_at=received_at, silent=True)
    await work.tx.audit.note("incident.raised_in_silence", work.now, by=member.id, subject=incident.number)


async def _last_place(work: Work, member_id: int) -> list[Entry]:
    duty = await work.tx.assignments.on_duty(member_id)
    known = await last_known(work, duty.shift, member_id) if duty is not None else None
    if known is None:
        return []
    at, (lat, lon) = known
    return [Entry(EntryKind.LOCATION, at, member_id, ref=f"{lat:.6f},{lon:.6f}")]
