"""Trouble on demand, in this process and over a real socket; flood control."""

import asyncio
import random
import time

import httpx
import pytest

from bot.training.network import Fault, Limits, serving
from tests.training.network_kit import TOKEN, HandBot, Refused, Stand


@pytest.fixture(params=["in process", "over a socket"])
async def stand(request):
    stand = Stand()
    if request.param == "in process":
        yield stand
        return
    async with serving(stand.network) as base, httpx.AsyncClient(base_url=f"{base}/bot{TOKEN}/") as client:
        stand.bot = HandBot(stand.network)
        stand.bot.client = client
        yield stand


def say(stand, text="x"):
    return stand.bot("sendMessage", chat_id=101, text=text)


def texts(stand):
    return [message.text for message in stand.an.visible[1:]]


async def test_a_connection_cut_before_leaves_no_trace(stand):
    stand.network.faults.add(Fault("drop_before", times=1))
    with pytest.raises(httpx.TransportError):
        await say(stand)
    assert texts(stand) == []
    await say(stand, "lần hai")
    assert texts(stand) == ["lần hai"]
    assert [(call.status, call.fault) for call in stand.network.calls] == [(0, "drop_before"), (200, None)]


async def test_a_connection_cut_after_has_done_its_work(stand):
    stand.network.faults.add(Fault("drop_after", times=1))
    with pytest.raises(httpx.TransportError):
        await say(stand)
    assert texts(stand) == ["x"]
    assert stand.network.calls[-1].status == 0


async def test_a_cut_getupdates_loses_nothing(stand):
    stand.an.send_text("giữ lấy")
    stand.network.faults.add(Fault("drop_after", method="getUpdates", times=1))
    with pytest.raises(httpx.TransportError):
        await stand.bot("getUpdates")
    assert len(await stand.bot("getUpdates")) == 1


async def test_flood_control_on_demand(stand):
    stand.network.faults.add(Fault("429", method="sendMessage", retry_after=7))
    with pytest.raises(Refused) as caught:
        await say(stand)
    assert (caught.value.code, caught.value.description) == (429, "Too Many Requests: retry after 7")
    assert caught.value.parameters == {"retry_after": 7}
    assert texts(stand) == []
    await stand.bot("getMe")


@pytest.mark.parametrize(("kind", "status"), [("500", 500), ("502", 502)])
async def test_a_broken_server(stand, kind, status):
    stand.network.faults.add(Fault(kind))
    answer = await stand.bot.client.post("getMe")
    assert answer.status_code == status
    assert answer.headers["content-type"] == ("application/json" if kind == "500" else "text/html")


async def test_an_answer_that_cannot_be_read(stand):
    stand.network.faults.add(Fault("bad_json"))
    answer = await stand.bot.client.post("sendMessage", json={"chat_id": 101, "text": "tới nơi"})
    with pytest.raises(ValueError):
        answer.json()
    assert texts(stand) == ["tới nơi"]


async def test_downloads_fail_too(stand):
    stored = stand.network.world.files.add("photo", b"12345678")
    address = str(stand.bot.client.base_url).replace("/bot", "/file/bot") + stored.path
    stand.network.faults.add(Fault("drop_after", method="download", times=1))
    with pytest.raises(httpx.TransportError):
        await stand.bot.client.get(address)
    stand.network.faults.add(Fault("500", method="download", times=1))
    assert (await stand.bot.client.get(address)).status_code == 500
    stand.network.faults.add(Fault("bad_json", method="download", times=1))
    assert (await stand.bot.client.get(address)).content == b"1234"
    assert (await stand.bot.client.get(address)).content == b"12345678"
    assert [(call.status, call.fault) for call in stand.network.calls] == [
        (0, "drop_after"),
        (500, "500"),
        (200, "bad_json"),
        (200, None),
    ]


async def test_a_slow_network(stand):
    stand.network.faults.add(Fault("delay", seconds=0.2, method="sendMessage"))
    stand.network.faults.add(Fault("429", method="sendMessage"))
    before = time.monotonic()
    with pytest.raises(Refused):
        await say(stand)
    assert time.monotonic() - before >= 0.2


