"""Members with phones who take part, entered into a database before the bot starts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.settings import load
from core.outbox import Kind, NewMessage, Priority
from core.people.types import Language, NewMember, Role
from storage.database import Database, Transaction
from storage.seed import sow

TOKEN = "7654321:" + "B" * 35
_REPORTER, _OFFICER, _READER = 700_000_001, 800_000_001, 600_000_001


def reporters(n: int) -> list[int]:
    return list(range(_REPORTER, _REPORTER + n))


def officers(n: int = 3) -> list[int]:
    return list(range(_OFFICER, _OFFICER + n))


def readers(n: int) -> list[int]:
    """Members who only read what is announced."""
    return list(range(_READER, _READER + n))


def url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def now() -> datetime:
    return datetime.now(UTC)


async def enter(file: Path, *, reporting: int, duty: int = 3, reading: int = 0, announced: str = "") -> None:
    """Make the database: the seeded commune, so many volunteers and so many officers on duty, all with a phone.

    With `announced` (the id of a text) the sentence waits in the outbox for each of those who read.
    """
    database = await Database.open(url(file), now)
    try:
        async with database.transaction() as tx:
            await sow(tx, now())
            for id_ in reporters(reporting):
                await _member(tx, id_, Role.VOLUNTEER, "T3")
            for id_ in officers(duty):
                await tx.people.members.set_duty((await _member(tx, id_, Role.DUTY_OFFICER, None))[0], now())
            accounts = [(await _member(tx, id_, Role.VOLUNTEER, None))[1] for id_ in readers(reading)]
            if announced:
                await tx.outbox.add([_announcement(account, announced) for account in accounts], now())
    finally:
        await database.close()


async def _member(tx: Transaction, id_: int, role: Role, team: str | None) -> tuple[int, int]:
    """The ids of the new member and of the account that is their phone."""
    member = await tx.people.members.add(
        NewMember(f"Nguyễn Văn {id_}", frozenset({role}), honorific="anh", team=team), now()
    )
    account = await tx.people.members.add_account("telegram", str(id_), str(id_), Language.VI, now())
    await tx.people.members.link(account.id, member.id)
    return member.id, account.id


def _announcement(account_id: int, text: str) -> NewMessage:
    payload = f'{{"text": "{text}", "params": {{}}}}'
    key, expires_at = f"announcement:{account_id}", now() + timedelta(hours=1)
    return NewMessage(Kind.SAY, account_id, Priority.ANNOUNCEMENT, payload, key, expires_at=expires_at)


def environment(file: Path, address: str, *, paced: bool = False) -> dict[str, str]:
    """The settings of a bot for this database and network, checked as the bot will check them.

    Unless `paced`, the limits of messages per second are lifted: they belong to Telegram, not to the work.
    """
    given = {
        "BINHYEN_TELEGRAM__TOKEN": TOKEN,
        "BINHYEN_TELEGRAM__BASE_URL": address,
        "BINHYEN_DATABASE__URL": url(file),
    }
    if not paced:
        names = ("PER_SECOND", "BURST", "PER_CHAT_PER_SECOND", "PER_CHAT_BURST")
        given |= {f"BINHYEN_OUTBOX__{name}": "1000000" for name in names}
    load(None, given)
    return given
