"""When an incident may be closed, and how it is opened again when that was too early."""

from __future__ import annotations

from dataclasses import replace

from core.errors import Forbidden, Stale
from core.incident.access import look_at, still_open
from core.incident.alerting import refresh_cards
from core.incident.escalation import restart_alert
from core.incident.timeline import REOPENED_WITHIN, may_reopen, write_line
from core.incident.types import EntryKind, Incident, IncidentState
from core.incident.updates import tell_reporter
from core.people.types import Member
from core.policy import Act, require
from core.text import Text
from core.work import Work


async def may_be_closed(work: Work, officer: Member | None, incident_id: int) -> Incident:
    """The incident, if it is open and this person may close it."""
    officer = require(officer, Act.TAKE)
    return await still_open(work, officer, incident_id)


async def reopen(work: Work, officer: Member | None, incident_id: int) -> Incident:
    """Nobody has it, and the ladder starts anew. For whoever closed it and for duty officers, as long as it was closed
    just now: later, what is going on is another matter."""
    officer = require(officer, Act.TAKE)
    incident = await look_at(work, officer, incident_id)
    entries = await work.tx.incident.incidents.entries(incident_id)
    if not incident.state.closed:
        raise Stale(Text("incident.is_open", number=incident.number), incident=incident_id)
    if not may_reopen(entries, officer):
        raise Forbidden(Text("error.not_allowed"), incident=incident_id)
    if incident.closed_at is None or work.now - incident.closed_at > REOPENED_WITHIN:
        raise Stale(Text("incident.closed_for_long", number=incident.number), incident=incident_id)
    return await _open_again(work, officer, incident)


async def _open_again(work: Work, officer: Member, incident: Incident) -> Incident:
    await work.tx.incident.incidents.set_state(
        incident.id, IncidentState.NEW, holder_id=None, held_at=None, closed_at=None
    )
    await work.tx.incident.incidents.set_support(incident.id, False)
    entry_id = await write_line(work, officer, incident, EntryKind.REOPENED, "")
    changed = replace(
        incident, state=IncidentState.NEW, holder_id=None, held_at=None, closed_at=None, needs_support=False
    )
    if officer.id != incident.reporter_id:
        await tell_reporter(work, changed, "reopened", version=entry_id)
    await restart_alert(work, changed, version=entry_id)
    await refresh_cards(work, incident.id, entry_id)
    return changed
