"""A thumb in the rain presses the wrong button: the receipt says what was understood, and it is put right there."""

from __future__ import annotations

import pytest

from tests.commune import Commune


async def test_the_receipt_says_what_was_understood(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01", "🔓 Trộm cắp · Hồ Sen")
    await huy.is_offered("Sửa loại", "Sửa thôn").says("bao tin").taps("Gây rối").taps("Không rõ thôn")
    await huy.sees("VV-1114-02", "Gây rối · chưa rõ thôn")


async def test_the_wrong_hamlet_is_put_right_and_whoever_comes_hears_of_it(commune: Commune) -> None:
    huy, long, dong, hung_t1 = await commune.phones("huy", "long", "dong", "hung_t1")
    await huy.says("bao tin").taps("Đánh nhau").taps("Hồ Sen").sees("VV-1114-01")
    await long.taps("Đã nhận")
    await huy.taps("Sửa thôn").sees("VV-1114-01", "đúng ra ở thôn nào?").taps("Trung Tâm")
    await huy.sees("Đã sửa VV-1114-01", "Đánh nhau · Trung Tâm", "hung khí không?")
    await commune.forward(seconds=10)
    await long.hears("tin thêm", "Sửa thôn: Trung Tâm").sees("Đánh nhau", "Trung Tâm", "Người báo sửa thôn lúc 22:30")
    await hung_t1.hears("Đánh nhau", "Trung Tâm")
    await dong.hears("Đánh nhau", "Trung Tâm")


async def test_the_wrong_kind_is_put_right_and_the_right_people_are_alerted(commune: Commune) -> None:
    huy, long, dung, nguyet = await commune.phones("huy", "long", "dung", "nguyet", on_duty=("long",))
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await long.hears("Trộm cắp", "Cao")
    assert dung.saw_nothing()
    await huy.taps("Sửa loại").taps("Cháy").sees("Đã sửa VV-1114-01", "Cháy, nổ · Hồ Sen", "114")
    for hand in (long, dung, nguyet):
        await hand.hears("Khẩn cấp", "VV-1114-01", "Cháy, nổ", "Người báo sửa loại việc lúc 22:30")
    assert await commune.count("incidents") == 1


async def test_rarer_kinds_are_there_too(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await huy.taps("Sửa loại").taps("Thêm loại").taps("Trộm nông sản").sees("Trộm nông sản · Hồ Sen")
    await commune.forward(seconds=10)
    await long.hears("Sửa loại việc: 🌱 Trộm nông sản")


async def test_a_matter_for_few_is_withdrawn_from_all_others(commune: Commune) -> None:
    huy, tu, _, nguyet = await commune.phones("huy", "tu", "long", "nguyet", on_duty=("long",))
    await huy.says("vợ chồng ông Tư").taps("Đánh nhau").taps("Hồ Sen")
    await tu.hears("Đánh nhau", "vợ chồng ông Tư")
    await huy.taps("Sửa loại").taps("Việc gia đình").sees("Việc gia đình · Hồ Sen", "Không tự hòa giải")
    await nguyet.hears("Việc gia đình", "vợ chồng ông Tư")
    await tu.sees("đã chuyển cho người phụ trách")
    assert not any("ông Tư" in m.words or "Việc gia đình" in m.words for m in tu.messages)
    await tu.forges("way1:1").sees("không thuộc phần")


async def test_what_was_told_in_confidence_stays_so_when_it_turns_out_to_be_another_matter(commune: Commune) -> None:
    huy, tu, long, nguyet = await commune.phones("huy", "tu", "long", "nguyet", on_duty=("long",))
    await huy.says("bà Sáu bị đánh").taps("Việc gia đình").taps("Hồ Sen").sees("VV-1114-01")
    await huy.taps("Sửa loại").taps("Trộm cắp").sees("VV-1114-02", "Trộm cắp · Hồ Sen", "VV-1114-01 vẫn giữ kín")
    await tu.hears("VV-1114-02", "Trộm cắp").does_not_see("bà Sáu", "VV-1114-01")
    await nguyet.sees("VV-1114-01", "Việc gia đình").does_not_see("VV-1114-02")
    await long.sees("VV-1114-01").sees("VV-1114-02")


async def test_a_thumb_that_presses_twice_means_one_report(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Việc gia đình").taps("Hồ Sen")
    await huy.forges("setk1:1:TROM").forges("setk1:1:TROM")
    assert await commune.rows("SELECT category FROM incidents ORDER BY id") == [("BLGD",), ("TROM",)]


async def test_within_the_same_circle_it_is_put_right_in_place(commune: Commune) -> None:
    huy, _, nguyet = await commune.phones("huy", "long", "nguyet", on_duty=("long",))
    await huy.says("bao tin").taps("Việc gia đình").taps("Hồ Sen")
    await huy.taps("Sửa loại").taps("Trẻ em").sees("Đã sửa VV-1114-01", "Trẻ em cần giúp · Hồ Sen", "111")
    await nguyet.sees("VV-1114-01", "Trẻ em cần giúp")
    assert await commune.count("incidents") == 1


async def test_it_works_until_the_report_is_closed(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await commune.forward(hours=1)
    await huy.taps("Sửa thôn").taps("Đồi Chè").sees("Đã sửa VV-1114-01", "Trộm cắp · Đồi Chè")
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await huy.taps_old("Sửa thôn").sees("VV-1114-01 đã đóng")
    await huy.taps_old("Sửa loại").sees("VV-1114-01 đã đóng")


async def test_another_report_under_way_keeps_its_place(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")
    await huy.says("có người ngã xe").taps("Tai nạn")
    await huy.taps_old("Sửa loại").taps("Gây rối").sees("Đã sửa VV-1114-01", "Gây rối · Hồ Sen")
    await huy.taps_old("Đồi Chè").sees("VV-1114-02", "Tai nạn · Đồi Chè")
    await long.sees("Tai nạn", "Đồi Chè", "có người ngã xe")


async def test_the_same_again_changes_nothing(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    long.reads()
    await huy.taps("Sửa thôn").taps("Hồ Sen").taps("Sửa loại").taps("Trộm cắp")
    await commune.forward(seconds=15)
    assert not long.unread
    await long.does_not_see("Người báo sửa")


async def test_an_sos_has_a_place_but_no_other_kind(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").taps("Hồ Sen").sees("Cần cứu giúp ngay · Hồ Sen").is_not_offered("Sửa loại")
    await huy.forges("setk1:1:TROM").sees("Nút này đã cũ")
    await huy.taps("Sửa thôn").taps("Đồi Chè").sees("Cần cứu giúp ngay · Đồi Chè")
    await long.sees("Cần cứu giúp ngay", "Đồi Chè")


@pytest.mark.parametrize(
    "data", ["fixk1:1", "fixp1:1", "fixm1:1", "setk1:1:CHAY", "setp1:1:H09", "setp1:1:H99", "setk1:1:X"]
)
async def test_nobody_puts_right_what_another_has_reported(commune: Commune, data: str) -> None:
    huy, hoa, _ = await commune.phones("huy", "hoa", "long")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen")
    await hoa.forges(data).sees("Nút này đã cũ")
    assert await commune.rows("SELECT category, hamlet FROM incidents") == [("TROM", "H10")]
