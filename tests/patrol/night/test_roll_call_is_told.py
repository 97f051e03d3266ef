"""Roll-call marks of the leader are read by the member on their phone, if they have one: pay follows from them."""

from __future__ import annotations

from core.patrol.night.actions import MarkMember
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.duty_kit import a_shift


async def _marks(leader: Hand, shift_id: int, member_id: int, how: str) -> None:
    await leader.says("menu").forges(MarkMember(shift_id, member_id, how).encode())
    leader.reads()


async def _night(commune: Commune) -> tuple[Hand, Hand, int, int]:
    thanh, huy = await commune.phones("thanh", "huy")
    shift = await a_shift(commune, "thanh", "huy", "tu")
    commune.clock.now = at("22:05")
    return thanh, huy, shift.id, (await commune.member("huy")).id


async def test_marked_as_there(commune: Commune) -> None:
    thanh, huy, shift, member = await _night(commune)
    await _marks(thanh, shift, member, "here")
    await commune.forward(minutes=1)
    assert huy.rings == 0
    await huy.hears(
        "📋 Anh Thành đã điểm danh anh Huy có mặt từ 22:05, Ca đêm 14 rạng 15/11. Không đúng thì báo anh Thành."
    )
    await commune.forward(minutes=5)
    assert not huy.unread


async def test_marked_as_away_one_may_still_come(commune: Commune) -> None:
    thanh, huy, shift, member = await _night(commune)
    await _marks(thanh, shift, member, "absent")
    await commune.forward(minutes=1)
    assert huy.rings == 0
    await huy.hears(
        "📋 Anh Thành đã ghi anh Huy vắng, Ca đêm 14 rạng 15/11. Không đúng thì bấm Vào ca hoặc báo anh Thành."
    )
    await huy.taps("Vào ca").sees("Đã vào ca 22:06")


async def test_excused_is_said_as_such(commune: Commune) -> None:
    thanh, huy, shift, member = await _night(commune)
    await _marks(thanh, shift, member, "excused")
    await commune.forward(minutes=1)
    await huy.hears("đã ghi anh Huy vắng có lý do, Ca đêm 14 rạng 15/11")


async def test_a_slip_that_is_put_right_is_told_once_as_it_stands(commune: Commune) -> None:
    thanh, huy, shift, member = await _night(commune)
    for how in ("absent", "here"):
        await _marks(thanh, shift, member, how)
    await commune.forward(minutes=2)
    assert len(huy.unread) == 1
    await huy.hears("có mặt từ 22:05").does_not_see("vắng")


async def test_changed_later_it_is_told_again(commune: Commune) -> None:
    thanh, huy, shift, member = await _night(commune)
    await _marks(thanh, shift, member, "absent")
    await commune.forward(minutes=2)
    await huy.hears("vắng")
    await _marks(thanh, shift, member, "here")
    await commune.forward(minutes=2)
    await huy.hears("có mặt từ 22:07")


async def test_who_has_come_by_phone_meanwhile_is_told_nothing(commune: Commune) -> None:
    thanh, huy, shift, member = await _night(commune)
    await _marks(thanh, shift, member, "absent")
    await huy.says("vao ca")
    commune.everybody_reads()
    await commune.forward(minutes=2)
    assert not any("📋" in words for words in huy.unread)


async def test_one_is_not_told_what_one_does_oneself_and_others_are_not_told(commune: Commune) -> None:
    thanh, huy, shift, _ = await _night(commune)
    (tu,) = await commune.phones("tu")
    await _marks(thanh, shift, (await commune.member("thanh")).id, "here")
    thanh.reads()
    await commune.forward(minutes=2)
    assert not any("đã điểm danh" in words for words in thanh.unread)
    assert huy.saw_nothing() and tu.saw_nothing()


async def test_the_police_are_comrades(commune: Commune) -> None:
    _, huy, shift, member = await _night(commune)
    (long,) = await commune.phones("long")
    await _marks(long, shift, member, "here")
    await commune.forward(minutes=1)
    await huy.hears("📋 Đồng chí Long đã điểm danh anh Huy có mặt từ 22:05", "Không đúng thì báo đồng chí Long.")
