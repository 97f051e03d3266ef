"""One token, two processes: who was there first stays, nobody is deaf without a word."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.holding import Hook, set_webhook, somebody_fetches
from bot.channels.telegram.transport import NeverSent
from core.channels import AnotherPoller, AnotherWebhook, TokenRejected
from tests.channels.telegram.kit import TOKEN, Server, Step, Time, message, no, ok, polling, until

SECRET = "mat-khau_cua-cong"
URL = "https://binhyen.example/telegram"
ELSEWHERE = "https://may-khac.example/bi-mat"
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
CONFLICT = no(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")


class Telegram(Server):
    """Knows whom it calls. What others do is in `happens`, one step a look; it ends with the script."""

    def __init__(self, url: str = "", *polls: Step) -> None:
        super().__init__(*polls)
        self.url = url
        self.happens: Iterator[str | Exception | None] = iter(())
        self.over = asyncio.Event()

    def answer(self, method: str) -> httpx.Response:
        if method == "getWebhookInfo":
            self._next()
            return ok({"url": self.url, "has_custom_certificate": False, "pending_update_count": 0})
        if method == "getUpdates":
            return super().answer(method)
        self.url = self.calls[-1][1].get("url", "")
        return ok(True)

    def _next(self) -> None:
        done = next(self.happens, self)
        if isinstance(done, Exception):
            raise done
        if done is self:
            self.over.set()
        elif isinstance(done, str):
            self.url = done


class Life:
    """Life of a bot with a webhook. None: nothing happens until the next look; a text: another sets that webhook."""

    def __init__(self, telegram: Telegram, *happens: str | Exception | None, **more: Any) -> None:
        self.telegram = telegram
        telegram.happens = iter(happens)
        self.time = Time()
        self.hook = Hook(telegram.api, URL, SECRET, **more, sleep=self.time.sleep, monotonic=self.time)

    async def lived(self) -> Life:
        keeping = asyncio.ensure_future(self.hook.keep())
        ending = asyncio.ensure_future(self.telegram.over.wait())
        async with asyncio.timeout(5):
            await asyncio.wait((keeping, ending), return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        keeping.cancel()
        if not keeping.cancelled() and keeping.done():
            keeping.result()
        assert self.telegram.faults == []
        return self

    @property
    def times_set(self) -> int:
        return len(self.telegram.asked("setWebhook"))


UNDISTURBED: list[str | Exception | None] = [None] * 20


async def test_the_webhook_is_set_and_what_waits_is_kept() -> None:
    life = await Life(Telegram("", []), None).lived()
    assert life.telegram.asked("setWebhook") == [
        {
            "url": URL,
            "secret_token": SECRET,
            "allowed_updates": KINDS,
            "max_connections": 40,
            "drop_pending_updates": False,
        }
    ]


async def test_a_restart_finds_its_own_webhook_and_sets_it_at_once() -> None:
    life = await Life(Telegram(URL), None).lived()
    assert [method for method, _ in life.telegram.calls][:2] == ["getWebhookInfo", "setWebhook"]


async def test_an_address_that_it_had_before_is_nobody_elses() -> None:
    """After a power cut the house has another address, and the old webhook is still there."""
    noted: list[str] = []
    life = await Life(
        Telegram("https://hom-qua.example/hook"), None, before="https://hom-qua.example/hook", note=noted.append
    ).lived()
    assert life.telegram.url == URL
    assert noted == [URL]


async def test_it_is_looked_after_every_minute_once_nobody_has_disturbed_it() -> None:
    life = await Life(Telegram(URL), *UNDISTURBED, None, None).lived()
    assert life.time.pauses[:3] == [2, 2, 2]
    assert life.time.pauses[-3:] == [60, 60, 60]
    assert life.times_set == 1


async def test_taken_away_it_is_set_again_and_that_is_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    life = await Life(Telegram(URL), *UNDISTURBED, "", None, ELSEWHERE, None).lived()
    assert (life.times_set, life.telegram.url) == (3, URL)
    assert "the webhook was taken away (now: none), set again" in caplog.text
    assert "the webhook was taken away (now: may-khac.example), set again" in caplog.text
    assert "bi-mat" not in caplog.text and SECRET not in caplog.text


async def test_the_webhook_of_another_bot_stays_and_the_newcomer_leaves() -> None:
    life = Life(Telegram(ELSEWHERE), None)
    with pytest.raises(AnotherWebhook, match=r"^may-khac\.example$"):
        await life.lived()
    assert [method for method, _ in life.telegram.calls] == ["getWebhookInfo"]


async def test_whoever_is_to_take_over_sets_it_whoever_has_the_token() -> None:
    life = await Life(Telegram(ELSEWHERE), None, *[ELSEWHERE, ""] * 10, take_over=True).lived()
    assert (life.times_set, life.telegram.url) == (21, URL)


@pytest.mark.parametrize(("before", "again"), [((), 1), (UNDISTURBED, 5)])
async def test_in_the_end_one_of_two_leaves_the_newcomer_first(before: list[str | None], again: int) -> None:
    life = Life(Telegram(URL), None, *before, *[ELSEWHERE] * 10)
    with pytest.raises(AnotherWebhook):
        await life.lived()
    assert life.times_set == 1 + again


async def test_what_was_taken_away_long_ago_is_forgiven() -> None:
    life = await Life(Telegram(URL), *UNDISTURBED, *["", *UNDISTURBED] * 10).lived()
    assert life.times_set == 11


async def test_faults_of_the_network_are_waited_out_up_to_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    life = await Life(Telegram(URL), *[NeverSent("refused")] * 9, None).lived()
    assert life.time.pauses[:9] == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert life.times_set == 1
    assert TOKEN not in caplog.text


async def test_a_refused_token_is_not_waited_out() -> None:
    telegram = Telegram()
    telegram.answer = lambda _: no(401, "Unauthorized")  # type: ignore[method-assign]
    with pytest.raises(TokenRejected):
        await Life(telegram).lived()


@pytest.mark.parametrize(("found", "deleted"), [(URL, 1), (ELSEWHERE, 0), ("", 0)])
async def test_at_the_end_our_own_webhook_is_taken_away(found: str, deleted: int) -> None:
    life = await Life(Telegram(URL), None).lived()
    life.telegram.url = found
    await life.hook.take_away()
    assert life.telegram.asked("deleteWebhook") == [{"drop_pending_updates": False}] * deleted


async def test_the_end_does_not_wait_for_a_network_that_is_away() -> None:
    life = await Life(Telegram(URL), None).lived()
    life.telegram.happens = iter([NeverSent("refused")])
    await life.hook.take_away()
    assert life.telegram.asked("deleteWebhook") == []


async def test_what_was_never_set_is_not_taken_away() -> None:
    telegram = Telegram(ELSEWHERE)
    await Life(telegram).hook.take_away()
    assert telegram.calls == []


# -- is somebody fetching? -------------------------------------------------------------------------------------------


async def _asked(*answers: Step) -> list[dict[str, Any]]:
    clock, server = Time(), Server(*answers)
    await somebody_fetches(server.api, sleep=clock.sleep, monotonic=clock)
    assert server.faults == []
    return server.asked("getUpdates")


async def test_silence_says_that_nobody_fetches() -> None:
    assert await _asked([]) == [{"timeout": 4, "limit": 1, "allowed_updates": KINDS}]


async def test_what_waits_and_stays_says_that_nobody_fetches_and_nothing_of_it_is_confirmed() -> None:
    asked = await _asked(*[[message(10)]] * 6)
    assert len(asked) == 6
    assert all("offset" not in params for params in asked)


@pytest.mark.parametrize("answers", [[CONFLICT], [[message(10)], [message(11)]], [[message(10)], []]])
async def test_a_request_or_updates_that_are_taken_away_say_that_somebody_fetches(answers: list[Step]) -> None:
    with pytest.raises(AnotherPoller):
        await _asked(*answers)


async def test_a_bot_that_polls_is_noticed_and_goes_on() -> None:
    async with polling() as (network, address):
        async with TelegramApi(TOKEN, address) as second:
            with pytest.raises(AnotherPoller):
                await Hook(second, URL, SECRET).keep()
        assert network.world.webhook.url == ""


async def test_a_bot_that_polls_sees_a_webhook_come_and_takes_the_token_back() -> None:
    async with polling() as (network, address), TelegramApi(TOKEN, address) as second:
        await set_webhook(second, "http://127.0.0.1:9/", SECRET)
        await until(lambda: network.world.webhook.url == "")
