"""Words as they are typed and as they are compared: composed letters, diacritics folded, numbers blotted out."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`", "'"))
_PLAIN = str.maketrans({"đ": "d", "ƀ": "b", "ð": "d"}) | _APOSTROPHES
# Twelve digits in any grouping, but not a telephone number with an hour or a count behind it.
_CITIZEN_NUMBER = re.compile(r"(?<!\d)(?!0[35789]\d{8}[ .-]\d\d(?!\d))(?:\d[ .-]?){11}\d(?!\d)")
_WITH_DIACRITICS = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")


def clean(text: str) -> str:
    """One composed form (NFC) and single spaces. For names and commands, not for stories with line breaks."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\xa0", " ").split())


def nfc(text: str) -> str:
    """One composed form (NFC), line breaks kept."""
    return unicodedata.normalize("NFC", text).replace("\xa0", " ").strip()


def fold(text: str) -> str:
    """Lower case without diacritics: "Đặng Thị Hòa" and "dang thi hoà" are equal."""
    letters = unicodedata.normalize("NFD", clean(text).casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN)


def words(text: str) -> str:
    """The folded words of a label or message without emoji and punctuation: "🚨 Báo tin!" -> "bao tin"."""
    return _without_signs(fold(text))


def words_as_written(text: str) -> str:
    """The same with its diacritics: "🚨 Báo tin!" -> "báo tin"."""
    return _without_signs(clean(text).casefold().translate(_APOSTROPHES))


def either_way(pattern: str) -> re.Pattern[str]:
    """A pattern over `words_as_written`: its words match as they are written, or typed without diacritics. "sắp" is
    "sắp" or "sap", and never "sập"."""
    return re.compile(_WITH_DIACRITICS.sub(lambda word: f"(?:{word[0]}|{fold(word[0])})", pattern))


def _without_signs(text: str) -> str:
    return " ".join("".join(c if c.isalnum() or c == "'" else " " for c in text).split())


def without_citizen_numbers(text: str) -> tuple[str, bool]:
    """The text with every twelve-digit citizen number blotted out, and whether there was one.

    The bot holds no citizen numbers (design §8); the rest of an urgent message must not be lost for it.
    """
    blotted, count = _CITIZEN_NUMBER.subn("••••", text)
    return blotted, count > 0
