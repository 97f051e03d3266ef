"""Reminders to sign a shift, in the morning: the leader once, the police once a day, without a sound."""

from __future__ import annotations

from pathlib import Path

from tests.commune import Commune, Hand, at, running
from tests.patrol.kit import shift

LEADER, POLICE = "Cần ký {n} ca đã xong", "{n} ca chờ Công an ký"


async def _held(commune: Commune, *names: str, day: int = 14, starts: str = "22:00", team: str = "T3") -> None:
    """A night into which these people come and from which they go; the leader is not among them."""
    commune.clock.now = at("19:00", day)
    leader, kind = {"T3": "thanh", "T1": "hung_t1"}[team], {"19:00": "T", "22:00": "D"}[starts]
    await shift(commune, *names, team=team, template=kind, starts=at(starts, day), responsible=leader)
    commune.clock.now = at(starts, day)
    for name in names:
        await commune[name].says("vao ca")
    ends = {"22:00": at("02:00", day + 1), "19:00": at("23:00", day)}[starts]
    commune.clock.now = ends
    for name in names:
        await commune[name].says("ra ca")
    commune.everybody_reads()


async def _until(commune: Commune, clock: str, day: int) -> None:
    await commune.forward(seconds=(at(clock, day) - commune.clock.now).total_seconds())


def _said(hand: Hand, words: str, n: int) -> int:
    return sum(words.format(n=n) in m.words for m in hand.messages)


async def test_the_leader_is_reminded_once_without_a_sound_and_signs_from_there(commune: Commune) -> None:
    thanh, _, long = await commune.phones("thanh", "huy", "long")
    await _held(commune, "huy")
    await _until(commune, "06:55", 15)
    commune.expects_nothing_more()
    await _until(commune, "07:05", 15)
    assert thanh.rings == 0
    await thanh.hears("Cần ký 1 ca đã xong", "Ca đêm 14 rạng 15/11 · Tổ 3: 1 người, 1 đêm").is_offered("Giờ trực")
    await thanh.does_not_see("Huy: ")  # a notification names nobody
    await _until(commune, "12:00", 17)
    commune.expects_nothing_more()  # neither again, nor do the police hear of what its leader has not signed
    await thanh.taps("✍️ Ca đêm").sees("Tổ trưởng: Trịnh Công Thành đã ký")
    await _until(commune, "08:05", 18)
    assert long.rings == 0
    await long.hears("1 ca chờ Công an ký")


async def test_nobody_is_reminded_who_has_signed(commune: Commune) -> None:
    thanh, _, long = await commune.phones("thanh", "huy", "long")
    await _held(commune, "huy")
    await thanh.says("dem truc").taps("Cần ký").taps("✍️ Ca đêm")
    await long.says("dem truc").taps("Cần ký").taps("✍️ Ca đêm")
    commune.everybody_reads()
    await _until(commune, "12:00", 17)
    commune.expects_nothing_more()


async def test_all_that_waits_is_one_message(commune: Commune) -> None:
    thanh, *_ = await commune.phones("thanh", "huy", "tu")
    await _held(commune, "tu", starts="19:00")
    await _held(commune, "huy")
    await _until(commune, "07:05", 15)
    await thanh.hears("Cần ký 2 ca đã xong")
    commune.expects_nothing_more()


async def test_the_police_hear_once_a_day_until_they_have_signed(commune: Commune) -> None:
    thanh, hung_t1, long, *_ = await commune.phones("thanh", "hung_t1", "long", "huy", "dong")
    await _held(commune, "huy")
    await _held(commune, "dong", team="T1")
    for leader in (thanh, hung_t1):
        await leader.says("dem truc").taps("Cần ký").taps("✍️ Ca đêm")
    commune.everybody_reads()
    await _until(commune, "08:05", 15)
    await long.hears("2 ca chờ Công an ký")
    commune.expects_nothing_more()
    await long.taps("Cần ký").taps("✍️ Ca đêm")
    long.reads()
    await _until(commune, "07:55", 16)
    commune.expects_nothing_more()
    await _until(commune, "08:05", 16)
    await long.hears("1 ca chờ Công an ký").taps("Cần ký").taps("✍️ Ca đêm")
    long.reads()
    await _until(commune, "12:00", 18)
    commune.expects_nothing_more()


async def test_what_loses_its_signature_waits_again(commune: Commune) -> None:
    thanh, _, long = await commune.phones("thanh", "huy", "long")
    await _held(commune, "huy")
    await thanh.says("dem truc").taps("Cần ký").taps("✍️ Ca đêm")
    await long.says("dem truc").taps("Cần ký").taps("✍️ Ca đêm")
    assert await commune.rows("SELECT count(police_signed_by) FROM shifts") == [(1,)]
    await thanh.says("dem truc").taps("Ca đêm 14").taps("Nhập bù").taps("Mận").taps("Ghi 1 người")
    commune.everybody_reads()
    await _until(commune, "08:05", 15)
    await long.hears("1 ca chờ Công an ký")


async def test_at_night_nobody_is_reminded(commune: Commune) -> None:
    """The machine was off in the morning and starts at night."""
    thanh, *_ = await commune.phones("thanh", "huy")
    await _held(commune, "huy")
    async with commune.outage(hours=21):
        pass
    assert commune.clock.now == at("23:00", 15)
    await _until(commune, "05:55", 16)
    assert not _said(thanh, LEADER, 1)
    await _until(commune, "06:05", 16)
    await thanh.hears("Cần ký 1 ca đã xong")


async def test_the_hours_are_the_communes_own(tmp_path: Path) -> None:
    hours = {"BINHYEN_PATROL__SIGN_AT": "09:30", "BINHYEN_PATROL__POLICE_SIGN_AT": "10:00"}
    async with running(tmp_path, hours) as commune:
        thanh, _, long = await commune.phones("thanh", "huy", "long", on_duty=("long",))
        await _held(commune, "huy")
        await _until(commune, "09:25", 15)
        commune.expects_nothing_more()
        await _until(commune, "09:35", 15)
        await thanh.hears("Cần ký 1 ca đã xong").taps("✍️ Ca đêm")
        await _until(commune, "10:05", 15)
        await long.hears("1 ca chờ Công an ký")


async def test_where_the_leader_is_out_of_reach_the_duty_officer_hears_of_the_shift(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await _held(commune, "huy")
    await _until(commune, "07:05", 15)
    await long.hears("Cần ký 1 ca đã xong", "Ca đêm 14 rạng 15/11 · Tổ 3")
    commune.expects_nothing_more()
    assert not _said(huy, LEADER, 1) and not _said(huy, POLICE, 1)
