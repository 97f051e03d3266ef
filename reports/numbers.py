"""Numbers in words, as they stand on Vietnamese papers: "Một triệu hai trăm năm mươi nghìn đồng"."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")  # and the billions begin again: "nghìn tỷ"
_BILLION = 1_000_000_000


def in_words(number: int) -> str:
    """Zero or more. Once a group is named, the groups after it are read in full: "một nghìn không trăm linh năm"."""
    if number == 0:
        return _DIGITS[0]
    return " ".join(_whole(number, full=False))


def dong_in_words(amount: int) -> str:
    words = in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def _whole(number: int, *, full: bool) -> list[str]:
    billions, rest = divmod(number, _BILLION)
    words = [*_whole(billions, full=full), "tỷ"] if billions else []
    for place in (2, 1, 0):
        group = rest // 1000**place % 1000
        if group:
            words += [*_group(group, full=full or bool(words)), *([_GROUPS[place]] if place else [])]
    return words


def _group(group: int, *, full: bool) -> list[str]:
    """Three digits."""
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    return [*words, *_two(rest, after=bool(words))]


def _two(number: int, *, after: bool) -> list[str]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return ["linh", _DIGITS[ones]] if ones and after else [_DIGITS[ones]] if ones else []
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, *([_last(ones, tens)] if ones else [])]


def _last(ones: int, tens: int) -> str:
    if ones == 5:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return {1: "mốt", 4: "tư"}[ones]
    return _DIGITS[ones]
