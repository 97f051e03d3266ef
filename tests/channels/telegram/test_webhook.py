"""The door Telegram knocks at: it opens for the secret only, and 200 means stored."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.telegram import webhook
from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.holding import set_webhook
from bot.channels.telegram.webhook import SECRET_HEADER, webhook_route
from bot.training.network import Network
from core.errors import StorageFull
from tests.channels.telegram.kit import NOW, TOKEN, MemoryInbox, message, until
from tests.transport import InProcess

SECRET = "mat-khau_cua-cong"
URL = "https://binhyen.example/telegram"


class Door:
    def __init__(self, *trouble: Exception | None, max_body: int = 1024 * 1024) -> None:
        self.inbox = MemoryInbox(*trouble)
        route = webhook_route("/telegram", SECRET, self.inbox, lambda: NOW, max_body)
        self.transport = httpx.ASGITransport(Starlette(routes=[route]))

    async def knock(self, content: Any, secret: str | None = SECRET, method: str = "POST") -> httpx.Response:
        headers = {} if secret is None else {SECRET_HEADER: secret}
        async with httpx.AsyncClient(transport=self.transport) as client:
            return await client.request(method, URL, content=content, headers=headers)


async def test_an_update_is_stored_as_it_came_before_it_is_acknowledged() -> None:
    door = Door()
    body = json.dumps(message(10, "chào 🚨"), indent=1).encode()
    answer = await door.knock(body)
    assert (answer.status_code, answer.content) == (200, b"")
    [row] = door.inbox.rows.values()
    assert (row.channel, row.key, row.lane, row.body, row.received_at) == ("telegram", "10", "501", body.decode(), NOW)


async def test_a_repeated_update_is_one_row_and_acknowledged_again() -> None:
    door = Door()
    body = json.dumps(message(10))
    assert [(await door.knock(body)).status_code for _ in range(2)] == [200, 200]
    assert door.inbox.keys == ["10"]


async def _knock(door: Door, number: int) -> None:
    assert (await door.knock(json.dumps(message(number)))).status_code == 200


async def test_whoever_comes_before_its_predecessor_waits_for_it() -> None:
    door = Door()
    await _knock(door, 10)
    async with asyncio.TaskGroup() as tasks:
        for number in (13, 12, 11):
            tasks.create_task(_knock(door, number))
            await asyncio.sleep(0.02)
    assert door.inbox.keys == ["10", "11", "12", "13"]


async def test_a_predecessor_that_could_not_be_stored_is_waited_for_until_it_comes_again() -> None:
    door = Door(None, RuntimeError("busy"))
    await _knock(door, 10)
    assert (await door.knock(json.dumps(message(11)))).status_code == 503
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_knock(door, 12))
        await asyncio.sleep(0.02)
        await _knock(door, 11)
    assert door.inbox.keys == ["10", "11", "12"]


async def test_what_is_missing_is_waited_for_a_moment_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "_PATIENCE", 0.1)
    door, began = Door(), time.monotonic()
    for number in (10, 12, 13, 14, 11):
        await _knock(door, number)
    assert 0.1 <= time.monotonic() - began < 0.2
    assert door.inbox.keys == ["10", "12", "13", "14", "11"]


@pytest.mark.parametrize("secret", [None, "", "mat-khau", SECRET + "x", SECRET.upper()])
async def test_a_stranger_is_turned_away_without_a_word(secret: str | None) -> None:
    door = Door()
    answer = await door.knock(json.dumps(message(10)), secret)
    assert (answer.status_code, answer.content) == (403, b"")
    assert door.inbox.stores == 0


async def test_a_secret_that_is_no_text_is_a_wrong_secret() -> None:
    async with httpx.AsyncClient(transport=Door().transport) as client:
        answer = await client.post(URL, content=b"{}", headers=[(SECRET_HEADER.encode(), b"\xff\xfe")])
    assert answer.status_code == 403


async def test_strangers_cannot_fill_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")
    door = Door()
    for _ in range(100):
        await door.knock("nhiều lời".encode(), "sai")
    assert len([record for record in caplog.records if record.name.startswith("bot.")]) == 7
    assert "sai" not in caplog.text and SECRET not in caplog.text


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"message":{}}', b"\xff\xfe{}", b"[" * 100_000])
async def test_nonsense_with_the_right_secret_is_stored_for_parking(body: bytes) -> None:
    door = Door()
    assert (await door.knock(body)).status_code == 200
    [row] = door.inbox.rows.values()
    assert row.key.startswith("sha256:") and row.lane == f"?{row.key}"
    assert row.body == body.decode("utf-8", "replace")


async def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    door = Door(max_body=100)
    assert (await door.knock(b"x" * 101)).status_code == 413
    assert (await door.knock(b"x" * 100)).status_code == 200
    assert door.inbox.stores == 1


async def test_a_body_that_does_not_say_so_is_not_read_to_its_end() -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(1000):
            read += 10
            yield b"x" * 10

    sent: list[dict[str, Any]] = []
    route = webhook_route("/telegram", SECRET, MemoryInbox(), lambda: NOW, 100)
    parts = endless()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": await anext(parts), "more_body": True}

    async def send(event: Any) -> None:
        sent.append(event)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/telegram",
        "root_path": "",
        "query_string": b"",
        "headers": [(SECRET_HEADER.lower().encode(), SECRET.encode())],
    }
    await Starlette(routes=[route])(scope, receive, send)
    assert sent[0]["status"] == 413
    assert read == 110


@pytest.mark.parametrize("error", [StorageFull(), RuntimeError("INSERT ... 'nhà bà Tư'")])
async def test_what_could_not_be_stored_is_not_acknowledged(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    door = Door(error)
    body = json.dumps(message(10))
    assert [(await door.knock(body)).status_code for _ in range(2)] == [503, 200]
    assert type(error).__name__ in caplog.text and "bà Tư" not in caplog.text


async def test_only_post() -> None:
    assert (await Door().knock(None, method="GET")).status_code == 405


@pytest.mark.parametrize("secret", ["", "có dấu", "a b", "x" * 257])
def test_a_secret_telegram_would_not_take_is_refused_at_the_start(secret: str) -> None:
    with pytest.raises(ValueError, match="secret"):
        webhook_route("/telegram", secret, MemoryInbox(), lambda: NOW)


async def test_telegram_comes_again_until_it_is_stored() -> None:
    network = Network(TOKEN, clock=lambda: NOW)
    door = Door(RuntimeError("busy"), RuntimeError("busy"))
    network.world.webhook.transport = door.transport
    network.world.webhook.first_pause = 0.01
    async with TelegramApi(TOKEN, "http://net", InProcess.app(network.app)) as api:
        await set_webhook(api, URL, SECRET)
        for text in ("một", "hai"):
            network.phone(501, "An").send_text(text)
        await until(lambda: len(door.inbox.rows) == 2)
    await network.close()
    assert [json.loads(row.body)["message"]["text"] for row in door.inbox.rows.values()] == ["một", "hai"]
    assert door.inbox.stores == 4
