"""One update as any network hands it to dispatch: who did what, when, with the network's own ids as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.people.types import Language


@dataclass(frozen=True, slots=True)
class Sender:
    """Sender of an update, as far as the network says. Ids are the network's own, as text."""

    external_id: str
    chat_id: str
    private: bool
    name: str
    language: Language


class Event(StrEnum):
    WROTE = "wrote"
    PRESSED = "pressed"
    EDITED = "edited"
    CAME = "came"  # who had blocked us writes with us again
    WENT = "went"  # nothing can be sent to them any more


class Medium(StrEnum):
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    AUDIO = "audio"
    ROUND_VIDEO = "round_video"
    FILE = "file"
    OTHER = "other"  # a sticker, a poll, a contact: there is nothing to keep of it


@dataclass(frozen=True, slots=True)
class Media:
    """`ref` is what the network calls the file; `name`, `mime` and `size` are as the sender gives them."""

    kind: Medium
    ref: str = ""
    name: str | None = None
    mime: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """`moving`: the phone goes on sending where it is."""

    latitude: float
    longitude: float
    moving: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """A button: its `data`, and `query`, by which the network wants the press answered; empty where a typed word stands
    for the button."""

    data: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """`message` is the message that was written, edited, or whose button was pressed; `reply_to` the one it answers.
    `text` stands alone or under media. `command` marks words meant for a bot ("/start"). Media sent together share an
    `album`."""

    number: int
    event: Event
    who: Sender
    at: datetime
    message: str = ""
    text: str | None = None
    command: bool = False
    media: Media | None = None
    album: str | None = None
    place: Place | None = None
    press: Press | None = None
    reply_to: str | None = None
    forwarded: bool = False

    @property
    def alive(self) -> bool:
        """Whether the person did something on purpose; a phone that shares its place goes on doing so by itself."""
        return self.event in (Event.WROTE, Event.PRESSED)

    @property
    def words(self) -> str | None:
        """Text that stands alone."""
        return self.text if self.media is None and self.event is Event.WROTE else None

    @property
    def caption(self) -> str | None:
        """Text under a picture or a voice note."""
        return self.text if self.media is not None and self.event is Event.WROTE else None

    def as_press(self, action: str) -> Heard:
        """The same, understood as the press of a button: there is no little clock to stop."""
        return replace(self, event=Event.PRESSED, press=Press(action))


class Unreadable(Exception):
    """The update is not of a shape that any network sends. `who` sent it, where at least that can be read."""

    def __init__(self, reason: str, who: Sender | None = None) -> None:
        super().__init__(reason)
        self.who = who


# Reads what a channel stored in the inbox, received at that moment. None: it is from nobody. Raises Unreadable.
Hear = Callable[[str, datetime], Heard | None]
Networks = Mapping[str, Hear]
