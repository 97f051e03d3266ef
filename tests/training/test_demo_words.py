"""The page's own words: both languages whole, none missing, none left over; no sentence outside the table."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import bot.training.page

PAGE = Path(bot.training.page.__file__).parent
# Ids that are put together from a value: "role." + role, "exercise." + number, …
_COMPOSED = ("role.", "bot.", "exercise.", "wrong.", "forward.", "sky.")
_ID = r'"([a-z]+(?:\.[a-z0-9]+)*)"'
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u0300-\u0323\u1ea0-\u1ef9]")


@cache
def _words() -> dict[str, dict[str, str]]:
    source = (PAGE / "words.js").read_text("utf-8")
    words: dict[str, dict[str, str]] = json.loads(source.removeprefix("export default ").rstrip().rstrip(";"))
    return words


@cache
def _code() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in PAGE.glob("*.[jh]*") if path.name != "words.js"}


def test_both_languages_say_the_same_things() -> None:
    vi, en = _words()["vi"], _words()["en"]
    assert list(vi) == list(en)
    assert {key: _holes(text) for key, text in vi.items()} == {key: _holes(text) for key, text in en.items()}
    assert all(text.strip() for words in (vi, en) for text in words.values())


def _holes(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_every_word_that_is_asked_for_exists() -> None:
    asked = set()
    for code in _code().values():
        asked |= set(re.findall(rf"\bt\({_ID}", code)) | set(re.findall(r'data-t(?:-label)?="([\w.]+)"', code))
        for call in re.findall(r"\b(?:say|label|this\.#choice|this\.#tool)\((.*)\)", code):
            asked |= {found for found in re.findall(_ID, call) if found in _words()["vi"] or "." in found}
    assert asked
    assert not asked - {*_words()["vi"]}


def test_no_word_is_left_over() -> None:
    python = [(PAGE.parent / name).read_text("utf-8") for name in ("hands.py", "page_server.py")]
    code = "\n".join([*_code().values(), *python])
    unused = {key for key in _words()["vi"] if f'"{key}"' not in code and not key.startswith(_COMPOSED)}
    assert not unused


def test_no_sentence_hides_in_the_code() -> None:
    for name, code in _code().items():
        bare = code.replace("Bình Yên", "").replace("Trang này cần JavaScript.", "")
        assert not _VIETNAMESE.search(bare), name


def test_exercises_have_as_many_steps_in_both_languages() -> None:
    for number in range(1, 7):
        steps = {language: len(words[f"exercise.{number}.steps"].split("|")) for language, words in _words().items()}
        assert steps["vi"] == steps["en"] == 3
