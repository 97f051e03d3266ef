"""Given up on after three minutes, the report is out; the questions still on the screen go on taking answers."""

from __future__ import annotations

from core.people.types import Role
from tests.commune import Commune, Hand


async def _given_up_on(hand: Hand, *taps: str, words: str = "nhà ông Tư") -> None:
    await hand.says(words)
    for label in taps:
        await hand.taps(label)
    await hand.commune.forward(minutes=3)
    hand.commune.everybody_reads()


async def _row(commune: Commune) -> tuple[str, int, str | None, int]:
    ((category, severity, hamlet, incomplete),) = await commune.rows(
        "SELECT category, severity, hamlet, incomplete FROM incidents"
    )
    return category, severity, hamlet, incomplete


async def test_fire_tapped_late_is_a_fire(commune: Commune) -> None:
    huy, long, dung, nguyet, tu = await commune.phones("huy", "long", "dung", "nguyet", "tu", on_duty=("long",))
    await _given_up_on(huy)
    await huy.taps_old("Cháy, nổ").sees("Ở thôn nào?")
    for hand in (long, dung, nguyet):
        await hand.hears("Khẩn cấp", "VV-1114-01", "Cháy, nổ", "nhà ông Tư")
    await huy.taps("Hồ Sen").sees("Đã ghi VV-1114-01", "114", "Có người bị thương không?")
    await tu.hears("Cháy, nổ", "Hồ Sen")
    assert await _row(commune) == ("CHAY", 4, "H10", 0)
    await long.sees("Cháy, nổ", "Hồ Sen").does_not_see("VV-1114-02")


async def test_the_hamlet_tapped_late_is_the_place(commune: Commune) -> None:
    huy, long, tu = await commune.phones("huy", "long", "tu")
    await _given_up_on(huy, "Trộm cắp")
    await long.sees("chưa rõ thôn", "chưa kịp nói hết")
    await huy.taps_old("Hồ Sen").sees("Đã ghi VV-1114-01", "hung khí")
    await tu.hears("Trộm cắp", "Hồ Sen")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "📍 Hồ Sen")
    assert await _row(commune) == ("TROM", 3, "H10", 0)
    assert not any("chưa kịp nói hết" in m.words for m in long.messages)


async def test_back_and_more_kinds_go_on_working(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _given_up_on(huy, "Gây rối")
    await huy.taps_old("Quay lại").sees("Việc gì?")
    await huy.taps("Thêm loại").taps("Trộm nông sản").taps("Không rõ thôn").sees("Đã ghi VV-1114-01")
    await long.hears("Cao", "Trộm nông sản", "chưa rõ thôn")
    assert await _row(commune) == ("NONGSAN", 3, None, 0)


async def test_who_has_it_already_hears_what_it_is(commune: Commune) -> None:
    """The ladder rests; those whom a fire concerns learn of it all the same."""
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await _given_up_on(huy)
    await long.taps("Đang đến")
    await huy.taps_old("Cháy, nổ")
    await commune.forward(seconds=15)
    await long.hears("tin thêm", "Cháy, nổ").sees("Khẩn cấp", "Đ/c Long đang đến")
    await dung.hears("Khẩn cấp", "Cháy, nổ", "Đ/c Long đang đến")
    commune.everybody_reads()
    await commune.forward(minutes=9)
    assert not dung.unread


async def test_a_small_matter_after_all_waits_for_the_morning(commune: Commune) -> None:
    huy, long, nguyet = await commune.phones("huy", "long", "nguyet")
    await _given_up_on(huy)
    await huy.taps_old("Thêm loại").taps("Đèn, đường hỏng").taps("Hồ Sen").sees("06:30")
    await long.sees("Thấp", "Đèn, đường hỏng")
    await commune.forward(hours=2)
    assert nguyet.saw_nothing()
    assert not long.unread
    await commune.jump(hours=6)
    await nguyet.hears("Đèn, đường hỏng", "Hồ Sen")


async def test_the_circle_closes_when_it_turns_out_to_be_a_matter_for_few(commune: Commune) -> None:
    """Members alerted who do not belong to the circle keep no card; words that were read cannot be unread."""
    huy, tu, long, nguyet = await commune.phones("huy", "tu", "long", "nguyet", on_duty=("tu", "long"))
    await _given_up_on(huy, "Cháy")
    await tu.sees("nhà ông Tư")
    await huy.taps_old("Quay lại").taps("Việc gia đình").taps("Hồ Sen")
    await nguyet.hears("Việc gia đình", "nhà ông Tư")
    await long.sees("Việc gia đình", "nhà ông Tư")
    await tu.sees("VV-1114-01: đã chuyển cho người phụ trách").does_not_see("nhà ông Tư", "Việc gia đình")
    await tu.forges("way1:1").sees("không thuộc phần")
    await commune.forward(hours=1)
    tu.reads()
    assert not any("nhà ông Tư" in m.words for m in tu.messages)


async def test_a_holder_outside_the_circle_lets_go(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    officer = await commune.newcomer("Trần Văn Khách", Role.POLICE_OFFICER)
    await _given_up_on(huy)
    await officer.says("ok 1").sees("Đ/c Khách đã nhận")
    await huy.taps_old("Việc gia đình")
    await officer.hears("VV-1114-01: đã chuyển cho người phụ trách").does_not_see("nhà ông Tư")
    await long.hears("Việc gia đình", "Chưa có người nhận")


async def test_what_went_to_a_closed_circle_is_not_opened_by_a_late_tap(commune: Commune) -> None:
    """Another kind is a report of its own, without the words that were told in confidence."""
    huy, thanh, long = await commune.phones("huy", "thanh", "long")
    await _given_up_on(huy, "Việc gia đình")
    await huy.taps_old("Quay lại").taps("Gây rối").taps("Hồ Sen").sees("Đã ghi VV-1114-02")
    await thanh.hears("VV-1114-02", "Gây rối", "Hồ Sen").does_not_see("nhà ông Tư", "VV-1114-01")
    await long.sees("Việc gia đình", "nhà ông Tư")


async def test_when_it_is_whole_its_questions_are_over(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("nhà ông Tư").says("cháy to lắm")
    await commune.forward(minutes=3)
    await huy.taps("Cháy").taps("Hồ Sen").taps("Không, chưa rõ").taps_old("Trộm cắp").sees("Nút này đã cũ")
    assert await _row(commune) == ("CHAY", 4, "H10", 0)


async def test_when_it_is_closed_its_questions_are_over(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _given_up_on(huy)
    await long.taps("Đã xử lý xong").taps("Đúng, đã xong")
    await huy.taps_old("Cháy").sees("VV-1114-01 đã đóng")
    assert await _row(commune) == ("KHAC", 2, None, 1)
