"""A lean client of the Telegram Bot API: one call, and an error from the closed set of `core.channels`.

The token is part of every address. So no address, and no exception that knows one, leaves this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from aiohttp import FormData

from bot.channels.telegram.errors import lost, refusal
from bot.channels.telegram.transport import HttpTransport, NeverSent, NoAnswer, Request, TooMuch, Transport
from core.channels import DeliveryError, Retryable, TooLarge
from core.jsontext import decoded, encoded

OFFICIAL = "https://api.telegram.org"
TIMEOUT = 20.0

# (file name, content, content type) by parameter name
Files = Mapping[str, tuple[str, bytes, str]]

_JSON = "application/json"


class TelegramApi:
    """`base_url` is the server without the /bot part. Give a `transport` to use a server in memory. `dated` is told the
    `Date` of every answer that is the API's own ("" when it has none), not that of somebody in between."""

    def __init__(
        self,
        token: str,
        base_url: str = OFFICIAL,
        transport: Transport | None = None,
        dated: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._dated = dated
        self._methods = f"{base_url.rstrip('/')}/bot{token}/"
        self._files = f"{base_url.rstrip('/')}/file/bot{token}/"
        self._token = token
        self._transport = transport or HttpTransport()

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
        body, content_type = await _multipart(params or {}, files) if files else (encoded(params or {}), _JSON)
        dates: list[str] = []
        request = Request(self._methods + method, timeout, body, content_type, dated=dates.append)
        status, body = await self._exchange(method, request)
        return self._result(method, status, body, "".join(dates))

    async def download(self, file_id: str, most: int) -> bytes:
        """A file that somebody sent. Raises DeliveryError; `TooLarge` when it has more than `most` bytes."""
        found = await self.call("getFile", {"file_id": file_id})
        size, path = found.get("file_size"), found.get("file_path")
        if isinstance(size, int) and size > most:
            raise TooLarge("getFile: too large")
        if not isinstance(path, str):
            raise Retryable("getFile: no path")
        status, body = await self._exchange("download", Request(self._files + quote(path), TIMEOUT, most=most))
        if status != 200:
            self._result("download", status, body)
            raise Retryable(f"download: {status}")
        if isinstance(size, int) and size != len(body):
            raise Retryable("download: torn")
        return body

    async def _exchange(self, method: str, request: Request) -> tuple[int, bytes]:
        try:
            return await self._transport.exchange(request)
        except NeverSent as error:
            raise Retryable(f"{method}: {self._without_token(error)}") from None
        except NoAnswer as error:
            raise lost(method, self._without_token(error)) from None
        except TooMuch:
            raise TooLarge(f"{method}: too large") from None

    def _result(self, method: str, status: int, body: bytes, date: str = "") -> Any:
        answer = _parse(body)
        if answer is None:
            raise _unreadable(method, status, body)
        self._dated(date)
        if answer.get("ok") is True:
            return answer.get("result")
        code = answer.get("error_code")
        description = str(answer.get("description", "")).replace(self._token, "…")
        error = refusal(method, code if isinstance(code, int) else status, description, answer.get("parameters") or {})
        if error is not None:
            raise error
        return True

    def _without_token(self, error: Exception) -> str:
        return str(error).replace(self._token, "…")


async def _multipart(params: Mapping[str, Any], files: Files) -> tuple[bytes, str]:
    # Telegram takes a file's name as it stands: quoted, "bảng trực.xlsx" would arrive as "b%E1%BA%A3ng…".
    form = FormData(quote_fields=False)
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else encoded(value).decode())
    for name, (file_name, content, kind) in files.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    payload = form()
    return await payload.as_bytes(), payload.headers["Content-Type"]


def _parse(body: bytes) -> dict[str, Any] | None:
    try:
        answer = decoded(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) and "ok" in answer else None


def _unreadable(method: str, status: int, body: bytes) -> DeliveryError:
    """A page of somebody in between never reached the API; a torn answer of the API itself says that it did."""
    if status == 200 and body.lstrip()[:1] == b"{":
        return lost(method, "an answer that cannot be read")
    return Retryable(f"{method}: {status} without an answer of the Bot API")
