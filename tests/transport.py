"""Telegram's server in this process: requests go straight to an ASGI app or to a script, without sockets."""

from __future__ import annotations

from typing import Any

import httpx

from bot.channels.telegram.transport import NoAnswer, Request, TooMuch


class InProcess:
    """Implements `bot.channels.telegram.transport.Transport`."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    @classmethod
    def app(cls, app: Any) -> InProcess:
        return cls(httpx.ASGITransport(app))

    async def exchange(self, request: Request) -> tuple[int, bytes]:
        headers = request.headers()
        outgoing = httpx.Request(request.method, request.url, headers=headers, content=request.body)
        try:
            response = await self._transport.handle_async_request(outgoing)
            body = await response.aread()
        except httpx.TransportError as error:  # how the app in memory says that it cut the line
            raise NoAnswer(str(error)) from None
        if request.most is not None and len(body) > request.most:
            raise TooMuch
        return response.status_code, body

    async def aclose(self) -> None:
        await self._transport.aclose()
