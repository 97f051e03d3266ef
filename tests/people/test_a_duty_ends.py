"""Who took the duty is asked at its end whether it goes on; the first alert must not go for weeks to somebody who went
home."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from core.actions.people import DutyOver, DutyStill
from tests.commune import Commune, at, running


async def _report(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin").taps("Việc khác").taps("Hồ Sen")


async def test_at_the_end_it_is_asked_and_one_tap_keeps_it(commune: Commune) -> None:
    long, yen = await commune.phones("long", "yen")
    await long.says("truc ban").taps("Nhận trực")
    await commune.forward(hours=23, minutes=59)
    assert not any("còn trực không" in words for words in long.unread)
    await commune.forward(minutes=2)
    await long.hears("Đồng chí Long còn trực không?", "Nhận trực từ 14/11 22:30", "Đến 23:00").taps("Còn trực")
    await long.sees("còn trực", "Sẽ hỏi lại lúc 16/11 22:31")
    await commune.forward(hours=12)
    await _report(commune)
    await long.hears("Việc khác")
    assert yen.saw_nothing()
    await commune.forward(hours=12)
    await long.hears("còn trực không?")


async def test_without_an_answer_it_ends_and_everybody_concerned_knows(commune: Commune) -> None:
    long, yen, dung = await commune.phones("long", "yen", "dung", on_duty=("long",))
    await commune.forward(hours=24, minutes=29)
    assert yen.saw_nothing()
    await commune.forward(minutes=2)
    await long.hears("Lượt trực của đồng chí Long đã hết", "Chưa ai nhận trực")
    await dung.hears("Đồng chí Long hết trực", "Chưa ai nhận trực")
    await yen.hears("Đồng chí Long hết trực").taps("Nhận trực").sees("Đã nhận trực")
    assert await commune.rows("SELECT act, by FROM audit WHERE act LIKE 'duty.%'") == [
        ("duty.ended_by_rule", None),
        ("duty.taken", (await commune.member("yen")).id),
    ]


async def test_then_all_duty_officers_hear_the_next_alert(commune: Commune) -> None:
    long, yen, hung = await commune.phones("long", "yen", "hung", on_duty=("long",))
    await commune.forward(hours=25)
    commune.everybody_reads()
    await _report(commune)
    for officer in (long, yen, hung):
        await officer.hears("Việc khác")


async def test_another_has_the_duty_and_the_rest_are_left_alone(commune: Commune) -> None:
    long, yen, hung, dung = await commune.phones("long", "yen", "hung", "dung", on_duty=("long",))
    await commune.forward(hours=12)
    await yen.says("truc ban").taps("Nhận trực")
    await commune.forward(hours=13)
    await dung.hears("Đồng chí Long hết trực", "Tin báo đang đến người trực: Yến")
    await long.hears("đã hết")
    assert hung.saw_nothing()
    assert not any("hết trực*" in words for words in yen.unread)


async def test_it_is_over(commune: Commune) -> None:
    long, dung = await commune.phones("long", "dung", on_duty=("long",))
    await commune.forward(hours=24, minutes=1)
    await long.taps("Hết trực").sees("Đã giao trực")
    await commune.forward(hours=2)
    commune.everybody_reads()
    assert dung.saw_nothing()


async def test_in_a_word(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await commune.forward(hours=24, minutes=1)
    await long.says("còn").sees("Sẽ hỏi lại")
    await commune.forward(hours=24, minutes=1)
    await long.says("không").sees("Đã giao trực")


async def test_an_old_question_neither_keeps_nor_ends_a_later_duty(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await commune.forward(hours=24, minutes=1)
    since = int(at("22:30").timestamp())
    await long.taps("Hết trực")
    await commune.forward(minutes=1)
    await long.forges(DutyStill(since).encode()).sees("lượt trực trước").is_offered("Nhận trực")
    assert await commune.count("members", "duty_since IS NOT NULL") == 0
    await long.taps("Nhận trực").forges(DutyOver(since).encode()).sees("lượt trực trước")
    assert await commune.count("members", "duty_since IS NOT NULL") == 1


async def test_it_survives_a_restart_and_an_outage_asks_first(commune: Commune) -> None:
    """Whoever was not asked, for the machine was off, has the whole span to answer."""
    long, yen = await commune.phones("long", "yen", on_duty=("long",))
    async with commune.outage(days=3):
        pass
    await long.hears("còn trực không?")
    await commune.kill_and_restart()
    await commune.forward(minutes=29)
    assert yen.saw_nothing()
    await commune.forward(minutes=2)
    await long.hears("đã hết")


async def test_an_answer_that_waits_at_the_network_counts(commune: Commune) -> None:
    (long,) = await commune.phones("long", on_duty=("long",))
    await commune.forward(hours=24, minutes=1)
    async with commune.outage(hours=2):
        long.phone.press("Còn trực")
    await long.sees("Sẽ hỏi lại")
    assert await commune.count("members", "duty_since IS NOT NULL") == 1


async def test_who_was_suspended_meanwhile_is_not_asked(commune: Commune) -> None:
    long, dung = await commune.phones("long", "dung", on_duty=("long",))
    await commune.change("UPDATE members SET state = 'suspended' WHERE id = ?", (await commune.member("long")).id)
    await commune.forward(hours=25)
    assert long.saw_nothing()
    assert not any("Long hết trực" in words for words in dung.unread)


async def test_the_commune_says_how_long(tmp_path: Path) -> None:
    spans = {"BINHYEN_ALERT__DUTY_FOR": "12h", "BINHYEN_ALERT__DUTY_ANSWER": "1h"}
    async with running(tmp_path, spans) as commune:
        (long,) = await commune.phones("long", on_duty=("long",))
        await commune.forward(hours=12, minutes=1)
        await long.hears("còn trực không?")
        assert commune.next_due() - commune.clock.now > timedelta(minutes=58)
