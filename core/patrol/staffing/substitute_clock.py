"""A substitute who said yes waits for the leader's word: the leader is reminded, the duty officers are asked as well,
and before the shift begins both know what stands."""

from __future__ import annotations

from dataclasses import replace

from core.clocks import struck
from core.patrol.access import not_begun
from core.patrol.shift_times import confirm_spans
from core.patrol.staffing.substitute_questions import OFFICERS_ASKED, ask_leaders, ask_officers, too_late
from core.patrol.staffing.substitutes import lapse_request
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Shift
from core.work import Work


async def strike_ask(work: Work, ask: Ask) -> None:
    """After an outage the newest of the missed steps alone. Once the shift has begun whoever is on it is asked where
    they are: what stands is known."""
    shift = await work.tx.patrol.shifts.get(ask.shift_id)
    since = ask.accepted_at or ask.made_at
    clock = struck(confirm_spans(work.rules.patrol, since, shift.starts_at), since, ask.step, work.now)
    on = replace(ask, accepted_at=since, step=clock.step, next_at=clock.next_at)
    await work.tx.patrol.asks.save(on)
    if on.state is not AskState.ACCEPTED or not clock.reached or not not_begun(shift, work.now):
        return
    if on.next_at is None:
        await _lapse(work, shift, on)
    else:
        await ask_leaders(work, shift, on)


async def _lapse(work: Work, shift: Shift, ask: Ask) -> None:
    """Not yet when the leader has not got the question, or has only just got it."""
    at = await too_late(work, shift, ask)
    if at <= work.now:
        await lapse_request(work, ask)
        return
    held = replace(ask, step=OFFICERS_ASKED, next_at=at)
    await work.tx.patrol.asks.save(held)
    await ask_officers(work, shift, held)
