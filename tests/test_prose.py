"""Prose of the code and the changelog: first words name the thing or the act, and a release is told on one page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOT_OURS = {".venv", "build", "dist", "node_modules", "__pycache__"}
PRONOUNS = frozenset({"what", "who", "whom", "it", "of", "nobody", "that"})
MOST = 0.03  # share of a folder's docstrings
RELEASE_LINES = 60
SECTIONS = ["New", "Changed", "Fixed"]


@cache
def _files() -> tuple[Path, ...]:
    """Our own, without a look into environments and other people's code."""
    folders = [path for path in ROOT.iterdir() if path.is_dir() and not _not_ours(path.name)]
    return (*ROOT.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py")))


def _not_ours(name: str) -> bool:
    return name in NOT_OURS or name.startswith(".") or name.endswith(".egg-info")


def _folder(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0] if len(parts) > 1 else "."


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _docstrings(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(_parsed(path)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node)
            if text:
                yield getattr(node, "name", "the module"), text


FOLDERS = sorted({_folder(path) for path in _files()})


def _begins_with_a_pronoun(text: str) -> bool:
    first = re.match(r"\W*(\w+)", text)
    return first is not None and first[1].lower() in PRONOUNS


@pytest.mark.parametrize("folder", FOLDERS)
def test_docstrings_begin_with_the_thing_or_the_act(folder: str) -> None:
    told = [(path, name, text) for path in _files() if _folder(path) == folder for name, text in _docstrings(path)]
    wrong = [
        f"{path.relative_to(ROOT)}: {name}: {text[:60]}" for path, name, text in told if _begins_with_a_pronoun(text)
    ]
    assert len(wrong) <= MOST * len(told), f"{len(wrong)} of {len(told)}:\n" + "\n".join(wrong)


def _releases() -> list[tuple[str, list[str]]]:
    """Heading and lines of each part of the changelog, in their order."""
    found: list[tuple[str, list[str]]] = []
    for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            found.append((line.removeprefix("## "), []))
        elif found:
            found[-1][1].append(line)
    return found


def test_the_changelog_has_what_is_coming_and_then_dated_releases() -> None:
    coming, *dated = [heading for heading, _ in _releases()]
    assert coming == "Coming"
    assert dated
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ — \d{4}-\d{2}-\d{2}", heading) for heading in dated), dated


def test_each_release_says_what_is_new_changed_and_fixed() -> None:
    for heading, lines in _releases():
        assert [line.removeprefix("### ") for line in lines if line.startswith("### ")] == SECTIONS, heading


def test_the_first_release_is_one_page_with_a_line_for_each_change() -> None:
    _, lines = _releases()[-1]
    assert len(lines) + 1 <= RELEASE_LINES
    assert not [line for line in lines if line.startswith(" ")], "one line a change"
