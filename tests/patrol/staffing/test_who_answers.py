"""There is always one who answers for a shift: when they cannot come it is somebody else at once, who hears of it."""

from __future__ import annotations

from core.patrol.types.shift import Shift
from tests.commune import Commune, at
from tests.patrol.kit import shift

AFTERNOON = at("14:00")


async def _answers(commune: Commune, made: Shift) -> str | None:
    now = await commune.work(lambda w: w.tx.patrol.shifts.get(made.id))
    if now.responsible_id is None:
        return None
    return (await commune.work(lambda w: w.tx.people.members.get(now.responsible_id))).call_name


async def test_when_the_one_responsible_cannot_come_somebody_else_is_and_hears_why(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    thanh, tu, man = await commune.phones("thanh", "tu", "man")
    made = await shift(commune, "thanh", "tu", "man", responsible="thanh")
    await thanh.forges(f"cannot1:{made.id}").sees("không đi được", "Nay anh Tư phụ trách ca này")
    await thanh.says("ốm").sees("« ốm »")
    assert await _answers(commune, made) == "Tư"
    assert tu.saw_nothing(), "the reason may still come"
    await commune.forward(minutes=4)
    await tu.hears("Anh Thành không đi được", "Lý do: ốm", "Nay anh Tư phụ trách ca này").is_offered("Tìm thêm người")
    await tu.taps("Xem ca").sees("Trong ca (3): Thành ❌, Tư, Mận", "Phụ trách: Tư")
    assert man.saw_nothing()
    commune.expects_nothing_more()


async def test_who_thinks_again_at_once_answers_for_it_as_if_nothing_had_been(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    tu, man = await commune.phones("tu", "man")
    made = await shift(commune, "tu", "man", responsible="tu")
    await tu.forges(f"cannot1:{made.id}").taps("Đi được")
    assert await _answers(commune, made) == "Tư"
    await commune.forward(minutes=10)
    assert man.saw_nothing()


async def test_who_comes_after_all_answers_for_it_again_and_the_other_hears(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    tu, man = await commune.phones("tu", "man")
    made = await shift(commune, "tu", "man", "huy", responsible="tu")
    await tu.forges(f"cannot1:{made.id}").taps("Bỏ qua")
    await commune.forward(minutes=4)
    await man.hears("Anh Tư không đi được", "Nay chị Mận phụ trách ca này")
    await tu.taps("Đi được").sees("anh Tư đi được", "Nay anh Tư phụ trách ca này")
    assert await _answers(commune, made) == "Tư"
    await man.hears("Ca của chị Mận đổi: CN · Ca đêm 15 rạng 16/11 · 22:00-02:00 nay do anh Tư phụ trách")
    commune.expects_nothing_more()


async def test_where_only_youths_are_left_the_officer_of_the_plan_answers_and_hears(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    thanh, ha, huy = await commune.phones("thanh", "ha", "huy")
    made = await shift(commune, "thanh", "huy", "hoa", responsible="thanh")
    await thanh.forges(f"cannot1:{made.id}").taps("Bỏ qua")
    await commune.forward(minutes=4)
    await ha.hears("Anh Thành không đi được", "Nay đồng chí Hà phụ trách ca này")
    assert huy.saw_nothing()


async def test_where_nobody_can_answer_for_it_the_duty_officer_hears_so(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    await commune.change("DELETE FROM patrol_plans")
    thanh, long, _ = await commune.phones("thanh", "long", "huy", on_duty=("long",))
    made = await shift(commune, "thanh", "huy", responsible="thanh", plan_id=None)
    await thanh.forges(f"cannot1:{made.id}").sees("Ca này chưa có người phụ trách").taps("Bỏ qua")
    await commune.forward(minutes=4)
    await long.hears("Anh Thành không đi được", "Ca này chưa có người phụ trách")


async def test_a_refusal_of_somebody_else_changes_nothing_about_it(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    thanh, tu = await commune.phones("thanh", "tu")
    made = await shift(commune, "thanh", "tu", "man", responsible="man")
    await thanh.forges(f"cannot1:{made.id}").does_not_see("phụ trách").taps("Bỏ qua").taps("Đi được")
    assert await _answers(commune, made) == "Mận"
    await tu.does_not_see("phụ trách")


async def test_who_says_so_when_the_shift_has_begun_is_followed_too(commune: Commune) -> None:
    thanh, tu = await commune.phones("thanh", "tu")
    made = await shift(commune, "thanh", "tu", "man", starts=at("22:00"), responsible="thanh")
    commune.clock.now = at("22:05")
    await tu.says("vào ca")
    commune.everybody_reads()
    await thanh.says("menu").forges(f"notcome1:{made.id}")
    assert await _answers(commune, made) == "Tư"
    await tu.hears("Ca của anh Tư đổi: anh Tư phụ trách T7 · Ca đêm 14 rạng 15/11")


async def test_a_youth_who_goes_instead_does_not_answer_for_the_others(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    thanh, huy, tu = await commune.phones("thanh", "huy", "tu")
    made = await shift(commune, "thanh", "tu", "man", responsible="thanh")
    await thanh.says("nhờ thay").taps("Huy")
    await huy.taps("Nhận thay")
    assert await _answers(commune, made) == "Tư"
    await tu.hears("Ca của anh Tư đổi: anh Tư phụ trách CN · Ca đêm 15 rạng 16/11")
    await thanh.taps("Tôi đi lại được")
    assert await _answers(commune, made) == "Thành"
    await tu.hears("nay do anh Thành phụ trách")


async def test_nothing_of_it_is_lost_when_the_machine_dies(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    thanh, tu = await commune.phones("thanh", "tu")
    made = await shift(commune, "thanh", "tu", "man", responsible="thanh")
    await thanh.forges(f"cannot1:{made.id}")
    await commune.kill_and_restart()
    await commune.forward(minutes=4)
    await tu.hears("Nay anh Tư phụ trách ca này")
    assert await _answers(commune, made) == "Tư"


async def test_a_shift_that_takes_place_after_all_is_answered_for_by_whoever_did(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    dung, tu, man = await commune.phones("dung", "tu", "man")
    made = await shift(commune, "man", "tu", "huy", responsible="tu")
    await dung.forges(f"unshift1:{made.id}:yes")
    commune.everybody_reads()
    await dung.taps("Ca vẫn diễn ra").sees("Phụ trách: Tư")
    await tu.hears("Ca của anh Tư vẫn diễn ra", "Anh Tư phụ trách ca này")
    await man.hears("Ca của chị Mận vẫn diễn ra").does_not_see("phụ trách")
    commune.expects_nothing_more()


async def test_who_answers_for_it_instead_hears_both_in_one(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    dung, tu, man = await commune.phones("dung", "tu", "man")
    made = await shift(commune, "tu", "man", "huy", responsible="tu")
    await dung.forges(f"unshift1:{made.id}:yes")
    await shift(commune, "tu", team="T1")
    commune.everybody_reads()
    await dung.taps("Ca vẫn diễn ra").sees("Phụ trách: Mận")
    await man.hears("Ca của chị Mận vẫn diễn ra", "Chị Mận phụ trách ca này")
    assert not tu.unread, "they are on another shift, and know that this one was cancelled"
    commune.expects_nothing_more()


async def test_who_was_named_goes_on_with_it_though_the_leader_of_the_team_is_there(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    dung, tu, thanh = await commune.phones("dung", "tu", "thanh")
    made = await shift(commune, "thanh", "tu", "huy", responsible="tu")
    people = {name: (await commune.member(name)).id for name in ("huy", "hoa", "man", "tu")}
    await dung.says("menu").forges(f"takeoffm1:{made.id}:{people['huy']}")
    for name in ("hoa", "man"):
        await dung.forges(f"putonm1:{made.id}:{people[name]}").sees("Phụ trách: Tư")
    await dung.forges(f"unshift1:{made.id}:yes").taps("Ca vẫn diễn ra").sees("Phụ trách: Tư")
    await tu.hears("vẫn diễn ra", "Anh Tư phụ trách ca này")
    await thanh.does_not_see("phụ trách")
    await dung.forges(f"takeoffm1:{made.id}:{people['tu']}").sees("Phụ trách: Thành")


async def test_a_leader_who_is_put_on_answers_for_it_and_who_did_hears_so(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    dung, tu, thanh = await commune.phones("dung", "tu", "thanh")
    made = await shift(commune, "tu", "huy", responsible="tu")
    leader = (await commune.member("thanh")).id
    await dung.says("menu").forges(f"putonm1:{made.id}:{leader}").sees("Phụ trách: Thành")
    await thanh.hears("Ca của anh Thành đổi: thêm", "Anh Thành phụ trách ca này")
    await tu.hears("nay do anh Thành phụ trách")


async def test_an_officer_who_was_named_stays_so_unless_somebody_grown_comes(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    dung, ha = await commune.phones("dung", "ha")
    made = await shift(commune, "huy", responsible="ha")
    hoa, man = [(await commune.member(name)).id for name in ("hoa", "man")]
    await dung.says("menu").forges(f"putonm1:{made.id}:{hoa}").sees("Phụ trách: Hà")
    assert ha.saw_nothing()
    await dung.forges(f"putonm1:{made.id}:{man}").sees("Phụ trách: Mận")
    await ha.hears("nay do chị Mận phụ trách")


async def test_who_takes_the_gap_answers_for_it_where_only_youths_were_left(commune: Commune) -> None:
    commune.clock.now = AFTERNOON
    thanh, man, _ = await commune.phones("thanh", "man", "huy")
    made = await shift(commune, "thanh", "huy", "hoa", responsible="thanh")
    await thanh.says("menu").forges(f"cannot1:{made.id}").taps("Bỏ qua")
    assert await _answers(commune, made) == "Hà"
    await man.says("menu").forges(f"gap1:{made.id}").sees("Chị Mận đi ca này")
    assert await _answers(commune, made) == "Mận"
    await man.hears("Ca của chị Mận đổi: chị Mận phụ trách CN")
