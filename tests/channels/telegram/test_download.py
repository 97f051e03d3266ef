"""A file that somebody sent is fetched whole, or not at all; never more of it than was asked for."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.send import TelegramChannel
from bot.channels.telegram.transport import HttpTransport, Request, TooMuch
from bot.training.network import Fault, Network, serving
from bot.training.network.faults import Kind
from core.channels import FileSource, Permanent, Retryable, TokenRejected, TooLarge
from tests.channels.telegram.kit import NOW, TOKEN, Server, no, ok
from tests.transport import InProcess

SHEET = bytes(range(256)) * 40
MOST = 20_000
KINDS: tuple[Kind, ...] = ("429", "500", "502", "drop_before", "drop_after", "bad_json")


class Stand:
    def __init__(self, network: Network, api: TelegramApi) -> None:
        self.network = network
        self.source: FileSource = TelegramChannel(api)

    def sent(self, content: bytes) -> str:
        return self.network.world.files.add("document", content, name="lịch trực.xlsx").file_id


@pytest.fixture(params=["in memory", "on a socket"])
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    network = Network(TOKEN, clock=lambda: NOW, chance=random.Random(1))
    if request.param == "in memory":
        async with TelegramApi(TOKEN, "http://net", InProcess.app(network.app)) as api:
            yield Stand(network, api)
        return
    async with serving(network) as address, TelegramApi(TOKEN, address) as api:
        yield Stand(network, api)


async def test_it_comes_whole(stand: Stand) -> None:
    assert await stand.source.fetch(stand.sent(SHEET), MOST) == SHEET
    assert await stand.source.fetch(stand.sent(bytes(MOST)), MOST) == bytes(MOST)


async def test_one_byte_too_many_is_not_fetched(stand: Stand) -> None:
    with pytest.raises(TooLarge):
        await stand.source.fetch(stand.sent(bytes(MOST + 1)), MOST)
    assert [call.method for call in stand.network.calls] == ["getFile"]


async def test_what_nobody_sent_is_not_asked_for_again(stand: Stand) -> None:
    with pytest.raises(Permanent):
        await stand.source.fetch("nonsense", MOST)


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize("kind", KINDS)
async def test_trouble_on_the_way_is_worth_another_try(stand: Stand, method: str, kind: Kind) -> None:
    stand.network.faults.add(Fault(kind, method=method, times=1))
    file = stand.sent(SHEET)
    with pytest.raises(Retryable):
        await stand.source.fetch(file, MOST)
    assert await stand.source.fetch(file, MOST) == SHEET


async def test_a_link_that_leads_nowhere_any_more() -> None:
    server = Server(ok({"file_path": "documents/1.xlsx"}), httpx.Response(404, text="gone"))
    with pytest.raises(Retryable):
        await TelegramChannel(server.api).fetch("x", MOST)
    server = Server(ok({"file_path": "documents/1.xlsx"}), no(401, "Unauthorized"))
    with pytest.raises(TokenRejected):
        await TelegramChannel(server.api).fetch("x", MOST)


async def test_a_size_that_was_not_told_does_not_help() -> None:
    server = Server(ok({"file_path": "documents/1.xlsx"}), httpx.Response(200, content=bytes(MOST + 1)))
    with pytest.raises(TooLarge):
        await TelegramChannel(server.api).fetch("x", MOST)


async def test_an_endless_answer_is_cut_off() -> None:
    written = 0

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        try:
            while written < 1_000_000_000:
                writer.write(bytes(65536))
                await writer.drain()
                written += 65536
        except ConnectionError:
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(endless, "127.0.0.1", 0)
    host, port = listening.sockets[0].getsockname()
    http = HttpTransport()
    async with listening:
        with pytest.raises(TooMuch):
            await http.exchange(Request(f"http://{host}:{port}/file", 5, most=MOST))
        await http.aclose()
    assert written < 100_000_000


async def test_the_token_is_in_no_error_and_in_no_log(stand: Stand, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for kind in KINDS:
        stand.network.faults.add(Fault(kind, method="download", times=1))
        with pytest.raises(Retryable) as caught:
            await stand.source.fetch(stand.sent(SHEET), MOST)
        assert TOKEN not in f"{caught.value!r} {caught.value} {caught.value.__cause__} {caught.value.__context__}"
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert not [line for line in ours if TOKEN in line]
