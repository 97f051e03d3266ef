"""Suspended, or gone: nothing they write reaches anybody, so they are told, and whom to call. Never silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import leaving
from tests.commune import Commune, Hand, running

LOCKED = "đang tạm khóa, tin ở đây không đến ai"


async def _suspend(chief: Hand, who: str = "Võ Nhật Huy") -> None:
    await chief.says("thành viên").says(who).taps(who).taps("Tạm khóa").taps("Đúng")


async def test_who_is_suspended_is_told_at_once_and_loses_the_keys(commune: Commune) -> None:
    huy, dung = await commune.phones("huy", "dung")
    await huy.says("0")
    assert huy.keys
    await _suspend(dung)
    await huy.hears(LOCKED, "anh Huy", "Công an xã", "113")
    assert not huy.keys


async def test_on_every_phone_they_have(commune: Commune) -> None:
    huy, dung = await commune.phones("huy", "dung")
    other = await commune.second_phone("huy")
    await _suspend(dung)
    await huy.hears(LOCKED)
    await other.hears(LOCKED)


async def test_they_are_always_answered(commune: Commune) -> None:
    """Silence could be taken for "it has been sent"."""
    huy, dung = await commune.phones("huy", "dung")
    await _suspend(dung)
    for _ in range(12):
        await huy.says("có trộm ở nhà bà Sáu").hears(LOCKED)
    await huy.photographs().hears(LOCKED)
    assert await commune.count("incidents") == 0


@pytest.mark.parametrize("cry", ["sos", "cuu", "Cứu tôi với", "🆘 SOS", "cap cuu", "SOS gap"])
async def test_a_cry_for_help_is_answered_with_whom_to_call(tmp_path: Path, cry: str) -> None:
    async with running(tmp_path, {"BINHYEN_COMMUNE__DUTY_PHONE": "02613123456"}) as commune:
        huy, dung, long = await commune.phones("huy", "dung", "long")
        await _suspend(dung)
        await huy.hears(LOCKED, "02613123456")
        await huy.says(cry).hears("Gọi 113 ngay", "02613123456", "không đến ai")
        assert long.saw_nothing()


async def test_who_left_is_told_how_to_come_back(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("0").says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời").hears("Đã rời")
    assert not huy.keys
    await huy.says("báo tin").hears("Anh Huy đã rời chương trình", "Muốn vào lại", "Công an xã", "113")
    await huy.says("cứu").hears("Gọi 113 ngay")


async def test_a_strangers_cry_says_nothing_of_the_commune(commune: Commune) -> None:
    lan = commune.stranger("Lan")
    await lan.says("cứu tôi với").hears("chỉ dành cho người được mời", "113")


async def test_who_is_let_in_again_meanwhile_is_not_told_that_they_are_out(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "dung")
    async with commune.network_away(minutes=2):
        member = await commune.member("huy")
        chief = await commune.member("dung")
        await commune.work(lambda work: leaving.suspend(work, chief, member.id))
        await commune.work(lambda work: leaving.restore(work, chief, member.id))
    await commune.forward(minutes=5)
    await huy.hears("đã mở lại").does_not_see(LOCKED)


async def test_leaving_while_ones_own_sos_is_open_asks_first(commune: Commune) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.says("sos").says("hồ sơ").taps("Rời chương trình").sees("VV-1114-01", "chưa xong", "Vẫn rời?")
    await huy.taps("Đúng, rời").sees("Đã rời")
    await long.sees("Cần cứu giúp ngay", "Chưa có người nhận")


async def test_the_question_asked_before_the_sos_does_not_count(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await (
        huy.says("hồ sơ").taps("Rời chương trình").says("sos").taps("Đúng, rời").sees("Vẫn rời?").does_not_see("Đã rời")
    )


async def test_a_silent_sos_is_not_asked_about(tmp_path: Path) -> None:
    async with running(tmp_path, {"BINHYEN_PATROL__DURESS_WORDS": '["ve nha"]'}) as commune:
        huy, _ = await commune.phones("huy", "long")
        await (
            huy.says("ve nha").says("hồ sơ").taps("Rời chương trình").sees("Rời chương trình?").does_not_see("VV-1114")
        )


async def test_an_sos_that_is_over_does_not_ask(commune: Commune) -> None:
    huy, _ = await commune.phones("huy", "long")
    await huy.says("sos").taps("Báo nhầm").says("hồ sơ").taps("Rời chương trình").taps("Đúng, rời").sees("Đã rời")
