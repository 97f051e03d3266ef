"""One person with two accounts: what was begun on one goes out, whatever ends their rights on the other."""

from __future__ import annotations

from core.people.types import Role
from tests.commune import Commune

STORY = "có trộm ở nhà bà Sáu"


async def test_suspended_the_draft_on_the_first_phone_goes_out(commune: Commune) -> None:
    huy, dung, long = await commune.phones("huy", "dung", "long")
    second = await commune.second_phone("huy")
    await huy.says(STORY)
    await commune.forward(seconds=20)
    await second.says("0")
    await dung.says("thành viên").says("vo nhat huy").taps("Võ Nhật Huy").taps("Tạm khóa").taps("Đúng")
    await long.hears("VV-1114-01", STORY)


async def test_who_leaves_on_one_phone_leaves_nothing_behind_on_the_other(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    second = await commune.second_phone("huy")
    await huy.says(STORY)
    await second.says("có cháy ở chợ").says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời").sees("Đã rời")
    await long.hears("có cháy ở chợ").hears(STORY)
    assert await commune.count("incidents") == 2


async def test_nor_when_the_time_was_up_that_very_moment(commune: Commune) -> None:
    """The story goes out once, not twice."""
    huy, long = await commune.phones("huy", "long")
    await huy.says(STORY).says("hồ sơ").taps("Rời chương trình")
    commune.clock.now = commune.clock.now.replace(minute=40)
    await huy.says("đúng, rời").sees("Đã rời")
    await long.hears("VV-1114-01", STORY)
    assert await commune.count("incidents") == 1


async def test_nor_when_the_last_role_that_may_report_is_taken(commune: Commune) -> None:
    dung, long = await commune.phones("dung", "long")
    huy = await commune.newcomer("Lê Kỹ Thuật", Role.VOLUNTEER, Role.OPERATOR)
    operator = await commune.newcomer("Trần Quản Trị", Role.OPERATOR)
    await huy.says(STORY)
    second = await commune.phone_of(huy)
    await second.says("hồ sơ")
    await operator.says("thành viên").says("le ky thuat").taps("Lê Kỹ Thuật").taps("Vai trò").taps("Thanh niên")
    await long.hears("VV-1114-01", STORY)
    assert dung.saw_nothing()


async def test_a_phone_that_blocked_the_bot_counts_too(commune: Commune) -> None:
    huy, dung, long = await commune.phones("huy", "dung", "long")
    await huy.says(STORY).sends(lambda phone: phone.block())
    await dung.says("thành viên").says("vo nhat huy").taps("Võ Nhật Huy").taps("Tạm khóa").taps("Đúng")
    await long.hears("VV-1114-01", STORY)
