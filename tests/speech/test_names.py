"""Vietnamese names, words and numbers (domain notes §3.4)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.people.names import default_call_name, masked_phone, name_key, phone_number
from core.speech.folding import clean, fold, nfc, without_citizen_numbers, words
from core.speech.names import is_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Hòa", "dang thi hoa"),
        ("Thị Ho\u0300a", "thi hoa"),
        ("hoà hòa HÒA", "hoa hoa hoa"),
        ("Điểu Krang", "dieu krang"),
        ("H’Linh Êban", "h'linh eban"),
        ("Y Blơm Niê", "y blom nie"),
        ("ƀon Đắk", "bon dak"),
        ("Ðắk", "dak"),  # an Icelandic letter, as some keyboards have it
        ("  nhiều\u00a0 khoảng  ", "nhieu khoang"),
    ],
)
def test_folded_without_diacritics(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_folding_does_not_depend_on_the_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="aăâbđeêơưáàảãạ Ắ ỢỴ'’ ", max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("label", "said"),
    [("🚨 Báo tin", "bao tin"), ("Báo tin!!", "bao tin"), ("◀️ Quay lại", "quay lai"), ("/menu", "menu"), ("?", "")],
)
def test_the_words_of_a_label(label: str, said: str) -> None:
    assert words(label) == said


def test_stories_keep_their_lines() -> None:
    assert nfc("  một\nhai\u00a0ba ") == "một\nhai ba"
    assert clean("  một\nhai\u00a0ba ") == "một hai ba"


def test_the_last_word_is_the_name() -> None:
    assert default_call_name("Võ Nhật  Huy ") == "Huy"


def test_vietnamese_order() -> None:
    """By the name one is called by; letters before tones, đ after d, ơ after o."""
    people = ["Võ Văn Ơn", "Đỗ Thị Bình", "Lê Ánh", "Lê An", "Vũ Đông", "Vũ Dũng", "Trần Ân", "Lý Ong"]
    assert sorted(people, key=name_key) == [
        "Lê An",
        "Lê Ánh",
        "Trần Ân",
        "Đỗ Thị Bình",
        "Vũ Dũng",
        "Vũ Đông",
        "Lý Ong",
        "Võ Văn Ơn",
    ]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("+84912345678", "0912345678"),
        ("84 912.345.678", "0912345678"),
        ("0084 912-345-678", "0912345678"),
        ("0212345678", None),
        ("091234567", None),
        ("079203001234", None),
        ("chín một hai", None),
    ],
)
def test_mobile_numbers(typed: str, number: str | None) -> None:
    assert phone_number(typed) == number


def test_a_number_is_shown_by_its_ends() -> None:
    assert masked_phone("0912345678") == "0912 ••• 678"


@given(st.text(alphabet="ab ,", max_size=8), st.text(alphabet="0123456789", min_size=12, max_size=12))
def test_no_twelve_digits_are_left(before: str, digits: str) -> None:
    text, found = without_citizen_numbers(f"{before} {digits} nhé")
    assert found
    assert digits not in text


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Văn Sơn", "Y Blơm Niê", "H'Linh Êban", "H’Linh", "Cao Thi\u0323 Ho\u0300a", "PHAN QUỐC DŨNG", "Điểu"],
)
def test_what_can_be_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "story", ["", "  ", "🐯 Sơn_pro", "Sơn 2", "cháy nhà ở Hồ Sen", "Cháy nhà", "'Sơn", "Ha" * 31, "0912345678", "-"]
)
def test_what_is_no_name(story: str) -> None:
    assert not is_name(story)
