"""Contents of a chat: messages, their buttons, and what became of the messages since."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    text: str
    callback_data: str | None = None
    url: str | None = None
    style: str | None = None
    disabled: bool = False
    copy_text: str | None = None


@dataclass(frozen=True, slots=True)
class KeyboardButton:
    """A key of the keyboard at the bottom of the chat."""

    text: str
    request_location: bool = False
    request_contact: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyKeyboard:
    """The keyboard a bot put at the bottom of the chat, and the message that brought it."""

    message_id: int
    rows: list[list[KeyboardButton]]
    one_time: bool = False
    placeholder: str | None = None


@dataclass(slots=True)
class Message:
    """One message as the phone holds it; `wire` is the Bot API object the bot gets of it."""

    wire: Json
    from_bot: bool
    date: datetime
    edited_at: datetime | None = None
    deleted: bool = False
    silent: bool = False
    # A message that carries a reply keyboard cannot be edited any more, as on the real network.
    editable: bool = True
    reply_keyboard: list[list[KeyboardButton]] | None = None
    versions: list[str] = field(default_factory=list)

    @property
    def message_id(self) -> int:
        return int(self.wire["message_id"])

    @property
    def text(self) -> str | None:
        return self.wire.get("text")

    @property
    def caption(self) -> str | None:
        return self.wire.get("caption")

    @property
    def words(self) -> str:
        """Readable words: the text or the caption."""
        return self.text or self.caption or ""

    @property
    def entities(self) -> list[Json]:
        return self.wire.get("entities") or self.wire.get("caption_entities") or []

    @property
    def protect_content(self) -> bool:
        return bool(self.wire.get("has_protected_content"))

    @property
    def reply_to(self) -> int | None:
        """The message this one answers."""
        replied = self.wire.get("reply_to_message")
        return int(replied["message_id"]) if replied else None

    @property
    def photo(self) -> str | None:
        """The file_id of the largest size."""
        sizes = self.wire.get("photo")
        return str(sizes[-1]["file_id"]) if sizes else None

    @property
    def voice(self) -> str | None:
        return self._file_id("voice")

    @property
    def document(self) -> str | None:
        return self._file_id("document")

    @property
    def location(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees."""
        place = self.wire.get("location")
        return (place["latitude"], place["longitude"]) if place else None

    @property
    def live_period(self) -> int | None:
        """Seconds the sender keeps sharing the place."""
        return (self.wire.get("location") or {}).get("live_period")

    @property
    def contact(self) -> Json | None:
        return self.wire.get("contact")

    @property
    def inline(self) -> list[list[Button]]:
        """The buttons under the message, row by row."""
        rows = (self.wire.get("reply_markup") or {}).get("inline_keyboard", [])
        return [[_button(raw) for raw in row] for row in rows]

    def _file_id(self, kind: str) -> str | None:
        media = self.wire.get(kind)
        return str(media["file_id"]) if media else None


def _button(raw: Json) -> Button:
    return Button(
        text=raw["text"],
        callback_data=raw.get("callback_data"),
        url=raw.get("url"),
        style=raw.get("style"),
        disabled="disabled" in raw,
        copy_text=(raw.get("copy_text") or {}).get("text"),
    )
