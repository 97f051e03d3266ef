"""The commune's own wording: `wording.toml` replaces sentences of the catalogue without any code.

    [vi]
    "report.ask_category" = "*Có việc gì?*"

Everything is checked at start, so that a slip is found at the desk and not at night.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.text import Text
from texts.template import READER_NAMES, TemplateError, parse

LABEL_FAMILIES = ("button.", "category.", "fact.", "menu.", "role.", "severity.", "state.")
LABELS = frozenset({"yes", "no"})
LABEL_LIMIT = 24  # characters; longer ones are cut off by narrow phones

Wording = dict[tuple[str, str], str]  # (language, id) -> sentence
Sentences = Callable[[str], list[str]]  # every form of an id in every language; empty for an unknown id


class WordingError(ValueError):
    """The wording file cannot be used. `problems` has one sentence for each mistake."""

    def __init__(self, path: Path, problems: list[Text]) -> None:
        super().__init__(f"{path}: {', '.join(problem.id for problem in problems)}")
        self.problems = problems


def is_label(id_: str, sentence: str) -> bool:
    """Labels stand on buttons and are short. What the menu says above its keys is a sentence and ends like one."""
    return id_ in LABELS or (id_.startswith(LABEL_FAMILIES) and not sentence.endswith((".", "!", "?", ":")))


def read(path: Path, languages: frozenset[str], sentences: Sentences) -> Wording:
    """Raises WordingError with all mistakes at once."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WordingError(path, [Text("wording.unreadable", why=str(error.strerror))]) from error
    except ValueError as error:
        raise WordingError(path, [Text("wording.unreadable", why=str(error))]) from error
    wording: Wording = {}
    problems: list[Text] = []
    for language, table in tables.items():
        if language in languages and isinstance(table, dict):
            problems += _take(language, table, sentences, wording)
        else:
            known = ", ".join(sorted(languages))
            problems.append(Text("wording.no_language", language=language, languages=known))
    if problems:
        raise WordingError(path, problems)
    return wording


def _take(language: str, table: Mapping[str, Any], sentences: Sentences, wording: Wording) -> list[Text]:
    problems = []
    for id_, sentence in table.items():
        problem = _problem(id_, sentence, sentences(id_))
        if problem:
            problems.append(Text("wording.of_text", language=language, id=id_, what=problem))
        else:
            wording[language, id_] = unicodedata.normalize("NFC", sentence)
    return problems


def _problem(id_: str, sentence: object, known: list[str]) -> Text | None:
    if not known:
        return Text("wording.no_such_text")
    if not isinstance(sentence, str) or not sentence.strip():
        return Text("wording.no_sentence")
    if is_label(id_, known[0]) and len(sentence) > LABEL_LIMIT:
        return Text("wording.too_long", length=len(sentence), limit=LABEL_LIMIT)
    try:
        names = parse(sentence).names
    except TemplateError as error:
        return error.text
    allowed = READER_NAMES.union(*(parse(form).names for form in known))
    unknown = sorted(names - allowed)
    return Text("wording.cannot_fill_in", name=unknown[0], names=", ".join(sorted(allowed))) if unknown else None
