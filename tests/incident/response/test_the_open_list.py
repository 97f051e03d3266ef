"""📋 Vụ việc: all that one may see, however much there is that one may not, a page at a time."""

from __future__ import annotations

from core.incident.actions import MoreIncidents
from core.incident.categories import CATEGORIES
from core.incident.types import NewIncident
from core.people.types import Role
from core.policy import may_see, scope_of
from core.work import Work
from tests.commune import Commune


async def _many(commune: Commune, how_many: int, category: str = "TROM") -> None:
    reporter = await commune.member("huy")
    now, severity = commune.clock.now, CATEGORIES[category].severity

    async def add(work: Work) -> None:
        for _ in range(how_many):
            seq = await work.tx.incident.incidents.next_seq("2026-11-14")
            number = f"VV-1114-{seq:02}"
            new = NewIncident(category, severity, reporter.id, now, now, "H10", False, number, "2026-11-14", seq)
            await work.tx.incident.incidents.add(new, ())

    await commune.work(add)


async def test_a_long_list_comes_in_pages(commune: Commune) -> None:
    (long,) = await commune.phones("long")
    await _many(commune, 23)
    await long.says("vụ việc").sees("23 vụ việc chưa xong, từ 1 đến 10").is_offered("VV-1114-23", "Còn 13 vụ việc")
    await long.taps("Còn 13").sees("từ 11 đến 20").is_offered("VV-1114-13").is_not_offered("VV-1114-14")
    await long.taps("Còn 3").sees("từ 21 đến 23").is_offered("VV-1114-01").is_not_offered("Còn")
    await long.taps("VV-1114-01").sees("Chưa có người nhận")


async def test_what_one_may_not_see_takes_no_place(commune: Commune) -> None:
    """Thirty family matters, all worse: an officer without the right to them still finds the one theft."""
    officer = await commune.newcomer("Lê Văn Cán", Role.POLICE_OFFICER)
    await _many(commune, 1)
    await _many(commune, 30, "BLGD")
    await officer.says("vụ việc").sees("1 vụ việc chưa xong").is_offered("VV-1114-01")


async def test_the_pages_are_for_those_who_may_see_the_list(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await _many(commune, 12)
    await huy.forges(MoreIncidents(10).encode()).sees("không thuộc phần")


async def test_the_list_and_the_card_agree_about_who_may_see(commune: Commune) -> None:
    for code in CATEGORIES:
        await _many(commune, 1, code)
    await commune.change("UPDATE incidents SET silent = 1 WHERE category = 'SOS'")
    names = ("huy", "thanh", "long", "dung", "nguyet", "thien")

    async def look(work: Work) -> None:
        every = await work.tx.incident.incidents.open(limit=100)
        for name in names:
            member = (await work.tx.people.members.many([ids[name]]))[ids[name]]
            for alerted in (False, True):
                if alerted:
                    for incident in every:
                        await work.tx.incident.alerts.add_recipients(incident.id, [member.id])
                listed = {i.id for i in await work.tx.incident.incidents.open_to(scope_of(member), 100)}
                assert listed == {i.id for i in every if may_see(member, i, alerted=alerted)}, name
                assert await work.tx.incident.incidents.count_open_to(scope_of(member)) == len(listed)

    ids = {name: (await commune.member(name)).id for name in names}
    await commune.work(look)
