"""Meanings of the notices about a roster sent as a file (`core.patrol.sheet.screens`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.payload import Payload


@dataclass(frozen=True, slots=True)
class SheetRead(Payload):
    """Changes that a file would make, to the account that sent it: the `number`th of theirs."""

    feature: ClassVar[str] = "patrol"
    kind: ClassVar[str] = "sheet"
    account: int
    number: int

    @property
    def subject(self) -> int:
        return self.account
