"""One night of two teams, from the first reminder to the ledger at dawn, with every message that anybody gets; the same
night on a machine that dies all the time; and the buttons under a shift at each hour."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core.patrol.ledger.counting import NightRow
from core.patrol.ledger.nights import Sums, taken_out
from core.patrol.night.actions import CheckIn, CheckOut, ImOk
from core.patrol.night.check_in import duty_buttons
from core.patrol.types.shift import Duty
from core.times import Month
from core.work import Work
from reports.patrol import payment_list
from tests.commune import Commune, at, running
from tests.patrol.duty_kit import a_shift, missed
from tests.patrol.kit import shift
from tests.patrol.playing import Restless, Stage


async def _offered(commune: Commune, name: str) -> list[str]:
    """The buttons that this member finds under the shift."""
    member = (await commune.member(name)).id

    async def look(work: Work) -> list[str]:
        assignment = await work.tx.patrol.assignments.on(1, member)
        assert assignment is not None
        rows = await duty_buttons(work, Duty(await work.tx.patrol.shifts.get(1), assignment))
        return [option.action for row in rows for option in row]

    found: list[str] = await commune.work(look)
    return found


async def test_the_buttons_under_a_shift_follow_the_night(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "tu")
    await a_shift(commune, "huy", "tu")
    commune.clock.now = at("20:59")
    assert await _offered(commune, "huy") == []
    commune.clock.now = at("21:00")
    assert await _offered(commune, "huy") == [CheckIn(1).encode()]
    await huy.says("vao ca")
    on_duty = await _offered(commune, "huy")
    assert ImOk(1).encode() in on_duty and CheckOut(1).encode() in on_duty
    assert await _offered(commune, "tu") == [CheckIn(1).encode()]
    commune.clock.now = at("02:00", 15)
    assert await _offered(commune, "tu") == []
    await huy.says("ra ca")
    assert await _offered(commune, "huy") == []


async def test_a_quiet_night(commune: Commune) -> None:
    """Two who come, one who does not, killed and started again at every hour."""
    thanh, huy, tu, hoa, long = await commune.phones("thanh", "huy", "tu", "hoa", "long", on_duty=("long",))
    shift = await a_shift(commune, "huy", "tu", "hoa", minimum=2)
    commune.clock.now = at("21:58")
    for hand in (huy, tu):
        await hand.says("vao ca").taps("Theo danh sách")
    await huy.taps("Đủ")
    await thanh.hears("Tổ 3 có mặt 2/3")
    commune.everybody_reads()
    await missed(commune, shift)
    await thanh.hears("Chưa vào ca: Hòa")
    await hoa.hears("Chưa thấy chị Hòa vào ca").taps("Không đi được").taps("Bỏ qua")
    for hour in range(4):
        await commune.kill_and_restart()
        for hand, point in ((huy, "3-1"), (tu, "3-2")):
            await hand.says(point)
        commune.everybody_reads()
        await commune.forward(minutes=29)
        commune.expects_nothing_more()
        await commune.forward(minutes=1)
        for hand in (huy, tu):
            await hand.hears("có ổn không?").taps("Ổn")
        if hour < 3:
            await commune.forward(minutes=28)
    commune.clock.now = at("02:00", 15)
    for hand in (huy, tu):
        await hand.says("ra ca")
    await tu.taps("Đủ")
    for hand in (huy, tu):
        await hand.taps("Không có").taps("Không có ai").sees("Qua 4 điểm")
    await thanh.sees("Tổ 3 có mặt 2/2", "Đã ra ca: Huy, Tư", "Ca đã đóng 02:00")
    commune.everybody_reads()
    await commune.forward(hours=3)
    commune.expects_nothing_more()
    assert long.saw_nothing()
    assert await commune.rows("SELECT state, flagged FROM shifts") == [("closed", 0)]


# -- the whole night -------------------------------------------------------------------------------------------------

PLAY = (Path(__file__).parent / "one_night.txt").read_text("utf-8")
ON_THE_ROSTER = {"T1": ("hung_t1", "binh", "dong", "bao"), "T3": ("thanh", "tu", "man", "huy")}  # the leader first
OTHERS = ("hoa", "luc", "yen", "dung", "ha", "nguyet", "thien", "stranger")
LEDGER = """
Tổ 1, Hùng: 21:50-02:00, night
Tổ 1, Lực: 21:55-02:00, night, by_rule
Tổ 3, Huy: 22:25-02:00, night
Tổ 3, Hòa: 21:55-02:00, night
Tổ 3, Thành: 21:50-02:00, night
Tổ 3, Tư: 21:55-02:00, night
"""
NOVEMBER = Month(2026, 11)


async def _before(commune: Commune) -> None:
    """The evening before: two teams are on the roster, and whoever could be concerned has a phone."""
    commune.clock.now = at("21:00", 13)
    await commune.phones(*ON_THE_ROSTER["T1"], *ON_THE_ROSTER["T3"], *OTHERS)
    await commune.phones("long", on_duty=("long",))
    for team, names in ON_THE_ROSTER.items():
        muster = {"T1": "Nhà văn hóa thôn Trung Tâm", "T3": "Nhà văn hóa thôn Hồ Sen"}[team]
        await shift(commune, *names, team=team, starts=at("22:00"), responsible=names[0], muster=muster)


async def _ledger(commune: Commune) -> list[str]:
    """Each line of the night ledger: who, from when to when, and what is said of it."""
    sums = await commune.work(lambda work: taken_out(work, NOVEMBER))
    return sorted(_line(row, sums) for row in sums.rows)


def _line(row: NightRow, sums: Sums) -> str:
    team, who = row.shift.team.replace("T", "Tổ "), sums.people[row.member_id].call_name
    began, ended = (f"{moment + timedelta(hours=7):%H:%M}" for moment in (row.from_at, row.until_at or row.from_at))
    return ", ".join([f"{team}, {who}: {began}-{ended}", *(["night"] if row.night else []), *sorted(row.flags)])


async def _on_paper(commune: Commune) -> list[list[Any]]:
    """Every cell of the Excel sheet, and every page of the patrol log."""

    async def print_out(work: Work) -> bytes:
        teams = {team.code: team for team in await work.tx.people.places.teams()}
        return payment_list.workbook(work.rules, await taken_out(work, NOVEMBER), teams)

    book = load_workbook(BytesIO(await commune.work(print_out)))
    return [[sheet.title, *row] for sheet in book for row in sheet.iter_rows(values_only=True)]


async def _log(commune: Commune) -> list[Any]:
    """Log entries written down at night, in the order of time."""
    return await commune.rows(
        "SELECT shift_id, kind, at, member_id, by_id, text, ref FROM shift_events ORDER BY at, shift_id, member_id, id"
    )


async def test_a_night_of_two_teams(commune: Commune) -> None:
    """Reminders at their minutes, a refusal and a substitute, a gap, a late one, a no-show, checkpoints, a missed
    OK-check that climbs, an SOS by mistake, a forgotten check-out, and the ledger at dawn."""
    await _before(commune)
    await Stage(commune).play(PLAY)
    assert await _ledger(commune) == LEDGER.strip().splitlines()


@pytest.mark.heavy
async def test_the_same_night_on_a_machine_that_dies_all_the_time(tmp_path: Path) -> None:
    """On the dying machine nobody hears anything else, nor twice; the ledger, its paper and the log are the same."""
    found = []
    for name, play_on in (("whole", Stage), ("restless", Restless)):
        (tmp_path / name).mkdir()
        async with running(tmp_path / name) as commune:
            await _before(commune)
            stage = play_on(commune)
            await stage.play(PLAY)
            found.append([await look(commune) for look in (_ledger, _on_paper, _log)])
    assert isinstance(stage, Restless) and stage.died > 300
    assert found[0] == found[1]
