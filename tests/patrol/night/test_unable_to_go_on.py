"""On duty and unable to go on: the leader is rung, whatever the phone shows, and no later shift is touched."""

from __future__ import annotations

from datetime import date

import pytest

from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, checked_in


@pytest.mark.parametrize("screen", ["menu", "ca của tôi", "hồ sơ"])
async def test_it_rings_the_leader_from_any_screen(commune: Commune, screen: str) -> None:
    (thanh,) = await commune.phones("thanh")
    (huy,) = await checked_in(commune, "huy")
    await a_shift(commune, "huy", day=date(2026, 11, 16), starts_at=at("22:00", 16), ends_at=at("02:00", 17))
    commune.clock.now = at("22:20")
    await huy.says(screen)
    commune.everybody_reads()
    await huy.says("không đi được").sees("Anh Huy cần giúp gì?").is_offered("SOS")
    await thanh.hears("Anh Huy nhắn là không ổn", "không đi được")
    assert await commune.count("assignments", "answer = 'cannot'") == 0
