"""How words are shortened on a phone, and said in the south: "ko đi dc", "hông có ai", "e bận r".

Only for recognising what was said; what a person typed is kept as they typed it.
"""

from __future__ import annotations

import re

from core.names import fold, words, words_as_written

LONGEST = 14  # words: nothing that is recognised as a whole is longer
_WORD = re.compile(r"[a-z]+|\d+")
_NO = ("ko", "k", "kg", "kh", "khg", "hk", "hok", "hông", "hổng", "hong", "hem", "khum", "khôm", "khom", "hog", "kong")
_SHORT = dict.fromkeys(_NO, "khong") | {
    "dc": "duoc",
    "đc": "duoc",
    "đk": "duoc",
    "đươc": "duoc",
    "dx": "duoc",
    "r": "roi",
    "rùi": "roi",
    "rui": "roi",
    "òi": "roi",
    "ng": "nguoi",
    "ngừi": "nguoi",
    "j": "gi",
    "vs": "voi",
    "bt": "binh thuong",
    "hnay": "hom nay",
    "hn": "hom nay",
    "hum": "hom",
    "bữa": "hom",
    "bua": "hom",
    "e": "em",
    "mk": "minh",
    "mik": "minh",
    "tui": "toi",
    "thui": "thoi",
    "lun": "luon",
    "chx": "chua",
    "nvh": "nha van hoa",
}


def spelled_out(typed: str) -> str:
    """The folded words with what is shortened spelled out: "e k đi dc" -> "em khong di duoc"."""
    folded, written = words(typed).split(), words_as_written(typed).split()
    if len(folded) > LONGEST or len(folded) != len(written):
        return " ".join(folded)
    return " ".join(_SHORT.get(as_written, plain) for plain, as_written in zip(folded, written, strict=True))


def bag(*lines: str) -> frozenset[str]:
    """The folded words of these lines."""
    return frozenset(word for line in lines for word in line.split())


def only_of(typed: str, known: frozenset[str]) -> bool:
    """Whether all words are among those known; any number may stand between them."""
    said = _WORD.findall(fold(typed))
    return 0 < len(said) <= LONGEST and all(word.isdigit() or word in known for word in said)
