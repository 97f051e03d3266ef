"""The page's stream of events: it picks up where it broke off, or begins with the whole picture."""

from __future__ import annotations

import json
from typing import Any

from bot.training.stream import Stream


class Reader:
    """Reads events one by one, as a browser does."""

    def __init__(self, stream: Stream, last_id: str = "") -> None:
        self._events = stream.listen(last_id)
        self.last_id = last_id

    async def next(self) -> tuple[str, Any]:
        lines = (await anext(self._events)).decode().splitlines()
        told = dict(line.split(": ", 1) for line in lines if line)
        self.last_id = told["id"]
        return told["event"], json.loads(told["data"])


def _stream(**options: Any) -> Stream:
    return Stream(lambda: {"whole": "picture"}, **options)


async def test_who_comes_first_gets_the_whole_picture_and_then_the_news() -> None:
    stream = _stream()
    stream.publish("message", {"id": 1})
    reader = Reader(stream)
    assert await reader.next() == ("snapshot", {"whole": "picture"})
    stream.publish("message", {"id": 2})
    assert await reader.next() == ("message", {"id": 2})


async def test_who_comes_back_gets_what_was_missed() -> None:
    stream = _stream()
    reader = Reader(stream)
    await reader.next()
    for number in (1, 2):
        stream.publish("message", {"id": number})
    again = Reader(stream, reader.last_id)
    assert [await again.next(), await again.next()] == [("message", {"id": 1}), ("message", {"id": 2})]


async def test_who_was_away_too_long_gets_the_whole_picture() -> None:
    stream = _stream(kept=3)
    reader = Reader(stream)
    await reader.next()
    for number in range(5):
        stream.publish("message", {"id": number})
    assert (await Reader(stream, reader.last_id).next())[0] == "snapshot"
    assert (await reader.next())[0] == "snapshot"


async def test_an_id_of_another_program_means_nothing() -> None:
    stream, other = _stream(), _stream()
    for each in (stream, other):
        each.publish("message", {})
    reader = Reader(other)
    await reader.next()
    for last_id in (reader.last_id, "nonsense", "-", "1-999999"):
        assert (await Reader(stream, last_id).next())[0] == "snapshot"


async def test_after_a_new_beginning_everybody_gets_the_whole_picture() -> None:
    stream = _stream()
    reader = Reader(stream)
    await reader.next()
    stream.publish("message", {"id": 1})
    stream.start_over()
    assert (await reader.next())[0] == "snapshot"
    stream.publish("message", {"id": 2})
    assert await reader.next() == ("message", {"id": 2})


async def test_the_stream_ends_with_the_program() -> None:
    stream = _stream()
    reader = Reader(stream)
    await reader.next()
    stream.close()
    assert [event async for event in reader._events] == []
