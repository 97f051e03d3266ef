"""Shared parts of the tests of the pretend network: a clock one can move and a bot that calls by hand."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from bot.training.network import Network, Phone

TOKEN = "7000000001:network-tests"
# A PNG header for 640 x 480 points is all the network looks at.
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\x02\0\0\0"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **parts: float) -> None:
        self.now += timedelta(**parts)


class Refused(Exception):
    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None) -> None:
        super().__init__(code, description)
        self.code, self.description, self.parameters = code, description, parameters


class HandBot:
    """Calls methods over the app in this process, as JSON."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(network.app), base_url=f"http://net/bot{network.world.token}/"
        )

    async def __call__(self, method: str, **params: Any) -> Any:
        return result(await self.client.post(method, json=params))

    async def refusal(self, method: str, **params: Any) -> str:
        """The code and text of a refusal that must come."""
        try:
            answer = await self(method, **params)
        except Refused as refused:
            return f"{refused.code} {refused.description}"
        raise AssertionError(f"{method} was accepted: {answer}")

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """Fetch and confirm all that waits."""
        batch = await self("getUpdates", **params)
        if batch:
            self.network.world.updates.confirm(batch[-1]["update_id"] + 1)
        return batch

    async def update(self, kind: str) -> Any:
        """The content of the one update that waits."""
        (only,) = await self.updates()
        return only[kind]


class Stand:
    """A network, its clock, a bot and An, who has pressed Start."""

    def __init__(self, **options: Any) -> None:
        self.clock = Clock()
        self.network = Network(TOKEN, clock=self.clock, **options)
        self.bot = HandBot(self.network)
        self.an: Phone = self.network.phone(101, "An")
        self.an.start()
        self.network.world.updates.clear()


def result(response: httpx.Response) -> Any:
    body = response.json()
    assert response.status_code == body.get("error_code", 200)
    if not body["ok"]:
        raise Refused(body["error_code"], body["description"], body.get("parameters"))
    return body["result"]


async def breathe() -> None:
    """Let everything that can run do so."""
    for _ in range(10):
        await asyncio.sleep(0)
