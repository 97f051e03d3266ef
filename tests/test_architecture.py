"""The page for whoever carries it on names what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.scheduler import JOBS

PAGE = (Path(__file__).parents[1] / "docs" / "ARCHITECTURE.md").read_text("utf-8")


@pytest.mark.parametrize("name", [job.__name__ for job in JOBS])
def test_every_timed_job_is_on_the_page(name: str) -> None:
    assert name in PAGE
