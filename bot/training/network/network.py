"""The pretend network as its users hold it: phones in front, an HTTP server behind."""

import random
from collections.abc import Callable
from datetime import datetime

from bot.training.network.app import Call, make_app
from bot.training.network.chat import Change
from bot.training.network.faults import Faults, Limits, Meter
from bot.training.network.files import StoredFile
from bot.training.network.phone import Phone
from bot.training.network.world import World

USERNAME = "BinhYenTapHuanBot"


class Network:
    """An embedded Telegram with one bot. `clock` gives aware UTC; state lives in memory and one event loop.

    `calls` holds every call of the bot, or about the last `calls_kept`. Close it when done: waiting
    getUpdates requests then end, and so does webhook delivery. `serving` opens and closes it.
    """

    def __init__(
        self,
        token: str,
        *,
        clock: Callable[[], datetime],
        username: str = USERNAME,
        chance: random.Random | None = None,
        calls_kept: int | None = None,
    ) -> None:
        self.world = World(token, clock, username)
        self.faults = Faults(chance)
        self.limits: Limits | None = None
        self.meter = Meter(clock)
        self.calls: list[Call] = []
        self._calls_kept = calls_kept
        self.app = make_app(self)

    @property
    def pending(self) -> int:
        """Updates the bot has not confirmed yet."""
        return self.world.pending

    @property
    def phones(self) -> dict[int, Phone]:
        """All phones, by the person's id."""
        return self.world.phones

    def phone(self, user_id: int, first_name: str, *, language_code: str = "vi") -> Phone:
        """The phone of a person, handed out on first use; its private chat has the same id."""
        return self.world.phone(user_id, first_name, language_code=language_code)

    def subscribe(self, watcher: Callable[[Change], None]) -> Callable[[], None]:
        """Be told of each change on any phone; gives the way to stop it."""
        return self.world.subscribe(watcher)

    def file(self, file_id: str) -> bytes | None:
        """The content of a picture, voice message or document."""
        stored = self.stored(file_id)
        return stored.data if stored else None

    def stored(self, file_id: str) -> StoredFile | None:
        """The same with its name and kind."""
        return self.world.files.get(file_id)

    def menu(self, phone: Phone) -> list[dict[str, str]]:
        """The command menu this person's app shows."""
        return self.world.profile.menu(phone.chat_id, phone.user["language_code"])

    def record(self, call: Call) -> None:
        """Remember a call; old ones are cut off in batches."""
        self.calls.append(call)
        if self._calls_kept is not None and len(self.calls) >= 2 * max(self._calls_kept, 1):
            del self.calls[: -self._calls_kept or None]

    def open(self) -> None:
        """Take up work again after close()."""
        self.world.updates.open()
        self.world.webhook.open()

    async def close(self) -> None:
        """Send waiting requests home and pause webhook delivery; nothing is forgotten."""
        self.world.updates.close()
        await self.world.webhook.close()
