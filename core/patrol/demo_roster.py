"""The week's roster of the training commune: whoever holds a phone of the page has shifts tonight."""

from __future__ import annotations

from datetime import timedelta

from core.patrol.days import today
from core.patrol.publishing import lay_out, make_public
from core.work import Work

_DAYS = 7


async def around_today(work: Work) -> None:
    """From the night that is under way on, published without a word. Does nothing when there is a roster already."""
    day = today(work.now, work.rules.zone)
    days = [day + timedelta(days=n) for n in range(-1, _DAYS)]
    if await work.tx.shifts.between(days[0], days[-1]):
        return
    await make_public(work, await lay_out(work, days, running=True), by=None)
