"""The only place that wires. `Bot` holds the parts; `run` keeps them going until told to stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.receive import PollState, or_stop, poll
from bot.channels.telegram.send import TelegramChannel
from bot.channels.telegram.transport import Transport
from bot.clock import Clock, ClockCheck, MovableClock, SteadyClock, system_clock
from bot.dispatch.dispatcher import Dispatcher
from bot.settings import Settings
from bot.training.watermark import Watermarked
from bot.wiring import DECLARED, NETWORKS
from core.channels import Channel, DeliveryError, Received, TokenRejected
from core.ports import Database as AnyDatabase
from core.rules import Rules
from jobs.deliver.deliverer import Deliverer
from jobs.deliver.pacing import Pacing
from jobs.deliver.retries import Patience
from jobs.read_uploads import Fetcher
from jobs.ticker import Ticker, scheduler
from reports.excel.sandbox import read_apart
from storage.database import Database
from storage.local.last_heard import LastHeard
from storage.local.own_webhook import OwnWebhook
from storage.local.receipts import Receipts
from texts import Texts

log = logging.getLogger(__name__)

_RUSH = 0.25  # seconds
_ASK_AGAIN = 15.0  # seconds
_CONTESTED_LONG = timedelta(minutes=10)
_ASK_THE_HOUR = 20.0  # seconds
_TELEGRAM_LINK = "https://t.me/"


class StoredInbox:
    """Inbox for the channels. When `store` returns, the updates survive a power cut."""

    def __init__(self, database: AnyDatabase, stored: Callable[[], None]) -> None:
        self._database = database
        self._stored = stored

    async def store(self, updates: list[Received]) -> int:
        async with self._database.transaction() as tx:
            new = await tx.inbox.add(updates)
        self._stored()
        return new


class CalmInbox:
    """For polling: asks for more when what came is handled, a moment later at the latest. In a rush the network then
    gives many at a time, which costs less than one by one; what waits there is as safe as here."""

    def __init__(self, inbox: StoredInbox, idle: asyncio.Event) -> None:
        self._inbox = inbox
        self._idle = idle

    async def store(self, updates: list[Received]) -> int:
        self._idle.clear()
        new = await self._inbox.store(updates)
        with suppress(TimeoutError):
            async with asyncio.timeout(_RUSH):
                await self._idle.wait()
        return new


class Bot:
    """All parts of one process, connected. `transport` replaces the network in tests; with `take_over` it does not give
    way to another bot with the same token."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock | None = None,
        transport: Transport | None = None,
        *,
        take_over: bool = False,
    ) -> None:
        self.settings = settings
        self.database = database
        self.clock = clock or clock_of(settings)
        self.rules: Rules = settings.rules()
        self.texts = Texts(settings.clock.timezone, overrides=settings.texts.wording_file)
        self._take_over = take_over
        accepted = settings.clock.trust_machine or settings.training.enabled
        self.clock_check = ClockCheck(self.clock, accepted=accepted)
        self.api = TelegramApi(
            settings.telegram.token.get_secret_value(),
            settings.telegram.base_url,
            transport,
            self.clock_check.answered,
        )
        self.stop = asyncio.Event()
        self._arrived = asyncio.Event()
        self._idle = asyncio.Event()
        self._connected = asyncio.Event()
        self._failure: Exception | None = None
        self._receipts = Receipts(database.file)
        self.inbox = StoredInbox(database, self._arrived.set)
        self.deliverer = Deliverer(
            database,
            self._channels(),
            self.texts,
            self.rules,
            self.clock,
            self._pacing(),
            self._receipts,
            self._patience(),
        )
        self.dispatcher = Dispatcher(
            database, self.texts, lambda: self.rules, DECLARED, NETWORKS, self.clock, self.deliverer.stir
        )
        sources = {TelegramChannel.name: TelegramChannel(self.api)}
        self.fetcher = Fetcher(
            database, sources, read_apart, self.rules, self.clock, self.deliverer.stir, self._patience()
        )
        self._listening = True
        self._contested_at: datetime | None = None
        self.ticker = Ticker(
            database,
            self.rules,
            self.clock,
            self.deliverer.stir,
            self.fail,
            self.hears,
            self.clock_check,
        )

    def _channels(self) -> dict[str, Channel]:
        telegram: Channel = TelegramChannel(self.api)
        if self.settings.training.enabled:
            telegram = Watermarked(telegram)
        return {telegram.name: telegram}

    def _pacing(self) -> Pacing:
        out = self.settings.outbox
        monotonic = asyncio.get_running_loop().time
        return Pacing(out.per_second, out.burst, out.per_chat_per_second, out.per_chat_burst, monotonic)

    def _patience(self) -> Patience:
        out = self.settings.outbox
        return Patience(out.in_flight, out.lease, out.retry_first, out.retry_most, out.give_up_after)

    # -- running -----------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Until `stop` is set. What a part cannot go on after ends the process: it is raised here."""
        await self.deliverer.recover()
        await self.fetcher.recover()
        await self.ticker.recover()
        tick = self.settings.jobs.tick.total_seconds()
        ticks = scheduler(self.ticker, tick, self.settings.clock.timezone)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._receive())
            tasks.create_task(self._find_address())
            tasks.create_task(self._dispatch())
            tasks.create_task(self.deliverer.run(self.stop, tick))
            tasks.create_task(or_stop(self.stop, self.fetcher.run(tick)))
            await or_stop(self.stop, self._hour_known())
            ticks.start()
            try:
                await self.stop.wait()
            finally:
                ticks.shutdown(wait=False)
                self._arrived.set()
                self.deliverer.stir()
        if self._failure is not None:
            raise self._failure

    def fail(self, error: Exception) -> None:
        """A tick failed in a way that nothing here can mend: stop, and let the supervisor start afresh."""
        log.error("a job failed: %s", type(error).__name__, exc_info=error)
        self._failure = error
        self.stop.set()

    async def _receive(self) -> None:
        self._listening = self.settings.telegram.mode == "webhook"
        own = OwnWebhook(self.database.file)
        if self.settings.telegram.mode == "webhook":
            from bot.web import serve  # the web server is loaded only where it is used

            await serve(self.settings, self.api, self.inbox, self.clock, self.stop, own, take_over=self._take_over)
            return
        seconds = int(self.settings.telegram.poll_timeout.total_seconds())
        inbox = CalmInbox(self.inbox, self._idle)
        known = LastHeard(self.database.file)
        await poll(
            self.api,
            inbox,
            self.clock,
            stop=self.stop,
            timeout=seconds,
            take_over=self._take_over,
            own_webhook=own.last(),
            on_state=self.heard,
            heard=known.note,
            heard_before=known.before,
        )

    def heard(self, state: PollState) -> None:
        """How the connection stands: what takes silence for an answer waits until it is back."""
        self._listening = state is PollState.CONNECTED
        self._contested_at = self.clock() if state is PollState.CONTESTED else None
        if self._listening:
            self._connected.set()
            self.deliverer.heard_from("telegram")
        elif state is PollState.LOST:
            self.deliverer.lost("telegram")
        log.info("telegram: %s", "ready" if state is PollState.CONNECTED else state.value)

    def hears(self) -> bool:
        """Whether silence may be taken for an answer. Another process with our token takes some of what people say
        away; when that goes on, an alarm too many is better than a patrol that nobody watches."""
        since = self._contested_at
        return self._listening or (since is not None and self.clock() - since > _CONTESTED_LONG)

    async def _hour_known(self) -> None:
        """A moment for the network to say which hour it is, before anything is done because of it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_ASK_THE_HOUR):
                await self.clock_check.known.wait()

    def _all_known(self) -> bool:
        return bool(self.rules.bot_link) and self.clock_check.known.is_set()

    async def _find_address(self) -> None:
        """Asked until it is known: a start without a network must not leave invitations without their link."""
        while not self.stop.is_set() and not self._all_known():
            self._connected.clear()
            await or_stop(self.stop, self.learn_address())
            if not self._all_known():
                await or_stop(self.stop, self._connection_or_pause())

    async def _connection_or_pause(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_ASK_AGAIN):
                await self._connected.wait()

    async def learn_address(self) -> None:
        """The bot's public name, for invitation links, and the hour. Without a network the work goes on all the
        same."""
        if self._all_known():
            return
        try:
            me = await self.api.call("getMe", {}, timeout=10)
        except TokenRejected:
            raise
        except DeliveryError as error:
            log.warning("getMe: %s", error.reason)
            return
        self.rules = replace(self.rules, bot_link=self.rules.bot_link or _TELEGRAM_LINK + str(me["username"]))

    async def _dispatch(self) -> None:
        while not self.stop.is_set():
            self._arrived.clear()
            while not self.stop.is_set() and await self.dispatcher.run_once():
                pass
            self._idle.set()
            await self._wait_for_updates()

    async def _wait_for_updates(self) -> None:
        try:
            async with asyncio.timeout(self._pause()):
                await self._arrived.wait()
        except TimeoutError:
            return

    def _pause(self) -> float:
        """Seconds until a failed update is tried again, at most a minute."""
        retry_at = self.dispatcher.retry_at
        wait = retry_at - self.clock() if retry_at else timedelta(minutes=1)
        return min(60.0, max(0.05, wait.total_seconds()))

    async def close(self) -> None:
        await self.api.aclose()
        self._receipts.close()
        await self.database.close()


@asynccontextmanager
async def opened(
    settings: Settings, clock: Clock, transport: Transport | None = None, *, take_over: bool = False
) -> AsyncIterator[Bot]:
    """A wired bot on its opened (and upgraded) database. Both are closed whatever happens: an open database keeps the
    process from ending."""
    database = await Database.open(settings.database.url, clock)
    try:
        bot = Bot(settings, database, clock, transport, take_over=take_over)
        try:
            yield bot
        finally:
            await bot.close()
    finally:
        await database.close()


def clock_of(settings: Settings) -> Clock:
    """The system's clock; in training the one that the page can move."""
    if settings.training.enabled and settings.training.clock_file:
        return SteadyClock(MovableClock(settings.training.clock_file))
    return SteadyClock(system_clock)
