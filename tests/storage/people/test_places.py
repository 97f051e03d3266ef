from __future__ import annotations

from core.people.types import Hamlet, Team
from storage.database import Database

PONDS, TEA, FAR = Hamlet("H10", "Hồ Sen", 259), Hamlet("H09", "Đồi Chè", 228), Hamlet("H99", "Xa")
PATROL = Team("T3", "Tổ 3", ("H10", "H09"), "Nhà văn hóa thôn Hồ Sen")
SPARE = Team("T9", "Tổ 9", (), "")


async def test_hamlets_and_teams_come_back_as_entered(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.people.places.put([PONDS, TEA, FAR], [SPARE, PATROL])
        assert await tx.people.places.hamlets() == [TEA, PONDS, FAR]
        assert await tx.people.places.hamlets(first="T9") == [TEA, PONDS, FAR]
        assert await tx.people.places.teams() == [PATROL, SPARE]
        assert await tx.people.places.hamlet("H10") == PONDS
        assert await tx.people.places.hamlet("H00") is None


async def test_a_hamlet_knows_its_team_with_all_of_that_teams_hamlets(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.people.places.put([PONDS, TEA, FAR], [PATROL])
        assert await tx.people.places.team_of("H09") == PATROL
        assert await tx.people.places.team_of("H99") is None
        assert await tx.people.places.team_of("H00") is None


async def test_the_hamlets_of_a_team_come_first(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.people.places.put([Hamlet("H01", "Gò"), PONDS, TEA, FAR], [PATROL])
        assert await tx.people.places.hamlets(first="T3") == [TEA, PONDS, Hamlet("H01", "Gò"), FAR]


async def test_entering_a_place_again_corrects_it(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.people.places.put([PONDS], [PATROL])
        await tx.people.places.put([Hamlet("H10", "Hồ Sen Mới", 1)], [])
        assert await tx.people.places.hamlets() == [Hamlet("H10", "Hồ Sen Mới", 1)]
        assert await tx.people.places.team_of("H10") is None


async def test_a_hamlet_not_in_force_is_offered_to_nobody_and_still_has_its_name(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.people.places.put([PONDS, TEA, FAR], [PATROL])
        await tx.people.places.retire_all_but(["H10"])
        assert await tx.people.places.hamlets() == [PONDS]
        assert await tx.people.places.hamlet("H09") == TEA
        assert await tx.people.places.teams() == [Team("T3", "Tổ 3", ("H10",), "Nhà văn hóa thôn Hồ Sen")]
        await tx.people.places.put([TEA], [])
        assert await tx.people.places.hamlets() == [TEA, PONDS]
