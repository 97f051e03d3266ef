"""The queue of updates a bot has not confirmed yet, with the offset rules of getUpdates."""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from bot.training.network.errors import ApiError, conflict

_FIRST_ID = 524_000_001
_KEPT = timedelta(hours=24)
_ID_FIRST: dict[str, Any] = {"update_id": 0}
# The kinds a bot gets only when it names them.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Updates in order; one disappears when confirmed by an offset (or a webhook), or after 24 hours."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._waiting: deque[tuple[datetime, dict[str, Any]]] = deque()
        self._next_id = _FIRST_ID
        self._poller: asyncio.Future[None] | None = None
        self._closed = False
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, kind: str, payload: object) -> int:
        """Queue one update of a known kind, unless the bot did not ask for that kind; gives its id."""
        wanted = kind in self.allowed if self.allowed else kind not in _ON_REQUEST
        return self.put_raw({kind: payload}) if wanted else self._take_id()

    def put_raw(self, body: dict[str, Any]) -> int:
        """Queue any shape at all, past the filter of kinds; the id is always ours."""
        update_id = self._take_id()
        self._waiting.append((self._clock(), {**_ID_FIRST, **body, "update_id": update_id}))
        self._wake()
        return update_id

    def _take_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def peek(self, limit: int) -> list[dict[str, Any]]:
        """The oldest unconfirmed updates."""
        self._expire()
        return [update for _, update in islice(self._waiting, limit)]

    def confirm(self, offset: int) -> None:
        """Forget what lies below `offset`; a negative one keeps only that many of the newest."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0][1]["update_id"] < offset:
            self._waiting.popleft()

    def clear(self) -> None:
        """Forget everything, as drop_pending_updates does."""
        self._waiting.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """One getUpdates. If it has to wait, one that was waiting before it loses its place."""
        self.confirm(offset)
        batch = self.peek(limit)
        if batch or seconds <= 0 or self._closed:
            return batch
        self.interrupt(
            conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
        )
        await self.arrival(seconds)
        return self.peek(limit)

    async def arrival(self, seconds: float | None) -> None:
        """Wait until something is queued, the time is over or somebody interrupts."""
        poller = self._poller = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None

    def interrupt(self, reason: ApiError) -> None:
        """End the waiting request with a refusal."""
        if self._poller and not self._poller.done():
            self._poller.set_exception(reason)
        self._poller = None

    def open(self) -> None:
        """Let requests wait again after close()."""
        self._closed = False

    def close(self) -> None:
        """Let the waiting request go home empty-handed, and let none wait from now on."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_result(None)

    def _expire(self) -> None:
        oldest = self._clock() - _KEPT
        while self._waiting and self._waiting[0][0] < oldest:
            self._waiting.popleft()
