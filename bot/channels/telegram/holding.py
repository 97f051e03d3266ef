"""Ownership of the token. Telegram brings updates to one webhook or to any process that asks, so two processes with one
token take them away from each other. The process that was there first stays, and the one that came later says so and
leaves, unless its operator told it to take the token over.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.updates import ALLOWED, id_of
from core.channels import AnotherPoller, AnotherWebhook, DeliveryError, Permanent, TokenRejected

_log = logging.getLogger(__name__)

# How long a process must have had the token undisturbed to be the one that was there first.
GRACE_SECONDS = 30.0
# How often in a row it takes the token back before it believes that the other one is meant to have it.
MOST_LOSSES = 5
_NEWCOMERS_LOSSES = 1
_LOOK_EVERY = 60.0
_LOOK_CLOSELY = 2.0
_LISTEN = 3.0  # a poller whose request was taken away asks again after a second or so
_LOOK_TWICE = 0.5
_LONGEST_PAUSE = 60.0
_FAREWELL = 2.0
_MARGIN = 10.0

Sleep = Callable[[float], Coroutine[Any, Any, None]]
Monotonic = Callable[[], float]


async def webhook_of(api: TelegramApi) -> str | None:
    """The address that Telegram calls, "" if it calls nobody, None where the server does not know the question. Raises
    DeliveryError."""
    try:
        info = await api.call("getWebhookInfo")
    except Permanent:
        return None
    url = info.get("url") if isinstance(info, dict) else None
    return url if isinstance(url, str) else None


async def set_webhook(api: TelegramApi, url: str, secret: str, *, max_connections: int = 40) -> None:
    """Tell Telegram to call `url`. What waits is kept and will come. Raises DeliveryError."""
    await api.call(
        "setWebhook",
        {
            "url": url,
            "secret_token": secret,
            "allowed_updates": list(ALLOWED),
            "max_connections": max_connections,
            "drop_pending_updates": False,
        },
    )


async def delete_webhook(api: TelegramApi) -> None:
    """Telegram calls nobody any more; what waits is kept. Raises DeliveryError."""
    await api.call("deleteWebhook", {"drop_pending_updates": False})


def host_of(url: str) -> str:
    """As much of a webhook's address as may be shown: some put a secret into its path."""
    return urlsplit(url).hostname or "?"


class Hook:
    """Our webhook at Telegram, from the start of the process to its end. `url` and `secret` are what Telegram is told.

    With `take_over` it is set whoever has the token, and set again for as long as it takes. `before` is the address
    that this bot had last, and `note` keeps the one that it has now.
    """

    def __init__(
        self,
        api: TelegramApi,
        url: str,
        secret: str,
        *,
        take_over: bool = False,
        before: str = "",
        note: Callable[[str], None] = lambda _: None,
        sleep: Sleep = asyncio.sleep,
        monotonic: Monotonic = time.monotonic,
    ) -> None:
        self._api = api
        self._own = {url, before}
        self._note = note
        self._url = url
        self._secret = secret
        self._take_over = take_over
        self._sleep = sleep
        self._now = monotonic
        self._set_at: float | None = None
        self._established = False
        self._losses = 0

    async def keep(self) -> None:
        """Set it and look for ever whether it is still ours: every minute, more often after it was taken away.

        Raises TokenRejected, and AnotherPoller or AnotherWebhook if this process is to leave; all other faults of the
        network are waited out, for updates keep for a day.
        """
        faults = 0
        while True:
            try:
                pause, faults = await self._look(), 0
            except TokenRejected:
                raise
            except DeliveryError as error:
                _log.warning("telegram: webhook: %s", error.reason)
                pause, faults = min(_LONGEST_PAUSE, 2.0**faults), min(faults + 1, 10)
            await self._sleep(pause)

    async def take_away(self) -> None:
        """At an orderly end, so that polling can begin. Another's webhook stays, and what cannot be done quickly is
        left undone."""
        if self._set_at is None:
            return
        with suppress(DeliveryError, TimeoutError):
            async with asyncio.timeout(_FAREWELL):
                if await webhook_of(self._api) == self._url:
                    await delete_webhook(self._api)

    async def _look(self) -> float:
        """The seconds until the next look."""
        found = await webhook_of(self._api)
        if self._set_at is None:
            await self._make_sure(found)
            await self._set()
            _log.info("telegram: ready")
        elif found is not None and found != self._url:
            self._lost(found)
            await self._set()
        elif self._now() - self._set_at >= GRACE_SECONDS:
            self._established, self._losses = True, 0
        return _LOOK_EVERY if self._established and not self._losses else _LOOK_CLOSELY

    async def _set(self) -> None:
        self._note(self._url)
        await set_webhook(self._api, self._url, self._secret)
        self._set_at = self._now()

    async def _make_sure(self, found: str | None) -> None:
        """Make sure that nobody works with the token. Raises AnotherWebhook or AnotherPoller."""
        if self._take_over or (found and found in self._own):
            return
        if found:
            raise AnotherWebhook(host_of(found))
        await somebody_fetches(self._api, sleep=self._sleep, monotonic=self._now)

    def _lost(self, found: str) -> None:
        self._losses += 1
        if not self._take_over and self._losses > (MOST_LOSSES if self._established else _NEWCOMERS_LOSSES):
            raise AnotherWebhook(host_of(found)) if found else AnotherPoller("the webhook is taken away")
        _log.warning("telegram: the webhook was taken away (now: %s), set again", host_of(found) if found else "none")


async def somebody_fetches(
    api: TelegramApi, *, sleep: Sleep = asyncio.sleep, monotonic: Monotonic = time.monotonic
) -> None:
    """Ask for updates for a few seconds without confirming any. A process that fetches with the same token takes the
    request away, or takes what waits: then this raises AnotherPoller. Raises DeliveryError."""
    until, first = monotonic() + _LISTEN, None
    while (left := until - monotonic()) > 0:
        params = {"timeout": int(left) + 1, "limit": 1, "allowed_updates": list(ALLOWED)}
        batch = await api.call("getUpdates", params, timeout=left + _MARGIN)
        waiting = id_of(batch[0]) if isinstance(batch, list) and batch else None
        if first is not None and waiting != first:
            raise AnotherPoller("another process takes what waits")
        if waiting is None:
            return
        first = waiting
        await sleep(_LOOK_TWICE)
