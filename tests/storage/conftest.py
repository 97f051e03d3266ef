from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.storage.kit import NOW


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/binhyen.db"


@pytest.fixture
async def db(url: str) -> AsyncIterator[Database]:
    database = await Database.open(url, lambda: NOW)
    yield database
    await database.close()
