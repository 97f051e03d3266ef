"""How many will be there: who has not answered, whether it is enough, and whether there is a gap to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.notify import tell
from core.patrol.access import not_begun
from core.patrol.leaders import leaders_of
from core.patrol.staffing.payloads import Unanswered, Understrength
from core.patrol.types.shift import Answer, Assignment, EventKind, Shift
from core.people.duty import duty_officers
from core.people.types import Member
from core.text import Text
from core.work import Work

GAP = "gap"  # the mark of a request to everybody in the log of a shift


@dataclass(frozen=True, slots=True)
class Strength:
    """`have` are those who are on the shift, have not said otherwise and are not on leave; `unanswered` those among
    them who have said nothing."""

    have: int
    unanswered: int
    minimum: int
    target: int
    maximum: int

    @property
    def short(self) -> bool:
        return self.have < self.minimum

    @property
    def text(self) -> Text:
        """Counted against the least that must be there until that is reached, then against what there should be."""
        if self.short:
            return Text("strength.short", have=self.have, minimum=self.minimum)
        return Text("strength.enough", have=self.have, target=self.target)


def counted(shift: Shift, assignments: Sequence[Assignment]) -> Strength:
    expected = [a for a in assignments if a.expected]
    silent = [a for a in expected if a.answer is Answer.NONE and a.in_at is None]
    return Strength(len(expected), len(silent), shift.minimum, shift.target, shift.maximum)


async def strength(work: Work, shift: Shift) -> Strength:
    return counted(shift, await on_shift(work, shift))


async def on_shift(work: Work, shift: Shift) -> list[Assignment]:
    """Assignments of members who may still come: the suspended and those who left do not."""
    assignments = await work.tx.patrol.assignments.of_shift(shift.id)
    people = await work.tx.people.members.many([a.member_id for a in assignments])
    return [a for a in assignments if people[a.member_id].active]


def unanswered(assignments: Sequence[Assignment]) -> list[int]:
    """The members who have not said whether they can come."""
    return [a.member_id for a in assignments if a.answer is Answer.NONE and not a.off and a.in_at is None]


async def offered(work: Work, shift: Shift) -> bool:
    """Whether the leader has asked everybody who is free."""
    return any(e.kind is EventKind.ASKED and e.ref == GAP for e in await work.tx.patrol.shifts.events(shift.id))


async def has_gap(work: Work, shift: Shift) -> bool:
    """Below target, and somebody cannot come or is on leave, or the leader has asked for more. Less people than
    the target from the beginning are the roster's own decision."""
    assignments = await on_shift(work, shift)
    if not not_begun(shift, work.now) or counted(shift, assignments).have >= shift.target:
        return False
    return any(a.answer.no for a in assignments) or await offered(work, shift)


async def tell_unanswered(work: Work, shift: Shift) -> None:
    """The leader hears once who has not answered. When it is the leader alone, the duty officers hear it: people need
    no telling about themselves."""
    silent = unanswered(await on_shift(work, shift))
    if not silent or not not_begun(shift, work.now):
        return
    leaders = [m for m in await leaders_of(work, shift) if set(silent) - {m.id}]
    key = f"unanswered:{shift.id}:{shift.starts_at.timestamp():.0f}"
    told = leaders or await duty_officers(work)
    await tell(work, told, Unanswered(shift.id), key, expires_at=shift.starts_at)


async def tell_short(work: Work, shift: Shift) -> None:
    """The leader and the duty officers hear once that there are too few."""
    if not_begun(shift, work.now) and (await strength(work, shift)).short:
        people = {m.id: m for m in [*await leaders_of(work, shift), *await duty_officers(work)]}
        key = f"short:{shift.id}:{shift.starts_at.timestamp():.0f}"
        await tell(work, people.values(), Understrength(shift.id), key, expires_at=shift.starts_at)


async def worried(work: Work, shift: Shift) -> list[Member]:
    """The duty officers, once they have been told that there are too few: what fills the shift concerns them too."""
    if work.now < shift.starts_at - work.rules.patrol.short_before or not (await strength(work, shift)).short:
        return []
    return await duty_officers(work)


async def short_after(work: Work, shift: Shift, version: int) -> None:
    """Somebody dropped out when the shift's own clock had struck already: the duty officers hear of it now. The leader
    hears from the one who dropped out."""
    if work.now < shift.starts_at - work.rules.patrol.short_before or not (await strength(work, shift)).short:
        return
    leaders = {m.id for m in await leaders_of(work, shift)}
    officers = [m for m in await duty_officers(work) if m.id not in leaders]
    key = f"short:{shift.id}:{version}"
    await tell(work, officers, Understrength(shift.id), key, expires_at=shift.starts_at)
