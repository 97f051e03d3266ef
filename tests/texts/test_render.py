"""How a screen becomes words for one reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.people.types import Language
from core.screen import Media, MediaKind, Option, Style, screen
from core.text import At, Day, Text
from texts import Reader, Texts

NOW = datetime(2026, 11, 14, 15, 41, tzinfo=UTC)  # 22:41 in the commune
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DONG = Reader(Language.VI, "anh", "Đông")
DUNG = Reader(Language.VI, "đồng chí", "Dũng")
NOBODY = Reader(Language.VI)
ALICE = Reader(Language.EN, "chị", "Alice")

VI = """
msgid "hello"
msgstr "Chào {you}. {You} là {name}."

msgid "plain"
msgstr "Không có gì"

msgid "bold"
msgstr "Gọi *113 ngay*, {what} \\\\* *{what}!*"

msgid "when"
msgstr "Lúc {at}, ngày {day}"

msgid "around"
msgstr "*{inner}* rồi {inner}"

msgid "people"
msgid_plural "people"
msgstr[0] "{n} người"

msgid "only.vi"
msgstr "Chỉ có tiếng Việt"

msgid "button.send_location"
msgstr "📍 Gửi vị trí"
"""

EN = """
msgid "hello"
msgstr "Hello {you}. {You} are {name}."

msgid "people"
msgid_plural "people"
msgstr[0] "{n} person"
msgstr[1] "{n} people"

msgid "bold"
msgstr "Call *113 now*, {what} \\\\* *{what}!*"
"""

Make = Callable[..., Path]


@pytest.fixture
def texts(catalogues: Make) -> Texts:
    return Texts(VIETNAM, catalogues(vi=VI, en=EN))


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        (DONG, "Chào anh Đông. Anh Đông là Đông."),
        (DUNG, "Chào đồng chí Dũng. Đồng chí Dũng là Dũng."),
        (NOBODY, "Chào anh/chị. Anh/chị là anh/chị."),
        (Reader(Language.VI, "", "Krang"), "Chào anh/chị Krang. Anh/chị Krang là Krang."),
        (ALICE, "Hello Alice. Alice are Alice."),
        (Reader(Language.EN), "Hello you. You are you."),
    ],
)
def test_the_reader_is_addressed_as_they_wish(texts: Texts, reader: Reader, said: str) -> None:
    assert texts.say(Text("hello"), reader, NOW) == said


def test_bold_comes_from_the_sentence_alone(texts: Texts) -> None:
    made = texts.render(screen(Text("plain"), Text("bold", what="*x* {you}")), DONG, NOW)
    assert made.text == "Không có gì\nGọi 113 ngay, *x* {you} * *x* {you}!"
    assert [made.text[start : start + length] for start, length in made.bold] == ["113 ngay", "*x* {you}!"]


def test_a_plain_answer_has_no_marks(texts: Texts) -> None:
    assert texts.say(Text("bold", what="đi"), DONG, NOW) == "Gọi 113 ngay, đi * đi!"


def test_moments_are_local(texts: Texts) -> None:
    text = Text("when", at=At(NOW), day=Day(datetime(2026, 11, 14, 17, 5, tzinfo=UTC)))
    assert texts.say(text, DONG, NOW) == "Lúc 22:41, ngày 15/11/2026"


def test_a_moment_of_another_local_day_says_which(texts: Texts) -> None:
    after_midnight = datetime(2026, 11, 14, 17, 1, tzinfo=UTC)
    assert texts.say(Text("when", at=At(NOW), day=1), DONG, after_midnight) == "Lúc 14/11 22:41, ngày 1"


def test_texts_nest_and_keep_their_bold(texts: Texts) -> None:
    made = texts.render(screen(Text("around", inner=Text("bold", what="đi"))), DONG, NOW)
    inner = "Gọi 113 ngay, đi * đi!"
    assert made.text == f"{inner} rồi {inner}"
    assert [made.text[s : s + n] for s, n in made.bold] == [inner, "113 ngay", "đi!"]


@pytest.mark.parametrize(("n", "said"), [(1, "1 person"), (0, "0 people"), (3, "3 people")])
def test_english_counts(texts: Texts, n: int, said: str) -> None:
    assert texts.say(Text("people", n=n), ALICE, NOW) == said
    assert texts.say(Text("people", n=n), DONG, NOW) == f"{n} người"


def test_a_number_does_not_need_a_plural(texts: Texts) -> None:
    assert texts.say(Text("bold", what=3, n=3), DONG, NOW) == "Gọi 113 ngay, 3 * 3!"


def test_buttons_keys_and_the_rest_pass_through(texts: Texts) -> None:
    media = Media(MediaKind.PHOTO, "f1")
    made = texts.render(
        screen(
            Text("plain"),
            rows=[[Option(Text("people", n=1), "a1:1", Style.DANGER), Option("*Hồ Sen*", "a2:1")]],
            keys=((Option(Text("plain"), "k"),),),
            ask_location=True,
            media=media,
            protect=True,
            silent=True,
        ),
        DONG,
        NOW,
    )
    assert made.choices() == [["1 người", "a1:1"], ["*Hồ Sen*", "a2:1"]]
    assert [b.style for b in made.rows[0]] == ["danger", None]
    assert [b.label for b in made.keys[0]] == ["Không có gì"]
    assert (made.ask_location, made.media, made.protect, made.silent) == ("📍 Gửi vị trí", media, True, True)


def test_a_missing_text_fails_a_test(texts: Texts) -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        texts.say(Text("no.such"), DONG, NOW)
    with pytest.raises(KeyError, match=r"only\.vi"):
        texts.say(Text("only.vi"), ALICE, NOW)
    with pytest.raises(KeyError, match="what"):
        texts.say(Text("bold"), DONG, NOW)


def test_where_people_wait_a_missing_text_is_replaced_and_logged_once(
    catalogues: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Texts, "strict", False)
    texts = Texts(VIETNAM, catalogues(vi=VI, en=EN))
    for _ in range(2):
        assert texts.say(Text("only.vi"), ALICE, NOW) == "Chỉ có tiếng Việt"
        assert texts.say(Text("no.such"), DONG, NOW) == "no.such"
        assert texts.say(Text("bold"), DONG, NOW) == "Gọi 113 ngay, … * …!"
    assert caplog.messages == [
        "text missing: only.vi (en)",
        "text missing: no.such (vi)",
        "text missing: bold {what}",
    ]
