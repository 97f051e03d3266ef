"""Fetching updates: nothing goes before it is confirmed, and only one bot may fetch."""

import asyncio

import pytest

from tests.training.network_kit import Stand, breathe


@pytest.fixture
async def stand():
    return Stand()


def texts(batch):
    return [update["message"]["text"] for update in batch]


async def test_updates_stay_until_an_offset_confirms_them(stand):
    for word in ("một", "hai", "ba"):
        stand.an.send_text(word)
    first = await stand.bot("getUpdates")
    assert texts(first) == ["một", "hai", "ba"]
    assert texts(await stand.bot("getUpdates")) == ["một", "hai", "ba"]
    assert texts(await stand.bot("getUpdates", offset=first[1]["update_id"])) == ["hai", "ba"]
    assert stand.network.pending == 2
    assert await stand.bot("getUpdates", offset=first[2]["update_id"] + 1) == []
    assert stand.network.pending == 0


async def test_ids_ascend_and_sending_tells_the_id(stand):
    ids = [stand.an.send_text("a"), stand.an.send_text("b")]
    assert [update["update_id"] for update in await stand.bot("getUpdates")] == ids == sorted(ids)


async def test_a_limit_cuts_the_batch_and_is_kept_within_1_and_100(stand):
    for number in range(120):
        stand.an.send_text(str(number))
    assert len(await stand.bot("getUpdates", limit=7)) == 7
    assert len(await stand.bot("getUpdates", limit=0)) == 1
    assert len(await stand.bot("getUpdates", limit=1000)) == 100


async def test_a_negative_offset_keeps_only_the_newest(stand):
    for word in ("cũ", "cũ hơn", "mới"):
        stand.an.send_text(word)
    assert texts(await stand.bot("getUpdates", offset=-1)) == ["mới"]
    assert stand.network.pending == 1


async def test_a_waiting_request_wakes_at_once(stand):
    async with asyncio.TaskGroup() as tasks, asyncio.timeout(5):
        waiting = tasks.create_task(stand.bot("getUpdates", timeout=50))
        await breathe()
        stand.an.send_text("dậy đi")
    assert texts(waiting.result()) == ["dậy đi"]


async def test_a_waiting_request_goes_home_empty_after_its_time(stand):
    assert await stand.bot("getUpdates", timeout=1) == []


async def test_a_second_waiting_request_ends_the_first(stand):
    async with asyncio.TaskGroup() as tasks, asyncio.timeout(5):
        first = tasks.create_task(stand.bot.refusal("getUpdates", timeout=50))
        await breathe()
        second = tasks.create_task(stand.bot("getUpdates", timeout=50))
        await breathe()
        stand.an.send_text("cho người mới")
    assert first.result() == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    assert texts(second.result()) == ["cho người mới"]


async def test_the_kinds_asked_for_are_remembered(stand):
    await stand.bot("getUpdates", allowed_updates=["callback_query"])
    stand.an.send_text("không ai nghe")
    stand.an.tap(1, "x")
    assert ["callback_query" in update for update in await stand.bot("getUpdates")] == [True]
    await stand.bot("getUpdates", allowed_updates=[], offset=-1)
    stand.an.send_text("có người nghe")
    assert len(await stand.bot("getUpdates")) == 2


async def test_updates_older_than_a_day_are_gone(stand):
    stand.an.send_text("hôm qua")
    stand.clock.forward(hours=23)
    stand.an.send_text("hôm nay")
    stand.clock.forward(hours=2)
    assert texts(await stand.bot("getUpdates")) == ["hôm nay"]


async def test_any_shape_can_be_queued(stand):
    update_id = stand.an.send_raw({"something_new": {"x": 1}, "update_id": "nonsense"})
    assert await stand.bot("getUpdates") == [{"something_new": {"x": 1}, "update_id": update_id}]


async def test_closing_sends_the_waiting_request_home(stand):
    async with asyncio.TaskGroup() as tasks, asyncio.timeout(5):
        waiting = tasks.create_task(stand.bot("getUpdates", timeout=50))
        await breathe()
        await stand.network.close()
    assert waiting.result() == []
