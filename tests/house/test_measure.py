"""The house keeps its measure: small folders, short files and functions, one name for a feature, no circles."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "core", "handlers", "jobs", "reports", "storage", "texts")
FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


@cache
def _trees() -> dict[Path, ast.Module]:
    """All files, read when the first test asks for them."""
    return {path: ast.parse(path.read_text("utf-8")) for path in FILES}


FEATURES = ("people", "incident", "patrol")
LAYERS = (
    "core",
    "handlers",
    "storage",
    "reports",
    "texts/locale/vi/LC_MESSAGES",
    "tests",
    "core/ports",
    "storage/schema",
)


def test_no_folder_of_core_holds_more_than_one_can_look_over() -> None:
    held = Counter(path.parent for path in FILES if path.is_relative_to(ROOT / "core"))
    assert {str(folder.relative_to(ROOT)): n for folder, n in held.items() if n > 24} == {}


def test_no_file_is_long() -> None:
    assert {
        str(path.relative_to(ROOT)): n for path in FILES if (n := len(path.read_text("utf-8").splitlines())) > 329
    } == {}


def test_functions_are_short() -> None:
    lines = [node.end_lineno - node.lineno + 1 for tree in _trees().values() for node in _functions(tree)]
    assert median(lines) <= 6
    assert quantiles(lines, n=10)[-1] <= 14
    assert max(lines) <= 60


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_has_one_name_in_every_layer(feature: str) -> None:
    def there(layer: str) -> bool:
        place = ROOT / layer / feature
        return place.is_dir() or any(place.with_suffix(end).exists() for end in (".py", ".po"))

    # Incidents print nothing yet.
    assert [layer for layer in LAYERS if not there(layer)] == (["reports"] if feature == "incident" else [])


def test_every_folder_with_code_is_a_package_that_the_wheel_finds() -> None:
    folders = {path.parent for path in FILES}
    assert [str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_package_says_what_it_holds() -> None:
    assert [str(path.relative_to(ROOT)) for path in FILES if path.name == "__init__.py" and not _says(path)] == []


def test_no_module_needs_itself_to_be_loaded() -> None:
    known = {_name(path): path for path in FILES}
    needs = {name: set(_loads(_trees()[path], known)) - {name} for name, path in known.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def _says(path: Path) -> bool:
    return ast.get_docstring(_trees()[path]) is not None


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _loads(tree: ast.Module, known: dict[str, Path]) -> Iterator[str]:
    """Modules imported when this one is loaded; imports inside functions come later."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else node.module


def test_no_two_public_names_of_core_are_the_same() -> None:
    """Whoever reads a name knows which is meant. CLOCKS and WORDS are the tables that each feature declares."""
    places: dict[str, list[str]] = {}
    for path, tree in _trees().items():
        if path.is_relative_to(ROOT / "core"):
            for name in _public(tree):
                places.setdefault(name, []).append(_name(path))
    assert {name: where for name, where in places.items() if len(where) > 1 and name not in ("CLOCKS", "WORDS")} == {}


def _public(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        else:
            continue
        yield from (name for name in names if not name.startswith("_"))
