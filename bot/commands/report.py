"""`binhyen report` and the papers of other commands, made on the server for whoever runs it alone."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

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


_OWNER_ONLY = 0o600


def write_paper(file: Path, content: bytes, *, replace: bool = True) -> None:
    """Readable for its owner alone, also where a file of that name could be read by all. Raises OSError; that there is
    one already is such an error unless it may be replaced."""
    how = os.O_TRUNC if replace else os.O_EXCL
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | how, _OWNER_ONLY), "wb") as paper:
        with contextlib.suppress(PermissionError):  # a stick to carry it to the printer knows no owners
            os.fchmod(paper.fileno(), _OWNER_ONLY)
        paper.write(content)
