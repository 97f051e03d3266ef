"""HTTP under the Bot API: a request goes out, a status and a body come back, or one of two errors.

What matters of a failure is only whether the request can have been heard; the two errors say it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import aiohttp

_HEADERS = {"Accept-Encoding": "identity", "User-Agent": "BinhYen"}
# Web servers close idle connections after 60-75 s as a rule; to be earlier than they are saves a lost request.
_KEPT_ALIVE = 30.0
_CONNECT_TIMEOUT = 10.0


class NeverSent(Exception):
    """No answer can exist, for there never was a connection that carried the request."""


class NoAnswer(Exception):
    """The request was written, at least in part, and no whole answer came."""


@dataclass(frozen=True, slots=True)
class Request:
    """A POST. `seconds`: how long to wait for the next piece of the answer."""

    url: str
    seconds: float
    body: bytes
    content_type: str

    def headers(self) -> Mapping[str, str]:
        return {"Content-Type": self.content_type}


class Transport(Protocol):
    async def exchange(self, request: Request) -> tuple[int, bytes]:
        """Status and body. Raises NeverSent or NoAnswer."""
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
            async with self._open().post(
                request.url,
                data=request.body,
                headers=request.headers(),
                timeout=patience,
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
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


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
