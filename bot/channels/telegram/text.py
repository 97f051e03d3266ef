"""Telegram counts text in UTF-16 units. Here texts are measured, cut and their bold parts placed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_TOAST = 200

# Where to cut, best first: paragraph, line, sentence, word.
_BREAKS = (("\n\n",), ("\n",), (". ", "! ", "? ", "… "), (" ",))
_JOINER = "\u200d"
# No letter or emoji in use is longer; what is longer is an attack on the layout and may be cut anywhere.
_LONGEST_CLUSTER = 64

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message; `bold` holds (start, length) in characters of this piece."""

    text: str
    bold: Spans = ()


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def entities(piece: Piece) -> list[dict[str, Any]]:
    """The bold spans as the Bot API wants them; what lies outside the text is left out."""
    found = []
    for start, length in piece.bold:
        bold = piece.text[start : start + length]
        if bold:
            found.append({"type": "bold", "offset": units(piece.text[:start]), "length": units(bold)})
    return found


def split(text: str, bold: Spans = (), limit: int = MAX_TEXT) -> list[Piece]:
    """The text in pieces of at most `limit` UTF-16 units, at least one; white space at the cuts is dropped."""
    if units(text) <= limit:
        return [Piece(text, bold)]
    pieces = []
    start = _skip_space(text, 0)
    while start < len(text):
        end = _cut(text, start, limit)
        part = text[start:end].rstrip()
        pieces.append(Piece(part, _within(bold, start, start + len(part))))
        start = _skip_space(text, end)
    return pieces or [Piece("")]


def _cut(text: str, start: int, limit: int) -> int:
    end = start + _fitting(text[start : start + limit], limit)
    if end >= len(text):
        return len(text)
    # Not in the first half: a short piece followed by a full one looks torn.
    earliest = start + (end - start) // 2
    for marks in _BREAKS:
        at = max(_after(text, mark, earliest, end) for mark in marks)
        if at > start:
            return _outside_cluster(text, start, at)
    return _outside_cluster(text, start, end)


def _after(text: str, mark: str, earliest: int, end: int) -> int:
    """Where the last `mark` ends; its white space may lie beyond `end`, since it is dropped. -1 without any."""
    at = text.rfind(mark, earliest, end + len(mark) - len(mark.rstrip()))
    return at if at < 0 else at + len(mark)


def _fitting(window: str, limit: int) -> int:
    """How many characters of `window` have room in `limit` units."""
    used = 0
    for count, char in enumerate(window):
        used += 2 if char > "\uffff" else 1
        if used > limit:
            return count
    return len(window)


def _outside_cluster(text: str, start: int, end: int) -> int:
    """The nearest place at or before `end` that does not cut through what is seen as one character."""
    for at in range(end, max(start, end - _LONGEST_CLUSTER), -1):
        if at == len(text) or not _joined(text, at):
            return at
    return end


def _joined(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return (
        _JOINER in (before, after)
        or unicodedata.category(after).startswith("M")
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # colour of skin
        or "\U000e0020" <= after <= "\U000e007f"  # tags that spell a regional flag
        or (_regional(after) and _flag_letters_before(text, at) % 2 == 1)
    )


def _flag_letters_before(text: str, at: int) -> int:
    count = 0
    while count < at and _regional(text[at - 1 - count]):
        count += 1
    return count


def _regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _within(bold: Spans, start: int, end: int) -> Spans:
    cut = ((max(first, start), min(first + length, end)) for first, length in bold)
    return tuple((first - start, last - first) for first, last in cut if last > first)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
