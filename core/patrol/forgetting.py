"""Portions that patrols throw away in time: sheets that nobody entered, positions, leave of long ago."""

from __future__ import annotations

from datetime import timedelta

from core.times import today
from core.work import Work

LEAVE_KEPT = timedelta(days=400)  # no roster is made, and no night put right, that far back


async def forget_sheets(work: Work) -> int:
    return await work.tx.patrol.sheets.forget(work.now)


async def forget_positions(work: Work) -> int:
    return await work.tx.patrol.route.forget_positions(work.now - work.rules.patrol.positions_kept)


async def forget_leave(work: Work) -> int:
    return await work.tx.patrol.absences.forget(today(work.now, work.rules.zone) - LEAVE_KEPT)
