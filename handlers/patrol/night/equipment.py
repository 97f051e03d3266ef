"""Trang bị: complete, missing, broken; at check-in, on the way and when it is brought back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from core.patrol.access import own_place
from core.patrol.night import equipment
from core.patrol.night.actions import AskKit, KitComplete, KitDone, KitFound, KitItem, KitList, KitStill
from core.patrol.night.presence import roll_of
from core.patrol.types.field import Item, ItemState
from core.text import Text
from handlers.kit import Pressed
from handlers.patrol.night import check_out
from handlers.patrol.night.screens import ask_found, ask_kit, kit_list, panel
from handlers.turn import BotContext, Turn


def handlers() -> list[BaseHandler[Update, BotContext, Any]]:
    return [
        Pressed(AskKit, ask),
        Pressed(KitComplete, complete),
        Pressed(KitFound, found),
        Pressed(KitStill, still_missing),
        Pressed(KitList, choose),
        Pressed(KitItem, say_of_item),
        Pressed(KitDone, done),
    ]


async def ask(turn: Turn, pressed: AskKit) -> None:
    duty = await own_place(turn.work, turn.member, pressed.shift)
    turn.say(ask_kit(duty.shift, duty.assignment, *await equipment.lacking(turn.work, duty.shift.team)))


async def complete(turn: Turn, pressed: KitComplete) -> None:
    await _unless_missing(turn, pressed.shift, await equipment.complete(turn.work, turn.member, pressed.shift))


async def found(turn: Turn, pressed: KitFound) -> None:
    asked_at = datetime.fromtimestamp(pressed.asked, UTC)
    await _unless_missing(turn, pressed.shift, await equipment.found(turn.work, turn.member, pressed.shift, asked_at))


async def _unless_missing(turn: Turn, shift_id: int, missing: Sequence[Item]) -> None:
    """Note the equipment as complete, unless another member misses something: then ask about that."""
    if missing:
        turn.say(ask_found(shift_id, turn.work.now, await equipment.who_misses(turn.work, missing)))
        return
    duty = await own_place(turn.work, turn.member, shift_id)
    await _go_on(turn, shift_id, Text("kit.noted_complete"), *await equipment.lacking(turn.work, duty.shift.team))


async def still_missing(turn: Turn, pressed: KitStill) -> None:
    await equipment.still_missing(turn.work, turn.member, pressed.shift)
    await done(turn, KitDone(pressed.shift))


async def choose(turn: Turn, pressed: KitList) -> None:
    await _show_items(turn, pressed.shift, equipment.item_state(pressed.state))


async def say_of_item(turn: Turn, pressed: KitItem) -> None:
    """The list stays until "Xong": each press says it of one item, or takes it back."""
    state = equipment.item_state(pressed.state)
    item = await equipment.say_of_item(turn.work, turn.member, pressed.shift, pressed.item, state)
    shown = item.state if state is ItemState.OK else state
    await _show_items(turn, pressed.shift, ItemState.MISSING if shown is ItemState.OK else shown)


async def _show_items(turn: Turn, shift_id: int, state: ItemState) -> None:
    duty = await own_place(turn.work, turn.member, shift_id)
    turn.say(kit_list(duty.shift, await equipment.items(turn.work, turn.member, shift_id), state))


async def done(turn: Turn, pressed: KitDone) -> None:
    duty = await own_place(turn.work, turn.member, pressed.shift)
    await _go_on(turn, pressed.shift, *await equipment.lacking(turn.work, duty.shift.team))


async def _go_on(turn: Turn, shift_id: int, *noted: Text) -> None:
    """On duty back to the screen of the shift, after the check-out to its next question."""
    duty = await own_place(turn.work, turn.member, shift_id)
    if duty.assignment.on_duty:
        turn.say(panel(turn.work, duty, await roll_of(turn.work, duty.shift), *noted))
    else:
        await check_out.ask_what_is_open(turn, duty.shift, *noted)
