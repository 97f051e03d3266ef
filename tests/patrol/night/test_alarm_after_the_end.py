"""A silence that others know of outlives the shift, and is not asked about as a forgotten check-out."""

from __future__ import annotations

from core.patrol.night.actions import EndEarly
from tests.commune import Commune, at
from tests.patrol.duty_kit import checked_in


async def test_who_does_not_answer_is_not_asked_why_they_did_not_check_out(commune: Commune) -> None:
    thanh, _ = await commune.phones("thanh", "long", on_duty=("long",))
    (huy,) = await checked_in(commune, "huy")
    await commune.forward(minutes=47)
    await thanh.says("menu").forges(EndEarly(1).encode()).says("mưa lớn, đường ngập").taps("Kết thúc")
    assert await commune.rows("SELECT ok_step > 0, out_at FROM watches") == [(1, None)]
    commune.clock.now = at("02:40", 15)
    await commune.tick()
    assert not [words for words in (*huy.unread, *thanh.unread) if "chưa ra ca" in words.lower()]
