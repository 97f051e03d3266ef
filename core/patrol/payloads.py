"""Subjects of the notices about patrols: a shift, somebody's place on one, a request for a substitute, a correction.

`lost` are the accounts that did not take it: it goes on to whoever comes next (`core.patrol.undelivered`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from core.payload import Payload


@dataclass(frozen=True, slots=True)
class OfShift(Payload):
    feature: ClassVar[str] = "patrol"
    shift: int
    lost: tuple[int, ...] = field(default=(), kw_only=True)

    @property
    def subject(self) -> int:
        return self.shift


@dataclass(frozen=True, slots=True)
class OfAssignment(Payload):
    """`member` is whose place it is. Rows of the first release do not say."""

    feature: ClassVar[str] = "patrol"
    assignment: int
    member: int | None = field(default=None, kw_only=True)
    lost: tuple[int, ...] = field(default=(), kw_only=True)

    @property
    def subject(self) -> int:
        return self.assignment


@dataclass(frozen=True, slots=True)
class OfAsk(Payload):
    feature: ClassVar[str] = "patrol"
    ask: int
    lost: tuple[int, ...] = field(default=(), kw_only=True)

    @property
    def subject(self) -> int:
        return self.ask


@dataclass(frozen=True, slots=True)
class OfCorrection(Payload):
    feature: ClassVar[str] = "patrol"
    correction: int

    @property
    def subject(self) -> int:
        return self.correction


@dataclass(frozen=True, slots=True)
class OfMember(Payload):
    feature: ClassVar[str] = "patrol"
    member: int

    @property
    def subject(self) -> int:
        return self.member
