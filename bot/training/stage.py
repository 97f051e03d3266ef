"""One training session: a network with phones, the commune's clock, and the unchanged bot in a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import bot
from bot.settings.sources import PREFIX
from bot.training import view
from bot.training.cast import CAST
from bot.training.hands import Hands
from bot.training.network import Change, Phone
from bot.training.places import hamlets
from bot.training.supervisor import Command, Life, Supervisor
from bot.training.timelapse import EVENING, TimeLapse, TrainingClock
from bot.training.watched import WatchedNetwork
from bot.training.weather import Sky, Weather

Publish = Callable[[str, dict[str, Any]], None]

_TICK = 0.05  # seconds between two looks of the bot for due work; also the pace of the time lapse
_PATIENCE = 1.0
_WATCH = 0.5
_ONE_SHIFT = "D; Ca đêm; 22:00-02:00; 2-CN"  # every night, so that the whole team of the page is on it tonight
_ROOT = Path(bot.__file__).resolve().parent.parent


class Stage:
    """Everything of one session. `publish` tells the page what changed."""

    def __init__(self, folder: Path, base_url: str, publish: Publish) -> None:
        self._publish = publish
        token = f"{7_000_000_000 + secrets.randbelow(999_999_999)}:{secrets.token_urlsafe(26)}"
        clock_file = folder / "clock"
        self.clock = TrainingClock(clock_file)
        self.clock.advance(self.clock.until(EVENING))
        self.network = WatchedNetwork(token, self.clock, self._bot_heard, self._message_taken)
        self.weather = Weather(self.network)
        self.hands = Hands(self.network, self._handled)
        self.lapse = TimeLapse(self.clock, self._settled, self._time_changed)
        environ = child_environ(os.environ, folder, base_url, token, clock_file)
        argv = (sys.executable, "-m", "bot", "run")
        self.supervisor = Supervisor(Command(argv, environ, folder, folder / "bot.log"), self._bot_changed)
        self._parts = {part.user_id: part for part in CAST}
        self._toasts: dict[int, int] = {}
        self._greeted: set[int] = set()
        self._hand_out_phones()

    def _hand_out_phones(self) -> None:
        for part in self._parts.values():
            phone = self.network.phone(part.user_id, part.phone_name)
            phone.started = not part.code
        self.network.subscribe(self._phone_changed)

    @asynccontextmanager
    async def playing(self) -> AsyncIterator[None]:
        """The bot runs and the time may pass while the block runs."""
        async with asyncio.TaskGroup() as tasks:
            parts = (self.supervisor.run(), self.lapse.run(), self._watch_weather())
            running = [tasks.create_task(part) for part in parts]
            try:
                yield
            finally:
                for task in running:
                    task.cancel()

    def snapshot(self) -> dict[str, Any]:
        return {
            "people": [view.introduction(part) for part in self._parts.values()],
            "hamlets": hamlets(),
            "phones": [self._state(phone) for phone in self.network.phones.values()],
            "messages": [
                self._message(phone, said.message_id)
                for phone in self.network.phones.values()
                for said in phone.visible
            ],
            "bot": self._bot(),
            "time": self._time(),
            "weather": self.weather.view(),
        }

    # -- what the trainer does ---------------------------------------------------------------------------------------

    def turn_weather(self, sky: Sky) -> None:
        self.weather.turn(sky)
        self._publish("weather", self.weather.view())

    async def _settled(self) -> None:
        await self.network.settled(_TICK, _PATIENCE)

    async def _watch_weather(self) -> None:
        """Faults strike without a word; the page shows how often."""
        told = self.weather.view()
        while True:
            await asyncio.sleep(_WATCH)
            if self.weather.view() != told:
                told = self.weather.view()
                self._publish("weather", told)

    # -- what the page is told ---------------------------------------------------------------------------------------

    def _bot_heard(self) -> None:
        first = self.supervisor.life is Life.STARTING
        self.supervisor.heard()
        if first:
            self._greet()

    def _greet(self) -> None:
        """Everybody who has joined opens the chat once, so that the menu is on every screen from the beginning."""
        for phone in self.network.phones.values():
            if phone.started and not phone.messages:
                self._greeted.add(phone.user_id)
                self.network.sent(phone, phone.start(), len(phone.messages))
                self._touched(phone)

    def _message_taken(self, phone: Phone, message_id: int | None) -> None:
        if message_id is not None:
            self._publish("message", self._message(phone, message_id))
        self._bot_changed()

    def _handled(self, phone: Phone, acted: bool) -> None:
        if acted:
            self.lapse.give_people_time()
        self._touched(phone)

    def _touched(self, phone: Phone) -> None:
        if phone.messages and not phone.messages[-1].from_bot:
            self._publish("message", self._message(phone, phone.messages[-1].message_id))
        self._publish("phone", self._state(phone))
        self._bot_changed()

    def _phone_changed(self, change: Change) -> None:
        phone = self.network.phones[change.user_id]
        if phone.unread and phone.user_id in self._greeted:
            self._greeted.remove(phone.user_id)
            phone.read()  # the menu is no news
        if change.kind == "deleted":
            self._publish("message", view.deleted(change.user_id, change.message_id))
        elif change.message_id is not None and _of_bot(phone, change.message_id):
            self._publish("message", self._message(phone, change.message_id))
        self._publish("phone", self._state(phone))
        if change.kind == "toast":
            self._show_toast(phone)

    def _show_toast(self, phone: Phone) -> None:
        """Most answers to a tap say nothing."""
        before, self._toasts[phone.user_id] = self._toasts.get(phone.user_id, 0), len(phone.toasts)
        if len(phone.toasts) > before:
            self._publish("toast", {"user": phone.user_id, "text": phone.toasts[-1]})

    def _state(self, phone: Phone) -> dict[str, Any]:
        return view.state(self._parts[phone.user_id], phone)

    def _message(self, phone: Phone, message_id: int) -> dict[str, Any]:
        said = phone.message(message_id)
        if said is None:
            return view.deleted(phone.user_id, message_id)
        return view.message(phone, said, waits=self.network.waits(phone, message_id))

    def _bot_changed(self) -> None:
        self._publish("bot", self._bot())

    def _bot(self) -> dict[str, Any]:
        return {**self.supervisor.view(), "waiting": self.network.waiting}

    def _time_changed(self) -> None:
        self._publish("time", self._time())

    def _time(self) -> dict[str, Any]:
        now: datetime = self.clock()
        return {**self.lapse.view(), "now": view.milliseconds(now)}


def _of_bot(phone: Phone, message_id: int) -> bool:
    """One's own messages are told of once the hand has let go of them (`_touched`)."""
    said = phone.message(message_id)
    return said is not None and said.from_bot


