"""Names of people: how they are called, ordered and told apart; telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from core.speech.folding import clean

_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MOBILE = re.compile(r"^0[35789]\d{8}$")


def _letters_then_tone(word: str) -> tuple[list[int], int]:
    base: list[str] = []
    tone = 0
    for c in unicodedata.normalize("NFD", word.casefold()):
        if c in _TONES:
            tone = _TONES[c]
        elif unicodedata.combining(c) and base:
            base[-1] = unicodedata.normalize("NFC", base[-1] + c)
        else:
            base.append(c)
    return [_LETTERS.get(c, 99) for c in base], tone


def default_call_name(full_name: str) -> str:
    """The word a Kinh, Tày or Nùng person is called by: the last. Others are given explicitly."""
    return clean(full_name).split(" ")[-1]


def name_key(full_name: str, call_name: str | None = None) -> tuple[list[object], list[object]]:
    """Order of a Vietnamese list of people: by the name they are called by, letters first, tone second."""
    parts = clean(full_name).split()
    called = (call_name or parts[-1]).split()
    return [_letters_then_tone(w) for w in called], [_letters_then_tone(w) for w in parts]


def told_apart(people: Sequence[tuple[str, str, str]]) -> list[str]:
    """Call names for a list to choose from; of (call name, group, full name) the group is added where two are called
    the same, and the full name where that is not enough."""
    called = [call_name for call_name, _, _ in people]
    longer = [
        f"{call_name} · {group}" if called.count(call_name) > 1 and group else call_name
        for call_name, group, _ in people
    ]
    return [full if longer.count(name) > 1 else name for name, (_, _, full) in zip(longer, people, strict=True)]


def phone_number(typed: str) -> str | None:
    """A Vietnamese mobile number as ten digits, or None when it is none."""
    digits = re.sub(r"[\s.\-()]", "", typed)
    digits = re.sub(r"^(\+84|0084|84(?=\d{9}$))", "0", digits)
    return digits if _MOBILE.match(digits) else None


def masked_phone(number: str) -> str:
    return f"{number[:4]} ••• {number[-3:]}"
