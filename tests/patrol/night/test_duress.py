"""A duress word: to whoever looks at the phone it is "thôi"; to everybody else on duty it is an SOS."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.incident.actions import Show, Take, Withdraw
from tests.commune import Commune, at, running
from tests.hand import Hand
from tests.patrol.duty_kit import a_shift


@pytest.fixture
async def commune(tmp_path: Path) -> AsyncIterator[Commune]:
    words = {"BINHYEN_PATROL__DURESS_WORDS": '["mưa to quá"]', "BINHYEN_COMMUNE__DUTY_PHONE": "02633123456"}
    async with running(tmp_path, words) as commune:
        yield commune


async def _both_ways(one: Hand, other: Hand, *steps: str) -> None:
    """One says "thôi", the other the duress word, after the same steps: their screens must be the same."""
    for hand, words in ((one, "thoi"), (other, "Mưa to quá!")):
        for step in steps:
            await hand.says(step)
        await hand.says(words)
    seen = [[m.words.replace(hand.phone.first_name, "") for m in hand.messages] for hand in (one, other)]
    assert [s.replace("Hòa", "Huy").replace("chị", "anh") for s in seen[0]] == [
        s.replace("Hòa", "Huy").replace("chị", "anh") for s in seen[1]
    ]
    assert one.keys == other.keys and one.buttons == other.buttons
    assert one.phone.toasts == other.phone.toasts


@pytest.mark.parametrize(
    "steps",
    [(), ("bao tin",), ("có người lạ ở chợ",), ("bao tin", "trom cap"), ("menu",)],
    ids=lambda steps: "-".join(steps) or "nothing",
)
async def test_it_looks_exactly_like_leaving(commune: Commune, steps: tuple[str, ...]) -> None:
    hoa, huy, long = await commune.phones("hoa", "huy", "long")
    await _both_ways(hoa, huy, *steps)
    await long.hears("Cần cứu giúp ngay", "Báo ngầm. Không gọi, không nhắn cho người báo")
    assert await commune.count("incidents", "category = 'SOS' AND silent") == 1


async def test_under_a_picture_it_is_the_same(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long", on_duty=("long",))
    await huy.photographs("mưa to quá").sees("Đã thôi").does_not_see("SOS", "Việc gì?")
    await long.hears("Cần cứu giúp ngay", "Báo ngầm")


async def test_everybody_on_duty_and_the_chief_hear(commune: Commune) -> None:
    huy, dong, long, dung, hoa = await commune.phones("huy", "dong", "long", "dung", "hoa", on_duty=("long",))
    await a_shift(commune, "huy")
    await a_shift(commune, "dong", team="T1")
    for hand in (huy, dong):
        await hand.says("vao ca")
    commune.everybody_reads()
    await huy.says("mua to qua").sees("Đã thôi.")
    for hand in (dong, long, dung):
        await hand.hears("Cần cứu giúp ngay", "Báo ngầm")
    assert hoa.saw_nothing()


async def test_said_twice_it_is_one(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("mua to qua")
    await commune.forward(minutes=1)
    await huy.says("mua to qua").sees("Đã thôi.")
    await long.sees("VV-1114-01", "Báo ngầm")
    assert await commune.count("incidents") == 1


async def test_nothing_of_it_ever_shows_on_the_phone(commune: Commune) -> None:
    """An alert untaken at first: the ladder climbs, somebody comes, the incident is closed."""
    huy, long, dung = await commune.phones("huy", "long", "dung", on_duty=("long",))
    await huy.says("mua to qua").sees("Đã thôi.")
    await commune.forward(minutes=12)
    await dung.hears("Báo ngầm")
    await long.taps("Đang đến").taps("Đã có mặt").taps("Đã xử lý xong")
    await commune.forward(hours=3)
    assert not huy.unread
    assert "VV-" not in "".join(m.words for m in huy.messages)
    await huy.says("tin đã báo").sees("Chưa báo tin nào")
    for button in (Show(1), Withdraw(1), Take(1)):
        await huy.forges(button.encode()).does_not_see("VV-1114-01")


async def test_an_officers_own_silence_does_not_show_either(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen", on_duty=("long", "yen"))
    await long.says("mua to qua").sees("Đã thôi.")
    await yen.hears("Báo ngầm")
    await commune.forward(minutes=10)
    await long.says("vu viec").sees("Không có vụ việc").does_not_see("VV-")
    await long.forges(Show(1).encode()).does_not_see("VV-")
    await yen.says("vu viec").sees("1 vụ việc")


async def test_where_they_last_were_goes_with_it(commune: Commune) -> None:
    (huy, long) = await commune.phones("huy", "long")
    await a_shift(commune, "huy")
    await huy.says("vao ca").taps("Bỏ qua").shares_place(12.0050, 107.8800)
    commune.clock.now = at("22:40")
    await huy.says("3-1")
    commune.everybody_reads()
    await huy.says("mua to qua")
    await long.hears("Báo ngầm", "có vị trí", "📍 Điểm qua gần nhất: Bờ hồ, 22:40")
    assert (11.9985, 107.8721) in [m.location for m in long.messages]


async def test_whoever_stands_beside_them_is_told_without_a_sound(commune: Commune) -> None:
    huy, tu, long = await commune.phones("huy", "tu", "long")
    await a_shift(commune, "huy", "tu")
    for hand in (huy, tu):
        await hand.says("vao ca")
    commune.everybody_reads()
    await huy.says("mua to qua")
    assert tu.rings == 0 and long.rings == 1
    await tu.hears("Báo ngầm", "Người báo: tổ tuần tra").does_not_see("Người gọi")


async def test_nor_do_they_hear_that_it_is_closed(commune: Commune) -> None:
    """The phone may be in the hand of whoever made them call in silence. Others who were rung hear."""
    huy, tu, dong, long = await commune.phones("huy", "tu", "dong", "long", on_duty=("long",))
    await a_shift(commune, "huy", "tu")
    await a_shift(commune, "dong", team="T1")
    for hand in (huy, tu, dong):
        await hand.says("vao ca")
    await huy.says("mua to qua")
    commune.everybody_reads()
    await long.taps("Đã nhận").taps("Đã xử lý xong")
    await dong.hears("VV-1114-01 đã xử lý xong")
    assert not tu.unread and not huy.unread


async def test_what_was_written_before_goes_with_it(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("hai người đi theo").says("mua to qua").sees("Đã bỏ tin này, không gửi.")
    await long.hears("Báo ngầm", "hai người đi theo")


async def test_what_was_told_in_confidence_does_not(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("bao tin").says("nhà bên có tiếng kêu").taps("Việc gia đình").says("mua to qua")
    await long.hears("Báo ngầm").does_not_see("tiếng kêu")


async def test_it_is_answered_like_leaving_while_a_shift_asks(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").sees("Lý do?").says("mưa to quá").sees("Đã thôi.")
    await long.hears("Báo ngầm")
    assert await commune.rows("SELECT late_reason FROM assignments") == [("",)]


async def test_only_the_whole_words_count(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("hôm nay mưa to quá trời").sees("Đã giữ tin")
    assert long.saw_nothing()


async def test_who_may_not_report_and_strangers_hear_what_they_always_hear(commune: Commune) -> None:
    stranger, long = await commune.phones("stranger", "long")
    await stranger.says("mua to qua").sees("chỉ dành cho người được mời")
    assert long.saw_nothing()


@pytest.mark.parametrize("before", [True, False])
async def test_a_power_cut_neither_loses_nor_doubles_it(commune: Commune, before: bool) -> None:
    huy, long = await commune.phones("huy", "long")
    async with commune.power_cut(before_commit=before, after=1):
        await huy.says("mua to qua")
    await huy.sees("Đã thôi.")
    await long.hears("Báo ngầm")
    assert await commune.count("incidents") == 1


async def test_it_survives_an_outage(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    async with commune.outage(minutes=5):
        huy.phone.send_text("mưa to quá")
    await long.hears("Báo ngầm")
    await huy.sees("Đã thôi.").does_not_see("VV-")


async def test_an_sos_shows_the_number_of_the_duty_desk(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("sos").sees("SOS VV-1114-01", "113", "Trực ban: 02633123456")


async def test_the_audit_knows(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("mua to qua")
    assert await commune.count("audit", "act = 'incident.raised_in_silence' AND subject = 'VV-1114-01'") == 1


@pytest.mark.parametrize("words", ["nhầm rồi", "an toàn"])
async def test_nothing_that_is_typed_afterwards_shows_it(commune: Commune, words: str) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("mưa to quá")
    await long.hears("Cần cứu giúp ngay")
    await huy.says(words).sees("Việc gì?").does_not_see("VV-")


async def test_it_comes_before_what_the_same_words_mean_otherwise(tmp_path: Path) -> None:
    async with running(tmp_path, {"BINHYEN_PATROL__DURESS_WORDS": '["nhầm rồi"]'}) as commune:
        huy, long = await commune.phones("huy", "long")
        await huy.says("sos").says("nhầm rồi")
        long.reads()
        await commune.forward(seconds=1)
        assert await commune.count("incidents", "silent") == 1
