"""Buttons about patrols. The rules of `core.actions` hold: typed, versioned, ids only, checked again on every press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from core.actions import Action


@dataclass(frozen=True)
class OnShift(Action):
    shift: int


@dataclass(frozen=True)
class ShowShift(OnShift):
    tag: ClassVar[str] = "shift1"


# -- the roster ------------------------------------------------------------------------------------------------------


# -- answers and substitutes -----------------------------------------------------------------------------------------


# -- on duty ---------------------------------------------------------------------------------------------------------


# -- ledger ----------------------------------------------------------------------------------------------------------
