"""Before any test: catalogues that match their .po files, and no forgiveness for missing texts."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Generator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import uvloop

from tests.commune import Commune, running
from texts import StaleCatalogue, Texts
from texts.catalogue import Catalogue

# The same examples every time; `--hypothesis-profile=deep` looks at random, and longer.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.register_profile("deep", max_examples=1000, deadline=None)
hypothesis.settings.load_profile("house")
ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """In a process of its own: Babel and setuptools stay out of the tests, and nothing happens when all is fresh."""
    Texts.strict = True
    try:
        Catalogue()
    except StaleCatalogue:
        subprocess.run([sys.executable, str(ROOT / "build_texts.py")], check=True, capture_output=True)  # noqa: S603


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that wait for other processes come first: at the end everybody would wait for them. Together they also
    have one worker, and so one browser."""
    items.sort(key=lambda item: item.get_closest_marker("e2e") is None)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Freeze objects imported and collected, which stay to the end: the collector need never look through them."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> dict[str, Callable[[], Any]]:
    """The bot's own kind of loop."""
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture
async def commune(tmp_path: Path) -> AsyncIterator[Commune]:
    async with running(tmp_path) as commune:
        yield commune
