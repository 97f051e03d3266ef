"""Leave and exemptions: entered by oneself, the leader or the police, and known to the next roster."""

from __future__ import annotations

from datetime import date

import pytest

from core.patrol.staffing.leave import UNTIL_FURTHER_NOTICE
from core.patrol.types.plan import Absence
from core.speech.days import read_day, read_span
from tests.commune import Commune, at
from tests.patrol.kit import drafted, shift

REFUSED = "không thuộc phần"


async def _absences(commune: Commune) -> list[tuple[str, str, str]]:
    rows = await commune.rows("SELECT starts_on, ends_on, templates FROM absences ORDER BY id")
    return [tuple(row) for row in rows]


async def test_ones_own_leave_in_two_taps(commune: Commune) -> None:
    huy, thanh = await commune.phones("huy", "thanh")
    await huy.says("ca").taps("Nghỉ phép").sees("Nghỉ những ngày nào?").taps("7 ngày")
    await huy.sees("Anh Huy: nghỉ 14/11-20/11")
    assert await _absences(commune) == [("2026-11-14", "2026-11-20", "")]
    await huy.says("ca").taps("Nghỉ phép").sees("nghỉ 14/11-20/11").taps("Bỏ nghỉ 14/11-20/11").sees("Đã bỏ")
    assert await _absences(commune) == []
    assert thanh.saw_nothing()


async def test_leave_of_long_ago_is_forgotten_and_what_has_no_end_is_not(commune: Commune) -> None:
    huy, dong = [await commune.member(name) for name in ("huy", "dong")]
    day = date(2026, 11, 14)
    async with commune.bot.database.transaction() as tx:
        await tx.patrol.absences.add(Absence(0, huy.id, day, day))
        await tx.patrol.absences.add(Absence(0, dong.id, day, UNTIL_FURTHER_NOTICE, frozenset({"D"})))
    for days, left in ((399, 2), (2, 1)):
        await commune.jump(days=days)
        await commune.bot.ticker.tidy_safely()
        assert await commune.count("absences") == left


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("20/11-25/11", "2026-11-20", "2026-11-25"),
        ("20-25/11", "2026-11-20", "2026-11-25"),
        ("từ 28/12 đến 3/1", "2026-12-28", "2027-01-03"),
        ("mai", "2026-11-15", "2026-11-15"),
        ("20.11", "2026-11-20", "2026-11-20"),
    ],
)
async def test_days_are_understood_as_people_write_them(commune: Commune, words: str, first: str, last: str) -> None:
    (huy,) = await commune.phones("huy")
    await huy.forges("go1:leave").says(words).sees("nghỉ")
    assert await _absences(commune) == [(first, last, "")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("32/11", "Chưa rõ ngày"),
        ("25/11-20/11", "Chưa rõ ngày"),
        ("25/11-20/11/2026", "Chưa rõ ngày"),
        ("1/11-5/11", "đã qua"),
        ("15/11/2026-20/12/2027", "một năm"),
    ],
)
async def test_days_that_cannot_be_are_asked_again(commune: Commune, words: str, said: str) -> None:
    (huy,) = await commune.phones("huy")
    await huy.forges("go1:leave").says(words).sees(said).says("20/11").sees("nghỉ 20/11")


