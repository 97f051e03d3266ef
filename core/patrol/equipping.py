"""What the team has in its hands: complete, missing, broken; and what the shift before left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.errors import Stale
from core.patrol.kit import KIT
from core.patrol.own import require_there
from core.patrol.shifts import Duty, Event, EventKind, Item, ItemState, Shift
from core.people import Member
from core.text import Text
from core.work import Work

SAID_OF_ITEMS = frozenset({ItemState.OK, ItemState.MISSING, ItemState.BROKEN})
_NEWS = timedelta(days=7)  # what a shift left open longer ago has been dealt with, or told in person


async def items(work: Work, member: Member | None, shift_id: int) -> list[Item]:
    duty = await require_there(work, member, shift_id)
    return await work.tx.equipment.of_team(duty.shift.team)


async def all_there(work: Work, member: Member | None, shift_id: int) -> Duty:
    """Đủ: nothing is missing any more. What is broken stays so until somebody says otherwise of it."""
    duty = await require_there(work, member, shift_id)
    for item in await work.tx.equipment.of_team(duty.shift.team):
        if item.state is ItemState.MISSING:
            await _say(work, duty, item, ItemState.OK)
    ref = "complete" if duty.assignment.on_duty else "returned"
    await _log(work, duty, ref)
    return duty


async def say_of_item(work: Work, member: Member | None, shift_id: int, item_id: int, state: ItemState) -> Item:
    """Returns the item as it was before."""
    duty = await require_there(work, member, shift_id)
    item = await work.tx.equipment.get(item_id)
    if item.team != duty.shift.team or state not in SAID_OF_ITEMS:
        raise Stale(Text("error.stale"), item=item_id)
    if item.state is not state:
        await _say(work, duty, item, state)
        await _log(work, duty, f"{state}:{item.kind}{':' if item.serial else ''}{item.serial}")
    return item


async def _say(work: Work, duty: Duty, item: Item, state: ItemState) -> None:
    said = replace(item, state=state, noted_at=work.now, noted_by=duty.assignment.member_id)
    await work.tx.equipment.save(said)


async def _log(work: Work, duty: Duty, ref: str) -> None:
    event = Event(EventKind.EQUIPMENT, work.now, duty.assignment.member_id, ref=ref)
    await work.tx.shifts.log(duty.shift.id, [event])


def item_name(item: Item) -> Text:
    kind = KIT.get(item.kind, Text("kit.other"))
    return Text("kit.with_serial", kind=kind, serial=item.serial) if item.serial else kind


async def lacking(work: Work, team: str) -> list[Text]:
    """What is missing or broken, a line each."""
    found = await work.tx.equipment.of_team(team)
    lines = [Text("kit.line_missing", item=item_name(i)) for i in found if i.state is ItemState.MISSING]
    return lines + [Text("kit.line_broken", item=item_name(i)) for i in found if i.state is ItemState.BROKEN]


async def left_by_the_last(work: Work, shift: Shift) -> list[Text]:
    """What the team's shift before left open, in its own words, and what is missing or broken now."""
    before = await work.tx.shifts.last_of(shift.team, shift.starts_at)
    words = []
    if before is not None and work.now - before.ends_at < _NEWS:
        events = await work.tx.shifts.events(before.id)
        words = [Text("handover.words", words=e.text) for e in events if e.kind is EventKind.HANDOVER and e.text]
    found = [*words, *await lacking(work, shift.team)]
    return [Text("handover.title"), *found] if found else []


def item_state(code: str) -> ItemState:
    """What a button says of an item. `Stale` for what no button says."""
    if code not in {str(state) for state in SAID_OF_ITEMS}:
        raise Stale(Text("error.stale"))
    return ItemState(code)
