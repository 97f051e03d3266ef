"""Holders of the phones of the training page, and how the seeded commune knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.training.demo_roster import around_today
from core.people.joining import issue_known
from core.people.types import Language, Role
from core.rules import Rules
from core.speech.folding import fold
from core.work import Work

if TYPE_CHECKING:
    from storage.database import Database


@dataclass(frozen=True, slots=True)
class Part:
    """One phone. `member` is the full name in the seeded commune. Who has yet to join holds an invitation: its `code`,
    and the role and the team's code that it gives."""

    user_id: int
    member: str
    phone_name: str
    on_duty: bool = False
    code: str = ""
    role: str = ""
    team: str = ""


NEWCOMER_CODE = "tap2huan3bnh4yen"
# From the field to the office: two members of one team and its leader, the duty officer, the chief, the committee.
CAST = (
    Part(900_000_001, "Võ Nhật Huy", "Huy", on_duty=True),
    Part(900_000_007, "Ngô Thị Mận", "Mận", on_duty=True),
    Part(900_000_002, "Trịnh Công Thành", "Thành", on_duty=True),
    Part(900_000_003, "Trần Đức Long", "Long", on_duty=True),
    Part(900_000_004, "Phan Quốc Dũng", "Dũng"),
    Part(900_000_005, "Nguyễn Thị Minh Nguyệt", "Nguyệt"),
    Part(900_000_006, "", "Kiên", code=NEWCOMER_CODE, role="volunteer", team="T3"),
)


async def assemble(database: Database, rules: Rules, now: datetime) -> None:
    """The seeded commune with these phones in its members' hands, and a roster for the nights to come. Does nothing
    when it is there already."""
    from storage.seed import sow  # the page only wants to know the names, and must not load the database for it

    async with database.transaction() as tx:
        await sow(tx, now)
        work = Work(tx, now, rules)
        for part in CAST:
            await _enter(work, part)
        await around_today(work)


async def _enter(work: Work, part: Part) -> None:
    people = work.tx.people.members
    if part.code:
        await issue_known(work, part.code, Role(part.role), team=part.team)
        return
    if await people.actor("telegram", str(part.user_id)) is not None:
        return
    (member,) = [m for m in await people.search(fold(part.member)) if m.full_name == part.member]
    account = await people.add_account("telegram", str(part.user_id), str(part.user_id), Language.VI, work.now)
    await people.link(account.id, member.id)
    if part.on_duty:
        await people.set_duty(member.id, work.now)
