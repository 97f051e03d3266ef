"""Access to an incident: who may look at it, whose report it is, and which one a number means."""

from __future__ import annotations

from datetime import timedelta

from core.errors import Forbidden, Stale
from core.incident.types import Incident, Matter
from core.people.types import Member
from core.policy import Act, may_see, require
from core.text import Text
from core.times import local_day
from core.work import Work

_NIGHT = timedelta(hours=12)


async def look_at(work: Work, viewer: Member | None, incident_id: int) -> Incident:
    """The incident, if this person may know of it. Others are told no more than a stranger would be."""
    incident = await work.tx.incident.incidents.get(incident_id)
    if viewer is None or not await _sees(work, viewer, incident):
        raise Forbidden(Text("error.not_allowed"), incident=incident_id)
    return incident


async def report_of(work: Work, reporter: Member | None, incident_id: int) -> Incident:
    """One's own report. A silent one is nobody's."""
    incident = await work.tx.incident.incidents.get(incident_id)
    if reporter is None or incident.reporter_id != reporter.id or incident.silent:
        raise Forbidden(Text("error.not_allowed"), incident=incident_id)
    return incident


async def incident_called(work: Work, viewer: Member | None, day: str | None, seq: int) -> Incident | None:
    """The incident that an officer means by "12" or "1114-12", if they may know of it. Without a day it is today's or,
    in the morning hours, one of the night that began yesterday; one that is still open before one that is not."""
    viewer = require(viewer, Act.TAKE)
    found = [i for i in await _of_number(work, day, seq) if i is not None and await _sees(work, viewer, i)]
    return min(found, key=lambda i: (i.state.closed, i.holder_id is not None), default=None)


async def _of_number(work: Work, day: str | None, seq: int) -> list[Incident | None]:
    if day is not None:
        return [await work.tx.incident.incidents.by_number(f"VV-{day}-{seq:02}")]
    today, before = (local_day(work.now - back, work.rules.zone) for back in (timedelta(), _NIGHT))
    return [await work.tx.incident.incidents.by_seq(d, seq) for d in dict.fromkeys((today, before))]


async def _sees(work: Work, viewer: Member, incident: Incident) -> bool:
    if may_see(viewer, incident, alerted=False):
        return True
    return may_see(viewer, incident, alerted=await work.tx.incident.alerts.is_recipient(incident.id, viewer.id))


async def who_reported(work: Work, officer: Member | None, incident_id: int) -> Member:
    """The reporter's name, for the duty officer and the chiefs; every look is in the audit log (domain notes §4.2)."""
    officer = require(officer, Act.SEE_REPORTER)
    incident = await look_at(work, officer, incident_id)
    await work.tx.audit.note("incident.reporter_seen", work.now, by=officer.id, subject=incident.number)
    return await work.tx.people.members.get(incident.reporter_id)


async def read_whole(work: Work, viewer: Member | None, incident_id: int) -> Matter:
    """Everything that was told, for whoever may see the card; every look is in the audit log."""
    incident = await look_at(work, viewer, incident_id)
    matter = await work.tx.incident.matters.find(incident_id)
    if viewer is None or matter is None:
        raise Stale(Text("error.stale"), incident=incident_id)
    await work.tx.audit.note("incident.story_read", work.now, by=viewer.id, subject=incident.number)
    return matter


async def still_open(work: Work, member: Member | None, incident_id: int) -> Incident:
    """The incident, if this person may know of it and it is not closed."""
    incident = await look_at(work, member, incident_id)
    if incident.state.closed:
        raise Stale(Text("incident.already_closed", number=incident.number), incident=incident_id)
    return incident