async def test_a_fault_can_be_meant_for_one_chat_and_some_times(stand):
    binh = stand.network.phone(102, "Bình")
    binh.start()
    fault = stand.network.faults.add(Fault("500", chat_id=101, times=2))
    await stand.bot("sendMessage", chat_id=102, text="x")
    for _ in range(2):
        with pytest.raises(Refused):
            await say(stand)
    await say(stand)
    assert fault.struck == 2


async def test_a_fault_can_be_meant_for_the_answer_to_a_tap(stand):
    stand.an.tap(1, "x")
    query = await stand.bot.update("callback_query")
    stand.network.faults.add(Fault("500", chat_id=101))
    with pytest.raises(Refused):
        await stand.bot("answerCallbackQuery", callback_query_id=query["id"])


async def test_clearing_brings_fair_weather(stand):
    stand.network.faults.add(Fault("500"))
    stand.network.faults.clear()
    await say(stand)


async def test_the_same_seed_gives_the_same_trouble():
    async def run():
        stand = Stand(chance=random.Random(7))
        stand.network.faults.add(Fault("500", probability=0.3))
        for _ in range(50):
            await stand.bot.client.post("getMe")
        return [call.status for call in stand.network.calls]

    first = await run()
    assert first == await run()
    assert 5 < first.count(500) < 25


async def test_limits_refuse_a_flood_to_one_chat():
    stand = Stand()
    stand.network.limits = Limits(per_chat_per_second=1, burst=2)
    await say(stand)
    await say(stand)
    assert await stand.bot.refusal("sendMessage", chat_id=101, text="x") == "429 Too Many Requests: retry after 1"
    await stand.bot("sendChatAction", chat_id=101, action="typing")
    stand.clock.forward(seconds=1)
    await say(stand)
    assert len(texts(stand)) == 3


async def test_limits_refuse_a_flood_to_all():
    stand = Stand()
    for number in range(40):
        stand.network.phone(1000 + number, "x").start()
    stand.network.limits = Limits(per_second=30)
    for number in range(30):
        await stand.bot("sendMessage", chat_id=1000 + number, text="x")
    assert await stand.bot.refusal("sendMessage", chat_id=1031, text="x") == "429 Too Many Requests: retry after 1"
    stand.clock.forward(hours=-1)
    stand.clock.forward(hours=1, seconds=1)
    await stand.bot("sendMessage", chat_id=1031, text="x")


async def test_the_server_can_go_and_come_back_with_its_state():
    stand = Stand()
    async with serving(stand.network) as base, httpx.AsyncClient() as client:
        await client.post(f"{base}/bot{TOKEN}/sendMessage", json={"chat_id": 101, "text": "trước"})
    stand.an.send_text("trong lúc mất mạng")
    async with serving(stand.network, port=int(base.rsplit(":", 1)[1])), httpx.AsyncClient() as client:
        (update,) = (await client.post(f"{base}/bot{TOKEN}/getUpdates", json={"timeout": 5})).json()["result"]
        await client.post(f"{base}/bot{TOKEN}/getUpdates", json={"offset": update["update_id"] + 1, "timeout": 1})
    assert update["message"]["text"] == "trong lúc mất mạng"
    assert texts(stand) == ["trước", "trong lúc mất mạng"]


async def test_an_error_in_the_block_is_not_wrapped():
    with pytest.raises(KeyError):
        async with serving(Stand().network):
            raise KeyError


async def test_the_server_stops_with_a_request_waiting():
    stand = Stand()
    async with asyncio.timeout(5), serving(stand.network) as base, httpx.AsyncClient(timeout=30) as client:
        async with asyncio.TaskGroup() as tasks:
            waiting = tasks.create_task(client.post(f"{base}/bot{TOKEN}/getUpdates", json={"timeout": 50}))
            await asyncio.sleep(0.1)
            await stand.network.close()
        assert waiting.result().json() == {"ok": True, "result": []}
