"""From what was typed to the button that is meant, as a plain function."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dispatch.meaning import meaning
from bot.dispatch.questions import understood
from bot.wiring import DECLARED
from core.conversation import Conversation
from texts import Texts

SHOWN = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)
NOW = SHOWN + timedelta(minutes=1)
BEFORE = SHOWN - timedelta(minutes=1)
THEFT, FIRE, CROPS = ("🔓 Trộm cắp", "cat1:1:TROM"), ("🔥 Cháy, nổ", "cat1:1:CHAY"), ("🌱 Trộm nông sản", "cat1:1:NONG")
TAKEN = ("✅ Đã nhận", "take1:1")
HERE = Conversation(flow="report", state="category", choices=(THEFT, FIRE), previous=(CROPS,), shown_at=SHOWN)
KNOWN = Texts(ZoneInfo("Asia/Ho_Chi_Minh")).vocabulary


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
    assert meaning(typed, HERE, NOW, KNOWN, DECLARED) == action


def test_on_the_screen_before(typed: str = "1") -> None:
    assert meaning(typed, HERE, BEFORE, KNOWN, DECLARED) == CROPS[1]


def test_a_choice_on_the_screen_goes_before_a_common_word() -> None:
    here = Conversation(choices=(("Báo", "x1"),), shown_at=SHOWN)
    assert meaning("báo", here, NOW, KNOWN, DECLARED) == "x1"


def test_a_number_that_is_no_choice_is_a_slip_unless_something_is_told() -> None:
    assert meaning("9", Conversation(choices=(THEFT,), shown_at=SHOWN), NOW, KNOWN, DECLARED) == "go1:unknown"
    assert meaning("9", HERE, NOW, KNOWN, DECLARED) is None


def test_words_press_what_came_beside_the_question_and_digits_do_not() -> None:
    here = Conversation(flow="report", state="category", choices=(THEFT,), beside=(TAKEN,), shown_at=SHOWN)
    assert meaning("đã nhận", here, NOW, KNOWN, DECLARED) == "word1:take"  # it is asked which, when several are open
    asked_for_a_note = replace(here, flow="check_out", state="handover")
    assert meaning("đã nhận", asked_for_a_note, NOW, KNOWN, DECLARED) == TAKEN[1]
    assert meaning("xong", asked_for_a_note, NOW, KNOWN, DECLARED) is None
    assert meaning("2", here, NOW, KNOWN, DECLARED) is None


def test_a_digit_asks_whether_an_sos_is_meant() -> None:
    here = Conversation(choices=(("🆘 SOS", "go1:sos"),), shown_at=SHOWN)
    assert meaning("1", here, NOW, KNOWN, DECLARED) == "go1:ask_sos"
    assert meaning("sos", here, NOW, KNOWN, DECLARED) == "go1:sos"


def _asked(typed: str, here: Conversation) -> str | None:
    known = understood(typed, DECLARED.asked(here), KNOWN, DECLARED.buttons, takes=True)
    return meaning(typed, here, NOW, known, DECLARED)


@pytest.mark.parametrize(
    ("typed", "action"), [("huy", None), ("thoi", "stop1:1"), ("menu", "go1:menu"), ("🆘 SOS", "go1:sos")]
)
def test_where_a_name_is_asked_for(typed: str, action: str | None) -> None:
    here = Conversation(flow="find_member", state="name", choices=(("✖️ Thôi", "stop1:1"),), shown_at=SHOWN)
    assert _asked(typed, here) == action


@pytest.mark.parametrize(
    ("typed", "action"),
    [("mận", "p1:1"), ("huy", "p1:2"), ("vo nhat", "p1:2"), ("trần", None), ("an", "p1:3"), ("n", None)],
)
def test_of_several_people_the_name_they_are_called_by(typed: str, action: str | None) -> None:
    names = ("Trần Thị Mận", "Võ Nhật Huy", "Trần An")
    choices = tuple((name, f"p1:{n}") for n, name in enumerate(names, 1))
    here = Conversation(flow="leave", state="who", choices=choices, shown_at=SHOWN)
    assert _asked(typed, here) == action


@pytest.mark.parametrize(
    "flow", [("check_in", "why"), ("reason", "reason"), ("on_duty", "note"), ("check_out", "early")]
)
@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("bão", None),
        ("báo", None),
        ("cấp cứu", None),
        ("khẩn cấp", None),
        ("lịch", None),
        ("ca", None),
        ("đang đến", None),
        ("trực ban", None),
        ("🚨 Báo tin", "go1:report"),
        ("🆘 SOS", "go1:sos"),
        ("📅 Ca của tôi", "go1:shifts"),
        ("ca của tôi", "go1:shifts"),
        ("thôi", "go1:out"),
        ("menu", "go1:menu"),
        ("sos", "go1:sos"),
        ("cứu tôi với", "go1:sos"),
    ],
)
def test_where_a_reason_or_a_note_is_asked_for(flow: tuple[str, str], typed: str, action: str | None) -> None:
    assert _asked(typed, Conversation(flow=flow[0], state=flow[1], shown_at=SHOWN)) == action


def test_where_a_number_is_asked_for_nought_is_one() -> None:
    assert _asked("0", Conversation(flow="check_out", state="count", shown_at=SHOWN)) is None
    assert _asked("menu", Conversation(flow="check_out", state="count", shown_at=SHOWN)) == "go1:menu"


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("bão", None),
        ("báo", "go1:report"),
        ("bao", "go1:report"),
        ("BÁO!", "go1:report"),
        ("huý", None),
        ("vào ca ạ", "go1:check_in"),
        ("dạ ra ca nhé anh", "go1:check_out"),
        ("ra ca rồi về", None),
        ("ạ", None),
    ],
)
def test_diacritics_tell_short_words_apart_and_courtesies_add_nothing(typed: str, action: str | None) -> None:
    assert _asked(typed, Conversation(shown_at=SHOWN)) == action


@pytest.mark.parametrize(
    "typed",
    [
        "cứu tôi với",
        "cuu toi voi",
        "cứu em với!!!",
        "cứu em",
        "có ai không cứu với",
        "CỨU VỚI",
        "s.o.s",
        "cứu tôi với, có ba người đuổi đánh ở trạm bơm",
        "cứu em với ở trạm bơm",
        "cứu mạng!",
        "help me",
        "please help me",
        "ai cứu tôi với",
        "anh ơi cứu em với",
        "bị đánh cứu tôi với",
        "không ổn. cứu tôi với",
        "cứu em anh ơi",
        "cứu tôi có dao",
        "cứu cứu cứu",
        "cứuuuu",
        "🆘",
        "sos sos",
        "SOS hồ sen",
        "cứu bọn em",
        "cứu e với",
        "cuu e voi",
        "cứu tui vs",
        "cứu tụi e với",
        "cứu t với",
        "ai đó cứu",
    ],
)
def test_a_cry_is_an_sos(typed: str) -> None:
    assert _asked(typed, Conversation(shown_at=SHOWN)) == "go1:sos"


@pytest.mark.parametrize(
    "typed",
    [
        "cứu hỏa đi, cháy nhà bà Sáu",
        "cứu người đuối nước ở hồ Sen",
        "cứu em bé nhà ông Ba với",
        "cứu anh Ba với",
        "xe cứu thương chưa đến",
        "hôm qua có người kêu cứu",
        "Cửu với Tư đang ở bờ hồ",
        "Cừu, bò bị mất trộm",
        "cứu con bé nhà bà Năm",
        "cứu e bé nhà ông Ba",
        "gọi xe cứu",
    ],
)
def test_who_asks_that_another_be_saved_reports(typed: str) -> None:
    assert _asked(typed, Conversation(shown_at=SHOWN)) is None


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    found = meaning(typed, HERE, NOW, KNOWN, DECLARED)
    assert found is None or ":" in found


def test_a_name_that_sounds_like_a_cry_is_a_name() -> None:
    assert _asked("Cửu", Conversation(flow="find_member", state="name", shown_at=SHOWN)) is None


@pytest.mark.parametrize("typed", ["giúp tôi với", "giúp em", "giúp với ạ"])
def test_help_may_be_meant_as_an_sos_and_is_asked(typed: str) -> None:
    assert _asked(typed, Conversation(shown_at=SHOWN)) == "go1:ask_sos"


@pytest.mark.parametrize("typed", ["có việc rồi", "có chuyện rồi", "không ổn", "nguy hiểm"])
def test_a_reason_is_no_alarm(typed: str) -> None:
    assert _asked(typed, Conversation(flow="check_in", state="why", shown_at=SHOWN)) is None


def test_a_nod_leaves_the_question_for_a_reason_open() -> None:
    assert _asked("ok", Conversation(flow="check_in", state="why", shown_at=SHOWN)) == "go1:noted"


def test_no_digit_drops_what_may_be_a_report() -> None:
    here = Conversation(flow="report", state="category", choices=(("↩️ Không phải tin báo", "nota1:1"),), shown_at=SHOWN)
    assert _asked("1", here) is None
    assert _asked("khong phai", here) != "nota1:1"
