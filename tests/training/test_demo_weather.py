"""The switch for bad days: what the bot meets while it is set, and that nothing of it stays."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from bot.training.weather import Sky, Weather
from tests.training.network_kit import Refused, Stand, breathe


@pytest.fixture
async def stand() -> Stand:
    return Stand()


async def _say(stand: Stand, **params: Any) -> Any:
    return await stand.bot("sendMessage", chat_id=101, text="chào", **params)


async def test_in_an_outage_no_call_gets_through(stand: Stand) -> None:
    Weather(stand.network).turn(Sky.OUTAGE)
    for method in ("sendMessage", "getUpdates"):
        with pytest.raises(httpx.TransportError):
            await stand.bot(method, chat_id=101, text="chào")
    assert not [message for message in stand.an.visible if message.from_bot]


async def test_an_outage_cuts_off_the_request_that_waits(stand: Stand) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(stand.bot.refusal("getUpdates", timeout=20))
        await breathe()
        Weather(stand.network).turn(Sky.OUTAGE)
    assert waiting.result().startswith("502")


async def test_in_a_flood_only_messages_are_refused(stand: Stand) -> None:
    Weather(stand.network).turn(Sky.FLOOD)
    with pytest.raises(Refused) as refused:
        await _say(stand)
    assert (refused.value.code, refused.value.parameters) == (429, {"retry_after": 3})
    stand.an.send_text("còn ai không")
    assert (await stand.bot.update("message"))["text"] == "còn ai không"


async def test_in_trouble_some_calls_fail_and_some_arrive(stand: Stand) -> None:
    weather = Weather(stand.network)
    weather.turn(Sky.TROUBLE)
    answers = [await stand.bot.client.post("getMe") for _ in range(40)]
    codes = [answer.status_code for answer in answers]
    assert {*codes} == {200, 502}
    assert weather.view() == {"sky": "trouble", "struck": codes.count(502)}


async def test_fair_weather_leaves_nothing_behind(stand: Stand) -> None:
    weather = Weather(stand.network)
    for sky in Sky:
        weather.turn(sky)
    weather.turn(Sky.FAIR)
    assert (await _say(stand))["text"] == "chào"
    assert weather.view() == {"sky": "fair", "struck": 0}
