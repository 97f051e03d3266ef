"""An officer closes it: whoever runs there hears so. A card that changes in silence is not enough in a running hand."""

from __future__ import annotations

import pytest

from core.incident.actions import FalseAlarm, Reopen
from tests.commune import Commune


def _of_the_end(words: list[str]) -> list[str]:
    return [w for w in words if w.startswith("☑️")]


@pytest.mark.parametrize(
    ("button", "said"),
    [("Báo nhầm", "☑️ VV-1114-01 đã đóng: báo nhầm."), ("Đã xử lý xong", "☑️ VV-1114-01 đã xử lý xong.")],
)
async def test_who_is_on_the_way_hears_it_with_a_sound(commune: Commune, button: str, said: str) -> None:
    huy, thanh, tu, long = await commune.phones("huy", "thanh", "tu", "long", on_duty=("thanh", "tu", "long"))
    await huy.says("sos")
    await thanh.taps("Đang đến")
    await long.taps("Đã nhận")
    commune.everybody_reads()
    await long.taps(button)
    assert thanh.rings == 1 and tu.rings == 0
    await thanh.hears(f"{said}\nCảm ơn anh Thành, không phải đến nữa.")
    await tu.hears(f"{said}\nCảm ơn anh Tư, không phải đến nữa.")
    assert not _of_the_end(long.unread) and not _of_the_end(huy.unread)
    await commune.forward(minutes=30)
    assert not _of_the_end(thanh.unread) and not _of_the_end(tu.unread)


async def test_who_is_there_already_is_thanked_without_a_sound(commune: Commune) -> None:
    huy, thanh, long = await commune.phones("huy", "thanh", "long", on_duty=("thanh", "long"))
    await huy.says("sos")
    await thanh.taps("Đang đến").taps("Đã có mặt")
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    assert thanh.rings == 0
    await thanh.hears("☑️ VV-1114-01 đã xử lý xong.\nCảm ơn anh Thành.").does_not_see("không phải đến")


async def test_of_anything_else_those_who_come_hear_and_nobody_besides(commune: Commune) -> None:
    huy, thanh, tu, long = await commune.phones("huy", "thanh", "tu", "long", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await thanh.taps("Đang đến")
    await long.taps("Đã nhận")
    commune.everybody_reads()
    await long.taps("Đã xử lý xong")
    await thanh.hears("☑️ VV-1114-01 đã xử lý xong.\nCảm ơn anh Thành, không phải đến nữa.")
    assert not tu.unread


async def test_the_holder_hears_once_who_closed_it(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen", on_duty=("long", "yen"))
    await huy.says("sos")
    await long.taps("Đang đến")
    commune.everybody_reads()
    await yen.taps("Báo nhầm").taps("Đúng, báo nhầm")
    await long.hears("VV-1114-01: đ/c Yến đã đóng việc này")
    assert not _of_the_end(long.unread)


async def test_taken_back_in_somebodys_hands_everybody_rung_hears(commune: Commune) -> None:
    huy, thanh, tu, long = await commune.phones("huy", "thanh", "tu", "long", on_duty=("thanh", "tu", "long"))
    await huy.says("sos")
    await thanh.taps("Đang đến")
    await long.taps("Đã nhận")
    commune.everybody_reads()
    await huy.taps("Báo nhầm")
    await commune.forward(minutes=1)
    assert tu.rings == 0 and thanh.rings == long.rings == 1
    for hand in (thanh, tu, long):
        assert len(_of_the_end(hand.unread)) == 1
        await hand.hears("Người báo nói là báo nhầm")


async def test_opened_again_before_it_was_told_nobody_is_sent_home(commune: Commune) -> None:
    huy, thanh, long = await commune.phones("huy", "thanh", "long", on_duty=("thanh", "long"))
    await huy.says("sos")
    await thanh.taps("Đang đến")
    await long.taps("Đã nhận")
    for button in (FalseAlarm(1), Reopen(1)):
        long.phone.tap(long.messages[-1].message_id, button.encode())
        await commune.fetch()
        await commune.handle()
    await commune.settle()
    await thanh.sees("mở lại").does_not_see("không phải đến")


async def test_whose_card_never_came_is_not_sent_home(commune: Commune) -> None:
    huy, thanh, long = await commune.phones("huy", "thanh", "long", on_duty=("thanh", "long"))
    await huy.says("sos")
    await commune.change("DELETE FROM live_messages WHERE account_id = ?", (await commune.account(thanh)).id)
    commune.everybody_reads()
    await long.taps("Đã nhận").taps("Báo nhầm")
    assert not thanh.unread


async def test_who_may_not_see_it_any_more_hears_nothing(commune: Commune) -> None:
    huy, thanh, long = await commune.phones("huy", "thanh", "long", on_duty=("thanh", "long"))
    await huy.says("sos")
    await thanh.taps("Đang đến")
    await commune.change("UPDATE members SET state = 'suspended' WHERE id = ?", (await commune.member("thanh")).id)
    await long.taps("Đã nhận").taps("Báo nhầm")
    await thanh.does_not_see("không phải đến")
