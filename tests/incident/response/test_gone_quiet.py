"""Somebody took it and has said nothing since: a reminder, then the ladder again."""

from __future__ import annotations

from bot.training.network import Fault
from tests.commune import Commune


async def _taken(commune: Commune, *kinds: str) -> None:
    huy, long, _ = await commune.phones("huy", "long", "dung", on_duty=("long",))
    hand = huy.says("bao tin")
    for kind in kinds:
        hand = hand.taps(kind)
    await hand.taps("Hồ Sen")
    await long.taps("Đã nhận")
    commune.everybody_reads()


async def test_a_reminder_to_the_holder_alone(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    await commune.forward(minutes=10)
    await commune["long"].hears("VV-1114-01: nhận lúc 22:30, chưa có tin")
    commune.expects_nothing_more()


async def test_the_reminder_answered_is_enough(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    await commune.forward(minutes=10)
    await commune["long"].taps("Đang đến")
    await commune["huy"].hears("đang đến")
    await commune.forward(minutes=9)
    commune.expects_nothing_more()


async def test_who_is_on_the_way_is_asked_whether_they_are_there(commune: Commune) -> None:
    """The holder has pressed On the way: the reminder must not ask for that again."""
    await _taken(commune, "Trộm cắp")
    await commune["long"].taps("Đang đến")
    await commune.forward(minutes=10)
    await commune["long"].hears("VV-1114-01: đang đến từ 22:30, chưa có tin", "Bấm Đã có mặt")
    await commune["long"].is_offered("Đã có mặt", "Vẫn đang đến")
    await commune["long"].taps("Đã có mặt")
    await commune["huy"].hears("đã có mặt")


async def test_a_long_way_is_no_silence(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    await commune["long"].taps("Đang đến")
    for _ in range(3):
        await commune.forward(minutes=10)
        await commune["long"].taps("Vẫn đang đến")
    assert await commune.rows("SELECT state, holder_id IS NULL FROM incidents") == [("on_the_way", 0)]


async def test_still_quiet_the_ladder_wakes(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    await commune.forward(minutes=15)
    await commune["long"].hears("chưa có tin").hears("VV-1114-01", "Chưa có người nhận")
    await commune["huy"].hears("VV-1114-01: đang tìm thêm người đến")
    await commune.forward(minutes=8)
    await commune["dung"].hears("VV-1114-01", "Chưa có người nhận")


async def test_who_is_on_the_scene_is_left_alone_for_two_hours(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    await commune["long"].taps("Đang đến").taps("Đã có mặt")
    commune.everybody_reads()
    await commune.forward(hours=1, minutes=55)
    commune.expects_nothing_more()
    await commune.forward(minutes=10)
    await commune["long"].hears("VV-1114-01", "còn mở")
    commune.expects_nothing_more()


async def test_on_the_scene_with_backup_called_is_left_alone_too(commune: Commune) -> None:
    """Backup was called on the way; arriving ends the watch over the holder, not the call."""
    await _taken(commune, "Trộm cắp")
    await commune["long"].taps("Cần chi viện")
    await commune.forward(minutes=5)
    await commune["long"].taps("Đã có mặt")
    await commune.forward(minutes=30)
    await commune["long"].sees("Đ/c Long đã có mặt").does_not_see("chưa có tin")
    assert await commune.rows("SELECT state FROM incidents") == [("on_scene",)]


async def test_low_severity_is_only_reminded(commune: Commune) -> None:
    await _taken(commune, "Thêm loại", "Ồn ào")
    await commune.forward(hours=3)
    await commune["long"].hears("VV-1114-01", "còn mở")
    commune.expects_nothing_more()


async def test_an_outage_over_both_times_is_no_silence(commune: Commune) -> None:
    """The holder was asked by nobody: the reminder comes first, and then the time to answer it."""
    await _taken(commune, "Trộm cắp")
    async with commune.outage(minutes=40):
        pass
    await commune["long"].hears("VV-1114-01: nhận lúc 22:30, chưa có tin")
    commune.expects_nothing_more()
    await commune.forward(minutes=5, seconds=5)
    await commune["long"].hears("Chưa có người nhận")
    await commune["huy"].hears("đang tìm thêm người đến")


async def test_nor_is_one_of_the_network(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    async with commune.network_away(minutes=30):
        commune["long"].phone.press("Đang đến")
    await commune.settle()
    await commune["huy"].hears("đang đến")
    await commune.forward(minutes=9)
    assert await commune.rows("SELECT state, holder_id IS NULL FROM incidents") == [("on_the_way", 0)]


async def test_whom_no_reminder_can_reach_loses_it_all_the_same(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    commune["long"].phone.blocked = True
    await commune.forward(minutes=15, seconds=5)
    await commune["dung"].hears("Chưa có người nhận")


async def test_suspended_holders_hold_nothing(commune: Commune) -> None:
    """Not only after the quiet time: on the scene nobody would ever notice."""
    await _taken(commune, "Trộm cắp")
    await commune.phones("yen")
    await commune["long"].taps("Đang đến").taps("Đã có mặt")
    await commune["dung"].says("thành viên").says("tran duc long").taps("Trần Đức Long").taps("Tạm khóa").taps("Đúng")
    await commune["yen"].hears("VV-1114-01", "Chưa có người nhận")
    await commune["huy"].sees("đang tìm thêm người đến")


async def test_a_holder_who_leaves_holds_nothing(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    await commune.phones("yen")
    await commune["long"].says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời")
    await commune["yen"].hears("VV-1114-01", "Chưa có người nhận")


async def test_a_holder_without_the_role_holds_nothing(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    await commune.phones("yen")
    await commune["dung"].says("thành viên").says("tran duc long").taps("Trần Đức Long").taps("Vai trò")
    await commune["dung"].taps("Thành viên tổ hỗ trợ").taps("Trực ban Công an xã").taps("Cán bộ Công an xã")
    await commune["yen"].hears("VV-1114-01", "Chưa có người nhận")
    assert await commune.rows("SELECT state, holder_id FROM incidents") == [("new", None)]


async def test_who_blocked_the_bot_before_loses_it_too(commune: Commune) -> None:
    """There is nobody to remind; the incident must not rest with them."""
    await _taken(commune, "Trộm cắp")
    await commune["long"].sends(lambda phone: phone.block())
    await commune.forward(minutes=16)
    await commune["huy"].hears("đang tìm thêm người đến")


async def test_nor_does_a_phone_that_alone_takes_nothing_keep_it_for_ever(commune: Commune) -> None:
    await _taken(commune, "Trộm cắp")
    commune.network.faults.add(Fault("500", method="sendMessage", chat_id=commune["long"].phone.chat_id))
    await commune.forward(hours=1, minutes=25)
    assert await commune.rows("SELECT state, holder_id FROM incidents") == [("new", None)]
