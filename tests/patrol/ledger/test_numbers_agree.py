"""Counts agree: what one screen counts, another counts too; a list cut short says how many more there are."""

from __future__ import annotations

from core.patrol.staffing.actions import Cannot
from tests.commune import Commune, at
from tests.patrol.kit import shift
from tests.patrol.night_kit import a_night, signed


async def test_ones_own_shifts_are_as_many_as_were_sent(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    for day in range(15, 30):
        await shift(commune, "huy", starts=at("22:00", day))
    await huy.says("ca").sees("Anh Huy có 15 ca sắp tới, từ 1 đến 8", "Ca đêm 22 rạng 23/11")
    await huy.does_not_see("23 rạng 24/11").taps("Còn 7 ca").sees("từ 9 đến 15", "Ca đêm 29 rạng 30/11")
    await huy.is_not_offered("▾").taps("Ca đêm 23 rạng 24/11").sees("Anh Huy chưa trả lời")
    await huy.says("ca").taps("Đưa vào lịch máy").sees("15 ca. Mở tệp này")


async def test_a_shift_to_which_one_does_not_go_is_marked_and_not_in_the_calendar(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    tomorrow = await shift(commune, "huy")
    await shift(commune, "huy", starts=at("22:00", 17))
    await huy.says("menu").forges(Cannot(tomorrow.id).encode()).taps("Bỏ qua")
    await huy.says("ca").sees("CN · Ca đêm 15 rạng 16/11 · 22:00-02:00 ❌", "T3 · Ca đêm 17 rạng 18/11 · 22:00-02:00")
    await huy.taps("Đưa vào lịch máy").sees("1 ca. Mở tệp này")


async def test_a_team_has_to_sign_its_own_shifts(commune: Commune) -> None:
    dung, hung = await commune.phones("dung", "hung_t1")
    await signed(commune, await a_night(commune, 13, huy=("22:00", "02:00"), tu=("22:00", "02:00")), police=None)
    commune.clock.now = at("09:00")
    await dung.says("đêm trực").sees("Cần ký 1 ca").taps("Tổ 1").sees("Sổ đêm trực · Tổ 1", "Chưa có ca nào")
    assert "Cần ký" not in dung.last
    await dung.says("đêm trực").taps("Tổ 3").sees("Sổ đêm trực · Tổ 3", "Cần ký 1 ca")
    await dung.taps("Cần ký").sees("Tổ 3: 2 người")
    await hung.says("đêm trực").does_not_see("Cần ký")


async def test_who_publishes_hears_who_could_not_be_told(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    dung, _ = await commune.phones("dung", "huy")
    await dung.forges("draft1:202612").taps("Gửi lịch").taps("Đúng, gửi").sees("Đã gửi 258 ca, báo cho 1 người")
    await dung.sees("người trong lịch chưa nhận tin được, nhờ tổ trưởng báo giúp:")
    ((on, told),) = await commune.rows(
        "SELECT count(DISTINCT member_id), (SELECT count(*) FROM outbox WHERE kind = 'roster') FROM assignments"
    )
    await dung.sees(f"{on - told} người trong lịch chưa nhận tin được")


async def test_where_everybody_is_told_nothing_is_said_of_it(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    dung, _ = await commune.phones("dung", "huy")
    await commune.change("UPDATE members SET state = 'invited' WHERE id NOT IN (SELECT member_id FROM accounts)")
    await dung.forges("draft1:202612").taps("Gửi lịch").taps("Đúng, gửi").sees("báo cho 1 người")
    await dung.does_not_see("chưa nhận tin")
