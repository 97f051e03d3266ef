"""Small catalogues made for one test."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLURALS = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {}\\n"\n'


@pytest.fixture(scope="session")
def build_texts() -> Any:
    """The build script at the root of the repository, which is no package."""
    spec = spec_from_file_location("build_texts", ROOT / "build_texts.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # setuptools' own deprecations
        spec.loader.exec_module(module)
    return module


@pytest.fixture
def catalogues(tmp_path: Path, build_texts: Any) -> Callable[..., Path]:
    """Writes and compiles `vi=…, en=…` as the catalogue of a feature; returns the directory for `Texts`."""

    def make(compiled: bool = True, feature: str = "incident", **languages: str) -> Path:
        for language in PLURALS:
            po = tmp_path / language / "LC_MESSAGES" / f"{feature}.po"
            po.parent.mkdir(parents=True, exist_ok=True)
            po.write_text(HEADER.format(language, PLURALS[language]) + languages.get(language, ""), encoding="utf-8")
        if compiled:
            build_texts.compile_all(tmp_path)
        return tmp_path

    return make
