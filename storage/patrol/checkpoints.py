"""The checkpoints of each team's route, when they were visited, and where members on duty were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.postgresql import insert  # compiles for SQLite as well, tested

from core.patrol.types.field import Checkpoint
from storage.records import Records
from storage.schema.patrol import checkpoints, positions
from storage.sqlite.link import Link

_RECORDS = Records(Checkpoint, checkpoints)
_OF_TEAM = _RECORDS.select.where(checkpoints.c.team == bindparam("of_team")).order_by(checkpoints.c.place)
_OF_CODE = _OF_TEAM.where(checkpoints.c.code == bindparam("called"))
_insert = insert(checkpoints)
_PUT = _insert.on_conflict_do_update(
    index_elements=["team", "code"],
    set_={column: _insert.excluded[column] for column in ("name", "place", "lat", "lon")},
)
_VISITED = update(checkpoints).where(checkpoints.c.id == bindparam("of")).values(visited_at=bindparam("at"))
_VISITS = select(checkpoints.c.id, checkpoints.c.visited_at).where(
    checkpoints.c.team == bindparam("of_team"), checkpoints.c.visited_at.is_not(None)
)
_SEEN = plain_insert(positions)
_POSITIONS = (
    select(positions.c.member_id, positions.c.at, positions.c.lat, positions.c.lon)
    .where(positions.c.shift_id == bindparam("of"))
    .order_by(positions.c.id)
)
_newest = (
    select(func.max(positions.c.id)).where(positions.c.shift_id == bindparam("of")).group_by(positions.c.member_id)
)
_LAST_POSITIONS = select(positions.c.member_id, positions.c.at, positions.c.lat, positions.c.lon).where(
    positions.c.id.in_(_newest)
)
_FORGET = delete(positions).where(positions.c.at < bindparam("before"))


class Route:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def checkpoints(self, team: str) -> list[Checkpoint]:
        return await _RECORDS.all(self._link, _OF_TEAM, {"of_team": team})

    async def checkpoint(self, team: str, code: str) -> Checkpoint | None:
        return await _RECORDS.first(self._link, _OF_CODE, {"of_team": team, "called": code})

    async def put(self, places: Sequence[Checkpoint]) -> None:
        names = ("team", "code", "name", "place", "lat", "lon")
        await self._link.each(_PUT, [{name: getattr(place, name) for name in names} for place in places])

    async def visited(self, checkpoint_id: int, at: datetime) -> None:
        await self._link.run(_VISITED, {"of": checkpoint_id, "at": at})

    async def last_visits(self, team: str) -> dict[int, datetime]:
        return dict(await self._link.rows(_VISITS, {"of_team": team}))

    async def seen(self, member_id: int, shift_id: int, at: datetime, lat: float, lon: float) -> None:
        place = {"member_id": member_id, "shift_id": shift_id, "at": at, "lat": lat, "lon": lon}
        await self._link.run(_SEEN, place)

    async def positions(self, shift_id: int) -> list[tuple[int, datetime, float, float]]:
        return [tuple(row) for row in await self._link.rows(_POSITIONS, {"of": shift_id})]

    async def last_positions(self, shift_id: int) -> dict[int, tuple[datetime, float, float]]:
        rows = await self._link.rows(_LAST_POSITIONS, {"of": shift_id})
        return {member: (at, lat, lon) for member, at, lat, lon in rows}

    async def forget_positions(self, before: datetime) -> int:
        return await self._link.count(_FORGET, {"before": before})
