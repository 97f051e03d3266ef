"""The clocks that run while somebody is on duty: the OK-check, and the check-out that was forgotten.

A question comes every `ok_every`. Any sign of life is an answer and sets the clock back; without one the question is
repeated, then the leader is told, then the duty officers as well, again and again until one of them looks after it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.asking import silence_counts_at
from core.clocks import NEXT_TRY, begun
from core.errors import Stale
from core.notify import notice, say, tell
from core.outbox import Priority
from core.patrol.access import require_lead
from core.patrol.leaders import leaders_of
from core.patrol.night.leaders_card import refresh_shift_cards
from core.patrol.night.payloads import OkCheck, Silence, SilenceOver, SilenceTaken
from core.patrol.rules import PatrolRules
from core.patrol.types.shift import Assignment, Event, EventKind, Shift, ShiftState, Watch
from core.people.duty import duty_officers
from core.people.types import Member
from core.text import Text
from core.work import Work

_EVERYBODY = 2  # steps after the questions: the leader, then the duty officers as well
_SELDOM = timedelta(minutes=30)
_A_MOMENT = timedelta(seconds=1)
_HELD_AT_MOST = timedelta(hours=1)


async def start_watch(work: Work, shift: Shift, assignment: Assignment) -> None:
    """Start the watch of a member who has checked in. A member called up by the leader is not asked: they may have no
    phone with them."""
    rules, at = work.rules.patrol, assignment.in_at or work.now
    out = begun(rules.out_after, shift.ends_at, work.now)
    ok_at = _next_question(rules, shift, at) if assignment.in_by is not None and assignment.in_by.own else None
    watch = Watch(assignment.id, shift.id, assignment.member_id, ok_at, 0, out.next_at, out.step, at)
    await work.tx.patrol.watches.start(watch)


def _next_question(rules: PatrolRules, shift: Shift, seen_at: datetime) -> datetime | None:
    """After the end of the shift nobody is asked any more: then the check-out is due."""
    if rules.ok_every is None:
        return None
    at = max(seen_at, shift.starts_at) + rules.ok_every
    return at if at < shift.ends_at else None


async def stop_watch(work: Work, assignment: Assignment) -> None:
    """Stop a watch, unless others have been told that the member does not answer: that alarm does not end because a
    shift does."""
    watch = await work.tx.patrol.watches.find(assignment.id)
    if watch is not None and not _by_themselves(assignment) and alarmed(work.rules.patrol, watch):
        await work.tx.patrol.watches.save(replace(watch, out_at=None))
    else:
        await work.tx.patrol.watches.stop(assignment.id)


def _by_themselves(assignment: Assignment) -> bool:
    return assignment.out_by is not None and assignment.out_by.own


async def ask_from_now_on(work: Work, shift: Shift, assignment: Assignment, at: datetime) -> None:
    """Ask from now on a member called up by the leader who has checked in by phone as well: there is a phone to ask."""
    watch = await work.tx.patrol.watches.find(assignment.id)
    if watch is not None and watch.ok_at is None and watch.ok_step == 0:
        asked = replace(watch, ok_at=_next_question(work.rules.patrol, shift, at), seen_at=at)
        await work.tx.patrol.watches.save(asked)


async def seen_now(work: Work, watch: Watch) -> bool:
    """A sign of life by an hour that is still to come would hide all that come until then: it was one of now. By that
    hour the shift may have been over, and nobody asked any more."""
    if watch.seen_at is None or watch.seen_at <= work.now:
        return False
    shift = await work.tx.patrol.shifts.get(watch.shift_id)
    assignment = await work.tx.patrol.assignments.get(watch.assignment_id)
    own = assignment.in_by is not None and assignment.in_by.own  # whom the leader called up may have no phone
    asked = own and watch.ok_step == 0
    ok_at = _next_question(work.rules.patrol, shift, work.now) if asked else watch.ok_at
    await work.tx.patrol.watches.save(replace(watch, seen_at=work.now, ok_at=ok_at))
    return True


# -- the OK-check ----------------------------------------------------------------------------------------------------


async def ask_or_alarm(work: Work, watch: Watch, shift: Shift) -> None:
    """One step further: the question, the question again, the leader, everybody who can help."""
    rules = work.rules.patrol
    silent_at = await _silent_at(work, watch)
    if silent_at > work.now:
        await work.tx.patrol.watches.save(replace(watch, ok_at=silent_at))
        return
    step = watch.ok_step + 1
    on = replace(watch, ok_step=step, ok_at=work.now + _until_next(rules, step), taken_by=None)
    await work.tx.patrol.watches.save(on)
    if watch.ok_step < rules.ok_times:
        await _ask(work, on)
        return
    if watch.ok_step == rules.ok_times:
        missed = Event(EventKind.MISSED, work.now, watch.member_id)
        (event_id,) = await work.tx.patrol.shifts.log(shift.id, [missed])
        await refresh_shift_cards(work, shift, event_id)
    await alarm(work, on, shift)


async def _silent_at(work: Work, watch: Watch) -> datetime:
    """When the next step may be gone: not while the last question has not left. Once it has, the spans between them are
    the time to answer."""
    rules = work.rules.patrol
    if not 0 < watch.ok_step <= rules.ok_times or watch.seen_at is None:
        return work.now
    question = await work.tx.outbox.fate(f"{_key(watch)}{watch.ok_step}")
    fates, asked_at = [question] if question is not None else [], watch.seen_at + (rules.ok_every or timedelta())
    again = rules.ok_again
    return silence_counts_at(fates, asked_at, work.now, timedelta(), look_again=again, held_at_most=_HELD_AT_MOST)


def _until_next(rules: PatrolRules, step: int) -> timedelta:
    """The alarm never ends by itself, but comes ever less often: a phone that rings every few minutes all night is put
    away."""
    wait, most = rules.ok_again, max(rules.ok_again, _SELDOM)
    for _ in range(rules.ok_times + _EVERYBODY, step):
        wait = min(2 * wait, most)
    return wait


def longest_rest(work: Work, watch: Watch) -> timedelta:
    """How long an alarm rests at most."""
    again = _until_next(work.rules.patrol, watch.ok_step)
    return max(again, NEXT_TRY, work.rules.quiet_after if watch.taken_by is not None else NEXT_TRY)


def longest_silence(work: Work, watch: Watch, shift: Shift) -> timedelta:
    """How long nobody is asked at most; before the shift begins nobody is."""
    rules = work.rules.patrol
    asked_every = rules.ok_again if watch.ok_step else rules.ok_every or rules.ok_again
    return max(work.now, shift.starts_at) - work.now + asked_every


def times_told(rules: PatrolRules, watch: Watch) -> int:
    """How often everybody who can help has been told of this silence."""
    return max(0, watch.ok_step - rules.ok_times - _EVERYBODY + 1)


async def _ask(work: Work, watch: Watch) -> None:
    """However late it goes out: the next one makes it moot, and so does an answer."""
    account = await work.tx.people.members.account_of(watch.member_id)
    if account is None:
        return
    question = OkCheck(watch.assignment_id, watch.ok_step, member=watch.member_id)
    key = f"{_key(watch)}{watch.ok_step}"
    await work.tx.outbox.add([notice(question, account.id, Priority.REPLY, key)], work.now)


async def alarm(
    work: Work, watch: Watch, shift: Shift, *, without: Collection[int] = (), lost: Sequence[int] = ()
) -> list[Member]:
    """To whoever is to hear of it by now and can be reached, each once: they are returned. `lost` are the accounts
    that did not take it, `without` the members whose they are."""
    to = await _told(work, watch, shift, without)
    accounts = await work.tx.people.members.accounts_of([m.id for m in to])
    silence = Silence(watch.assignment_id, member=watch.member_id, lost=tuple(lost))
    key = f"{_key(watch)}{watch.ok_step}"
    waits = await work.tx.outbox.in_line(Silence.kind, watch.assignment_id)  # one rings as well as four
    alarms = [
        notice(silence, account.id, Priority.ALERT, f"{key}:{account.id}")
        for account in accounts.values()
        if account.id not in waits
    ]
    await work.tx.outbox.add(alarms, work.now)
    return to


NOT_WELL = "not_well"


async def not_well(work: Work, member: Member, at: datetime, words: str) -> list[Member] | None:
    """ "Không", to whether all is well: the leader is rung at once, the duty officers when nobody takes it. Only that
    all is well again ends it (`all_well`, `found_well`). Returns who is told: nobody, when none of them can be reached;
    None when the member is not on duty."""
    duty = await work.tx.patrol.assignments.on_duty(member.id)
    watch = await work.tx.patrol.watches.find(duty.assignment.id) if duty is not None else None
    if duty is None or watch is None:
        return None
    rules = work.rules.patrol
    on = replace(watch, ok_step=rules.ok_times + 1, ok_at=work.now + rules.ok_again, seen_at=at, taken_by=None)
    await work.tx.patrol.watches.save(on)
    (event_id,) = await work.tx.patrol.shifts.log(
        duty.shift.id, [Event(EventKind.MISSED, at, member.id, text=words, ref=NOT_WELL)]
    )
    await refresh_shift_cards(work, duty.shift, event_id)
    return await alarm(work, on, duty.shift)


def call_yourself(work: Work) -> Text:
    """Line for when nobody who should help can be reached by this bot: whom to call."""
    phone = work.rules.duty_phone
    return Text("okcheck.nobody_phone", phone=phone) if phone else Text("okcheck.nobody")


async def nobody_told(work: Work, watch: Watch) -> None:
    """Tell the member that no phone has taken the alarm, after they were told that others know."""
    account = await work.tx.people.members.account_of(watch.member_id)
    if account is not None:
        await say(work, account, call_yourself(work), once=f"{_key(watch)}nobody")


async def all_well(work: Work, member: Member, shift_id: int, at: datetime) -> None:
    """The member says so, in so many words."""
    for watch in await work.tx.patrol.watches.of_member(member.id):
        trouble = await _not_well_event(work, watch) if watch.shift_id == shift_id else None
        if trouble is not None:
            # Said later, whatever the hour of a button pressed without a network is taken to be.
            await _heard(work, watch, max(at, trouble.at + _A_MOMENT))


async def said_not_well(work: Work, watch: Watch) -> str | None:
    """The words, when the last that was heard of this member is that all is not well."""
    trouble = await _not_well_event(work, watch)
    return trouble.text if trouble is not None else None


async def _not_well_event(work: Work, watch: Watch) -> Event | None:
    if not alarmed(work.rules.patrol, watch):
        return None
    events = await work.tx.patrol.shifts.events(watch.shift_id)
    own = [e for e in events if e.member_id == watch.member_id and e.ref == NOT_WELL]
    return own[-1] if own and (watch.seen_at is None or own[-1].at >= watch.seen_at) else None


def _key(watch: Watch) -> str:
    """One silence has one name, however long it lasts."""
    since = int(watch.seen_at.timestamp()) if watch.seen_at else 0
    return f"ok:{watch.assignment_id}:{since}:"


def alarmed(rules: PatrolRules, watch: Watch) -> bool:
    """Whether others have been told that this member does not answer."""
    return watch.ok_step > rules.ok_times


async def _told(work: Work, watch: Watch, shift: Shift, without: Collection[int] = ()) -> list[Member]:
    """Members who hear of this silence: the leader first, the duty officers as well from the next step on."""
    without = [watch.member_id, *without]
    leaders = await leaders_of(work, shift, without=without)
    everybody = watch.ok_step >= work.rules.patrol.ok_times + _EVERYBODY
    officers = await duty_officers(work, without=without) if everybody else []
    return list({m.id: m for m in (*leaders, *officers)}.values())


async def handle(work: Work, member: Member | None, assignment_id: int) -> Member:
    """ "Tôi lo": the alarm rests, everybody told hears who. It comes again when there is still no sign of life after
    the time after which a quiet holder of an incident is no longer relied on. Returns whom it is about."""
    assignment = await work.tx.patrol.assignments.get(assignment_id)
    shift = await work.tx.patrol.shifts.get(assignment.shift_id)
    member = require_lead(member, shift)
    watch = await work.tx.patrol.watches.find(assignment_id)
    if watch is None or not alarmed(work.rules.patrol, watch):
        raise Stale(Text("silence.answered"), assignment=assignment_id)
    if watch.taken_by not in (None, member.id):
        other = await work.tx.people.members.get(watch.taken_by or 0)
        raise Stale(Text("silence.already_taken", who=other.call_name), assignment=assignment_id)
    await work.tx.patrol.watches.save(replace(watch, taken_by=member.id, ok_at=work.now + work.rules.quiet_after))
    event = Event(EventKind.MISSED, work.now, watch.member_id, member.id, ref="taken")
    (event_id,) = await work.tx.patrol.shifts.log(shift.id, [event])
    subject = f"shift {shift.id} member {watch.member_id}"
    await work.tx.audit.note("shift.silence_taken", work.now, by=member.id, subject=subject)
    others = [m for m in await _told(work, watch, shift) if m.id != member.id]
    taken = SilenceTaken(assignment_id, member.id, member=watch.member_id)
    await tell(work, others, taken, f"taken:{event_id}", expires_at=work.now + _LASTS)
    return await work.tx.people.members.get(watch.member_id)


_LASTS = timedelta(hours=1)  # how long it is news that somebody looks after it, or that it is over


async def found_well(work: Work, member: Member | None, assignment_id: int) -> Member:
    """Note that somebody has met or called the silent member they looked after: as good as a sign of life."""
    assignment = await work.tx.patrol.assignments.get(assignment_id)
    member = require_lead(member, await work.tx.patrol.shifts.get(assignment.shift_id))
    watch = await work.tx.patrol.watches.find(assignment_id)
    if watch is None or not alarmed(work.rules.patrol, watch):
        raise Stale(Text("silence.answered"), assignment=assignment_id)
    await _heard(work, watch, work.now, by_id=member.id)
    subject = f"shift {assignment.shift_id} member {assignment.member_id}"
    await work.tx.audit.note("shift.found_well", work.now, by=member.id, subject=subject)
    return await work.tx.people.members.get(assignment.member_id)


async def sign_of_life(work: Work, member_id: int, at: datetime) -> None:
    """Note a sign of life: anything a member on duty sends or presses. A phone that shares its place goes on doing so
    by itself: a shared place is no sign."""
    for watch in await work.tx.patrol.watches.of_member(member_id):
        if watch.seen_at is not None and watch.seen_at >= at:
            continue
        if not alarmed(work.rules.patrol, watch) or await said_not_well(work, watch) is None:
            await _heard(work, watch, at)


async def _heard(work: Work, watch: Watch, at: datetime, *, by_id: int | None = None) -> None:
    shift = await work.tx.patrol.shifts.get(watch.shift_id)
    rules = work.rules.patrol
    if shift.state is ShiftState.PUBLISHED:
        asked = watch.ok_at is not None or watch.ok_step > 0
        ok_at = _next_question(rules, shift, at) if asked else None
        await work.tx.patrol.watches.save(replace(watch, ok_at=ok_at, ok_step=0, seen_at=at, taken_by=None))
    else:
        await work.tx.patrol.watches.stop(watch.assignment_id)
    if watch.ok_step == 0:
        return
    (event_id,) = await work.tx.patrol.shifts.log(shift.id, [Event(EventKind.OK, at, watch.member_id, by_id)])
    if alarmed(rules, watch):
        told = await _told(work, watch, shift)
        over = SilenceOver(watch.assignment_id, at, member=watch.member_id)
        await tell(work, told, over, f"over:{event_id}", expires_at=work.now + _LASTS)
        await refresh_shift_cards(work, shift, event_id)
