"""A month's roster read from an Excel file.

It may have been written by people: dates as text, merged cells, columns in another order, one sheet for all teams with
a column "Tổ". Whatever stands in a row is handed on as it is; `core.patrol.importing` judges it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from core.errors import Invalid
from core.names import clean, fold
from core.patrol.importing import Line
from core.text import Text

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
_BROKEN = (BadZipFile, InvalidFileException, KeyError, OSError, TypeError, ValueError)
Values = Mapping[tuple[int, int], object]


def read_roster(content: bytes) -> list[Line]:
    """The rows of every sheet that has the headings of a roster. `Invalid` when it is no such file."""
    workbook, written = _opened(content, data_only=True), _opened(content, data_only=False)
    sheets = [sheet for sheet in workbook.worksheets if _head(_values(sheet)) is not None]
    if not sheets:
        raise Invalid(Text("sheet.no_headings"))
    if any(_goes_on(sheet) for sheet in sheets):
        raise Invalid(Text("sheet.too_long", n=_MOST_ROWS))
    for sheet in sheets:
        _require_counted(sheet, written[sheet.title])
    return [line for sheet in sheets for line in _lines(sheet)]


def _opened(content: bytes, *, data_only: bool) -> Workbook:
    """With the values that its formulas had when it was last stored, or with the formulas themselves."""
    try:
        return load_workbook(BytesIO(content), data_only=data_only)
    except _BROKEN as error:
        raise Invalid(Text("sheet.unreadable")) from error


def _require_counted(sheet: Worksheet, written: Worksheet) -> None:
    """A program can write formulas without their values: such a cell reads as empty, and people would be missing."""
    rows = written.iter_rows(max_row=min(written.max_row, _MOST_ROWS), max_col=min(written.max_column, _MOST_COLUMNS))
    for cell in (cell for row in rows for cell in row):
        if cell.data_type == "f" and sheet[cell.coordinate].value is None:
            raise Invalid(Text("sheet.not_counted", sheet=sheet.title, cell=cell.coordinate))


def _goes_on(sheet: Worksheet) -> bool:
    """Whether something stands below what is read: nothing may be left out in silence."""
    last = min(sheet.max_row, _ROWS_BEYOND)
    below = sheet.iter_rows(min_row=_MOST_ROWS + 1, max_row=last, max_col=_MOST_COLUMNS, values_only=True)
    return last > _MOST_ROWS and any(value is not None for row in below for value in row)


def _values(sheet: Worksheet) -> Values:
    """What stands where; every cell of a merged range says what its first cell says."""
    found: dict[tuple[int, int], object] = {
        (cell.row, cell.column): cell.value
        for row in sheet.iter_rows(max_row=min(sheet.max_row, _MOST_ROWS), max_col=min(sheet.max_column, _MOST_COLUMNS))
        for cell in row
        if cell.value is not None
    }
    for area in sheet.merged_cells.ranges:
        first = found.get((area.min_row, area.min_col))
        if first is not None:
            rows = range(area.min_row, min(area.max_row, _MOST_ROWS) + 1)
            columns = range(area.min_col, min(area.max_col, _MOST_COLUMNS) + 1)
            found.update({(row, column): first for row in rows for column in columns})
    return found


def _head(values: Values) -> tuple[int, dict[str, int]] | None:
    """The row of the headings, and the column of each."""
    for row in range(1, _HEAD_WITHIN + 1):
        labels = {fold(str(value)): column for (at, column), value in values.items() if at == row}
        columns = {
            what: labels[name]
            for what, names in _KNOWN_AS.items()
            if (name := next((n for n in names if n in labels), ""))
        }
        if columns.keys() >= _NEEDED:
            return row, columns
    return None


def _lines(sheet: Worksheet) -> Iterator[Line]:
    values = _values(sheet)
    head = _head(values)
    assert head is not None  # noqa: S101 - sheets without it are left out
    at, columns = head
    for row in range(at + 1, max(row for row, _ in values) + 1):
        told = {what: values.get((row, column)) for what, column in columns.items()}
        if _says_something(told):
            yield _line(sheet.title, row, told)


def _says_something(told: Mapping[str, object]) -> bool:
    """A day for which nothing is planned is no shift, nor is a note or a signature below the table, written across
    several columns of it."""
    planned = [told[what] for what in ("kind", "members") if told.get(what) is not None]
    return bool(planned) and told["day"] not in planned


def _line(sheet: str, row: int, told: Mapping[str, object]) -> Line:
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
