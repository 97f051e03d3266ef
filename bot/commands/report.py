"""`binhyen report`: what is printed, made on the server by whoever runs it."""

from __future__ import annotations

from bot.app import clock_of, opened
from bot.settings import Settings
from core.patrol.ledger.nights import taken_out
from core.times import Month
from core.work import Work
from reports.patrol.payment_list import workbook


async def nights_of(settings: Settings, month: Month) -> tuple[bytes, int]:
    """The list for payment of a month as an Excel sheet, and how many people are on it."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot, bot.database.transaction() as tx:
        sums = await taken_out(Work(tx, clock(), bot.rules), month)
        teams = {team.code: team for team in await tx.people.places.teams()}
        return workbook(bot.rules, sums, teams), len(sums.totals)
