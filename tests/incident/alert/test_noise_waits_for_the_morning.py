"""A small matter that rings at night climbs in the morning, however often the machine starts anew meanwhile."""

from __future__ import annotations

from pathlib import Path

from tests.commune import running

STEPS = {"BINHYEN_ALERT__LADDER__LOW__STEPS": '[{"after": "5m", "to": ["again"]}]'}


async def test_noise_is_not_rung_again_at_night_after_a_start(tmp_path: Path) -> None:
    async with running(tmp_path, STEPS) as commune:
        huy, _ = await commune.phones("huy", "long", on_duty=("long",))
        await huy.says("bao tin").taps("Thêm loại").taps("Ồn")
        await commune.forward(minutes=6)
        due = await commune.rows("SELECT next_at FROM alerts")
        await commune.kill_and_restart()
        await commune.forward(minutes=1)
        assert await commune.rows("SELECT next_at FROM alerts") == due
