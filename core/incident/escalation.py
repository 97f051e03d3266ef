"""Alerts: how one starts, climbs its ladder, rests while somebody has it, and wakes again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from core.asking import silence_counts_at
from core.incident.alerting import alert_again, alert_audience, send_card_instead
from core.incident.categories import CATEGORIES
from core.incident.ladder import Alert, Ladder, climb, first_due, next_step_at
from core.incident.payloads import AlertCard, HolderNudge, ReporterStatus
from core.incident.timeline import QUIET
from core.incident.types import Audience, Entry, EntryKind, Incident, IncidentState, Severity, unhurried
from core.incident.updates import tell_reporter
from core.notify import notice
from core.outbox import Leased, Priority
from core.payload import from_json
from core.people.types import Member
from core.policy import Act, may, may_see
from core.times import in_hours, next_at
from core.work import Work

LONG_WATCH = timedelta(hours=2)  # between reminders of what is open but not urgent, so that it is closed some day
_BACKUP = (Audience.ON_DUTY, Audience.ALL_DUTY, Audience.CHIEF)
_SAID_JUST_NOW, _SAID_LATELY = timedelta(seconds=30), timedelta(hours=1)
_HELD_AT_MOST = timedelta(hours=1)  # by a reminder that does not leave: it may be this one phone alone
_ON_ITS_WAY = timedelta(minutes=1)  # what a reminder may take to its phone
_INSTEAD = (Audience.ALL_DUTY, Audience.CHIEF)  # when nobody can be reached whom it should go to


async def start_alert(work: Work, incident: Incident) -> None:
    """Alert the category's own audience and put the ladder up."""
    category, ladder = CATEGORIES[incident.category], work.rules.ladders[incident.severity]
    waits = waits_until(work, incident)
    starts = waits or work.now
    alert = Alert(incident.id, starts, next_at=_first_due(work, ladder, starts))
    await work.tx.incident.alerts.start(alert)
    reached = await alert_audience(work, incident, category.audience, "0", not_before=waits)
    if _somebody(reached):
        return
    if waits is None:
        await _nobody(work, incident)
    elif not _somebody(await alert_audience(work, incident, _INSTEAD, "0", not_before=waits)):
        await work.tx.incident.alerts.save(replace(alert, next_at=waits))  # by then somebody may be there


async def restart_alert(work: Work, incident: Incident, *, version: int) -> None:
    """Restart an alert that has become worse, or lost its holder: everybody alerted so far and the category's audience,
    from step one."""
    await wait_for(work, incident)
    audience = (Audience.AGAIN, *CATEGORIES[incident.category].audience)
    if not _somebody(await alert_audience(work, incident, audience, f"v{version}")):
        await _nobody(work, incident)


async def wait_for(work: Work, incident: Incident) -> None:
    """The ladder starts counting again, without ringing anybody yet."""
    await work.tx.incident.alerts.save(
        Alert(incident.id, work.now, next_at=first_due(ladder_of(work, incident), work.now))
    )


async def go_up(work: Work, alert: Alert) -> None:
    """One step up the ladder, or several at once where they are due."""
    incident = await work.tx.incident.incidents.get(alert.incident_id)
    if incident.state.closed:
        await rest(work, incident.id)
        return
    step = climb(alert, ladder_of(work, incident), work.now)
    await work.tx.incident.alerts.save(step.alert)
    entry = Entry(EntryKind.ESCALATED, work.now, ref=f"{step.alert.step}.{step.alert.round}")
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident.id, [entry])
    reached = await alert_again(work, incident, tuple(step.to), f"e{entry_id}")
    if step.warn_reporter and incident.holder_id is None:
        await _warn(work, incident)
    if _somebody(reached):
        return
    if step.alert.round == 0:
        await _go_on(work, step.alert, incident)  # a step that nobody can receive is no step
    else:
        await _find_others(work, incident, entry_id)


async def _find_others(work: Work, incident: Incident, version: int) -> None:
    """A repeat that nobody can receive who may take it: others hear instead, and the reporter knows to call."""
    await alert_again(work, incident, _INSTEAD, f"i{version}")
    if incident.holder_id is None:
        await _warn(work, incident, unless_within=_SAID_LATELY)


async def _go_on(work: Work, alert: Alert, incident: Incident) -> None:
    """The next step of the ladder is due now."""
    await work.tx.incident.alerts.save(next_step_at(alert, ladder_of(work, incident), work.now))


