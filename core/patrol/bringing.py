"""Published shifts become what a sheet says of them: each as the buttons would change it, all of them in a few looks at
the database, for nothing else is written down meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from core.patrol.clocks import with_clock, with_reminders
from core.patrol.on_leave import asked_anew, to_another_hour
from core.patrol.roster_telling import Change, News, tell_changes
from core.patrol.shifts import Assignment, Duty, Event, EventKind, NewShift, Origin, Shift
from core.patrol.substitutes import withdraw_open
from core.work import Work, let_others


async def bring_to(work: Work, wanted: Sequence[tuple[Shift, NewShift]], *, by: int | None) -> None:
    """The checks of the sheet have been made; whoever is concerned hears."""
    ids = [shift.id for shift, _ in wanted]
    places = await work.tx.assignments.of_shifts(ids, off=True)
    looking = {ask.assignment_id for ask in await work.tx.asks.standing(ids)}
    gathered = _Gathered(work, by)
    for place, (shift, new) in enumerate(wanted):
        await let_others(place)
        gathered.bring(shift, new, places[shift.id])
    for duty in gathered.left:
        if duty.assignment.id in looking:
            await withdraw_open(work, duty, by=by)
    await gathered.write_down()


@dataclass(slots=True)
class _Gathered:
    """What is to be written down, and who is to be told."""

    work: Work
    by: int | None
    shifts: list[Shift] = field(default_factory=list)
    new: list[Assignment] = field(default_factory=list)
    changed: list[Assignment] = field(default_factory=list)
    left: list[Duty] = field(default_factory=list)
    log: list[tuple[int, Event]] = field(default_factory=list)
    news: list[News] = field(default_factory=list)

    def bring(self, shift: Shift, wanted: NewShift, places: Iterable[Assignment]) -> None:
        now = replace(shift, starts_at=wanted.starts_at, ends_at=wanted.ends_at, responsible_id=wanted.responsible_id)
        before = {one.member_id: one for one in places}
        on = [member_id for member_id, one in before.items() if one.expected]
        after = {member_id: one for member_id, one in before.items() if not one.off}
        for member_id in wanted.members:
            if member_id not in on:
                after[member_id] = self._put_on(now, before.get(member_id), member_id)
        for member_id in on:
            if member_id not in wanted.members:
                self._take_off(now, after.pop(member_id))
        if (now.starts_at, now.ends_at) != (shift.starts_at, shift.ends_at):
            now, after = with_clock(self.work, now), {id_: self._moved(now, one) for id_, one in after.items()}
            self._note(now, "moved", EventKind.CHANGED)
            self.news.append(News(now, [id_ for id_ in on if id_ in wanted.members], Change.MOVED))
        self.shifts.append(now)
        self.new += [one for one in after.values() if not one.id]
        self.changed += [one for one in after.values() if one.id and one != before[one.member_id]]

    def _put_on(self, shift: Shift, before: Assignment | None, member_id: int) -> Assignment:
        place = before or Assignment(0, shift.id, member_id, Origin.ROSTER)
        self._note(shift, "put_on", EventKind.JOINED, member_id)
        self.news.append(News(shift, [member_id], Change.PUT_ON))
        return with_reminders(self.work, shift, replace(asked_anew(place), off=False, reason=""))

    def _take_off(self, shift: Shift, one: Assignment) -> None:
        self.left.append(Duty(shift, one))
        self.changed.append(replace(one, off=True, next_at=None))
        self._note(shift, "taken_off", EventKind.CHANGED, one.member_id)
        self.news.append(News(shift, [one.member_id], Change.TAKEN_OFF))

    def _moved(self, shift: Shift, one: Assignment) -> Assignment:
        """Who said "Đi được" to the old hour has not said it to the new one."""
        return with_reminders(self.work, shift, to_another_hour(one))

    def _note(self, shift: Shift, act: str, kind: EventKind, member_id: int | None = None) -> None:
        self.log.append((shift.id, Event(kind, self.work.now, member_id, self.by, ref=act)))

    async def write_down(self) -> None:
        tx = self.work.tx
        for shift in self.shifts:
            await tx.shifts.save(shift)
        await tx.assignments.add_all(self.new)
        for one in self.changed:
            await tx.assignments.save(one)
        await tx.shifts.log_all(self.log)
        for shift_id, event in self.log:
            detail = "" if event.member_id is None else f"member {event.member_id}"
            subject = f"shift {shift_id}"
            await tx.audit.note(f"shift.{event.ref}", event.at, by=self.by, subject=subject, detail=detail)
        await tell_changes(self.work, self.news, by=self.by)
