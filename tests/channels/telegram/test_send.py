"""Messages as a person sees them on the phone, and what happens when only half of one went through."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.send import TelegramChannel
from bot.channels.telegram.transport import NoAnswer
from bot.training.network import Fault, Network, Phone, serving
from core.channels import (
    Ambiguous,
    AnswerTap,
    Blocked,
    Channel,
    Delete,
    Document,
    Edit,
    EditGone,
    Permanent,
    Retryable,
    Send,
)
from core.screen import Button, Media, MediaKind, Rendered
from tests.channels.telegram.kit import NOW, TOKEN, Answer, Server, no, ok, sent
from tests.transport import InProcess

TAKE = Button("✅ Đã nhận", "ack1:198:2", "success")
LONG = "\n\n".join(f"Đoạn {number}: " + "đi dọc đê, " * 40 + "hết." for number in range(12))
PLACE = Media(MediaKind.LOCATION, "20.9,105.8")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02\0\0\0"


class Stand:
    def __init__(self, network: Network, api: TelegramApi) -> None:
        self.network = network
        self.api = api
        self.channel: Channel = TelegramChannel(api)
        self.an: Phone = network.phone(501, "An")
        self.an.start()

    async def say(self, message: Rendered) -> str:
        message_id = await self.channel.deliver(Send("501", message))
        assert message_id is not None
        return message_id


@pytest.fixture(params=["in memory", "on a socket"])
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    network = Network(TOKEN, clock=lambda: NOW, chance=random.Random(1))
    if request.param == "in memory":
        async with TelegramApi(TOKEN, "http://net", InProcess.app(network.app)) as api:
            yield Stand(network, api)
        return
    async with serving(network) as address, TelegramApi(TOKEN, address) as api:
        yield Stand(network, api)


async def test_a_message_with_a_button_and_its_edit(stand: Stand) -> None:
    card = await stand.say(Rendered("🚨 Trộm cắp", bold=((2, 8),), rows=((TAKE,),), protect=True, silent=True))
    shown = stand.an.message(int(card))
    assert shown is not None
    assert (shown.text, shown.silent, shown.protect_content) == ("🚨 Trộm cắp", True, True)
    assert shown.entities == [{"type": "bold", "offset": 3, "length": 8}]
    assert [[button.callback_data for button in row] for row in shown.inline] == [["ack1:198:2"]]
    assert await stand.channel.deliver(Edit("501", card, Rendered("Đã có người nhận"))) == card
    shown = stand.an.message(int(card))
    assert shown is not None and (shown.text, shown.inline) == ("Đã có người nhận", [])


async def test_the_same_edit_twice_is_no_error(stand: Stand) -> None:
    card = await stand.say(Rendered("Tin 12"))
    edit = Edit("501", card, Rendered("Tin 12: xong"))
    assert [await stand.channel.deliver(edit) for _ in range(2)] == [card, card]


async def test_an_answer_to_a_tap_that_is_too_late_is_no_error(stand: Stand) -> None:
    assert await stand.channel.deliver(AnswerTap("501", "no such query", "Đã nhận")) is None


async def test_a_text_of_5000_characters_arrives_whole(stand: Stand) -> None:
    ids = await stand.say(Rendered(LONG, rows=((TAKE,),)))
    pieces = [call.result for call in stand.network.calls]
    assert "\n\n".join(piece["text"] for piece in pieces) == LONG
    assert [len(piece["text"]) <= 4096 for piece in pieces] == [True, True]
    assert ",".join(str(piece["message_id"]) for piece in pieces) == ids and "reply_markup" in pieces[-1]


@pytest.mark.parametrize("name", ["bảng trực tháng 11.xlsx", 'báo cáo "quý".docx', "ca trực.ics"])
async def test_a_file_of_ours_arrives_under_its_name_with_words_and_buttons(stand: Stand, name: str) -> None:
    message = Rendered("📊 Bảng trực", bold=((2, 9),), rows=((TAKE,),), media=Media(MediaKind.DOCUMENT, "7"))
    sent_id = await stand.channel.deliver(Send("501", message, Document(name, b"PK" * 700)))
    shown = stand.an.message(int(sent_id or 0))
    assert shown is not None and shown.document is not None
    assert (shown.wire["document"]["file_name"], shown.wire["document"]["file_size"]) == (name, 1400)
    assert stand.network.file(shown.document) == b"PK" * 700
    assert (shown.caption, shown.entities) == ("📊 Bảng trực", [{"type": "bold", "offset": 3, "length": 9}])
    assert [[button.callback_data for button in row] for row in shown.inline] == [["ack1:198:2"]]


async def test_a_qr_code_and_a_place(stand: Stand) -> None:
    shown = stand.an.message(
        int(await stand.say(Rendered("Mã mời", media=Media(MediaKind.QR, "https://t.me/x?start=1"))))
    )
    assert shown is not None and shown.photo is not None and shown.caption == "Mã mời"
    assert stand.network.file(shown.photo).startswith(b"\x89PNG")
    shown = stand.an.message(int(await stand.say(Rendered("", media=Media(MediaKind.LOCATION, "20.9,105.8")))))
    assert shown is not None and shown.location == (20.9, 105.8)


async def test_a_picture_a_member_sent_goes_on_to_others(stand: Stand) -> None:
    stand.an.send_photo(PNG)
    photo = stand.an.messages[-1].photo
    assert photo is not None
    shown = stand.an.message(int(await stand.say(Rendered("Hiện trường", media=Media(MediaKind.PHOTO, photo)))))
    assert shown is not None and (shown.photo, shown.caption) == (photo, "Hiện trường")


async def test_a_picture_nobody_knows_does_not_hold_back_the_words(
    stand: Stand, caplog: pytest.LogCaptureFixture
) -> None:
    message = Rendered("Trộm cắp tại Hồ Sen", rows=((TAKE,),), media=Media(MediaKind.PHOTO, "AgACunknown"))
    shown = stand.an.message(int(await stand.say(message)))
    assert shown is not None and (shown.text, len(shown.inline)) == ("Trộm cắp tại Hồ Sen", 1)
    assert "sent without its media" in caplog.text and "Hồ Sen" not in caplog.text
    with pytest.raises(Permanent):
        await stand.say(Rendered("", media=Media(MediaKind.PHOTO, "AgACunknown")))


async def test_a_message_that_brought_menu_keys_cannot_be_edited(stand: Stand) -> None:
    menu = await stand.say(Rendered("Chọn việc", keys=((Button("Báo tin", "report"),),), ask_location="📍 Vị trí"))
    assert stand.an.keyboard is not None
    with pytest.raises(EditGone):
        await stand.channel.deliver(Edit("501", menu, Rendered("Xong")))


async def test_a_person_who_blocked_the_bot(stand: Stand) -> None:
    stand.an.block()
    with pytest.raises(Blocked):
        await stand.say(Rendered("Tin 12"))


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("429", Retryable),
        ("500", Retryable),
        ("502", Retryable),
        ("drop_before", Ambiguous),
        ("drop_after", Ambiguous),
        ("bad_json", Ambiguous),
    ],
)
async def test_trouble_on_the_way(stand: Stand, kind: str, error: type[Exception]) -> None:
    stand.network.faults.add(Fault(kind, retry_after=9, times=1))  # type: ignore[arg-type]
    with pytest.raises(error) as caught:
        await stand.say(Rendered("Tin 12"))
    assert getattr(caught.value, "after", None) == (9.0 if kind == "429" else None)
    await stand.say(Rendered("Tin 13"))


def _texts(server: Server) -> list[str]:
    return [params["text"][:7] for params in server.asked("sendMessage")]


async def test_the_second_half_alone_is_tried_again() -> None:
    server = Server(sent(1), no(429, "Too Many Requests", retry_after=3), NoAnswer("slow"), sent(2), sent(3))
    channel = TelegramChannel(server.api)
    message = Send("5", Rendered(LONG))
    with pytest.raises(Retryable):
        await channel.deliver(message)
    with pytest.raises(Ambiguous):
        await channel.deliver(message)
    assert await channel.deliver(message) == "1,2"
    first, second = "Đoạn 0:", "Đoạn 9:"
    assert _texts(server) == [first, second, second, second]
    with pytest.raises(IndexError):  # the script has one answer left: the whole is sent anew
        await channel.deliver(message)
    assert _texts(server)[4:] == [first, second]


async def test_halves_that_nobody_fetches_are_forgotten() -> None:
    failing = [step for _ in range(400) for step in (sent(1), no(500, "Internal Server Error"))]
    channel = TelegramChannel(Server(*failing).api)
    for number in range(400):
        with pytest.raises(Retryable):
            await channel.deliver(Send(str(number), Rendered(LONG)))
    assert len(channel._begun) == 256


GONE = Rendered("VV-1114-01: đã chuyển cho người phụ trách.")


@pytest.mark.parametrize("message", [Rendered("Hồ Sen, nhà số 7"), Rendered(LONG), Rendered("ở đây", media=PLACE)])
async def test_what_was_sent_is_taken_back_whole(stand: Stand, message: Rendered) -> None:
    delete = Delete("501", await stand.say(message), GONE)
    assert [await stand.channel.deliver(delete) for _ in range(2)] == [None, None]
    assert not any(shown.from_bot for shown in stand.an.visible)


TOO_OLD = no(400, "Bad Request: message can't be deleted for everyone")


async def test_what_is_too_old_to_be_deleted_is_emptied() -> None:
    server = Server(TOO_OLD, sent(1), TOO_OLD, sent(2))
    await TelegramChannel(server.api).deliver(Delete("5", "1,2", GONE))
    assert [(p["message_id"], p["text"]) for p in server.asked("editMessageText")] == [(1, GONE.text), (2, GONE.text)]
    assert not server.faults


async def test_a_part_that_cannot_even_be_emptied_does_not_save_the_others() -> None:
    no_text = no(400, "Bad Request: there is no text in the message to edit")
    server = Server(TOO_OLD, no_text, ok(True))
    with pytest.raises(Permanent):
        await TelegramChannel(server.api).deliver(Delete("5", "1,2", GONE))
    assert [call["message_id"] for call in server.asked("deleteMessage")] == [1, 2]


@pytest.mark.parametrize("trouble", [no(429, "Too Many Requests", retry_after=3), NoAnswer("slow")])
async def test_taking_back_is_tried_again(trouble: Answer) -> None:
    server = Server(ok(True), trouble, no(400, "Bad Request: message to delete not found"), ok(True))
    channel, delete = TelegramChannel(server.api), Delete("5", "1,2", GONE)
    with pytest.raises(Retryable):
        await channel.deliver(delete)
    await channel.deliver(delete)
    assert [call["message_id"] for call in server.asked("deleteMessage")] == [1, 2, 1, 2]


async def test_a_half_lone_surrogate_is_no_reason_to_fail() -> None:
    server = Server(sent(1))
    assert await TelegramChannel(server.api).deliver(Send("5", Rendered("a\ud83db"))) == "1"
    assert server.asked("sendMessage")[0]["text"] == "a?b"
