"""Webhook mode from the network's POST to the answer on the phone, and what can go wrong at its start and its end."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from bot.app import Bot, opened
from bot.channels.telegram import holding
from bot.problems import PortTaken
from bot.settings import load
from bot.training.network import Network, serving
from core.channels import AnotherWebhook

TOKEN = "1234567:" + "A" * 35
SECRET = "s3cret_word"


@pytest.fixture(autouse=True)
def _nobody_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    """To find that out takes seconds (tests/channels/telegram/test_holding.py)."""
    monkeypatch.setattr(holding, "_LISTEN", 0.0)


def _now() -> datetime:
    return datetime.now(UTC)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def _bot(
    folder: Path, base: str, port: int, mode: str = "webhook", *, take_over: bool = False
) -> AsyncIterator[Bot]:
    settings = load(
        None,
        {
            "BINHYEN_TELEGRAM__TOKEN": TOKEN,
            "BINHYEN_TELEGRAM__BASE_URL": base,
            "BINHYEN_TELEGRAM__MODE": mode,
            "BINHYEN_TELEGRAM__WEBHOOK_URL": f"http://127.0.0.1:{port}",
            "BINHYEN_TELEGRAM__WEBHOOK_SECRET": SECRET,
            "BINHYEN_WEB__PORT": str(port),
            "BINHYEN_DATABASE__URL": f"sqlite:///{folder}/{mode}.db",
        },
    )
    async with opened(settings, _now, take_over=take_over) as bot:
        yield bot


async def _until(true: object, seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # type: ignore[operator]  # noqa: ASYNC110 - another process's work is waited for
            await asyncio.sleep(0.02)


async def test_an_update_posted_by_the_network_is_answered(tmp_path: Path) -> None:
    network, port = Network(TOKEN, clock=_now), _free_port()
    async with serving(network) as base, _bot(tmp_path, base, port) as bot, asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.run())
        an = network.phone(7, "An")
        an.send_text("chào")
        await _until(lambda: any("người được mời" in m.words for m in an.visible if m.from_bot))
        async with httpx.AsyncClient() as client:
            url = f"http://127.0.0.1:{port}"
            assert (await client.get(f"{url}/health")).text == "ok"
            assert (await client.post(f"{url}/telegram", json={})).status_code == 403
            right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            assert (await client.post(f"{url}/telegram", content=b"{broken", headers=right)).status_code == 200
        bot.stop.set()


def _answers(network: Network) -> int:
    return sum(m.from_bot for m in network.phone(7, "An").visible)


async def test_a_second_process_that_polls_leaves_and_the_first_goes_on_hearing(tmp_path: Path) -> None:
    network, port = Network(TOKEN, clock=_now), _free_port()
    async with serving(network) as base, _bot(tmp_path, base, port) as bot, asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.run())
        await _until(lambda: network.world.webhook.url)
        async with _bot(tmp_path, base, port, "polling") as second:
            with pytest.raises(ExceptionGroup) as caught:
                async with asyncio.timeout(10):
                    await second.run()
        assert caught.group_contains(AnotherWebhook, match=r"^127\.0\.0\.1$", depth=None)
        network.phone(7, "An").send_text("chào")
        await _until(lambda: _answers(network))
        bot.stop.set()


async def test_stopped_in_order_it_takes_its_webhook_away_and_polling_can_begin(tmp_path: Path) -> None:
    network, port = Network(TOKEN, clock=_now), _free_port()
    async with serving(network) as base:
        async with _bot(tmp_path, base, port) as bot, asyncio.TaskGroup() as tasks:
            tasks.create_task(bot.run())
            await _until(lambda: network.world.webhook.url)
            bot.stop.set()
        assert network.world.webhook.url == ""
        network.phone(7, "An").send_text("chào")  # meanwhile
        async with _bot(tmp_path, base, port, "polling") as bot, asyncio.TaskGroup() as tasks:
            tasks.create_task(bot.run())
            await _until(lambda: _answers(network))
            bot.stop.set()


async def test_it_stops_while_somebody_has_sent_half_an_update(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Within the five seconds that it has, and without a word in the log that looks like a fault."""
    network, port = Network(TOKEN, clock=_now), _free_port()
    async with serving(network) as base, _bot(tmp_path, base, port) as bot, asyncio.TaskGroup() as tasks:
        running = tasks.create_task(bot.run())
        await _until(lambda: network.world.webhook.url)
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        head = f"POST /telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
        writer.write(f'{head}Content-Length: 500\r\n\r\n{{"update_id": 99'.encode())
        await writer.drain()
        await asyncio.sleep(0.1)
        bot.stop.set()
        async with asyncio.timeout(2):
            await running
        writer.close()
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_it_stops_while_the_disk_takes_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network, port = Network(TOKEN, clock=_now), _free_port()
    async with serving(network) as base, _bot(tmp_path, base, port) as bot, asyncio.TaskGroup() as tasks:
        running = tasks.create_task(bot.run())
        await _until(lambda: network.world.webhook.url)
        asked = asyncio.Event()

        async def stuck(_: object) -> int:
            asked.set()
            await asyncio.sleep(60)
            return 0

        monkeypatch.setattr(bot.inbox, "store", stuck)
        network.phone(7, "An").send_text("chào")
        await asked.wait()
        bot.stop.set()
        async with asyncio.timeout(4):
            await running
    assert network.pending == 1


async def test_whoever_is_to_take_over_polls_where_a_webhook_was_left_behind(tmp_path: Path) -> None:
    network, port = Network(TOKEN, clock=_now), _free_port()
    async with serving(network) as base:
        network.world.webhook.set("http://127.0.0.1:9/telegram")  # of a bot that was killed
        async with _bot(tmp_path, base, port, "polling", take_over=True) as bot, asyncio.TaskGroup() as tasks:
            tasks.create_task(bot.run())
            network.phone(7, "An").send_text("chào")
            await _until(lambda: _answers(network))
            bot.stop.set()


async def test_it_starts_without_a_network_and_announces_itself_when_there_is_one(tmp_path: Path) -> None:
    network, port, network_port = Network(TOKEN, clock=_now), _free_port(), _free_port()
    async with _bot(tmp_path, f"http://127.0.0.1:{network_port}", port) as bot, asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.run())
        await asyncio.sleep(0.5)
        async with serving(network, port=network_port):
            await _until(lambda: any(call.method == "setWebhook" for call in network.calls))
            bot.stop.set()


async def test_a_port_in_use_ends_the_process_with_a_plain_reason(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        async with serving(Network(TOKEN, clock=_now)) as base, _bot(tmp_path, base, port) as bot:
            with pytest.raises(ExceptionGroup) as caught:
                async with asyncio.timeout(10):
                    await bot.run()
    assert caught.group_contains(PortTaken, depth=None)
