"""Screens for a person: a few sentences, the choices under them, and the big menu keys.

A screen is made by handlers and notices in terms of `Text`; `texts.render` turns it into a `Rendered` message in the
reader's language; a channel turns that into its network's payload. The same choices answer to a tap, a digit and an
unaccented word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from core.jsontext import decoded, written
from core.text import Text


class Style(StrEnum):
    """Colour of a button where the network has colours. Meaning is never carried by colour alone."""

    DANGER = "danger"
    SUCCESS = "success"


class MediaKind(StrEnum):
    PHOTO = "photo"
    VOICE = "voice"
    FILE = "file"
    LOCATION = "location"
    QR = "qr"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, voice note or place that goes with a message.

    `ref` is the network's file id for photo and voice, "video:ID" (or audio, video_note, document) for a file,
    "lat,lon" for a location, the text of a QR code, the id of a file of ours (`Files` of `core.ports`).
    """

    kind: MediaKind
    ref: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `action` is an encoded `core.actions.Action`. `numbered`: the digit that means it is shown."""

    label: Text | str
    action: str
    style: Style | None = None
    numbered: bool = False


_FEW = 2  # choices that are read at a glance


def numbered(options: Sequence[Option]) -> list[Option]:
    """The choices of a question, with the digits that answer it where there are many."""
    return [replace(option, numbered=True) for option in options] if len(options) > _FEW else list(options)


@dataclass(frozen=True, slots=True)
class Screen:
    """`keys` is the large keyboard under the input field (the menu); `rows` are the buttons of this message. `no_keys`
    takes the keyboard away."""

    body: tuple[Text, ...]
    rows: tuple[tuple[Option, ...], ...] = ()
    keys: tuple[tuple[Option, ...], ...] = ()
    ask_location: bool = False
    media: Media | None = None
    protect: bool = False
    silent: bool = False
    no_keys: bool = False


def column(options: Sequence[Option]) -> list[list[Option]]:
    """Choices with long labels, one below the other."""
    return [[option] for option in numbered(options)]


def screen(*body: Text, rows: list[list[Option]] | None = None, **more: Any) -> Screen:
    """A screen from its sentences and rows of choices."""
    return Screen(body, tuple(tuple(row) for row in rows or ()), **more)


@dataclass(frozen=True, slots=True)
class Button:
    """`digit` is shown in front of the label, and is no part of it."""

    label: str
    data: str
    style: str | None = None
    digit: int | None = None

    @property
    def shown(self) -> str:
        return self.label if self.digit is None else f"{self.digit} {self.label}"


ButtonRows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message in one language, ready for any channel. `bold` holds (start, length) in characters of `text`."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    rows: ButtonRows = ()
    keys: ButtonRows = ()
    ask_location: str = ""
    media: Media | None = None
    protect: bool = False
    silent: bool = False
    no_keys: bool = False

    def choices(self) -> list[list[str]]:
        """[label, action] pairs in the order in which digits count them: buttons first, else the menu keys."""
        return [[button.label, button.data] for row in self.rows or self.keys for button in row]

    def to_json(self) -> str:
        return written(
            {
                "t": self.text,
                "b": self.bold,
                "r": _rows_out(self.rows),
                "k": _rows_out(self.keys),
                "l": self.ask_location,
                "m": [self.media.kind, self.media.ref] if self.media else None,
                "p": self.protect,
                "s": self.silent,
                "n": self.no_keys,
            },
        )

    @classmethod
    def from_json(cls, raw: str) -> Rendered:
        data = decoded(raw)
        return cls(
            text=data["t"],
            bold=tuple((start, length) for start, length in data["b"]),
            rows=_rows_in(data["r"]),
            keys=_rows_in(data["k"]),
            ask_location=data["l"],
            media=Media(MediaKind(data["m"][0]), data["m"][1]) if data["m"] else None,
            protect=data["p"],
            silent=data["s"],
            no_keys=bool(data.get("n")),
        )


def _rows_out(rows: ButtonRows) -> list[list[list[str | int | None]]]:
    return [[[b.label, b.data, b.style, b.digit] for b in row] for row in rows]


def _rows_in(rows: list[list[list[Any]]]) -> ButtonRows:
    return tuple(tuple(Button(*b) for b in row) for row in rows)


def pairs(options: Sequence[Option]) -> list[list[Option]]:
    """Two buttons a row: large enough for gloves, few enough rows for a small screen. Many show their digit."""
    shown = numbered(options)
    return [shown[i : i + 2] for i in range(0, len(shown), 2)]
