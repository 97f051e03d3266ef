"""Rosters that were sent as files: fetched from their network and read, one at a time, both outside of any transaction.

What dies with the process is tried again; a network that is away is asked again until the sheet expires.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from core.channels import Ambiguous, DeliveryError, FileSource, Retryable, TokenRejected, TooLarge
from core.clocks import OUR_MISTAKES
from core.errors import Invalid
from core.patrol.sheet import upload
from core.patrol.sheet.rows import Line
from core.patrol.types.requests import Sheet
from core.ports import Database
from core.rules import Rules
from core.text import Text
from core.work import Work
from jobs.deliver.retries import Patience

log = logging.getLogger(__name__)

Read = Callable[[bytes], Awaitable[list[Line]]]
Store = Callable[[Work], Awaitable[None]]
_LONGEST = 60.0  # seconds for a whole file


class Fetcher:
    """`read` makes rows of a file's content, or raises `Invalid`. `committed` is called when there is something to
    send."""

    def __init__(
        self,
        database: Database,
        sources: Mapping[str, FileSource],
        read: Read,
        rules: Rules,
        clock: Callable[[], datetime],
        committed: Callable[[], None],
        patience: Patience | None = None,
    ) -> None:
        self._database = database
        self._sources = sources
        self._read = read
        self._rules = rules
        self._clock = clock
        self._committed = committed
        self._patience = patience or Patience()

    async def recover(self) -> None:
        """Before the first one. Nobody else may be reading."""
        async with self._database.transaction() as tx:
            await upload.recover(Work(tx, self._clock(), self._rules))

    async def run(self, tick: float) -> None:
        """For ever; to be cancelled at any moment. It looks every `tick` seconds."""
        while True:
            while await self.run_once():
                pass
            await asyncio.sleep(tick)

    async def run_once(self) -> bool:
        """Whether there was one to fetch."""
        sheet = await self._take()
        if sheet is None:
            return False
        try:
            await self._store(await self._fetched(sheet))
        except OUR_MISTAKES as mistake:
            log.error("not read: account=%s: %s", sheet.account_id, type(mistake).__name__, exc_info=mistake)
            await self._store(lambda work: upload.unreadable(work, sheet, Text("sheet.unreadable")))
        self._committed()
        return True

    async def _store(self, store: Store) -> None:
        async with self._database.transaction() as tx:
            await store(Work(tx, self._clock(), self._rules))

    async def _take(self) -> Sheet | None:
        async with self._database.reading() as tx:
            if await tx.patrol.sheets.due(self._clock()) is None:
                return None
        async with self._database.transaction() as tx:
            return await upload.take_sheet(Work(tx, self._clock(), self._rules))

    async def _fetched(self, sheet: Sheet) -> Store:
        """Fetch the sheet; return what is to be written down of it."""
        try:
            async with asyncio.timeout(_LONGEST):
                content = await self._sources[sheet.channel].fetch(sheet.ref, upload.MOST_BYTES)
            lines = await self._read(content)
        except TokenRejected:
            raise
        except TooLarge:
            return lambda work: upload.unreadable(work, sheet, Text("sheet.too_large"))
        except Invalid as refused:
            why = refused.text
            return lambda work: upload.unreadable(work, sheet, why)
        except (Retryable, Ambiguous, TimeoutError, OSError) as trouble:
            return self._later(sheet, trouble)
        except DeliveryError as failure:
            log.warning("not fetched: account=%s error=%s", sheet.account_id, failure.code)
            return lambda work: upload.unreadable(work, sheet, Text("sheet.not_fetched"))
        return lambda work: upload.keep(work, sheet, lines)

    def _later(self, sheet: Sheet, trouble: Exception) -> Store:
        log.warning("to be fetched later: account=%s error=%s", sheet.account_id, type(trouble).__name__)
        pause = self._patience.pause(sheet.attempts)
        return lambda work: upload.again(work, sheet, work.now + pause)
