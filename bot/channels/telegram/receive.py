"""Fetching updates. Telegram forgets an update as soon as a higher offset is asked for, so the offset is raised only
after the update is stored; what comes twice is one row of the inbox."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.holding import (
    GRACE_SECONDS,
    MOST_LOSSES,
    Monotonic,
    Sleep,
    delete_webhook,
    host_of,
    webhook_of,
)
from bot.channels.telegram.updates import ALLOWED, id_of, raw, received
from core.channels import AnotherPoller, AnotherWebhook, DeliveryError, Inbox, Retryable, TokenRejected
from core.errors import StorageFull

_log = logging.getLogger(__name__)

POLL_SECONDS = 30
_SHORTEST_PAUSE = 0.5
_LONGEST_PAUSE = 10.0  # a call for help may be waiting when the network is back
_MOST = 100  # updates at a time
_CONFLICT_PAUSE = 1.0
_MOST_CONFLICTS = 3
# What the answer may take beyond the time that Telegram was asked to wait.
_MARGIN = 10.0
_NO_TIME = timedelta(minutes=1)

T = TypeVar("T")


class PollState(StrEnum):
    CONNECTED = "connected"
    LOST = "lost"
    CONTESTED = "contested"


Note = Callable[[datetime], None]
OnState = Callable[[PollState], None]


async def poll(
    api: TelegramApi,
    inbox: Inbox,
    clock: Callable[[], datetime],
    *,
    stop: asyncio.Event,
    timeout: int = POLL_SECONDS,  # noqa: ASYNC109 - Telegram's own parameter: how long it may hold the request
    grace: float = GRACE_SECONDS,
    take_over: bool = False,
    own_webhook: str = "",
    on_state: OnState = lambda _: None,
    heard: Note = lambda _: None,
    heard_before: datetime | None = None,
    sleep: Sleep = asyncio.sleep,
    monotonic: Monotonic = time.monotonic,
) -> None:
    """Fetch and store until `stop` is set; then the request under way is given up at once and this returns.

    `clock` gives aware UTC; `timeout` and `grace` are seconds. With `take_over` somebody else's webhook is taken away,
    as often as it comes back; `own_webhook` is what this bot had set itself. `on_state` is told each change, `heard`
    the moment of each answer; `heard_before` is the last of the process before. Raises StorageFull, TokenRejected, and
    AnotherPoller or AnotherWebhook when this process is the newcomer; everything else is waited out.
    """
    state = _State(on_state)
    line = _Line(state, monotonic)
    standing = _Standing(grace, take_over, state, monotonic)
    await _Poller(api, inbox, clock, stop, timeout, line, standing, sleep, heard, heard_before, own_webhook).run()


@dataclass(slots=True)
class _Poller:
    api: TelegramApi
    inbox: Inbox
    clock: Callable[[], datetime]
    stop: asyncio.Event
    seconds: int
    line: _Line
    standing: _Standing
    sleep: Sleep
    heard: Note
    heard_at: datetime | None
    own_webhook: str
    offset: int = 0
    no_webhook: bool = False

    async def run(self) -> None:
        while not self.stop.is_set():
            pause = await self._round()
            if pause and not self.stop.is_set():
                await or_stop(self.stop, self.sleep(pause))

    async def _round(self) -> float:
        """Fetch once and store; the seconds to wait before the next time."""
        try:
            await self._make_way()
            began = self.standing.now()
            batch = await or_stop(self.stop, self._fetch())
        except TokenRejected:
            raise
        except AnotherPoller as conflict:
            self.no_webhook = False  # one that was set meanwhile is refused in the same way
            return self.standing.conflict(conflict)
        except DeliveryError as fault:
            return self.line.lost(fault.reason, fault.after if isinstance(fault, Retryable) else None)
        if batch is None and self.stop.is_set():
            return 0
        if not isinstance(batch, list):
            return self.line.lost("getUpdates: not a list")
        self.standing.clean(began)
        return await self._keep(batch)

    async def _make_way(self) -> None:
        """While a webhook is set, getUpdates is refused. What waits for the webhook is kept."""
        if self.no_webhook:
            return
        found = await or_stop(self.stop, webhook_of(self.api))
        if found:
            if found != self.own_webhook:
                self.standing.called_elsewhere(host_of(found))
            await or_stop(self.stop, delete_webhook(self.api))
        self.no_webhook = True

    async def _fetch(self) -> Any:
        # As long as the line is not known to stand, ask without waiting: its return is noticed at once.
        seconds = self.seconds if self.line.stands else 0
        params: dict[str, Any] = {"timeout": seconds, "limit": _MOST, "allowed_updates": list(ALLOWED)}
        if self.offset:
            params["offset"] = self.offset
        return await self.api.call("getUpdates", params, timeout=seconds + _MARGIN)

    async def _keep(self, batch: list[Any]) -> float:
        now = self.clock()
        if batch:
            try:
                since = self._waited_since(now)
                await self.inbox.store([received(update, raw(update), now, since) for update in batch])
            except StorageFull:
                raise
            except Exception as error:
                # Its text could quote what a member wrote. The same updates will be asked for again.
                return self.line.lost(f"storing failed: {type(error).__name__}")
        if not self._raise_offset(batch):
            return self.line.lost("getUpdates: updates without a new update_id")
        if self.line.stands or len(batch) < _MOST:  # else more of what waited is to come
            self.line.back()
            self.heard_at = now
            self.heard(now)
        return 0

    def _waited_since(self, now: datetime) -> datetime | None:
        """None when there was no time to speak of in which anything could wait."""
        if self.line.stands or self.heard_at is None or now - self.heard_at < _NO_TIME:
            return None
        return self.heard_at

    def _raise_offset(self, batch: list[Any]) -> bool:
        """False if the same batch would come again and again."""
        before = self.offset
        self.offset = max([before, *(found + 1 for found in map(id_of, batch) if found is not None)])
        return not batch or self.offset > before


class _State:
    """Told when it changes. Who has a line to Telegram while another takes the updates away does not hear either."""

    def __init__(self, on_state: OnState) -> None:
        self._on_state = on_state
        self._said: PollState | None = None
        self._lost = False
        self._contested = False

    def line(self, *, lost: bool) -> None:
        self._lost = lost
        self._say()

    def contested(self, contested: bool) -> None:
        self._contested = contested
        self._say()

    def _say(self) -> None:
        now = PollState.LOST if self._lost else PollState.CONTESTED if self._contested else PollState.CONNECTED
        if now is not self._said:
            self._said = now
            self._on_state(now)


class _Line:
    """The connection: how long to wait after a fault, and one log line when it goes and one when it is back."""

    def __init__(self, state: _State, monotonic: Monotonic) -> None:
        self._state = state
        self._monotonic = monotonic
        self._faults = 0
        self._lost_at = 0.0
        self.stands = False

    def lost(self, reason: str, after: float | None = None) -> float:
        """Count a fault; the seconds to wait. `after` is the network's own wish."""
        if not self._faults:
            self._lost_at = self._monotonic()
            _log.warning("telegram: not receiving: %s", reason)
            self._state.line(lost=True)
        self._faults += 1
        self.stands = False
        return _pause(self._faults) if after is None else max(after, _SHORTEST_PAUSE)

    def back(self) -> None:
        if self._faults:
            _log.warning("telegram: receiving again after %.1f s", self._monotonic() - self._lost_at)
        if not self.stands:
            self._state.line(lost=False)
        self.stands, self._faults = True, 0


