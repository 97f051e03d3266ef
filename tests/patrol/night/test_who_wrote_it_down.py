"""The audit names the hand that did it: one's own, the leader's, or none where a rule did it."""

from __future__ import annotations

from core.patrol.night.actions import EndEarly, RollCall
from core.patrol.roster.actions import Publish
from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, checked_in, closed

Noted = list[tuple[str, str | None, str, str]]


async def noted(commune: Commune, like: str) -> Noted:
    """Act, by whom, about whom, and the detail."""
    rows = await commune.rows(
        "SELECT act, doer.call_name, about.call_name, detail FROM audit"
        " LEFT JOIN members doer ON doer.id = audit.by"
        " LEFT JOIN members about ON audit.subject LIKE '% member ' || about.id"
        " WHERE act LIKE ? ORDER BY audit.id",
        like,
    )
    return [tuple(row) for row in rows]


async def test_checking_in_and_out_by_phone_is_ones_own_hand(commune: Commune) -> None:
    (huy,) = await checked_in(commune, "huy")
    commune.clock.now = at("23:00")
    await huy.says("ra ca")
    commune.clock.now = at("23:30")
    await huy.says("vao ca")
    assert await noted(commune, "shift.c%") == [
        ("shift.checked_in", "Huy", "Huy", "self"),
        ("shift.checked_out", "Huy", "Huy", "self"),
        ("shift.came_back", "Huy", "Huy", "self"),
    ]


async def test_the_roll_is_called_by_the_leader(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    shift = await a_shift(commune, "huy", "tu")
    await thanh.says("menu").forges(RollCall(shift.id).encode()).taps("Huy")
    await thanh.taps("➖ Vắng").taps("Vắng không lý do")
    assert await noted(commune, "shift.%") == [
        ("shift.checked_in", "Thành", "Huy", "leader"),
        ("shift.marked_away", "Thành", "Tư", "absent"),
    ]


async def test_a_shift_ended_early_is_ended_by_the_leader(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await checked_in(commune, "huy")
    commune.clock.now = at("23:00")
    await thanh.says("menu").forges(EndEarly(1).encode()).says("mưa lớn, đường ngập").taps("Kết thúc")
    assert await noted(commune, "shift.checked_out") == [("shift.checked_out", "Thành", "Huy", "leader")]


async def test_a_forgotten_check_out_is_nobodys_hand(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    shift = await a_shift(commune, "huy")
    await huy.says("vao ca")
    await closed(commune, shift)
    assert await noted(commune, "shift.c%") == [
        ("shift.checked_in", "Huy", "Huy", "self"),
        ("shift.checked_out", None, "Huy", "rule"),
        ("shift.closed", None, None, "flagged"),
    ]


async def test_why_somebody_was_late_is_written_down_by_themselves_without_the_words(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await a_shift(commune, "huy")
    commune.clock.now = at("22:17")
    await huy.says("vao ca").says("xe hỏng").sees("Đã ghi lý do")
    assert await noted(commune, "shift.why") == [("shift.why", "Huy", "Huy", "")]


async def test_a_draft_made_and_thrown_away_is_in_it_with_how_many_shifts(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.forges("draft1:202612").forges("undraft1:202612")
    made = await noted(commune, "roster.%")
    assert [(act, by) for act, by, *_ in made] == [("roster.drafted", "Dũng"), ("roster.thrown_away", "Dũng")]
    assert made[0][3] == made[1][3] != "0"


async def test_publishing_a_month_is_in_it_once_with_how_many_shifts(commune: Commune) -> None:
    (dung,) = await commune.phones("dung")
    await dung.forges("draft1:202612").forges(Publish(202612, "yes").encode())
    shifts = await commune.count("shifts", "state = 'published'")
    assert await noted(commune, "roster.published") == [("roster.published", "Dũng", None, str(shifts))]
