"""Sending: what arrives on the phone, and what the network refuses."""

import pytest

from bot.training.network import Button
from tests.training.network_kit import Stand

KEYBOARD = {"keyboard": [["Vào ca", {"text": "Gửi vị trí", "request_location": True}]]}


@pytest.fixture
async def stand():
    return Stand()


async def test_a_message_arrives_with_its_buttons(stand):
    rows = [[{"text": "Đã nhận", "callback_data": "ack1:1:1", "style": "success"}]]
    sent = await stand.bot("sendMessage", chat_id=101, text="Cháy ở Hồ Sen", reply_markup={"inline_keyboard": rows})
    (start, message) = stand.an.visible
    assert (start.text, start.from_bot) == ("/start", False)
    assert (message.text, message.from_bot, message.message_id) == ("Cháy ở Hồ Sen", True, sent["message_id"])
    assert message.inline == [[Button("Đã nhận", "ack1:1:1", style="success")]]
    assert message.date == stand.clock()
    assert sent["reply_markup"] == {"inline_keyboard": rows}
    assert sent["from"]["username"] == "BinhYenTapHuanBot"


async def test_message_ids_ascend_in_each_chat(stand):
    binh = stand.network.phone(102, "Bình")
    binh.start()
    ids = [(await stand.bot("sendMessage", chat_id=chat, text="x"))["message_id"] for chat in (101, 101, 102)]
    assert ids == [2, 3, 2]


async def test_a_reply_keyboard_is_shown_but_never_echoed(stand):
    sent = await stand.bot("sendMessage", chat_id=101, text="Chọn", reply_markup=KEYBOARD)
    assert "reply_markup" not in sent
    assert [key.text for key in stand.an.keyboard[0]] == ["Vào ca", "Gửi vị trí"]
    assert stand.an.keyboard[0][1].request_location
    await stand.bot("sendMessage", chat_id=101, text="Thôi", reply_markup={"remove_keyboard": True})
    assert stand.an.keyboard is None


async def test_unread_messages_are_counted_until_read(stand):
    await stand.bot("sendMessage", chat_id=101, text="1")
    await stand.bot("sendMessage", chat_id=101, text="2", disable_notification=True)
    assert (stand.an.unread, stand.an.visible[-1].silent) == (2, True)
    stand.an.read()
    assert stand.an.unread == 0


async def test_protected_content_is_marked(stand):
    sent = await stand.bot("sendMessage", chat_id=101, text="kín", protect_content=True)
    assert sent["has_protected_content"] is True
    assert stand.an.visible[-1].protect_content


async def test_an_answer_shows_what_it_answers(stand):
    stand.an.send_text("hỏi")
    sent = await stand.bot("sendMessage", chat_id=101, text="đáp", reply_parameters={"message_id": 2})
    assert sent["reply_to_message"]["text"] == "hỏi"
    assert stand.an.visible[-1].reply_to == 2
    gone = {"message_id": 99}
    refusal = await stand.bot.refusal("sendMessage", chat_id=101, text="đáp", reply_parameters=gone)
    assert refusal == "400 Bad Request: message to be replied not found"
    gone["allow_sending_without_reply"] = True
    assert "reply_to_message" not in await stand.bot("sendMessage", chat_id=101, text="đáp", reply_parameters=gone)


async def test_html_becomes_text_and_entities_in_utf16(stand):
    link = "<a href='https://x.vn/?a=1&amp;b=2'>đây</a>"
    html = f"🚨 <b>Cháy <i>lớn</i></b> &lt;Hồ Sen&gt; &amp; {link} <code>a&#39;b</code>"
    sent = await stand.bot("sendMessage", chat_id=101, text=html, parse_mode="HTML")
    assert sent["text"] == "🚨 Cháy lớn <Hồ Sen> & đây a'b"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 8},
        {"type": "italic", "offset": 8, "length": 3},
        {"type": "text_link", "offset": 23, "length": 3, "url": "https://x.vn/?a=1&b=2"},
        {"type": "code", "offset": 27, "length": 3},
    ]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<b>hở", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ],
)
async def test_broken_html_is_refused(stand, html, reason):
    refusal = await stand.bot.refusal("sendMessage", chat_id=101, text=html, parse_mode="HTML")
    assert refusal == f"400 Bad Request: can't parse entities: {reason}"


async def test_white_space_at_the_ends_goes_and_entities_move_along(stand):
    entities = [{"type": "bold", "offset": 0, "length": 9}]
    sent = await stand.bot("sendMessage", chat_id=101, text="  \nđậm   \n", entities=entities)
    assert (sent["text"], sent["entities"]) == ("đậm", [{"type": "bold", "offset": 0, "length": 3}])


