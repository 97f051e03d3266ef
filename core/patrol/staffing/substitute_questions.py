"""Telling of a request for a substitute, and where the request stands written: the log of the shift, and the audit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from core.asking import silence_counts_at
from core.notify import tell
from core.patrol.leaders import leaders_of
from core.patrol.shift_times import confirm_spans
from core.patrol.staffing.payloads import ConfirmSubstitute, SubstituteStep
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Event, EventKind, Shift
from core.people.duty import duty_officers
from core.people.types import Member
from core.work import Work

OFFICERS_ASKED = 2  # steps of `core.patrol.shift_times.confirm_spans` that are gone by then
_TO_ANSWER = timedelta(minutes=15)  # for whom the question reached late
_TO_BE_TOLD = timedelta(minutes=5)  # before the start: then at the latest both must know who goes


async def log_request(work: Work, ask: Ask, kind: EventKind, act: str, *, by: int | None, ref: str) -> None:
    await work.tx.patrol.shifts.log(ask.shift_id, [Event(kind, work.now, ask.from_id, by, ref=ref)])
    detail = f"{ask.from_id} {ask.partner_id or ask.to_id or 'all'}"
    await work.tx.audit.note(f"substitute.{act}", work.now, by=by, subject=f"shift {ask.shift_id}", detail=detail)


async def tell_others(
    work: Work, ask: Ask, event: str, *, by: int | None, besides: Collection[int] = (), also: Collection[Member] = ()
) -> None:
    """Both and the leader, but not the one who did it, nor who is told in another way."""
    shift = await work.tx.patrol.shifts.get(ask.shift_id)
    both = _both(ask)
    people = [*(await work.tx.people.members.many(both)).values(), *await leaders_of(work, shift, without=both), *also]
    told = {m.id: m for m in people if m.id not in (by, *besides)}
    await tell_step(work, shift, told.values(), ask, event, by=by)


async def tell_step(
    work: Work, shift: Shift, people: Collection[Member], ask: Ask, event: str, *, by: int | None
) -> None:
    step, key = SubstituteStep(ask.id, event, by), f"ask:{ask.id}:{event}:{by}"
    await tell(work, people, step, key, expires_at=shift.ends_at)


async def ask_leaders(work: Work, shift: Shift, ask: Ask) -> list[int]:
    """For their word, and once more at each step of its clock."""
    asked = {m.id: m for m in (*await leaders_of(work, shift, without=_both(ask)), *await also_asked(work, ask))}
    await _ask(work, shift, ask, asked.values())
    return list(asked)


async def ask_officers(work: Work, shift: Shift, ask: Ask) -> None:
    """The leader's question is on its way, and comes late: they are asked now as well."""
    await _ask(work, shift, ask, await also_asked(work, ask))


async def _ask(work: Work, shift: Shift, ask: Ask, people: Collection[Member]) -> None:
    question, key = ConfirmSubstitute(ask.id, ask.step, ask.partner_id), f"confirm:{ask.id}:{ask.partner_id}:{ask.step}"
    await tell(work, people, question, key, expires_at=shift.starts_at)


async def too_late(work: Work, shift: Shift, ask: Ask) -> datetime:
    """When everything stays as it was without the leader's word. While nobody has been asked, because the network was
    away, that is no answer; nor is it just after. Whom nothing can reach is not waited for."""
    since = ask.accepted_at or ask.made_at
    *_, span = confirm_spans(work.rules.patrol, since, shift.starts_at)
    fates = await work.tx.outbox.fates(ConfirmSubstitute.kind, ask.id, ask.partner_id or 0)
    patience = min(_TO_ANSWER, span)
    silent_at = silence_counts_at(fates, since, work.now, patience, look_again=patience, from_first=True)
    return max(since + span, min(silent_at, shift.starts_at - _TO_BE_TOLD))


async def also_asked(work: Work, ask: Ask) -> list[Member]:
    """The duty officers, once the clock has struck for them: they may give the leader's word."""
    if ask.state is not AskState.ACCEPTED or ask.step < OFFICERS_ASKED:
        return []
    return await duty_officers(work, without=_both(ask))


def _both(ask: Ask) -> list[int]:
    return [id_ for id_ in (ask.from_id, ask.partner_id or ask.to_id) if id_ is not None]
