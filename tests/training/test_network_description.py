"""The network against the Bot API's own description: nothing invented, nothing required left out."""

import pytest

from bot.training.network.methods import METHODS
from tests import botapi
from tests.training.network_kit import PNG, Stand

SERVED = sorted(name for name, _ in METHODS.values())
BUTTONS = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
COMMANDS = [{"command": "sos", "description": "Kêu cứu"}]

# A right call of every method, and the type of its answer. "$" values are filled in by `fill`.
CALLS = {
    "getMe": ({}, "User"),
    "getUpdates": ({"offset": 0, "limit": 5, "timeout": 0, "allowed_updates": []}, "Array of Update"),
    "setWebhook": ({"url": "", "secret_token": "s"}, "True"),
    "deleteWebhook": ({}, "True"),
    "getWebhookInfo": ({}, "WebhookInfo"),
    "sendMessage": ({"chat_id": 101, "text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": BUTTONS}, "Message"),
    "sendPhoto": ({"chat_id": 101, "photo": "$photo", "caption": "x"}, "Message"),
    "sendVoice": ({"chat_id": 101, "voice": "$voice"}, "Message"),
    "sendDocument": ({"chat_id": 101, "document": "$document"}, "Message"),
    "sendLocation": ({"chat_id": 101, "latitude": 20.9, "longitude": 105.8, "live_period": 60}, "Message"),
    "sendChatAction": ({"chat_id": 101, "action": "typing"}, "True"),
    "editMessageText": ({"chat_id": 101, "message_id": 2, "text": "y"}, "Message"),
    "editMessageCaption": ({"chat_id": 101, "message_id": 3, "caption": "y"}, "Message"),
    "editMessageReplyMarkup": ({"chat_id": 101, "message_id": 2}, "Message"),
    "deleteMessage": ({"chat_id": 101, "message_id": 2}, "True"),
    "deleteMessages": ({"chat_id": 101, "message_ids": [2]}, "True"),
    "answerCallbackQuery": ({"callback_query_id": "$query", "text": "x"}, "True"),
    "getFile": ({"file_id": "$photo"}, "File"),
    "getChat": ({"chat_id": 101}, "ChatFullInfo"),
    "leaveChat": ({"chat_id": 101}, None),
    "setMyCommands": ({"commands": COMMANDS, "scope": {"type": "chat", "chat_id": 101}}, "True"),
    "getMyCommands": ({"language_code": "vi"}, "Array of BotCommand"),
    "deleteMyCommands": ({}, "True"),
    "setChatMenuButton": ({"chat_id": 101, "menu_button": {"type": "commands"}}, "True"),
    "getChatMenuButton": ({"chat_id": 101}, "MenuButton"),
    "setMyDescription": ({"description": "x"}, "True"),
    "getMyDescription": ({}, "BotDescription"),
    "setMyShortDescription": ({"short_description": "x"}, "True"),
    "getMyShortDescription": ({}, "BotShortDescription"),
}


@pytest.fixture
async def stand():
    stand = Stand()
    files = stand.network.world.files
    await stand.bot("sendMessage", chat_id=101, text="x", reply_markup=BUTTONS)
    await stand.bot("sendPhoto", chat_id=101, photo=files.add("photo", PNG).file_id)
    return stand


def fill(stand, params):
    kinds = ("photo", "voice", "document")
    values = {f"${kind}": lambda kind=kind: stand.network.world.files.add(kind, PNG).file_id for kind in kinds}
    values["$query"] = lambda: stand.network.world.queries.open(101)
    return {name: values[value]() if value in list(values) else value for name, value in params.items()}


def test_every_served_method_is_tried_here():
    assert sorted(CALLS) == SERVED


@pytest.mark.parametrize("method", SERVED)
def test_every_served_method_is_described(method):
    assert method in botapi.methods()


@pytest.mark.parametrize("method", SERVED)
async def test_a_right_call_is_accepted_and_its_answer_is_of_the_right_type(stand, method):
    params, answer = CALLS[method]
    params = fill(stand, params)
    assert botapi.check_call(method, params) == []
    if answer is not None:
        assert botapi.check_object(answer, await stand.bot(method, **params)) == []


@pytest.mark.parametrize(
    ("method", "missing"), [(method, name) for method in SERVED for name in sorted(botapi.required(method))]
)
async def test_what_the_description_requires_is_demanded(stand, method, missing):
    params = fill(stand, CALLS[method][0])
    del params[missing]
    assert (await stand.bot.refusal(method, **params)).startswith("400 Bad Request")


async def test_every_update_is_of_the_right_shape(stand):
    an = stand.an
    an.start("x")
    an.send_photo(PNG, "ảnh", album="1")
    an.send_voice(b"OggS", 3)
    an.send_document(b"PK", "a.xlsx")
    an.send_contact()
    an.send_text("trả lời", reply_to=2)
    an.edit_text(4, "sửa")
    an.send_location(20.9, 105.8, live_period=60)
    an.move_location(20.8, 105.7)
    an.tap(2, "a")
    an.tap(77, "a")
    an.block()
    an.unblock()
    batch = await stand.bot("getUpdates")
    assert len(batch) == 13
    assert [fault for update in batch for fault in botapi.check_object("Update", update)] == []
