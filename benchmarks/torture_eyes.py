"""Eyes of a person on the phone: buttons, receipt numbers, and sentences that must never come."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

from bot.training.network import Change, Message, Phone
from core.people.types import Language
from core.rules import VIETNAM
from core.text import Text
from texts import Reader, Texts

NUMBER = re.compile(r"VV-\d{4}-\d{2,}")
_TELLING = 8  # characters by which a sentence is known
PATIENCE = 60.0  # seconds a person waits for the bot's next word; it may be killed many times meanwhile
_NOBODY = Reader(Language.VI, "\0", "\0")


class _Strict(Texts):
    strict = True  # a sentence with a blank in it would never be recognised


_TEXTS = _Strict(VIETNAM)

T = TypeVar("T")


class Missing(Exception):
    """An expected message or button did not come."""


def sentence(text_id: str, **params: str) -> str:
    """The Vietnamese words, with a zero byte wherever the reader would be named."""
    return _TEXTS.say(Text(text_id, **params), _NOBODY, datetime.now(UTC))


def beginning(text_id: str, **params: str) -> str:
    """Part of a sentence that is the same for everybody, from its first word on; `ValueError` when too short."""
    words = sentence(text_id, **params).partition("\0")[0]
    if len(words) < _TELLING:
        raise ValueError(f"{text_id} cannot be recognised by {words!r}")
    return words


def numbered(text_id: str, *others: str) -> re.Pattern[str]:
    """A sentence with a receipt number in it; the number is the first group. `others` in it may be anything."""
    words = re.escape(sentence(text_id, number="\0", **dict.fromkeys(others, "\1")))
    return re.compile(words.replace("\0", f"({NUMBER.pattern})").replace("\1", ".+?"))


FILED = numbered("report.filed_incomplete", "phone")
SOS_SENT = numbered("sos.sent")
# Nobody in these ordeals presses an old button or may be refused anything: each of these is a conversation that broke.
_FRIGHTENING = ("error.stale", "error.not_understood", "error.not_allowed", "error.edited")
NEVER = {id_: beginning(id_) for id_ in _FRIGHTENING} | {"error.parked": "TN-"}
STALE_TOAST = beginning("error.stale_toast")
_STEPS = frozenset({"cat1", "cats1", "ham1", "back1", "fact1", "nofact1", "done1", "stop1"})
_CARD = "false1:"


class Eyes:
    """One pair of eyes on one phone. Buttons are found by their data, so that wording may change freely."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.scares: list[str] = []  # ids of sentences that must never come
        self.filed: list[str] = []  # numbers of reports that the bot filed by itself
        self.rung: list[int] = []  # incidents whose card has rung, once for each time
        self._cards: dict[int, list[int]] = {}  # incident -> the messages that are its cards here
        self.draft = 0  # the newest draft number on any button
        self.changed = asyncio.Event()
        self._toasts = 0
        self._on: dict[str, set[int]] = {}  # button data -> messages that carry it now
        self._carries: dict[int, set[str]] = {}

    def see(self, change: Change) -> None:
        """Something changed on this phone."""
        if change.kind == "toast":
            self._read_toasts()
        message = self.phone.message(change.message_id) if change.message_id else None
        if message is not None and message.from_bot and change.kind in ("message", "edited"):
            self._look_at(message, new=change.kind == "message")
        elif change.kind == "deleted" and change.message_id:
            self._note_buttons(change.message_id, set())
        self.changed.set()

    def _read_toasts(self) -> None:
        """A tap may also be answered without a word: then there is no new toast."""
        new, self._toasts = self.phone.toasts[self._toasts :], len(self.phone.toasts)
        self.scares += ["error.stale_toast" for toast in new if STALE_TOAST in toast]

    def _look_at(self, message: Message, *, new: bool) -> None:
        now = {button.callback_data or "" for row in message.inline for button in row}
        self._note_buttons(message.message_id, now)
        self.scares += [id_ for id_, words in NEVER.items() if words in message.words]
        if new:
            self.filed += FILED.findall(message.words)
            self._note_cards(message, now)

    def _note_cards(self, message: Message, now: set[str]) -> None:
        """An officer's card can always be called a false alarm; no other message has that button. One that moves along
        below pictures does not ring."""
        for incident in [int(data.partition(":")[2]) for data in now if data.startswith(_CARD)]:
            self.rung += [] if message.silent else [incident]
            self._cards.setdefault(incident, []).append(message.message_id)

    def cards(self, incident: int, since: int = 0) -> list[Message]:
        """The cards of an incident that are on this phone, newest first, as they are now."""
        found = (self.phone.message(id_) for id_ in reversed(self._cards.get(incident, [])) if id_ >= since)
        return [message for message in found if message is not None]

    def _note_buttons(self, message_id: int, now: set[str]) -> None:
        for gone in self._carries.get(message_id, set()) - now:
            self._on[gone].discard(message_id)
            if not self._on[gone]:
                del self._on[gone]
        for data in now:
            self._on.setdefault(data, set()).add(message_id)
            self.draft = max(self.draft, _draft(data))
        self._carries[message_id] = now

    def button(self, data: str) -> int | None:
        """The newest message that carries this button."""
        return max(self._on.get(data, ()), default=None)

    def buttons(self, *beginnings: str) -> list[str]:
        return [data for data in self._on if data.startswith(beginnings)]

    def words(self, data: str) -> str:
        """Text of the message above a button, or an empty string."""
        message = self.phone.message(self.button(data) or 0)
        return message.words if message else ""

    def messages_after(self, message_id: int) -> Iterator[Message]:
        """The bot's messages since, newest first."""
        for message in reversed(self.phone.messages):
            if message.message_id <= message_id:
                return
            if message.from_bot and not message.deleted:
                yield message

    @property
    def last(self) -> int:
        return len(self.phone.messages)

    async def until(self, find: Callable[[], T | None], what: str, seconds: float = PATIENCE) -> T:
        """Wait for something to be seen. Missing when it does not come."""
        try:
            async with asyncio.timeout(seconds):
                while (found := find()) is None:
                    self.changed.clear()
                    await self.changed.wait()
                return found
        except TimeoutError:
            raise Missing(f"{what} did not come within {seconds:.0f} s") from None


def _draft(data: str) -> int:
    """The draft number on a button of the report, else 0."""
    tag, _, rest = data.partition(":")
    number = rest.partition(":")[0]
    return int(number) if tag in _STEPS and number.isdigit() else 0


def carries(message: Message, data: str) -> bool:
    return any(button.callback_data == data for row in message.inline for button in row)


def first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)