class _Standing:
    """Two processes with one token take each other's requests away, by turns. The one that came later leaves."""

    def __init__(self, grace: float, take_over: bool, state: _State, monotonic: Monotonic) -> None:
        self._grace = grace
        self._take_over = take_over
        self._state = state
        self.now = monotonic
        self._conflicts = 0
        self._losses = 0
        self._clean_since: float | None = None
        self._established = False
        self._contested = False

    def clean(self, began: float) -> None:
        """A request that started at `began` was answered."""
        if self._clean_since is None:
            self._clean_since = began
        if self.now() - self._clean_since < self._grace:
            return
        self._established, self._conflicts, self._losses = True, 0, 0
        if self._contested:
            self._contested = False
            _log.warning("telegram: no other process uses the token any more")
            self._state.contested(False)

    def conflict(self, error: AnotherPoller) -> float:
        """A request was taken away; the seconds to wait. Raises AnotherPoller if this process is to leave."""
        self._clean_since = None
        self._conflicts += 1
        if not self._established and self._conflicts >= _MOST_CONFLICTS:
            raise AnotherPoller(f"another process is using this token ({error})")
        if not self._contested:
            self._contested = True
            _log.warning("telegram: another process is using this token (%s)", error)
            self._state.contested(True)
        return _CONFLICT_PAUSE + random.random() / 2

    def called_elsewhere(self, host: str) -> None:
        """A webhook is set. Raises AnotherWebhook if this process is to leave; else the webhook is to be taken away."""
        self._conflicts = 0  # it was no poller
        self._losses += 1
        if not self._take_over and (not self._established or self._losses > MOST_LOSSES):
            raise AnotherWebhook(host)
        _log.warning("telegram: another bot had set a webhook (%s), taken away", host)


def _pause(faults: int) -> float:
    """Doubling, and scattered, so that many bots do not come back in the same instant."""
    return random.uniform(_SHORTEST_PAUSE, min(_SHORTEST_PAUSE * 2 ** min(faults, 10), _LONGEST_PAUSE))


async def or_stop(stop: asyncio.Event, work: Awaitable[T]) -> T | None:
    """The result of `work`, or None when asked to stop before; then `work` was cancelled and has ended."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        # Both end inside this function, whatever happened: nothing is left running behind its back.
        working.cancel()
        stopping.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)
