"""Acts of a thumb, and what the bot gets of each."""

from datetime import timedelta

import pytest

from bot.training.network import Change, KeyboardButton, describe
from tests.training.network_kit import Stand

KEYS = [[{"text": "Gửi vị trí", "request_location": True}, {"text": "Gửi số", "request_contact": True}], ["🚨 SOS"]]


@pytest.fixture
async def stand():
    return Stand()


async def with_buttons(stand, *labels, text="Chọn"):
    rows = [[{"text": label, "callback_data": f"do:{label}"}] for label in labels]
    return await stand.bot("sendMessage", chat_id=101, text=text, reply_markup={"inline_keyboard": rows})


async def test_start_carries_its_payload_as_a_command(stand):
    stand.an.start("ma_moi-123")
    message = await stand.bot.update("message")
    assert message["text"] == "/start ma_moi-123"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["chat"] == {"id": 101, "first_name": "An", "type": "private"}
    assert message["from"]["language_code"] == "vi"


async def test_a_message_written_off_line_has_its_own_time(stand):
    then = stand.clock() - timedelta(hours=2)
    stand.an.send_text("báo muộn", at=then)
    assert (await stand.bot.update("message"))["date"] == int(then.timestamp())
    assert stand.an.visible[-1].date == then


async def test_a_long_text_is_split_as_the_app_does(stand):
    stand.an.send_text("x" * 5000)
    assert [len(update["message"]["text"]) for update in await stand.bot.updates()] == [4096, 904]


async def test_nothing_cannot_be_sent(stand):
    with pytest.raises(ValueError, match="empty"):
        stand.an.send_text("  ")


async def test_an_answer_carries_what_it_answers(stand):
    await with_buttons(stand, "A")
    stand.an.send_text("tôi nhận", reply_to=2)
    assert (await stand.bot.update("message"))["reply_to_message"]["message_id"] == 2


async def test_an_edited_text_is_told(stand):
    stand.an.send_text("Hồ Sem")
    await stand.bot.updates()
    stand.clock.forward(seconds=9)
    stand.an.edit_text(2, "Hồ Sen")
    edited = await stand.bot.update("edited_message")
    assert (edited["text"], edited["edit_date"] - edited["date"]) == ("Hồ Sen", 9)
    assert stand.an.visible[-1].versions == ["Hồ Sem"]
    with pytest.raises(AssertionError):
        stand.an.edit_text(99, "x")


async def test_a_live_location_moves(stand):
    stand.an.send_location(20.9, 105.8, live_period=900)
    await stand.bot.updates()
    stand.an.move_location(20.91, 105.81)
    edited = await stand.bot.update("edited_message")
    assert edited["location"] == {"latitude": 20.91, "longitude": 105.81, "live_period": 900}
    assert edited["message_id"] == 2


async def test_only_a_live_location_can_move(stand):
    stand.an.send_location(20.9, 105.8)
    with pytest.raises(AssertionError, match="no live location"):
        stand.an.move_location(1, 1)


async def test_a_contact_is_ones_own_unless_forged(stand):
    stand.an.send_contact()
    assert (await stand.bot.update("message"))["contact"]["user_id"] == 101
    stand.an.send_contact("84900000000", first_name="Ai đó", user_id=555)
    contact = (await stand.bot.update("message"))["contact"]
    assert contact == {"phone_number": "84900000000", "first_name": "Ai đó", "user_id": 555}


async def test_press_takes_the_newest_button_with_the_words(stand):
    await with_buttons(stand, "Đã nhận", text="cũ")
    await with_buttons(stand, "Đã nhận ca", "Đã nhận", text="mới")
    stand.an.press("nhận ca")
    query = await stand.bot.update("callback_query")
    assert (query["data"], query["message"]["text"]) == ("do:Đã nhận ca", "mới")
    stand.an.press("Đã nhận")
    query = await stand.bot.update("callback_query")
    assert (query["data"], query["message"]["text"]) == ("do:Đã nhận", "mới")


async def test_press_understands_decomposed_letters(stand):
    await with_buttons(stand, "Đã nhận")
    stand.an.press("Đa\u0303 nhâ\u0323n")


