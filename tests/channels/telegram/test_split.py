"""Long texts are cut where a reader would, nothing of them is lost, and nothing that is one sign is torn."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.text import MAX_TEXT, Piece, entities, split, units

FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇻🇳"
WAVE = "👋🏽"
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
DECOMPOSED = unicodedata.normalize("NFD", "ế")
KEYCAP = "1️⃣"


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert split("  Chào  ", ((2, 4),)) == [Piece("  Chào  ", ((2, 4),))]
    assert len(split("🚨" * 2048)) == 1
    assert len(split("🚨" * 2048 + "!")) == 2


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("Một hai ba.\n\nBốn. Năm\nsáu", ["Một hai ba.", "Bốn. Năm\nsáu"]),
        ("Một hai ba\nbốn. Năm sáu", ["Một hai ba", "bốn. Năm sáu"]),
        ("Một hai ba! Bốn năm sáu", ["Một hai ba!", "Bốn năm sáu"]),
        ("Một hai ba bốn năm sáu", ["Một hai ba bốn", "năm sáu"]),
        ("Mộthaibabốnnămsáu", ["Mộthaibabốnnăms", "áu"]),
        ("A.\n\n" + "b" * 20, ["A.\n\n" + "b" * 11, "b" * 9]),
    ],
    ids=["paragraph", "line", "sentence", "word", "nowhere", "not in the first half"],
)
def test_the_best_place_to_cut(words: str, pieces: list[str]) -> None:
    assert [piece.text for piece in split(words, limit=15)] == pieces


@pytest.mark.parametrize("sign", [FAMILY, FLAG, WAVE, SCOTLAND, DECOMPOSED, KEYCAP, "🚨"])
def test_what_is_one_sign_is_never_torn(sign: str) -> None:
    for lead in range(40):
        pieces = split("x" * lead + sign * 8, limit=units(sign) * 2 + 1)
        assert "".join(piece.text for piece in pieces) == "x" * lead + sign * 8
        assert all(piece.text.replace(sign, "").strip("x") == "" for piece in pieces)


def test_flags_are_counted_in_pairs() -> None:
    assert split(FLAG * 8, limit=11) == [Piece(FLAG * 2)] * 4


def test_a_sign_longer_than_a_message_is_cut_after_all() -> None:
    assert [units(piece.text) for piece in split("o" + "\u0301" * 9000)] == [4096, 4096, 809]


def test_bold_is_cut_with_its_text() -> None:
    first, second = split("🚨" * 10 + "\n" + "đ" * 5 + "ậm" * 2, ((8, 6),), limit=21)
    assert (first, second) == (Piece("🚨" * 10, ((8, 2),)), Piece("đđđđđậmậm", ((0, 3),)))
    assert entities(first) == [{"type": "bold", "offset": 16, "length": 4}]


def test_nothing_but_white_space_is_one_empty_piece() -> None:
    assert split(" \n" * 3000) == [Piece("")]


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert sum(len(piece.text) for piece in split("\ud83d" * 5000)) == 5000


_BITS = ["a", "ế", " ", "\n", ". ", "🚨", FAMILY, FLAG, WAVE, DECOMPOSED, "\u200d"]
texts = st.lists(st.sampled_from(_BITS), max_size=120).map("".join)


@given(texts, st.integers(40, 90), st.integers(0, 60), st.integers(1, 60))
def test_nothing_is_lost_and_every_piece_fits(words: str, limit: int, start: int, length: int) -> None:
    pieces = split(words, ((start, length),), limit)
    assert all(units(piece.text) <= limit for piece in pieces)
    assert _letters("".join(piece.text for piece in pieces)) == _letters(words)
    bold = [piece.text[first : first + size] for piece in pieces for first, size in piece.bold]
    assert _letters("".join(bold)) == _letters(words[start : start + length])


@given(texts, st.integers(0, 120), st.integers(0, 60))
def test_entities_lie_where_telegram_counts(words: str, start: int, length: int) -> None:
    raw = words.encode("utf-16-le")
    found = [raw[2 * e["offset"] : 2 * (e["offset"] + e["length"])] for e in entities(Piece(words, ((start, length),)))]
    assert b"".join(found).decode("utf-16-le") == words[start : start + length]


def test_the_limit_is_telegrams() -> None:
    assert MAX_TEXT == 4096


def _letters(words: str) -> str:
    return "".join(words.split())
