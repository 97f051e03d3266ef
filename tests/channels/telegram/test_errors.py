"""Every way in which a call can fail has its place in the closed set, and none of them tells the token."""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress

import httpx
import pytest

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.transport import NeverSent, NoAnswer
from core.channels import (
    Ambiguous,
    AnotherPoller,
    Blocked,
    DeliveryError,
    EditGone,
    Flood,
    Permanent,
    Retryable,
    TokenRejected,
)
from tests.channels.telegram.kit import BASE, TOKEN, Answer, Server, no, ok
from tests.transport import InProcess

HOUR = "Sat, 14 Nov 2026 15:30:00 GMT"
HTML = httpx.Response(502, html="<html>502 Bad Gateway</html>")
PORTAL = httpx.Response(200, html="<html>Xin chào quý khách, mời đăng nhập Wi-Fi</html>")
TORN = httpx.Response(200, content=b'{"ok":true,"result":{"message_i')
LIST = httpx.Response(200, json=[1])

# method, what the server does, the error, its code in the outbox
REFUSALS: list[tuple[str, Answer, type[Exception], str]] = [
    ("sendMessage", no(429, "Too Many Requests: retry after 7", retry_after=7), Flood, "flood"),
    ("sendMessage", no(429, "Too Many Requests"), Flood, "flood"),
    ("sendMessage", no(500, "Internal Server Error"), Retryable, "retry"),
    ("sendMessage", HTML, Retryable, "retry"),
    ("sendMessage", PORTAL, Retryable, "retry"),
    ("sendMessage", LIST, Retryable, "retry"),
    ("sendMessage", NeverSent("refused"), Retryable, "retry"),
    ("sendMessage", NoAnswer("slow"), Ambiguous, "ambiguous"),
    ("sendMessage", TORN, Ambiguous, "ambiguous"),
    ("sendPhoto", NoAnswer("slow"), Ambiguous, "ambiguous"),
    # Doing these twice changes nothing, so there is nothing to doubt.
    ("editMessageText", NoAnswer("slow"), Retryable, "retry"),
    ("answerCallbackQuery", NoAnswer("reset"), Retryable, "retry"),
    ("getUpdates", NoAnswer("slow"), Retryable, "retry"),
    ("sendMessage", no(401, "Unauthorized"), TokenRejected, "token"),
    ("getUpdates", no(401, "Unauthorized"), TokenRejected, "token"),
    ("getMe", no(404, "Not Found"), TokenRejected, "token"),
    ("deleteWebhook", no(404, "Not Found"), TokenRejected, "token"),
    # A server in the place of Telegram's may not know it.
    ("getWebhookInfo", no(404, "Not Found"), Permanent, "permanent"),
    ("sendMessage", no(404, "Not Found"), Permanent, "permanent"),
    ("sendMessage", no(403, "Forbidden: bot was blocked by the user"), Blocked, "blocked"),
    ("sendMessage", no(403, "Forbidden: user is deactivated"), Blocked, "blocked"),
    ("sendMessage", no(403, "Forbidden: bot was kicked from the group chat"), Blocked, "blocked"),
    ("sendMessage", no(400, "Bad Request: chat not found"), Blocked, "blocked"),
    ("sendMessage", no(400, "Bad Request: user is deactivated"), Blocked, "blocked"),
    ("sendMessage", no(400, "Bad Request: PEER_ID_INVALID"), Blocked, "blocked"),
    ("editMessageText", no(400, "Bad Request: message to edit not found"), EditGone, "edit_gone"),
    ("editMessageText", no(400, "Bad Request: message can't be edited"), EditGone, "edit_gone"),
    ("editMessageText", no(400, "Bad Request: MESSAGE_ID_INVALID"), EditGone, "edit_gone"),
    ("editMessageText", no(400, "Bad Request: there is no text in the message to edit"), EditGone, "edit_gone"),
    ("editMessageCaption", no(400, "Bad Request: there is no caption in the message to edit"), EditGone, "edit_gone"),
    ("deleteMessage", no(400, "Bad Request: message can't be deleted"), Permanent, "permanent"),
    ("deleteMessage", NoAnswer("slow"), Retryable, "retry"),
    ("sendMessage", no(400, "Bad Request: message text is empty"), Permanent, "permanent"),
    ("sendPhoto", no(413, "Request Entity Too Large"), Permanent, "permanent"),
    ("sendMessage", no(409, "Conflict: anything"), Permanent, "permanent"),
]


