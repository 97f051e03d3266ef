"""HTTP under the Bot API: a request goes out, a status and a body come back, or one of two errors.

What matters of a failure is only whether the request can have been heard; the two errors say it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import aiohttp

_HEADERS = {"Accept-Encoding": "identity", "User-Agent": "BinhYen"}
# Web servers close idle connections after 60-75 s as a rule; to be earlier than they are saves a lost request.
_KEPT_ALIVE = 30.0
_CONNECT_TIMEOUT = 10.0
_PIECE = 64 * 1024


class NeverSent(Exception):
    """No answer can exist, for there never was a connection that carried the request."""


class NoAnswer(Exception):
    """The request was written, at least in part, and no whole answer came."""


class TooMuch(Exception):
    """The answer is longer than was asked for; the rest of it was not taken in."""


def _ignored(_: str) -> None:
    """Do nothing: nobody asked to be told."""


@dataclass(frozen=True, slots=True)
class Request:
    """A POST, or without a body a GET. `seconds`: how long to wait for the next piece of the answer; `most`: how many
    bytes of it are taken. `dated` is told the answer's `Date`, "" when it has none."""

    url: str
    seconds: float
    body: bytes | None = None
    content_type: str = ""
    most: int | None = None
    dated: Callable[[str], None] = _ignored

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"

    def headers(self) -> Mapping[str, str]:
        return {"Content-Type": self.content_type} if self.content_type else {}


class Transport(Protocol):
    async def exchange(self, request: Request) -> tuple[int, bytes]:
        """Status and body. Raises NeverSent, NoAnswer or TooMuch."""
        ...

    async def aclose(self) -> None:
        """Close the connections. Requests under way fail."""
        ...


class HttpTransport:
    """aiohttp's client, for it costs a quarter of the CPU of httpx (docs/adr/0007)."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def exchange(self, request: Request) -> tuple[int, bytes]:
        patience = aiohttp.ClientTimeout(connect=_CONNECT_TIMEOUT, sock_read=request.seconds)
        try:
            async with self._open().request(
                request.method,
                request.url,
                data=request.body,
                headers=request.headers(),
                timeout=patience,
                allow_redirects=False,
            ) as response:
                request.dated(response.headers.get("Date", ""))
                return response.status, await _taken(response, request.most)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise NeverSent(_words(error)) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NoAnswer(_words(error)) from None

    def _open(self) -> aiohttp.ClientSession:
        """Made on first use: it belongs to the running loop."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=_KEPT_ALIVE)
            self._session = aiohttp.ClientSession(
                connector=connector, headers=_HEADERS, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False
            )
        return self._session

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()


async def _taken(response: aiohttp.ClientResponse, most: int | None) -> bytes:
    if most is None:
        return await response.read()
    taken = bytearray()
    async for piece in response.content.iter_chunked(_PIECE):
        taken += piece
        if len(taken) > most:
            raise TooMuch
    return bytes(taken)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
