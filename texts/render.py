"""From `Text` and `Screen` to words in the reader's language. Nothing here decides anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

from core.people.types import Language, Role
from core.screen import Button, Option, Rendered, Screen
from core.text import At, Day, Hour, Param, Text
from texts.catalogue import Catalogue
from texts.template import Template, parse
from texts.vocabulary import Vocabulary, role_words, vocabulary

_SEND_LOCATION = Text("button.send_location")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reader of a text, and how they are addressed: `{you}` "anh Đông", `{You}` "Anh Đông", `{name}` "Đông"."""

    language: Language
    honorific: str = ""
    call_name: str = ""

    def word(self, name: str) -> str | None:
        """Words for a placeholder about the reader; None when the placeholder is not about the reader."""
        if name == "you":
            return self._you()
        if name == "You":
            you = self._you()
            return you[:1].upper() + you[1:]
        if name == "name":
            return self.call_name or self._you()
        return None

    def _you(self) -> str:
        """English has no title for a comrade or an elder brother: there it is the call name alone."""
        if self.language is Language.EN:
            return self.call_name or "you"
        if not self.call_name:
            return "anh/chị"
        return f"{self.honorific or 'anh/chị'} {self.call_name}"


class _Page:
    """The message being written: its words so far, and where they are bold."""

    __slots__ = ("_bold", "_parts", "_size")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._bold: list[tuple[int, int]] = []
        self._size = 0

    def add(self, words: str, bold: bool = False) -> None:
        if bold and words:
            self._embolden(len(words))
        self._parts.append(words)
        self._size += len(words)

    def _embolden(self, length: int) -> None:
        """Neighbouring pieces make one stretch of bold."""
        if self._bold and sum(self._bold[-1]) == self._size:
            start, before = self._bold.pop()
            self._bold.append((start, before + length))
        else:
            self._bold.append((self._size, length))

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def bold(self) -> tuple[tuple[int, int], ...]:
        return tuple(self._bold)


class Texts:
    """Renders for any reader. One for the process; reads the catalogues once, keeps each sentence taken apart.

    `strict` is turned on by the tests: a missing id or value is then a KeyError. While people wait for an answer it
    is a log line and the next best words.
    """

    strict: ClassVar[bool] = False

    def __init__(self, zone: ZoneInfo, directory: Path | None = None, overrides: Path | None = None) -> None:
        """Raises StaleCatalogue when `make texts` was forgotten, WordingError for a bad `overrides` file."""
        self._zone = zone
        self._catalogue = Catalogue(directory, overrides, strict=self.strict)
        self._templates: dict[tuple[Language, str], Template] = {}
        self._parsed: dict[str, Template] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Words understood without a button."""
        return vocabulary(self._catalogue)

    def role_words(self) -> dict[str, Role]:
        """Names that a role may have in the commune's own lists, folded."""
        return role_words(self._catalogue)

    def render(self, screen: Screen, reader: Reader, now: datetime) -> Rendered:
        page = _Page()
        for place, text in enumerate(screen.body):
            if place:
                page.add("\n")
            self._write(page, text, reader, now, False)
        return Rendered(
            text=page.text,
            bold=page.bold,
            rows=self._rows(screen.rows, reader, now),
            keys=self._rows(screen.keys, reader, now),
            ask_location=self.say(_SEND_LOCATION, reader, now) if screen.ask_location else "",
            media=screen.media,
            protect=screen.protect,
            silent=screen.silent,
            no_keys=screen.no_keys,
        )

    def say(self, text: Text, reader: Reader, now: datetime) -> str:
        """The sentence alone, for labels and toasts; bold marks are dropped."""
        template = self._template(text, reader.language)
        if template.plain is not None:
            return template.plain
        page = _Page()
        self._write(page, text, reader, now, False)
        return page.text

    def _rows(
        self, rows: tuple[tuple[Option, ...], ...], reader: Reader, now: datetime
    ) -> tuple[tuple[Button, ...], ...]:
        digits = count(1)  # as `Rendered.choices` counts them
        return tuple(tuple(self._button(option, next(digits), reader, now) for option in row) for row in rows)

    def _button(self, option: Option, digit: int, reader: Reader, now: datetime) -> Button:
        label = option.label if isinstance(option.label, str) else self.say(option.label, reader, now)
        return Button(label, option.action, option.style, digit if option.numbered else None)

    def _write(self, page: _Page, text: Text, reader: Reader, now: datetime, bold: bool) -> None:
        for piece in self._template(text, reader.language).pieces:
            if not piece.name:
                page.add(piece.words, bold or piece.bold)
                continue
            value = text.params.get(piece.name)
            if isinstance(value, Text):
                self._write(page, value, reader, now, bold or piece.bold)
            else:
                page.add(self._value(text, piece.name, value, reader, now), bold or piece.bold)

    def _value(self, text: Text, name: str, value: Param | None, reader: Reader, now: datetime) -> str:
        if isinstance(value, At):
            return self._at(value.moment, now)
        if isinstance(value, Hour):
            return f"{value.moment.astimezone(self._zone):%H:%M}"
        if isinstance(value, Day):
            return f"{value.moment.astimezone(self._zone):%d/%m/%Y}"
        if value is not None:
            return str(value)
        about_reader = reader.word(name)
        if about_reader is None:
            self._catalogue.missing(f"{text.id} {{{name}}}")
        return about_reader or "…"

    def _at(self, moment: datetime, now: datetime) -> str:
        local = moment.astimezone(self._zone)
        today = local.date() == now.astimezone(self._zone).date()
        return f"{local:%H:%M}" if today else f"{local:%d/%m %H:%M}"

    def _template(self, text: Text, language: Language) -> Template:
        n = text.params.get("n")
        if isinstance(n, int):
            return self._parse(self._catalogue.sentence(language, text.id, n))
        known = self._templates.get((language, text.id))
        if known is None:
            known = self._templates[language, text.id] = self._parse(self._catalogue.sentence(language, text.id))
        return known

    def _parse(self, sentence: str) -> Template:
        """Sentences with a number are looked up by their words: which form it is depends on the number."""
        known = self._parsed.get(sentence)
        if known is None:
            known = self._parsed[sentence] = parse(sentence)
        return known
