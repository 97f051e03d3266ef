"""A month's roster read from an Excel file.

It may have been written by people: dates as text, merged cells, columns in another order, one sheet for all teams with
a column "Tổ". Whatever stands in a row is handed on as it is; `core.patrol.types.requests.validate` judges it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.cell_range import CellRange

from core.errors import Invalid
from core.patrol.sheet.rows import Line
from core.speech.folding import clean, fold
from core.text import Text
from reports.excel.safe_open import BROKEN, Merged, looked_at, opened

_KNOWN_AS = {
    "day": ("ngay", "date", "day"),
    "kind": ("ca", "ca truc", "shift"),
    "hours": ("gio", "hours", "time"),
    "team": ("to", "to tuan tra", "team"),
    "responsible": ("phu trach", "nguoi phu trach", "responsible"),
    "members": ("thanh vien", "nguoi truc", "members"),
}
_LAST_NUMBER = 73_050  # 31/12/2099
_NEEDED = frozenset({"day", "kind", "members"})
_HEAD_WITHIN = 20  # rows in which the headings are looked for
_MOST_ROWS, _MOST_COLUMNS = 2000, 50  # a month of many teams has some hundred rows
_ROWS_BEYOND = 20_000  # in which anything that is left out would be seen
_LONGEST = 1000  # characters of a cell: no shift has so many people
Values = dict[tuple[int, int], object]


@dataclass(frozen=True, slots=True)
class _Page:
    """One sheet: what stands where, and in which row and columns are the headings."""

    title: str
    values: Values
    head: int
    columns: Mapping[str, int]


def read_roster(content: bytes) -> list[Line]:
    """The rows of every sheet that has the headings of a roster. `Invalid` when it is no such file, or one that could
    not be read in reasonable time."""
    try:
        pages = _pages(content, looked_at(content))
        if not pages:
            raise Invalid(Text("sheet.no_headings"))
        _require_counted(content, pages)
    except BROKEN as error:
        raise Invalid(Text("sheet.unreadable")) from error
    return [line for page in pages for line in _lines(page)]


def _pages(content: bytes, merged: Merged) -> list[_Page]:
    with opened(content, data_only=True) as book:
        found = [_page(sheet, merged) for sheet in book.worksheets]
    return [page for page in found if page is not None]


def _page(sheet: Any, merged: Merged) -> _Page | None:
    """None for a sheet without the headings."""
    values, goes_on = _written(sheet)
    _spread(values, merged.get(sheet._worksheet_path, ()))
    head = _head(values)
    if head is None:
        return None
    if goes_on:
        raise Invalid(Text("sheet.too_long", n=_MOST_ROWS))
    return _Page(sheet.title, values, *head)


def _written(sheet: Any) -> tuple[Values, bool]:
    """Values and where they stand, and whether something stands below what is read: nothing is left out in silence."""
    values: Values = {}
    for at, row in enumerate(_rows(sheet, _ROWS_BEYOND, values_only=True), 1):
        if row.count(None) == len(row):
            continue
        if at > _MOST_ROWS:
            return values, True
        values.update({(at, column): value for column, value in enumerate(row, 1) if value is not None})
    return values, False


def _rows(sheet: Any, most: int, *, values_only: bool) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # some programs write what is not so
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=most, max_col=_MOST_COLUMNS, values_only=values_only)
    return rows


def _spread(values: Values, merged: Sequence[str]) -> None:
    """Every cell of a merged range says what its first cell says."""
    room = _MOST_ROWS * _MOST_COLUMNS
    for area in map(CellRange, merged):
        rows = range(area.min_row, min(area.max_row, _MOST_ROWS) + 1)
        columns = range(area.min_col, min(area.max_col, _MOST_COLUMNS) + 1)
        room -= len(rows) * len(columns)
        if room < 0:
            raise ValueError("merged ranges lie upon each other")
        first = values.get((area.min_row, area.min_col))
        if first is not None:
            values.update({(row, column): first for row in rows for column in columns})


def _require_counted(content: bytes, pages: Sequence[_Page]) -> None:
    """A program can write formulas without their values: such a cell reads as empty, and people would be missing."""
    with opened(content, data_only=False) as book:
        for page in pages:
            for at, row in enumerate(_rows(book[page.title], _MOST_ROWS, values_only=False), 1):
                for column, cell in enumerate(row, 1):
                    if cell.data_type == "f" and (at, column) not in page.values:
                        where = f"{get_column_letter(column)}{at}"
                        raise Invalid(Text("sheet.not_counted", sheet=page.title, cell=where))


def _head(values: Values) -> tuple[int, dict[str, int]] | None:
    """The row of the headings, and the column of each."""
    for row in range(1, _HEAD_WITHIN + 1):
        found = ((column, values.get((row, column))) for column in range(1, _MOST_COLUMNS + 1))
        labels = {fold(str(value)): column for column, value in found if value is not None}
        columns = {
            what: labels[name]
            for what, names in _KNOWN_AS.items()
            if (name := next((n for n in names if n in labels), ""))
        }
        if columns.keys() >= _NEEDED:
            return row, columns
    return None


def _lines(page: _Page) -> Iterator[Line]:
    for row in range(page.head + 1, max(row for row, _ in page.values) + 1):
        told = {what: page.values.get((row, column)) for what, column in page.columns.items()}
        if _says_something(told):
            yield _line(page.title, row, told)


def _says_something(told: Mapping[str, object]) -> bool:
    """A day for which nothing is planned is no shift, nor is a note or a signature below the table, written across
    several columns of it."""
    planned = [told[what] for what in ("kind", "members") if told.get(what) is not None]
    return bool(planned) and told["day"] not in planned


def _line(sheet: str, row: int, told: Mapping[str, object]) -> Line:
    if len(sheet) > _LONGEST or any(isinstance(value, str) and len(value) > _LONGEST for value in told.values()):
        raise Invalid(Text("sheet.long_cell", sheet=sheet[:_LONGEST], row=row, n=_LONGEST))
    words = {what: _words(told.get(what)) for what in _KNOWN_AS if what != "day"}
    return Line(sheet=sheet, row=row, day=_day(told["day"]), **words)


def _words(value: object) -> str:
    return "" if value is None else "\n".join(clean(line) for line in str(value).splitlines())


def _day(value: object) -> date | str:
    """A date of Excel's, also where its cell has lost the format and shows a number."""
    if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
        value = from_excel(value) if 1 <= value <= _LAST_NUMBER else f"{value:g}"
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else _words(value)
