"""Duty: who has it, for how long, and how it ends: handed back, or by rule when its end was not answered.

A duty lasts from morning to morning as a rule (`duty_for`). At its end the officer is asked whether it goes on, and
again after every such span; without an answer it ends `duty_answer` after the question went out. A duty that went on
for ever would send the first alert to somebody who went home weeks ago.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.asking import silence_counts_at
from core.errors import Stale
from core.notify import by_day, notice, person, sentence_start
from core.outbox import Leased, Priority
from core.payload import Payload
from core.people.actions import DutyOver, DutyStill, SwitchDuty
from core.people.payloads import DutyEnded, DutyQuestion
from core.people.types import DutyTerm, Member, Role
from core.policy import Act, may, require
from core.screen import Option, Screen, Style, screen
from core.text import At, Text
from core.work import Work

_LASTS = timedelta(hours=12)  # how long it is news that a duty has ended
_LOOK_AGAIN = timedelta(minutes=5)  # whether the question has gone out
_HELD_AT_MOST = timedelta(hours=2)  # for a question that does not go out


async def take_duty(work: Work, member: Member | None, *, on: bool) -> None:
    """The duty officer takes the duty or hands it back; alerts go to those who have it, to all if nobody has."""
    member = require(member, Act.TAKE_DUTY)
    term = DutyTerm(work.now, work.now + work.rules.duty_for) if on else None
    await work.tx.people.members.save_duty(member.id, term)
    await work.tx.audit.note("duty.taken" if on else "duty.given_back", work.now, by=member.id)


async def keep_duty(work: Work, member: Member | None, since: int) -> DutyTerm:
    """ "Còn trực": it goes on, and is asked about again. Raises Stale when that duty is over."""
    member, term = await _asked_about(work, member, since)
    kept = replace(term, due_at=work.now + work.rules.duty_for, asked_at=None)
    await work.tx.people.members.save_duty(member.id, kept)
    await work.tx.audit.note("duty.kept", work.now, by=member.id)
    return kept


async def give_back(work: Work, member: Member | None, since: int) -> None:
    """ "Hết trực". Raises Stale when that duty is over: a later one is not ended by an old button."""
    await _asked_about(work, member, since)
    await take_duty(work, member, on=False)


async def _asked_about(work: Work, member: Member | None, since: int) -> tuple[Member, DutyTerm]:
    member = require(member, Act.TAKE_DUTY)
    term = await work.tx.people.members.duty(member.id)
    if term is None or _name(term) != since:
        raise Stale(Text("duty.is_over"), member=member.id)
    return member, term


def _name(term: DutyTerm) -> int:
    """Number that tells one duty of an officer from the next."""
    return int(term.since.timestamp())


async def ask_or_end(work: Work, member: Member, term: DutyTerm) -> None:
    """Ask an officer whose duty has lasted its time, or end the duty that was asked about in vain."""
    lasts_until = term.since + work.rules.duty_for
    if lasts_until > work.now:  # taken before there was an end to it
        await work.tx.people.members.save_duty(member.id, replace(term, due_at=lasts_until))
    elif not may(member, Act.TAKE_DUTY):
        await work.tx.people.members.save_duty(member.id, None)
    elif term.asked_at is not None:
        await _unanswered(work, member, term, term.asked_at)
    else:
        ends_at = work.now + work.rules.duty_answer
        await work.tx.people.members.save_duty(member.id, replace(term, due_at=ends_at, asked_at=work.now))
        question = DutyQuestion(_name(term), _moment(work.now), member.id)
        await _tell(work, [member], question, _question(work.now))


async def _unanswered(work: Work, member: Member, term: DutyTerm, asked_at: datetime) -> None:
    """No answer is one only when the question was there to be answered."""
    until = await _answer_due(work, member, term, asked_at)
    if until > work.now:
        await work.tx.people.members.save_duty(member.id, replace(term, due_at=until))
    else:
        await _end(work, member, term)


async def _answer_due(work: Work, member: Member, term: DutyTerm, asked_at: datetime) -> datetime:
    """Time by which the officer must have answered. A question that waits because the network is away is waited for,
    but an officer whom nothing reaches must not keep the duty. An outage in which nobody looked is no time in which the
    question could not go out."""
    fates = await work.tx.outbox.fates(DutyQuestion.kind, _moment(asked_at), member.id)
    held = _HELD_AT_MOST if work.now - term.due_at <= _LOOK_AGAIN else None
    patience = work.rules.duty_answer
    return silence_counts_at(fates, asked_at, work.now, patience, look_again=_LOOK_AGAIN, held_at_most=held)


async def unasked(work: Work, asked: DutyQuestion, row: Leased, _: str) -> None:
    """The question is on no phone, nor will it be: the officer's other phone has it, else the duty is over at once."""
    term = await work.tx.people.members.duty(row.member.id) if row.member is not None else None
    if row.member is None or term is None or term.asked_at is None or _moment(term.asked_at) != asked.asked:
        return
    other = await work.tx.people.members.account_of(row.member.id)
    if other is None or other.id == row.account_id:
        await work.tx.people.members.save_duty(row.member.id, replace(term, due_at=work.now))
        return
    key = f"duty:{row.member.id}:{_question(term.asked_at)}:{other.id}"
    await work.tx.outbox.add([notice(asked, other.id, row.priority, key, expires_at=row.expires_at)], work.now)