async def test_press_says_what_is_on_the_screen_when_nothing_fits(stand):
    await with_buttons(stand, "Đã nhận")
    await stand.bot("sendMessage", chat_id=101, text="phím", reply_markup={"keyboard": KEYS})
    with pytest.raises(AssertionError) as caught:
        stand.an.press("Thoát")
    for shown in ("Thoát", "Đã nhận", "🚨 SOS", "/start"):
        assert shown in str(caught.value)
    assert "Chọn" in describe(stand.an)


async def test_press_finds_the_keys_at_the_bottom(stand):
    await stand.bot("sendMessage", chat_id=101, text="phím", reply_markup={"keyboard": KEYS})
    assert stand.an.keyboard[0][1] == KeyboardButton("Gửi số", request_contact=True)
    stand.an.press("SOS")
    assert (await stand.bot.update("message"))["text"] == "🚨 SOS"
    stand.an.press("Gửi số")
    assert (await stand.bot.update("message"))["contact"]["user_id"] == 101
    with pytest.raises(AssertionError, match="position"):
        stand.an.press("Gửi vị trí")
    stand.an.position = (20.9, 105.8)
    stand.an.press("Gửi vị trí")
    assert (await stand.bot.update("message"))["location"] == {"latitude": 20.9, "longitude": 105.8}
    assert stand.an.keyboard


async def test_a_keyboard_for_one_use_folds_after_it(stand):
    markup = {"keyboard": [["Có"], ["Không"]], "one_time_keyboard": True}
    await stand.bot("sendMessage", chat_id=101, text="Đi không?", reply_markup=markup)
    stand.an.send_text("để nghĩ")
    assert stand.an.keyboard
    stand.an.send_text("Có")
    assert stand.an.keyboard is None


async def test_an_own_link_starts_the_bot_and_others_lead_away(stand):
    rows = [
        [{"text": "Vào", "url": "https://t.me/BinhYenTapHuanBot?start=abc"}, {"text": "Luật", "url": "https://x.vn"}]
    ]
    await stand.bot("sendMessage", chat_id=101, text="x", reply_markup={"inline_keyboard": rows})
    stand.an.press("Vào")
    assert (await stand.bot.update("message"))["text"] == "/start abc"
    with pytest.raises(AssertionError, match="leads out"):
        stand.an.press("Luật")


async def test_a_disabled_button_cannot_be_pressed(stand):
    rows = [[{"text": "Đã nhận", "disabled": {}}]]
    await stand.bot("sendMessage", chat_id=101, text="x", reply_markup={"inline_keyboard": rows})
    with pytest.raises(AssertionError, match="disabled"):
        stand.an.press("Đã nhận")


async def test_forged_taps_and_taps_on_vanished_messages_reach_the_bot(stand):
    await with_buttons(stand, "A")
    stand.an.tap(2, "do:something-else")
    assert (await stand.bot.update("callback_query"))["data"] == "do:something-else"
    await stand.bot("deleteMessage", chat_id=101, message_id=2)
    stand.an.tap(2, "do:A")
    message = (await stand.bot.update("callback_query"))["message"]
    assert message == {"chat": stand.an.chat, "message_id": 2, "date": 0}


async def test_who_stopped_the_bot_must_let_it_in_before_acting(stand):
    stand.an.block()
    for act in (lambda: stand.an.send_text("x"), lambda: stand.an.tap(1, "x"), lambda: stand.an.edit_text(1, "x")):
        with pytest.raises(AssertionError, match="blocked"):
            act()
    stand.an.start()
    kinds = [sorted(update)[0] for update in await stand.bot.updates()]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]


async def test_watchers_hear_of_each_change(stand):
    heard = []
    stop = stand.network.subscribe(heard.append)
    await with_buttons(stand, "A")
    await stand.bot("editMessageText", chat_id=101, message_id=2, text="y")
    stand.an.tap(2, "x")
    query = await stand.bot.update("callback_query")
    await stand.bot("answerCallbackQuery", callback_query_id=query["id"], text="ok")
    await stand.bot("deleteMessage", chat_id=101, message_id=2)
    stop()
    await with_buttons(stand, "B")
    assert heard == [
        Change("message", 101, 2),
        Change("edited", 101, 2),
        Change("toast", 101),
        Change("deleted", 101, 2),
    ]


async def test_a_phone_is_handed_out_once(stand):
    assert stand.network.phone(101, "An") is stand.an
    assert list(stand.network.phones) == [101]
