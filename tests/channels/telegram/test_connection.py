"""The client over a real socket: what a lost connection means depends on when it was lost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.channels.telegram.api import TelegramApi
from bot.training.network import Fault, Network, serving
from core.channels import Ambiguous, Retryable

TOKEN = "1234567:" + "A" * 35
MESSAGE = {"chat_id": 7, "text": "Hồ Sen"}


def _network() -> Network:
    network = Network(TOKEN, clock=lambda: datetime(2026, 11, 14, 15, 30, tzinfo=UTC))
    network.phone(7, "An").started = True
    return network


async def test_messages_go_out_one_after_the_other_and_all_at_once() -> None:
    network = _network()
    async with serving(network) as base, TelegramApi(TOKEN, base) as api:
        for _ in range(3):
            await api.call("sendMessage", MESSAGE)
    assert [m.words for m in network.phones[7].visible] == ["Hồ Sen"] * 3


async def test_nobody_listens_so_nothing_was_sent() -> None:
    async with TelegramApi(TOKEN, "http://127.0.0.1:9") as api:
        with pytest.raises(Retryable):
            await api.call("sendMessage", MESSAGE)


@pytest.mark.parametrize(("kind", "arrived"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_lost_after_writing_may_or_may_not_have_delivered(kind: str, arrived: int) -> None:
    network = _network()
    network.faults.add(Fault(kind, method="sendMessage", times=1))
    async with serving(network) as base, TelegramApi(TOKEN, base) as api:
        with pytest.raises(Ambiguous):
            await api.call("sendMessage", MESSAGE)
        await api.call("getMe")
    assert len(network.phones[7].visible) == arrived


async def test_no_answer_in_time_is_ambiguous_and_the_late_one_is_not_taken_for_the_next() -> None:
    network = _network()
    network.faults.add(Fault("delay", method="sendMessage", seconds=0.5, times=1))
    async with serving(network) as base, TelegramApi(TOKEN, base) as api:
        with pytest.raises(Ambiguous):
            await api.call("sendMessage", MESSAGE, timeout=0.1)
        assert (await api.call("getMe"))["is_bot"] is True


async def test_a_server_that_comes_back_is_found_again_by_the_same_client() -> None:
    network = _network()
    async with serving(network) as base:
        api = TelegramApi(TOKEN, base)
        await api.call("getMe")
    with pytest.raises(Retryable):
        await api.call("getMe")
    async with serving(network, port=int(base.rsplit(":", 1)[1])), api:
        assert (await api.call("getMe"))["is_bot"] is True


async def test_the_token_is_in_no_error() -> None:
    async with TelegramApi(TOKEN, "http://127.0.0.1:9") as api:
        with pytest.raises(Retryable) as caught:
            await api.call("getMe")
    assert TOKEN not in f"{caught.value!r} {caught.value} {caught.value.__cause__} {caught.value.__context__}"
