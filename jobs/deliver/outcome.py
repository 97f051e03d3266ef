"""Outcome of a message, written down: delivered, to be tried again, or lost."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core.channels import (
    Ambiguous,
    AnswerTap,
    Blocked,
    Delete,
    DeliveryError,
    Edit,
    EditGone,
    Outgoing,
    Retryable,
    Send,
)
from core.clocks import OUR_MISTAKES
from core.conversation import Conversation
from core.features import LIVE, NOTICES, UPDATES
from core.live_messages import Live, anew, delivered
from core.outbox import Kind, Leased, NewMessage, Priority, Reply
from core.payload import from_json, to_json
from core.screen import Rendered
from core.work import Work
from jobs.deliver.compose import Dropped
from jobs.deliver.retries import Patience

log = logging.getLogger(__name__)

# Errors that come and go with the connection, as they stand in a row that is to be tried again.
OF_THE_LINE = frozenset({Retryable.code, Ambiguous.code})
# Why an alarm that never went out must find its person elsewhere, or another person. A moot one: it was closed, or its
# reader has been suspended meanwhile.
_OUT_OF_REACH = frozenset({"blocked", "no_channel", "broken", "moot"})


@dataclass(frozen=True, slots=True)
class Flight:
    row: Leased
    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Landed:
    flight: Flight
    message_id: str | None
    error: DeliveryError | None


def of_the_line(error: DeliveryError) -> bool:
    """Whether the network could not be reached or was in trouble itself, whatever it was that we sent."""
    return error.code in OF_THE_LINE


async def record(work: Work, landed: Sequence[Landed], patience: Patience) -> None:
    for one in landed:
        await _record(work, one, patience)
    await delivered(work, LIVE, [(one.flight.row, one.message_id) for one in landed if one.error is None])


async def _record(work: Work, landed: Landed, patience: Patience) -> None:
    row, error = landed.flight.row, landed.error
    if error is None:
        await sent(work, row, landed.flight.outgoing, landed.message_id)
    elif isinstance(error, Retryable):
        pause = timedelta(seconds=error.after) if error.after else _pause(row, patience)
        await work.tx.outbox.retry(row.id, work.now + pause, error.code)
    elif isinstance(error, Ambiguous) and _may_repeat(landed.flight):
        await work.tx.outbox.retry(row.id, work.now + _pause(row, patience), error.code)
    else:
        await _lost(work, landed.flight, error)


def _pause(row: Leased, patience: Patience) -> timedelta:
    return patience.pause(row.attempts, urgent=row.priority <= Priority.ALERT)


async def drop(work: Work, row: Leased, dropped: Dropped) -> None:
    """Set a message aside before it was sent."""
    if dropped.fault is not None:
        tell_fault(row, dropped.fault)
    await work.tx.outbox.drop(row.id, dropped.reason, work.now)
    if dropped.reason in _OUT_OF_REACH:
        await _find_others(work, row, dropped.reason)


def tell_fault(row: Leased, fault: Exception) -> None:
    """A message that breaks us is set aside: it must not stop all others, and again after every start."""
    log.error("cannot be sent: outbox=%s kind=%s error=%s", row.id, row.kind, type(fault).__name__, exc_info=fault)


async def sent(work: Work, row: Leased, outgoing: Outgoing | None, message_id: str | None) -> None:
    """Note a message that is on the phone. `outgoing` is None when nobody knows any more what it said. Live messages:
    `delivered`."""
    await work.tx.outbox.sent(row.id, message_id, work.now)
    if outgoing is None or isinstance(outgoing, AnswerTap | Delete):
        return
    notice = NOTICES.get(row.kind)
    if notice is not None and notice.remembers:
        await _remember(work, row, outgoing.message)


async def _lost(work: Work, flight: Flight, error: DeliveryError) -> None:
    row = flight.row
    log.warning("not delivered: outbox=%s kind=%s error=%s", row.id, row.kind, error.code)
    await work.tx.outbox.drop(row.id, error.code, work.now)
    if isinstance(error, EditGone) and isinstance(flight.outgoing, Edit):
        await work.tx.outbox.add([await _anew(work, row, flight.outgoing)], work.now)
    if isinstance(error, Blocked):
        await work.tx.people.members.mark_blocked(row.account_id, work.now)
    await _find_others(work, row, error.code)


async def _find_others(work: Work, row: Leased, reason: str) -> None:
    """A row that is broken itself, or is about what is not there any more, has nobody else to go to."""
    notice = NOTICES.get(row.kind)
    if notice is None or notice.elsewhere is None:
        return
    try:
        async with work.tx.part():
            await notice.elsewhere(work, from_json(notice.means, row.payload), row, reason)
    except OUR_MISTAKES as fault:
        tell_fault(row, fault)


async def _anew(work: Work, row: Leased, edit: Edit) -> NewMessage:
    """New message in place of an edit whose message is not there any more."""
    if row.kind in UPDATES:
        return await anew(work, UPDATES[row.kind], row, edit.message_id)
    reply = replace(from_json(Reply, row.payload), edit=None)
    return NewMessage(row.kind, row.account_id, row.priority, to_json(reply))


def _may_repeat(flight: Flight) -> bool:
    """After an ambiguous time-out: alerts and edits again, what must not lie twice in a chat not."""
    notice = NOTICES.get(flight.row.kind)
    repeatable = flight.row.kind == Kind.TAP or (notice is not None and notice.repeatable)
    if flight.row.priority <= Priority.ALERT or repeatable or isinstance(flight.outgoing, Edit):
        return True
    return isinstance(flight.outgoing, Send) and not flight.outgoing.message.protect


async def _remember(work: Work, row: Leased, message: Rendered) -> None:
    """Remember the message's buttons: its words are understood from now on, and digits count on it, unless they are
    asked for just now."""
    choices = [(label, action) for label, action in message.choices()]
    if not choices:
        return
    standing = await work.tx.conversations.load(row.account_id)
    if row.kind in UPDATES and not _is_looked_at(standing, UPDATES[row.kind], row):
        return
    if standing.flow is None:
        await work.tx.conversations.shown(row.account_id, choices, work.now)
    else:
        await work.tx.conversations.shown_beside(row.account_id, choices)


def _is_looked_at(standing: Conversation, live: Live, row: Leased) -> bool:
    """Whether what was edited came last: nothing else with buttons has come since."""
    shown = standing.choices if standing.flow is None else standing.beside
    subject = from_json(live.update, row.payload).subject
    return bool(shown) and live.speaks_of is not None and all(live.speaks_of(act) == subject for _, act in shown)
