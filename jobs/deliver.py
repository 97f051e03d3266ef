"""The deliverer: nobody else sends.

One transaction writes down what came of the last messages and takes the next ones; each is looked up again, dropped
if it no longer matters, rendered, and sent outside the transaction. A message is marked as sent as soon as the network
said so; what a dying process had sent but not yet marked is sent again, so little is in flight at a time.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.actions import incident_of
from core.alerting import undeliverable
from core.channels import (
    Ambiguous,
    AnswerTap,
    Blocked,
    Channel,
    DeliveryError,
    Edit,
    EditGone,
    Outgoing,
    Permanent,
    Retryable,
    Send,
    TokenRejected,
)
from core.errors import BinhYenError
from core.notices import compose
from core.outbox import Kind, Leased, NewMessage, Priority
from core.ports import Database, Transaction
from core.rules import Rules
from core.screen import Rendered, Screen
from core.telling import card_is
from core.text import Text
from core.work import Work
from jobs.pacing import Pacing
from texts import Reader, Texts

log = logging.getLogger(__name__)

_IDEMPOTENT = frozenset({Kind.TAP, Kind.CARD_UPDATE})
_FAULTS = (ArithmeticError, AssertionError, AttributeError, BinhYenError, LookupError, TypeError, ValueError)
_SLOW = 0.3  # seconds after which a message on its way no longer holds up the next
_FAREWELL = 3.0  # seconds that messages on their way are waited for when the process is asked to stop
# Their buttons answer to digits once they are seen.
_REMEMBERED = frozenset({Kind.CARD, Kind.NEWS, Kind.NUDGE, Kind.STATUS})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a lease holds, and how retries are spaced: doubling from `first` up to `most`; all but alerts are given
    up after `give_up_after`."""

    in_flight: int = 4
    lease: timedelta = timedelta(seconds=60)
    first: timedelta = timedelta(seconds=1)
    most: timedelta = timedelta(minutes=5)
    give_up_after: timedelta = timedelta(hours=6)

    def pause(self, attempts: int) -> timedelta:
        return min(self.most, self.first * float(2 ** min(attempts - 1, 16)))


@dataclass(frozen=True, slots=True)
class _Flight:
    row: Leased
    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class _Landed:
    flight: _Flight
    message_id: str | None
    error: DeliveryError | None


