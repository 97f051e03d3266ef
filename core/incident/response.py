"""Acts of officers and helpers on an incident: take it, go there, call for more, pass it on, close it.

The first officer to take it has it; everybody's card changes and the reporter hears. Every act is checked against
today's roles, whatever button was pressed, and written into the incident's timeline and the audit log.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from core.errors import Forbidden, Stale
from core.incident.access import look_at, report_of, still_open
from core.incident.alerting import alert_members, refresh_cards
from core.incident.escalation import call_backup, rest, rest_while_held, restart_alert, wait_for
from core.incident.release import stand_down
from core.incident.timeline import PROGRESS, REOPENED_WITHIN, helper_at, helpers, may_reopen, reached_at, write_line
from core.incident.types import Entry, EntryKind, Incident, IncidentState
from core.incident.updates import concerned, tell_news, tell_reporter
from core.notify import say
from core.outbox import Priority
from core.people.types import Member
from core.policy import Act, may, may_see, require, roles_that_may
from core.text import Text
from core.work import Work

_ONE_CALL = timedelta(minutes=1)
_WORD = {
    IncidentState.ACKNOWLEDGED: "taken",
    IncidentState.ON_THE_WAY: "on_the_way",
    IncidentState.ON_SCENE: "on_scene",
    IncidentState.RESOLVED: "resolved",
    IncidentState.FALSE_ALARM: "false_alarm",
}

_HELPER = {
    IncidentState.ON_THE_WAY: "helper_on_the_way",
    IncidentState.ON_SCENE: "helper_on_scene",
}
_BACKUP = {
    IncidentState.ON_THE_WAY: Text("incident.backup_coming"),
    IncidentState.ON_SCENE: Text("incident.backup_there"),
}


class Progress(NamedTuple):
    """Outcome of a press. `noted_at`: the act had been done before, then, and nothing is stamped again."""

    incident: Incident
    state: IncidentState
    noted_at: datetime | None = None


async def acknowledge(work: Work, officer: Member | None, incident_id: int) -> Progress:
    """Acknowledge. The first one has it; a second learns who."""
    officer = require(officer, Act.TAKE)
    incident = await still_open(work, officer, incident_id)
    if incident.holder_id == officer.id:
        return await _noted(work, incident)
    if incident.holder_id is not None:
        raise Stale(Text("incident.already_taken", who=await _called(work, incident.holder_id)), incident=incident_id)
    return await _advance(work, officer, incident, IncidentState.ACKNOWLEDGED)


async def set_out(work: Work, member: Member | None, incident_id: int) -> Progress:
    """On the way. An officer without whom nobody has it takes it by going; anybody else is written down as a helper."""
    return await _go(work, member, incident_id, IncidentState.ON_THE_WAY)


async def arrive(work: Work, member: Member | None, incident_id: int) -> Progress:
    """On the scene."""
    return await _go(work, member, incident_id, IncidentState.ON_SCENE)


async def still_coming(work: Work, member: Member | None, incident_id: int) -> Progress:
    """The holder is on the way and it takes long. Who has not been on the way sets out."""
    step = await set_out(work, member, incident_id)
    return step._replace(noted_at=None) if step.state is IncidentState.ON_THE_WAY else step


async def _go(work: Work, member: Member | None, incident_id: int, state: IncidentState) -> Progress:
    if member is None or not (may(member, Act.TAKE) or may(member, Act.HELP)):
        raise Forbidden(Text("error.not_allowed"), incident=incident_id)
    incident = await still_open(work, member, incident_id)
    if may(member, Act.TAKE) and incident.holder_id in (None, member.id):
        return await _advance(work, member, incident, state)
    return await _help(work, member, incident, state)


async def _advance(work: Work, officer: Member | None, incident: Incident, state: IncidentState) -> Progress:
    """One step forward in the holder's hands. A step that was gone already is a sign of life and no more."""
    officer = require(officer, Act.TAKE)
    forward = PROGRESS.index(state) > PROGRESS.index(incident.state)
    reached = state if forward else incident.state
    changed = replace(incident, state=reached, holder_id=officer.id, held_at=work.now)
    await work.tx.incident.incidents.set_state(
        incident.id, reached, holder_id=officer.id, held_at=work.now, closed_at=None
    )
    await rest_while_held(work, changed)
    if not forward:
        return await _noted(work, incident)
    entry_id = await write_line(work, officer, incident, EntryKind.STATE, state)
    await refresh_cards(work, incident.id, entry_id)
    if officer.id != incident.reporter_id:
        await tell_reporter(work, changed, _WORD[state], version=entry_id)
    return Progress(changed, state)


