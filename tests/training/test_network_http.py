"""The door: every way of passing parameters, and who is let in."""

import pytest

from bot.training.network import Network
from tests.training.network_kit import Stand, result


@pytest.fixture
async def stand():
    return Stand()


async def test_parameters_may_come_in_any_form(stand):
    client = stand.bot.client
    markup = '{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}'
    fields = {"chat_id": "101", "text": "chào", "protect_content": "true", "reply_markup": markup}
    answers = [
        await client.get("sendMessage", params=fields),
        await client.post("sendMessage", params=fields),
        await client.post("sendMessage", data=fields),
        await client.post("sendMessage", files={name: (None, value) for name, value in fields.items()}),
        await client.post("sendMessage", json=fields),
        await client.post("sendMessage", json={**fields, "chat_id": 101, "protect_content": True}),
    ]
    for answer in answers:
        sent = result(answer)
        assert (sent["text"], sent["has_protected_content"]) == ("chào", True)
        assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "a"


async def test_calls_are_recorded_with_typed_parameters(stand):
    await stand.bot.client.post("sendMessage", data={"chat_id": "101", "text": "5", "protect_content": "true"})
    call = stand.network.calls[-1]
    assert (call.method, call.chat_id, call.status, call.error) == ("sendMessage", 101, 200, None)
    assert call.params == {"chat_id": 101, "text": "5", "protect_content": True}
    assert call.result["text"] == "5"
    await stand.bot.refusal("sendMessage", chat_id=999, text="x")
    call = stand.network.calls[-1]
    assert (call.status, call.error) == (400, "Bad Request: chat not found")


async def test_the_answer_to_a_tap_is_recorded_under_its_chat(stand):
    stand.an.tap(1, "x")
    query = await stand.bot.update("callback_query")
    await stand.bot("answerCallbackQuery", callback_query_id=query["id"])
    assert stand.network.calls[-1].chat_id == 101


async def test_only_so_many_calls_are_kept():
    stand = Stand(calls_kept=10)
    for _ in range(100):
        await stand.bot("getMe")
    assert 10 <= len(stand.network.calls) < 20


async def test_method_names_mind_no_case(stand):
    assert result(await stand.bot.client.post("GETME"))["is_bot"] is True


async def test_an_unknown_method_is_not_found(stand):
    answer = await stand.bot.client.post("sendEverything")
    assert (answer.status_code, answer.json()) == (404, {"ok": False, "error_code": 404, "description": "Not Found"})


async def test_a_wrong_token_is_turned_away(stand):
    answer = await stand.bot.client.post("http://net/bot123:wrong/getMe")
    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff\xfe", b'{"text": "\\ud83d"}'])
async def test_a_broken_body_is_refused(stand, body):
    answer = await stand.bot.client.post("getMe", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400


async def test_the_bot_knows_itself(stand):
    me = await stand.bot("getMe")
    assert (me["id"], me["username"]) == (7000000001, "BinhYenTapHuanBot")
    other = Network("55:x", clock=stand.clock, username="KhacBot")
    assert other.world.bot["username"] == "KhacBot"


async def test_command_menus_go_from_narrow_to_wide(stand):
    def menu(word):
        return [{"command": word, "description": "Mô tả"}]

    vi = stand.network.phone(101, "An")
    en = stand.network.phone(102, "Ben", language_code="en")
    en.start()
    await stand.bot("setMyCommands", commands=menu("all"))
    await stand.bot("setMyCommands", commands=menu("all_en"), language_code="en")
    await stand.bot("setMyCommands", commands=menu("private"), scope={"type": "all_private_chats"})
    assert (stand.network.menu(vi), stand.network.menu(en)) == (menu("private"), menu("private"))
    await stand.bot("setMyCommands", commands=menu("chief"), scope={"type": "chat", "chat_id": 101})
    assert stand.network.menu(vi) == menu("chief")
    await stand.bot("deleteMyCommands", scope={"type": "chat", "chat_id": "101"})
    await stand.bot("deleteMyCommands", scope={"type": "all_private_chats"})
    assert (stand.network.menu(vi), stand.network.menu(en)) == (menu("all"), menu("all_en"))
    assert await stand.bot("getMyCommands", language_code="en") == menu("all_en")
    assert await stand.bot("getMyCommands", language_code="vi") == []


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([{"command": "Báo", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "x" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "sos", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "a", "description": "b"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_wrong_commands_are_refused(stand, commands, reason):
    assert await stand.bot.refusal("setMyCommands", commands=commands) == f"400 Bad Request: {reason}"


async def test_descriptions_and_menu_buttons_are_kept(stand):
    await stand.bot("setMyDescription", description="Mô tả", language_code="vi")
    await stand.bot("setMyShortDescription", short_description="Ngắn")
    assert await stand.bot("getMyDescription", language_code="vi") == {"description": "Mô tả"}
    assert await stand.bot("getMyDescription") == {"description": ""}
    assert await stand.bot("getMyShortDescription", language_code="vi") == {"short_description": "Ngắn"}
    await stand.bot("setChatMenuButton", chat_id=101, menu_button={"type": "commands"})
    assert await stand.bot("getChatMenuButton", chat_id=101) == {"type": "commands"}
    refusal = await stand.bot.refusal("setMyShortDescription", short_description="x" * 121)
    assert refusal == "400 Bad Request: short description is too long"


async def test_a_private_chat_cannot_be_left(stand):
    refusal = await stand.bot.refusal("leaveChat", chat_id=101)
    assert refusal == "400 Bad Request: chat member status can't be changed in private chats"
