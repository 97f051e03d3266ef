from __future__ import annotations

from tests.e2e.page_kit import PICTURE


def test_the_picture_in_the_readme_is_not_too_heavy() -> None:
    assert PICTURE.stat().st_size < 400_000
