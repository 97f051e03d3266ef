"""Whether words can be a person's name, and the name within a sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.speech.folding import clean, either_way, words_as_written

_LONGEST_NAME = 60  # characters
_MOST_IN_A_NAME, _SHORT_NAME = 5, 2  # words
# The common ones, and what names begin with elsewhere: Y Blơm Niê, Điểu Krang, Thị Brơi.
_BEGINS_LIKE_A_NAME = (
    r"(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|lí|đinh|đào|đoàn|lâm|mai|trịnh|trương|lương|tô"
    r"|tạ|hà|châu|cao|thái|nông|triệu|vi|kiều|lưu|quách|tống|phùng|tăng|mạc|đàm|hứa|lục|tràng|trang|y|điểu|thị)\b"
)
_BEFORE_ONES_NAME = re.compile(
    r"^(?:(?:dạ|vâng),? )?(?:(?:tôi|toi|em|mình|cháu|(?:họ )?tên(?: (?:tôi|em|mình|cháu))?)(?: tên)? (?:là|la):? "
    r"|(?:tôi|em|mình|cháu|họ) tên:? |tên:? )?",
    re.IGNORECASE,
)
_AFTER_ONES_NAME = re.compile(r"(?:[.!,]| (?:ạ|nhé|nha|a))+$")
_IN_NAMES = frozenset("'’ʼ‘-.")


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
