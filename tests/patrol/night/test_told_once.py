"""One thing is told to one person once, and never to the one who has just done it."""

from __future__ import annotations

from tests.commune import Commune
from tests.patrol.duty_kit import a_shift, checked_in, missed


async def test_an_officer_who_answers_for_the_shift_has_the_card_and_no_second_warning(commune: Commune) -> None:
    long, huy = await commune.phones("long", "huy", on_duty=("long",))
    officer = (await commune.member("long")).id
    shift = await a_shift(commune, "huy", "tu", "man", responsible_id=officer)
    await huy.says("vao ca")
    commune.everybody_reads()
    await missed(commune, shift)
    await long.hears("Tổ 3 có mặt 1/3")
    assert not [words for words in long.unread if "mới có mặt" in words]


async def test_who_looks_after_a_silence_is_not_told_of_it_themselves(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await checked_in(commune, "huy")
    await commune.forward(minutes=47)
    commune.everybody_reads()
    await thanh.taps("Tôi lo")
    await long.hears("Thành", "Huy")
    assert not thanh.unread