class Deliverer:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        texts: Texts,
        rules: Rules,
        clock: Callable[[], datetime],
        pacing: Pacing,
        patience: Patience | None = None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._texts = texts
        self._rules = rules
        self._clock = clock
        self._pacing = pacing
        self._patience = patience or Patience()
        self._flying: dict[int, tuple[str, str]] = {}
        self._started: dict[int, float] = {}  # new messages on their way, and since when
        self._queue: list[_Flight] = []  # leased, and to start when the message before them has landed
        self._flights: set[asyncio.Task[None]] = set()
        self._stop = asyncio.Event()
        self._leaving_at: float | None = None
        self._landed: list[_Landed] = []
        self._again = False
        self._stirred = asyncio.Event()

    def stir(self) -> None:
        """Something was committed: look at once."""
        self._stirred.set()

    async def run(self, stop: asyncio.Event, tick: float) -> None:
        """Deliver until told to stop. `tick` (seconds) is the safety net should a stir be missed."""
        self._stop = stop
        while not stop.is_set():
            await self.drain()
            await self._rest(min(tick, await self._next_in(tick)))

    async def drain(self) -> None:
        """Send everything that may go out now, and wait for what is in flight."""
        async with asyncio.TaskGroup() as tasks:
            while await self._cycle(tasks):
                pass

    async def _cycle(self, tasks: asyncio.TaskGroup) -> bool:
        self._stirred.clear()
        self._queue += await self._turn()
        flights = self._cleared()
        for flight in flights:
            self._flying[flight.row.id] = (flight.row.channel, flight.row.chat_id)
            if isinstance(flight.outgoing, Send):
                self._started[flight.row.id] = asyncio.get_running_loop().time()
            self._pacing.spend(self._flying[flight.row.id])
            self._watch(tasks.create_task(self._fly(flight)))
        if self._flying:
            await self._landing()
            return True
        return bool(flights or self._landed or self._again)

    def _cleared(self) -> list[_Flight]:
        """What may start now. New messages go one after the other, each only when the one before is written down, so
        that a process that dies repeats one at most; but one over which the network takes long must not hold up an
        alert. Edits and answers to taps can be repeated without harm and need not wait."""
        now, cleared = asyncio.get_running_loop().time(), []
        clear = all(now - since >= _SLOW for since in self._started.values())
        for flight in list(self._queue):
            if isinstance(flight.outgoing, Send) and not clear:
                continue
            clear = clear and not isinstance(flight.outgoing, Send)
            cleared.append(flight)
            self._queue.remove(flight)
        return cleared

    def _watch(self, flight: asyncio.Task[None]) -> None:
        self._flights.add(flight)
        flight.add_done_callback(self._flights.discard)

    async def _landing(self) -> None:
        """Until one lands or has taken long. When all is to stop they are given a moment and then left: what
        was not marked as sent goes out again after the next start."""
        now = asyncio.get_running_loop().time()
        last, soon = self._last_moment(), now + _SLOW
        try:
            async with asyncio.timeout_at(min(soon, last or soon)):
                await self._stirred.wait()
        except TimeoutError:
            if last is None or asyncio.get_running_loop().time() < last:
                return  # others may go beside it now
            for flight in self._flights:
                flight.cancel()
            await asyncio.gather(*self._flights, return_exceptions=True)
            self._flying.clear()
            self._started.clear()

    def _last_moment(self) -> float | None:
        if self._stop.is_set() and self._leaving_at is None:
            self._leaving_at = asyncio.get_running_loop().time() + _FAREWELL
        return self._leaving_at

    async def _fly(self, flight: _Flight) -> None:
        message_id, error = None, None
        try:
            message_id = await self._channels[flight.row.channel].deliver(flight.outgoing)
        except TokenRejected:
            raise
        except DeliveryError as failure:
            error = failure
        except Exception as failure:
            error = Permanent(type(failure).__name__)
            _tell_fault(flight.row, failure)
        finally:
            self._flying.pop(flight.row.id, None)
        self._landed.append(_Landed(flight, message_id, error))
        self._stirred.set()

    # -- one transaction ---------------------------------------------------------------------------------------------

    async def _turn(self) -> list[_Flight]:
        """Write down what landed, take what goes next."""
        landed, self._landed = self._landed, []
        self._again = False
        room = min(self._patience.in_flight - len(self._flying) - len(self._queue), self._pacing.allowed())
        room = 0 if self._stop.is_set() else room  # what still waits can wait for the next start
        if room <= 0 and not landed:
            return []
        try:
            async with self._database.transaction() as tx:
                work = Work(tx, self._clock(), self._rules)
                for one in landed:
                    await self._record(work, one)
                taken = await self._take(work, room) if room > 0 else []
        except BaseException:
            self._landed = landed + self._landed  # nothing was written: the next turn must not forget them
            raise
        for one in landed:
            self._started.pop(one.flight.row.id, None)
        return taken

    async def _take(self, work: Work, room: int) -> list[_Flight]:
        busy = {*self._pacing.busy(), *self._flying.values(), *((f.row.channel, f.row.chat_id) for f in self._queue)}
        until = work.now + self._patience.lease
        rows = await work.tx.outbox.lease(work.now, until, room, busy)
        flights = []
        for row in rows:
            outgoing = await self._prepared(work, row)
            if outgoing is None:
                self._again = True  # its place in line is free: look for the next
            else:
                flights.append(_Flight(row, outgoing))
        return flights

    async def _prepared(self, work: Work, row: Leased) -> Outgoing | None:
        """The message as it is true now, or None after dropping it."""
        reason = self._hopeless(work, row)
        if reason is None:
            try:
                outgoing = await self._outgoing(work, row)
                if outgoing is not None:
                    return outgoing
                reason = "moot"
            except _FAULTS as fault:
                _tell_fault(row, fault)
                reason = "broken"
        await work.tx.outbox.drop(row.id, reason, work.now)
        if row.kind is Kind.CARD and reason in ("blocked", "no_channel", "broken"):
            await undeliverable(work, _incident(row), row.account_id)
        return None

    def _hopeless(self, work: Work, row: Leased) -> str | None:
        if row.channel not in self._channels:
            return "no_channel"
        if row.expires_at is not None and row.expires_at <= work.now:
            return "expired"
        if row.blocked and row.kind is not Kind.TAP:
            return "blocked"
        lasting = row.priority is Priority.ALERT or row.kind is Kind.CARD
        if not lasting and row.attempts > 1 and work.now - row.created_at > self._patience.give_up_after:
            return "gave_up"
        return None

    async def _outgoing(self, work: Work, row: Leased) -> Outgoing | None:
        payload = json.loads(row.payload)
        match row.kind:
            case Kind.TAP:
                return AnswerTap(row.chat_id, payload["query"], payload["text"]) if payload["query"] else None
            case Kind.REPLY:
                return _reply(row.chat_id, payload)
            case Kind.SAY:
                shown: Screen | None = Screen((Text(payload["text"], **payload["params"]),))
            case _:
                reader = await work.tx.people.get(row.member_id) if row.member_id is not None else None
                shown = await compose(work, row.kind, payload, reader)
        if shown is None:
            return None
        message = self._texts.render(shown, Reader(row.language, row.honorific, row.call_name), work.now)
        if row.kind is not Kind.CARD_UPDATE:
            return Send(row.chat_id, message)
        card = payload.get("moved") or await work.tx.alerts.card(int(payload["incident"]), row.account_id)
        return Edit(row.chat_id, card, message) if card else None

    # -- what came of it ---------------------------------------------------------------------------------------------

    async def _record(self, work: Work, landed: _Landed) -> None:
        row, error = landed.flight.row, landed.error
        if error is None:
            await self._sent(work, landed)
        elif isinstance(error, Retryable):
            pause = timedelta(seconds=error.after) if error.after else self._patience.pause(row.attempts)
            await work.tx.outbox.retry(row.id, work.now + pause, error.code)
        elif isinstance(error, Ambiguous) and _may_repeat(landed.flight):
            await work.tx.outbox.retry(row.id, work.now + self._patience.pause(row.attempts), error.code)
        else:
            await self._lost(work, landed.flight, error)

    async def _sent(self, work: Work, landed: _Landed) -> None:
        row, message_id = landed.flight.row, landed.message_id
        await work.tx.outbox.sent(row.id, message_id, work.now)
        if row.kind is Kind.CARD and message_id is not None:
            await card_is(work, _incident(row), row.account_id, message_id)
            await self._catch_up(work, landed)
        if isinstance(landed.flight.outgoing, AnswerTap):
            return
        if row.kind in _REMEMBERED or (row.kind is Kind.CARD_UPDATE and await _is_looked_at(work.tx, row)):
            await _remember(work.tx, row.account_id, landed.flight.outgoing.message, work.now)

    async def _catch_up(self, work: Work, landed: _Landed) -> None:
        row = landed.flight.row
        try:
            await _catch_up(work, row, await self._outgoing(work, row), landed.flight.outgoing)
        except _FAULTS as fault:
            _tell_fault(row, fault)  # that it was sent must be written down all the same

    async def _lost(self, work: Work, flight: _Flight, error: DeliveryError) -> None:
        row = flight.row
        log.warning("not delivered: outbox=%s kind=%s error=%s", row.id, row.kind, error.code)
        await work.tx.outbox.drop(row.id, error.code, work.now)
        if isinstance(error, EditGone) and isinstance(flight.outgoing, Edit):
            await work.tx.outbox.add(_anew(row, flight.outgoing.message), work.now)
        if isinstance(error, Blocked):
            await work.tx.people.mark_blocked(row.account_id, work.now)
        if row.kind is Kind.CARD:
            await undeliverable(work, _incident(row), row.account_id)

    # -- waiting -----------------------------------------------------------------------------------------------------

    async def _next_in(self, most: float) -> float:
        if self._pacing.wait():
            return self._pacing.wait()
        async with self._database.transaction() as tx:
            due = await tx.outbox.next_due()
        return most if due is None else max(0.01, (due - self._clock()).total_seconds())

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stirred.wait()
        except TimeoutError:
            return


