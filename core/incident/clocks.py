"""Clocks of incidents: a ladder climbs, who has an incident goes quiet, a report is left unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.clocks import Clock, Limit, Needs
from core.conversation import Conversation
from core.incident.escalation import LONG_WATCH, go_up, ladder_of, quiet
from core.incident.filing import FLOW, ReportDraft, time_is_up
from core.incident.ladder import Alert, longest_pause, next_step_at
from core.incident.types import unhurried
from core.times import next_at
from core.work import Work


async def _standing(work: Work) -> Sequence[Alert]:
    return await work.tx.incident.alerts.standing()


# -- the ladder ------------------------------------------------------------------------------------------------------


async def _longest_climb(work: Work, alert: Alert) -> timedelta:
    """Small matters that have not begun wait for their hour of the morning first."""
    ladder = ladder_of(work, await work.tx.incident.incidents.get(alert.incident_id))
    pause = longest_pause(ladder, alert.step)
    if ladder.digest_at is None or alert.step or alert.round:
        return pause
    morning = next_at(work.now, ladder.digest_at, work.rules.zone) - work.now
    return morning + pause if alert.started_at > work.now else max(morning, pause)


async def _move_step(work: Work, alert: Alert, at: datetime) -> None:
    ladder = ladder_of(work, await work.tx.incident.incidents.get(alert.incident_id))
    await work.tx.incident.alerts.save(next_step_at(alert, ladder, at))


async def _wait(work: Work, alert: Alert, at: datetime) -> None:
    """Without a look at the incident, which may be what is broken."""
    await work.tx.incident.alerts.save(replace(alert, next_at=at))


CLIMB: Clock[Alert] = Clock(
    name="climb",
    column="alerts.due_at",
    needs=Needs.NOTHING,
    key=lambda alert: alert.incident_id,
    due=lambda work: work.tx.incident.alerts.due(work.now),
    strike=go_up,
    move=_move_step,
    put_off=_wait,
    longest=Limit(_standing, lambda alert: alert.next_at, _longest_climb),
)

# -- who has it says nothing -----------------------------------------------------------------------------------------


async def _longest_quiet(work: Work, alert: Alert) -> timedelta:
    incident = await work.tx.incident.incidents.get(alert.incident_id)
    return LONG_WATCH if unhurried(incident) else work.rules.quiet_after


async def _move_quiet(work: Work, alert: Alert, at: datetime) -> None:
    await work.tx.incident.alerts.save(replace(alert, quiet_at=at))


QUIET: Clock[Alert] = Clock(
    name="quiet",
    column="alerts.due_at",
    needs=Needs.NOTHING,
    key=lambda alert: alert.incident_id,
    due=lambda work: work.tx.incident.alerts.quiet(work.now),
    strike=quiet,
    move=_move_quiet,
    longest=Limit(_standing, lambda alert: alert.quiet_at, _longest_quiet),
)

# -- a report that was begun -----------------------------------------------------------------------------------------

_Open = tuple[int, Conversation]  # the account, and where it stands


async def _give_up(work: Work, found: _Open) -> None:
    """A draft that says something goes out as it is."""
    account_id, conversation = found
    await work.tx.conversations.save(account_id, await time_is_up(work, account_id, conversation))


async def _move_end(work: Work, found: _Open, at: datetime) -> None:
    account_id, conversation = found
    await work.tx.conversations.save(account_id, replace(conversation, expires_at=at))


async def _longest_draft(work: Work, found: _Open) -> timedelta:
    """Once the alert is out more can be told for a while."""
    filed = ReportDraft.from_json(found[1].draft).incident is not None
    return work.rules.details_for if filed else work.rules.abandon_after


DRAFT: Clock[_Open] = Clock(
    name="draft",
    column="conversations.expires_at",
    needs=Needs.HEARING,
    key=lambda found: found[0],
    due=lambda work: work.tx.conversations.expired(work.now),
    strike=_give_up,
    move=_move_end,
    longest=Limit(lambda work: work.tx.conversations.in_flow(FLOW), lambda found: found[1].expires_at, _longest_draft),
)
CLOCKS = (QUIET, CLIMB, DRAFT)  # silence first: the ladder that begins again strikes once
