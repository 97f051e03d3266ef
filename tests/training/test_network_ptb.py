"""A bot library that is not ours, over a real socket, finds nothing odd."""

import asyncio
from datetime import timedelta

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.training.network import Fault, serving
from tests.training.network_kit import PNG, TOKEN, Stand

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Đã nhận", callback_data="ack", style="success")]])


@pytest.fixture
async def stand(monkeypatch):
    # The library asks its users to choose how it gives durations; unchosen it warns.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    stand = Stand()
    async with serving(stand.network) as base:
        stand.base = base
        async with telegram.Bot(TOKEN, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot") as stand.ptb:
            yield stand


async def test_it_knows_itself(stand):
    assert (stand.ptb.id, stand.ptb.username) == (7000000001, "BinhYenTapHuanBot")


async def test_it_sends_edits_and_deletes(stand):
    sent = await stand.ptb.send_message(101, "<b>Cháy</b> ở Hồ Sen", parse_mode="HTML", reply_markup=BUTTONS)
    assert (sent.text_html, sent.reply_markup, sent.date) == ("<b>Cháy</b> ở Hồ Sen", BUTTONS, stand.clock())
    stand.clock.forward(minutes=1)
    edited = await sent.edit_text("Đã có người nhận")
    assert (edited.text, edited.edit_date, edited.reply_markup) == ("Đã có người nhận", stand.clock(), None)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("Đã có người nhận")
    assert await sent.delete() is True
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("x")


async def test_it_sends_a_keyboard_and_gets_the_answers(stand):
    keys = ReplyKeyboardMarkup([[KeyboardButton("Vị trí", request_location=True), "Thôi"]], one_time_keyboard=True)
    await stand.ptb.send_message(101, "Ở đâu?", reply_markup=keys)
    stand.an.position = (20.9, 105.8)
    stand.an.press("Vị trí")
    (update,) = await stand.ptb.get_updates()
    assert (update.message.location.latitude, update.effective_user.first_name) == (20.9, "An")


async def test_it_gets_taps_and_answers_them(stand):
    await stand.ptb.send_message(101, "Báo động", reply_markup=BUTTONS)
    stand.an.press("Đã nhận")
    (update,) = await stand.ptb.get_updates(timeout=5)
    assert update.callback_query.data == "ack"
    assert update.callback_query.message.text == "Báo động"
    assert await update.callback_query.answer("Cảm ơn") is True
    assert stand.an.toasts == ["Cảm ơn"]
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.callback_query.answer()
    assert await stand.ptb.get_updates(offset=update.update_id + 1) == ()


async def test_it_is_woken_by_a_message(stand):
    async with asyncio.TaskGroup() as tasks, asyncio.timeout(5):
        waiting = tasks.create_task(stand.ptb.get_updates(timeout=30))
        await asyncio.sleep(0.1)
        stand.an.send_text("/ca")
    (update,) = waiting.result()
    assert update.message.parse_entities() == {update.message.entities[0]: "/ca"}


async def test_it_uploads_and_downloads_a_picture(stand):
    sent = await stand.ptb.send_photo(101, PNG, caption="ảnh", filename="x.png")
    assert (sent.photo[-1].width, sent.caption) == (640, "ảnh")
    stand.an.send_photo(b"\xff\xd8 from the phone")
    (update,) = await stand.ptb.get_updates()
    file = await update.message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == b"\xff\xd8 from the phone"


async def test_it_sends_voice_document_place_and_action(stand):
    assert (await stand.ptb.send_voice(101, b"OggS", duration=3)).voice.duration == timedelta(seconds=3)
    assert (await stand.ptb.send_document(101, b"PK", filename="a.docx")).document.file_name == "a.docx"
    assert (await stand.ptb.send_location(101, 20.9, 105.8)).location.longitude == 105.8
    assert await stand.ptb.send_chat_action(101, "typing") is True
    assert (await stand.ptb.get_chat(101)).first_name == "An"


async def test_it_sets_its_commands_and_descriptions(stand):
    scope = telegram.BotCommandScopeChat(101)
    await stand.ptb.set_my_commands([("sos", "Kêu cứu")], scope=scope, language_code="vi")
    (command,) = await stand.ptb.get_my_commands(scope=scope, language_code="vi")
    assert (command.command, command.description) == ("sos", "Kêu cứu")
    await stand.ptb.set_my_description("Mô tả")
    assert (await stand.ptb.get_my_description()).description == "Mô tả"
    await stand.ptb.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    assert isinstance(await stand.ptb.get_chat_menu_button(), telegram.MenuButtonCommands)
    assert (await stand.ptb.get_webhook_info()).pending_update_count == 0


async def test_it_understands_every_refusal(stand):
    with pytest.raises(BadRequest, match="Chat not found"):
        await stand.ptb.send_message(999, "x")
    stand.network.faults.add(Fault("429", retry_after=3, times=1))
    with pytest.raises(RetryAfter) as flood:
        await stand.ptb.send_message(101, "x")
    assert flood.value.retry_after == timedelta(seconds=3)
    for kind in ("500", "502", "drop_before", "drop_after"):
        stand.network.faults.add(Fault(kind, times=1))
        with pytest.raises(NetworkError):
            await stand.ptb.send_message(101, "x")
    stand.an.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await stand.ptb.send_message(101, "x")
    (update,) = await stand.ptb.get_updates()
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_two_of_them_cannot_poll(stand):
    async with asyncio.TaskGroup() as tasks, asyncio.timeout(5):

        async def first():
            with pytest.raises(Conflict):
                await stand.ptb.get_updates(timeout=30)

        tasks.create_task(first())
        await asyncio.sleep(0.1)
        async with telegram.Bot(TOKEN, base_url=f"{stand.base}/bot") as second:
            await second.get_updates(timeout=1)


async def test_a_wrong_token_is_an_invalid_token(stand):
    impostor = telegram.Bot("1:wrong", base_url=f"{stand.base}/bot")
    with pytest.raises(InvalidToken):
        await impostor.initialize()
    await impostor.shutdown()
