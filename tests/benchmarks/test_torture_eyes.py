"""The torture knows the bot's sentences when it sees them: a judge who misses one calls a filed report lost."""

from __future__ import annotations

from benchmarks.torture_eyes import FILED, SOS_SENT, Eyes
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


async def test_a_button_of_a_message_that_is_gone_is_not_there(commune: Commune) -> None:
    """The card comes again and the one before is deleted: whoever looks for the button finds the new one."""
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    eyes = Eyes(long.phone)
    commune.network.subscribe(lambda change: eyes.see(change) if change.user_id == long.phone.user_id else None)
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    before = eyes.button("take1:1")
    await commune.forward(minutes=3)
    (card,) = eyes.cards(1)
    assert eyes.button("take1:1") == card.message_id != before
    long.phone.remove(card)
    assert eyes.button("take1:1") is None and eyes.rung == [1, 1]
