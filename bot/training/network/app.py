"""The HTTP door: /bot<token>/<method> and /file/bot<token>/<path>."""

import inspect
import json
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qsl

import httpx
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.routing import Route

from bot.training.network.checks import Params, Upload, typed
from bot.training.network.errors import ApiError, bad_request, too_many_requests
from bot.training.network.faults import Fault, Faults, Limits, Meter
from bot.training.network.methods import METERED, METHODS
from bot.training.network.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_JSON = b"application/json"
_NO_ANSWER = 0
_GATEWAY_PAGE = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body>\r\n</html>\r\n"
_GARBLED = b'{"ok":true,"result":{"message_i'


@dataclass(slots=True)
class Call:
    """One call of the bot. `at` is time.monotonic() at its arrival; status 0: not answered (yet), or cut off.

    `error` is the description of a refusal, `fault` the kind of trouble on demand that met the call.
    """

    method: str
    params: dict[str, Any]
    at: float
    chat_id: int | None
    status: int = _NO_ANSWER
    error: str | None = None
    fault: str | None = None
    result: Any = None


class House(Protocol):
    """Network behind the door, as far as the door needs it."""

    world: World
    faults: Faults
    limits: Limits | None
    meter: Meter

    def record(self, call: Call) -> None: ...


class ConnectionCut(httpx.RemoteProtocolError):
    """Ends a connection in the middle of the answer; what each kind of client sees is told in `_cut`."""


def make_app(house: House) -> Starlette:
    """The server as an ASGI app, for uvicorn or for httpx.ASGITransport."""
    return Starlette(
        routes=[
            Route("/bot{token}/{method}", _Door(house)),
            Route("/file/bot{token}/{path:path}", _Cellar(house)),
        ]
    )


class _Door:
    """Plain ASGI without request objects: the bench measures the bot, not this server."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        at = time.monotonic()
        path = scope["path_params"]
        entry = METHODS.get(path["method"].lower())
        if path["token"] != self._house.world.token:
            await _send(send, 401, _encode(ApiError(401, "Unauthorized").body()))
        elif entry is None:
            await _send(send, 404, _encode(ApiError(404, "Not Found").body()))
        else:
            try:
                params = await read_params(scope, receive)
            except ApiError as refusal:
                await _send(send, refusal.code, _encode(refusal.body()))
                return
            call = Call(entry[0], params.values, at, _chat_of(self._house.world, params))
            self._house.record(call)
            await self._serve(call, params, send)

    async def _serve(self, call: Call, params: Params, send: Send) -> None:
        fault = await self._house.faults.strike(call.method, call.chat_id)
        call.fault = fault.kind if fault else None
        if fault and fault.kind == "drop_before":
            await _cut(send)
        status, body = _instead(fault) or await self._carry_out(call, params)
        if fault and fault.kind == "drop_after":
            await _cut(send)
        if fault and fault.kind == "bad_json":
            body = _GARBLED
        call.status = status
        await _send(send, status, body, b"text/html" if body is _GATEWAY_PAGE else _JSON)

    async def _carry_out(self, call: Call, params: Params) -> tuple[int, bytes]:
        try:
            self._meter(call)
            result = METHODS[call.method.lower()][1](self._house.world, params)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as refusal:
            call.error = refusal.description
            return refusal.code, _encode(refusal.body())
        call.result = result
        return 200, _encode({"ok": True, "result": result})

    def _meter(self, call: Call) -> None:
        limits = self._house.limits
        if limits is None or call.chat_id is None or call.method.lower() not in METERED:
            return
        wait = self._house.meter.wait(limits, call.chat_id)
        if wait:
            raise too_many_requests(wait)


class _Cellar:
    """Downloads. They are recorded, and met by faults, as calls of the method `download`."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        at = time.monotonic()
        path = scope["path_params"]
        if path["token"] != self._house.world.token:
            await _send(send, 401, _encode(ApiError(401, "Unauthorized").body()))
            return
        call = Call("download", {"file_path": path["path"]}, at, None)
        self._house.record(call)
        fault = await self._house.faults.strike(call.method, None)
        call.fault = fault.kind if fault else None
        if fault and fault.kind in ("drop_before", "drop_after"):
            await _cut(send)
        call.status, body, content_type = self._answer(path["path"], fault)
        await _send(send, call.status, body, content_type)

    def _answer(self, path: str, fault: Fault | None) -> tuple[int, bytes, bytes]:
        trouble = _instead(fault)
        if trouble:
            return *trouble, _JSON
        stored = self._house.world.files.at(path)
        if stored is None:
            return 404, _encode(ApiError(404, "Not Found").body()), _JSON
        # Half a file is what a garbled answer is here.
        data = stored.data[: len(stored.data) // 2] if fault else stored.data
        return 200, data, (stored.mime_type or "application/octet-stream").encode()


def _chat_of(world: World, params: Params) -> int | None:
    chat_id = params.values.get("chat_id")
    if chat_id is None:
        return world.queries.whose(params.values.get("callback_query_id"))
    try:
        return int(chat_id)
    except (TypeError, ValueError):
        return None


def _instead(fault: Fault | None) -> tuple[int, bytes] | None:
    """The answer of a fault that keeps the call from being carried out."""
    if fault is None:
        return None
    if fault.kind == "429":
        return 429, _encode(too_many_requests(fault.retry_after).body())
    if fault.kind == "500":
        return 500, _encode(ApiError(500, "Internal Server Error").body())
    return (502, _GATEWAY_PAGE) if fault.kind == "502" else None


async def _cut(send: Send) -> None:
    """Break the connection.

    ASGI has no word for that. An answer that promises more bytes than it brings and then fails does it:
    uvicorn closes the socket, so every client sees the connection die; httpx.ASGITransport hands the exception
    itself to its client, and being a httpx.TransportError it is what a broken socket would have given.
    """
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})
    raise ConnectionCut("the pretend network cut the connection")


async def _send(send: Send, status: int, body: bytes, content_type: bytes = _JSON) -> None:
    headers = [(b"content-type", content_type), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _encode(answer: dict[str, Any]) -> bytes:
    return _ENCODER.encode(answer).encode()


async def read_params(scope: Scope, receive: Receive) -> Params:
    """Parameters from the address, a JSON body or a form; the body goes first."""
    content_type = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    values = _query(scope["query_string"].decode())
    if content_type.startswith(b"multipart/"):
        return await _multipart(values, scope, receive)
    body = await _body(receive)
    if not body:
        return Params(values)
    if content_type.startswith(_JSON):
        return Params({**values, **_json(body)})
    return Params({**values, **_query(body.decode(errors="replace"))})


def _query(source: str) -> dict[str, Any]:
    return typed(dict(parse_qsl(source, keep_blank_values=True))) if source else {}


async def _body(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    return body


def _json(body: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(body)
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict):
        raise bad_request("can't parse the request body as a JSON object")
    if b"\\ud" in body.lower():
        _check_surrogates(parsed)
    return {name: value for name, value in parsed.items() if value is not None}


def _check_surrogates(parsed: dict[str, Any]) -> None:
    # JSON can spell half a character; no such text may get into a chat, since no answer could carry it out again.
    try:
        _ENCODER.encode(parsed).encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def _multipart(values: dict[str, Any], scope: Scope, receive: Receive) -> Params:
    files: dict[str, Upload] = {}
    fields: dict[str, str] = {}
    async with Request(scope, receive).form(max_part_size=1 << 20) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[name] = Upload(
                    value.filename or name, value.content_type or "application/octet-stream", await value.read()
                )
            else:
                fields[name] = value
    return Params({**values, **typed(fields)}, files)
