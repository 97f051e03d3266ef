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

from texts.template import READER_NAMES, TemplateError, parse

LABEL_FAMILIES = ("button.", "category.", "fact.", "menu.", "role.", "severity.", "state.")
LABELS = frozenset({"yes", "no"})
LABEL_LIMIT = 24  # characters; longer ones are cut off by narrow phones

Wording = dict[tuple[str, str], str]  # (language, id) -> sentence
Sentences = Callable[[str], list[str]]  # every form of an id in every language; empty for an unknown id


class WordingError(ValueError):
    """The wording file cannot be used. `problems` has one line for each mistake."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        super().__init__("\n".join(f"{path}: {problem}" for problem in problems))
        self.problems = problems


def is_label(id_: str, sentence: str) -> bool:
    """Labels stand on buttons and are short. What the menu says above its keys is a sentence and ends like one."""
    return id_ in LABELS or (id_.startswith(LABEL_FAMILIES) and not sentence.endswith((".", "!", "?", ":")))


def read(path: Path, languages: frozenset[str], sentences: Sentences) -> Wording:
    """Raises WordingError with all mistakes at once."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WordingError(path, [f"cannot be read: {error.strerror}"]) from error
    except ValueError as error:
        raise WordingError(path, [f"cannot be read: {error}"]) from error
    wording: Wording = {}
    problems: list[str] = []
    for language, table in tables.items():
        if language in languages and isinstance(table, dict):
            problems += _take(language, table, sentences, wording)
        else:
            problems.append(f"[{language}] is not a language: {', '.join(sorted(languages))}")
    if problems:
        raise WordingError(path, problems)
    return wording


def _take(language: str, table: Mapping[str, Any], sentences: Sentences, wording: Wording) -> list[str]:
    problems = []
    for id_, sentence in table.items():
        problem = _problem(id_, sentence, sentences(id_))
        if problem:
            problems.append(f"[{language}] {id_}: {problem}")
        else:
            wording[language, id_] = unicodedata.normalize("NFC", sentence)
    return problems


def _problem(id_: str, sentence: object, known: list[str]) -> str:
    if not known:
        return 'there is no such text (ids with a dot are written in quotes: "report.ask_category" = "…")'
    if not isinstance(sentence, str) or not sentence.strip():
        return "must be a sentence in quotes"
    if is_label(id_, known[0]) and len(sentence) > LABEL_LIMIT:
        return f"has {len(sentence)} characters; a button takes {LABEL_LIMIT}"
    try:
        names = parse(sentence).names
    except TemplateError as error:
        return str(error)
    allowed = READER_NAMES.union(*(parse(form).names for form in known))
    unknown = sorted(names - allowed)
    return f"cannot fill in {{{unknown[0]}}}; it can: {', '.join(sorted(allowed))}" if unknown else ""
