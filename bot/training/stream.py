"""One stream of events for the page (server-sent events), which picks up where it broke off."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import deque
from collections.abc import AsyncIterator, Callable
from itertools import dropwhile
from typing import Any

Json = dict[str, Any]

_KEPT = 2000
_HEARTBEAT = 15.0
_STILL_HERE = b": still here\n\n"


class Stream:
    """Everybody who listens reads the same events at their own pace; who fell too far behind gets the whole picture.

    An event's id is "<this stream>-<number>": an id of another stream, or one that is no longer kept, is answered with
    `snapshot()`.
    """

    def __init__(self, snapshot: Callable[[], Json], kept: int = _KEPT) -> None:
        self._snapshot = snapshot
        self._name = secrets.token_hex(4)
        self._number = 0
        self._events: deque[tuple[int, bytes]] = deque(maxlen=kept)
        self._news = asyncio.Event()
        self._closed = False

    def publish(self, kind: str, data: Json) -> None:
        self._number += 1
        self._events.append((self._number, self._framed(self._number, kind, data)))
        self._wake()

    def start_over(self) -> None:
        """Begin anew: nothing told before is true any longer, so everybody gets the whole picture."""
        self._events.clear()
        self._number += 1
        self._wake()

    def close(self) -> None:
        self._closed = True
        self._wake()

    async def listen(self, last_id: str) -> AsyncIterator[bytes]:
        """Events after `last_id`, for ever. Ends when the stream is closed."""
        seen = self._number_of(last_id)
        while not self._closed:
            news = self._news
            if not self._follows(seen):
                seen = self._number
                yield self._framed(seen, "snapshot", self._snapshot())
                continue  # while that was on its way, anything may have happened
            for number, event in self._after(seen):
                seen = number
                yield event
            if seen == self._number and not await _within(_HEARTBEAT, news):
                yield _STILL_HERE

    def _follows(self, seen: int) -> bool:
        """Whether what is kept goes on directly after `seen`."""
        oldest = self._events[0][0] if self._events else self._number + 1
        return oldest - 1 <= seen <= self._number

    def _after(self, seen: int) -> list[tuple[int, bytes]]:
        return list(dropwhile(lambda event: event[0] <= seen, self._events))

    def _number_of(self, id_: str) -> int:
        name, _, number = id_.partition("-")
        return int(number) if name == self._name and number.isdecimal() else -1

    def _framed(self, number: int, kind: str, data: Json) -> bytes:
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self._name}-{number}\nevent: {kind}\ndata: {body}\n\n".encode()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


async def _within(seconds: float, event: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
