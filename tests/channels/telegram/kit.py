"""Shared parts of the Telegram channel's tests: a scripted Bot API, an inbox in memory, a clock nobody waits for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import httpx

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.receive import poll
from bot.training.network import Network, serving
from core.channels import Received
from tests import botapi
from tests.transport import InProcess

TOKEN = "7000000001:AAtestsTESTStestsTESTStestsTESTStes"
BASE = "https://api.example"
NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)

Answer = httpx.Response | Exception
Step = Answer | list[Any] | Callable[[], Answer | list[Any]]


def ok(result: Any) -> httpx.Response:
    return httpx.Response(200, json={"ok": True, "result": result})


def no(code: int, description: str, **parameters: Any) -> httpx.Response:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return httpx.Response(code, json=body)


def sent(message_id: int) -> httpx.Response:
    chat = {"id": 5, "type": "private"}
    return ok({"message_id": message_id, "date": 1763647200, "chat": chat, "text": "…"})


class Server:
    """Answers the calls from a script, in order, and keeps them. Every call is judged by the Bot API's description."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.faults: list[str] = []
        self.api = TelegramApi(TOKEN, BASE, InProcess(httpx.MockTransport(self.handle)))

    def asked(self, method: str) -> list[dict[str, Any]]:
        return [params for name, params in self.calls if name == method]

    async def handle(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.rsplit("/", 1)[1]
        params = json.loads(request.content) if request.headers.get("content-type") == "application/json" else {}
        self.calls.append((method, params))
        self.faults += botapi.check_call(method, params) if params else []
        return self.answer(method)

    def answer(self, method: str) -> httpx.Response:
        step = self.steps.pop(0)
        step = step() if callable(step) else step
        if isinstance(step, Exception):
            raise step
        return ok(step) if isinstance(step, list) else step


class MemoryInbox:
    """Keeps each (channel, key) once. `trouble` is raised instead, one entry a time."""

    def __init__(self, *trouble: Exception | None) -> None:
        self.rows: dict[tuple[str, str], Received] = {}
        self.trouble = list(trouble)
        self.stores = 0

    async def store(self, updates: list[Received]) -> int:
        self.stores += 1
        error = self.trouble.pop(0) if self.trouble else None
        if error is not None:
            raise error
        before = len(self.rows)
        for row in updates:
            self.rows.setdefault((row.channel, row.key), row)
        return len(self.rows) - before

    @property
    def keys(self) -> list[str]:
        return [key for _, key in self.rows]


class Time:
    """Sleeping takes no time and is remembered."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.pauses: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


def message(update_id: int, text: str = "xin chào", chat_id: int = 501) -> dict[str, Any]:
    person = {"id": chat_id, "is_bot": False, "first_name": "An"}
    chat = {"id": chat_id, "type": "private", "first_name": "An"}
    body = {"message_id": update_id, "date": 1763647200, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": body}


async def until(true: Callable[[], bool]) -> None:
    """Wait for what another task brings about."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - the tests look from outside, there is no event to wait for
            await asyncio.sleep(0.005)


@asynccontextmanager
async def polling() -> AsyncIterator[tuple[Network, str]]:
    """A bot that polls a network on a real socket and has done so for a while, and the address there. It is still fed
    at the end."""
    network = Network(TOKEN, clock=lambda: NOW)
    stop, inbox = asyncio.Event(), MemoryInbox()
    async with serving(network) as address, TelegramApi(TOKEN, address) as api, asyncio.TaskGroup() as group:
        quick = partial(asyncio.sleep, 0.02)
        group.create_task(poll(api, inbox, lambda: NOW, stop=stop, grace=0, sleep=lambda _: quick()))
        await until(lambda: len(network.calls) == 3)
        yield network, address
        network.phone(501, "An").send_text("vẫn còn đây")
        await until(lambda: len(inbox.rows) == 1)
        stop.set()
