"""The web server of webhook mode: one route that takes updates, one that says the process is alive."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.webhook import set_webhook, webhook_route
from bot.clock import Clock
from bot.problems import PortTaken
from bot.settings import Settings
from core.channels import DeliveryError, Inbox, TokenRejected

log = logging.getLogger(__name__)

_LONGEST_PAUSE = 60.0  # seconds between two tries to tell Telegram where we are


class _Server(uvicorn.Server):
    """uvicorn would take the signals for itself; here the process has one place that listens to them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def web_app(settings: Settings, inbox: Inbox, clock: Clock) -> Starlette:
    telegram = settings.telegram
    hook = webhook_route(telegram.webhook_path, telegram.webhook_secret.get_secret_value(), inbox, clock)
    return Starlette(routes=[hook, Route("/health", _health)])


async def _health(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def serve(settings: Settings, api: TelegramApi, inbox: Inbox, clock: Clock, stop: asyncio.Event) -> None:
    """Serve until told to stop. Telegram is told the address once the port is open. Raises PortTaken."""
    server = _Server(_config(settings, inbox, clock))
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(_serve(server, settings.web.port))
        while not server.started and not serving.done():  # noqa: ASYNC110 - uvicorn offers no event for it
            await asyncio.sleep(0.02)
        await _announce(settings, api, stop)
        await stop.wait()
        server.should_exit = True


async def _serve(server: _Server, port: int) -> None:
    try:
        await server.serve()
    except SystemExit:  # uvicorn's way to say that it cannot listen
        raise PortTaken(str(port)) from None


def _config(settings: Settings, inbox: Inbox, clock: Clock) -> uvicorn.Config:
    return uvicorn.Config(
        web_app(settings, inbox, clock),
        host=settings.web.host,
        port=settings.web.port,
        log_level="warning",
        access_log=False,
        log_config=None,
        lifespan="off",
    )


async def _announce(settings: Settings, api: TelegramApi, stop: asyncio.Event) -> None:
    """Tell Telegram where we are, and wait a fault of the network out: updates keep for a day."""
    url = settings.telegram.webhook_url.rstrip("/") + settings.telegram.webhook_path
    pause = 1.0
    while not stop.is_set():
        try:
            await set_webhook(api, url, settings.telegram.webhook_secret.get_secret_value())
            log.info("telegram: ready")
            return
        except TokenRejected:
            raise
        except DeliveryError as error:
            log.warning("setWebhook: %s", error.reason)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(_LONGEST_PAUSE, pause * 2)
