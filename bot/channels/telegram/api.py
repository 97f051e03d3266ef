"""A lean client of the Telegram Bot API: one call, and an error from the closed set of `core.channels`.

The token is part of every address. So no address, and no exception that knows one, leaves this module.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx

from bot.channels.telegram.errors import lost, refusal
from core.channels import DeliveryError, Retryable

OFFICIAL = "https://api.telegram.org"
TIMEOUT = 20.0
CONNECT_TIMEOUT = 10.0

# (file name, content, content type) by parameter name
Files = Mapping[str, tuple[str, bytes, str]]

# Web servers close idle connections after 60-75 s as a rule; to be earlier than they are saves a lost request.
_CONNECTIONS = httpx.Limits(max_connections=None, max_keepalive_connections=16, keepalive_expiry=30.0)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# No answer to these can exist, for the request was never written in full.
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.WriteError,
    httpx.WriteTimeout,
    httpx.ProxyError,
    httpx.LocalProtocolError,
    httpx.UnsupportedProtocol,
)


class TelegramApi:
    """`base_url` is the server without the /bot part. Give a `transport` to use a proxy or a server in memory."""

    def __init__(self, token: str, base_url: str = OFFICIAL, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._methods = f"{base_url.rstrip('/')}/bot{token}/"
        self._files = f"{base_url.rstrip('/')}/file/bot{token}/"
        self._token = token
        self._transport = transport or httpx.AsyncHTTPTransport(trust_env=False, limits=_CONNECTIONS)
        self._urls: dict[str, httpx.URL] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections. Calls under way fail."""
        await self._transport.aclose()

    async def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Files | None = None,
        timeout: float = TIMEOUT,  # noqa: ASYNC109 - the limit belongs to the request: it decides what is ambiguous
    ) -> Any:
        """The `result` of the answer. Raises DeliveryError, or AnotherPoller for getUpdates."""
        request = self._request(method, params or {}, files, timeout)
        status, body = await self._exchange(method, request)
        return self._result(method, status, body)

    async def fetch(self, path: str, timeout: float = 60.0) -> bytes:  # noqa: ASYNC109
        """The content of a file; `path` comes from getFile."""
        request = httpx.Request("GET", self._files + path, headers=_headers(), extensions={"timeout": _limits(timeout)})
        status, body = await self._exchange("file", request)
        if status != 200:
            self._result("file", status, body)
        return body

    def _request(self, method: str, params: Mapping[str, Any], files: Files | None, timeout: float) -> httpx.Request:
        url = self._urls.get(method)
        if url is None:
            url = self._urls[method] = httpx.URL(self._methods + method)
        extensions = {"timeout": _limits(timeout)}
        if files:
            form = {name: value if isinstance(value, str) else _ENCODER.encode(value) for name, value in params.items()}
            return httpx.Request("POST", url, headers=_headers(), data=form, files=files, extensions=extensions)
        # A lone half of a surrogate pair has no UTF-8; a question mark in its place is better than no message.
        body = _ENCODER.encode(params).encode("utf-8", "replace")
        # `stream` instead of `content` spares httpx the work of finding out what is known here.
        headers = [
            (b"Host", url.netloc),
            *_headers(),
            (b"Content-Type", b"application/json"),
            (b"Content-Length", b"%d" % len(body)),
        ]
        return httpx.Request("POST", url, headers=headers, stream=httpx.ByteStream(body), extensions=extensions)

    async def _exchange(self, method: str, request: httpx.Request) -> tuple[int, bytes]:
        try:
            response = await self._transport.handle_async_request(request)
            try:
                return response.status_code, await response.aread()
            finally:
                await response.aclose()
        except _NEVER_SENT as error:
            raise Retryable(f"{method}: {self._without_token(error)}") from None
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise lost(method, self._without_token(error)) from None

    def _result(self, method: str, status: int, body: bytes) -> Any:
        answer = _parse(body)
        if answer is None:
            raise _unreadable(method, status, body)
        if answer.get("ok") is True:
            return answer.get("result")
        code = answer.get("error_code")
        description = str(answer.get("description", "")).replace(self._token, "…")
        error = refusal(method, code if isinstance(code, int) else status, description, answer.get("parameters") or {})
        if error is not None:
            raise error
        return True

    def _without_token(self, error: Exception) -> str:
        return f"{type(error).__name__}: {error}".replace(self._token, "…")


def _headers() -> list[tuple[bytes, bytes]]:
    return [(b"Accept-Encoding", b"identity"), (b"User-Agent", b"BinhYen")]


def _limits(seconds: float) -> dict[str, float]:
    return {"connect": CONNECT_TIMEOUT, "read": seconds, "write": seconds, "pool": seconds}


def _parse(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) and "ok" in answer else None


def _unreadable(method: str, status: int, body: bytes) -> DeliveryError:
    """A page of somebody in between never reached the API; a torn answer of the API itself says that it did."""
    if status == 200 and body.lstrip()[:1] == b"{":
        return lost(method, "an answer that cannot be read")
    return Retryable(f"{method}: {status} without an answer of the Bot API")
