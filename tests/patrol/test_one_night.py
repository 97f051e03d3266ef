"""A night from the first check-in to the last check-out, with every message that anybody gets; and the buttons under a
shift at each hour of it."""

from __future__ import annotations

from core.patrol.actions import CheckIn, CheckOut, ImOk
from core.patrol.attendance import buttons
from core.patrol.shifts import Duty
from core.work import Work
from tests.commune import Commune, at
from tests.patrol.duty_kit import a_shift, missed


async def _offered(commune: Commune, name: str) -> list[str]:
    """The buttons that this member finds under the shift."""
    member = (await commune.member(name)).id

    async def look(work: Work) -> list[str]:
        assignment = await work.tx.assignments.on(1, member)
        assert assignment is not None
        rows = await buttons(work, Duty(await work.tx.shifts.get(1), assignment))
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
    shift = await a_shift(commune, "huy", "tu", "hoa")
    commune.clock.now = at("21:58")
    for hand in (huy, tu):
        await hand.says("vao ca").taps("Theo danh sách").taps("Đủ")
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
        await hand.says("ra ca").taps("Đủ").taps("Không có").taps("Không có ai").sees("Qua 4 điểm")
    await thanh.sees("Tổ 3 có mặt 2/2", "Đã ra ca: Huy, Tư", "Ca đã đóng 02:00")
    commune.everybody_reads()
    await commune.forward(hours=3)
    commune.expects_nothing_more()
    assert long.saw_nothing()
    assert await commune.rows("SELECT state, flagged FROM shifts") == [("closed", 0)]
