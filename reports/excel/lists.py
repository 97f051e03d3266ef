"""Lists as people keep them: an Excel sheet with a heading above each column, perhaps a title above the headings.

Nothing is guessed. What cannot be used becomes a `Mistake` with its row, so that all of them are told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from core.errors import Invalid
from core.speech.folding import clean, without_citizen_numbers, words
from core.text import Text
from reports.excel.safe_open import BROKEN, looked_at, opened

MOST_ROWS = 2000
_MOST_COLUMNS = 50
_LAST_ROW = 1_048_576  # of any Excel
_HEADINGS_WITHIN = 20  # filled rows from the top


@dataclass(frozen=True, slots=True)
class Mistake:
    """`row` is counted as Excel counts it; 0 means the sheet as a whole."""

    sheet: str
    row: int
    text: Text


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` is what stands above it, `also` what may stand there instead; diacritics do not matter."""

    key: str
    heading: str
    also: tuple[str, ...] = ()
    required: bool = False

    def is_under(self, heading: str) -> bool:
        return words(heading) in {words(h) for h in (self.heading, *self.also)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list. With `only` it is the first sheet of its file, whatever that is called."""

    title: str
    columns: tuple[Column, ...]
    also: tuple[str, ...] = ()
    only: bool = False

    def is_called(self, title: str) -> bool:
        return words(title) in {words(t) for t in (self.title, *self.also)}


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by the key of their column, as words in one composed form; "" for an empty one."""

    sheet: str
    number: int
    cells: Mapping[str, str]

    def wrong(self, text: Text) -> Mistake:
        return Mistake(self.sheet, self.number, text)


def read(content: bytes, sheets: Sequence[Sheet]) -> tuple[list[list[Row]], list[Mistake]]:
    """The rows of each sheet, and everything that is wrong before looking at what they say."""
    found: list[list[Row]] = []
    mistakes: list[Mistake] = []
    try:
        tables = _tables(content, sheets)
    except Invalid as refused:
        return [[] for _ in sheets], [Mistake(sheets[0].title, 0, refused.text)]
    except BROKEN:
        return [[] for _ in sheets], [Mistake(sheets[0].title, 0, Text("list.not_excel"))]
    for sheet, table in zip(sheets, tables, strict=True):
        rows, wrong = _rows(sheet, table)
        found.append(rows)
        mistakes += wrong
    return found, mistakes


_Raw = tuple[int, tuple[Any, ...]]  # a row as it is found, with its number


def _tables(content: bytes, sheets: Sequence[Sheet]) -> list[list[_Raw] | None]:
    """None for a sheet that is not there."""
    looked_at(content)
    with opened(content, data_only=True) as book:
        there = [book.worksheets[0] if sheet.only else _called(book.worksheets, sheet) for sheet in sheets]
        return [None if one is None else list(islice(_written(one), _HEADINGS_WITHIN + MOST_ROWS)) for one in there]


def _called(worksheets: Sequence[Any], sheet: Sheet) -> Any:
    return next((one for one in worksheets if sheet.is_called(one.title)), None)


def _written(worksheet: Any) -> Iterator[_Raw]:
    """The rows that hold anything: colours may reach down to row 1048576."""
    rows = worksheet.iter_rows(max_row=_LAST_ROW, max_col=_MOST_COLUMNS, values_only=True)
    for number, raw in enumerate(rows, 1):
        if raw.count(None) < len(raw):
            yield number, raw


def _rows(sheet: Sheet, table: list[_Raw] | None) -> tuple[list[Row], list[Mistake]]:
    if table is None:
        return [], [Mistake(sheet.title, 0, Text("list.no_sheet", sheet=sheet.title))]
    after, places = _headings(sheet, table)
    missing = [c.heading for c in sheet.columns if c.required and c.key not in places]
    if missing:
        return [], [Mistake(sheet.title, 0, Text("list.no_columns", columns=", ".join(missing)))]
    rows = list(_filled(sheet, table[after:], places))
    if len(rows) > MOST_ROWS:
        return [], [Mistake(sheet.title, 0, Text("list.too_long", most=MOST_ROWS))]
    return rows, checked(sheet, rows)


def _headings(sheet: Sheet, table: list[_Raw]) -> tuple[int, dict[str, int]]:
    """How many rows there are down to that with most of the headings, and where in it each column is."""
    found = [_places(sheet, raw) for _, raw in table[:_HEADINGS_WITHIN]] or [{}]
    best = max(range(len(found)), key=lambda n: (len(found[n]), -n))
    return best + 1, found[best]


def _places(sheet: Sheet, raw: tuple[Any, ...]) -> dict[str, int]:
    shown = [_words(cell) for cell in raw]
    under = {c.key: next((n for n, heading in enumerate(shown) if c.is_under(heading)), None) for c in sheet.columns}
    return {key: place for key, place in under.items() if place is not None}


def _filled(sheet: Sheet, table: list[_Raw], places: Mapping[str, int]) -> Iterator[Row]:
    for number, raw in table:
        cells = {key: _words(raw[place]) if place < len(raw) else "" for key, place in places.items()}
        if any(cells.values()):
            yield Row(sheet.title, number, {c.key: cells.get(c.key, "") for c in sheet.columns})


def _words(cell: Any) -> str:
    """Excel keeps whole numbers as 318.0."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else clean(str(cell))


def checked(sheet: Sheet, rows: Sequence[Row]) -> list[Mistake]:
    """Whether there are any, and of each what none may lack, and what none may hold (design §8)."""
    if not rows:
        return [Mistake(sheet.title, 0, Text("list.empty"))]
    return [mistake for row in rows for mistake in _of_one(sheet, row)]


def _of_one(sheet: Sheet, row: Row) -> Iterator[Mistake]:
    for column in sheet.columns:
        if column.required and not row.cells[column.key]:
            yield row.wrong(Text("list.missing", column=column.heading))
        if without_citizen_numbers(row.cells[column.key])[1]:
            yield row.wrong(Text("list.citizen_number", column=column.heading))