async def _noted(work: Work, incident: Incident) -> Progress:
    """As it has stood for a while already."""
    at = reached_at(incident, await work.tx.incident.incidents.entries(incident.id))
    return Progress(incident, incident.state, at)


async def _help(work: Work, helper: Member, incident: Incident, state: IncidentState) -> Progress:
    """Somebody besides the holder goes there. When backup was called for, the call is answered and the caller hears."""
    before = await work.tx.incident.incidents.entries(incident.id)
    came = helper_at(before, helper.id, state)
    if came is not None:
        return Progress(incident, IncidentState(came.ref), came.at)
    already = any(e.member_id == helper.id for e in helpers(before))
    entry_id = await write_line(work, helper, incident, EntryKind.HELPER, state)
    if incident.needs_support and not already and may(helper, Act.HELP):
        incident = await _backup_comes(work, helper, incident, state)
    await refresh_cards(work, incident.id, entry_id)
    if helper.id != incident.reporter_id:
        await tell_reporter(work, incident, _HELPER[state], version=entry_id)
    return Progress(incident, state)


async def _backup_comes(work: Work, helper: Member, incident: Incident, state: IncidentState) -> Incident:
    await work.tx.incident.incidents.set_support(incident.id, False)
    incident = replace(incident, needs_support=False)
    await (rest_while_held(work, incident) if incident.holder_id else wait_for(work, incident))
    await _tell_holder(work, incident, helper, _BACKUP[state])
    return incident


async def need_support(work: Work, officer: Member | None, incident_id: int) -> Incident:
    """Call everybody on duty and the chiefs; the ladder climbs until one more goes."""
    officer = require(officer, Act.TAKE)
    incident = await still_open(work, officer, incident_id)
    if await _called_just_now(work, incident):
        return incident
    await work.tx.incident.incidents.set_support(incident_id, True)
    entry_id = await write_line(work, officer, incident, EntryKind.SUPPORT, "called")
    incident = replace(incident, needs_support=True)
    await call_backup(work, incident, entry_id)
    await refresh_cards(work, incident_id, entry_id)
    return incident


async def _called_just_now(work: Work, incident: Incident) -> bool:
    """A nervous thumb presses twice: everybody is rung once. A minute later it is a new call."""
    calls = [e.at for e in await work.tx.incident.incidents.entries(incident.id) if e.kind is EntryKind.SUPPORT]
    return incident.needs_support and bool(calls) and work.now - calls[-1] < _ONE_CALL


async def may_take_over(work: Work, officer: Member | None, incident_id: int) -> list[Member]:
    """Officers who could take the incident instead: those who may see it, and can be reached."""
    officer = require(officer, Act.TAKE)
    incident = await still_open(work, officer, incident_id)
    others = await work.tx.people.members.with_roles(roles_that_may(Act.TAKE))
    reachable = await work.tx.people.members.accounts_of([m.id for m in others])
    return [m for m in others if m.id in reachable and m.id != officer.id and may_see(m, incident, alerted=True)]


