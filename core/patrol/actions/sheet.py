"""Buttons under what a roster file would change. `number` counts the files of an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action


@dataclass(frozen=True)
class OnSheet(Action):
    number: int


@dataclass(frozen=True)
class EnterSheet(OnSheet):
    """`mark` says what was shown: another reckoning is shown first."""

    tag: ClassVar[str] = "shin1"
    mark: str


@dataclass(frozen=True)
class LeaveSheet(OnSheet):
    tag: ClassVar[str] = "shout1"


@dataclass(frozen=True)
class MoreMistakes(OnSheet):
    """The next of them; so many come before."""

    tag: ClassVar[str] = "shbad1"
    first: int
