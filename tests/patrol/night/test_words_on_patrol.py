""" "Đang đi", "có mặt": on patrol they may be about the round and not about the alert that came meanwhile."""

from __future__ import annotations

import pytest

from core.people.types import Role
from tests.commune import Commune, Hand
from tests.patrol.duty_kit import a_shift

LOOSE = ["đang đi", "dang di", "có mặt", "đến nơi", "da den"]


async def _on_patrol(commune: Commune, *names: str) -> list[Hand]:
    await a_shift(commune, "tu", "huy")
    hands = await commune.phones(*names, "dong", "long")
    await hands[0].says("vao ca").sees("Đã vào ca")
    await commune.forward(minutes=1)
    return hands


async def _a_theft(dong: Hand) -> None:
    await dong.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").taps("Không, chưa rõ").taps("Xong")


@pytest.mark.parametrize("typed", LOOSE)
async def test_it_is_asked_and_stamps_nothing(commune: Commune, typed: str) -> None:
    tu, dong, long = await _on_patrol(commune, "tu")
    await tu.taps("Bỏ qua")
    await _a_theft(dong)
    await tu.hears("VV-1114-01", "Trộm cắp").says(typed)
    await tu.sees("Vụ nào, hay việc tuần tra?").is_offered("VV-1114-01 · 🔓 Trộm cắp · Hồ Sen", "Đang tuần")
    assert await commune.count("incident_entries", "kind = 'helper'") == 0
    await long.does_not_see("Cùng đến")
    await tu.taps("Đang tuần").sees("Đã ghi: ổn")
    assert await commune.count("incident_entries", "kind = 'helper'") == 0


async def test_who_does_go_there_says_so_with_one_more_tap(commune: Commune) -> None:
    tu, dong, long = await _on_patrol(commune, "tu")
    await tu.taps("Bỏ qua")
    await _a_theft(dong)
    await tu.says("đang đi").says("1").sees("đang đến VV-1114-01")
    await long.sees("Cùng đến: Tư")
    await tu.says("0").says("đến nơi").sees("có mặt, VV-1114-01")  # whoever is on the way arrives


@pytest.mark.parametrize("typed", ["đang đến", "dang toi", "tới ngay"])
async def test_plain_words_need_no_question(commune: Commune, typed: str) -> None:
    tu, dong, long = await _on_patrol(commune, "tu")
    await tu.taps("Bỏ qua")
    await _a_theft(dong)
    await tu.says("0").says(typed).sees("đang đến VV-1114-01")
    await long.sees("Cùng đến: Tư")


async def test_off_duty_it_can_only_be_the_alert(commune: Commune) -> None:
    tu, dong, long = await commune.phones("tu", "dong", "long")
    await _a_theft(dong)
    await tu.says("0").says("đang đi").sees("đang đến VV-1114-01")
    await long.sees("Cùng đến: Tư")


@pytest.mark.parametrize("typed", LOOSE)
async def test_with_nothing_open_it_is_a_sign_of_life(commune: Commune, typed: str) -> None:
    tu, *_ = await _on_patrol(commune, "tu")
    await tu.taps("Bỏ qua").says(typed).sees("Đã ghi: ổn").does_not_see("Không có vụ việc nào", "Việc gì?")


async def test_what_they_may_not_know_of_is_not_offered(commune: Commune) -> None:
    tu, dong, _ = await _on_patrol(commune, "tu")
    await tu.taps("Bỏ qua")
    await dong.says("bao tin").taps("Việc gia đình").taps("Hồ Sen")
    await tu.says("đang đi").sees("Đã ghi: ổn").does_not_see("Vụ nào", "VV-1114-01")
    await tu.says("đang đến").sees("Không có vụ việc nào đang chờ")


async def test_an_alert_that_was_not_sent_to_them_is_not_meant_by_loose_words(commune: Commune) -> None:
    """An officer sees it in the list only: it is asked, off duty as well."""
    dong, _ = await commune.phones("dong", "long")
    await _a_theft(dong)
    nam = await commune.newcomer("Vi Văn Nam", Role.POLICE_OFFICER)
    await nam.says("đang đi").sees("Vụ nào").is_offered("VV-1114-01")
    assert await commune.rows("SELECT state FROM incidents") == [("new",)]
    await nam.says("đang đến").sees("đang đến VV-1114-01")
