"""Access to the training server: this machine's browser on our own page, and the bot. Nobody else's page.

The port is open on 127.0.0.1 only, but any web site the trainer's browser visits can send requests there, also under a
name of its own that suddenly leads to 127.0.0.1 (DNS rebinding). Hence the checks of Host and Origin.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BOT_PATHS = ("/bot", "/file/bot")
_NAMES = frozenset({"127.0.0.1", "localhost"})
_READING = ("GET", "HEAD")
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """Refuses with 403, and adds to each answer what keeps the page from loading anything from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _welcome(scope["path"], scope["method"], Headers(scope=scope)):
            await self._app(scope, receive, _with_headers(send))
        else:
            await PlainTextResponse("Forbidden", 403)(scope, receive, send)


def _welcome(path: str, method: str, headers: Headers) -> bool:
    # The port may be another one than ours: people reach a machine through tunnels.
    host = headers.get("host", "")
    if host.partition(":")[0] not in _NAMES:
        return False
    origin = headers.get("origin")
    if path.startswith(BOT_PATHS):
        return origin is None  # the bot is no browser
    if method in _READING:
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none") or _is_followed_link(headers)
    return origin == f"http://{host}"


def _is_followed_link(headers: Headers) -> bool:
    """Opening the page from anywhere is harmless; it cannot be framed, and a link changes nothing."""
    return headers.get("sec-fetch-mode") == "navigate"


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            _add(MutableHeaders(scope=message), _HEADERS.items())
        await send(message)

    return sending


def _add(headers: MutableHeaders, more: Iterable[tuple[str, str]]) -> None:
    for name, value in more:
        headers[name] = value
