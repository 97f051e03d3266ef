"""The commune in a test: phones in people's hands, the whole bot behind them, a clock that obeys.

Everything is real but the network (the embedded one, in memory) and the time: settings, SQLite on disk, inbox,
dispatch, outbox, deliverer, jobs. A message nobody expected fails the test (`expects_nothing_more`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import app
from bot.app import Bot
from bot.channels.telegram.receive import PollState
from bot.channels.telegram.updates import raw, received
from bot.settings import Settings, load
from bot.training.network import Network
from bot.training.network.phone import Phone
from core.channels import Received, Retryable
from core.people.types import Account, Language, Member, NewMember, Role
from core.speech.folding import fold
from core.work import Work
from storage.database import Database, Transaction
from storage.seed import sow
from storage.sqlite.engine import database_file
from tests.due import NEXT_DUE
from tests.hand import Hand
from tests.transport import InProcess
from texts import Texts

TOKEN = "1234567:" + "A" * 35
EVENING = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)  # 22:30 on 14 November in the commune
SEEDED: list[bytes] = []
IDS: dict[str, int] = {}  # of the people of the seeded commune, by their short names
A_TICK, A_MINUTE, A_WHILE = timedelta(seconds=2), timedelta(minutes=1), timedelta(minutes=5)
LAST_DAY = datetime(9999, 1, 1, tzinfo=UTC)

# A short name for each phone, and whose it is in the seeded commune (domain notes §6.2). Two people share a name: their
# organisation tells them apart.
PEOPLE = {
    "huy": "Võ Nhật Huy",  # volunteer, team 3 (Hồ Sen, Đồi Chè)
    "hoa": "Cao Thị Hòa",  # volunteer, team 3, entered in decomposed letters
    "thanh": "Trịnh Công Thành",  # leader of team 3
    "tu": "Hồ Văn Tư",  # security member, team 3
    "man": "Ngô Thị Mận",  # security member, team 3
    "dong": "Đinh Đông",  # volunteer, team 1
    "bao": "Mai Quốc Bảo",  # volunteer, team 1
    "binh": "Đỗ Thị Bình",  # security member, team 1
    "luc": "Trương Văn Lực",  # militia, no team
    "long": "Trần Đức Long",  # duty officer
    "yen": "Hoàng Thị Yến",  # duty officer
    "hung": "Nguyễn Văn Hùng, Công an xã",  # duty officer
    "hung_t1": "Nguyễn Văn Hùng, Tổ bảo vệ ANTT",  # leader of team 1
    "dung": "Phan Quốc Dũng",  # chief
    "ha": "Lê Thị Thu Hà",  # deputy chief
    "nguyet": "Nguyễn Thị Minh Nguyệt",  # vice chair of the people's committee
    "thien": "Lương Văn Thiện",  # support member
}


class Clock:
    def __init__(self, now: datetime = EVENING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class PowerCut(BaseException):
    """The process dies here. Nothing in the bot may catch it."""


class Commune:
    """One bot on one database, with everybody's phones."""

    def __init__(self, folder: Path, environ: dict[str, str] | None = None) -> None:
        self.clock = Clock()
        self.right_clock: Callable[[], datetime] | None = None  # where the machine's own may be wrong
        self.network = Network(TOKEN, clock=self.clock)
        self.hands: list[Hand] = []
        self.brought: list[Received] = []  # every update, as it was stored
        self._ids: dict[str, int] = {}
        self.settings = _settings(folder, environ or {})
        self.bot: Bot = None  # type: ignore[assignment]
        self._offset = 0
        self._lost_at: datetime | None = None  # since when nothing was fetched, when there was an outage

    async def start(self) -> None:
        await self._found()
        database = await Database.open(self.settings.database.url, self.clock)
        # Only a machine that loses its power can tell the difference, and here it is processes that die. That the bot
        # waits for the disk is held by tests/storage/sqlite/test_transactions.py, and `make torture` kills it as it is.
        await database._writing.execute("PRAGMA synchronous=OFF")
        transport = InProcess.app(self.network.app, self._telegrams_date)
        self.bot = Bot(self.settings, database, self.clock, transport)
        await self.bot.learn_address()
        await self.bot.deliverer.recover()
        await self.bot.fetcher.recover()
        await self.bot.ticker.recover()

    def _telegrams_date(self) -> str:
        """The hour that the network's answers bear; it need not be the machine's."""
        return format_datetime(self.right_clock()) if self.right_clock is not None else ""

    async def _found(self) -> None:
        """The seeded commune on disk, made once for all tests of a process and then copied."""
        file = database_file(self.settings.database.url)
        if file.exists():
            return
        if not SEEDED:
            database = await Database.open(self.settings.database.url, self.clock)
            async with database.transaction() as tx:
                await sow(tx, self.clock())
            await database.close()
            with closing(sqlite3.connect(file)) as connection:
                SEEDED.append(connection.serialize())
        file.write_bytes(SEEDED[0])
        self._ids = IDS

    @property
    def receipts_file(self) -> Path:
        file = self.bot.database.file
        return file.with_name(file.name + ".receipts")

    async def kill(self) -> None:
        """Nothing is said goodbye to."""
        await self.bot.close()
        self._lost_at = None
        self._offset = 0  # Telegram knows what was confirmed, the process does not

    async def kill_and_restart(self) -> None:
        """Only what is on disk is there afterwards."""
        await self.kill()
        await self.start()
        await self.settle()

    @asynccontextmanager
    async def outage(self, **span: float) -> AsyncIterator[None]:
        """The machine is off for a time; what people do meanwhile waits at the network."""
        await self.kill()
        off_since = self.clock.now
        yield
        self.clock.now += timedelta(**span)
        await self.start()
        self._lost_at = off_since
        await self.settle()
        await self.tick()

    @asynccontextmanager
    async def network_away(self, **span: float) -> AsyncIterator[None]:
        """Telegram cannot be reached for a time, while the bot runs on."""
        call = self.bot.api.call

        async def unreachable(*_: Any, **__: Any) -> Any:
            raise Retryable("out of reach")

        self.bot.api.call = unreachable  # type: ignore[method-assign]
        self.bot.heard(PollState.LOST)
        lost_at = self.clock.now
        yield
        until = self.clock.now + timedelta(**span)
        while self.clock.now < until:
            self.clock.now += A_MINUTE
            await self.bot.ticker.tick()
            await self.bot.fetcher.run_once()
            await self.bot.deliverer.drain()
        self.bot.api.call = call  # type: ignore[method-assign]
        self._lost_at = lost_at

    @asynccontextmanager
    async def power_cut(self, *, before_commit: bool, after: int = 0) -> AsyncIterator[None]:
        """The process dies at the commit of a transaction, the first one or the one after so many; then it starts
        again."""
        whole, left = self.bot.database.transaction, iter(range(after))

        @asynccontextmanager
        async def cut() -> AsyncIterator[Any]:
            dies = next(left, None) is None
            async with whole() as tx:
                yield tx
                if dies and before_commit:
                    raise PowerCut
            if dies:
                raise PowerCut

        self.bot.database.transaction = cut  # type: ignore[method-assign]
        try:
            yield
        except (PowerCut, BaseExceptionGroup):
            pass
        else:
            raise AssertionError("the power stayed on")
        await self.kill_and_restart()

    # -- people ------------------------------------------------------------------------------------------------------

    async def phones(self, *names: str, on_duty: tuple[str, ...] = ()) -> list[Hand]:
        """Phones of members who have joined; any other name is a stranger's."""
        hands = [self.stranger(name) for name in names]
        async with self.bot.database.transaction() as tx:
            for hand, name in zip(hands, names, strict=True):
                if name in PEOPLE:
                    await self._link(tx, hand.phone, await self._id(tx, name), name in on_duty)
        return hands

    def __getitem__(self, name: str) -> Hand:
        """Hand of a person who has been given a phone before: `commune["long"]`."""
        return next(hand for hand in self.hands if hand.phone.first_name == name)

    def stranger(self, name: str, *, language: str = "vi") -> Hand:
        hand = Hand(self, self.network.phone(9_000_000 + len(self.hands), name, language_code=language))
        self.hands.append(hand)
        return hand

    async def second_phone(self, name: str) -> Hand:
        """Another account of the same person."""
        hand = self.stranger(name)
        async with self.bot.database.transaction() as tx:
            await self._link(tx, hand.phone, await self._id(tx, name), False)
        return hand

    async def phone_of(self, hand: Hand) -> Hand:
        """One more account of whoever has this phone."""
        account, other = await self.account(hand), self.stranger("máy thứ hai")
        async with self.bot.database.transaction() as tx:
            await self._link(tx, other.phone, account.member_id or 0, False)
        return other

    async def newcomer(self, full_name: str, *roles: Role, **more: Any) -> Hand:
        """Somebody who is not in the seeded commune, with a phone."""
        hand = self.stranger(full_name)
        async with self.bot.database.transaction() as tx:
            member = await tx.people.members.add(NewMember(full_name, frozenset(roles), **more), self.clock())
            await self._link(tx, hand.phone, member.id, False)
        return hand

    async def member(self, name: str) -> Member:
        async with self.bot.database.transaction() as tx:
            return await tx.people.members.get(await self._id(tx, name))

    async def _id(self, tx: Transaction, name: str) -> int:
        """Looked for once: in every copy of the seeded commune it is the same."""
        if name not in self._ids:
            full_name, _, organisation = PEOPLE[name].partition(", ")
            found = await tx.people.members.search(fold(full_name))
            (self._ids[name],) = [m.id for m in found if m.full_name == full_name and organisation in m.organisation]
        return self._ids[name]

    async def _link(self, tx: Transaction, phone: Phone, member_id: int, on_duty: bool) -> None:
        phone.started = True
        id_ = str(phone.user_id)
        account = await tx.people.members.add_account("telegram", id_, id_, Language.VI, self.clock())
        await tx.people.members.link(account.id, member_id)
        if on_duty:
            await tx.people.members.set_duty(member_id, self.clock())

    async def account(self, hand: Hand) -> Account:
        async with self.bot.database.transaction() as tx:
            actor = await tx.people.members.actor("telegram", str(hand.phone.user_id))
        assert actor is not None
        return actor.account

    # -- time --------------------------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Until nothing moves: updates fetched and handled, messages delivered."""
        if self.network.pending or self._lost_at is not None:
            await self.fetch()
        await self._move()
        while self.network.pending:  # until it knows that we have them all
            if await self.fetch():
                await self._move()

    async def _move(self) -> None:
        """Handle what is there, deliver what comes of it, read what was sent as a file. Neither of the last two brings
        anything to handle: whatever a phone does about it is pending at the network."""
        await self.handle()
        await self.bot.deliverer.drain()
        while await self.bot.fetcher.run_once():
            await self.bot.deliverer.drain()

    async def fetch(self) -> int:
        """One getUpdates: stored first, confirmed by the next."""
        batch = await self.bot.api.call("getUpdates", {"offset": self._offset, "timeout": 0})
        if batch:
            rows = [received(u, raw(u), self.clock(), self._lost_at) for u in batch]
            await self.bot.inbox.store(rows)
            self.brought += rows
            self._offset = batch[-1]["update_id"] + 1
        if self._lost_at is not None:
            self._lost_at = None
            self.bot.heard(PollState.CONNECTED)
        return len(batch)

    async def handle(self) -> bool:
        handled = False
        while await self.bot.dispatcher.run_once():
            handled = True
        return handled

    async def tick(self) -> None:
        await self.bot.ticker.tick()
        await self.settle()

    async def forward(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass, from one due moment to the next, with every job at its time."""
        until = self.clock.now + timedelta(hours=hours, minutes=minutes, seconds=seconds)
        while self.clock.now < until:
            soonest = max(self.next_due(), self.clock.now + A_TICK)
            self.clock.now = min(until, soonest, self.clock.now + A_WHILE)
            if self.right_clock is not None:
                await self.bot.api.call("getMe")  # as the answer to a poll would, it says the hour all the time
            await self.tick()

    def next_due(self) -> datetime:
        with closing(sqlite3.connect(self.bot.database.file)) as connection:
            ((found,),) = connection.execute(NEXT_DUE).fetchall()
        return datetime.fromisoformat(found).replace(tzinfo=UTC) if found else LAST_DAY

    async def jump(self, **span: float) -> None:
        """A long time in one step."""
        self.clock.now += timedelta(**span)
        await self.tick()

    # -- looking -----------------------------------------------------------------------------------------------------

    def expects_nothing_more(self) -> None:
        unread = {hand.phone.first_name: hand.unread for hand in self.hands if hand.unread}
        assert not unread, unread

    def everybody_reads(self) -> None:
        """Mark as read everything that has come so far: the test is not about it."""
        for hand in self.hands:
            hand.reads()

    @property
    def written(self) -> list[str]:
        """Every version of every message the bot wrote to anybody, toasts included."""
        phones = [hand.phone for hand in self.hands]
        said = [words for p in phones for m in p.messages if m.from_bot for words in (*m.versions, m.words)]
        return said + [toast for p in phones for toast in p.toasts]

    async def work(self, use: Callable[[Work], Awaitable[Any]]) -> Any:
        """Run a use case directly."""
        async with self.bot.database.transaction() as tx:
            return await use(Work(tx, self.clock(), self.bot.rules))

    async def rows(self, sql: str, *values: Any) -> list[Any]:
        """Look into the tables, for what no phone shows."""
        with closing(sqlite3.connect(self.bot.database.file)) as connection:
            return connection.execute(sql, values).fetchall()

    async def change(self, sql: str, *values: Any) -> None:
        """Change the database as an earlier release, or a hand with a database tool, would have left it."""
        with closing(sqlite3.connect(self.bot.database.file)) as connection, connection:
            connection.execute(sql, values)

    async def count(self, table: str, where: str = "1=1", *values: Any) -> int:
        ((found,),) = await self.rows(f"SELECT count(*) FROM {table} WHERE {where}", *values)  # noqa: S608
        return int(found)

    async def conversation(self, hand: Hand) -> dict[str, Any]:
        """Where this person stands, as stored."""
        account = await self.account(hand)
        ((flow, state, draft),) = await self.rows(
            "SELECT flow, state, draft FROM conversations WHERE account_id = ?", account.id
        )
        return {"flow": flow, "state": state, "draft": json.loads(draft or "{}")}


@cache
def _sentences(timezone: ZoneInfo) -> Texts:
    return Texts(timezone)


def _texts(timezone: ZoneInfo, *, overrides: Path | None = None) -> Texts:
    """Read once for all bots of a process, like the commune: it takes as long as many a test. Words of the commune's
    own are read each time, as always."""
    return Texts(timezone, overrides=overrides) if overrides else _sentences(timezone)


app.Texts = _texts  # type: ignore[assignment, misc]


def at(clock: str, day: int = 14) -> datetime:
    """A local time of November 2026: `at("22:10")`."""
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=UTC) - timedelta(hours=7)


def _settings(folder: Path, environ: dict[str, str]) -> Settings:
    given = {
        "BINHYEN_TELEGRAM__TOKEN": TOKEN,
        "BINHYEN_TELEGRAM__BASE_URL": "http://telegram.test",
        "BINHYEN_DATABASE__URL": f"sqlite+aiosqlite:///{folder}/commune.db",
        "BINHYEN_OUTBOX__PER_SECOND": "100000",
        "BINHYEN_OUTBOX__BURST": "100000",
        "BINHYEN_OUTBOX__PER_CHAT_PER_SECOND": "100000",
        "BINHYEN_OUTBOX__PER_CHAT_BURST": "100000",
    }
    return load(None, {**given, **environ})


@asynccontextmanager
async def running(folder: Path, environ: dict[str, str] | None = None) -> AsyncIterator[Commune]:
    commune = Commune(folder, environ)
    await commune.start()
    try:
        yield commune
    finally:
        await commune.bot.close()
        await commune.network.close()
