"""The leader signs the ledger of a night, then the police: each with one tap, and nobody for two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.patrol.types.shift import By, ShiftState
from tests.commune import Commune, at
from tests.patrol.kit import shift
from tests.patrol.night_kit import a_night, in_the_morning, signatures, signed

SHIFT = "Ca đêm 14 rạng 15/11"


async def test_the_leader_signs_in_the_morning_and_the_police_after(commune: Commune) -> None:
    shift = await a_night(commune, huy=("21:58", "02:04"), hoa=("22:00", "02:00"))
    thanh, long = await in_the_morning(commune, "thanh", "long")
    await long.says("so dem truc").is_not_offered("Cần ký")
    await thanh.says("so dem truc").sees("Tổ 3", "Cần ký 1 ca").taps("Cần ký").sees(f"{SHIFT} · Tổ 3: 2 người, 2 đêm")
    await thanh.taps(SHIFT).sees_toast("Đã ký").sees("Trịnh Công Thành đã ký", "Công an: chưa ký")
    assert await signatures(commune, shift) == (True, False)
    await long.says("so dem truc").sees("Cần ký 1 ca").taps("Cần ký").taps(SHIFT)
    await long.sees("Tổ trưởng: Trịnh Công Thành đã ký", "Công an: Trần Đức Long đã ký")
    assert await signatures(commune, shift) == (True, True)
    await long.says("so dem truc").is_not_offered("Cần ký")
    commune.everybody_reads()
    await commune.forward(hours=3)
    commune.expects_nothing_more()


async def test_the_page_of_a_night_shows_who_was_there_and_what_is_odd(commune: Commune) -> None:
    await a_night(commune, huy=("21:58", "02:04"), hoa=("23:50", "01:00"), tu=None)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.says("so dem truc").taps(SHIFT)
    await thanh.sees("🌙 Võ Nhật Huy: 21:58-02:04", "▫️ Cao Thị Hòa: 23:50-01:00", "✖️ Hồ Văn Tư: vắng")
    await thanh.is_offered("Ký (tổ trưởng)", "Sửa giờ", "Nhập bù", "Trang nhật ký")


async def test_who_told_before_is_not_shown_as_one_who_stayed_away(commune: Commune) -> None:
    shift_ = await a_night(commune, huy=("22:00", "02:00"), hoa=None, tu=None)
    hoa = (await commune.member("hoa")).id
    await commune.change("UPDATE assignments SET answer = 'cannot' WHERE member_id = ?", hoa)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.says("menu").forges(f"night1:{shift_.id}")
    await thanh.sees("✖️ Cao Thị Hòa: vắng, có báo trước", "✖️ Hồ Văn Tư: vắng\n")


async def test_a_forgotten_check_out_stands_out_on_the_page_and_in_the_list(commune: Commune) -> None:
    await a_night(commune, huy=("22:00", "03:15"), out_by=By.RULE)
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.says("so dem truc").taps("Cần ký").sees("1 người, 1 đêm · tự đóng")
    await thanh.says("so dem truc").taps(SHIFT).sees("Võ Nhật Huy: 22:00-02:00 · tự đóng")


async def test_police_do_not_sign_before_the_leader(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    (long,) = await in_the_morning(commune, "long")
    await long.says("so dem truc").taps("Tổ 3").taps(SHIFT).is_not_offered("Ký (Công an)")
    await long.forges(f"sign1:{shift.id}:police").sees("Tổ trưởng ký trước")
    assert await signatures(commune, shift) == (False, False)


async def test_an_officer_who_signs_for_the_leader_does_not_sign_twice(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    long, yen = await in_the_morning(commune, "long", "yen")
    await long.says("so dem truc").taps("Tổ 3").taps(SHIFT).taps("Ký (tổ trưởng)").sees("Trần Đức Long đã ký")
    await long.is_not_offered("Ký (Công an)")
    await long.forges(f"sign1:{shift.id}:police").sees("người thứ hai")
    await yen.forges(f"night1:{shift.id}").taps("Ký (Công an)").sees("Hoàng Thị Yến đã ký")


async def test_a_night_is_signed_once(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    await signed(commune, shift)
    thanh, yen = await in_the_morning(commune, "thanh", "yen")
    await thanh.forges(f"sign1:{shift.id}:leader").sees("đã có chữ ký")
    await yen.forges(f"sign1:{shift.id}:police").sees("đã có chữ ký")
    await yen.forges(f"sign1:{shift.id}:mayor").sees("Nút này đã cũ")


async def test_not_before_it_is_over_nor_while_somebody_is_still_out_there(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    commune.clock.now = at("01:00", 15)
    (thanh,) = await commune.phones("thanh")
    await thanh.forges(f"sign1:{shift.id}:leader").sees("Ca chưa hết giờ")
    commune.clock.now = at("02:10", 15)
    (on,) = await commune.work(lambda w: w.tx.patrol.assignments.of_shift(shift.id))
    await commune.work(lambda w: w.tx.patrol.assignments.save(replace(on, out_at=None)))
    await commune.work(lambda w: w.tx.patrol.shifts.save(replace(shift, state=ShiftState.PUBLISHED)))
    await thanh.forges(f"sign1:{shift.id}:leader").sees("chưa ra ca")
    assert await signatures(commune, shift) == (False, False)


async def test_signing_is_in_the_log_of_the_night_and_in_the_audit(commune: Commune) -> None:
    shift = await a_night(commune, huy=("22:00", "02:00"))
    (thanh,) = await in_the_morning(commune, "thanh")
    await thanh.forges(f"sign1:{shift.id}:leader")
    assert await commune.rows("SELECT kind, ref FROM shift_events") == [("signed", "leader")]
    assert await commune.rows("SELECT act, subject, detail FROM audit") == [
        ("night.signed", f"shift {shift.id}", "leader")
    ]


@pytest.mark.parametrize("name", ["hung_t1", "huy", "hoa", "thien", "nguyet", "Lan"])
async def test_nobody_else_signs(commune: Commune, name: str) -> None:
    """Another team's leader, volunteers, supporters, strangers."""
    shift = await a_night(commune, huy=("22:00", "02:00"))
    (hand,) = await in_the_morning(commune, name)
    for part in ("leader", "police"):
        await hand.forges(f"sign1:{shift.id}:{part}").does_not_see("đã ký")
    assert await signatures(commune, shift) == (False, False)


async def test_the_one_named_responsible_may_sign_for_the_leader(commune: Commune) -> None:
    shift = await a_night(commune, hoa=("22:00", "02:00"), huy=("22:00", "02:00"))
    tu = await commune.member("tu")
    await commune.work(lambda w: w.tx.patrol.shifts.save(replace(shift, responsible_id=tu.id)))
    (hand,) = await in_the_morning(commune, "tu")
    await hand.forges(f"night1:{shift.id}").sees("Võ Nhật Huy").taps("Ký (tổ trưởng)").sees("Hồ Văn Tư đã ký")


async def test_a_check_in_that_comes_after_the_leader_has_signed_takes_the_signature_away(commune: Commune) -> None:
    """No network all night: what was sent at 22:05 arrives when the empty shift was signed already."""
    thanh, huy = await commune.phones("thanh", "huy")
    night = await shift(commune, "huy", starts=at("22:00"))
    commune.clock.now = at("02:05", 15)
    await thanh.says("menu").forges(f"sign1:{night.id}:leader")
    assert await signatures(commune, night) == (True, False)
    await huy.says("vao ca", at=at("22:05"))
    assert await signatures(commune, night) == (False, False)
    await thanh.hears("chữ ký")
