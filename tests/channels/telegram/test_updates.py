"""The table: what Telegram brings, and the row of the inbox it becomes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.channels.telegram.updates import id_of, raw, received
from core.channels import Received
from tests import botapi
from tests.channels.telegram.kit import NOW, message

AN = {"id": 501, "is_bot": False, "first_name": "An"}
PRIVATE = {"id": 501, "type": "private", "first_name": "An"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "Công an xã"}
CARD = {"message_id": 7, "date": 1763647200, "chat": GROUP, "text": "Tin 12"}
BOT = {"id": 7000000001, "is_bot": True, "first_name": "Bình Yên"}
MEMBER = {"user": BOT, "status": "member"}
KICKED = {"user": BOT, "status": "kicked", "until_date": 0}

# what came, the key of its row, the lane of its row
KNOWN: dict[str, tuple[dict[str, Any], str, str]] = {
    "a text": (message(9001), "9001", "501"),
    "a photo in a group": (
        {"update_id": 9002, "message": {**CARD, "text": "x", "from": AN}},
        "9002",
        "-1001234567890",
    ),
    "a live location that moved": (
        {
            "update_id": 9003,
            "edited_message": {
                "message_id": 8,
                "date": 1763647200,
                "edit_date": 1763647230,
                "chat": PRIVATE,
                "from": AN,
                "location": {"latitude": 20.9, "longitude": 105.8, "live_period": 3600},
            },
        },
        "9003",
        "501",
    ),
    "a tap in a group belongs to the group": (
        {
            "update_id": 9004,
            "callback_query": {
                "id": "77",
                "from": AN,
                "chat_instance": "1",
                "message": CARD,
                "data": "ack1:12:1",
            },
        },
        "9004",
        "-1001234567890",
    ),
    "a tap without its message belongs to the person": (
        {"update_id": 9005, "callback_query": {"id": "77", "from": AN, "chat_instance": "1", "data": "ack1:12:1"}},
        "9005",
        "501",
    ),
    "the person blocked the bot": (
        {
            "update_id": 9006,
            "my_chat_member": {
                "chat": PRIVATE,
                "from": AN,
                "date": 1763647200,
                "old_chat_member": MEMBER,
                "new_chat_member": KICKED,
            },
        },
        "9006",
        "501",
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_an_update_becomes_a_row(name: str) -> None:
    update, key, lane = KNOWN[name]
    assert botapi.check_object("Update", update) == []
    body = raw(update)
    assert received(update, body, NOW) == Received("telegram", key, lane, body, NOW, number=int(key))
    assert json.loads(body) == update


STRANGE: list[Any] = [
    None,
    [],
    "text",
    17,
    {},
    {"message": {"chat": {"id": 5}}},
    {"update_id": None},
    {"update_id": True},
    {"update_id": "9001"},
    {"update_id": 1.5},
    {"update_id": [1]},
]


@pytest.mark.parametrize("update", STRANGE, ids=repr)
def test_what_has_no_id_is_known_by_its_content(update: Any) -> None:
    first, again = (received(update, raw(update), NOW) for _ in range(2))
    assert first == again
    assert first.key.startswith("sha256:")
    assert id_of(update) is None
    assert json.loads(first.body) == update


@pytest.mark.parametrize("update_id", [-1, 0, 2**31, 10**30])
def test_an_id_that_no_database_could_hold_is_no_number(update_id: int) -> None:
    assert received({"update_id": update_id}, "{}", NOW).number == 0


def test_different_nonsense_has_different_keys() -> None:
    assert len({received(update, raw(update), NOW).key for update in STRANGE}) == len(STRANGE)


@pytest.mark.parametrize("inside", [None, 5, [], {"chat": 5}, {"chat": {}}, {"chat": {"id": None}}, {"from": "An"}])
def test_without_a_chat_an_update_holds_up_nobody(inside: Any) -> None:
    assert received({"update_id": 9, "message": inside}, "{}", NOW).lane == "?9"


def test_half_a_surrogate_pair_can_be_stored() -> None:
    body = raw({"update_id": 1, "message": {"text": "\ud83d"}})
    assert body.encode("utf-8")
    assert json.loads(body)["message"]["text"] == "\ud83d"
