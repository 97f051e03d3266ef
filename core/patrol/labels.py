"""How a shift is called ("Ca đêm 14 rạng 15/11"), how far, how long, a reason in short; the five rules of conduct."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from core.patrol.types.shift import Shift
from core.text import Text

_ON_A_LINE = 60  # characters
AWAY = " 🏖️"  # behind the name of who is on leave


def shift_name(shift: Shift, zone: ZoneInfo) -> Text:
    """By the day on which it starts and, over midnight, the one on which it ends."""
    first, last = shift.day, shift.ends_at.astimezone(zone).date()
    if first == last:
        return Text("shift.called", name=shift.name, day=f"{first:%d/%m}")
    short = f"{first:%d}" if first.month == last.month else f"{first:%d/%m}"
    return Text("shift.called_over", name=shift.name, first=short, last=f"{last:%d/%m}")


def shift_hours(shift: Shift, zone: ZoneInfo) -> str:
    """ "22:00-02:00"."""
    return f"{shift.starts_at.astimezone(zone):%H:%M}-{shift.ends_at.astimezone(zone):%H:%M}"


def one_line(words: str) -> str:
    """A reason on one line of a card."""
    line = " ".join(words.split())
    return line if len(line) <= _ON_A_LINE else line[: _ON_A_LINE - 1].rstrip() + "…"


RULES = (
    Text("conduct.two"),
    Text("conduct.no_powers"),
    Text("conduct.hand_over"),
    Text("conduct.distance"),
    Text("conduct.discretion"),
)


def rule_of(shift: Shift) -> Text:
    return RULES[shift.id % len(RULES)]
