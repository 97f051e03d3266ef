"""A duress word from somebody who may not report: the phone answers as to "thôi", and nothing else happens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.people.types import Role
from tests.commune import Commune, running


@pytest.fixture
async def commune(tmp_path: Path) -> AsyncIterator[Commune]:
    async with running(tmp_path, {"BINHYEN_PATROL__DURESS_WORDS": '["mưa to quá"]'}) as commune:
        yield commune


async def test_who_may_not_report_is_told_nothing_else(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    operator = await commune.newcomer("Lò Văn Máy", Role.OPERATOR)
    await operator.says("thoi")
    leaving = operator.last
    await operator.says("mưa to quá")
    assert operator.last == leaving
    assert long.saw_nothing()
    assert await commune.count("incidents") == 0
    assert await commune.count("audit", "act = 'incident.raised_in_silence'") == 0


async def test_the_audit_names_who_called(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("mưa to quá")
    by = (await commune.member("huy")).id
    assert await commune.rows("SELECT by FROM audit WHERE act = 'incident.raised_in_silence'") == [(by,)]
