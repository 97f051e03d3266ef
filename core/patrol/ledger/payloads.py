"""Meanings of the notices about the night ledger (`core.patrol.ledger.notices`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.patrol.payloads import OfAssignment, OfCorrection, OfShift


@dataclass(frozen=True, slots=True)
class CorrectionAsked(OfCorrection):
    """A proposed correction, to those who may decide it."""

    kind: ClassVar[str] = "correction"


@dataclass(frozen=True, slots=True)
class CorrectionSettled(OfCorrection):
    """The decision, to who proposed it and whom it is about."""

    kind: ClassVar[str] = "correction_settled"


@dataclass(frozen=True, slots=True)
class LateEntryTold(OfAssignment):
    """A shift entered afterwards, to a member who was on it."""

    kind: ClassVar[str] = "late_entry"


@dataclass(frozen=True, slots=True)
class Unsigned(OfShift):
    """A signature taken away, to the one who had signed."""

    kind: ClassVar[str] = "unsigned"


@dataclass(frozen=True, slots=True)
class SignReminder(OfShift):
    """A shift, and what else waits for a leader's signature."""

    kind: ClassVar[str] = "sign"


@dataclass(frozen=True, slots=True)
class PoliceSignReminder(OfShift):
    """All that waits for the signature of the police."""

    kind: ClassVar[str] = "police_sign"
