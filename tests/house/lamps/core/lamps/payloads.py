"""Meanings of the notices about lamps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.payload import Payload


@dataclass(frozen=True, slots=True)
class OfStreet(Payload):
    feature: ClassVar[str] = "lamps"
    street: int

    @property
    def subject(self) -> int:
        return self.street


@dataclass(frozen=True, slots=True)
class LampsAsked(OfStreet):
    """How many lamps are out? To the member who lives there."""

    kind: ClassVar[str] = "lamps_asked"


@dataclass(frozen=True, slots=True)
class LampBoard(OfStreet):
    """Lamps of a street as they stand, to the duty officers."""

    kind: ClassVar[str] = "lamp_board"
    silent: bool = False


@dataclass(frozen=True, slots=True)
class LampBoardUpdate(OfStreet):
    """The same board, edited in place; `moved`: a message that was it."""

    kind: ClassVar[str] = "lamp_board_update"
    moved: str | None = None
    up: bool = False
