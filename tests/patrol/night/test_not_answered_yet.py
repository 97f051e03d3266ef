"""How many have not answered yet: whoever has checked in already needs no answer."""

from __future__ import annotations

from tests.commune import Commune
from tests.patrol.on_shift import at_time, shift


async def test_who_has_come_early_is_not_waited_for(commune: Commune) -> None:
    _, long = await commune.phones("huy", "long", on_duty=("long",))
    made = await shift(commune, "thanh", "huy", "hoa", minimum=4)
    await at_time(commune, "18:59")
    await commune.change(
        "UPDATE assignments SET in_at = '2026-11-15 11:50:00', in_by = 'self' WHERE shift_id = ? AND member_id = ?",
        made.id,
        (await commune.member("huy")).id,
    )
    await at_time(commune, "19:00")
    await long.hears("Thiếu người", "2 người chưa trả lời")
