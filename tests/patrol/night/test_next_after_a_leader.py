"""A leader's phone takes nothing: the other one who answers for the shift has it, and the duty officer is not rung."""

from __future__ import annotations

from tests.commune import Commune, at
from tests.patrol.on_shift import at_time, shift


async def test_the_duty_officer_is_not_told_in_place_of_a_leader_while_another_answers(commune: Commune) -> None:
    thanh, tu, long = await commune.phones("thanh", "tu", "long", on_duty=("long",))
    responsible = (await commune.member("tu")).id
    await shift(commune, "tu", "huy", "hoa", responsible_id=responsible)
    await tu.says("đi được")
    thanh.phone.blocked = True
    commune.everybody_reads()
    await at_time(commune, "16:01")
    await tu.hears("Chưa trả lời")
    await long.does_not_see("Chưa trả lời")


async def test_without_another_the_duty_officer_has_it(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await shift(commune, "tu", "huy", "hoa")
    thanh.phone.blocked = True
    await at_time(commune, "16:01")
    await long.hears("Chưa trả lời")


async def test_what_was_for_a_leader_who_is_none_any_more_reaches_the_duty_officer(commune: Commune) -> None:
    thanh, long = await commune.phones("thanh", "long", on_duty=("long",))
    await shift(commune, "tu", "huy", "hoa")
    commune.clock.now = at("16:01", 15)
    await commune.bot.ticker.tick()  # written, and not delivered yet
    await commune.change("DELETE FROM member_roles WHERE role = 'team_leader'")
    await commune.settle()
    await long.hears("Chưa trả lời")
    assert thanh.saw_nothing()
