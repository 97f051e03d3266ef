"""One matter that a fault of ours keeps failing on must not stop the others: alerts climb, reports go out."""

from __future__ import annotations

import logging

import pytest

from tests.commune import Commune


@pytest.mark.parametrize("dies", [False, True])
@pytest.mark.parametrize("column", ["category", "state"])
async def test_other_alerts_climb(
    commune: Commune, caplog: pytest.LogCaptureFixture, column: str, *, dies: bool
) -> None:
    """The first incident is of a kind, or in a state, that this release does not know; the process may die over it."""
    huy, dong, dung, _ = await commune.phones("huy", "dong", "dung", "long", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await dong.says("bao tin").taps("Trộm cắp").taps("Trung Tâm").sees("VV-1114-02")
    await commune.change(f"UPDATE incidents SET {column} = 'ABOLISHED' WHERE id = 1")  # noqa: S608
    caplog.set_level(logging.CRITICAL)
    if dies:
        await commune.kill_and_restart()
    await commune.forward(minutes=8)
    await dung.hears("VV-1114-02", "Chưa có người nhận")


@pytest.mark.parametrize("dies", [False, True])
async def test_other_reports_go_out(commune: Commune, *, dies: bool) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    await huy.says("có trộm")
    await dong.says("có cháy")
    account = await commune.account(huy)
    await commune.change("UPDATE conversations SET draft = 'not json' WHERE account_id = ?", account.id)
    if dies:
        await commune.kill_and_restart()
    await commune.forward(minutes=4)
    await long.hears("có cháy")
