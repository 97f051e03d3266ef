"""The police's signature is asked of those who may put it: a duty officer without that right is passed over."""

from __future__ import annotations

from core.patrol.ledger.actions import Sign
from core.people.types import Role
from tests.commune import Commune, at
from tests.patrol.night_kit import a_night, in_the_morning


async def test_a_duty_officer_who_may_not_sign_is_not_reminded_and_others_are(commune: Commune) -> None:
    nam = await commune.newcomer("Vi Văn Nam", Role.DUTY_OFFICER)
    shift = await a_night(commune, huy=("22:00", "02:00"))
    thanh, long = await in_the_morning(commune, "thanh", "long")
    await nam.says("trực ban").taps("Nhận trực")
    await thanh.forges(Sign(shift.id, "leader").encode())
    await commune.change("UPDATE shifts SET next_at = '2026-11-15 01:00:00'")  # eight o'clock
    commune.everybody_reads()
    commune.clock.now = at("08:01", 15)
    await commune.tick()
    await long.hears("1 ca chờ Công an ký")
    assert not [words for words in nam.unread if "chờ Công an ký" in words]