async def reassign(work: Work, officer: Member | None, incident_id: int, to: int) -> Incident:
    """Pass it on. Until the other takes it nobody has it, so the ladder climbs again from its first step."""
    officer = require(officer, Act.TAKE)
    incident = await still_open(work, officer, incident_id)
    other = await work.tx.people.members.get(to)
    if not may(other, Act.TAKE) or not may_see(other, incident, alerted=True):
        raise Forbidden(Text("error.not_allowed"), incident=incident_id, member=to)
    await work.tx.incident.incidents.set_state(
        incident_id, IncidentState.NEW, holder_id=None, held_at=None, closed_at=None
    )
    entry_id = await write_line(work, officer, incident, EntryKind.REASSIGNED, str(to))
    before, incident = incident, replace(incident, state=IncidentState.NEW, holder_id=None, held_at=None)
    if await alert_members(work, incident, [other], f"to{entry_id}"):
        await wait_for(work, incident)
    else:
        await restart_alert(work, incident, version=entry_id)  # out of reach: everybody again, not one who cannot hear
    await refresh_cards(work, incident_id, entry_id)
    await _tell_holder(work, before, officer, Text("incident.taken_off"))
    if other.id != incident.reporter_id:
        await tell_reporter(work, incident, "reassigned", version=entry_id, who=other.call_name)
    return incident


async def close(work: Work, officer: Member | None, incident_id: int, state: IncidentState) -> Incident:
    """Resolved, or a false alarm."""
    officer = require(officer, Act.TAKE)
    incident = await still_open(work, officer, incident_id)
    return await _close(work, officer, incident, state)


async def withdraw_report(work: Work, reporter: Member | None, incident_id: int) -> Incident:
    """The reporter's own "it was a mistake": one tap, no blame. The holder and everybody alerted are told."""
    incident = await report_of(work, reporter, incident_id)
    if incident.state.closed:
        raise Stale(Text("incident.already_closed", number=incident.number), incident=incident_id)
    entry = Entry(EntryKind.WITHDRAWN, work.now, incident.reporter_id)
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident_id, [entry])
    await tell_news(work, incident, [(entry_id, entry)])
    heard = await concerned(work, incident)
    return await _close(work, require(reporter, Act.REPORT), incident, IncidentState.FALSE_ALARM, heard)


async def _close(
    work: Work, by: Member, incident: Incident, state: IncidentState, heard: Collection[int] = ()
) -> Incident:
    """`heard`: who is told of it anyhow."""
    await work.tx.incident.incidents.set_state(
        incident.id, state, holder_id=incident.holder_id, held_at=incident.held_at, closed_at=work.now
    )
    entry_id = await write_line(work, by, incident, EntryKind.STATE, state)
    await rest(work, incident.id)
    await refresh_cards(work, incident.id, entry_id)
    if by.id != incident.reporter_id:
        await tell_reporter(work, incident, _WORD[state], version=entry_id)
        await _tell_holder(work, incident, by, Text("incident.closed_by"))
    told = {by.id, incident.reporter_id, incident.holder_id or 0, *heard}
    await stand_down(work, incident, entry_id, knowing=told)
    return replace(incident, state=state, closed_at=work.now)


async def _tell_holder(work: Work, incident: Incident, by: Member, text: Text) -> None:
    """Somebody else ended what this holder is on the way to, or comes to help: a card that changes in silence is not
    enough."""
    account = (
        await work.tx.people.members.account_of(incident.holder_id) if incident.holder_id not in (None, by.id) else None
    )
    if account is not None:
        await say(work, account, Text(text.id, number=incident.number, who=by.call_name), priority=Priority.ALERT)


async def _called(work: Work, member_id: int) -> str:
    return (await work.tx.people.members.get(member_id)).call_name


async def may_be_closed(work: Work, officer: Member | None, incident_id: int) -> Incident:
    """The incident, if it is open and this person may close it."""
    officer = require(officer, Act.TAKE)
    return await still_open(work, officer, incident_id)


async def reopen(work: Work, officer: Member | None, incident_id: int) -> Incident:
    """Open a closed incident again: nobody has it, and the ladder starts anew. For whoever closed it and for duty
    officers, as long as it was closed just now: later, what is going on is another matter."""
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
