"""The pretend network, watched: which messages the bot has taken, whether it is busy, when it was first heard of."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime

from bot.training.network import Call, Network, Phone

_CALLS_KEPT = 500
_QUIET = 0.06  # seconds without a call after which the bot is taken to be done
_LOST = 5.0  # seconds after which a call without an answer is no longer waited for


class WatchedNetwork(Network):
    """`heard` is called when the bot asks for updates, `taken` with each act that it has stored (see `sent`)."""

    def __init__(
        self,
        token: str,
        clock: Callable[[], datetime],
        heard: Callable[[], None],
        taken: Callable[[Phone, int | None], None],
    ) -> None:
        super().__init__(token, clock=clock, calls_kept=_CALLS_KEPT)
        self._heard = heard
        self._taken = taken
        self._waiting: dict[int, tuple[Phone, int | None]] = {}
        self._last_work = 0.0

    @property
    def waiting(self) -> int:
        """How many acts of people the bot has yet to store."""
        return len(self._waiting)

    def sent(self, phone: Phone, update_id: int, message_id: int | None) -> None:
        """Note that an update waits for the bot; `message_id` is the person's message in it, None for a tap."""
        self._waiting[update_id] = (phone, message_id)

    def waits(self, phone: Phone, message_id: int) -> bool:
        """Whether the bot has yet to store this message."""
        return (phone, message_id) in self._waiting.values()

    def record(self, call: Call) -> None:
        super().record(call)
        if call.method == "getUpdates":
            self._confirm(int(call.params.get("offset") or 0))
            self._heard()
        else:
            self._last_work = call.at

    def _confirm(self, offset: int) -> None:
        """The bot asks for what comes after only when the rest is safe on its disk."""
        for update_id in [id_ for id_ in self._waiting if id_ < offset]:
            self._taken(*self._waiting.pop(update_id))

    async def settled(self, pause: float, most: float) -> None:
        """After `pause` seconds, as soon as the bot has nothing under way; at the latest after `most`."""
        await asyncio.sleep(pause)
        end = time.monotonic() + most
        while time.monotonic() < end and self._busy():  # noqa: ASYNC110 - quiet is the absence of events
            await asyncio.sleep(_QUIET / 4)

    def _busy(self) -> bool:
        now = time.monotonic()
        return now - self._last_work < _QUIET or any(_open(call, now) for call in self.calls[-50:])


def _open(call: Call, now: float) -> bool:
    return call.status == 0 and call.fault is None and call.method != "getUpdates" and now - call.at < _LOST
