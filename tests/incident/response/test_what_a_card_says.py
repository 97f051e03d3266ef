"""A card read at two in the morning answers without a call: who had it, since when, how often it rang, who ended it."""

from __future__ import annotations

import pytest

from core.people.names import told_apart
from core.people.types import Role
from tests.commune import Commune, Hand


async def _theft(hand: Hand) -> None:
    await hand.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")


async def test_a_reminder_says_which_it_is_and_how_long_it_has_been(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await _theft(huy)
    await long.hears("Chưa có người nhận").does_not_see("Nhắc lần")
    await commune.forward(minutes=8)
    await dung.sees("Nhắc lần", "đã 8 phút")
    await commune.forward(minutes=30)
    await long.sees("Chưa có người nhận. Nhắc lần")
    await long.taps("Đã nhận")
    for card in (m for m in (*long.messages, *dung.messages) if "Đ/c Long" in m.words):
        assert "Nhắc lần" not in card.words


async def test_a_taking_that_lapsed_is_told_in_one_line(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await _theft(huy)
    await commune.forward(minutes=1)
    await long.taps("Đã nhận")
    await commune.forward(minutes=15)
    await long.hears("Đ/c Long nhận 22:31, không có tin, chờ người khác", "Chưa có người nhận")
    await commune.forward(minutes=8)
    await dung.hears("Đ/c Long nhận 22:31, không có tin, chờ người khác", "Nhắc lần")
    await dung.taps("Đã nhận").sees("Đ/c Dũng đã nhận").does_not_see("không có tin")


async def test_who_was_suspended_is_not_called_silent(commune: Commune) -> None:
    huy, long, dung, yen = await commune.phones("huy", "long", "dung", "yen", on_duty=("long",))
    await _theft(huy)
    await long.taps("Đã nhận")
    await dung.says("thành viên").says("tran duc long").taps("Trần Đức Long").taps("Tạm khóa").taps("Đúng")
    await yen.hears("VV-1114-01", "Chưa có người nhận").does_not_see("không có tin")


@pytest.mark.parametrize(
    ("taps", "said"),
    [
        (("Đã nhận", "Đã xử lý xong"), "Đã xử lý xong 22:30, đ/c Long"),
        (("Báo nhầm", "Đúng, báo nhầm"), "Báo nhầm, đóng lúc 22:30, đ/c Long"),
    ],
)
async def test_a_closed_card_says_who_closed_it(commune: Commune, taps: tuple[str, ...], said: str) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    for label in taps:
        await long.taps(label)
    await commune.forward(minutes=5)
    await yen.sees(said)


async def test_closed_by_the_reporter_it_names_nobody(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _theft(huy)
    await huy.taps("Không, chưa rõ").taps("Báo nhầm")
    await long.sees("Báo nhầm, đóng lúc 22:30, do người báo").does_not_see("Huy")


async def test_opened_again_it_says_by_whom(commune: Commune) -> None:
    huy, long, yen = await commune.phones("huy", "long", "yen")
    await _theft(huy)
    await long.taps("Đã nhận").taps("Đã xử lý xong").taps("Mở lại")
    await yen.sees("Đ/c Long mở lại 22:30", "Chưa có người nhận")


async def test_the_police_see_who_calls_for_help(commune: Commune) -> None:
    huy, long, tu, nguyet = await commune.phones("huy", "long", "tu", "nguyet", on_duty=("tu",))
    await huy.says("sos").taps("Hồ Sen")
    await long.sees("Cần cứu giúp ngay", "Người gọi: Huy · Tổ 3")
    for hand in (tu, nguyet):
        await hand.does_not_see("Huy")
    await tu.sees("Người báo: tổ tuần tra")


async def test_an_officer_who_calls_for_help_is_named_with_their_office(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen")
    await long.says("sos")
    await yen.sees("Người gọi: Long · Công an xã")


async def test_the_reporter_hears_of_whoever_comes_along(commune: Commune) -> None:
    huy, long, tu, yen = await commune.phones("huy", "long", "tu", "yen")
    await _theft(huy)
    await long.taps("Đang đến")
    await tu.taps("Đang đến")
    await huy.hears("Có người đang đến hỗ trợ VV-1114-01 (22:30)")
    await yen.taps("Đã có mặt")
    await huy.hears("Có người đã có mặt hỗ trợ VV-1114-01")
    await huy.does_not_see("Tư", "Yến")


async def test_passed_on_everybody_knows_to_whom(commune: Commune) -> None:
    huy, long, yen, dung = await commune.phones("huy", "long", "yen", "dung")
    await _theft(huy)
    await long.taps("Đã nhận")
    commune.everybody_reads()
    await long.taps("Chuyển người khác").taps("Yến").sees("Đã chuyển VV-1114-01 cho đ/c Yến")
    await yen.hears("Đ/c Long chuyển cho đ/c Yến, chờ nhận", "Chưa có người nhận")
    await huy.hears("VV-1114-01: đã chuyển cho đ/c Yến, chờ nhận")
    await yen.taps("Đã nhận")
    await long.sees("Đ/c Yến đã nhận").does_not_see("chờ nhận.\n")
    assert dung.saw_nothing()


async def test_two_of_one_name_are_told_apart(commune: Commune) -> None:
    huy, long, _ = await commune.phones("huy", "long", "hung")
    await commune.newcomer("Trần Hùng", Role.COMMUNE_LEADER, organisation="UBND xã")
    await huy.says("bao tin").taps("Cháy").taps("Hồ Sen")
    await long.taps("Đã nhận").taps("Chuyển người khác").is_offered("Hùng · Công an xã", "Hùng · UBND xã")


def test_the_same_name_in_the_same_office() -> None:
    people = [("Hùng", "Công an xã", "Lê Hùng"), ("Hùng", "Công an xã", "Võ Hùng"), ("Yến", "Công an xã", "Hồ Yến")]
    assert told_apart(people) == ["Lê Hùng", "Võ Hùng", "Yến"]
    assert told_apart([("Hùng", "", "Lê Hùng"), ("Hùng", "UBND xã", "Võ Hùng")]) == ["Hùng", "Hùng · UBND xã"]
