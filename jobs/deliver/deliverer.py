"""The deliverer: nobody else sends.

One transaction writes down what came of the last messages and takes the next ones; each is looked up again, dropped
if it no longer matters, rendered, and sent outside the transaction. What a network has taken is noted at once beside
the database, so that a process that dies repeats one new message at most (docs/adr/0008).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from core.channels import AnswerTap, Channel, DeliveryError, Permanent, Send, TokenRejected
from core.features import LIVE
from core.live_messages import delivered
from core.outbox import Leased
from core.ports import Database, Receipt, Receipts
from core.rules import Rules
from core.work import Work
from jobs.deliver.compose import Composer, Dropped
from jobs.deliver.network_state import Lines
from jobs.deliver.outcome import OF_THE_LINE, Flight, Landed, drop, of_the_line, record, sent, tell_fault
from jobs.deliver.pacing import Chat, Pacing
from jobs.deliver.retries import Patience
from texts import Texts

_IN_ONE_CHAT = 4  # messages taken at a time
_SLOW = 0.3  # seconds after which a message on its way no longer holds up the next
_FAREWELL = 3.0  # seconds that messages on their way are waited for when the process is asked to stop


class Deliverer:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        texts: Texts,
        rules: Rules,
        clock: Callable[[], datetime],
        pacing: Pacing,
        receipts: Receipts,
        patience: Patience | None = None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._texts = texts
        self._rules = rules
        self._clock = clock
        self._pacing = pacing
        self._receipts = receipts
        self._patience = patience or Patience()
        self._flying: dict[int, Flight] = {}
        self._started: dict[int, float] = {}  # new messages on their way, and since when
        self._queue: list[Flight] = []  # leased, and to start when the message before them has landed
        self._flights: set[asyncio.Task[None]] = set()
        self._stop = asyncio.Event()
        self._leaving_at: float | None = None
        self._landed: list[Landed] = []
        self._returned: list[Flight] = []  # taken, and not to be sent now after all
        self._dropped: list[tuple[Leased, Dropped]] = []  # taken, but not worth sending
        self._stirred = asyncio.Event()
        self._lines = Lines(clock)
        self._back: set[str] = set()  # networks that carry again after a long silence

    def stir(self) -> None:
        """Something was committed: look at once."""
        self._stirred.set()

    def heard_from(self, channel: str) -> None:
        """The network can be reached: what waits since it could not need not wait for its hour."""
        self._carried(channel)

    def lost(self, channel: str) -> None:
        """Note that the channel cannot be reached, whether or not we have tried to send anything."""
        self._lines.lost(channel)

    def _carried(self, channel: str, chat: Chat | None = None) -> None:
        if self._lines.carried(channel, chat):
            self._back.add(channel)
            self.stir()

    async def recover(self) -> None:
        """Before the first message: take back what the process before had in its hands, and write down what it had
        sent. Nobody else may be sending."""
        async with self._database.transaction() as tx:
            work = Work(tx, self._clock(), self._rules)
            await tx.outbox.release_leases()
            for receipt in self._receipts.left():
                row = await tx.outbox.waits(receipt.row)
                if row is not None and row.created_at == receipt.created_at:
                    outgoing = await self._composer(work).outgoing(row)
                    await sent(work, row, None if isinstance(outgoing, Dropped) else outgoing, receipt.message_id)
                    await delivered(work, LIVE, [(row, receipt.message_id)])
        self._receipts.clear()

    async def run(self, stop: asyncio.Event, tick: float) -> None:
        """Deliver until told to stop. `tick` (seconds) is the safety net should a stir be missed."""
        self._stop = stop
        while not stop.is_set():
            await self.drain()
            await self._rest(min(tick, await self._next_in(tick)))

    async def drain(self) -> None:
        """Send everything that may go out now, and wait for what is in flight."""
        async with asyncio.TaskGroup() as tasks:
            try:
                while await self._cycle(tasks):
                    pass
            except (Exception, asyncio.CancelledError):
                await self._last_landings()
                raise

    async def _last_landings(self) -> None:
        """The process ends, perhaps on a full disk. What is on its way is given a moment, so that it can be noted and
        does not go a second time after the next start; nothing follows it."""
        self._queue = []
        if self._flights:
            await asyncio.wait(self._flights, timeout=_FAREWELL)

    async def _cycle(self, tasks: asyncio.TaskGroup) -> bool:
        self._stirred.clear()
        taken = await self._turn()
        # Only now: while that waited, others may have started.
        self._queue = sorted(self._queue + taken, key=lambda flight: (flight.row.priority, flight.row.id))
        started = self._start(tasks)
        if self._flying:
            if not self._dropped:
                await self._landing()
            return True
        return bool(started or self._landed or self._dropped)

    def _start(self, tasks: asyncio.TaskGroup) -> bool:
        """Everything that may start now."""
        cleared = self._cleared()
        for flight in cleared:
            self._flying[flight.row.id] = flight
            if isinstance(flight.outgoing, Send):
                self._started[flight.row.id] = asyncio.get_running_loop().time()
            if _in_line(flight):
                self._pacing.spend(_chat(flight))
            self._watch(tasks.create_task(self._fly(flight, tasks)))
        return bool(cleared)

    def _cleared(self) -> list[Flight]:
        """New messages go one after the other, each only when it is known what became of the one before, so that a
        process that dies repeats one at most; but one over which the network takes long must not hold up an alert.
        Edits can be repeated without harm and wait for their own chat only, answers to taps for nothing."""
        now = asyncio.get_running_loop().time()
        cleared: list[Flight] = []
        waiting: list[Flight] = []
        clear = all(now - since >= _SLOW for since in self._started.values())
        occupied = {_chat(flight) for flight in self._flying.values() if _in_line(flight)}
        for flight in self._queue:
            if _in_line(flight):
                chat, new = _chat(flight), isinstance(flight.outgoing, Send)
                waits = chat in occupied or (new and not clear)
                occupied.add(chat)
                if waits:
                    waiting.append(flight)
                    continue
                clear = clear and not new
            cleared.append(flight)
        self._queue = waiting
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

    async def _fly(self, flight: Flight, tasks: asyncio.TaskGroup) -> None:
        message_id, error = None, None
        try:
            message_id = await self._channels[flight.row.channel].deliver(flight.outgoing)
        except TokenRejected:
            raise
        except DeliveryError as failure:
            error = failure
            if of_the_line(failure):
                self._lines.failed(_chat(flight))
        except Exception as failure:
            error = Permanent(type(failure).__name__)
            tell_fault(flight.row, failure)
        else:
            self._carried(flight.row.channel, _chat(flight))
            self._receipts.note(Receipt(flight.row.id, flight.row.created_at, message_id))
        finally:
            self._flying.pop(flight.row.id, None)
            self._started.pop(flight.row.id, None)
        self._landed.append(Landed(flight, message_id, error))
        if error is not None:
            self._give_back(_chat(flight))
        self._stirred.set()
        self._start(tasks)  # whoever waited for this one

    def _give_back(self, chat: Chat) -> None:
        """Give back the flights that stood in line behind a failure: whether they may go before the next try is for the
        outbox to say."""
        self._returned += [flight for flight in self._queue if _chat(flight) == chat]
        self._queue = [flight for flight in self._queue if _chat(flight) != chat]

    # -- one transaction ---------------------------------------------------------------------------------------------

    async def _turn(self) -> list[Flight]:
        """Write down what landed, take what goes next."""
        landed, dropped, returned = self._landed, self._dropped, self._returned
        self._landed, self._dropped, self._returned = [], [], []
        back, self._back = self._back, set()
        room = 0 if self._stop.is_set() else self._room()  # what still waits can wait for the next start
        if room <= 0 and not landed and not dropped and not back:
            return []
        try:
            async with self._database.transaction() as tx:
                work = Work(tx, self._clock(), self._rules)
                await record(work, landed, self._patience)
                for row, why in dropped:
                    await drop(work, row, why)
                for channel in back:
                    await tx.outbox.hasten(channel, OF_THE_LINE, work.now)
                if returned:
                    await tx.outbox.put_back([flight.row.id for flight in returned])
                rows = await self._lease(work, room) if room > 0 else []
        except BaseException:
            # Nothing was written: the next turn must not forget them.
            self._landed, self._dropped = landed + self._landed, dropped + self._dropped
            self._returned = returned + self._returned
            self._back |= back
            raise
        if not self._landed:
            self._receipts.clear()
        return await self._composed(rows) if rows else []

    def _room(self) -> int:
        """How many more may be taken now."""
        taken = len(self._flying) + len(self._queue)
        unpaid = sum(map(_in_line, self._queue))  # they spend when they start
        return min(self._patience.in_flight - taken, self._pacing.allowed() - unpaid)

    async def _lease(self, work: Work, room: int) -> list[Leased]:
        each = self._pacing.each(_IN_ONE_CHAT)
        occupied = [_chat(flight) for flight in (*self._flying.values(), *self._queue) if _in_line(flight)]
        spare = self._pacing.room(each) | dict.fromkeys(occupied, 0)
        until = work.now + self._patience.lease
        return await work.tx.outbox.lease(work.now, until, room, each, spare, self._in_hand())

    def _in_hand(self) -> set[int]:
        """Taken before, and not yet written down what came of it. However long a lease has run out, none of them may
        be taken a second time."""
        flights = [*self._flying.values(), *self._queue, *self._returned, *(landed.flight for landed in self._landed)]
        return {flight.row.id for flight in flights} | {row.id for row, _ in self._dropped}

    async def _composed(self, rows: Sequence[Leased]) -> list[Flight]:
        """As they are true now. What changes from here on finds these rows under way, and edits them afterwards."""
        flights = []
        async with self._database.reading() as tx:
            composer = self._composer(Work(tx, self._clock(), self._rules))
            for row in rows:
                outgoing = await composer.outgoing(row)
                if isinstance(outgoing, Dropped):
                    self._dropped.append((row, outgoing))
                else:
                    flights.append(Flight(row, outgoing))
        return flights

    def _composer(self, work: Work) -> Composer:
        return Composer(work, self._texts, self._channels, self._patience)

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


def _chat(flight: Flight) -> Chat:
    return flight.row.channel, flight.row.chat_id


def _in_line(flight: Flight) -> bool:
    """The answer to a tap adds nothing to the chat: it neither waits nor counts."""
    return not isinstance(flight.outgoing, AnswerTap)