def child_environ(
    around: Mapping[str, str], folder: Path, base_url: str, token: str, clock_file: Path
) -> dict[str, str]:
    """Environment of the bot. Nothing of a real installation, neither its settings nor its token, may reach the bot."""
    ours = {
        "TELEGRAM__TOKEN": token,
        "TELEGRAM__BASE_URL": base_url,
        "TELEGRAM__POLL_TIMEOUT": "20",
        "DATABASE__URL": f"sqlite+aiosqlite:///{folder / 'binhyen.db'}",
        "COMMUNE__NAME": "xã Đồi Mây",
        "COMMUNE__POLICE_NAME": "Công an xã Đồi Mây",
        "COMMUNE__PROVINCE": "tỉnh Lâm Đồng",
        "TRAINING__ENABLED": "true",
        "TRAINING__SEED": "true",
        "TRAINING__CLOCK_FILE": str(clock_file),
        "JOBS__TICK": str(_TICK),
        "PATROL__SHIFTS": json.dumps([_ONE_SHIFT]),
        # The pace of sending is counted in real seconds; hours that pass in moments would be throttled.
        "OUTBOX__PER_SECOND": "500",
        "OUTBOX__BURST": "500",
        "OUTBOX__PER_CHAT_PER_SECOND": "100",
        "OUTBOX__PER_CHAT_BURST": "100",
        # The clock leaps by a minute at a time: a message on its way must not be taken for one that was lost.
        "OUTBOX__LEASE": "10m",
    }
    kept = {name: value for name, value in around.items() if not name.startswith(PREFIX)}
    path = os.pathsep.join(part for part in (str(_ROOT), kept.get("PYTHONPATH", "")) if part)
    # The child works in its own folder, where no config.toml lies; its code is found all the same.
    return {**kept, "PYTHONPATH": path, **{PREFIX + name: value for name, value in ours.items()}}
