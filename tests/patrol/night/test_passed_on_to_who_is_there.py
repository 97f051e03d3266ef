"""The one who answers for a running shift cannot come: of two who could, the one who is there has it."""

from __future__ import annotations

from tests.commune import Commune
from tests.patrol.duty_kit import a_shift, missed


async def test_who_has_checked_in_goes_before_who_has_not(commune: Commune) -> None:
    thanh, _, man = await commune.phones("thanh", "tu", "man")
    responsible = (await commune.member("thanh")).id
    shift = await a_shift(commune, "thanh", "tu", "man", responsible_id=responsible)
    await man.says("vao ca")
    await missed(commune, shift)
    commune.everybody_reads()
    await thanh.taps("Không đi được")
    await man.hears("chị Mận phụ trách")
    assert await commune.rows("SELECT responsible_id FROM shifts") == [((await commune.member("man")).id,)]
