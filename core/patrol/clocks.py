"""Clocks of patrols: before a shift, of the shift itself, and of whoever is on duty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.clocks import Clock, Limit, Needs, begun, sooner
from core.patrol.night.ok_check import longest_rest, longest_silence
from core.patrol.night.watch_clock import go_on, still_in
from core.patrol.shift_clock import strike_shift
from core.patrol.shift_times import set_anew, waiting_for_leader, with_reminders
from core.patrol.staffing.reminders import remind
from core.patrol.staffing.substitute_clock import strike_ask
from core.patrol.types.requests import Ask, AskState
from core.patrol.types.shift import Assignment, Shift, ShiftState, Watch
from core.work import Work

_ALL = 1_000_000  # more steps than any silence lasts


async def _published(work: Work) -> list[Shift]:
    return [s for s in await work.tx.patrol.shifts.with_clocks() if s.state is ShiftState.PUBLISHED]


# -- who is on duty --------------------------------------------------------------------------------------------------


def _asked(work: Work) -> range:
    """Steps of the OK-check at which nobody else knows of the silence yet."""
    return range(work.rules.patrol.ok_times + 1)


def _alarmed(work: Work) -> range:
    return range(work.rules.patrol.ok_times + 1, _ALL)


async def _being_asked(work: Work) -> Sequence[Watch]:
    return [watch for watch in await work.tx.patrol.watches.all() if watch.ok_step in _asked(work)]


async def _under_alarm(work: Work) -> Sequence[Watch]:
    return [watch for watch in await work.tx.patrol.watches.all() if watch.ok_step in _alarmed(work)]


async def _longest_rest(work: Work, watch: Watch) -> timedelta:
    return longest_rest(work, watch)


async def _longest_silence(work: Work, watch: Watch) -> timedelta:
    return longest_silence(work, watch, await work.tx.patrol.shifts.get(watch.shift_id))


async def _move_ok(work: Work, watch: Watch, at: datetime) -> None:
    await work.tx.patrol.watches.save(replace(watch, ok_at=at))


ALARM: Clock[Watch] = Clock(
    name="alarm",
    column="watches.due_at",
    needs=Needs.HEARING,
    key=lambda watch: watch.assignment_id,
    due=lambda work: work.tx.patrol.watches.ok_due(work.now, _alarmed(work)),
    strike=go_on,
    move=_move_ok,
    longest=Limit(_under_alarm, lambda watch: watch.ok_at, _longest_rest),
)
OK_CHECK: Clock[Watch] = Clock(
    name="ok_check",
    column="watches.due_at",
    needs=Needs.HEARING | Needs.SPANS,
    key=lambda watch: watch.assignment_id,
    due=lambda work: work.tx.patrol.watches.ok_due(work.now, _asked(work)),
    strike=go_on,
    move=_move_ok,
    longest=Limit(_being_asked, lambda watch: watch.ok_at, _longest_silence),
)


async def _move_out(work: Work, watch: Watch, at: datetime) -> None:
    await work.tx.patrol.watches.save(replace(watch, out_at=at))


async def _out_anew(work: Work) -> int:
    return sum([await _still_out_anew(work, watch) for watch in await work.tx.patrol.watches.all()])


async def _still_out_anew(work: Work, watch: Watch) -> bool:
    shift = await work.tx.patrol.shifts.get(watch.shift_id)
    clock = begun(work.rules.patrol.out_after, shift.ends_at, work.now)
    on_duty = (await work.tx.patrol.assignments.get(watch.assignment_id)).on_duty
    if not (on_duty and sooner(clock.next_at, watch.out_at)):
        return False
    await work.tx.patrol.watches.save(replace(watch, out_step=clock.step, out_at=clock.next_at))
    return True


OUT: Clock[Watch] = Clock(
    name="out",
    column="watches.due_at",
    needs=Needs.HEARING | Needs.HOUR,
    key=lambda watch: watch.assignment_id,
    due=lambda work: work.tx.patrol.watches.out_due(work.now),
    strike=still_in,
    move=_move_out,
    anew=_out_anew,
)

# -- before a shift --------------------------------------------------------------------------------------------------


async def _move_reminder(work: Work, assignment: Assignment, at: datetime) -> None:
    await work.tx.patrol.assignments.save(replace(assignment, next_at=at))


async def _reminders_anew(work: Work) -> int:
    shifts = {shift.id: shift for shift in await _published(work)}
    moved = 0
    for id_, assignments in (await work.tx.patrol.assignments.of_shifts(list(shifts))).items():
        for fresh in _sooner_reminders(work, shifts[id_], assignments):
            await work.tx.patrol.assignments.save(fresh)
            moved += 1
    return moved


def _sooner_reminders(work: Work, shift: Shift, assignments: Sequence[Assignment]) -> list[Assignment]:
    pairs = [(assignment, with_reminders(work, shift, assignment)) for assignment in assignments]
    return [fresh for assignment, fresh in pairs if sooner(fresh.next_at, assignment.next_at)]


REMIND: Clock[Assignment] = Clock(
    name="remind",
    column="assignments.next_at",
    needs=Needs.HOUR,
    key=lambda assignment: assignment.id,
    due=lambda work: work.tx.patrol.assignments.due(work.now),
    strike=remind,
    move=_move_reminder,
    anew=_reminders_anew,
)


async def _move_ask(work: Work, ask: Ask, at: datetime) -> None:
    await work.tx.patrol.asks.save(replace(ask, next_at=at))


async def _asks_anew(work: Work) -> int:
    """Requests accepted by an hour that is still to come were accepted now."""
    shifts = {shift.id: shift for shift in await _published(work)}
    asks = await work.tx.patrol.asks.standing(list(shifts))
    late = [a for a in asks if a.state is AskState.ACCEPTED and a.accepted_at is not None and a.accepted_at > work.now]
    for ask in late:
        await work.tx.patrol.asks.save(waiting_for_leader(work, shifts[ask.shift_id], ask))
    return len(late)


CONFIRM: Clock[Ask] = Clock(
    name="confirm",
    column="asks.next_at",
    needs=Needs.HEARING | Needs.HOUR,
    key=lambda ask: ask.id,
    due=lambda work: work.tx.patrol.asks.due(work.now),
    strike=strike_ask,
    move=_move_ask,
    anew=_asks_anew,
)

# -- the shift itself ------------------------------------------------------------------------------------------------


async def _move_shift(work: Work, shift: Shift, at: datetime) -> None:
    await work.tx.patrol.shifts.save(replace(shift, next_at=at))


async def _shifts_anew(work: Work) -> int:
    shifts = await work.tx.patrol.shifts.with_clocks()
    changed = [fresh for shift in shifts if sooner((fresh := set_anew(work, shift)).next_at, shift.next_at)]
    for shift in changed:
        await work.tx.patrol.shifts.save(shift)
    return len(changed)


SHIFT: Clock[Shift] = Clock(
    name="shift",
    column="shifts.next_at",
    needs=Needs.HEARING | Needs.HOUR,
    key=lambda shift: shift.id,
    due=lambda work: work.tx.patrol.shifts.due(work.now),
    strike=strike_shift,
    move=_move_shift,
    anew=_shifts_anew,
)
CLOCKS = (ALARM, OK_CHECK, OUT, REMIND, SHIFT, CONFIRM)
