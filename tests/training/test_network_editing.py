"""Editing, deleting and answering taps."""

import pytest

from tests.training.network_kit import PNG, Stand

BUTTONS = {"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "ack"}]]}
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def stand():
    stand = Stand()
    await stand.bot("sendMessage", chat_id=101, text="Báo động", reply_markup=BUTTONS)
    return stand


async def test_an_edit_changes_the_message_in_place(stand):
    stand.clock.forward(minutes=5)
    edited = await stand.bot("editMessageText", chat_id=101, message_id=2, text="Đã có người nhận")
    message = stand.an.visible[-1]
    assert (message.text, message.versions, message.inline) == ("Đã có người nhận", ["Báo động"], [])
    assert message.edited_at == stand.clock()
    assert edited["edit_date"] == edited["date"] + 300
    assert "reply_markup" not in edited
    assert stand.an.unread == 1


async def test_an_edit_that_changes_nothing_is_refused(stand):
    same = {"chat_id": 101, "message_id": 2, "text": "Báo động", "reply_markup": BUTTONS}
    refusal = await stand.bot.refusal("editMessageText", **same)
    assert refusal == (
        "400 Bad Request: message is not modified: specified new message content and reply markup"
        " are exactly the same as a current content and reply markup of the message"
    )
    await stand.bot("editMessageText", **{**same, "text": "<b>Báo động</b>", "parse_mode": "HTML"})
    assert stand.an.visible[-1].entities == [{"type": "bold", "offset": 0, "length": 8}]
    await stand.bot("editMessageText", **same)
    assert stand.an.visible[-1].entities == []


async def test_buttons_can_be_changed_alone(stand):
    other = {"inline_keyboard": [[{"text": "Đang đến", "callback_data": "go"}]]}
    await stand.bot("editMessageReplyMarkup", chat_id=101, message_id=2, reply_markup=other)
    assert stand.an.visible[-1].inline[0][0].text == "Đang đến"
    await stand.bot("editMessageReplyMarkup", chat_id=101, message_id=2)
    assert stand.an.visible[-1].inline == []
    refusal = await stand.bot.refusal("editMessageReplyMarkup", chat_id=101, message_id=2)
    assert refusal.startswith("400 Bad Request: message is not modified")


async def test_a_caption_can_be_changed_and_taken_away(stand):
    photo = stand.network.world.files.add("photo", PNG).file_id
    await stand.bot("sendPhoto", chat_id=101, photo=photo, caption="hiện trường")
    await stand.bot("editMessageCaption", chat_id=101, message_id=3, caption="<i>đã xử lý</i>", parse_mode="HTML")
    assert (stand.an.visible[-1].caption, len(stand.an.visible[-1].entities)) == ("đã xử lý", 1)
    await stand.bot("editMessageCaption", chat_id=101, message_id=3)
    assert stand.an.visible[-1].caption is None


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("editMessageText", {"message_id": 77, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"message_id": 1, "text": "x"}, "message can't be edited"),
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"message_id": 2}, "message text is empty"),
        ("editMessageText", {"message_id": "hai", "text": "x"}, 'field "message_id" must be of type Integer'),
        (
            "editMessageText",
            {"message_id": 2, "text": "x", "reply_markup": {"keyboard": [["A"]]}},
            "inline keyboard expected",
        ),
        ("editMessageCaption", {"message_id": 2, "caption": "x"}, "there is no caption in the message to edit"),
        ("deleteMessage", {"message_id": 77}, "message to delete not found"),
        ("deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
        ("deleteMessages", {"message_ids": list(range(1, 102))}, "too many message identifiers specified"),
    ],
)
async def test_a_wrong_edit_is_refused(stand, method, params, reason):
    assert await stand.bot.refusal(method, chat_id=101, **params) == f"400 Bad Request: {reason}"


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(stand):
    sent = await stand.bot("sendMessage", chat_id=101, text="Chọn", reply_markup={"keyboard": [["A"]]})
    refusal = await stand.bot.refusal("editMessageText", chat_id=101, message_id=sent["message_id"], text="x")
    assert refusal == "400 Bad Request: message can't be edited"


async def test_text_of_a_picture_message_is_no_text(stand):
    photo = stand.network.world.files.add("photo", PNG).file_id
    await stand.bot("sendPhoto", chat_id=101, photo=photo)
    refusal = await stand.bot.refusal("editMessageText", chat_id=101, message_id=3, text="x")
    assert refusal == "400 Bad Request: there is no text in the message to edit"


async def test_deleted_messages_leave_the_screen_of_both_sides(stand):
    await stand.bot("deleteMessage", chat_id=101, message_id=1)
    await stand.bot("deleteMessage", chat_id=101, message_id=2)
    assert stand.an.visible == []
    assert len(stand.an.messages) == 2
    refusal = await stand.bot.refusal("editMessageText", chat_id=101, message_id=2, text="x")
    assert refusal == "400 Bad Request: message to edit not found"


async def test_a_keyboard_goes_with_the_message_that_brought_it(stand):
    sent = await stand.bot("sendMessage", chat_id=101, text="Chọn", reply_markup={"keyboard": [["A"]]})
    await stand.bot("deleteMessage", chat_id=101, message_id=sent["message_id"])
    assert stand.an.keyboard is None


async def test_messages_of_two_days_ago_cannot_be_deleted(stand):
    stand.clock.forward(hours=49)
    refusal = await stand.bot.refusal("deleteMessage", chat_id=101, message_id=2)
    assert refusal == "400 Bad Request: message can't be deleted for everyone"
    assert await stand.bot("deleteMessages", chat_id=101, message_ids=[1, 2, 55]) is True
    assert len(stand.an.visible) == 2


async def test_several_messages_go_at_once(stand):
    assert await stand.bot("deleteMessages", chat_id=101, message_ids=[1, 2, 55]) is True
    assert stand.an.visible == []


async def test_a_tap_is_answered_once(stand):
    stand.an.tap(2, "ack")
    query = await stand.bot.update("callback_query")
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("ack", "Báo động", 101)
    assert stand.an.spinning == 1
    await stand.bot("answerCallbackQuery", callback_query_id=query["id"], text="Đã nhận", show_alert=True)
    assert (stand.an.toasts, stand.an.alerts, stand.an.spinning) == (["Đã nhận"], ["Đã nhận"], 0)
    assert await stand.bot.refusal("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD


async def test_a_tap_waits_15_seconds_for_its_answer(stand):
    stand.an.tap(2, "ack")
    query = await stand.bot.update("callback_query")
    stand.clock.forward(seconds=16)
    assert await stand.bot.refusal("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD


async def test_an_invented_tap_cannot_be_answered(stand):
    assert await stand.bot.refusal("answerCallbackQuery", callback_query_id="123") == TOO_OLD


async def test_a_tap_keeps_what_the_message_was_when_tapped(stand):
    stand.an.tap(2, "ack")
    await stand.bot("editMessageText", chat_id=101, message_id=2, text="khác")
    assert (await stand.bot.update("callback_query"))["message"]["text"] == "Báo động"
