"""A shift on a button: what every other action about one is built on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions.base import Action


@dataclass(frozen=True)
class OnShift(Action):
    shift: int


@dataclass(frozen=True)
class ShowShift(OnShift):
    tag: ClassVar[str] = "shift1"
