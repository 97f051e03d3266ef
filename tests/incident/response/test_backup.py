"""Backup: the ladder climbs until a second person goes, and the holder stays."""

from __future__ import annotations

from tests.commune import Commune

NAMES = ("huy", "long", "yen", "dung", "tu")


async def _called(commune: Commune) -> None:
    hands = await commune.phones(*NAMES, on_duty=("long", "tu"))
    await hands[0].says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await hands[1].taps("Đang đến")
    commune.everybody_reads()
    await hands[1].taps("Cần chi viện")


async def test_everybody_on_duty_and_the_chiefs_hear(commune: Commune) -> None:
    await _called(commune)
    for hand in (commune["yen"], commune["dung"], commune["tu"]):
        await hand.hears("VV-1114-01", "Đ/c Long đang đến", "Cần chi viện")
    await commune["long"].sees_toast("VV-1114-01: đã gọi chi viện")
    commune.expects_nothing_more()


async def test_it_climbs_until_a_second_one_goes(commune: Commune) -> None:
    await _called(commune)
    commune.everybody_reads()
    await commune.forward(minutes=2)
    await commune["yen"].hears("Cần chi viện")
    await commune["yen"].taps("Đang đến")
    commune.everybody_reads()
    await commune.forward(minutes=7)
    assert not commune["yen"].unread
    assert not commune["dung"].unread
    await commune["dung"].sees("Cùng đến: Yến").does_not_see("Cần chi viện.")


async def test_a_team_member_may_be_the_second(commune: Commune) -> None:
    await _called(commune)
    await commune["tu"].taps("Đang đến")
    commune.everybody_reads()
    await commune.forward(minutes=7)
    assert not commune["dung"].unread


async def test_who_called_hears_that_somebody_comes(commune: Commune) -> None:
    """In a fight nobody looks at a card that changes in silence."""
    await _called(commune)
    await commune["tu"].taps("Đang đến")
    assert commune["long"].rings == 1
    await commune["long"].hears("Đ/c Tư đang đến hỗ trợ VV-1114-01.")
    await commune["tu"].taps("Đã có mặt")
    assert commune["long"].rings == 0


async def test_who_called_hears_that_somebody_is_there(commune: Commune) -> None:
    await _called(commune)
    await commune["tu"].taps("Đã có mặt")
    await commune["long"].hears("Đ/c Tư đã có mặt hỗ trợ VV-1114-01.")


async def test_without_a_call_who_comes_along_rings_nobody(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu", on_duty=("long", "tu"))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đang đến")
    await tu.taps("Đang đến")
    assert long.rings == 0


async def test_the_holder_stays_and_is_not_rung(commune: Commune) -> None:
    await _called(commune)
    await commune.forward(minutes=4)
    assert not commune["long"].unread
    assert await commune.rows("SELECT state FROM incidents") == [("on_the_way",)]


async def test_the_reporter_is_not_told_that_nobody_comes(commune: Commune) -> None:
    await _called(commune)
    await commune.forward(minutes=9)
    assert not any("chưa có người nhận" in m for m in commune["huy"].unread)


async def test_the_watch_over_the_holder_goes_on_afterwards(commune: Commune) -> None:
    await _called(commune)
    await commune["yen"].taps("Đang đến")
    commune.everybody_reads()
    await commune.forward(minutes=10)
    await commune["long"].hears("chưa có tin")


async def test_closing_ends_the_call(commune: Commune) -> None:
    await _called(commune)
    await commune["long"].taps("Đã xử lý xong")
    commune.everybody_reads()
    await commune.forward(hours=1)
    commune.expects_nothing_more()


