"""Compiles texts/locale/*/LC_MESSAGES/*.po into .mo files: a step of every build, and what `make texts` runs.

Babel is needed here only; the running bot reads the .mo files with the standard library.
"""

from __future__ import annotations

import hashlib
import os
import sys
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

LOCALE = Path(__file__).resolve().parent / "texts" / "locale"
SOURCE_ID = "@source"  # the same name in texts/catalogue.py, which must not be imported while building


def _build_py() -> Any:
    """setuptools' build step; a plain virtual environment of Python 3.12 or later has none, nor needs it here."""
    try:
        return import_module("setuptools.command.build_py").build_py
    except ModuleNotFoundError:
        return object


class BuildWithTexts(_build_py()):  # type: ignore[misc]
    """`pip install .` and `pip install -e .` leave the .mo files in the source tree and take them from there."""

    def run(self) -> None:
        compile_all(LOCALE)
        super().run()


def compile_all(locale: Path) -> list[Path]:
    """Compile every catalogue below `locale`; a .mo whose .po is gone goes too. Returns the files written."""
    for mo in locale.glob("*/LC_MESSAGES/*.mo"):
        if not mo.with_suffix(".po").exists():
            mo.unlink(missing_ok=True)
    return [compile_one(po) for po in sorted(locale.glob("*/LC_MESSAGES/*.po"))]


def compile_one(po: Path) -> Path:
    """Write the .mo beside its .po, with the digest of the .po in it: that is how the loader knows that they belong
    together (modification times lie after `git checkout` and after unpacking a wheel)."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = po.read_bytes()
    catalogue = read_po(BytesIO(source), abort_invalid=True)
    catalogue.add(SOURCE_ID, hashlib.sha256(source).hexdigest())
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return _replace(po.with_suffix(".mo"), compiled.getvalue())


def _replace(path: Path, content: bytes) -> Path:
    """Swap in one step: test workers and a starting bot never read half a file."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    return fresh.replace(path)


if __name__ == "__main__":
    for written in compile_all(LOCALE):
        sys.stdout.write(f"{written.relative_to(LOCALE.parent.parent)}\n")
