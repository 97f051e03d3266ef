"""One matter that a fault of ours keeps failing on must not stop the others: alerts climb, reports go out."""

from __future__ import annotations

import logging

import pytest

from tests.commune import Commune


async def test_other_alerts_climb(commune: Commune, caplog: pytest.LogCaptureFixture) -> None:
    """The first incident has a kind that this release does not know."""
    huy, dong, dung, _ = await commune.phones("huy", "dong", "dung", "long", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await dong.says("bao tin").taps("Trộm cắp").taps("Trung Tâm").sees("VV-1114-02")
    await commune.change("UPDATE incidents SET category = 'ABOLISHED' WHERE id = 1")
    caplog.set_level(logging.CRITICAL)
    await commune.forward(minutes=8)
    await dung.hears("VV-1114-02", "Chưa có người nhận")


async def test_other_reports_go_out(commune: Commune) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    await huy.says("có trộm")
    await dong.says("có cháy")
    account = await commune.account(huy)
    await commune.change("UPDATE conversations SET draft = 'not json' WHERE account_id = ?", account.id)
    await commune.forward(minutes=4)
    await long.hears("có cháy")
