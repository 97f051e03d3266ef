"""The place of an ordeal: a pretend Telegram on a real socket, a seeded database, members with phones, and the bot."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sqlite3
import tempfile
import time
import tomllib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.torture_bot import ROOT, BotProcess
from benchmarks.torture_eyes import Eyes
from benchmarks.torture_ledger import Ledger, Person, TortureError
from benchmarks.torture_officer import Desk, Officer
from benchmarks.torture_reporter import Habits, Reporter
from bot.training.network import Call, Change, Network, serving
from core.people.types import Language
from core.speech.folding import fold
from storage.database import Database, Transaction
from storage.seed import sow

TOKEN = "7700001:" + "T" * 35
ABANDON_SECONDS = 8
REPORTERS = (
    *("Đinh Đông", "Mai Quốc Bảo", "Dương Dũng", "Tạ Minh Phúc", "Võ Nhật Huy", "Nông Thị Thúy", "Hoàng Ân"),
    *("Lục Văn Ước", "H'Linh Êban", "Thị Brơi", "Đỗ Thị Bình", "Lê Văn Ánh", "Hồ Văn Tư", "Ngô Thị Mận"),
    *("Hoàng Thị Mến", "Triệu Văn Đường", "Phạm Văn Sơn", "Trịnh Công Thành", "Nông Văn Sỹ", "Trương Văn Lực"),
    *("Phùng Văn Được", "Hà Văn Mạnh", "Vi Thị Hạnh", "Kiều Thị Út"),
)
ON_DUTY = ("Trần Đức Long", "Hoàng Thị Yến")
OFFICERS = (*ON_DUTY, "Vũ Hải Nam", "Phan Quốc Dũng", "Lê Thị Thu Hà", "Đặng Minh Khôi", "Nguyễn Thị Minh Nguyệt")
_FIRST_ID = 500_001
# Which rows of the outbox are new messages and which edit an old one is forgotten by the bot once it is done with them;
# the judge has to know. The trigger is the only thing here that is not as in a commune.
_WITNESS = """
    CREATE TABLE torture_outbox (id INTEGER PRIMARY KEY, sends INTEGER);
    CREATE TRIGGER torture_outbox_noted AFTER INSERT ON outbox BEGIN
        INSERT INTO torture_outbox VALUES (new.id, CASE new.kind WHEN 'tap' THEN 0 WHEN 'card_update' THEN 0
            WHEN 'recall' THEN 0
            WHEN 'reply' THEN json_extract(new.payload, '$.edit') IS NULL
            WHEN 'receipt' THEN json_extract(new.payload, '$.edit') IS NULL ELSE 1 END);
    END;
"""
_LADDERS = {
    "CRITICAL": '[{"after":"4s","to":["again"]},{"after":"9s","to":["all_duty"]},{"after":"14s","to":["chief"],"warn_reporter":true}]',  # noqa: E501
    "HIGH": '[{"after":"5s","to":["again","duty"]},{"after":"12s","to":["all_duty","chief"],"warn_reporter":true}]',
    "MEDIUM": '[{"after":"6s","to":["again"]},{"after":"15s","to":["chief"],"warn_reporter":true}]',
}


def settings(address: str, file: Path, more: Mapping[str, str]) -> dict[str, str]:
    """Short clocks, no pacing: the limits of messages per second are Telegram's, and would only slow the ordeal."""
    ladders = {f"BINHYEN_ALERT__LADDER__{name}__STEPS": steps for name, steps in _LADDERS.items()}
    repeats = {f"BINHYEN_ALERT__LADDER__{name}__REPEAT_EVERY": "45s" for name in _LADDERS}
    paces = ("PER_SECOND", "BURST", "PER_CHAT_PER_SECOND", "PER_CHAT_BURST")
    return {
        "BINHYEN_TELEGRAM__TOKEN": TOKEN,
        "BINHYEN_TELEGRAM__BASE_URL": address,
        "BINHYEN_TELEGRAM__POLL_TIMEOUT": "5s",
        "BINHYEN_DATABASE__URL": f"sqlite+aiosqlite:///{file}",
        "BINHYEN_COMMUNE__LANGUAGE": "en",  # the judge looks for sentences
        "BINHYEN_INCIDENT__ABANDON_AFTER": f"{ABANDON_SECONDS}s",
        "BINHYEN_ALERT__QUIET_REMINDER": "3h",
        "BINHYEN_ALERT__QUIET_AFTER": "4h",
        "BINHYEN_JOBS__TICK": "1s",
        **{f"BINHYEN_OUTBOX__{name}": "100000" for name in paces},
        **ladders,
        **repeats,
        **more,
    }


@dataclass(slots=True)
class Trap:
    """Strikes the moment a call of this kind arrives, before the network has looked at it."""

    method: str
    strike: Callable[[], None]
    sprung: asyncio.Event = field(default_factory=asyncio.Event)

    def spring(self) -> None:
        self.strike()
        self.sprung.set()