def _reply(chat_id: str, payload: Mapping[str, Any]) -> Outgoing:
    message = Rendered.from_json(payload["m"])
    if payload["edit"] is not None:
        return Edit(chat_id, str(payload["edit"]), message)
    return Send(chat_id, message)


def _anew(row: Leased, message: Rendered) -> list[NewMessage]:
    """What was to replace a message that is not there any more, as a new one."""
    if row.kind is Kind.REPLY:
        payload = json.dumps({"edit": None, "m": message.to_json()}, ensure_ascii=False)
        return [NewMessage(Kind.REPLY, row.account_id, row.priority, payload)]
    if "moved" in json.loads(row.payload):
        return []
    payload = json.dumps({"incident": _incident(row), "silent": True})
    return [NewMessage(Kind.CARD, row.account_id, row.priority, payload)]


def _may_repeat(flight: _Flight) -> bool:
    """After an ambiguous time-out: alerts and edits again, what must not lie twice in a chat not."""
    if flight.row.priority is Priority.ALERT or flight.row.kind in _IDEMPOTENT:
        return True
    return isinstance(flight.outgoing, Edit) or (
        isinstance(flight.outgoing, Send) and not flight.outgoing.message.protect
    )


def _tell_fault(row: Leased, fault: Exception) -> None:
    """A message that breaks us is set aside: it must not stop all others, and again after every start."""
    log.error("cannot be sent: outbox=%s kind=%s error=%s", row.id, row.kind, type(fault).__name__, exc_info=fault)


def _incident(row: Leased) -> int:
    return int(json.loads(row.payload)["incident"])


async def _catch_up(work: Work, row: Leased, now: Outgoing | None, sent: Outgoing) -> None:
    """While a card was on its way somebody took it, or closed it: updates of then went to older cards only."""
    if isinstance(now, Send) and isinstance(sent, Send) and now.message == sent.message:
        return
    payload = json.dumps({"incident": _incident(row)})
    late = NewMessage(Kind.CARD_UPDATE, row.account_id, Priority.REPLY, payload, f"landed:{row.id}")
    await work.tx.outbox.add([late], work.now)


async def _is_looked_at(tx: Transaction, row: Leased) -> bool:
    """Whether the card is what digits count on: nothing else with buttons has come since."""
    choices = (await tx.conversations.load(row.account_id)).choices
    return bool(choices) and all(incident_of(action) == _incident(row) for _, action in choices)


async def _remember(tx: Transaction, account_id: int, message: Rendered, at: datetime) -> None:
    choices = [(label, action) for label, action in message.choices()]
    if choices:
        await tx.conversations.shown(account_id, choices, at)
