"""A slip of the thumb or a word of the story must not end an alert or tell the wrong people."""

from __future__ import annotations

import pytest

from tests.commune import Commune


async def test_a_number_in_the_story_does_not_take_the_report_back(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("0").taps("Báo tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").says("2")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    assert await commune.rows("SELECT text FROM incident_entries WHERE kind = 'text'") == [("2",)]


async def test_words_that_begin_like_a_button_are_part_of_the_story(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("0").taps("Báo tin").taps("Trộm cắp").taps("Hồ Sen").says("có người")
    assert await commune.rows("SELECT severity FROM incidents") == [(3,)]


async def test_what_was_told_in_confidence_does_not_go_out_with_an_sos(commune: Commune) -> None:
    huy, tu, long, nguyet = await commune.phones("huy", "tu", "long", "nguyet", on_duty=("tu", "long"))
    await huy.says("0").taps("Báo tin").taps("Việc gia đình").says("ông hàng xóm đánh vợ").says("sos").taps("Hồ Sen")
    await commune.forward(seconds=15)
    await tu.sees("Cần cứu giúp ngay").does_not_see("đánh vợ", "Việc gia đình")
    await long.sees("Việc gia đình", "đánh vợ")
    await nguyet.sees("đánh vợ")


@pytest.mark.parametrize("then", ["sos", "Gây rối"])
async def test_nor_with_anything_else_when_the_report_is_begun_again(commune: Commune, then: str) -> None:
    """ "Báo tin" in the middle of it: who told it may mean another matter."""
    huy, tu, long = await commune.phones("huy", "tu", "long", on_duty=("tu", "long"))
    await huy.says("0").taps("Báo tin").taps("Việc gia đình").says("ông hàng xóm đánh vợ").says("báo tin")
    await huy.sees("Chưa đủ thông tin", "VV-1114-01").sees("Việc gì?")
    await long.hears("VV-1114-01", "Việc gia đình", "đánh vợ")
    await (huy.says(then) if then == "sos" else huy.taps(then)).taps("Hồ Sen").sees("VV-1114-02")
    await commune.forward(seconds=15)
    await tu.sees("VV-1114-02", "Hồ Sen").does_not_see("đánh vợ", "Việc gia đình")


async def test_only_a_kind_tapped_by_mistake_is_nothing_told(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("báo tin").taps("Việc gia đình").says("báo tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Trộm cắp")
    assert await commune.count("incidents") == 1


async def test_a_helper_who_was_coming_anyway_does_not_answer_the_call_for_backup(commune: Commune) -> None:
    huy, tu, thanh, long = await commune.phones("huy", "tu", "thanh", "long", on_duty=("tu", "thanh", "long"))
    await huy.says("0").taps("Báo tin").taps("Trộm cắp").taps("Hồ Sen")
    await tu.taps("Đang đến")
    await long.taps("Đã nhận").taps("Cần chi viện")
    await tu.taps("Đã có mặt")
    assert await commune.rows("SELECT needs_support FROM incidents") == [(1,)]
    await thanh.taps("Đang đến")
    assert await commune.rows("SELECT needs_support FROM incidents") == [(0,)]


async def test_a_report_typed_into_the_search_for_a_member_is_a_report(commune: Commune) -> None:
    dung, long = await commune.phones("dung", "long")
    await dung.says("0").taps("Thành viên").says("cháy nhà ông Tư ở Hồ Sen").sees("Đã giữ tin")
    await dung.taps("Cháy, nổ").taps("Hồ Sen").sees("VV-1114-01")
    await long.sees("cháy nhà ông Tư ở Hồ Sen")


async def test_who_left_is_not_brought_back_by_an_old_button(commune: Commune) -> None:
    dung, huy = await commune.phones("dung", "huy")
    await (
        dung.says("0")
        .taps("Thành viên")
        .says("vo nhat huy")
        .taps("Võ Nhật Huy")
        .taps("Tạm khóa")
        .taps("Đúng")
        .taps("Mở khóa")
    )
    await huy.says("0").taps("Hồ sơ").taps("Rời chương trình").taps("Đúng, rời")
    await dung.says("thành viên").says("vo nhat huy")
    states = await commune.rows("SELECT state FROM members WHERE full_name = 'Võ Nhật Huy'")
    assert states == [("left",)]
