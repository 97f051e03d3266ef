"""Early check-outs that leave too few behind, or one alone ("Luôn đi từ 2 người", domain notes §4.3): the leader and
the duty officer hear of each."""

from __future__ import annotations

from core.patrol.night.actions import EndEarly
from tests.commune import Commune, at
from tests.hand import Hand
from tests.patrol.kit import shift


async def _on_duty(commune: Commune, *names: str, until: str = "22:45", **more: int) -> list[Hand]:
    """Team 3 under its leader, with an officer who has the duty. It is a quarter to eleven."""
    commune.clock.now = at("21:50")
    hands = await commune.phones(*names)
    await commune.phones("long", on_duty=("long",))
    await shift(commune, *names, starts=at("22:00"), responsible="thanh", **more)
    for hand in hands:
        await hand.says("vao ca").taps("Theo danh sách").taps("Bỏ qua")
    await _at(commune, hands, until)
    return hands


async def _at(commune: Commune, hands: list[Hand], clock: str, day: int = 14) -> None:
    commune.clock.now = at(clock, day)
    for hand in hands:
        await hand.says("ổn")
    await commune.tick()
    commune.everybody_reads()


async def test_one_is_left_alone_and_the_leader_and_the_duty_officer_hear_once(commune: Commune) -> None:
    thanh, tu, man = await _on_duty(commune, "thanh", "tu", "man")
    long, (yen,) = commune["long"], await commune.phones("yen")
    await tu.says("ra ca")
    await man.says("ra ca")
    await commune.forward(minutes=1)
    for hand in (thanh, long):
        await hand.hears(
            "Tổ 3 còn 1 người trực, tối thiểu 3. Ca đến 02:00.\n"
            "🏁 Anh Tư ra ca lúc 22:45.\n"
            "🏁 Chị Mận ra ca lúc 22:45.\n"
            "🟢 Còn trực: anh Thành\n"
            "Luôn đi từ 2 người: gọi thêm người, hoặc kết thúc ca sớm."
        )
        await hand.is_offered("Bảng trực", "Kết thúc sớm")
    assert yen.saw_nothing()
    await commune.forward(minutes=20)
    assert not any("ra ca lúc" in words for hand in (thanh, long, tu, man) for words in hand.unread)


async def test_a_slip_of_the_thumb_rings_nobody(commune: Commune) -> None:
    _, tu, _ = await _on_duty(commune, "thanh", "tu", "man")
    await tu.says("ra ca").taps("Vẫn trực")
    await commune.forward(minutes=3)
    commune.expects_nothing_more()


async def test_each_step_down_is_told(commune: Commune) -> None:
    thanh, tu, man = await _on_duty(commune, "thanh", "tu", "man")
    long = commune["long"]
    await tu.says("ra ca")
    await commune.forward(minutes=2)
    await long.hears("Tổ 3 còn 2 người trực", "Anh Tư ra ca lúc 22:45", "Còn trực: anh Thành, chị Mận")
    await long.does_not_see("Luôn đi từ 2 người")
    await man.says("ra ca")
    await commune.forward(minutes=2)
    await long.hears("Tổ 3 còn 1 người trực", "Anh Tư ra ca lúc 22:45", "Chị Mận ra ca lúc 22:47")
    await thanh.says("ra ca")
    commune.everybody_reads()
    await commune.forward(minutes=2)
    await long.hears("Tổ 3 không còn ai trực. Ca đến 02:00.", "Anh Thành ra ca lúc 22:49")
    assert not any("ra ca lúc" in words for words in thanh.unread)


async def test_enough_are_left_and_nobody_is_rung(commune: Commune) -> None:
    _, tu, _, _ = await _on_duty(commune, "thanh", "tu", "man", "huy")
    await tu.says("ra ca")
    commune.everybody_reads()
    await commune.forward(minutes=3)
    commune.expects_nothing_more()


async def test_one_alone_is_too_few_whatever_the_minimum(commune: Commune) -> None:
    thanh, tu = await _on_duty(commune, "thanh", "tu", minimum=1)
    await tu.says("ra ca")
    await commune.forward(minutes=2)
    await thanh.hears("Tổ 3 còn 1 người trực, tối thiểu 2.", "Luôn đi từ 2 người")


async def test_the_last_minutes_are_the_normal_end(commune: Commune) -> None:
    hands = await _on_duty(commune, "thanh", "tu", "man")
    await _at(commune, hands, "01:51", 15)
    for hand in hands[1:]:
        await hand.says("ra ca")
    commune.everybody_reads()
    await commune.forward(minutes=5)
    commune.expects_nothing_more()


async def test_whom_the_leader_sends_home_is_no_alarm(commune: Commune) -> None:
    thanh, tu, _ = await _on_duty(commune, "thanh", "tu", "man")
    await tu.says("ra ca")
    await thanh.says("menu").forges(EndEarly(1).encode()).says("mưa lớn").taps("Kết thúc ca")
    await commune.forward(minutes=3)
    assert not any("còn" in words and "trực" in words for hand in (thanh, commune["long"]) for words in hand.unread)


async def test_who_is_gone_before_the_grace_is_over_is_told_of_then(commune: Commune) -> None:
    """Before that it is not known how many come."""
    thanh, tu, man = await _on_duty(commune, "thanh", "tu", "man", until="21:58")
    for hand in (tu, man):
        await hand.says("ra ca")
    commune.everybody_reads()
    await commune.forward(minutes=11)
    commune.expects_nothing_more()
    await commune.forward(minutes=2)
    for hand in (thanh, commune["long"]):
        await hand.hears("Tổ 3 còn 1 người trực", "Anh Tư ra ca lúc 21:58", "Chị Mận ra ca lúc 21:58")


async def test_a_restart_tells_nobody_twice(commune: Commune) -> None:
    thanh, tu, _ = await _on_duty(commune, "thanh", "tu", "man")
    await tu.says("ra ca")
    await commune.kill_and_restart()
    await commune.forward(minutes=2)
    await commune.kill_and_restart()
    await commune.forward(minutes=5)
    for hand in (thanh, commune["long"]):
        assert sum("ra ca lúc" in words for words in hand.unread) == 1


async def test_nobody_outside_hears_of_it(commune: Commune) -> None:
    others = await commune.phones("hung_t1", "dong", "thien", "nguyet", "stranger")
    _, tu, man = await _on_duty(commune, "thanh", "tu", "man")
    await tu.says("ra ca")
    commune.everybody_reads()
    await commune.forward(minutes=3)
    assert not man.unread and not tu.unread
    assert not any("ra ca lúc" in m.words for hand in others for m in hand.messages)