class WatchedNetwork(Network):
    """Tells when the bot called, and lets a trap be set for a call."""

    polled_at = 0.0
    last_sent = 0.0  # when the last call arrived that puts a message on a phone
    trap: Trap | None = None

    def record(self, call: Call) -> None:
        super().record(call)
        if call.method == "getUpdates":
            self.polled_at = time.monotonic()
        elif call.method.startswith("send"):
            self.last_sent = time.monotonic()
        if self.trap is not None and call.method.startswith(self.trap.method):
            self.trap.spring()
            self.trap = None


class Stage:
    """Everything of one ordeal. Made by `stage`, which also clears it away."""

    def __init__(self, name: str, folder: Path, chance: random.Random, database: Path | None) -> None:
        self.name = name
        self.folder = folder
        self.chance = chance
        self.file = database or folder / "commune.db"
        self.ledger = Ledger()
        self.network = WatchedNetwork(TOKEN, clock=_now, calls_kept=5000)
        self.port = 0
        self.eyes: dict[int, Eyes] = {}
        self.desk = Desk(chance)
        self.bots: list[BotProcess] = []
        self._line: contextlib.AsyncExitStack | None = None
        self.network.subscribe(self._changed)

    def _changed(self, change: Change) -> None:
        if change.user_id in self.eyes:
            self.eyes[change.user_id].see(change)

    # -- the line ----------------------------------------------------------------------------------------------------

    async def connect(self) -> None:
        """Open the server's port; the same one again after `disconnect`."""
        self._line = contextlib.AsyncExitStack()
        address = await self._line.enter_async_context(serving(self.network, port=self.port))
        self.port = int(address.rpartition(":")[2])

    async def disconnect(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            await line.aclose()

    # -- the bot -----------------------------------------------------------------------------------------------------

    def bot(self, name: str = "bot", *, file: Path | None = None, **environ: str) -> BotProcess:
        """A bot that is not started yet, on this network and (unless another `file` is given) this database."""
        given = settings(f"http://127.0.0.1:{self.port}", file or self.file, environ)
        made = BotProcess(name, self.folder, given, lambda: self.network.polled_at)
        self.bots.append(made)
        return made

    async def close(self) -> None:
        for bot in self.bots:
            await bot.close()
        await self.disconnect()

    # -- the people --------------------------------------------------------------------------------------------------

    async def populate(self) -> None:
        """The seeded commune, with phones in these members' hands."""
        database = await Database.open(f"sqlite+aiosqlite:///{self.file}", _now)
        try:
            async with database.transaction() as tx:
                await sow(tx, _now())
                for number, name in enumerate((*REPORTERS, *OFFICERS)):
                    self.ledger.people[_FIRST_ID + number] = await _enter(tx, _FIRST_ID + number, name)
        finally:
            await database.close()
        for person in self.ledger.people.values():
            phone = self.network.phone(person.user_id, person.call_name)
            phone.started = True
            self.eyes[person.user_id] = Eyes(phone)
        with contextlib.closing(sqlite3.connect(self.file)) as connection:
            connection.executescript(_WITNESS)

    def reporters(self, habits: Habits) -> list[Reporter]:
        found = [id_ for id_, person in self.ledger.people.items() if person.member in REPORTERS]
        return [Reporter(self.eyes[id_], self.ledger, random.Random(self.chance.random()), habits) for id_ in found]

    def officers(self) -> list[Officer]:
        found = [person for person in self.ledger.people.values() if person.member in OFFICERS]
        return [self._officer(person) for person in found]

    def _officer(self, person: Person) -> Officer:
        chance = random.Random(self.chance.random())
        return Officer(self.eyes[person.user_id], person.call_name, self.ledger, self.desk, chance)


async def _enter(tx: Transaction, user_id: int, name: str) -> Person:
    found = [m for m in await tx.people.members.search(fold(name)) if m.full_name == name]
    if len(found) != 1:
        raise TortureError(f"the seeded commune has {len(found)} members called like reporter {user_id}")
    member, id_, on_duty = found[0], str(user_id), name in ON_DUTY
    account = await tx.people.members.add_account("telegram", id_, id_, Language.VI, _now())
    await tx.people.members.link(account.id, member.id)
    if on_duty:
        await tx.people.members.set_duty(member.id, _now())
    return Person(user_id, name, member.call_name, frozenset(member.roles), member.team, on_duty)


def _now() -> datetime:
    return datetime.now(UTC)


@contextlib.asynccontextmanager
async def stage(name: str, seed: int, *, database: Path | None = None, keep: bool = False) -> AsyncIterator[Stage]:
    """An ordeal's place; when the block ends every bot is dead, the port closed and the folder gone."""
    with _kept(name) if keep else tempfile.TemporaryDirectory(prefix=f"torture-{name}-") as folder:
        made = Stage(name, Path(folder), random.Random(f"{seed} {name}"), database)
        try:
            await made.populate()
            await made.connect()
            yield made
        finally:
            await asyncio.shield(made.close())


@contextlib.contextmanager
def _kept(name: str) -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix=f"torture-{name}-")
    print(f"torture: {name}: kept in {folder}", flush=True)
    yield folder


def hamlet_teams() -> dict[str, str]:
    """Which team patrols which hamlet, read from the seed."""
    with (ROOT / "storage" / "seed" / "commune.toml").open("rb") as file:
        teams = tomllib.load(file)["teams"]
    return {hamlet: team["code"] for team in teams for hamlet in team["hamlets"]}
