"""The judge itself: a call it passes is right, and each kind of fault is named."""

import pytest

from tests import botapi

GOOD = {
    "chat_id": 7,
    "text": "Chào",
    "entities": [{"type": "bold", "offset": 0, "length": 4}],
    "reply_markup": {"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "ack1:1:1", "style": "success"}]]},
}


def test_a_right_call_passes():
    assert botapi.check_call("sendMessage", GOOD) == []


@pytest.mark.parametrize(
    ("method", "params", "complaint"),
    [
        ("sendmessage", GOOD, "sendmessage: unknown method"),
        ("sendMessage", {"chat_id": 7}, "sendMessage.text: required field is missing"),
        ("sendMessage", {**GOOD, "txt": "?"}, "sendMessage.txt: unknown field"),
        ("sendMessage", {**GOOD, "text": 5}, "sendMessage.text: expected String, got int 5"),
        ("sendMessage", {**GOOD, "chat_id": True}, "sendMessage.chat_id: expected Integer, got bool True"),
        ("sendMessage", {**GOOD, "protect_content": 1}, "sendMessage.protect_content: expected Boolean, got int 1"),
        ("sendMessage", {**GOOD, "entities": {}}, "sendMessage.entities: expected an Array of MessageEntity, got dict"),
        ("setMyCommands", {"commands": [{"command": "sos"}]}, "setMyCommands.commands[0].description: required"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat": 1}}, "setMyCommands.scope.chat: unknown"),
    ],
)
def test_a_wrong_call_is_named(method, params, complaint):
    faults = botapi.check_call(method, params)
    assert len(faults) == 1
    assert faults[0].startswith(complaint)


def test_faults_deep_in_a_keyboard_are_found():
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}, {"text": "B", "callback": "b"}]]}
    faults = botapi.check_call("sendMessage", {**GOOD, "reply_markup": markup})
    assert faults == ["sendMessage.reply_markup.inline_keyboard[0][1].callback: unknown field"]


def test_a_file_may_be_an_upload_or_a_string():
    assert botapi.check_call("sendPhoto", {"chat_id": 7, "photo": "AgAC"}) == []
    assert botapi.check_call("sendPhoto", {"chat_id": 7, "photo": b"\x89PNG"}) == []
    assert botapi.check_call("sendPhoto", {"chat_id": 7, "photo": 5}) != []


def test_objects_behind_an_umbrella_are_judged_by_the_member_they_fit():
    user = {"id": 1, "is_bot": True, "first_name": "B"}
    assert botapi.check_object("ChatMember", {"status": "kicked", "user": user, "until_date": 0}) == []
    assert botapi.check_object("ChatMember", {"status": "kicked", "user": {"id": 1}, "until_date": 0}) != []
