"""A duress word: an SOS that nobody sees who looks at the phone from which it came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from core.incidents import Entry
from core.people.types import Member
from core.policy import Act, may
from core.sos import raise_sos
from core.work import Work


async def call_in_silence(
    work: Work, member: Member | None, said: Sequence[Entry], *, at: datetime, received_at: datetime
) -> None:
    """Whoever may not report may not do this either: then it is just a word, and nobody is told otherwise."""
    if member is None or not may(member, Act.REPORT):
        return
    incident = await raise_sos(work, member, said, at=at, received_at=received_at, silent=True)
    await work.tx.audit.note("incident.raised_in_silence", work.now, by=member.id, subject=incident.number)
