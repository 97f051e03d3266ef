"""How many people were reminded, as people type it: "3", "ba người", "khoảng mười hai", "không có ai".

Whatever says more than a number may be a report ("có 3 người cầm dao", "có người tự tử"), and is no number.
"""

from __future__ import annotations

from core.speech.folding import fold
from core.speech.spelling import as_typed, sentence

_ONES = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9,
}  # fmt: skip
_PLAIN_ONES = {fold(said): number for said, number in _ONES.items()}
_ONE = "|".join(_ONES)
_NUMBER = rf"(?:(?P<digits>\d{{1,3}})|(?P<tens>{_ONE})? ?(?P<ten>mười|mươi|chục)(?: (?P<ones>{_ONE}))?|(?P<one>{_ONE}))"
_BEFORE = "(?:(?:đã|được|khoảng|tầm|chừng|có|gần|tổng cộng|nhắc|nhắc nhở|đêm nay) )*"
_PEOPLE = "(?: (?:người|lượt|lượt người|lần|đứa|anh|bạn|thanh niên|people))?"
_WHEN = "(?: (?:tối nay|đêm nay))?"
_COUNTED = sentence(f"{_BEFORE}{_NUMBER}{_PEOPLE}{_WHEN}")
_NOBODY = sentence(
    f"(?:đã |đêm nay )*(?:em |tôi |mình )?(?:không|chưa|chẳng|no)(?: (?:có|nhắc|nhắc nhở))*"
    f"(?: (?:một )?(?:ai|gì|người|người nào|đứa nào|lượt nào|trường hợp nào|body))?{_WHEN}"
)
_ABOUT = sentence(
    "có|(?:vài|mấy|nhiều|ít|một số|vài ba)(?: chục)?(?: (?:người|lượt|đứa))?(?: lắm| quá)?",
    "không (?:nhớ|biết|rõ)(?: rõ| bao nhiêu)?",
    rf"(?:khoảng )?(?:\d{{1,4}}|{_ONE})(?: (?:đến |tới |hay |hoặc )?(?:\d{{1,4}}|{_ONE}))?(?: (?:người|lượt|đứa))?",
)


def read_count(typed: str) -> int | None:
    """The number, nought for nobody; None for any other words."""
    said = as_typed(typed)
    if _NOBODY.match(said):
        return 0
    found = _COUNTED.match(said)
    if found is None:
        return None
    if found["digits"]:
        return int(found["digits"])
    if found["ten"]:
        return _one(found["tens"] or "một") * 10 + (_one(found["ones"]) if found["ones"] else 0)
    return _one(found["one"])


def about_numbers(typed: str) -> bool:
    """Whether it says how many without a number: "vài người", "4-5 người"."""
    return _ABOUT.match(as_typed(typed)) is not None


def _one(said: str) -> int:
    return _PLAIN_ONES[fold(said)]
