"""A new feature is its own folders, and few lines in the tables of contents: counted, and tried.

`lamps/` holds a feature with a table, a notice, a clock, a question and a message that is kept up to date. It is laid
over a copy of the tree, entered in the tables, and an evening is played with it in a process of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from build_texts import compile_one

ROOT, LAMPS = Path(__file__).parents[2], Path(__file__).parent / "lamps"
ROOMS = ("bot", "core", "handlers", "jobs", "reports", "storage", "texts", "tests")
MOST = 5  # files in which a feature may have to be entered
_CONTRACT = """
[[tool.importlinter.contracts]]
name = "Lamps know nothing of patrols"
type = "forbidden"
source_modules = ["core.lamps"]
forbidden_modules = ["core.patrol", "core.incident"]
allow_indirect_imports = true
"""
# Outside its own folders: file -> (line that stands there, what is entered below it).
ENTRIES: Mapping[str, Sequence[tuple[str, str]]] = {
    "core/features.py": [
        ("from core.incident.feature import INCIDENT", "from core.lamps.feature import LAMPS"),
        ("FEATURES: tuple[Feature, ...] = (PEOPLE, INCIDENT, PATROL)", "FEATURES += (LAMPS,)"),
    ],
    "core/ports/__init__.py": [
        ("from core.ports.incident import IncidentDoors", "from core.ports.lamps import LampDoors"),
        ("    def patrol(self) -> PatrolDoors: ...", "    @property\n    def lamps(self) -> LampDoors: ..."),
    ],
    "storage/database.py": [
        ("from storage.incident.doors import IncidentDoors", "from storage.lamps.doors import LampDoors"),
        (
            "        return PatrolDoors(self._link)",
            "\n    @cached_property\n    def lamps(self) -> LampDoors:\n        return LampDoors(self._link)",
        ),
    ],
    "handlers/router.py": [
        ("from handlers.kit import FirstOf, Happened, Pressed, Spoke", "from handlers.lamps import counting"),
        ("    **_of(late_entry.FLOW, late_entry.QUESTIONS),", "    **_of(counting.FLOW, counting.QUESTIONS),"),
        ("        late_entry.conversation,", "        counting.conversation,"),
    ],
    "pyproject.toml": [('unmatched_ignore_imports_alerting = "error"', _CONTRACT)],
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the house in which the lamps have landed."""
    unwanted = shutil.ignore_patterns("__pycache__", "*.sql", "*.json", "page")
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=unwanted)
    for file in ("config.example.toml", "places.example.toml", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path)
    shutil.copytree(LAMPS, tmp_path, dirs_exist_ok=True)
    for po in tmp_path.glob("texts/locale/*/LC_MESSAGES/lamps.po"):
        compile_one(po)
    for name, lines in ENTRIES.items():
        _enter(tmp_path / name, lines)
    return tmp_path


def test_a_feature_is_entered_in_few_places_and_works(tree: Path) -> None:
    assert len(ENTRIES) <= MOST
    command = [sys.executable, "-m", "tests.house.evening"]
    environ = {**os.environ, "PYTHONPATH": str(tree)}
    played = subprocess.run(command, cwd=tree, env=environ, capture_output=True, text=True, timeout=60)  # noqa: S603
    assert "the lamps are counted" in played.stdout, played.stderr[-3000:]


def _enter(file: Path, lines: Sequence[tuple[str, str]]) -> None:
    text = file.read_text("utf-8")
    for there, entered in lines:
        assert text.count(f"{there}\n") == 1, f"{file.name}: {there}"
        text = text.replace(f"{there}\n", f"{there}\n{entered}\n")
    file.write_text(text, "utf-8")
