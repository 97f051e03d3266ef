"""The torture knows the bot's sentences when it sees them: a judge who misses one calls a filed report lost."""

from __future__ import annotations

from benchmarks.torture_eyes import FILED, SOS_SENT
from tests.commune import Commune


async def test_the_word_that_a_report_was_filed_is_recognised(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").says("có mấy đứa đua xe ngoài đê")
    await commune.forward(minutes=3)
    assert [m for m in huy.phone.messages if FILED.search(m.words)]


async def test_so_is_an_sos_that_went_out(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long", on_duty=("long",))
    await huy.says("sos")
    assert [m for m in huy.phone.messages if SOS_SENT.search(m.words)]