async def test_backup_before_anybody_has_it(commune: Commune) -> None:
    """A call for backup alone is nobody's acknowledgement."""
    huy, yen, dung = await commune.phones("huy", "yen", "dung", on_duty=("yen",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await yen.forges("help1:1")
    await dung.hears("Chưa có người nhận", "Cần chi viện")
    await commune.forward(minutes=4)
    await huy.hears("chưa có người nhận")


async def test_a_helper_does_not_end_an_alert_nobody_has(commune: Commune) -> None:
    """Backup was called from a card nobody had taken; who comes along is not the one who has it."""
    huy, yen, dung, tu = await commune.phones("huy", "yen", "dung", "tu", on_duty=("yen",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await yen.forges("help1:1")
    await tu.taps("Đang đến")
    commune.everybody_reads()
    await commune.forward(minutes=8)
    await dung.hears("Chưa có người nhận", "Cùng đến: Tư")


async def test_a_nervous_thumb_rings_everybody_once(commune: Commune) -> None:
    await _called(commune)
    commune.everybody_reads()
    await commune["long"].taps("Cần chi viện").taps("Cần chi viện")
    assert not commune["dung"].unread
    await commune.forward(minutes=1)
    commune.everybody_reads()
    await commune["long"].taps("Cần chi viện")
    await commune["dung"].hears("Cần chi viện")


async def _suspend(commune: Commune, full_name: str) -> None:
    await commune["dung"].says("thành viên").says(full_name).taps(full_name).taps("Tạm khóa").taps("Đúng")


async def test_who_was_coming_and_is_suspended_comes_no_more(commune: Commune) -> None:
    """Else the holder waits for somebody whom nobody sends any more."""
    await _called(commune)
    await commune["tu"].taps("Đang đến")
    await commune.forward(minutes=1)
    commune.everybody_reads()
    await _suspend(commune, "Hồ Văn Tư")
    await commune["long"].hears("Đ/c Tư không đến VV-1114-01 nữa. Đang gọi chi viện lại.")
    await commune["yen"].hears("VV-1114-01", "Đ/c Long đang đến", "Cần chi viện").does_not_see("Cùng đến")
    commune.everybody_reads()
    await commune.forward(minutes=2)
    await commune["yen"].hears("Cần chi viện")  # and it climbs until somebody goes
    await commune["yen"].taps("Đang đến")
    await commune["long"].hears("Đ/c Yến đang đến hỗ trợ VV-1114-01.")
    commune.everybody_reads()
    await commune.forward(minutes=7)
    assert not commune["dung"].unread


async def test_who_was_coming_and_leaves_comes_no_more(commune: Commune) -> None:
    await _called(commune)
    await commune["tu"].taps("Đã có mặt")
    commune.everybody_reads()
    await commune["tu"].says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời")
    await commune["long"].hears("Đ/c Tư không đến VV-1114-01 nữa")
    await commune["yen"].hears("VV-1114-01", "Cần chi viện")


async def test_while_another_comes_nobody_is_called(commune: Commune) -> None:
    await _called(commune)
    await commune["tu"].taps("Đang đến")
    await commune["yen"].taps("Đang đến")
    commune.everybody_reads()
    await _suspend(commune, "Hồ Văn Tư")
    assert await commune.rows("SELECT needs_support FROM incidents") == [(0,)]
    assert not commune["long"].unread


async def test_who_came_along_before_the_call_is_not_missed(commune: Commune) -> None:
    """The call goes on climbing, whether they stay or go."""
    huy, long, tu, dung = await commune.phones("huy", "long", "tu", "dung", on_duty=("long", "tu"))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await tu.taps("Đang đến")
    await long.taps("Đang đến").taps("Cần chi viện")
    commune.everybody_reads()
    await _suspend(commune, "Hồ Văn Tư")
    assert await commune.count("incident_entries", "kind = 'support'") == 1
    await long.does_not_see("không đến VV-1114-01 nữa")
    await dung.sees("Cần chi viện")


async def test_without_a_call_nobody_is_called_for_who_came_along(commune: Commune) -> None:
    huy, long, tu, dung = await commune.phones("huy", "long", "tu", "dung", on_duty=("long", "tu"))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đang đến")
    await tu.taps("Đang đến")
    await _suspend(commune, "Hồ Văn Tư")
    assert await commune.rows("SELECT needs_support FROM incidents") == [(0,)]
    await dung.does_not_see("Cần chi viện")


async def test_a_holder_who_called_for_backup_and_is_suspended(commune: Commune) -> None:
    """The search is for both, a new holder and backup, and at once."""
    await _called(commune)
    commune.everybody_reads()
    await _suspend(commune, "Trần Đức Long")
    await commune["yen"].hears("VV-1114-01", "Chưa có người nhận", "Cần chi viện")
    commune.everybody_reads()
    await commune.forward(minutes=2)
    await commune["yen"].hears("VV-1114-01", "Chưa có người nhận")
