"""Messages that missed whoever answers for a shift: at once to their other phone, else to whoever comes next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from core.notify import notice
from core.outbox import Leased, NewMessage
from core.patrol.access import leads
from core.patrol.leaders import leaders_of
from core.patrol.night.ok_check import alarm, alarmed, nobody_told, said_not_well
from core.patrol.night.payloads import Silence
from core.patrol.payloads import OfAsk, OfAssignment, OfShift
from core.patrol.types.shift import Shift
from core.people.duty import duty_officers
from core.people.types import Account, Member, Role
from core.work import Work

# What is told of a shift to its leader or the duty officer: somebody must have it. What is told to the member is not
# handed on.
HandedOn = OfShift | OfAssignment | OfAsk


async def hand_on(work: Work, meant: HandedOn, row: Leased, reason: str) -> None:
    """Hand on a row that will never be on that phone. Nothing happens when it is of no more use (`reason` "moot", while
    its reader still answers for the shift)."""
    shift, concerned = await _about(work, meant)
    answers = row.member is not None and leads(row.member, shift)
    if reason == "moot" and answers:
        return
    lost = (*meant.lost, row.account_id)
    if row.member is not None and answers:
        other = await _other_phone(work, row.member, lost)
        if other is not None:
            await work.tx.outbox.add([_again(row, meant, other, lost)], work.now)
            return
    without = [*await _whose(work, lost), *concerned]
    if isinstance(meant, Silence):
        await _alarm(work, meant.assignment, shift, without, lost)
    else:
        await _tell_next(work, row, meant, await _next(work, shift, row.member, without), lost)


async def _about(work: Work, meant: HandedOn) -> tuple[Shift, list[int]]:
    """The shift, and who is not to hear of it because it is about them."""
    if isinstance(meant, OfShift):
        return await work.tx.patrol.shifts.get(meant.shift), []
    if isinstance(meant, OfAsk):
        ask = await work.tx.patrol.asks.get(meant.ask)
        return await work.tx.patrol.shifts.get(ask.shift_id), [ask.from_id, ask.partner_id or 0]
    assignment = await work.tx.patrol.assignments.get(meant.assignment)
    return await work.tx.patrol.shifts.get(assignment.shift_id), [assignment.member_id]


async def _other_phone(work: Work, member: Member, lost: Collection[int]) -> Account | None:
    accounts = await work.tx.people.members.all_accounts(member.id)
    return next((a for a in accounts if a.blocked_at is None and a.id not in lost), None)


async def _whose(work: Work, lost: Collection[int]) -> list[int]:
    accounts = [await work.tx.people.members.account(id_) for id_ in lost]
    return [a.member_id for a in accounts if a is not None and a.member_id is not None]


async def _next(work: Work, shift: Shift, member: Member | None, without: Collection[int]) -> list[Member]:
    """After a leader the other leader; where there is none, and after a duty officer, whoever has the duty."""
    if member is not None and (member.id == shift.responsible_id or member.has(Role.TEAM_LEADER)):
        return await leaders_of(work, shift, without=without)
    return await duty_officers(work, without=without)


async def _tell_next(work: Work, row: Leased, meant: HandedOn, to: Sequence[Member], lost: tuple[int, ...]) -> None:
    accounts = await work.tx.people.members.accounts_of([m.id for m in to])
    await work.tx.outbox.add([_again(row, meant, account, lost) for account in accounts.values()], work.now)


def _again(row: Leased, meant: HandedOn, account: Account, lost: tuple[int, ...]) -> NewMessage:
    """Same dedup key, for this account, so that nobody gets the message twice."""
    mine, theirs = f":{row.account_id}", f":{account.id}"
    key = theirs.join((row.dedup_key or f"again:{row.id}{mine}").rsplit(mine, 1))
    return notice(replace(meant, lost=lost), account.id, row.priority, key, expires_at=row.expires_at)


async def _alarm(work: Work, assignment_id: int, shift: Shift, without: Collection[int], lost: Sequence[int]) -> None:
    """Alarm others about a silence: who hears depends on how long the silence has lasted. A member who said that all is
    not well was told that others know: when nobody does, the member is told that as well."""
    watch = await work.tx.patrol.watches.find(assignment_id)
    if watch is None or not alarmed(work.rules.patrol, watch) or watch.taken_by is not None:
        return
    told = await alarm(work, watch, shift, without=without, lost=lost)
    if not told and await said_not_well(work, watch) is not None:
        await nobody_told(work, watch)
