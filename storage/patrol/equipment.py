"""Equipment in each team's hands, and in which state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import bindparam, insert

from core.patrol.types.field import Item
from storage.records import Records
from storage.schema.patrol import equipment
from storage.sqlite.link import Link

_RECORDS = Records(Item, equipment, "team", "kind")
_OF_TEAM = _RECORDS.select.where(equipment.c.team == bindparam("of_team")).order_by(equipment.c.id)
_ADD = insert(equipment)
_COLUMNS = [field.name for field in fields(Item) if field.name != "id"]


class Equipment:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def of_team(self, team: str) -> list[Item]:
        return await _RECORDS.all(self._link, _OF_TEAM, {"of_team": team})

    async def get(self, item_id: int) -> Item:
        return await _RECORDS.get(self._link, item_id)

    async def save(self, item: Item) -> None:
        await _RECORDS.save(self._link, item)

    async def add(self, items: Sequence[Item]) -> None:
        await self._link.each(_ADD, [{name: getattr(item, name) for name in _COLUMNS} for item in items])
