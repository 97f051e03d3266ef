"""`binhyen roster import` and `export`: a month between the database and an Excel file. What is wrong is said row
by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.app import clock_of, opened
from bot.settings import Settings
from core.errors import BinhYenError
from core.patrol.sheet.apply import TakenIn, take_in
from core.patrol.sheet.export import book
from core.patrol.sheet.rows import BadSheet
from core.text import Text
from core.work import Work
from reports.patrol.roster_rows import read_roster
from reports.patrol.roster_sheet import roster_file
from texts import Say


async def bring_in(settings: Settings, content: bytes, publish: bool, say: Say) -> bool:
    """False when the file cannot be taken over; then nothing has changed."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        try:
            lines = read_roster(content)
            async with bot.database.transaction() as tx:
                taken = await take_in(Work(tx, clock(), bot.rules), lines, publish=publish)
        except BadSheet as bad:
            for problem in bad.problems:
                where = Text("sheet.where", sheet=problem.sheet, row=problem.row, what=problem.text)
                say(where if problem.row else problem.text)
            say(bad.text)
            return False
        except BinhYenError as error:
            say(error.text)
            return False
        for text in _report(taken):
            say(text)
        return True


def _report(taken: TakenIn) -> Iterator[Text]:
    counted = {"new": taken.new, "changed": taken.changed, "unchanged": taken.unchanged}
    yield Text("sheet.taken_in", month=f"{taken.month:%m/%Y}", **counted)
    if taken.dropped:
        yield Text("sheet.dropped", n=taken.dropped)
    if taken.published is not None:
        yield Text("sheet.published", shifts=taken.published.shifts, told=taken.published.told)


async def written_out(settings: Settings, month: date, say: Say) -> bytes:
    """The file of a month with all teams."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        async with bot.database.reading() as tx:
            laid = await book(Work(tx, clock(), bot.rules), month, None)
        rows = sum(len(page.rows) for page in laid.pages)
        say(Text("sheet.written", rows=rows, month=f"{month:%m/%Y}"))
        return roster_file(laid)