def ladder_of(work: Work, incident: Incident) -> Ladder:
    """A call for backup is as urgent as anything can be, whatever it began with."""
    return work.rules.ladders[Severity.CRITICAL if incident.needs_support else incident.severity]


def _somebody(reached: Iterable[Member]) -> bool:
    """Whether one of them may take it: who can only come along does not end the search."""
    return any(may(member, Act.TAKE) for member in reached)


async def quiet(work: Work, alert: Alert) -> None:
    """Somebody took it and has said nothing since: first a reminder, then the ladder again. Whom no reminder reached,
    because the network was away, has not been silent for the first hour; whom none can reach has."""
    incident = await work.tx.incident.incidents.get(alert.incident_id)
    if incident.state.closed:
        await rest(work, incident.id)
    else:
        await _remind_or_lapse(work, alert, incident)


async def _remind_or_lapse(work: Work, alert: Alert, incident: Incident) -> None:
    since = incident.held_at or work.now
    if unhurried(incident):
        await work.tx.incident.alerts.save(replace(alert, quiet_at=work.now + LONG_WATCH))
        await _nudge(work, incident, work.now)
        return
    until = await _has_time_until(work, incident, since)
    if until is None:
        await lapse_holder(work, incident, why=QUIET)
    else:
        await work.tx.incident.alerts.save(replace(alert, quiet_at=until))


async def _has_time_until(work: Work, incident: Incident, since: datetime) -> datetime | None:
    """Until when the holder may still be silent; they are reminded where that was not done yet. None: no longer."""
    patience = work.rules.quiet_after - work.rules.quiet_reminder
    # Held since an hour that is still to come, by a clock that is or was wrong: the spans of `quiet_at` alone count.
    end = since + work.rules.quiet_after if since <= work.now else work.now
    reminder = await work.tx.outbox.fate(_nudge_key(incident, since))
    if reminder is None and await _nudge(work, incident, since):
        return max(end, work.now + patience)
    fates = [reminder] if reminder is not None else []
    silent_at = silence_counts_at(
        fates, end, work.now, patience, look_again=patience, held_at_most=_HELD_AT_MOST, on_its_way=_ON_ITS_WAY
    )
    return until if (until := max(end, silent_at)) > work.now else None


async def lapse_holder(work: Work, incident: Incident, *, why: str = "") -> None:
    """Withdraw the acknowledgement: nobody has the incident any more, and everybody is alerted again."""
    entry = Entry(EntryKind.LAPSED, work.now, incident.holder_id, ref=why)
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident.id, [entry])
    await work.tx.incident.incidents.set_state(
        incident.id, IncidentState.NEW, holder_id=None, held_at=None, closed_at=None
    )
    await tell_reporter(work, incident, "lapsed", version=entry_id)
    await restart_alert(work, replace(incident, state=IncidentState.NEW, holder_id=None), version=entry_id)


async def _nudge(work: Work, incident: Incident, since: datetime) -> bool:
    """Whether there is anywhere to send it."""
    account = await work.tx.people.members.account_of(incident.holder_id) if incident.holder_id is not None else None
    if account is None:
        return False
    nudge = notice(HolderNudge(incident.id), account.id, Priority.ALERT, _nudge_key(incident, since))
    await work.tx.outbox.add([nudge], work.now)
    return True


def _nudge_key(incident: Incident, since: datetime) -> str:
    return f"nudge:{incident.id}:{int(since.timestamp())}"


async def rest_while_held(work: Work, incident: Incident) -> None:
    """Somebody has it: the ladder rests until they go quiet. On the scene they are reminded late, never replaced."""
    alert = await work.tx.incident.alerts.find(incident.id)
    if alert is None:
        return
    quiet_at = work.now + (LONG_WATCH if unhurried(incident) else work.rules.quiet_reminder)
    next_at = alert.next_at if incident.needs_support else None  # a call for backup goes on climbing
    await work.tx.incident.alerts.save(replace(alert, next_at=next_at, quiet_at=quiet_at))


