"""Opens the database and its transactions: one writer at a time, any number of readers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path

import aiosqlite

from storage.audit import Audit
from storage.files import Files
from storage.incident.doors import IncidentDoors
from storage.migrate import upgrade
from storage.patrol.doors import PatrolDoors
from storage.people.doors import PeopleDoors
from storage.queues.conversations import Conversations
from storage.queues.inbox import Inbox
from storage.queues.live_messages import LiveMessages
from storage.queues.outbox import Outbox
from storage.sqlite.engine import connect, database_file, failures_told, is_locked
from storage.sqlite.link import Link

_PATIENCE = 30.0  # seconds to wait for another process (an import, a backup) before giving up
_PAUSE = 0.01
_ANOTHER_TIME = 1.0  # whoever waited gave up meanwhile, for the bot was stopped


class _Patience:
    """Waits for another process that writes, up to a limit. Whoever waits behind shares it: one after the other they
    would hold everything up for as long as there are waiters."""

    def __init__(self) -> None:
        self._give_up: float | None = None
        self._asked = 0.0

    def rewarded(self) -> None:
        """The database was let go."""
        self._give_up = None

    async def __call__(self, error: Exception) -> None:
        now = asyncio.get_running_loop().time()
        if self._give_up is None or now > self._asked + _ANOTHER_TIME:
            self._give_up = now + _PATIENCE
        self._asked = now
        if not is_locked(error) or now > self._give_up:
            raise error
        await asyncio.sleep(_PAUSE)


class Transaction:
    """One unit of work: every repository on the same connection, by feature, each built when it is first asked for."""

    def __init__(self, link: Link) -> None:
        self._link = link

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._link)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._link)

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self._link)

    @cached_property
    def live_messages(self) -> LiveMessages:
        return LiveMessages(self._link)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._link)

    @cached_property
    def files(self) -> Files:
        return Files(self._link)

    @cached_property
    def people(self) -> PeopleDoors:
        return PeopleDoors(self._link)

    @cached_property
    def incident(self) -> IncidentDoors:
        return IncidentDoors(self._link)

    @cached_property
    def patrol(self) -> PatrolDoors:
        return PatrolDoors(self._link)

    @asynccontextmanager
    async def part(self) -> AsyncIterator[None]:
        with failures_told():
            async with self._link.part():
                yield


class Database:
    """The commune's database. Open it once, close it before the process ends."""

    def __init__(self, file: Path, writing: aiosqlite.Connection, reading: aiosqlite.Connection) -> None:
        self.file = file
        self._writing = writing
        self._reading = reading
        self._turn = asyncio.Lock()
        self._readers_turn = asyncio.Lock()
        self._patience = _Patience()
        self._owner: asyncio.Task[object] | None = None

    @classmethod
    async def open(cls, url: str, clock: Callable[[], datetime]) -> Database:
        """Create or upgrade the file, then open it. `clock` names the copy made before an upgrade."""
        upgrade(url, clock())
        file = database_file(url)
        with failures_told():
            writing = await connect(file)
            try:
                return cls(file, writing, await connect(file, read_only=True))
            except BaseException:
                await writing.close()
                raise

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Write. Everybody else waits, in the order in which they came; so nothing slow may happen inside."""
        if self._owner is not None and self._owner is asyncio.current_task():
            raise RuntimeError("a transaction inside a transaction would wait for itself for ever")
        async with self._turn:
            self._owner = asyncio.current_task()
            try:
                with failures_told():
                    async with self._begun() as link:
                        yield Transaction(link)
            finally:
                self._owner = None

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[Link]:
        link = Link(self._writing, "BEGIN IMMEDIATE", self._patience)
        try:
            yield link
            await link.commit()
        finally:
            if link.begun:
                self._patience.rewarded()
            await link.undo()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Look, without writing and without holding up writers: one unchanging view of what is committed."""
        async with self._readers_turn:
            link = Link(self._reading, "BEGIN", _Patience())
            with failures_told():
                try:
                    yield Transaction(link)
                finally:
                    await link.undo()

    async def close(self) -> None:
        async with self._turn, self._readers_turn:
            await self._reading.close()
            await self._writing.close()
