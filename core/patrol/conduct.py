"""The five rules for volunteers (domain notes §4.3): one of them at every check-in, the same for the whole shift."""

from __future__ import annotations

from core.patrol.shifts import Shift
from core.text import Text

RULES = (
    Text("conduct.two"),
    Text("conduct.no_powers"),
    Text("conduct.hand_over"),
    Text("conduct.distance"),
    Text("conduct.discretion"),
)


def rule_of(shift: Shift) -> Text:
    return RULES[shift.id % len(RULES)]