async def test_commands_in_a_text_are_found(stand):
    sent = await stand.bot("sendMessage", chat_id=101, text="Gõ /ca hay /sos@BinhYenTapHuanBot, không phải a/b hay 1/2")
    assert [(e["offset"], e["length"]) for e in sent["entities"]] == [(3, 3), (11, 22)]


async def test_lengths_are_counted_in_utf16_after_the_markup(stand):
    await stand.bot("sendMessage", chat_id=101, text="ệ" * 4096)
    await stand.bot("sendMessage", chat_id=101, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    for text in ("x" * 4097, "🚨" * 2049):
        refusal = await stand.bot.refusal("sendMessage", chat_id=101, text=text)
        assert refusal == "400 Bad Request: message is too long"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "  \n "}, "text must be non-empty"),
        ({"text": ["x"]}, 'field "text" must be of type String'),
        ({"text": "x", "parse_mode": "Markdwn"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": None}, "chat_id is empty"),
        ({"text": "x", "chat_id": 999}, "chat not found"),
        ({"text": "x", "chat_id": "@kenh"}, "chat not found"),
        ({"text": "x", "chat_id": {"id": 101}}, 'field "chat_id" must be of type Integer or String'),
        ({"text": "x", "protect_content": "maybe"}, 'field "protect_content" must be of type Boolean'),
        ({"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0}]},
            "can't parse MessageEntity: wrong offset or length",
        ),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
        ),
    ],
)
async def test_a_wrong_message_is_refused(stand, params, reason):
    before = len(stand.an.messages)
    assert await stand.bot.refusal("sendMessage", **{"chat_id": 101, **params}) == f"400 Bad Request: {reason}"
    assert len(stand.an.messages) == before


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "A", "callback_data": "ệ" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "A"}, "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"),
        (
            {"text": "A", "callback_data": "a", "url": "https://a.vn"},
            "can't parse inline keyboard button: text buttons",
        ),
        ({"text": "", "callback_data": "a"}, "can't parse inline keyboard button"),
        ({"text": "A", "callback_data": 5}, "can't parse inline keyboard button"),
        ({"text": "A", "callback_data": "a", "style": "pink"}, "can't parse inline keyboard button"),
        ({"text": "A", "url": "javascript:1"}, "inline keyboard button URL 'javascript:1' is invalid: Wrong HTTP URL"),
        ({"text": "A", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ("A", "can't parse inline keyboard button"),
    ],
)
async def test_a_wrong_button_is_refused(stand, button, reason):
    markup = {"inline_keyboard": [[button]]}
    refusal = await stand.bot.refusal("sendMessage", chat_id=101, text="x", reply_markup=markup)
    assert refusal.startswith(f"400 Bad Request: {reason}")


async def test_callback_data_may_have_64_bytes(stand):
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "x" * 64}]]}
    assert (await stand.bot("sendMessage", chat_id=101, text="x", reply_markup=markup))["reply_markup"] == markup


async def test_too_many_buttons_are_refused(stand):
    markup = {"inline_keyboard": [[{"text": str(i), "callback_data": "x"}] for i in range(101)]}
    refusal = await stand.bot.refusal("sendMessage", chat_id=101, text="x", reply_markup=markup)
    assert refusal == "400 Bad Request: reply markup is too long"


async def test_a_person_who_never_wrote_cannot_be_reached(stand):
    stand.network.phone(102, "Bình")
    assert await stand.bot.refusal("sendMessage", chat_id=102, text="x") == "400 Bad Request: chat not found"


async def test_a_person_who_stopped_the_bot_cannot_be_reached(stand):
    stand.an.block()
    refusal = await stand.bot.refusal("sendMessage", chat_id=101, text="x")
    assert refusal == "403 Forbidden: bot was blocked by the user"
    stand.an.unblock()
    await stand.bot("sendMessage", chat_id=101, text="x")
    changes = [update["my_chat_member"]["new_chat_member"]["status"] for update in await stand.bot.updates()]
    assert changes == ["kicked", "member"]


async def test_a_location_arrives(stand):
    await stand.bot("sendLocation", chat_id=101, latitude=20.95, longitude="105.84", live_period=900)
    assert (stand.an.visible[-1].location, stand.an.visible[-1].live_period) == ((20.95, 105.84), 900)
    refusal = await stand.bot.refusal("sendLocation", chat_id=101, latitude=91, longitude=0)
    assert refusal == "400 Bad Request: wrong location coordinates specified"


async def test_typing_is_shown_until_the_next_message(stand):
    await stand.bot("sendChatAction", chat_id=101, action="typing")
    assert stand.an.action == "typing"
    await stand.bot("sendMessage", chat_id=101, text="x")
    assert stand.an.action is None
    refusal = await stand.bot.refusal("sendChatAction", chat_id=101, action="dancing")
    assert refusal == "400 Bad Request: wrong parameter action in request"
