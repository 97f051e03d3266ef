"""Being called by Telegram. 200 means "stored": Telegram then forgets the update.

Whatever carries the right secret is stored, also what is no JSON: refused, Telegram would repeat it for ever and
hold back what follows; in the inbox it is parked and the operator told.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.receive import or_stop
from bot.channels.telegram.updates import received
from core.channels import Inbox

_log = logging.getLogger(__name__)

MAX_BODY = 1024 * 1024
_PATIENCE = 1.0  # seconds; who asks for help with three messages must not wait longer for a lost one
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
# What Telegram accepts as secret_token.
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def webhook_route(
    path: str,
    secret: str,
    inbox: Inbox,
    clock: Callable[[], datetime],
    max_body: int = MAX_BODY,
    stop: asyncio.Event | None = None,
) -> Route:
    """The route that takes updates. `clock` gives aware UTC, `max_body` is in bytes; after `stop` nothing is waited for
    that has not come whole."""
    if not _SECRET.fullmatch(secret):
        raise ValueError("the secret of the webhook must be 1 to 256 of A-Z a-z 0-9 _ -")
    return Route(path, _Door(secret, inbox, clock, max_body, stop or asyncio.Event()).take, methods=["POST"])


class _Order:
    """Telegram calls over several connections at once, and its ids count up: whatever comes before its predecessor
    waits a moment for it. What comes later still is put in its place by the inbox, if that is not too late."""

    def __init__(self) -> None:
        self._next: int | None = None
        self._changed = asyncio.Condition()

    async def turn(self, number: int) -> None:
        """Wait until it is the turn of this one, or for `_PATIENCE`. 0 has no turn to wait for."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE), self._changed:
                await self._changed.wait_for(lambda: self._next is None or number <= self._next)

    async def stored(self, number: int) -> None:
        if number:
            async with self._changed:
                self._next = max(self._next or 0, number + 1)  # what is missing is waited for once
                self._changed.notify_all()


class _Door:
    def __init__(
        self, secret: str, inbox: Inbox, clock: Callable[[], datetime], max_body: int, stop: asyncio.Event
    ) -> None:
        self._secret = secret.encode()
        self._inbox = inbox
        self._clock = clock
        self._max_body = max_body
        self._stop = stop
        self._order = _Order()
        self._strangers = 0

    async def take(self, request: Request) -> Response:
        """403 wrong secret, 413 too large, 503 not stored (or not come whole before the end), 200 stored."""
        given = request.headers.get(SECRET_HEADER, "").encode("latin-1", "replace")
        if not hmac.compare_digest(given, self._secret):
            return self._refuse_stranger()
        try:
            body = await or_stop(self._stop, self._read(request))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody hears it; Telegram will come again
        if body is None:
            return Response(status_code=503 if self._stop.is_set() else 413)
        # Bytes that are no UTF-8 come from no Telegram; what is left of them is enough for the operator.
        text = body.decode("utf-8", "replace")
        update = received(_understood(text), text, self._clock())
        await self._order.turn(update.number)
        try:
            await self._inbox.store([update])
        except Exception as error:
            # Telegram will come again. The text of the error could quote what a member wrote.
            _log.error("telegram: webhook could not store an update: %s", type(error).__name__)
            return Response(status_code=503)
        await self._order.stored(update.number)
        return Response(status_code=200)

    def _refuse_stranger(self) -> Response:
        self._strangers += 1
        # At 1, 2, 4, 8 ... calls: a scanner cannot fill the log.
        if self._strangers & (self._strangers - 1) == 0:
            _log.warning("telegram: webhook called with a wrong secret, %d times so far", self._strangers)
        return Response(status_code=403)

    async def _read(self, request: Request) -> bytes | None:
        """The body, or None as soon as it is known to be too large."""
        declared = request.headers.get("content-length", "0")
        if declared.isdecimal() and int(declared) > self._max_body:
            return None
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > self._max_body:
                return None
        return bytes(body)


def _understood(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
