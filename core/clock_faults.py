"""Table of contents: what is told of a machine's clock that is wrong, or was, and what is done about its hours.

What fell due "in two minutes" by a clock that was ahead would come hours late. Each clock says how far ahead its
matters may rightly lie, and they are brought so near; here is what no clock waits for: messages, and hours of the past
that are still to come.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from core.clocks import Clock, put_right, unbroken
from core.incident.escalation import rest_while_held
from core.incident.ladder import Alert
from core.notify import say
from core.patrol.night.ok_check import seen_now
from core.patrol.roster.announcing import next_morning
from core.people.duty import duty_officers
from core.people.types import Role
from core.text import Text
from core.work import Work

# What gathers for a moment lies so far ahead. Pauses between two tries may be longer, and are cut short: that harms
# nobody, but what was to be tried in a second by a clock ten minutes ahead would wait for ten minutes.
_A_MOMENT, _AN_HOUR = timedelta(seconds=15), timedelta(hours=1)


async def tell_clock(work: Work, *, wrong: bool) -> None:
    """To the duty officers, for nobody on patrol is reminded or checked out meanwhile, and to the operators."""
    members = [*await duty_officers(work), *await work.tx.people.members.with_roles({Role.OPERATOR})]
    said = Text("clock.wrong") if wrong else Text("clock.right")
    key = f"{work.now:%Y%m%d%H}" if wrong else f"{work.now.timestamp():.0f}"  # wrong: however often it starts
    for account in (await work.tx.people.members.accounts_of([m.id for m in members])).values():
        await say(work, account, said, once=f"{said.id}:{account.id}:{key}")


async def put_all_right(work: Work, clocks: Iterable[Clock[Any]], *, was_ahead: bool) -> int:
    """Have no matter of these clocks wait for longer than it ever should. Returns how many had."""
    return sum([await put_right(work, clock, was_ahead=was_ahead) for clock in clocks])


async def pull_back(work: Work, *, ahead: timedelta) -> int:
    """Bring near what else waits for an hour that was wrong, or happened at one: only by a clock that is believed, for
    to one that is behind all that is right looks ahead. A message may wait because it is to: it is pulled back when the
    clock surely was `ahead`. Returns how many matters were."""
    latest = work.now + _A_MOMENT
    await work.tx.outbox.settled_by_now(work.now)
    pulled = await work.tx.inbox.pull_back(latest, work.now)
    if ahead:
        # What was to wait with its alert, which had begun "in ten minutes". What waits for the morning is further away.
        lately = latest + min(ahead, _AN_HOUR)
        pulled += await work.tx.outbox.pull_back(latest, work.now, next_morning(work), lately)
    for alert in await work.tx.incident.alerts.standing():
        pulled += bool(await unbroken(work, f"alert {alert.incident_id}", partial(_taken, work, alert)))
    for watch in await work.tx.patrol.watches.all():
        pulled += bool(await unbroken(work, f"watch {watch.assignment_id}", partial(seen_now, work, watch)))
    return pulled


async def _taken(work: Work, alert: Alert) -> bool:
    """An incident taken by an hour that is still to come is held from now."""
    incident = await work.tx.incident.incidents.get(alert.incident_id)
    if incident.held_at is None or incident.held_at <= work.now:
        return False
    state, holder = incident.state, incident.holder_id
    await work.tx.incident.incidents.set_state(
        incident.id, state, holder_id=holder, held_at=work.now, closed_at=incident.closed_at
    )
    await rest_while_held(work, replace(incident, held_at=work.now))
    return True
