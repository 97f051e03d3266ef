"""Every sentence of the catalogues, whoever wrote it, keeps the rules of the house (domain notes §3.1, §4.1)."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib  # type: ignore[import-untyped]
import pytest

from core.incident.categories import CATEGORIES
from core.incident.types import Fact, IncidentState, Severity
from core.people.types import Role
from texts.template import READER_NAMES, parse
from texts.wording import LABEL_LIMIT, is_label

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("vi", "en")
FORMS = {"vi": 1, "en": 2}
SCREEN_LIMIT = 2000  # characters of one Zalo message

# Words of the person, not of the bot: what they say about themselves by tapping.
OF_THE_PERSON = re.compile(r"^(button|menu|words)\.")
PRONOUN = re.compile(r"\b(tôi|(?<!một )(?<!của )mình|(?<!trẻ )(?<!anh )(?<!chị )em)\b", re.IGNORECASE)
NEVER = re.compile(
    r"\b(đối tượng|tù tha|kẻ|lầm lỗi|tiền án|tiền sự|tội danh|tái phạm|cảm hóa|"
    r"(?<!đại )(?<!giao )(?<!hiện )(?<!toàn )diện)\b",
    re.IGNORECASE,
)
WATCHING = re.compile(r"\b(quản lý|giám sát|theo dõi)\b", re.IGNORECASE)
SUPPORT = re.compile(r"^(support|case|visit|need|followup|meeting)\.")

# The people and the place of the training are made up; their names are no sentences.
MADE_UP = {"bot/training/cast.py", "bot/training/stage.py", "bot/training/network/world.py"}
# Names that begin with a capital, where words are listened for: headings of lists, what is set unless told otherwise.
NAMES = {
    "Thôn",
    "Tổ",
    "Thành viên",
    "Chọn",
    "SĐT",
    "Công an xã",
    "T; Ca tối; 19:30-22:30; 6,7,CN",
    "D; Ca đêm; 22:00-02:00; 4,6,7; 2-CN",
    "-//Bình Yên//Ca trực//VI",
}

# The common vocabulary, there for the next conversation that asks something optional.
KEPT = {"button.skip"}


@cache
def catalogues(language: str) -> dict[str, polib.POFile]:
    """The .po files of a language, by feature."""
    folder = ROOT / "texts" / "locale" / language / "LC_MESSAGES"
    return {po.stem: polib.pofile(str(po), check_for_duplicates=True) for po in sorted(folder.glob("*.po"))}


def every_entry(language: str) -> list[polib.POEntry]:
    return [entry for po in catalogues(language).values() for entry in po if not entry.obsolete]


def entries(language: str) -> dict[str, list[str]]:
    """Every id with its sentence, or its plural forms."""
    return {
        e.msgid: [e.msgstr_plural[i] for i in sorted(e.msgstr_plural)] if e.msgid_plural else [e.msgstr]
        for e in every_entry(language)
    }


CATALOGUE = {language: entries(language) for language in LANGUAGES}
EVERY = [
    (language, id_, form) for language in LANGUAGES for id_, forms in CATALOGUE[language].items() for form in forms
]
VIETNAMESE = [(id_, form) for language, id_, form in EVERY if language == "vi"]


@dataclass(frozen=True)
class Call:
    """`Text("id", a=…)` in the code. `names` is None when it is filled with **values."""

    where: str
    id: str
    names: frozenset[str] | None


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    return list(_read_trees())


def _read_trees() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("bot", "core", "handlers", "jobs", "reports", "storage", "texts"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def texts_in(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Every `Text(first, …)` with its first argument."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text" and node.args:
            yield node, node.args[0]


@cache
def calls() -> list[Call]:
    return list(_find_calls())


def _find_calls() -> Iterator[Call]:
    """A Text without values may be completed later in its module: `Text(done.id, number=…)`."""
    for path, tree in trees():
        found = list(texts_in(tree))
        later = {k.arg for call, first in found if isinstance(first, ast.Attribute) for k in call.keywords if k.arg}
        for call, first in found:
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield Call(f"{path}:{call.lineno}", first.value, _names(call, later))


def _names(call: ast.Call, later: set[str]) -> frozenset[str] | None:
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg) or frozenset(later)


def mentioned() -> set[str]:
    """Every string of the code: ids are written out, also where they travel as plain strings."""
    return {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def on_buttons() -> set[str]:
    """Ids written as the label of an option."""
    return {
        str(first.value)
        for _, tree in trees()
        for option in ast.walk(tree)
        if isinstance(option, ast.Call) and isinstance(option.func, ast.Name) and option.func.id == "Option"
        for _, first in (found for label in option.args[:1] for found in texts_in(label))
        if isinstance(first, ast.Constant)
    }


def placeholders(forms: list[str]) -> frozenset[str]:
    return frozenset().union(*(parse(form).names for form in forms))


def test_both_languages_hold_the_same_ids_in_the_same_catalogues_in_the_same_order() -> None:
    vi, en = ({feature: [e.msgid for e in po] for feature, po in catalogues(lang).items()} for lang in LANGUAGES)
    assert vi == en


def test_every_id_stands_in_exactly_one_catalogue() -> None:
    ids = [entry.msgid for entry in every_entry("vi")]
    assert not {id_ for id_ in ids if ids.count(id_) > 1}


def test_both_languages_fill_in_the_same_values() -> None:
    """{you} and {name} may be in one only: English seldom addresses."""
    different = {
        id_
        for id_ in CATALOGUE["vi"]
        if placeholders(CATALOGUE["vi"][id_]) - READER_NAMES
        != placeholders(CATALOGUE["en"].get(id_, [])) - READER_NAMES
    }
    assert not different


def test_no_text_is_missing() -> None:
    assert not [f"{c.where} {c.id}" for c in calls() if c.id not in CATALOGUE["vi"]]


def test_every_kind_of_thing_has_its_word() -> None:
    wanted = {f"role.{role}" for role in Role} | {f"fact.{fact}" for fact in Fact}
    wanted |= {f"severity.{s.name.lower()}" for s in Severity} | {f"state.{state}" for state in IncidentState}
    wanted |= {text.id for c in CATEGORIES.values() for text in (c.label, c.advice) if text}
    assert not wanted - set(CATALOGUE["vi"])


def test_no_text_is_unused() -> None:
    assert set(CATALOGUE["vi"]) - mentioned() - KEPT == set()


def test_no_sentence_for_people_stands_in_python() -> None:
    """In bot, handlers, jobs and storage no Vietnamese at all; core and reports know words they listen for, which
    begin with a small letter or a pattern."""
    assert not [
        f"{path}:{line} {written[:40]!r}"
        for path, tree in trees()
        if path.parts[0] != "texts" and str(path) not in MADE_UP
        for line, written in vietnamese(tree)
        if written not in NAMES and (path.parts[0] not in ("core", "reports") or begins_with_a_capital(written))
    ]


def vietnamese(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string with Vietnamese letters that is no docstring."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
            continue
        if any(unicodedata.combining(letter) or letter in "đĐ" for letter in unicodedata.normalize("NFD", node.value)):
            yield node.lineno, node.value


def begins_with_a_capital(written: str) -> bool:
    return written.lstrip(" .,")[:1].isupper()


def test_ids_are_written_out() -> None:
    """A composed id cannot be found by reading, nor by these tests."""
    composed = [
        f"{path}:{call.lineno}"
        for path, tree in trees()
        for call, first in texts_in(tree)
        if isinstance(first, ast.JoinedStr | ast.BinOp)
    ]
    assert not composed


def test_every_call_gives_what_its_sentence_needs() -> None:
    lacking = [
        f"{call.where} {call.id} lacks {sorted(lack)}"
        for call in calls()
        if call.names is not None
        and (lack := placeholders(CATALOGUE["vi"].get(call.id, [])) - READER_NAMES - call.names)
    ]
    assert not lacking


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_the_forms_of_the_language(language: str) -> None:
    for po in catalogues(language).values():
        assert po.metadata["Plural-Forms"].startswith(f"nplurals={FORMS[language]};")
    plural = [e for e in every_entry(language) if e.msgid_plural]
    assert all(len(e.msgstr_plural) == FORMS[language] and all(e.msgstr_plural.values()) for e in plural)
    assert all("n" in parse(form).names or form for e in plural for form in e.msgstr_plural.values())


def test_a_sentence_is_plural_in_both_languages_or_in_neither() -> None:
    plural = [{e.msgid for e in every_entry(language) if e.msgid_plural} for language in LANGUAGES]
    assert plural[0] == plural[1]


def test_no_sentence_is_marked_unsure() -> None:
    """Babel leaves out fuzzy ones silently."""
    assert not [e.msgid for language in LANGUAGES for e in every_entry(language) if e.fuzzy]


def test_every_sentence_can_be_read() -> None:
    assert not [f"{language}:{id_} {why}" for language, id_, form in EVERY if (why := _unreadable(form))]


def _unreadable(sentence: str) -> str:
    try:
        parse(sentence)
    except ValueError:
        return "has a star or a brace without its partner"
    if not sentence.strip():
        return "has no words"
    if sentence != unicodedata.normalize("NFC", sentence):
        return "is not in the one form of letters"
    if sentence != sentence.strip() or "  " in sentence:
        return "has spaces too many"
    return "" if len(sentence) <= SCREEN_LIMIT else "is too long"


def test_every_label_fits_on_a_button() -> None:
    written = on_buttons()
    labels = [(language, id_, form) for language, id_, form in EVERY if id_ in written or is_label(id_, form)]
    assert not [
        f"{language}:{id_} {label!r}"
        for language, id_, label in labels
        if len(label) > LABEL_LIMIT or "*" in label or "\n" in label
    ]


def test_the_bot_has_no_pronoun() -> None:
    assert not [id_ for id_, form in VIETNAMESE if PRONOUN.search(form) and not OF_THE_PERSON.match(id_)]


def test_no_word_puts_people_down() -> None:
    assert not [id_ for id_, form in VIETNAMESE if NEVER.search(form)]
    assert not [id_ for id_, form in VIETNAMESE if SUPPORT.match(id_) and WATCHING.search(form)]
