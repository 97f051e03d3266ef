"""Sums of money in words, as an accountant reads them out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.numbers import dong_in_words, in_words

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (1_005, "một nghìn không trăm linh năm"),
        (150_000, "một trăm năm mươi nghìn"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (13_050_000, "mười ba triệu không trăm năm mươi nghìn"),
        (121_000_001, "một trăm hai mươi mốt triệu không trăm linh một"),
        (2_024_005_000, "hai tỷ không trăm hai mươi tư triệu không trăm linh năm nghìn"),
        (1_000_000_000_000, "một nghìn tỷ"),
    ],
)
def test_numbers_are_read_as_people_read_them(number: int, words: str) -> None:
    assert in_words(number) == words


def test_money_begins_with_a_capital() -> None:
    assert dong_in_words(1_250_000) == "Một triệu hai trăm năm mươi nghìn đồng"


@given(number=st.integers(0, 10**15))
def test_every_number_can_be_read_back(number: int) -> None:
    assert _heard(in_words(number).split()) == number


def _heard(words: list[str]) -> int:
    """Number written down by somebody who hears the words, from the largest word to the smallest."""
    for word, worth in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3), ("trăm", 100), ("mươi", 10)):
        if word in words:
            place = len(words) - 1 - words[::-1].index(word)
            return _heard(words[:place]) * worth + _heard(words[place + 1 :])
    words = [word for word in words if word != "linh"]
    if words[:1] == ["mười"]:
        return 10 + _heard(words[1:])
    odd = {"mốt": 1, "tư": 4, "lăm": 5}
    return sum(odd[word] if word in odd else DIGITS.index(word) for word in words)
