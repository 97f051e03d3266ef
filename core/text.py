"""Sentences by name. People's words live in `texts/`; the code only names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class At:
    """A moment shown as local time, "22:41", with the day "14/11" in front when it is not today."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Hour:
    """A moment of the night that everybody is in, shown as the local hour alone, "22:41", also after midnight."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """A moment shown as a local date, "14/11/2026"."""

    moment: datetime


class Text:
    """A sentence of the catalogue, `texts/locale/*/…/*.po`, with what fills its {placeholders}.

    Placeholders may hold plain words, numbers, times, or another `Text`. `{you}`, `{You}` and `{name}` are filled
    by the renderer from the reader.
    """

    __slots__ = ("id", "params")

    def __init__(self, id_: str, /, **params: Param) -> None:
        self.id = id_
        self.params = params

    def __repr__(self) -> str:
        return f"Text({self.id!r}, {', '.join(self.params)})"  # names only: the values are people's content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.id, self.params) == (other.id, other.params)

    def __hash__(self) -> int:
        return hash((self.id, tuple(sorted(self.params))))


Param = str | int | At | Hour | Day | Text

_A_KILOMETRE = 1000  # metres


def lasting(span: timedelta) -> Text:
    """ "25 phút", "3 giờ 15 phút", "2 giờ"."""
    hours, minutes = divmod(int(span.total_seconds() // 60), 60)
    if not hours:
        return Text("lasting.minutes", minutes=minutes)
    return Text("lasting.both", hours=hours, minutes=minutes) if minutes else Text("lasting.hours", hours=hours)


def shown_distance(metres: int) -> Text:
    """ "850 m", "3,1 km"."""
    if metres < _A_KILOMETRE:
        return Text("distance.metres", metres=metres)
    tenths = round(metres / 100)
    return Text("distance.km", whole=tenths // 10, tenth=tenths % 10)
