"""Buttons about lamps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action


@dataclass(frozen=True)
class CountLamps(Action):
    tag: ClassVar[str] = "lamps1"
    street: int
