"""The page of phones over HTTP: its files, one stream of what happens, and what the trainer's hands do."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import time, timedelta
from importlib import resources
from pathlib import PurePath
from typing import Any, Protocol
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.training.guard import BOT_PATHS, Guard
from bot.training.hands import MAX_FILE, Act, Clumsy
from bot.training.network.files import StoredFile
from bot.training.stage import Stage
from bot.training.stream import Stream
from bot.training.weather import Sky

Handler = Callable[[Request], Awaitable[Response]]

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8", "image/jpeg"),
    (b"RIFF", "audio/wav"),
    (b"OggS", "audio/ogg"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
_DOCUMENTS = {
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".ics": "text/calendar",
    ".pdf": "application/pdf",
}
_DO_NOT_KEEP = {"Cache-Control": "no-store"}
_TWO_DAYS = 48 * 3600


class House(Protocol):
    """Session that the page shows now, and the way to begin another."""

    stage: Stage
    stream: Stream

    def start_over(self) -> None: ...


def make_app(house: House) -> ASGIApp:
    """The page at / and the pretend Telegram beside it, for requests from this machine only."""
    page = Starlette(
        routes=[
            Route("/", _file),
            Mount("/page", routes=[Route("/{name}", _file)]),
            Route("/api/stream", _stream(house)),
            Route("/api/file/{file_id}", _attachment(house)),
            Route("/api/phones/{user:int}/{act}", _act(house), methods=["POST"]),
            Route("/api/{what}", _control(house), methods=["POST"]),
        ]
    )
    return Guard(_Crossing(house, page))


class _Crossing:
    """The bot's calls go to the network of the session that is on now."""

    def __init__(self, house: House, page: ASGIApp) -> None:
        self._house = house
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        for_bot = scope["path"].startswith(BOT_PATHS)
        await (self._house.stage.network.app if for_bot else self._page)(scope, receive, send)


async def _file(request: Request) -> Response:
    """Read each time: the files are small, and whoever works on the page sees the change at once."""
    name = request.path_params.get("name", "index.html")
    found = resources.files("bot.training.page") / name
    kind = _TYPES.get(name[name.rfind(".") :])
    if kind is None or not found.is_file():
        return Response("Not Found", 404)
    return Response(found.read_bytes(), media_type=kind, headers={"Cache-Control": "no-cache"})


def _stream(house: House) -> Handler:
    async def stream(request: Request) -> Response:
        events = house.stream.listen(request.headers.get("last-event-id", ""))
        return StreamingResponse(_hello(events), media_type="text/event-stream", headers=_DO_NOT_KEEP)

    return stream


async def _hello(events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield b"retry: 500\n\n"
    async for event in events:
        yield event


def _attachment(house: House) -> Handler:
    async def attachment(request: Request) -> Response:
        stored = house.stage.network.stored(request.path_params["file_id"])
        return Response("Not Found", 404) if stored is None else _handed_out(stored)

    return attachment


def _handed_out(stored: StoredFile) -> Response:
    shown = next((kind for start, kind in _SIGNATURES if stored.data.startswith(start)), None)
    if stored.kind != "document" and shown:
        return Response(stored.data, media_type=shown, headers=_DO_NOT_KEEP)
    # Anything else is handed over as a file, by the name it was sent with, and never shown on our page.
    name = stored.name or "?"
    kind = _DOCUMENTS.get(PurePath(name).suffix.lower(), "application/octet-stream")
    headers = {**_DO_NOT_KEEP, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(stored.data, headers={**headers, "Content-Type": kind})


def _act(house: House) -> Handler:
    async def act(request: Request) -> Response:
        asked = await _asked(request)
        house.stage.hands.do(request.path_params["user"], request.path_params["act"], asked)
        return Response(status_code=204)

    return _polite(act)


def _control(house: House) -> Handler:
    async def control(request: Request) -> Response:
        deed = _CONTROLS.get(request.path_params["what"])
        if deed is None:
            raise Clumsy("wrong.request")
        deed(house, await _asked(request))
        return Response(status_code=204)

    return _polite(control)


def _sky(house: House, asked: Act) -> None:
    try:
        sky = Sky(asked.text("sky"))
    except ValueError:
        raise Clumsy("wrong.request") from None
    house.stage.turn_weather(sky)


def _forward(house: House, asked: Act) -> None:
    house.stage.lapse.forward(timedelta(seconds=asked.number("seconds", 1, _TWO_DAYS)))


def _jump(house: House, asked: Act) -> None:
    try:
        hour = time.fromisoformat(asked.text("hour"))
    except ValueError:
        raise Clumsy("wrong.request") from None
    house.stage.lapse.jump(hour.replace(tzinfo=None))


_CONTROLS: dict[str, Callable[[House, Act], None]] = {
    "forward": _forward,
    "jump": _jump,
    "night": lambda house, _: house.stage.lapse.night(),
    "halt": lambda house, _: house.stage.lapse.stop(),
    "sky": _sky,
    "kill": lambda house, _: house.stage.supervisor.kill(),
    "restart": lambda house, _: house.stage.supervisor.restart(),
    "auto": lambda house, asked: house.stage.supervisor.set_auto(on=asked.values.get("on") is True),
    "reset": lambda house, _: house.start_over(),
}


def _polite(handler: Handler) -> Handler:
    """Answer an act that cannot be done with the id of a sentence of the page."""

    async def politely(request: Request) -> Response:
        try:
            return await handler(request)
        except Clumsy as clumsy:
            return JSONResponse({"reason": clumsy.reason}, 400)

    return politely


async def _asked(request: Request) -> Act:
    """A JSON object, or the bytes of a file with its values in the address."""
    body = await _body(request)
    if not request.headers.get("content-type", "").startswith("application/json"):
        return Act(dict(request.query_params), body)
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, Mapping):
        raise Clumsy("wrong.request")
    return Act(dict[str, Any](values))


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_FILE:
            raise Clumsy("wrong.file")
    return body
