"""Webhook delivery: in order, with the secret, repeated until the bot takes it."""

import asyncio
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from tests.training.network_kit import Stand

URL = "https://bot.test/hook"


class Receiver:
    """A bot's webhook: `answers` are the statuses it gives, the last one for ever."""

    def __init__(self, answers=(200,)):
        self.answers = list(answers)
        self.seen = []
        self.secrets = []
        self.asked = asyncio.Queue()
        self.taken = asyncio.Queue()
        self.app = Starlette(routes=[Route("/hook", self.hook, methods=["POST"])])

    async def hook(self, request):
        update = await request.json()
        self.asked.put_nowait(update)
        self.seen.append(update["message"]["text"])
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        status = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if status == 200:
            self.taken.put_nowait(update)
        return Response(status_code=status)


@pytest.fixture
async def stand():
    stand = Stand()
    stand.network.world.webhook.first_pause = 0.01
    yield stand
    await stand.network.close()


@asynccontextmanager
async def hooked(stand, receiver, **options):
    stand.network.world.webhook.transport = httpx.ASGITransport(receiver.app)
    await stand.bot("setWebhook", url=URL, **options)
    async with asyncio.timeout(5):
        yield


async def test_updates_come_in_order_with_the_secret(stand):
    receiver = Receiver()
    stand.an.send_text("trước")
    async with hooked(stand, receiver, secret_token="bi-mat_1"):
        stand.an.send_text("sau")
        await receiver.taken.get()
        await receiver.taken.get()
    assert receiver.seen == ["trước", "sau"]
    assert set(receiver.secrets) == {"bi-mat_1"}


async def test_a_refused_update_comes_again_before_the_next(stand):
    receiver = Receiver([500, 403, 200])
    async with hooked(stand, receiver):
        stand.an.send_text("một")
        stand.an.send_text("hai")
        await receiver.taken.get()
        await receiver.taken.get()
    assert receiver.seen == ["một", "một", "một", "hai"]


async def test_delivery_goes_on_after_a_pause(stand):
    receiver = Receiver()
    async with hooked(stand, receiver):
        await stand.network.close()
        stand.an.send_text("đợi")
        stand.network.open()
        await receiver.taken.get()
    assert receiver.seen == ["đợi"]


async def test_trouble_shows_in_the_webhook_info(stand):
    receiver = Receiver([503])
    async with hooked(stand, receiver):
        stand.an.send_text("không ai nhận")
        # The second attempt comes only after the first has failed.
        await receiver.asked.get()
        await receiver.asked.get()
        info = await stand.bot("getWebhookInfo")
    assert info["url"] == URL
    assert info["pending_update_count"] == 1
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert info["last_error_date"] == int(stand.clock().timestamp())


async def test_polling_is_refused_while_a_webhook_is_set(stand):
    async with hooked(stand, Receiver()):
        assert await stand.bot.refusal("getUpdates") == (
            "409 Conflict: can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first"
        )
        await stand.bot("deleteWebhook")
        stand.an.send_text("lại hỏi được")
        assert len(await stand.bot("getUpdates")) == 1


async def test_setting_a_webhook_ends_a_waiting_request(stand):
    async with asyncio.TaskGroup() as tasks, asyncio.timeout(5):
        waiting = tasks.create_task(stand.bot.refusal("getUpdates", timeout=50))
        await asyncio.sleep(0.01)
        await stand.bot("setWebhook", url=URL)
    assert waiting.result() == "409 Conflict: terminated by setWebhook request"


async def test_pending_updates_can_be_dropped(stand):
    stand.an.send_text("bỏ đi")
    await stand.bot("deleteWebhook", drop_pending_updates=True)
    assert stand.network.pending == 0


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"url": "http://example.org/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": URL, "secret_token": "có dấu"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_webhook_is_refused(stand, params, refusal):
    assert await stand.bot.refusal("setWebhook", **params) == f"400 Bad Request: {refusal}"
