"""A person with a phone, in a test: what they do, and what they see."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from bot.training.network.messages import Message
from bot.training.network.phone import Phone
from bot.training.network.screen import describe

if TYPE_CHECKING:
    from tests.commune import Commune


class Hand:
    """A person with a phone. Acts are queued and happen when the hand is awaited: `await an.taps("…").sees("…")`."""

    def __init__(self, commune: Commune, phone: Phone) -> None:
        self.commune = commune
        self.phone = phone
        self._acts: list[tuple[Callable[[], Any], bool]] = []  # each with whether it moves anything
        self._read: set[int] = set()

    def __await__(self) -> Generator[Any, None, Self]:
        return self._play().__await__()

    async def _play(self) -> Self:
        acts, self._acts = self._acts, []
        settled = False
        for act, moves in acts:
            act()
            if moves:
                await self.commune.settle()
                settled = True
        if not settled:
            await self.commune.settle()
        return self

    def _does(self, act: Callable[[], Any]) -> Self:
        """Queue an act of this hand, which has read before what was there."""
        self._acts.append((lambda: (self.reads(), act()), True))
        return self

    def _looks(self, look: Callable[[], Any]) -> Self:
        self._acts.append((look, False))
        return self

    # -- acting ------------------------------------------------------------------------------------------------------

    def taps(self, label: str) -> Self:
        return self._does(lambda: self.phone.press(label))

    def taps_old(self, label: str) -> Self:
        """An old button, further up in the chat: the oldest that shows the words."""
        return self._does(lambda: self._press_oldest(label))

    def forges(self, data: str) -> Self:
        """Press a button that was never offered: forwarded by somebody, or made up."""
        return self._does(lambda: self.phone.tap(self.messages[-1].message_id if self.messages else 1, data))

    def says(self, text: str, *, at: datetime | None = None) -> Self:
        return self._does(lambda: self.phone.send_text(text, at=at))

    def sends(self, act: Callable[[Phone], Any]) -> Self:
        """Do on the phone anything else that a thumb can do."""
        return self._does(lambda: act(self.phone))

    def photographs(self, caption: str = "", **more: Any) -> Self:
        return self._does(lambda: self.phone.send_photo(b"a picture", caption, **more))

    def speaks(self) -> Self:
        return self._does(lambda: self.phone.send_voice(b"a voice", 4))

    def shares_place(self, lat: float = 12.0123, lon: float = 107.8765) -> Self:
        return self._does(lambda: self.phone.send_location(lat, lon))

    def reads(self) -> None:
        self._read.update(m.message_id for m in self.messages)

    def _press_oldest(self, label: str) -> None:
        for message in self.messages:
            for button in _buttons(message):
                if label in button.text:
                    self.phone.tap(message.message_id, button.callback_data or "")
                    return
        raise AssertionError(f"no button {label!r}\n{self.screen}")

    # -- looking -----------------------------------------------------------------------------------------------------

    def sees(self, *parts: str) -> Self:
        """A message with all these words is on the screen, an unread one if there is one. It counts as read."""
        return self._looks(lambda: self._find(parts))

    def hears(self, *parts: str) -> Self:
        """As `sees`, of a message that has not been read yet."""
        return self._looks(lambda: self._find_new(parts))

    def does_not_see(self, *parts: str) -> Self:
        return self._looks(lambda: self._miss(parts))

    def sees_toast(self, part: str) -> Self:
        return self._looks(lambda: self._toasted(part))

    def is_offered(self, *labels: str) -> Self:
        """Under the newest message with buttons are these, among others."""
        return self._looks(lambda: self._offered(labels))

    def is_not_offered(self, *labels: str) -> Self:
        return self._looks(lambda: self._not_offered(labels))

    def _find(self, parts: Sequence[str]) -> None:
        found = [m for m in self.messages if _says(m, parts)]
        assert found, f"{parts} is not on the screen\n{self.screen}"
        self._read.add(min(found, key=lambda m: (m.message_id in self._read, -m.message_id)).message_id)

    def _find_new(self, parts: Sequence[str]) -> None:
        found = [m for m in self._unread if _says(m, parts)]
        assert found, f"{parts} did not come\n{self.screen}"
        self._read.add(found[0].message_id)

    def _miss(self, parts: Sequence[str]) -> None:
        for part in parts:
            assert not any(part in m.words for m in self.messages), f"{part!r}\n{self.screen}"

    def _toasted(self, part: str) -> None:
        assert any(part in toast for toast in self.phone.toasts), f"{part!r} not in {self.phone.toasts}"

    def _offered(self, labels: Sequence[str]) -> None:
        for label in labels:
            assert any(label in shown for shown in self.buttons), f"{label!r} not in {self.buttons}"

    def _not_offered(self, labels: Sequence[str]) -> None:
        for label in labels:
            assert not any(label in shown for shown in self.buttons), f"{label!r} in {self.buttons}"

    @property
    def messages(self) -> list[Message]:
        """Messages of the bot that are still there, oldest first."""
        return [m for m in self.phone.visible if m.from_bot]

    @property
    def last(self) -> str:
        return self.messages[-1].words if self.messages else ""

    @property
    def buttons(self) -> list[str]:
        """The labels under the newest message that has any."""
        return next(([b.text for b in _buttons(m)] for m in reversed(self.messages) if m.inline), [])

    @property
    def choices(self) -> list[str]:
        """The same, without the digits in front."""
        return [label.lstrip("0123456789").lstrip() for label in self.buttons]

    @property
    def keys(self) -> list[str]:
        """The labels of the large keys at the bottom."""
        return [key.text for row in self.phone.keyboard or [] for key in row]

    @property
    def _unread(self) -> list[Message]:
        return [m for m in self.messages if m.message_id not in self._read]

    @property
    def unread(self) -> list[str]:
        return [m.words for m in self._unread]

    @property
    def rings(self) -> int:
        """How many messages made a sound and have not been read; also those that are gone since."""
        said = [m for m in self.phone.messages if m.from_bot and m.message_id not in self._read]
        return sum(not m.silent for m in said)

    @property
    def screen(self) -> str:
        return describe(self.phone, last=6)

    def saw_nothing(self) -> bool:
        return not any(m.from_bot for m in self.phone.messages)


def _says(message: Message, parts: Sequence[str]) -> bool:
    return all(part in message.words for part in parts)


def _buttons(message: Message) -> list[Any]:
    return [button for row in message.inline for button in row]
