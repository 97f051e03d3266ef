"""From what was typed to the button that is meant, as a plain function."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import meaning
from core.ports import Conversation
from texts import Texts

SHOWN = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)
NOW = SHOWN + timedelta(minutes=1)
BEFORE = SHOWN - timedelta(minutes=1)
THEFT, FIRE, CROPS = ("🔓 Trộm cắp", "cat1:1:TROM"), ("🔥 Cháy, nổ", "cat1:1:CHAY"), ("🌱 Trộm nông sản", "cat1:1:NONG")
TAKEN = ("✅ Đã nhận", "take1:1")
HERE = Conversation(flow="report", state="category", choices=(THEFT, FIRE), previous=(CROPS,), shown_at=SHOWN)
COMMON = Texts(ZoneInfo("Asia/Ho_Chi_Minh")).common_words()


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("1", THEFT[1]),
        (" 2 ", FIRE[1]),
        ("3", None),
        ("0", "go1:menu"),
        ("trộm cắp", THEFT[1]),
        ("TROM CAP", THEFT[1]),
        ("trom", THEFT[1]),
        ("tr", None),
        ("cháy nhà bà Sáu", None),
        ("báo tin", "go1:report"),
        ("thoi", "go1:out"),
        ("sos", "go1:sos"),
        ("", None),
        ("!!!", None),
        ("٢", FIRE[1]),
        ("2\x1f", FIRE[1]),
    ],
)
def test_what_was_meant(typed: str, action: str | None) -> None:
    assert meaning(typed, HERE, NOW, COMMON) == action


def test_on_the_screen_before(typed: str = "1") -> None:
    assert meaning(typed, HERE, BEFORE, COMMON) == CROPS[1]


def test_a_choice_on_the_screen_goes_before_a_common_word() -> None:
    here = Conversation(choices=(("Báo", "x1"),), shown_at=SHOWN)
    assert meaning("báo", here, NOW, COMMON) == "x1"


def test_a_number_that_is_no_choice_is_a_slip_unless_something_is_told() -> None:
    assert meaning("9", Conversation(choices=(THEFT,), shown_at=SHOWN), NOW, COMMON) == "go1:unknown"
    assert meaning("9", HERE, NOW, COMMON) is None


def test_words_press_what_came_beside_the_question_and_digits_do_not() -> None:
    here = Conversation(flow="report", state="category", choices=(THEFT,), beside=(TAKEN,), shown_at=SHOWN)
    assert meaning("đã nhận", here, NOW, COMMON) == "word1:take"  # it is asked which, when several are open
    asked_for_a_note = replace(here, flow="check_out", state="handover")
    assert meaning("đã nhận", asked_for_a_note, NOW, COMMON) == TAKEN[1]
    assert meaning("xong", asked_for_a_note, NOW, COMMON) is None
    assert meaning("2", here, NOW, COMMON) is None


def test_a_digit_asks_whether_an_sos_is_meant() -> None:
    here = Conversation(choices=(("🆘 SOS", "go1:sos"),), shown_at=SHOWN)
    assert meaning("1", here, NOW, COMMON) == "go1:ask_sos"
    assert meaning("sos", here, NOW, COMMON) == "go1:sos"


def test_where_a_name_is_asked_for() -> None:
    here = Conversation(flow="find_member", state="name", choices=(("✖️ Thôi", "stop1:1"),), shown_at=SHOWN)
    assert meaning("huy", here, NOW, COMMON) is None
    assert meaning("thoi", here, NOW, COMMON) == "stop1:1"
    assert meaning("menu", here, NOW, COMMON) == "go1:menu"
    assert meaning("🆘 SOS", here, NOW, COMMON) == "go1:sos"


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    found = meaning(typed, HERE, NOW, COMMON)
    assert found is None or ":" in found
