"""Words members write down on duty and when they leave: notes, counts, what is left for the next shift."""

from __future__ import annotations

from core.errors import Invalid, Stale
from core.patrol.access import require_on_duty, require_there
from core.patrol.types.shift import Duty, Event, EventKind
from core.people.types import Member
from core.speech.folding import nfc, without_citizen_numbers
from core.text import Text
from core.work import Work

EARLY = "early"  # the note of somebody who left before the end
_LONGEST = 1000  # characters
_MOST = 999  # people reminded in one night


async def write_note(work: Work, member: Member | None, shift_id: int, words: str) -> str:
    """Free words, without citizen numbers; what is kept of them."""
    duty = await require_on_duty(work, member, shift_id)
    return await _write(work, duty, EventKind.NOTE, words)


async def why_early(work: Work, member: Member | None, shift_id: int, words: str) -> str:
    duty = await require_there(work, member, shift_id)
    return await _write(work, duty, EventKind.NOTE, words, EARLY)


async def hand_over(work: Work, member: Member | None, shift_id: int, words: str) -> str:
    """Open matters, shown to the team's next shift when it checks in."""
    duty = await require_there(work, member, shift_id)
    return await _write(work, duty, EventKind.HANDOVER, words)


async def handed_over(work: Work, member: Member | None, shift_id: int) -> str:
    """Words this member left last for the next shift."""
    return await _written_last(work, member, shift_id, EventKind.HANDOVER)


async def noted(work: Work, member: Member | None, shift_id: int) -> str:
    """Words this member noted last, why they left early included."""
    return await _written_last(work, member, shift_id, EventKind.NOTE)


async def _written_last(work: Work, member: Member | None, shift_id: int, kind: EventKind) -> str:
    duty = await require_there(work, member, shift_id)
    events = await work.tx.patrol.shifts.events(shift_id)
    own = [e.text for e in events if e.kind is kind and e.member_id == duty.assignment.member_id]
    if not own:
        raise Stale(Text("error.stale"), shift=shift_id)
    return own[-1]


async def count_reminded(work: Work, member: Member | None, shift_id: int, number: int) -> None:
    """People reminded: the number only, never who."""
    duty = await require_there(work, member, shift_id)
    if not 0 < number <= _MOST:
        raise Invalid(Text("count.not_a_number"))
    event = Event(EventKind.COUNT, work.now, duty.assignment.member_id, ref=str(number))
    await work.tx.patrol.shifts.log(shift_id, [event])


async def _write(work: Work, duty: Duty, kind: EventKind, words: str, ref: str = "") -> str:
    kept = without_citizen_numbers(nfc(words))[0][:_LONGEST]
    if not kept:
        raise Invalid(Text("note.no_words"))
    event = Event(kind, work.now, duty.assignment.member_id, text=kept, ref=ref)
    await work.tx.patrol.shifts.log(duty.shift.id, [event])
    return kept
