"""The machine's clock is wrong, or was: what is told of it, and what is done about the hours that were written down.

What fell due "in two minutes" by a clock that was ahead would come hours late. Whatever waits longer than its own rule
allows is due as if it had been written down now, once the clock is believed: to one that is behind, all that is right
looks ahead.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.incident.draft import FLOW as REPORT
from core.incident.escalation import LONG_WATCH, ladder_of
from core.incident.ladder import Alert, first_due
from core.incident.types import Incident
from core.notify import say
from core.patrol.night.ok_check import alarmed, longest_rest
from core.patrol.roster.announcing import next_morning
from core.patrol.types.shift import Shift, Watch
from core.people.duty import duty_officers
from core.people.types import Role
from core.text import Text
from core.work import Work

_DAY, _AN_HOUR = timedelta(days=1), timedelta(hours=1)
# What gathers for a moment lies so far ahead. Pauses between two tries may be longer, and are cut short: that harms
# nobody, but what was to be tried in a second by a clock ten minutes ahead would wait for ten minutes.
_A_MOMENT = timedelta(seconds=15)


async def tell_clock(work: Work, *, wrong: bool) -> None:
    """To the duty officers, for nobody on patrol is reminded or checked out meanwhile, and to the operators."""
    members = [*await duty_officers(work), *await work.tx.people.members.with_roles({Role.OPERATOR})]
    said = Text("clock.wrong") if wrong else Text("clock.right")
    key = f"{work.now:%Y%m%d%H}" if wrong else f"{work.now.timestamp():.0f}"  # wrong: however often it starts
    for account in (await work.tx.people.members.accounts_of([m.id for m in members])).values():
        await say(work, account, said, once=f"{said.id}:{account.id}:{key}")


async def keep_climbing(work: Work) -> int:
    """The clock is known to be wrong, and may be behind what was written down: nothing that calls for people waits for
    it to be put right. Whether anything else lies ahead nobody can say yet. Returns how many had waited."""
    pulled = 0
    for alert in await work.tx.incident.alerts.standing():
        changed = _climbing(work, alert, await work.tx.incident.incidents.get(alert.incident_id))
        if changed != alert:
            await work.tx.incident.alerts.save(changed)
            pulled += 1
    for watch in await work.tx.patrol.watches.all():
        changed_watch = _alarm(work, watch)
        if changed_watch != watch:
            await work.tx.patrol.watches.save(changed_watch)
            pulled += 1
    return pulled


async def pull_back(work: Work, *, ahead: timedelta) -> int:
    """How many alerts, watches, drafts, messages and updates had waited for an hour that was wrong. Only by a clock
    that is believed. A message may wait because it is to: it is pulled back when the clock surely was `ahead`."""
    pulled = 0
    for alert in await work.tx.incident.alerts.standing():
        pulled += await _alert(work, alert, ahead)
    for watch in await work.tx.patrol.watches.all():
        pulled += await _watch(work, watch)
    latest = work.now + _A_MOMENT
    await work.tx.outbox.settled_by_now(work.now)
    if ahead:
        # What was to wait with its alert, which had begun "in ten minutes". What waits for the morning is further away.
        lately = latest + min(ahead, _AN_HOUR)
        pulled += await work.tx.outbox.pull_back(latest, work.now, next_morning(work), lately)
    pulled += await work.tx.inbox.pull_back(latest, work.now)
    # A report left unfinished must not wait for longer; one that is out loses some minutes in which more can be told.
    instead = work.now + work.rules.abandon_after
    longest = instead if ahead else max(instead, work.now + work.rules.details_for)
    return pulled + await work.tx.conversations.pull_back(REPORT, longest, instead)


async def _alert(work: Work, alert: Alert, ahead: timedelta) -> bool:
    """The next step of a ladder is nearer by as much as the clock was ahead: rather too early than too late."""
    incident = await work.tx.incident.incidents.get(alert.incident_id)
    begun = timedelta() < alert.started_at - work.now <= ahead  # by the clock that was ahead, and not for the morning
    standing = replace(alert, started_at=work.now) if begun else alert
    changed = replace(
        _climbing(work, standing, incident), quiet_at=_no_later(alert.quiet_at, work.now + LONG_WATCH, work.now)
    )
    if changed.next_at is not None and changed.next_at > work.now:
        changed = replace(changed, next_at=max(work.now, changed.next_at - ahead))
    if incident.held_at is not None and incident.held_at > work.now:
        changed = replace(changed, quiet_at=work.now + work.rules.quiet_reminder)
        holder = incident.holder_id
        await work.tx.incident.incidents.set_state(
            incident.id, incident.state, holder_id=holder, held_at=work.now, closed_at=incident.closed_at
        )
    if changed == alert:
        return False
    await work.tx.incident.alerts.save(changed)
    return True


def _climbing(work: Work, alert: Alert, incident: Incident) -> Alert:
    """What the small matters of the morning wait for lies up to a day ahead."""
    ladder = ladder_of(work, incident)
    morning = _DAY if ladder.digest_at is not None else timedelta()
    longest = max([ladder.repeat_every, *(step.after for step in ladder.steps)])
    if alert.started_at > work.now + morning:
        alert = replace(
            alert, started_at=work.now, next_at=alert.next_at and min(alert.next_at, first_due(ladder, work.now))
        )
    return replace(alert, next_at=_no_later(alert.next_at, work.now + morning + longest, work.now))


async def _watch(work: Work, watch: Watch) -> bool:
    """A sign of life that lies ahead would hide all that come until then."""
    shift = await work.tx.patrol.shifts.get(watch.shift_id)
    changed = await _asked(work, _alarm(work, watch), shift)
    if changed == watch:
        return False
    await work.tx.patrol.watches.save(changed)
    return True


def _alarm(work: Work, watch: Watch) -> Watch:
    if not alarmed(work.rules.patrol, watch):
        return watch
    latest = work.now + longest_rest(work, watch)
    return replace(watch, ok_at=_no_later(watch.ok_at, latest, latest))


async def _asked(work: Work, watch: Watch, shift: Shift) -> Watch:
    rules = work.rules.patrol
    asked_every = rules.ok_every or rules.ok_again
    from_then = max(work.now, shift.starts_at)
    longest = max(asked_every, rules.ok_again, LONG_WATCH, work.rules.quiet_after)
    ahead = watch.seen_at is not None and watch.seen_at > work.now
    ok_at = _no_later(watch.ok_at, from_then + (asked_every if ahead else longest), from_then + asked_every)
    if ahead and ok_at is None and rules.ok_every is not None and from_then + asked_every < shift.ends_at:
        assignment = await work.tx.patrol.assignments.get(watch.assignment_id)
        own = assignment.in_by is not None and assignment.in_by.own  # whom the leader called up may have no phone
        ok_at = from_then + asked_every if own else None  # by the wrong hour the shift was over
    return replace(watch, ok_at=ok_at, seen_at=work.now if ahead else watch.seen_at)


def _no_later(at: datetime | None, latest: datetime, instead: datetime) -> datetime | None:
    return instead if at is not None and at > latest else at
