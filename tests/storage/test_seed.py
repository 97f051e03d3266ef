from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator

import pytest

from core.people.types import MemberState, Role
from storage.database import Database, Transaction
from storage.seed import sow
from tests.storage.kit import NOW


@pytest.fixture
async def commune(db: Database) -> AsyncIterator[Transaction]:
    async with db.transaction() as tx:
        await sow(tx, NOW)
        yield tx


async def test_the_commune_has_its_hamlets_teams_and_members(commune: Transaction) -> None:
    hamlets, teams = await commune.people.places.hamlets(), await commune.people.places.teams()
    members = await commune.people.members.search("", limit=100)
    assert (len(hamlets), len(teams), len(members)) == (12, 6, 45)
    assert sum(hamlet.households for hamlet in hamlets) == 2791
    assert {code for team in teams for code in team.hamlets} == {hamlet.code for hamlet in hamlets}
    assert all(team.muster.startswith("Nhà văn hóa ") for team in teams)
    assert Counter(m.organisation for m in members)["Công an xã"] == 8
    assert Counter(m.team for m in members) == {None: 19, "T1": 4, "T2": 4, "T3": 5, "T4": 4, "T5": 4, "T6": 5}


async def test_every_role_of_the_ladder_is_held(commune: Transaction) -> None:
    counts = {role: len(await commune.people.members.with_roles([role])) for role in Role}
    assert counts == {
        Role.POLICE_CHIEF: 3,
        Role.DUTY_OFFICER: 5,
        Role.POLICE_OFFICER: 5,
        Role.SECURITY_MEMBER: 16,
        Role.TEAM_LEADER: 6,
        Role.VOLUNTEER: 11,  # and one who was invited and has not come
        Role.SUPPORT_MEMBER: 8,
        Role.COMMUNE_LEADER: 1,
        Role.OPERATOR: 0,
    }
    for team in await commune.people.places.teams():
        leaders = [m for m in await commune.people.members.of_team(team.code) if m.has(Role.TEAM_LEADER)]
        assert len(leaders) == 1


async def test_everybody_is_addressed_as_is_proper(commune: Transaction) -> None:
    for member in await commune.people.members.search("", limit=100):
        if " Thị " in member.full_name or member.full_name.startswith(("Thị ", "H'")):
            assert member.honorific in {"chị", "đồng chí"}
        if member.has(Role.VOLUNTEER, Role.SECURITY_MEMBER):
            assert member.honorific in {"anh", "chị"}
        else:
            assert member.honorific == ("chị" if member.call_name == "Út" else "đồng chí")


async def test_the_traps_are_in_it(commune: Transaction) -> None:
    async def found(folded: str) -> list[str]:
        return [member.full_name for member in await commune.people.members.search(folded)]

    assert "Cao Thị Hòa" in await found("hoa")
    assert await found("dinh dong") == ["Đinh Đông"]
    assert await found("nguyen van hung") == ["Nguyễn Văn Hùng"] * 2
    assert await found("duoc") == ["Phùng Văn Được"]
    (blom,) = await commune.people.members.search("blom")
    assert (blom.full_name, blom.call_name) == ("Y Blơm Niê", "Y Blơm")
    states = Counter(member.state for member in await commune.people.members.search("", limit=100))
    assert states == {MemberState.ACTIVE: 44, MemberState.INVITED: 1}


async def test_two_hamlets_are_called_hamlet_one(commune: Transaction) -> None:
    names = [hamlet.name for hamlet in await commune.people.places.hamlets()]
    assert names[-2:] == ["Thôn 1 (Đồi Mây)", "Thôn 1 (Suối Lạnh cũ)"]
    team = await commune.people.places.team_of("H12")
    assert team is not None
    assert (team.code, team.hamlets) == ("T5", ("H06", "H12"))


async def test_sowing_twice_adds_nobody(commune: Transaction) -> None:
    await sow(commune, NOW)
    assert len(await commune.people.members.search("", limit=100)) == 45
