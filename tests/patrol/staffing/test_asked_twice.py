"""Asked twice to stand in: it is one request, and the button that came with the first is good."""

from __future__ import annotations

from core.patrol.staffing.actions import AskMember
from tests.commune import Commune
from tests.patrol.on_shift import shift


async def test_the_button_of_the_first_time_still_answers(commune: Commune) -> None:
    huy, hoa = await commune.phones("huy", "hoa")
    made = await shift(commune, "huy", "thanh")
    ask = AskMember(made.id, (await commune.member("hoa")).id).encode()
    await huy.forges(ask).forges(ask)
    assert len(hoa.unread) == 1
    await hoa.taps("Nhận thay").does_not_see("Nút này đã cũ")
    await huy.hears("Hòa", "thay")
    assert await commune.count("asks") == 1
