"""A sheet that changes many published shifts: as if each were changed by hand, in a few looks, all or none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.patrol.sheet import apply
from core.patrol.sheet.apply import carry_out, reckon, take_in
from core.patrol.sheet.rows import Line
from core.work import Work
from storage.sqlite.link import Link
from tests.commune import Commune, at
from tests.patrol.kit import december, laid, shift

LEADER = "Trịnh Công Thành"


async def _visits(commune: Commune, lines: list[Line], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often the database is asked while these rows are entered."""
    visits, hop = 0, Link._hop

    async def counted(link: Link, ask: Any) -> Any:
        nonlocal visits
        visits += 1
        return await hop(link, ask)

    async def enter(work: Work) -> None:
        reckoned = await reckon(work, lines)
        with monkeypatch.context() as patched:
            patched.setattr(Link, "_hop", counted)
            assert (await carry_out(work, reckoned)).changed == len(lines)

    await commune.work(enter)
    return visits


async def _three_a_night(commune: Commune, days: range) -> list[Line]:
    """Shifts with three on them; and as a sheet has them: an hour later, one of them replaced."""
    for day in days:
        await shift(commune, "thanh", "huy", "tu", starts=december("22:00", day), responsible="thanh")
    names = f"{LEADER}; Võ Nhật Huy; Cao Thị Hòa"
    return [Line("Tổ 3", day, date(2026, 12, day), "Ca đêm", "23:00-03:00", "", "", names) for day in days]


async def test_many_shifts_are_entered_in_as_few_looks_as_a_few(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    await commune.phones("thanh", "huy", "tu", "hoa")
    few = await _visits(commune, await _three_a_night(commune, range(2, 4)), monkeypatch)
    many = await _visits(commune, await _three_a_night(commune, range(4, 28)), monkeypatch)
    assert many <= few + 1


async def test_each_of_many_is_changed_as_by_hand_and_everybody_hears_once(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    thanh, huy, tu, hoa = await commune.phones("thanh", "huy", "tu", "hoa")
    lines = await _three_a_night(commune, range(2, 4))
    for one in await laid(commune):
        await huy.forges(f"can1:{one.shift.id}")
    commune.everybody_reads()
    await commune.work(lambda work: take_in(work, lines))
    await commune.settle()
    for hand, words in ((thanh, "23:00-03:00"), (huy, "23:00-03:00"), (tu, "không phải đi"), (hoa, "thêm")):
        assert [words in said for said in hand.unread] == [True, True]
    rows = await commune.rows(
        "SELECT call_name, off, answer, next_at IS NULL FROM assignments JOIN members ON members.id = member_id"
        " ORDER BY shift_id, call_name"
    )
    one = [("Huy", 0, "none", 0), ("Hòa", 0, "none", 0), ("Thành", 0, "none", 0), ("Tư", 1, "none", 1)]
    assert [tuple(row) for row in rows] == one * 2
    log = await commune.rows("SELECT kind, ref FROM shift_events WHERE ref IN ('put_on', 'taken_off', 'moved')")
    assert [tuple(row) for row in log] == [("joined", "put_on"), ("changed", "taken_off"), ("changed", "moved")] * 2
    assert await commune.count("audit", "act IN ('shift.put_on', 'shift.taken_off', 'shift.moved')") == 6


async def test_who_is_taken_off_looks_for_nobody_any_more(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    tu, man, _ = await commune.phones("tu", "man", "hoa")
    lines = await _three_a_night(commune, range(2, 3))
    ((id_,),) = await commune.rows("SELECT id FROM shifts")
    await tu.forges(f"sub1:{id_}").taps("Mận")
    await man.hears("thay")
    await commune.work(lambda work: take_in(work, lines))
    await commune.settle()
    assert await commune.count("asks", "state = 'withdrawn'") == 1
    await man.hears("Anh Tư không nhờ thay nữa")


async def test_of_many_changes_all_or_none_is_entered(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = await _three_a_night(commune, range(2, 6))
    before = await laid(commune)

    async def fails(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(apply, "tell_changes", fails)
    with pytest.raises(OSError):
        await commune.work(lambda work: take_in(work, lines))
    assert await laid(commune) == before
    assert await commune.count("shift_events", "ref = 'moved'") == 0
