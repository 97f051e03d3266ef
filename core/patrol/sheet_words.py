"""Days and hours as people write them into a sheet. Plain functions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

from core.patrol.planning import Template
from core.patrol.rostering import Span
from core.speech.days import read_day
from core.speech.folding import fold
from core.text import Text

_HOURS = re.compile(r"(\d{1,2})(?:[:hg.](\d{2})?)?\s*[-–]\s*(\d{1,2})(?:[:hg.](\d{2})?)?")
_YEARS = 50  # no sheet is of a month further away


class Refused(Exception):
    """This row cannot be understood."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


def day_of(written: date | str, near: date) -> date | None:
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
