"""Vietnamese names, words and numbers: how they are kept, searched and ordered (domain notes §3.4).

What a person typed is never rewritten; `fold` is a shadow form used for searching and for recognising words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`", "'"))
_PLAIN = str.maketrans({"đ": "d", "ƀ": "b", "ð": "d"}) | _APOSTROPHES
_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# Twelve digits in any grouping, but not a telephone number with an hour or a count behind it.
_CITIZEN_NUMBER = re.compile(r"(?<!\d)(?!0[35789]\d{8}[ .-]\d\d(?!\d))(?:\d[ .-]?){11}\d(?!\d)")
_LONGEST_NAME = 60  # characters
_MOST_IN_A_NAME, _SHORT_NAME = 5, 2  # words
# The common ones, and what names begin with elsewhere: Y Blơm Niê, Điểu Krang, Thị Brơi.
_BEGINS_LIKE_A_NAME = (
    r"(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|lí|đinh|đào|đoàn|lâm|mai|trịnh|trương|lương|tô"
    r"|tạ|hà|châu|cao|thái|nông|triệu|vi|kiều|lưu|quách|tống|phùng|tăng|mạc|đàm|hứa|lục|tràng|trang|y|điểu|thị)\b"
)
_WITH_DIACRITICS = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_BEFORE_ONES_NAME = re.compile(
    r"^(?:(?:dạ|vâng),? )?(?:(?:tôi|toi|em|mình|cháu|(?:họ )?tên(?: (?:tôi|em|mình|cháu))?)(?: tên)? (?:là|la):? "
    r"|(?:tôi|em|mình|cháu|họ) tên:? |tên:? )?",
    re.IGNORECASE,
)
_AFTER_ONES_NAME = re.compile(r"(?:[.!,]| (?:ạ|nhé|nha|a))+$")
_IN_NAMES = frozenset("'’ʼ‘-.")
_MOBILE = re.compile(r"^0[35789]\d{8}$")


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


def is_name(text: str) -> bool:
    """Whether it can be a person's name: words of letters, each with a capital in front. A story told in the wrong
    place and the name of an account ("🐯 Sơn_pro") are none."""
    parts = clean(text).split()
    return bool(parts) and len(clean(text)) <= _LONGEST_NAME and all(map(_is_word_of_name, parts))


def is_whole_name(text: str) -> bool:
    return is_name(text) and " " in clean(text)


def name_in(text: str) -> str:
    """The name alone of "tôi là Lê Văn Mới ạ"."""
    return _BEFORE_ONES_NAME.sub("", _AFTER_ONES_NAME.sub("", clean(text)))


def meant_as_name(text: str) -> bool:
    """Whether somebody who is asked for their name may have meant this: one word, or a few that begin as names do.
    "Cháy nhà ở chợ" is none, however it is written."""
    many = len(text.split())
    return many <= 1 or (many <= _MOST_IN_A_NAME and _begins_like_a_name().match(words_as_written(text)) is not None)


@lru_cache(maxsize=1)
def _begins_like_a_name() -> re.Pattern[str]:
    return either_way(_BEGINS_LIKE_A_NAME)


def told_instead_of_a_name(text: str) -> bool:
    """Three words and more that neither are a name nor begin as names do."""
    return len(clean(text).split()) > _SHORT_NAME and not is_name(text) and not meant_as_name(text)


def _is_word_of_name(word: str) -> bool:
    letters = all(c.isalpha() or unicodedata.combining(c) or c in _IN_NAMES for c in word)
    return letters and word[0].isalpha() and not word[0].islower()


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


def without_citizen_numbers(text: str) -> tuple[str, bool]:
    """The text with every twelve-digit citizen number blotted out, and whether there was one.

    The bot holds no citizen numbers (design §8); the rest of an urgent message must not be lost for it.
    """
    blotted, count = _CITIZEN_NUMBER.subn("••••", text)
    return blotted, count > 0
