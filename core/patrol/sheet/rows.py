"""The rows of a sheet as they were read, and what may be wrong in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from zoneinfo import ZoneInfo

from core.errors import BinhYenError
from core.jsontext import decoded, written
from core.patrol.roster.generator import Span
from core.patrol.types.plan import Template
from core.speech.days import read_day
from core.speech.folding import fold
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
    """Problem in a row."""

    sheet: str
    row: int
    text: Text


class BadSheet(BinhYenError):
    """Nothing was taken over; all that is wrong is listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(Text("sheet.problems", n=len(problems)))
        self.problems = tuple(problems)


_HOURS = re.compile(r"(\d{1,2})(?:[:hg.](\d{2})?)?\s*[-–]\s*(\d{1,2})(?:[:hg.](\d{2})?)?")
_YEARS = 50  # no sheet is of a month further away


class Refused(Exception):
    """Row that cannot be understood."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


def day_written(written: date | str, near: date) -> date | None:
    """None also for a day of another age: a slip of the keyboard."""
    day = written if isinstance(written, date) else _read(written, near)
    return day if day is not None and abs(day.year - near.year) <= _YEARS else None


def _read(written: str, near: date) -> date | None:
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", written.strip())
    if iso:
        year, month, day = iso.groups()
        written = f"{day}/{month}/{year}"
    # "Thứ Bảy, 14/11/2026": the weekday in front says nothing new.
    found = re.search(r"\d.*", written)
    return read_day(found.group(), near) if found else None


def span_of(written: str, day: date, template: Template, zone: ZoneInfo) -> Span:
    """The template's hours unless the row has its own."""
    usual = template.span(day, zone)
    if not written.strip():
        return usual
    found = _HOURS.fullmatch(fold(written))
    if not found:
        raise Refused(Text("sheet.bad_hours", words=written))
    h1, m1, h2, m2 = (int(number or 0) for number in found.groups())
    try:
        starts, ends = time(h1, m1), time(0 if (h2, m2) == (24, 0) else h2, m2)
    except ValueError:
        raise Refused(Text("sheet.bad_hours", words=written)) from None
    if starts == ends:
        raise Refused(Text("sheet.bad_hours", words=written))
    return replace(template, starts=starts, ends=ends).span(day, zone)
