"""The page for whoever carries it on names what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.features import CLOCKS

PAGE = (Path(__file__).parents[1] / "docs" / "ARCHITECTURE.md").read_text("utf-8")


@pytest.mark.parametrize("name", [clock.name for clock in CLOCKS])
def test_every_clock_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE
