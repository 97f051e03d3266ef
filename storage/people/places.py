"""The hamlets of the commune and the patrol teams that look after them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from sqlalchemy import Text, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for SQLite as well, tested

from core.people.types import Hamlet, Team
from storage.schema.people import hamlets, teams
from storage.sqlite.link import Found, Link

_HAMLETS = (
    select(hamlets.c.code, hamlets.c.name, hamlets.c.households)
    .where(hamlets.c.in_force)
    .order_by(hamlets.c.team.is_distinct_from(bindparam("first", type_=Text)), hamlets.c.code)
)
_HAMLET = select(hamlets.c.code, hamlets.c.name, hamlets.c.households).where(hamlets.c.code == bindparam("of"))
_TEAMS = (
    select(teams.c.code, teams.c.name, teams.c.muster, hamlets.c.code.label("hamlet"))
    .select_from(teams.outerjoin(hamlets, (hamlets.c.team == teams.c.code) & hamlets.c.in_force))
    .order_by(teams.c.code, hamlets.c.place_in_team)
)
_TEAM_OF = _TEAMS.where(
    teams.c.code == select(hamlets.c.team).where(hamlets.c.code == bindparam("of")).scalar_subquery()
)

_RETIRE = update(hamlets).where(hamlets.c.code.not_in(bindparam("kept", expanding=True))).values(in_force=False)

_add_team = insert(teams)
_ADD_TEAM = _add_team.on_conflict_do_update(
    index_elements=["code"], set_={column: _add_team.excluded[column] for column in ("name", "muster")}
)
_add_hamlet = insert(hamlets)
_ADD_HAMLET = _add_hamlet.on_conflict_do_update(
    index_elements=["code"],
    set_={
        column: _add_hamlet.excluded[column] for column in ("name", "households", "team", "place_in_team", "in_force")
    },
)


class Places:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def hamlets(self, first: str | None = None) -> list[Hamlet]:
        return [Hamlet(*row) for row in await self._link.rows(_HAMLETS, {"first": first or ""})]

    async def hamlet(self, code: str) -> Hamlet | None:
        """In force or not: old incidents still name it."""
        row = await self._link.first(_HAMLET, {"of": code})
        return Hamlet(*row) if row else None

    async def teams(self) -> list[Team]:
        return _grouped(await self._link.rows(_TEAMS))

    async def team_of(self, hamlet: str) -> Team | None:
        return next(iter(_grouped(await self._link.rows(_TEAM_OF, {"of": hamlet}))), None)

    async def put(self, places: Sequence[Hamlet], patrols: Sequence[Team]) -> None:
        """Enter hamlets and teams, or correct them. A hamlet belongs to the team that names it."""
        team_of = {code: (team.code, nth) for team in patrols for nth, code in enumerate(team.hamlets)}
        await self._link.each(_ADD_TEAM, [{"code": t.code, "name": t.name, "muster": t.muster} for t in patrols])
        await self._link.each(
            _ADD_HAMLET, [_hamlet_row(hamlet, *team_of.get(hamlet.code, (None, 0))) for hamlet in places]
        )

    async def retire_all_but(self, codes: Collection[str]) -> None:
        await self._link.run(_RETIRE, {"kept": list(codes)})


def _hamlet_row(hamlet: Hamlet, team: str | None, place: int) -> dict[str, object]:
    return {
        "code": hamlet.code,
        "name": hamlet.name,
        "households": hamlet.households,
        "team": team,
        "place_in_team": place,
        "in_force": True,
    }


def _grouped(rows: Sequence[Found]) -> list[Team]:
    return [
        Team(code, name, tuple(row.hamlet for row in found if row.hamlet is not None), muster)
        for (code, name, muster), found in groupby(rows, lambda row: (row.code, row.name, row.muster))
    ]
