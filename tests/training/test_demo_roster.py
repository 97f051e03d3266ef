"""Holders of a phone of the training page have shifts tonight, at whatever hour the training begins."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.training.cast import CAST, assemble
from core.patrol.roster.fairness import Manned
from core.patrol.roster.publishing import manned
from core.patrol.types.shift import ShiftState
from core.rules import VIETNAM
from core.speech.folding import fold
from core.work import Work
from storage.database import Database
from tests.commune import _settings, at

PATROL = ("Võ Nhật Huy", "Trịnh Công Thành")


async def _assembled(folder: Path, now: datetime) -> tuple[list[Manned], dict[str, int], int]:
    settings = _settings(folder, {})
    database = await Database.open(settings.database.url, lambda: now)
    for _ in range(2):
        await assemble(database, settings.rules(), now)
    async with database.reading() as tx:
        today = now.astimezone(VIETNAM).date()
        found = await manned(Work(tx, now, settings.rules()), today - timedelta(days=9), today + timedelta(days=9))
        ids = {name: (await tx.people.members.search(fold(name)))[0].id for name in PATROL}
        waiting = len(await tx.outbox.lease(now, now + timedelta(minutes=1), 10, 10, {}))
    await database.close()
    return found, ids, waiting


@pytest.mark.parametrize("hour", ["00:30", "08:00", "15:00", "19:00"])
@pytest.mark.parametrize("day", [14, 17])  # a Saturday, a Tuesday
async def test_tonight_has_shifts_for_the_phones(tmp_path: Path, hour: str, day: int) -> None:
    now = at(hour, day)
    found, ids, waiting = await _assembled(tmp_path, now)
    tonight = [one for one in found if now < one.shift.ends_at < now + timedelta(hours=27)]
    assert all(any(id_ in one.members for one in tonight) for id_ in ids.values())
    assert {one.shift.state for one in found} == {ShiftState.PUBLISHED}
    assert all(one.shift.ends_at > now for one in found)
    assert {one.shift.team for one in tonight} == {"T3"}, "nobody plays the others"
    assert not waiting, "nobody is told of it: the phones are quiet at the beginning"


async def test_a_night_that_is_under_way_is_there(tmp_path: Path) -> None:
    found, _, _ = await _assembled(tmp_path, at("23:30", 17))
    running = [one for one in found if one.shift.running(at("23:30", 17))]
    assert len(running) == 1
    assert running[0].members


def test_the_patrol_of_the_page_is_there() -> None:
    assert set(PATROL) <= {part.member for part in CAST}
