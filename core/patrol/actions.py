"""Buttons about patrols. The rules of `core.actions` hold: typed, versioned, ids only, checked on every press."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action, Go, Menu, Signal


@dataclass(frozen=True)
class OnShift(Action):
    shift: int


@dataclass(frozen=True)
class MoreShifts(Action):
    """The next page of one's own shifts; so many come before it."""

    tag: ClassVar[str] = "myshifts1"
    first: int


@dataclass(frozen=True)
class ShowShift(OnShift):
    tag: ClassVar[str] = "shift1"


# Words that mean the same wherever they are typed, by their ids in the catalogue.
WORDS: Mapping[Action, Sequence[str]] = {
    Go(Menu.SHIFTS): ("words.shifts", "menu.shifts"),
    Go(Menu.CHECK_IN): ("words.check_in",),
    Go(Menu.CHECK_OUT): ("words.check_out",),
    Go(Menu.CAN): ("words.can", "button.can"),
    Go(Menu.CANNOT): ("words.cannot", "button.cannot"),
    Go(Menu.SUBSTITUTE): ("words.substitute", "button.find_substitute"),
    Go(Menu.PATROL): ("words.patrol", "menu.patrol"),
    Go(Menu.ROUTE): ("words.route", "button.checkpoint"),
    Go(Menu.KIT): ("words.kit", "button.kit"),
    Go(Menu.NOTE): ("words.note", "button.note"),
    Go(Menu.COUNT): ("words.count", "button.reminded"),
    Go(Menu.BOARD): ("words.board", "patrol.board"),
    Go(Menu.ROSTER): ("words.roster", "patrol.roster"),
    Go(Menu.NIGHTS): ("words.nights", "patrol.nights"),
    Go(Menu.OWN_NIGHTS): ("words.own_nights", "button.own_nights"),
    Go(Signal.NOT_WELL): ("words.not_well",),
}