async def call_backup(work: Work, incident: Incident, version: int) -> None:
    """Everybody on duty and the chiefs; the ladder climbs until a second person goes, while the holder stays."""
    alert = await work.tx.incident.alerts.find(incident.id)
    quiet_at = alert.quiet_at if alert else None
    due = first_due(ladder_of(work, incident), work.now)
    await work.tx.incident.alerts.save(Alert(incident.id, work.now, next_at=due, quiet_at=quiet_at))
    await alert_audience(work, incident, _BACKUP, f"b{version}")


async def rest(work: Work, incident_id: int) -> None:
    """The ladder comes down: closed, or backup has come."""
    alert = await work.tx.incident.alerts.find(incident_id)
    if alert is not None:
        await work.tx.incident.alerts.save(replace(alert, next_at=None, quiet_at=None))


async def undeliverable(work: Work, card: AlertCard, row: Leased, _: str) -> None:
    """A card could not reach this account, or may not any more: the person's other account, else the next person at
    once."""
    account = await work.tx.people.members.account(row.account_id)
    if account is None or account.member_id is None:
        return
    incident = await work.tx.incident.incidents.get(card.incident)
    if incident.state.closed or incident.holder_id is not None:
        return
    other = await work.tx.people.members.account_of(account.member_id, besides=account.id)
    if other is not None and may_see(await work.tx.people.members.get(account.member_id), incident, alerted=True):
        await send_card_instead(work, incident, other, account.id)
        return
    alert = await work.tx.incident.alerts.find(incident.id)
    if alert is None or alert.next_at is None or await somebody_hears(work, incident, besides=account.member_id):
        return
    await _go_on(work, alert, incident)


async def somebody_hears(work: Work, incident: Incident, *, besides: int | None = None) -> bool:
    """Whether somebody has it, or was alerted who may take it and can be reached."""
    if incident.holder_id is not None:
        return True
    return _somebody(m for m in await work.tx.incident.alerts.reachable(incident.id) if m.id != besides)


async def _nobody(work: Work, incident: Incident) -> None:
    """The first audience is out of reach: the reporter is told at once and the ladder does not wait."""
    alert = await work.tx.incident.alerts.find(incident.id)
    if alert is not None:
        await _go_on(work, alert, incident)
    await _warn(work, incident, priority=Priority.REMINDER)  # behind the receipt, which is written after it


async def _warn(
    work: Work,
    incident: Incident,
    *,
    unless_within: timedelta = _SAID_JUST_NOW,
    priority: Priority = Priority.REPLY,
) -> None:
    """The reporter is told to call; once, when several steps of the ladder are gone through at once, or a network is
    out of reach. Never before the receipt: who does not know the number does not know what it is about."""
    if incident.silent or await _is_being_warned(work, incident):
        return
    told = [e for e in await work.tx.incident.incidents.entries(incident.id) if e.kind is EntryKind.WARNED]
    if told and timedelta() <= work.now - await _heard_at(work, incident, told[-1]) < unless_within:
        return
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident.id, [Entry(EntryKind.WARNED, work.now)])
    await tell_reporter(work, incident, "nobody", version=entry_id, priority=priority)


async def _is_being_warned(work: Work, incident: Incident) -> bool:
    waits = await work.tx.outbox.unsent(ReporterStatus.kind, [incident.id])
    return any(from_json(ReporterStatus, row.payload).event == "nobody" for row in waits)


async def _heard_at(work: Work, incident: Incident, warned: Entry) -> datetime:
    """When the reporter was really told: after an outage that may have been hours later."""
    fate = await work.tx.outbox.fate(f"status:{incident.id}:nobody:{warned.id}")
    return fate.sent_at if fate is not None and fate.sent_at is not None else warned.at


def _first_due(work: Work, ladder: Ladder, starts: datetime) -> datetime:
    """Due time of an alert's first step. A small matter that went out at night all the same comes again with the small
    matters of the morning."""
    if ladder.digest_at is not None and starts == work.now:
        return next_at(work.now, ladder.digest_at, work.rules.zone)
    return first_due(ladder, starts)


def waits_until(work: Work, incident: Incident) -> datetime | None:
    """When the first alert of a small matter goes out; None when it goes at once."""
    ladder = work.rules.ladders[incident.severity]
    night = in_hours(work.now, work.rules.night_from, work.rules.night_until, work.rules.zone)
    if ladder.digest_at is None or (CATEGORIES[incident.category].now_at_night and night):
        return None
    return next_at(work.now, ladder.digest_at, work.rules.zone)
