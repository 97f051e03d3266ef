"""The rows of a sheet as they were read, and what may be wrong in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from core.errors import BinhYenError
from core.jsontext import decoded, written
from core.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet as it was read. `day` is a date where the cell held one, else what is written there."""

    sheet: str
    row: int
    day: date | str
    kind: str
    hours: str
    team: str
    responsible: str
    members: str


def packed(lines: Sequence[Line]) -> str:
    """For keeping, until it is decided whether they are entered."""
    return written([{**asdict(line), "day": _kept_day(line.day)} for line in lines])


def _kept_day(day: date | str) -> list[str]:
    return ["day", day.isoformat()] if isinstance(day, date) else ["words", day]


def unpacked(kept: str) -> list[Line]:
    return [Line(**{**line, "day": _day_kept(*line["day"])}) for line in decoded(kept)]


def _day_kept(kind: str, day: str) -> date | str:
    return date.fromisoformat(day) if kind == "day" else day


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row."""

    sheet: str
    row: int
    text: Text


class BadSheet(BinhYenError):
    """Nothing was taken over; all that is wrong is listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(Text("sheet.problems", n=len(problems)))
        self.problems = tuple(problems)
