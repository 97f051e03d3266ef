"""Where the bot is found is learnt from the network, as soon as there is one."""

from __future__ import annotations

import asyncio
import socket
from datetime import UTC, datetime
from pathlib import Path

from bot.app import opened
from bot.settings import load
from bot.training.network import Network, serving

TOKEN = "1234567:" + "A" * 35


def _now() -> datetime:
    return datetime.now(UTC)


def _environ(folder: Path, base: str, **more: str) -> dict[str, str]:
    return {
        "BINHYEN_TELEGRAM__TOKEN": TOKEN,
        "BINHYEN_TELEGRAM__BASE_URL": base,
        "BINHYEN_DATABASE__URL": f"sqlite:///{folder}/bot.db",
        **more,
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_a_start_without_a_network_learns_the_address_when_it_comes(tmp_path: Path) -> None:
    network, port = Network(TOKEN, clock=_now), _free_port()
    settings = load(None, _environ(tmp_path, f"http://127.0.0.1:{port}"))
    async with opened(settings, _now) as bot, asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.run())
        await asyncio.sleep(0.3)
        assert not bot.rules.bot_link
        async with serving(network, port=port), asyncio.timeout(10):
            while not bot.rules.bot_link:  # noqa: ASYNC110 - another task's work is waited for
                await asyncio.sleep(0.02)
            assert bot.rules.bot_link == f"https://t.me/{network.world.bot['username']}"
            bot.stop.set()


async def test_an_address_that_is_configured_stays_and_the_hour_is_asked_for(tmp_path: Path) -> None:
    network = Network(TOKEN, clock=_now)
    async with serving(network) as base:
        settings = load(None, _environ(tmp_path, base, BINHYEN_PEOPLE__BOT_LINK="https://example.org/bot"))
        async with opened(settings, _now) as bot, asyncio.TaskGroup() as tasks:
            tasks.create_task(bot.run())
            async with asyncio.timeout(10):
                await bot.clock_check.known.wait()
            bot.stop.set()
        assert bot.rules.bot_link == "https://example.org/bot"
        assert bot.clock_check.believed()
