"""Nonsense from a bot is always answered by the network: done, or refused for a stated reason."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.training.network.methods import METHODS
from tests import botapi
from tests.training.network_kit import Stand

WORDS = ["inline_keyboard", "keyboard", "text", "callback_data", "url", "type", "offset", "length", "message_id"]
PIECES = ["<b>", "</b>", "<a href=", "'", ">", "&amp;", "&#x41;", "/ca", "🚨", " ", "<"]

scalars = st.none() | st.booleans() | st.integers(-3, 200) | st.floats(-200, 200) | st.text(max_size=9)
html = st.lists(st.sampled_from(PIECES)).map("".join)
values = st.recursive(
    scalars | html,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3),
    max_leaves=8,
)


def calls(method):
    # Waiting is no nonsense, it only takes long.
    names = botapi.parameters(method) - {"chat_id", "timeout"}
    params = st.fixed_dictionaries({"chat_id": st.just(101) | values}, optional=dict.fromkeys(sorted(names), values))
    return st.tuples(st.just(method), params)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(name for name, _ in METHODS.values())).flatmap(calls))
def test_nonsense_is_answered_in_order(nonsense):
    method, params = nonsense

    async def call():
        stand = Stand()
        answer = await stand.bot.client.post(method, json=params)
        await stand.network.close()
        return answer

    answer = asyncio.run(call())
    assert answer.status_code in (200, 400, 409)
    assert answer.json()["ok"] is (answer.status_code == 200)


@settings(deadline=None)
@given(html)
def test_entities_lie_within_their_text(source):
    async def call():
        stand = Stand()
        answer = await stand.bot.client.post("sendMessage", json={"chat_id": 101, "text": source, "parse_mode": "HTML"})
        return answer.json()

    answer = asyncio.run(call())
    if answer["ok"]:
        length = len(answer["result"]["text"].encode("utf-16-le")) // 2
        for entity in answer["result"].get("entities", []):
            assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= length
