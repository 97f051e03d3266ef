"""Patrol plans: the paper on which every shift rests, and the officer who answers for it. A peak campaign has its own
weekdays."""

from __future__ import annotations

from datetime import date

from core.errors import Invalid
from core.patrol.types.plan import Plan
from core.people.types import POLICE_ROLES, Member
from core.policy import Act, require
from core.speech.folding import clean
from core.text import Text
from core.work import Work

LONGEST_NUMBER = 40  # characters
_LONGEST = 3 * 366  # days


def checked_number(written: str) -> str:
    number = clean(written)
    if not number or len(number) > LONGEST_NUMBER:
        raise Invalid(Text("plan.bad_number", n=LONGEST_NUMBER))
    return number


async def add(
    work: Work, by: Member | None, number: str, first: date, last: date, responsible_id: int, *, peak: bool
) -> Plan:
    by = require(by, Act.PLAN)
    responsible = await work.tx.people.members.get(responsible_id)
    if not responsible.active or not responsible.has(*POLICE_ROLES):
        raise Invalid(Text("plan.not_police"), member=responsible_id)
    if last < first or (last - first).days > _LONGEST:
        raise Invalid(Text("plan.bad_dates"))
    plan = await work.tx.patrol.plans.add(Plan(0, checked_number(number), first, last, responsible_id, peak))
    await work.tx.audit.note("plan.added", work.now, by=by.id, subject=f"plan {plan.id}", detail="peak" if peak else "")
    return plan


async def newest_first(work: Work, by: Member | None) -> list[Plan]:
    require(by, Act.PLAN)
    return sorted(await work.tx.patrol.plans.all(), key=lambda plan: (plan.starts_on, plan.id), reverse=True)