async def test_whoever_tells_of_trouble_instead_is_heard(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.forges("go1:leave").says("có đánh nhau ở hồ sen").sees("Việc gì?")
    assert await _absences(commune) == []


async def test_it_survives_a_restart_and_has_a_way_out(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.forges("go1:leave")
    await commune.kill_and_restart()
    await huy.says("20/11").sees("nghỉ 20/11")
    await huy.forges("go1:leave").taps("Thôi").sees("Đã thôi").taps_old("Hôm nay").sees("cũ")
    await huy.forges("go1:leave").says("0").sees("Chọn việc")
    assert len(await _absences(commune)) == 1


async def test_who_is_still_on_shifts_is_told_which(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await shift(commune, "huy")
    await shift(commune, "huy", starts=at("22:00", 25))
    await huy.forges("go1:leave").taps("3 ngày").sees("nghỉ 14/11-16/11", "1 ca đã xếp không tính anh Huy nữa")
    await huy.taps("Ca đêm 15 rạng 16/11").sees("Anh Huy nghỉ hoặc được miễn ca này").is_offered("Đi được")


async def test_a_leader_exempts_a_member_from_the_nights(commune: Commune) -> None:
    thanh, huy = await commune.phones("thanh", "huy")
    await thanh.says("lịch trực").taps("Báo nghỉ cho tổ viên").is_offered("Võ Nhật Huy").is_not_offered("Đinh Đông")
    await (
        thanh.taps("Võ Nhật Huy").sees("Võ Nhật Huy", "nghỉ hẳn, hay miễn").taps("Miễn Ca đêm").taps("Đến khi báo lại")
    )
    await thanh.sees("Võ Nhật Huy: miễn Ca đêm đến khi báo lại")
    member = await commune.member("huy")
    month = await drafted(commune)
    kinds = {one.shift.template for one in month if member.id in one.members}
    assert kinds == {"T"}
    await huy.forges("go1:absences").sees("miễn Ca đêm").is_not_offered("Bỏ")
    ((absence,),) = await commune.rows("SELECT id FROM absences")
    await huy.forges(f"unleave1:{absence}").sees(REFUSED)
    assert len(await _absences(commune)) == 1, "an exemption is others' to take back"


async def test_the_police_enter_and_remove_leave_of_anybody(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.says("lịch trực").taps("Nghỉ, miễn").sees("Không ai nghỉ").taps("Tổ 1").taps("Đinh Đông")
    await dung.taps("Nghỉ mọi ca").says("20/11-25/11").sees("Đinh Đông: nghỉ 20/11-25/11")
    await dung.forges("go1:absences").sees("Đinh Đông: nghỉ 20/11-25/11").taps("Bỏ: Đông").sees("Đã bỏ")
    assert await _absences(commune) == []
    noted = [row[0] for row in await commune.rows("SELECT act FROM audit ORDER BY id")]
    assert noted == ["absence.entered", "absence.removed"]


async def test_the_same_leave_twice_is_one(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    for _ in range(2):
        await huy.forges("go1:leave").says("20/11-25/11").sees("nghỉ 20/11-25/11")
    assert len(await _absences(commune)) == 1


@pytest.mark.parametrize("name", ["huy", "hung_t1", "thien", "nguyet"])
async def test_others_enter_nobodys_leave_but_their_own(commune: Commune, name: str) -> None:
    (hand,) = await commune.phones(name)
    member = await commune.member("hoa")
    await hand.forges("leavet1:T3").does_not_see("Hòa").forges(f"leavem1:1:{member.id}").does_not_see("Hòa")
    await hand.forges("go1:absences").does_not_see("Hòa")
    assert await _absences(commune) == []


NEAR = date(2026, 11, 14)


@pytest.mark.parametrize("words", ["", "hôm", "1/13", "30/2", "1-2-3-4", "20/11-", "-", "99/99/9999", "0/0"])
def test_what_is_no_day(words: str) -> None:
    assert read_day(words, NEAR) is None
    assert read_span(words, NEAR) is None


def test_the_year_is_the_nearest_ahead() -> None:
    assert read_day("20/10", NEAR) == date(2026, 10, 20)
    assert read_day("10/10", NEAR) == date(2027, 10, 10)
    assert read_span("28/12-3/1/2027", NEAR) == (date(2026, 12, 28), date(2027, 1, 3))


def test_the_day_that_only_some_years_have() -> None:
    december = date(2027, 12, 10)
    assert read_day("29/2", december) == date(2028, 2, 29)
    assert read_span("29/2", december) == (date(2028, 2, 29), date(2028, 2, 29))
    assert read_span("28-29/2", december) == (date(2028, 2, 28), date(2028, 2, 29))
    assert read_day("29/2", date(2028, 3, 20)) == date(2028, 2, 29)  # within the month
    assert read_day("29/2", NEAR) is None  # neither this year nor the next
    assert read_day("29/2/2027", december) is None
