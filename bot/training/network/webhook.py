"""Webhook delivery: every update in order, again and again until the bot takes it."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx

from bot.training.network.updates import UpdateQueue

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header, no secret


class Webhook:
    """Where updates go, and the worker that brings them. Pauses are in seconds and double up to the longest."""

    first_pause = 0.2
    longest_pause = 30.0
    patience = 60.0
    # Lets a test bring updates into an app of the same process.
    transport: httpx.AsyncBaseTransport | None = None

    def __init__(self, updates: UpdateQueue, clock: Callable[[], datetime]) -> None:
        self._updates = updates
        self._clock = clock
        self._worker: asyncio.Task[None] | None = None
        self._error: tuple[datetime, str] | None = None
        self._secret = ""
        self.url = ""
        self.max_connections = 40

    def set(self, url: str, secret: str = "") -> None:
        """Start delivering to `url`; an empty one stops."""
        self._stop()
        self.url, self._secret, self._error = url, secret, None
        self.open()

    def open(self) -> None:
        """Deliver (again), if an address is set."""
        if self.url and self._worker is None:
            # Not fire-and-forget: the reference is kept, close() ends it, and a crash shows in close().
            self._worker = asyncio.get_running_loop().create_task(self._deliver_for_ever())

    async def close(self) -> None:
        """Pause the delivery and wait for the worker; the address stays set."""
        worker = self._worker
        self._stop()
        if worker:
            with contextlib.suppress(asyncio.CancelledError):
                await worker

    def info(self) -> dict[str, Any]:
        """The WebhookInfo object."""
        about: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if self.url:
            about["max_connections"] = self.max_connections
        if self._error:
            about["last_error_date"] = int(self._error[0].timestamp())
            about["last_error_message"] = self._error[1]
        if self._updates.allowed:
            about["allowed_updates"] = self._updates.allowed
        return about

    def _stop(self) -> None:
        if self._worker:
            self._worker.cancel()
            self._worker = None

    async def _deliver_for_ever(self) -> None:
        pause = self.first_pause
        async with httpx.AsyncClient(transport=self.transport, timeout=self.patience) as client:
            while True:
                batch = self._updates.peek(1)
                if not batch:
                    await self._updates.arrival(None)
                elif await self._delivered(client, batch[0]):
                    self._updates.confirm(batch[0]["update_id"] + 1)
                    pause = self.first_pause
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, self.longest_pause)

    async def _delivered(self, client: httpx.AsyncClient, update: dict[str, Any]) -> bool:
        headers = {_SECRET_HEADER: self._secret} if self._secret else {}
        try:
            answer = await client.post(self.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            self._error = (self._clock(), _reason(error))
            return False
        if not answer.is_success:
            said = f"{answer.status_code} {answer.reason_phrase}".rstrip()
            self._error = (self._clock(), f"Wrong response from the webhook: {said}")
        return answer.is_success


def _reason(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "Read timeout expired"
    return "Connection refused" if isinstance(error, httpx.ConnectError) else "Connection closed"
