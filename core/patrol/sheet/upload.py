"""A roster sent into the chat as a file: kept in line, fetched and read, shown, entered when its sender says so.

Nothing is written to the roster before that, and nothing but what was shown (docs/adr/0013).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.errors import Invalid, Stale
from core.notify import notice, plain
from core.outbox import Priority
from core.patrol.access import teams_of
from core.patrol.sheet.apply import Reckoned, TakenIn, carry_out, reckon
from core.patrol.sheet.payloads import SheetRead
from core.patrol.sheet.rows import Line, packed, unpacked
from core.patrol.types.requests import Sheet
from core.people.types import POLICE_ROLES, Account, Member
from core.policy import Act, may
from core.text import Text
from core.work import Work

MOST_BYTES = 1024 * 1024  # a month of all teams has thirty thousand
KEPT = timedelta(days=1)  # to be looked at in the evening and entered in the morning
_LEASE = timedelta(minutes=3)  # longer than it takes to fetch and read one
_AT_ONCE = 2  # tries


def may_send(member: Member | None) -> bool:
    """Whether a sheet of theirs could change anything: police, or the leader of a team."""
    return member is not None and may(member, Act.LEAD) and (member.has(*POLICE_ROLES) or member.team is not None)


async def receive(work: Work, by: Member | None, account: Account, ref: str, size: int | None) -> bool:
    """In line to be fetched. True when it takes the place of one that was not entered. `Invalid` when too large."""
    teams_of(by, Act.LEAD)
    if size is not None and size > MOST_BYTES:
        raise Invalid(Text("sheet.too_large"))
    before = await work.tx.patrol.sheets.find(account.id)
    number = 1 if before is None else before.number + 1
    await work.tx.patrol.sheets.put(Sheet(account.id, number, account.channel, ref, "", work.now, 0, work.now + KEPT))
    return before is not None and before.waits and before.expires_at > work.now


# -- fetching and reading --------------------------------------------------------------------------------------------


async def take_sheet(work: Work) -> Sheet | None:
    """One to fetch and read, outside of any transaction. Should the process die over it, it is tried again."""
    sheet = await work.tx.patrol.sheets.due(work.now)
    if sheet is None:
        return None
    taken = replace(sheet, next_at=work.now + _LEASE, attempts=sheet.attempts + 1)
    await work.tx.patrol.sheets.save(taken)
    return taken


async def recover(work: Work) -> None:
    """At the start, when no other process reads: what one that died had taken is taken again at once. Should it have
    died of it, only a second time; then it waits."""
    await work.tx.patrol.sheets.release(work.now, _AT_ONCE)


async def keep(work: Work, sheet: Sheet, lines: Sequence[Line]) -> None:
    """Keep a sheet that was read. Its sender sees the changes it would make to the roster as it stands by then."""
    if await _is_newest(work, sheet):
        await work.tx.patrol.sheets.save(replace(sheet, ref="", lines=packed(lines), next_at=None))
        read = SheetRead(sheet.account_id, sheet.number)
        await work.tx.outbox.add([notice(read, sheet.account_id, Priority.REPLY)], work.now)


async def again(work: Work, sheet: Sheet, at: datetime) -> None:
    """The network is out of reach: later, but not for ever."""
    if work.now >= sheet.expires_at:
        await unreadable(work, sheet, Text("sheet.not_fetched"))
    elif await _is_newest(work, sheet):
        await work.tx.patrol.sheets.save(replace(sheet, next_at=at))


async def unreadable(work: Work, sheet: Sheet, why: Text) -> None:
    """Give up a sheet that cannot be read."""
    if await _is_newest(work, sheet):
        await _over(work, sheet)
        await work.tx.outbox.add([plain(sheet.account_id, why, Priority.REPLY)], work.now)


async def _is_newest(work: Work, sheet: Sheet) -> bool:
    found = await work.tx.patrol.sheets.find(sheet.account_id)
    return found is not None and found.number == sheet.number


async def _over(work: Work, sheet: Sheet) -> None:
    """Names are in it: nothing of it stays."""
    await work.tx.patrol.sheets.save(replace(sheet, ref="", lines="", next_at=None))


# -- looking and entering --------------------------------------------------------------------------------------------


async def preview(work: Work, by: Member | None, account_id: int, number: int) -> Reckoned:
    """Changes that the sheet would make now. Raises `BadSheet`; `Stale` when the sheet was entered, left or replaced,
    or has expired."""
    return await _reckon(work, by, await _own(work, account_id, number))


async def enter_sheet(work: Work, by: Member, account_id: int, number: int, mark: str) -> TakenIn | Reckoned:
    """Do what was shown under this mark. When it would not be the same any more nothing is done, and it is told what it
    would be now. Raises as `look`."""
    sheet = await _own(work, account_id, number)
    reckoned = await _reckon(work, by, sheet)
    if reckoned.mark != mark:
        return reckoned
    await _over(work, sheet)
    return await carry_out(work, reckoned, by=by.id)


async def leave_sheet(work: Work, account_id: int, number: int) -> None:
    """The roster stays as it is."""
    await _over(work, await _own(work, account_id, number))


async def _own(work: Work, account_id: int, number: int) -> Sheet:
    sheet = await work.tx.patrol.sheets.find(account_id)
    if sheet is None or sheet.number != number or not sheet.lines or sheet.expires_at <= work.now:
        raise Stale(Text("sheet.gone"))
    return sheet


async def _reckon(work: Work, by: Member | None, sheet: Sheet) -> Reckoned:
    return await reckon(work, unpacked(sheet.lines), only=teams_of(by, Act.LEAD))
