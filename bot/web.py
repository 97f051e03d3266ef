"""The web server of webhook mode: one route that takes updates, one that says the process is alive."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.holding import Hook
from bot.channels.telegram.receive import or_stop
from bot.channels.telegram.webhook import webhook_route
from bot.clock import Clock
from bot.problems import PortTaken
from bot.settings import Settings
from core.channels import Inbox
from storage.local.own_webhook import OwnWebhook

_FAREWELL = 2  # seconds for what is being stored at the end; what is cut off then was not acknowledged and comes again


class _Server(uvicorn.Server):
    """uvicorn would take the signals for itself; here the process has one place that listens to them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def web_app(settings: Settings, inbox: Inbox, clock: Clock, stop: asyncio.Event) -> Starlette:
    telegram = settings.telegram
    hook = webhook_route(telegram.webhook_path, telegram.webhook_secret.get_secret_value(), inbox, clock, stop=stop)
    return Starlette(routes=[hook, Route("/health", _health)])


async def _health(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def serve(
    settings: Settings,
    api: TelegramApi,
    inbox: Inbox,
    clock: Clock,
    stop: asyncio.Event,
    own: OwnWebhook,
    *,
    take_over: bool = False,
) -> None:
    """Serve until told to stop. Telegram is told the address once the port is open, and at the end that nobody is
    there. Raises PortTaken, and what `Hook.keep` raises."""
    hook = _hook(settings, api, own, take_over)
    server = _Server(_config(settings, inbox, clock, stop))
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(_serve(server, settings.web.port))
        while not server.started and not serving.done():  # noqa: ASYNC110 - uvicorn offers no event for it
            await asyncio.sleep(0.02)
        await or_stop(stop, hook.keep())
        server.should_exit = True
        await hook.take_away()


async def _serve(server: _Server, port: int) -> None:
    try:
        await server.serve()
    except SystemExit:  # uvicorn's way to say that it cannot listen
        raise PortTaken(str(port)) from None


def _config(settings: Settings, inbox: Inbox, clock: Clock, stop: asyncio.Event) -> uvicorn.Config:
    return uvicorn.Config(
        web_app(settings, inbox, clock, stop),
        host=settings.web.host,
        port=settings.web.port,
        log_level="warning",
        access_log=False,
        log_config=None,
        lifespan="off",
        timeout_graceful_shutdown=_FAREWELL,
    )


def _hook(settings: Settings, api: TelegramApi, own: OwnWebhook, take_over: bool) -> Hook:
    telegram = settings.telegram
    url = telegram.webhook_url.rstrip("/") + telegram.webhook_path
    secret = telegram.webhook_secret.get_secret_value()
    return Hook(api, url, secret, take_over=take_over, before=own.last(), note=own.note)