@pytest.mark.parametrize(("method", "answer", "kind", "code"), REFUSALS)
async def test_each_failure_has_its_class(method: str, answer: Answer, kind: type[Exception], code: str) -> None:
    with pytest.raises(kind) as caught:
        await Server(answer).api.call(method, {})
    assert type(caught.value) is kind
    assert caught.value.code == code  # type: ignore[attr-defined]
    assert caught.value.reason.startswith(method)  # type: ignore[attr-defined]


async def test_flood_control_says_how_long() -> None:
    with pytest.raises(Retryable) as caught:
        await Server(no(429, "Too Many Requests: retry after 7", retry_after=7)).api.call("sendMessage")
    assert caught.value.after == 7.0


async def test_two_processes_with_one_token() -> None:
    with pytest.raises(AnotherPoller, match="terminated by other getUpdates"):
        await Server(no(409, "Conflict: terminated by other getUpdates request")).api.call("getUpdates")


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("editMessageText", "Bad Request: message is not modified: specified new message content is the same"),
        ("deleteMessage", "Bad Request: message to delete not found"),
        ("answerCallbackQuery", "Bad Request: query is too old and response timeout expired or query ID is invalid"),
    ],
)
async def test_what_is_done_anyway_is_a_success(method: str, description: str) -> None:
    assert await Server(no(400, description)).api.call(method) is True


async def test_the_result_comes_back() -> None:
    assert await Server(ok({"id": 7, "is_bot": True})).api.call("getMe") == {"id": 7, "is_bot": True}


async def test_an_error_with_http_200_is_still_an_error() -> None:
    refusal = httpx.Response(200, json={"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked"})
    with pytest.raises(Blocked):
        await Server(refusal).api.call("sendMessage")


async def test_what_the_network_quotes_stays_out_of_the_reason() -> None:
    description = "Bad Request: can't find \"nhà bà Tư, ngõ 3\" in 'HT-0001'"
    with pytest.raises(Permanent) as caught:
        await Server(no(400, description)).api.call("sendMessage")
    assert "bà Tư" not in str(caught.value) and "HT-0001" not in str(caught.value)


LEAKY = [
    NeverSent(f"cannot reach {BASE}/bot{TOKEN}/sendMessage"),
    NoAnswer(f"no answer from {BASE}/bot{TOKEN}/sendMessage"),
    no(400, f"Bad Request: wrong path /bot{TOKEN}/sendMessage"),
    no(401, f"Unauthorized: {TOKEN}"),
    httpx.Response(200, content=f"<a href='/bot{TOKEN}/'>".encode()),
]


@pytest.mark.parametrize("answer", LEAKY)
async def test_the_token_is_in_no_error_and_in_no_log(answer: Answer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    api = Server(answer).api
    with pytest.raises(Exception) as caught:
        await api.call("sendMessage", {"chat_id": 5, "text": "x"})
    told = [repr(api), str(caught.value), repr(caught.value), *traceback.format_exception(caught.value), caplog.text]
    assert TOKEN not in "\n".join(told)


async def test_the_token_is_in_no_log_on_a_real_socket(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with TelegramApi(TOKEN, "http://127.0.0.1:1") as api:
        with pytest.raises(Retryable) as caught:
            await api.call("getMe")
    assert TOKEN not in caplog.text + "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.Response(200, json={"ok": True, "result": {}}, headers={"Date": HOUR}), [HOUR]),
        (httpx.Response(403, json={"ok": False, "error_code": 403}, headers={"Date": HOUR}), [HOUR]),
        (httpx.Response(200, html="<html>mời đăng nhập Wi-Fi</html>", headers={"Date": HOUR}), []),
    ],
)
async def test_the_hour_is_taken_from_the_api_itself_and_from_nobody_in_between(
    answer: httpx.Response, told: list[str]
) -> None:
    dates: list[str] = []
    server = InProcess(httpx.MockTransport(lambda _: answer))
    async with TelegramApi(TOKEN, BASE, server, dates.append) as api:
        with suppress(DeliveryError):
            await api.call("getMe")
    assert dates == told
