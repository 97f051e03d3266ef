"""Buttons about patrols. The rules of `core.actions` hold: typed, versioned, ids only, checked on every press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action


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
