"""Patrol plans, and who is away or exempt when."""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam, delete

from core.patrol.types.plan import Absence, Plan
from storage.records import Records
from storage.schema.patrol import absences, patrol_plans
from storage.sqlite.link import Link

_PLANS = Records(Plan, patrol_plans)
_ON = (
    _PLANS.select.where(patrol_plans.c.starts_on <= bindparam("on"), patrol_plans.c.ends_on >= bindparam("on"))
    .order_by(patrol_plans.c.peak.desc(), patrol_plans.c.id.desc())
    .limit(1)
)
_ALL = _PLANS.select.order_by(patrol_plans.c.starts_on, patrol_plans.c.id)

_ABSENCES = Records(Absence, absences)
_BETWEEN = _ABSENCES.select.where(
    absences.c.starts_on <= bindparam("last"), absences.c.ends_on >= bindparam("first")
).order_by(absences.c.starts_on, absences.c.id)
_FORGET = delete(absences).where(absences.c.ends_on < bindparam("before"))
_REMOVE = delete(absences).where(absences.c.id == bindparam("of"))


class Plans:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, plan: Plan) -> Plan:
        return await _PLANS.add(self._link, plan)

    async def get(self, plan_id: int) -> Plan:
        return await _PLANS.get(self._link, plan_id)

    async def on(self, day: date) -> Plan | None:
        return await _PLANS.first(self._link, _ON, {"on": day})

    async def all(self) -> list[Plan]:
        return await _PLANS.all(self._link, _ALL)


class Absences:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(self, absence: Absence) -> Absence:
        return await _ABSENCES.add(self._link, absence)

    async def between(self, first: date, last: date) -> list[Absence]:
        return await _ABSENCES.all(self._link, _BETWEEN, {"first": first, "last": last})

    async def remove(self, absence_id: int) -> None:
        await self._link.run(_REMOVE, {"of": absence_id})

    async def forget(self, before: date) -> int:
        return await self._link.count(_FORGET, {"before": before})