def _question(asked_at: datetime) -> str:
    return f"still:{_moment(asked_at)}"


def _moment(asked_at: datetime) -> int:
    return int(asked_at.timestamp())


async def _end(work: Work, member: Member, term: DutyTerm) -> None:
    """The officer and the chiefs hear of it; where nobody has the duty any more, all to whom alerts go from now on."""
    await work.tx.people.members.save_duty(member.id, None)
    await work.tx.audit.note("duty.ended_by_rule", work.now, by=None, subject=f"member {member.id}")
    roles = frozenset({Role.POLICE_CHIEF})
    if not await work.tx.people.members.took_duty():
        roles |= frozenset({Role.DUTY_OFFICER})
    told = [member, *(m for m in await work.tx.people.members.with_roles(roles) if m.id != member.id)]
    await _tell(work, told, DutyEnded(member.id, term.since, work.now), f"ended:{_name(term)}")


async def _tell(work: Work, to: Sequence[Member], meant: Payload, key: str) -> None:
    accounts = await work.tx.people.members.accounts_of([m.id for m in to])
    expires_at = work.now + _LASTS
    rows = [
        notice(meant, account.id, Priority.REMINDER, f"duty:{member_id}:{key}", expires_at=expires_at)
        for member_id, account in accounts.items()
    ]
    await work.tx.outbox.add(rows, work.now)


# -- what is told ----------------------------------------------------------------------------------------------------


async def still(work: Work, asked: DutyQuestion, reader: Member) -> Screen | None:
    """Not any more when it was answered, or has ended. The time to answer begins when it goes out."""
    term = await work.tx.people.members.duty(reader.id)
    if term is None or term.asked_at is None or _name(term) != asked.since:
        return None
    rows = [
        [
            Option(Text("button.duty_still"), DutyStill(_name(term)).encode(), Style.SUCCESS),
            Option(Text("button.duty_over"), DutyOver(_name(term)).encode()),
        ]
    ]
    return screen(Text("duty.still", since=At(term.since), until=At(work.now + work.rules.duty_answer)), rows=rows)


async def ended(work: Work, told: DutyEnded, reader: Member) -> Screen | None:
    """Not any more when they have taken the duty anew. Nobody is woken for it."""
    member = await work.tx.people.members.get(told.member)
    if not may(reader, Act.TAKE_DUTY) or await work.tx.people.members.duty(member.id) is not None:
        return None
    said = Text("duty.ended_yours") if member.id == reader.id else Text("duty.ended", who=_who(member, reader))
    take = Option(Text("button.duty_on"), SwitchDuty("on").encode(), Style.SUCCESS)
    offered = [[take]] if await work.tx.people.members.duty(reader.id) is None else []
    return by_day(work, screen(said, await who_hears(work), rows=offered))


def _who(member: Member, reader: Member) -> str:
    return sentence_start(person(member, reader.language))


async def who_hears(work: Work) -> Text:
    """Line on the officers to whom alerts go."""
    names = [m.call_name for m in await work.tx.people.members.took_duty()]
    return Text("duty.others", who=", ".join(names)) if names else Text("duty.nobody")


async def duty_officers(work: Work, *, without: Collection[int] = ()) -> list[Member]:
    """Officers who have the duty, as far as they can be reached; else every duty officer who can, else the chiefs, so
    that a message for the duty officer is never told to nobody. `without`: members who are out of the question."""
    return (
        await reachable(work, await holding_duty(work), without)
        or await reachable(work, await work.tx.people.members.with_roles({Role.DUTY_OFFICER}), without)
        or await reachable(work, await work.tx.people.members.with_roles({Role.POLICE_CHIEF}), without)
    )


async def holding_duty(work: Work) -> list[Member]:
    return [m for m in await work.tx.people.members.took_duty() if m.has(Role.DUTY_OFFICER, Role.POLICE_CHIEF)]


async def reachable(work: Work, members: Sequence[Member], without: Collection[int] = ()) -> list[Member]:
    wanted = [m for m in members if m.id not in without]
    have_a_phone = await work.tx.people.members.accounts_of([m.id for m in wanted]) if wanted else {}
    return [m for m in wanted if m.id in have_a_phone]
