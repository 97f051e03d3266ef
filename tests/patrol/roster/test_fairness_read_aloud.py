"""Number of shifts each: who stands out in words, then everybody in a line or two that fit a phone."""

from __future__ import annotations

import pytest

from core.patrol.roster.fairness import Count, standing_out, usual
from tests.commune import Commune, at
from tests.patrol.kit import drafted, shift

_WIDTH = 34  # characters of a line on a narrow phone


async def _november(commune: Commune, **nights: int) -> None:
    """So many night shifts for each, from the 16th on; everybody else of team 3 has none."""
    for day in range(max(nights.values())):
        there = [name for name, n in nights.items() if n > day]
        await shift(commune, *there, starts=at("22:00", 16 + day))


async def test_who_stands_out_is_said_in_words_and_the_rest_in_their_order(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await _november(commune, huy=9, thanh=4, tu=4, man=4, hoa=1)
    await shift(commune, "hoa", template="T", starts=at("18:30", 15))
    await thanh.says("lịch trực").taps("Số ca từng người")
    assert thanh.messages[-1].words.splitlines() == [
        "Số ca Tổ 3, tháng 11/2026",
        "Thường mỗi người 4 đêm.",
        "⬆️ Nhiều hơn hẳn: Huy.",
        "⬇️ Ít hơn hẳn: Hòa.",
        "• Huy: 9 đêm",
        "– trong đó 2 đêm cuối tuần",
        "• Thành: 4 đêm",
        "• Tư: 4 đêm",
        "• Mận: 4 đêm",
        "• Hòa: 1 đêm, 1 ca tối",
    ]


async def test_who_has_none_is_named_too(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    await thanh.says("lịch trực").taps("Số ca từng người").sees("Chưa ai có ca.", "• Huy: chưa có ca nào")
    await shift(commune, "huy", starts=at("18:00", 20), template="T")
    await thanh.says("lịch trực").taps("Số ca từng người")
    await thanh.sees("Thường mỗi người 0 đêm.", "Ai cũng gần mức đó", "• Huy: chưa có đêm nào, 1 ca khác")


async def test_of_many_who_stand_out_three_are_named(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    for name in ("dong", "bao", "binh", "hung_t1"):
        await commune.change("UPDATE members SET team = 'T3' WHERE id = ?", (await commune.member(name)).id)
    await _november(commune, huy=7, dong=6, bao=5, binh=4)
    await thanh.forges("fair1:202611:T3").sees("⬆️ Nhiều hơn hẳn: Huy, Đông, Bảo và 1 người nữa.")
    await thanh.does_not_see("Ít hơn hẳn")


@pytest.mark.parametrize("team", ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4", "Tổ 5", "Tổ 6"])
async def test_every_line_fits_a_narrow_phone(commune: Commune, team: str) -> None:
    commune.clock.now = at("09:00")
    (dung,) = await commune.phones("dung")
    await drafted(commune)
    await dung.forges("month1:202612").taps("Số ca từng người").taps(team).sees(f"Số ca {team}, tháng 12/2026")
    assert max(map(len, dung.messages[-1].words.splitlines())) <= _WIDTH


async def test_a_teams_number_typed_is_that_team(commune: Commune) -> None:
    """No digits stand in front of the numbers of the teams."""
    commune.clock.now = at("09:00")
    (dung,) = await commune.phones("dung")
    await drafted(commune)
    await dung.forges("month1:202612").taps("Số ca từng người").sees("Số ca Tổ 1").is_not_offered("3 Tổ 3")
    for number in ("3", "6", "1"):
        await dung.says(number)
        assert dung.messages[-1].words.startswith(f"Số ca Tổ {number}, ")


def _nights(*nights: int) -> list[Count]:
    return [Count(shifts=n, nights=n) for n in nights]


@pytest.mark.parametrize(
    ("nights", "middle", "more", "less"),
    [
        ((), 0, [], []),
        ((3,), 3, [], []),
        ((9, 4, 4, 1), 4, [0], [3]),
        ((6, 4, 4, 2), 4, [], []),
        ((7, 0, 0), 0, [0], []),
    ],
)
def test_who_stands_out(nights: tuple[int, ...], middle: int, more: list[int], less: list[int]) -> None:
    assert usual(_nights(*nights)) == middle
    assert standing_out(_nights(*nights)) == (more, less)
