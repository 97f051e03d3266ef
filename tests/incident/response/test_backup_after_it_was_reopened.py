"""A matter opened again: the old call for backup is over, and nobody is missed who has answered none."""

from __future__ import annotations

from tests.commune import Commune


async def test_who_comes_along_after_it_was_reopened_has_answered_no_call(commune: Commune) -> None:
    huy, long, tu, dung = await commune.phones("huy", "long", "tu", "dung", on_duty=("long", "tu"))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.taps("Đang đến").taps("Cần chi viện")
    await dung.forges("way1:1")
    await long.taps("Đã xử lý xong").taps("Mở lại").taps("Đang đến")
    await tu.forges("way1:1").sees("Cùng đến: Tư")
    commune.everybody_reads()
    await dung.says("thành viên").says("Hồ Văn Tư").taps("Hồ Văn Tư").taps("Tạm khóa").taps("Đúng")
    assert await commune.rows("SELECT needs_support FROM incidents") == [(0,)]
    assert not [words for words in long.unread if "không đến VV-1114-01 nữa" in words]
