"""An SOS of somebody on patrol says where they last were, and to those on the same shift who it is (docs/adr/0012)."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.duty_kit import a_shift

LAKE = (11.9985, 107.8721)
FAR_FROM_IT = (12.0025, 107.8721)  # 445 m


async def _on_duty(commune: Commune, *names: str) -> list[Hand]:
    """On the night shift of team 3, without a word of where they are; with two of team 1 on theirs. It is 22:20."""
    hands = await commune.phones(*names)
    await commune.phones("dong", "bao", "long", "dung", on_duty=("long",))
    await a_shift(commune, *names)
    await a_shift(commune, "dong", "bao", team="T1")
    for name in (*names, "dong", "bao"):
        await commune[name].says("vao ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.clock.now = at("22:20")
    commune.everybody_reads()
    return hands


async def test_the_last_checkpoint_stands_on_the_first_ring_for_everybody(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    await huy.says("3-1").sees("Đã qua Bờ hồ, 22:20")
    commune.clock.now = at("22:43")
    await huy.says("SOS!!!")
    for hand in (tu, commune["dong"], commune["long"], commune["dung"]):
        assert hand.rings == 1
        await hand.hears("Cần cứu giúp ngay · chưa rõ thôn · 22:43\n📍 Điểm qua gần nhất: Bờ hồ, 22:20\n")
    await commune["long"].says("menu").forges("whole1:1").sees("Điểm qua gần nhất: Bờ hồ, 22:20")


async def test_a_position_shared_since_goes_before_it_and_can_be_opened(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    await huy.says("3-1")
    commune.clock.now = at("22:35")
    await huy.shares_place(*FAR_FROM_IT)
    commune.clock.now = at("22:43")
    await huy.says("sos")
    for hand in (tu, commune["long"]):
        await hand.hears("có vị trí · 22:43\n📍 Vị trí gần nhất: cách Bờ hồ 445 m, 22:35\n")
        await hand.does_not_see("Điểm qua gần nhất")
        assert FAR_FROM_IT in [m.location for m in hand.messages]


async def test_before_any_checkpoint_it_is_where_they_checked_in(commune: Commune) -> None:
    huy, tu = await commune.phones("huy", "tu")
    await a_shift(commune, "huy", "tu")
    for hand in (huy, tu):
        await hand.says("vao ca")
    await huy.taps("Theo danh sách").taps("Bỏ qua")
    tu.reads()
    commune.clock.now = at("22:20")
    await huy.says("sos")
    await tu.hears("📍 Vào ca ở Nhà văn hóa, 21:50")


async def test_a_visit_that_cannot_be_right_says_so(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    await huy.says("3-1").says("3-3").sees("(?)")
    await huy.says("sos")
    await tu.hears("📍 Điểm qua gần nhất: Trạm bơm (?), 22:20")


async def test_their_own_location_afterwards_takes_its_place(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    await huy.says("3-1").says("sos")
    await tu.hears("Điểm qua gần nhất")
    commune.clock.now = at("22:21")
    await huy.shares_place(12.5, 107.5)
    await commune.forward(seconds=15)
    await tu.sees("có vị trí · 22:20").does_not_see("Điểm qua gần nhất")


async def test_what_was_on_another_shift_is_left_out(commune: Commune) -> None:
    huy, _ = await _on_duty(commune, "huy", "tu")
    await huy.says("3-1").says("ra ca")
    commune.everybody_reads()
    await huy.says("sos")
    await commune["long"].hears("chưa rõ thôn").does_not_see("Bờ hồ")


async def test_without_a_word_of_where_they_were_the_card_says_nothing(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    await huy.says("sos")
    await tu.hears("Cần cứu giúp ngay · chưa rõ thôn · 22:20\n⏳")


# -- how long it is known --------------------------------------------------------------------------------------------


async def _closed_with_a_pin(commune: Commune) -> None:
    """An SOS of which the bot knew a position, and was sent another."""
    huy, _ = await _on_duty(commune, "huy", "tu")
    await huy.shares_place(*FAR_FROM_IT)
    await huy.says("sos").shares_place(12.5678, 107.5432)
    await huy.says("bi chan o cau").taps("Hồ Sen")
    await commune["long"].taps("Đã nhận").taps("Đã có mặt").taps("Đã xử lý xong")
    commune.everybody_reads()


async def _days_later(commune: Commune, days: int) -> str:
    """All that the database says then."""
    await commune.jump(days=days, hours=1)
    await commune.bot.ticker.tidy_safely()
    with closing(sqlite3.connect(commune.bot.database.file)) as connection:
        return "\n".join(connection.iterdump())


async def test_thirty_days_after_the_end_nobody_knows_where_they_stood(commune: Commune) -> None:
    await _closed_with_a_pin(commune)
    kept = await _days_later(commune, 29)
    assert "12.567800,107.543200" in kept
    assert "12.002500" in kept
    kept = await _days_later(commune, 1)
    for trace in ("12.5678", "107.5432", "12.0025", "'445'"):
        assert trace not in kept


async def test_hamlet_words_and_timeline_stay(commune: Commune) -> None:
    await _closed_with_a_pin(commune)
    await _days_later(commune, 30)
    long = commune["long"]
    await (
        long.says("menu")
        .forges("whole1:1")
        .sees(
            "📍 vị trí (đã xóa khi hết hạn giữ)",
            "Vị trí gần nhất, 14/11 22:20: đã xóa khi hết hạn giữ",
            "bi chan o cau",
            "Hồ Sen",
        )
    )
    await long.forges("show1:1").hears("Cần cứu giúp ngay · Hồ Sen", "Vị trí gần nhất, 14/11 22:20: đã xóa")
    assert "📍 Có vị trí" not in long.messages[-1].words


async def test_as_long_as_it_is_open_it_is_known(commune: Commune) -> None:
    huy, _ = await _on_duty(commune, "huy", "tu")
    await huy.says("sos").shares_place(12.5678, 107.5432)
    assert "12.567800,107.543200" in await _days_later(commune, 40)


async def test_the_checkpoint_stays_as_it_does_in_the_logbook(commune: Commune) -> None:
    huy, _ = await _on_duty(commune, "huy", "tu")
    await huy.says("3-1").says("sos")
    await commune["long"].taps("Đã nhận").taps("Đã có mặt").taps("Đã xử lý xong")
    await _days_later(commune, 30)
    await commune["long"].says("menu").forges("whole1:1").sees("Điểm qua gần nhất: Bờ hồ, 22:20")


async def test_the_place_of_an_ordinary_report_stays_with_it(commune: Commune) -> None:
    huy, _ = await _on_duty(commune, "huy", "tu")
    await huy.says("báo tin").taps("Trộm cắp").shares_place(12.5678, 107.5432)
    await commune["long"].taps("Đã nhận").taps("Đã có mặt").taps("Đã xử lý xong")
    assert "12.567800,107.543200" in await _days_later(commune, 40)


# -- who it is -------------------------------------------------------------------------------------------------------


async def test_those_on_the_same_shift_read_who_calls(commune: Commune) -> None:
    """Members of a shift read in the receipt of their check-in with whom they go; others hear the role."""
    huy, tu = await _on_duty(commune, "huy", "tu")
    await huy.says("sos")
    for hand in (tu, commune["long"]):
        await hand.hears("Người gọi: Huy · Tổ 3")
    await commune["dong"].hears("Người báo: tổ tuần tra").does_not_see("Huy")


async def test_only_who_was_there_when_it_was_raised(commune: Commune) -> None:
    """A member of the same team is not enough, nor one on the roster, nor one gone home."""
    huy, tu, man = await commune.phones("huy", "tu", "man", on_duty=("man",))
    await a_shift(commune, "huy", "tu", "hoa", "man")
    (hoa,) = await commune.phones("hoa", on_duty=("hoa",))
    for hand in (huy, tu):
        await hand.says("vao ca").taps("Bỏ qua").taps("Bỏ qua")
    commune.clock.now = at("22:20")
    await tu.says("ra ca")
    commune.everybody_reads()
    await huy.says("sos").taps("Hồ Sen")
    for hand in (tu, hoa, man):
        await hand.hears("Người báo: tổ tuần tra").does_not_see("Người gọi")


async def test_it_stays_so_when_they_check_out(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    await huy.says("sos")
    commune.clock.now = at("02:00", 15)
    await huy.says("ra ca")
    await commune["long"].taps("Đã nhận")
    await tu.sees("Đ/c Long đã nhận", "Người gọi: Huy · Tổ 3")


async def test_of_anything_else_they_read_the_role(commune: Commune) -> None:
    huy, tu = await _on_duty(commune, "huy", "tu")
    await huy.says("báo tin").taps("Trộm cắp").taps("Hồ Sen")
    await tu.hears("Trộm cắp", "Người báo: tổ tuần tra").does_not_see("Người gọi")
