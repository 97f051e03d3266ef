"""On real sockets: which failures leave a doubt whether the request was heard, and which leave none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from bot.channels.telegram.transport import HttpTransport, NeverSent, NoAnswer, Request

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@asynccontextmanager
async def server(talk: Talk) -> AsyncIterator[str]:
    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        finally:
            writer.close()

    listening = await asyncio.start_server(once, "127.0.0.1", 0)
    host, port = listening.sockets[0].getsockname()
    async with listening:
        yield f"http://{host}:{port}/bot1:A/sendMessage"


@pytest.fixture
async def http() -> AsyncIterator[HttpTransport]:
    transport = HttpTransport()
    yield transport
    await transport.aclose()


async def _request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    return head + await reader.readexactly(2)


async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _request(reader)


async def tear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _request(reader)
    writer.write(ANSWER[:-1])


async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _request(reader)
    writer.write(b"\x16\x03\x01 this is no HTTP\r\n\r\n")


async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _request(reader)
    await reader.read()


@pytest.mark.parametrize("talk", [hang_up, tear, babble, say_nothing])
async def test_a_request_that_was_written_may_have_been_heard(http: HttpTransport, talk: Talk) -> None:
    async with server(talk) as url:
        with pytest.raises(NoAnswer):
            await http.exchange(Request(url, 0.2, b"{}", "application/json"))


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://no.such.host.invalid/", "nonsense"])
async def test_where_nobody_listens_nothing_was_heard(http: HttpTransport, url: str) -> None:
    with pytest.raises(NeverSent):
        await http.exchange(Request(url, 5, b"{}", "application/json"))


async def test_an_answer_comes_back_and_the_connection_serves_again(http: HttpTransport) -> None:
    connections = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        for _ in range(3):
            request = await _request(reader)
            assert request.endswith(b"{}") and b"Content-Type: application/json\r\n" in request
            assert b"Cookie" not in request
            writer.write(ANSWER)

    async with server(answer) as url:
        for _ in range(3):
            assert await http.exchange(Request(url, 5, b"{}", "application/json")) == (200, b"ok")
    assert connections == 1


async def test_a_request_is_never_repeated_by_the_library(http: HttpTransport) -> None:
    """A connection kept open that closes under the second request: whether to repeat is for the outbox to say."""
    heard = 0

    async def answer_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal heard
        await _request(reader)
        heard += 1
        writer.write(ANSWER)
        await _request(reader)
        heard += 1

    async with server(answer_once) as url:
        request = Request(url, 5, b"{}", "application/json")
        assert await http.exchange(request) == (200, b"ok")
        with pytest.raises(NoAnswer):
            await http.exchange(request)
    assert heard == 2


async def test_a_redirect_is_not_followed(http: HttpTransport) -> None:
    """The address holds the token: it must not be told to somebody else."""

    async def send_away(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _request(reader)
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")

    async with server(send_away) as url:
        assert await http.exchange(Request(url, 5, b"{}", "application/json")) == (302, b"")


async def test_the_hour_of_an_answer_is_told(http: HttpTransport) -> None:
    dates: list[str] = []
    hour = "Sat, 14 Nov 2026 15:30:00 GMT"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for head in (f"Date: {hour}\r\n", ""):
            await _request(reader)
            writer.write(f"HTTP/1.1 200 OK\r\n{head}Content-Length: 2\r\n\r\nok".encode())

    async with server(answer) as url:
        for _ in range(2):
            await http.exchange(Request(url, 5, b"{}", "application/json", dated=dates.append))
    assert dates == [hour, ""]
