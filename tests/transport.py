"""Telegram's server in this process: requests go straight to an ASGI app or to a script, without sockets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx

from bot.channels.telegram.transport import NoAnswer, Request, TooMuch, Transport


class InProcess:
    """Implements `bot.channels.telegram.transport.Transport`."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    @staticmethod
    def app(app: Any, date: Callable[[], str] = lambda: "") -> Transport:
        """`date` is the hour by the server's own clock, as in the head of its answers."""
        return _App(app, date)

    async def exchange(self, request: Request) -> tuple[int, bytes]:
        headers = request.headers()
        outgoing = httpx.Request(request.method, request.url, headers=headers, content=request.body)
        try:
            response = await self._transport.handle_async_request(outgoing)
            body = await response.aread()
            request.dated(response.headers.get("Date", ""))
        except httpx.TransportError as error:  # how the app in memory says that it cut the line
            raise NoAnswer(str(error)) from None
        if request.most is not None and len(body) > request.most:
            raise TooMuch
        return response.status_code, body

    async def aclose(self) -> None:
        await self._transport.aclose()


class _App:
    """Asks an ASGI app as httpx.ASGITransport would, at a fifth of the cost: most tests ask hundreds of times."""

    def __init__(self, app: Any, date: Callable[[], str]) -> None:
        self._app = app
        self._date = date

    async def exchange(self, request: Request) -> tuple[int, bytes]:
        url = urlsplit(request.url)
        scope = {
            "type": "http",
            "method": request.method,
            "path": unquote(url.path),
            "query_string": url.query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in request.headers().items()],
        }
        answer: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": request.body or b""}

        async def send(message: Any) -> None:
            answer.append(message)

        try:
            await self._app(scope, receive, send)
        except httpx.TransportError as error:  # how the app in memory says that it cut the line
            raise NoAnswer(str(error)) from None
        request.dated(self._date())
        start, *pieces = answer
        body = b"".join(piece.get("body", b"") for piece in pieces)
        if request.most is not None and len(body) > request.most:
            raise TooMuch
        return start["status"], body

    async def aclose(self) -> None:
        """There is no connection."""
