"""A small matter has no ladder to climb, and still somebody takes it, or everybody knows that nobody has."""

from __future__ import annotations

from core.people.types import Role
from tests.commune import Commune, Hand


async def _lamp(hand: Hand) -> None:
    await hand.says("bao tin").taps("Thêm loại").taps("Đèn, đường hỏng").taps("Hồ Sen").taps("Xong")


async def _suspend(chief: Hand, name: str, full_name: str) -> None:
    await chief.says("thành viên").says(name).taps(full_name).taps("Tạm khóa").taps("Đúng")


async def test_the_one_who_repairs_lamps_has_blocked_the_bot(commune: Commune) -> None:
    """The network says so at half past six: the police hear at once, and the reporter as well."""
    huy, nguyet, long, dung = await commune.phones("huy", "nguyet", "long", "dung")
    nguyet.phone.blocked = True
    await _lamp(huy)
    await commune.jump(hours=8)
    await commune.tick()
    await long.hears("Đèn, đường hỏng")
    await dung.hears("Đèn, đường hỏng")
    await huy.hears("VV-1114-01: chưa có người nhận, bot vẫn báo tiếp")


async def test_suspended_before_it_went_out(commune: Commune) -> None:
    huy, nguyet, dung = await commune.phones("huy", "nguyet", "dung")
    await _lamp(huy)
    await _suspend(dung, "nguyet", "Nguyễn Thị Minh Nguyệt")
    await commune.jump(hours=8)
    await commune.tick()
    await nguyet.hears("đang tạm khóa")
    assert not nguyet.unread
    await dung.hears("Đèn, đường hỏng")


async def test_suspended_after_it_went_out(commune: Commune) -> None:
    huy, nguyet, dung = await commune.phones("huy", "nguyet", "dung")
    await _lamp(huy)
    await commune.jump(hours=8)
    await nguyet.hears("Đèn, đường hỏng")
    await _suspend(dung, "nguyet", "Nguyễn Thị Minh Nguyệt")
    await commune.jump(hours=24)
    await dung.hears("Đèn, đường hỏng")
    await huy.hears("chưa có người nhận")
    await commune.jump(hours=24)
    await dung.hears("Đèn, đường hỏng")


async def test_nobody_takes_it(commune: Commune) -> None:
    """The reporter hears so once, after the first repeat, and is not sent to 113 for a loud party of last night."""
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Thêm loại").taps("Ồn ào").taps("Hồ Sen").taps("Xong")
    await commune.jump(hours=8)
    await long.hears("Ồn ào")
    await huy.hears("VV-1114-01: chưa có người nhận, bot vẫn báo tiếp").does_not_see("Gọi 113 ngay")
    huy.reads()
    for _ in range(3):
        await commune.jump(hours=24)
    assert not huy.unread


async def test_nobody_could_be_reached_in_the_evening(commune: Commune) -> None:
    """An officer who joins overnight hears of the matter in the morning."""
    (huy,) = await commune.phones("huy")
    await _lamp(huy)
    officer = await commune.newcomer("Trần Văn Khách", Role.DUTY_OFFICER)
    await commune.jump(hours=8)
    await commune.tick()
    await officer.hears("Đèn, đường hỏng")


async def test_a_repeat_that_reaches_nobody_says_so_again(commune: Commune) -> None:
    """The reporter hears each morning that nobody at all is left, for it is all that can be done."""
    huy, nguyet = await commune.phones("huy", "nguyet")
    await _lamp(huy)
    await commune.jump(hours=8)
    await nguyet.sends(lambda phone: phone.block())
    for _ in range(2):
        await commune.jump(hours=24)
        await huy.hears("chưa có người nhận")


async def test_nobody_left_on_the_ladder_is_not_said_at_every_repeat(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Ốm, đuối nước").taps("Hồ Sen").taps("Xong")
    await commune.forward(minutes=20)
    await long.sends(lambda phone: phone.block())
    commune.everybody_reads()
    await commune.forward(hours=2)
    assert len(huy.unread) == 2
