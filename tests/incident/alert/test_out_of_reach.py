"""When those who should hear cannot be reached, the next ones hear at once and the reporter is told to call."""

from __future__ import annotations

from core.people.types import Role
from tests.commune import Commune, Hand


async def _theft(hand: Hand) -> None:
    await hand.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("Đã ghi VV-1114-01")


async def test_nobody_at_all(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await _theft(huy)
    await huy.hears("chưa có người nhận", "Gọi 113 ngay")
    await commune.tick()
    assert not any("chưa có người nhận" in m for m in huy.unread)


async def test_the_first_who_can_be_reached_hears_at_once(commune: Commune) -> None:
    """Neither duty officers nor the team have a phone: the chief does not wait eight minutes."""
    huy, dung = await commune.phones("huy", "dung")
    await _theft(huy)
    await commune.tick()
    await dung.hears("Trộm cắp", "Chưa có người nhận")


async def test_volunteers_alone_are_not_enough(commune: Commune) -> None:
    """Those who may go but not take it over do not stop the search for one who may."""
    huy, thanh, dung = await commune.phones("huy", "thanh", "dung")
    await _theft(huy)
    await commune.tick()
    await thanh.hears("Trộm cắp")
    await dung.hears("Trộm cắp")
    await huy.hears("Gọi 113 ngay")


async def test_a_blocked_bot_means_the_next_person(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    long.phone.blocked = True  # the network says so only when it is written to
    await _theft(huy)
    await commune.tick()
    await dung.hears("Trộm cắp")
    assert await commune.count("accounts", "blocked_at IS NOT NULL") == 1


async def test_a_second_phone_is_tried_first(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    other = await commune.second_phone("long")
    other.phone.blocked = True
    await _theft(huy)
    await long.hears("Trộm cắp")
    assert dung.saw_nothing()


async def test_two_alerts_at_once_and_both_go_on(commune: Commune) -> None:
    """The second card waits behind the one that finds the bot blocked."""
    huy, dong, long, dung = await commune.phones("huy", "dong", "long", "dung", on_duty=("long",))
    long.phone.blocked = True
    for hand in (huy, dong):
        await hand.says("bao tin").taps("Trộm cắp")
    huy.phone.press("Hồ Sen")
    dong.phone.press("Hồ Sen")
    await commune.settle()
    await commune.tick()
    await dung.hears("VV-1114-01").hears("VV-1114-02")


async def test_who_comes_back_is_written_to_again(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await long.sends(lambda phone: phone.block())
    await _theft(huy)
    assert long.saw_nothing()
    await long.sends(lambda phone: phone.unblock())
    await commune.forward(minutes=3)
    await long.hears("Trộm cắp")


async def test_a_suspended_officer_hears_nothing_of_it(commune: Commune) -> None:
    huy, long, yen, dung = await commune.phones("huy", "long", "yen", "dung", on_duty=("long",))
    await dung.says("thành viên").says("long").taps("Trần Đức Long").taps("Tạm khóa").taps("Đúng")
    await _theft(huy)
    await yen.hears("Trộm cắp")
    await long.hears("đang tạm khóa").does_not_see("Trộm cắp")
    assert not long.unread


async def test_a_card_of_a_suspended_officer_is_a_dead_button(commune: Commune) -> None:
    huy, long, dung = await commune.phones("huy", "long", "dung")
    await _theft(huy)
    await dung.says("thành viên").says("long").taps("Trần Đức Long").taps("Tạm khóa").taps("Đúng")
    await long.taps("Đã nhận").sees("đang tạm khóa")
    assert await commune.rows("SELECT holder_id FROM incidents") == [(None,)]


async def test_a_role_taken_away_in_the_middle(commune: Commune) -> None:
    huy, dung = await commune.phones("huy", "dung")
    officer = await commune.newcomer("Trần Văn Khách", Role.DUTY_OFFICER)
    await _theft(huy)
    await dung.says("thành viên").says("khach").taps("Trần Văn Khách").taps("Vai trò")
    await dung.taps("Thành viên tổ hỗ trợ").taps("Trực ban Công an xã")
    await officer.taps("Đã nhận").sees("không thuộc phần")
