"""How words are shortened on a phone, and said in the south: "ko đi dc", "hông có ai", "e bận r".

Only for recognising what was said; what a person typed is kept as they typed it.
"""

from __future__ import annotations

import re

from core.speech.folding import clean, either_way, fold, words, words_as_written

LONGEST_ANSWER = 14  # words: nothing that is recognised as a whole is longer
_WORD = re.compile(r"[^\W\d_]+|\d+")
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
    if len(folded) > LONGEST_ANSWER or len(folded) != len(written):
        return " ".join(folded)
    return " ".join(_SHORT.get(as_written, plain) for plain, as_written in zip(folded, written, strict=True))


def as_typed(typed: str) -> str:
    """The same with the diacritics that were typed; nothing of more than `LONGEST` words."""
    written = words_as_written(typed).split()
    return " ".join(_SHORT.get(word, word) for word in written) if len(written) <= LONGEST_ANSWER else ""


ONESELF = "(?:em|tôi|mình|anh|chị|t)"
_CALLED = "(?:anh|chị|chú|bác|cô|đồng chí)"
_BEFORE = rf"(?:(?:dạ|vâng|thưa|báo cáo)(?: {_CALLED})? |{_CALLED} ơi )*(?:{ONESELF} )?"
_AFTER = rf"(?: (?:ạ|nhé|nha|nghen|rồi|thôi|luôn|hết|cả|ơi|em|{_CALLED}))*"


def sentence(*forms: str) -> re.Pattern[str]:
    """Whole sentences of these forms, to be matched with `as_typed` words: said of oneself, courtesies at the edges.
    No form begins with a thing that there is: "có xe lạ" is a report."""
    return either_way(rf"{_BEFORE}(?:{'|'.join(forms)}){_AFTER}\Z")


def beginning(*forms: str) -> re.Pattern[str]:
    """The same, whatever comes after."""
    return either_way(rf"{_BEFORE}(?:{'|'.join(forms)})(?= |\Z)")


def bag(*lines: str) -> frozenset[str]:
    """The words of these lines, with and without diacritics."""
    return frozenset(form for line in lines for word in line.split() for form in (word, fold(word)))


def only_of(typed: str, known: frozenset[str]) -> bool:
    """Whether all words are among those known; any number may stand between them."""
    said = _WORD.findall(clean(typed).casefold())
    return 0 < len(said) <= LONGEST_ANSWER and all(word.isdigit() or _SHORT.get(word, word) in known for word in said)
