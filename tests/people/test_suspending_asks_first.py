"""Tạm khóa ends rights and costs shifts: it asks first and says how many; the leader hears who may go again."""

from __future__ import annotations

from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.kit import on, shift


async def _found(chief: Hand) -> None:
    await chief.says("thành viên").says("vo nhat huy").taps("Võ Nhật Huy")


async def _state(commune: Commune) -> str:
    return (await commune.member("huy")).state


async def test_one_slip_suspends_nobody_and_costs_no_shift(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    dung, huy, thanh = await commune.phones("dung", "huy", "thanh")
    tomorrow = await shift(commune, "thanh", "huy", responsible="thanh")
    await shift(commune, "thanh", "huy", starts=at("22:00", 17), responsible="thanh")
    await _found(dung)
    await dung.taps("Tạm khóa").sees("Tạm khóa Võ Nhật Huy?", "Sẽ bớt khỏi 2 ca sắp tới")
    assert await _state(commune) == "active"
    await dung.taps("Quay lại").sees("Võ Nhật Huy", "Đang hoạt động")
    assert "Huy" in await on(commune, tomorrow.id)
    assert huy.saw_nothing() and thanh.saw_nothing()
    await dung.taps("Tạm khóa").taps("Đúng").sees("Đang tạm khóa")
    assert await on(commune, tomorrow.id) == {"Thành"}
    await thanh.hears("Anh Huy không đi tuần tra nữa")


async def test_without_shifts_it_asks_too(commune: Commune) -> None:
    dung, _ = await commune.phones("dung", "huy")
    await _found(dung)
    await dung.taps("Tạm khóa").sees("Tạm khóa Võ Nhật Huy?", "không nhận và không gửi được tin")
    assert "ca sắp tới" not in dung.last
    assert await _state(commune) == "active"


async def test_only_who_may_suspend_is_asked(commune: Commune) -> None:
    (thanh,) = await commune.phones("thanh")
    member = await commune.member("huy")
    for data in (f"susp1:{member.id}", f"suspyes1:{member.id}"):
        await thanh.says("menu").forges(data).does_not_see("Võ Nhật Huy")
    assert await _state(commune) == "active"


async def test_when_somebody_is_restored_the_leader_hears_where_people_lack(commune: Commune) -> None:
    commune.clock.now = at("09:00")
    dung, huy, thanh, dong = await commune.phones("dung", "huy", "thanh", "dong")
    await shift(commune, "thanh", "huy", responsible="thanh")
    await shift(commune, "thanh", "huy", "hoa", starts=at("22:00", 17), responsible="thanh", target=2)
    await _found(dung)
    await dung.taps("Tạm khóa").taps("Đúng")
    commune.everybody_reads()
    await dung.taps("Mở khóa").sees("Đang hoạt động")
    await thanh.hears(
        "🔓 Anh Huy đi tuần tra lại được", "không tự trả lại", "CN · Ca đêm 15 rạng 16/11", "Có 1/3 người"
    )
    await thanh.does_not_see("Ca đêm 17 rạng 18/11 · 22:00-02:00. Có 2/2")
    await thanh.taps("Ca đêm 15 rạng 16/11").taps("Sửa ca").taps("Thêm người").taps("Huy").sees("Đã thêm Huy")
    await huy.hears("Tài khoản của anh Huy đã mở lại")
    await huy.hears("Ca của anh Huy đổi: thêm CN")
    assert dong.saw_nothing()


async def test_who_goes_on_no_patrol_is_no_news_to_a_leader(commune: Commune) -> None:
    dung, thanh = await commune.phones("dung", "thanh")
    member = await commune.member("thien")
    await dung.says("menu").forges(f"suspyes1:{member.id}").taps("Mở khóa").sees("Đang hoạt động")
    assert thanh.saw_nothing()
