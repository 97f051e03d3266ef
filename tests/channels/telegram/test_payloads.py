"""The table: what is to be said, and the calls it becomes. Each is judged by the Bot API's own description."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.payloads import calls, emptied
from core.channels import AnswerTap, Delete, Edit, EditGone, Outgoing, Permanent, Send
from core.screen import Button, Media, MediaKind, Rendered
from tests import botapi

QUIET_LINKS = {"is_disabled": True}
TAKE = Button("✅ Đã nhận", "ack1:198:2", "success")
WRONG = Button("Báo nhầm", "false1:198:2", "danger")
MORE = Button("Thêm", "more1:198")
TAKE_OUT = {"text": "✅ Đã nhận", "callback_data": "ack1:198:2", "style": "success"}
WRONG_OUT = {"text": "Báo nhầm", "callback_data": "false1:198:2", "style": "danger"}
MORE_OUT = {"text": "Thêm", "callback_data": "more1:198"}
PHOTO = Media(MediaKind.PHOTO, "AgACphoto")
VOICE = Media(MediaKind.VOICE, "AwACvoice")
PLACE = Media(MediaKind.LOCATION, "20.93712,105.84412")
QR = Media(MediaKind.QR, "https://t.me/BinhYenBot?start=abc")
LONG_CAPTION = "Đ" * 1025


def text(words: str, **more: Any) -> dict[str, Any]:
    return {"chat_id": 5, "text": words, "link_preview_options": QUIET_LINKS, **more}


def bold(offset: int, length: int) -> dict[str, Any]:
    return {"type": "bold", "offset": offset, "length": length}


TABLE: dict[str, tuple[Outgoing, list[tuple[str, dict[str, Any]]]]] = {
    "plain text is never interpreted": (
        Send("5", Rendered("<b>*không* _đậm_</b> &amp;")),
        [("sendMessage", text("<b>*không* _đậm_</b> &amp;"))],
    ),
    "bold after Vietnamese letters": (
        Send("5", Rendered("Trộm cắp tại Hồ Sen", bold=((0, 8),))),
        [("sendMessage", text("Trộm cắp tại Hồ Sen", entities=[bold(0, 8)]))],
    ),
    "bold after emoji counts in UTF-16": (
        Send("5", Rendered("🚨 Cháy 🔥 ở đây", bold=((2, 4), (7, 1)))),
        [("sendMessage", text("🚨 Cháy 🔥 ở đây", entities=[bold(3, 4), bold(8, 2)]))],
    ),
    "bold beyond the end is cut, empty bold left out": (
        Send("5", Rendered("Gấp", bold=((1, 99), (3, 5), (0, 0)))),
        [("sendMessage", text("Gấp", entities=[bold(1, 2)]))],
    ),
    "buttons with colours": (
        Send("5", Rendered("Tin 12", rows=((TAKE, WRONG), (), (MORE,)))),
        [("sendMessage", text("Tin 12", reply_markup={"inline_keyboard": [[TAKE_OUT, WRONG_OUT], [MORE_OUT]]}))],
    ),
    "menu keys": (
        Send("5", Rendered("Chọn việc", keys=((Button("🚨 Báo tin", "report", "danger"),), (Button("Ca trực", "s"),)))),
        [
            (
                "sendMessage",
                text(
                    "Chọn việc",
                    reply_markup={
                        "keyboard": [[{"text": "🚨 Báo tin", "style": "danger"}], [{"text": "Ca trực"}]],
                        "resize_keyboard": True,
                        "is_persistent": True,
                    },
                ),
            )
        ],
    ),
    "asking for the place puts its key first": (
        Send("5", Rendered("Ở đâu?", keys=((Button("Thôi", "cancel"),),), ask_location="📍 Gửi vị trí")),
        [
            (
                "sendMessage",
                text(
                    "Ở đâu?",
                    reply_markup={
                        "keyboard": [[{"text": "📍 Gửi vị trí", "request_location": True}], [{"text": "Thôi"}]],
                        "resize_keyboard": True,
                        "is_persistent": True,
                    },
                ),
            )
        ],
    ),
    "a group may not be asked for its place": (
        Send("-1002", Rendered("Ở đâu?", ask_location="📍 Gửi vị trí")),
        [("sendMessage", {**text("Ở đâu?"), "chat_id": -1002})],
    ),
    "buttons win over menu keys": (
        Send("5", Rendered("Tin 12", rows=((TAKE,),), keys=((MORE,),), ask_location="📍")),
        [("sendMessage", text("Tin 12", reply_markup={"inline_keyboard": [[TAKE_OUT]]}))],
    ),
    "silent and protected": (
        Send("5", Rendered("HT-0001", protect=True, silent=True)),
        [("sendMessage", text("HT-0001", protect_content=True, disable_notification=True))],
    ),
    "a picture with its caption": (
        Send("5", Rendered("Hiện trường 📷 đây", bold=((14, 3),), rows=((TAKE,),), media=PHOTO, protect=True)),
        [
            (
                "sendPhoto",
                {
                    "chat_id": 5,
                    "photo": "AgACphoto",
                    "caption": "Hiện trường 📷 đây",
                    "caption_entities": [bold(15, 3)],
                    "protect_content": True,
                    "reply_markup": {"inline_keyboard": [[TAKE_OUT]]},
                },
            )
        ],
    ),
    "a voice note without words": (
        Send("5", Rendered("", media=VOICE)),
        [("sendVoice", {"chat_id": 5, "voice": "AwACvoice"})],
    ),
    "a caption that is too long follows as text, with the buttons": (
        Send("5", Rendered(LONG_CAPTION, rows=((TAKE,),), media=PHOTO, silent=True)),
        [
            ("sendPhoto", {"chat_id": 5, "photo": "AgACphoto", "disable_notification": True}),
            (
                "sendMessage",
                text(LONG_CAPTION, disable_notification=True, reply_markup={"inline_keyboard": [[TAKE_OUT]]}),
            ),
        ],
    ),
    "the longest caption": (
        Send("5", Rendered("🚨" * 512, media=VOICE)),
        [("sendVoice", {"chat_id": 5, "voice": "AwACvoice", "caption": "🚨" * 512})],
    ),
    "a caption too long by one emoji": (
        Send("5", Rendered("🚨" * 513, media=VOICE)),
        [("sendVoice", {"chat_id": 5, "voice": "AwACvoice"}), ("sendMessage", text("🚨" * 513))],
    ),
    "a place, then its words": (
        Send("5", Rendered("Trụ sở", rows=((TAKE,),), media=PLACE)),
        [
            ("sendLocation", {"chat_id": 5, "latitude": 20.93712, "longitude": 105.84412}),
            ("sendMessage", text("Trụ sở", reply_markup={"inline_keyboard": [[TAKE_OUT]]})),
        ],
    ),
    "a place alone carries the buttons": (
        Send("5", Rendered("", rows=((TAKE,),), media=PLACE)),
        [
            (
                "sendLocation",
                {
                    "chat_id": 5,
                    "latitude": 20.93712,
                    "longitude": 105.84412,
                    "reply_markup": {"inline_keyboard": [[TAKE_OUT]]},
                },
            )
        ],
    ),
    "an edit replaces text and buttons, keys cannot be edited": (
        Edit("5", "77", Rendered("Đã có người nhận", bold=((0, 2),), rows=((MORE,),), keys=((TAKE,),), silent=True)),
        [
            (
                "editMessageText",
                text(
                    "Đã có người nhận",
                    message_id=77,
                    entities=[bold(0, 2)],
                    reply_markup={"inline_keyboard": [[MORE_OUT]]},
                ),
            )
        ],
    ),
    "an edit without buttons takes them away": (
        Edit("5", "77", Rendered("Xong")),
        [("editMessageText", text("Xong", message_id=77))],
    ),
    "an edit of a picture changes its caption": (
        Edit("5", "77", Rendered("Xong", media=PHOTO)),
        [("editMessageCaption", {"chat_id": 5, "message_id": 77, "caption": "Xong"})],
    ),
    "an edit of a picture whose words followed as text": (
        Edit("5", "77", Rendered(LONG_CAPTION, media=PHOTO)),
        [("editMessageText", text(LONG_CAPTION, message_id=77))],
    ),
    "an edit of a place changes the words after it": (
        Edit("5", "77", Rendered("Xong", media=PLACE)),
        [("editMessageText", text("Xong", message_id=77))],
    ),
    "an edit of what went in parts changes the last": (
        Edit("5", "76,77", Rendered("Xong")),
        [("editMessageText", text("Xong", message_id=77))],
    ),
    "a message is taken back": (
        Delete("5", "77", Rendered("đã chuyển")),
        [("deleteMessage", {"chat_id": 5, "message_id": 77})],
    ),
    "what went in parts is taken back in parts": (
        Delete("5", "76,77", Rendered("đã chuyển")),
        [("deleteMessage", {"chat_id": 5, "message_id": part}) for part in (76, 77)],
    ),
    "the answer to a tap": (
        AnswerTap("5", "9001", "Đã nhận"),
        [("answerCallbackQuery", {"callback_query_id": "9001", "text": "Đã nhận"})],
    ),
    "a silent answer to a tap": (
        AnswerTap("5", "9001"),
        [("answerCallbackQuery", {"callback_query_id": "9001"})],
    ),
    "a toast is cut at a word": (
        AnswerTap("5", "9001", "dài " * 60),
        [("answerCallbackQuery", {"callback_query_id": "9001", "text": ("dài " * 50).rstrip()})],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_is_said_becomes_these_calls(name: str) -> None:
    outgoing, expected = TABLE[name]
    made = calls(outgoing)
    assert [(call.method, call.params) for call in made] == expected
    assert [fault for call in made for fault in botapi.check_call(call.method, call.params)] == []
    assert all(call.files is None for call in made)


def test_what_cannot_be_deleted_is_emptied_part_by_part() -> None:
    made = emptied(Delete("5", "76,77", Rendered("đã chuyển")))
    assert [(call.method, call.params) for call in made] == [
        ("editMessageText", text("đã chuyển", message_id=part)) for part in (76, 77)
    ]
    assert [fault for call in made for fault in botapi.check_call(call.method, call.params)] == []


def test_a_qr_code_is_uploaded_as_a_picture_with_its_caption() -> None:
    [call] = calls(Send("5", Rendered("Mã mời", media=QR)))
    assert call.files is not None
    name, png, kind = call.files["photo"]
    assert (call.method, call.params, name, kind) == (
        "sendPhoto",
        {"chat_id": 5, "caption": "Mã mời"},
        "qr.png",
        "image/png",
    )
    assert botapi.check_call("sendPhoto", {**call.params, "photo": png}) == []
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    assert png.startswith(b"\x89PNG") and width == height > 200


def test_a_place_is_never_sent_as_a_number_too_small_to_see() -> None:
    [call] = calls(Send("5", Rendered("", media=Media(MediaKind.LOCATION, "-0.5,-77"))))
    assert call.params == {"chat_id": 5, "latitude": -0.5, "longitude": -77.0}


@pytest.mark.parametrize("data", ["", "x" * 65, "ắ" * 22])
def test_button_data_over_64_bytes_never_leaves_the_house(data: str) -> None:
    with pytest.raises(Permanent, match="64 bytes"):
        calls(Send("5", Rendered("x", rows=((Button("x", data),),))))


def test_a_place_that_is_none_is_refused() -> None:
    with pytest.raises(Permanent):
        calls(Send("5", Rendered("x", media=Media(MediaKind.LOCATION, "đình làng"))))


@pytest.mark.parametrize(
    ("message_id", "words"),
    [("77", "dài " * 1200), ("2d758cb5e222177a4e35", "id của mạng khác")],
)
def test_an_edit_that_cannot_be_is_to_be_sent_anew(message_id: str, words: str) -> None:
    with pytest.raises(EditGone):
        calls(Edit("5", message_id, Rendered(words)))


def test_a_text_of_5000_characters_goes_out_in_two_with_the_buttons_on_the_last() -> None:
    words = "\n\n".join(f"Đoạn {number}. " + "Đi dọc đê, rẽ trái. " * 25 for number in range(10)).strip()
    made = calls(Send("5", Rendered(words, rows=((TAKE,),), protect=True)))
    assert [call.method for call in made] == ["sendMessage"] * 2
    assert [call.params["text"].split(".")[0] for call in made] == ["Đoạn 0", "Đoạn 8"]
    assert ["reply_markup" in call.params for call in made] == [False, True]
    assert all(call.params["protect_content"] for call in made)
    assert len(words) > 5000


@pytest.mark.parametrize(
    ("ref", "method"),
    [
        ("video:BAACv", "sendVideo"),
        ("audio:CQACa", "sendAudio"),
        ("document:BQACd", "sendDocument"),
        ("video_note:DQACn", "sendVideoNote"),
    ],
)
def test_a_file_is_passed_on_as_what_it_is_and_its_words_with_it(ref: str, method: str) -> None:
    sent = calls(Send("5", Rendered("VV-1114-01", media=Media(MediaKind.FILE, ref))))
    assert sent[0].method == method
    assert [fault for call in sent for fault in botapi.check_call(call.method, call.params)] == []
    assert "VV-1114-01" in (sent[-1].params.get("caption"), sent[-1].params.get("text"))
