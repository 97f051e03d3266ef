"""Equipment in the team's hands: complete, missing, broken; and what the shift before left.

Equipment is the team's: one of a shift is asked. An item that somebody misses stays missing until somebody has seen it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from core.errors import Stale
from core.patrol.access import require_there
from core.patrol.types.field import KIT, Item, ItemState
from core.patrol.types.shift import Duty, Event, EventKind, Shift
from core.people.types import Member
from core.text import At, Text
from core.work import Work

COMPLETE, ALL_RETURNED = "complete", "returned"  # in the log of a shift: all was there, all was brought back
_LINE = {ItemState.MISSING: Text("kit.line_missing"), ItemState.BROKEN: Text("kit.line_broken")}
SAID_OF_ITEMS = frozenset({ItemState.OK, ItemState.MISSING, ItemState.BROKEN})
_NEWS = timedelta(days=7)  # what a shift left open longer ago has been dealt with, or told in person


async def items(work: Work, member: Member | None, shift_id: int) -> list[Item]:
    duty = await require_there(work, member, shift_id)
    return await work.tx.patrol.equipment.of_team(duty.shift.team)


async def complete(work: Work, member: Member | None, shift_id: int) -> list[Item]:
    """Đủ. Returns what is noted as missing: about that it must be asked, and nothing has been said until then. What is
    broken stays so until somebody says otherwise of it."""
    duty = await require_there(work, member, shift_id)
    missing = await _missing(work, duty.shift.team)
    if not missing:
        await _log(work, duty, COMPLETE if duty.assignment.on_duty else ALL_RETURNED)
    return missing


async def found(work: Work, member: Member | None, shift_id: int, asked_at: datetime) -> list[Item]:
    """Note that items missing when the question was asked have been seen. Returns what is missed since."""
    duty = await require_there(work, member, shift_id)
    for item in await _missing(work, duty.shift.team):
        if item.noted_at is None or item.noted_at <= asked_at:
            await _note(work, duty, item, ItemState.OK)
    return await complete(work, member, shift_id)


async def still_missing(work: Work, member: Member | None, shift_id: int) -> None:
    """Note that nobody has seen the missing items: they stand in the log of this shift too."""
    duty = await require_there(work, member, shift_id)
    for item in await _missing(work, duty.shift.team):
        await _note(work, duty, item, ItemState.MISSING)


async def _missing(work: Work, team: str) -> list[Item]:
    return [item for item in await work.tx.patrol.equipment.of_team(team) if item.state is ItemState.MISSING]


async def say_of_item(work: Work, member: Member | None, shift_id: int, item_id: int, state: ItemState) -> Item:
    """Returns the item as it was before."""
    duty = await require_there(work, member, shift_id)
    item = await work.tx.patrol.equipment.get(item_id)
    if item.team != duty.shift.team or state not in SAID_OF_ITEMS:
        raise Stale(Text("error.stale"), item=item_id)
    if item.state is not state:
        await _note(work, duty, item, state)
    return item


async def _note(work: Work, duty: Duty, item: Item, state: ItemState) -> None:
    said = replace(item, state=state, noted_at=work.now, noted_by=duty.assignment.member_id)
    await work.tx.patrol.equipment.save(said)
    await _log(work, duty, f"{state}:{_piece(item)}")


def _piece(item: Item) -> str:
    return f"{item.kind}{':' if item.serial else ''}{item.serial}"


async def _log(work: Work, duty: Duty, ref: str) -> None:
    event = Event(EventKind.EQUIPMENT, work.now, duty.assignment.member_id, ref=ref)
    await work.tx.patrol.shifts.log(duty.shift.id, [event])


def item_name(item: Item) -> Text:
    kind = KIT.get(item.kind, Text("kit.other"))
    return Text("kit.with_serial", kind=kind, serial=item.serial) if item.serial else kind


async def lacking(work: Work, team: str) -> list[Text]:
    """Lines on missing or broken items, one each."""
    return _lines(await work.tx.patrol.equipment.of_team(team))


def _lines(items: Iterable[Item]) -> list[Text]:
    bad = [item for item in items if item.state in _LINE]
    return [Text(_LINE[item.state].id, item=item_name(item)) for item in sorted(bad, key=_missing_first)]


def _missing_first(item: Item) -> bool:
    return item.state is not ItemState.MISSING


async def as_it_stands(work: Work, team: str) -> list[Text]:
    """The same, or that all is there."""
    return await lacking(work, team) or [Text("kit.noted_complete")]


async def who_misses(work: Work, items: Iterable[Item]) -> list[Text]:
    """Each piece that is missing, with who has said so and when: the one to ask."""
    noted = list(items)
    people = await work.tx.people.members.many({item.noted_by for item in noted if item.noted_by is not None})
    return [_missed_by(item, people.get(item.noted_by or 0)) for item in noted]


def _missed_by(item: Item, member: Member | None) -> Text:
    if member is None or item.noted_at is None:
        return Text("kit.line_missing", item=item_name(item))
    return Text("kit.line_missing_by", item=item_name(item), who=member.call_name, at=At(item.noted_at))


async def to_be_asked(work: Work, shift: Shift) -> bool:
    """At the check-in: until one of the shift has said something of it."""
    return not any(event.kind is EventKind.EQUIPMENT for event in await work.tx.patrol.shifts.events(shift.id))


async def to_be_asked_back(work: Work, duty: Duty, *, early: bool) -> bool:
    """At the check-out: who answers for the shift, when it is over; and the last one out, if nobody has said so."""
    shift, own = duty.shift, duty.assignment
    if shift.responsible_id == own.member_id and not early:
        return True
    if any(one.on_duty for one in await work.tx.patrol.assignments.of_shift(shift.id)):
        return False
    return not any(event.ref == ALL_RETURNED for event in await work.tx.patrol.shifts.events(shift.id))


async def left_by_the_last(work: Work, shift: Shift) -> list[Text]:
    """Matters that the team's shift before left open, in its own words, and what was missing or broken then; below them
    what this shift itself has said."""
    before = await work.tx.patrol.shifts.last_of(shift.team, shift.starts_at)
    words = []
    if before is not None and work.now - before.ends_at < _NEWS:
        events = await work.tx.patrol.shifts.events(before.id)
        words = [Text("handover.words", words=e.text) for e in events if e.kind is EventKind.HANDOVER and e.text]
    said = {(event.ref.partition(":")[2], event.at) for event in await work.tx.patrol.shifts.events(shift.id)}
    items = await work.tx.patrol.equipment.of_team(shift.team)
    own = [item for item in items if (_piece(item), item.noted_at) in said]
    left, now = [*words, *_lines(item for item in items if item not in own)], _lines(own)
    return [*([Text("handover.title"), *left] if left else []), *([Text("kit.said_now"), *now] if now else [])]


def item_state(code: str) -> ItemState:
    """State that a button gives an item. `Stale` for a code that no button has."""
    if code not in {str(state) for state in SAID_OF_ITEMS}:
        raise Stale(Text("error.stale"))
    return ItemState(code)
