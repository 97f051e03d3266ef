"""Lịch trực tháng: a month's roster as an Excel file, one printable page of A4 a team, and read back from one.

What is read back may have been written by people: dates as text, merged cells, columns in another order, one sheet for
all teams with a column "Tổ". Whatever stands in a row is handed on as it is; `core.patrol.importing` judges it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from itertools import groupby
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.errors import Invalid
from core.names import clean, fold
from core.patrol.importing import Line
from core.patrol.month_sheet import Book, Page, Row
from core.text import Text

_WEEK = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_COLUMNS = (("Ngày", 12), ("Thứ", 10), ("Ca", 12), ("Giờ", 13), ("Phụ trách", 26), ("Thành viên", 78), ("Số người", 9))
_LOADS = ("Họ và tên", "Số ca", "Đêm", "Đêm cuối tuần", "Ca tối")
_SHARES = "Số ca từng người"
_HEAD = 4  # the row of the headings; above it title, team and muster point
_MEMBERS = "; "

_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_DATE = "dd/mm/yyyy"


def _look(
    name: str,
    *,
    size: int = 11,
    bold: bool = False,
    italic: bool = False,
    left: bool = False,
    box: bool = True,
    fill: str = "",
) -> NamedStyle:
    """Named once and given to many cells by name: that takes a fraction of the time."""
    return NamedStyle(
        name,
        font=Font(name="Times New Roman", size=size, bold=bold, italic=italic),
        alignment=Alignment(horizontal="left" if left else "center", vertical="center", wrap_text=True),
        border=_BOX if box else None,
        fill=PatternFill("solid", fgColor=fill) if fill else None,
    )


def _looks() -> list[NamedStyle]:
    grey, red, blue = "F3F3F3", "F8D7DA", "D9E2EC"
    return [
        _look("title", size=14, box=False, bold=True),
        _look("under_title", box=False, bold=True),
        _look("team", left=True, box=False, bold=True),
        _look("note", size=10, left=True, box=False, italic=True),
        _look("heading", fill=blue, bold=True),
        _look("short", fill=red),
        _look("middle"),
        _look("left", left=True),
        _look("weekend_middle", fill=grey),
        _look("weekend_left", left=True, fill=grey),
    ]


_WIDE = 72  # characters of names on one line of print


# -- writing ---------------------------------------------------------------------------------------------------------


def roster_file(book: Book) -> bytes:
    """One sheet a team, and one that shows how the shifts are spread."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for look in _looks():
        workbook.add_named_style(look)
    for page in book.pages:
        _team_sheet(workbook.create_sheet(page.team.name), book, page)
    _shares_sheet(workbook.create_sheet(_SHARES), book)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def file_name(book: Book) -> str:
    """ "lich-truc-2026-12.xlsx", with the team where it is one team's."""
    team = f"-{book.pages[0].team.code.lower()}" if len(book.pages) == 1 else ""
    return f"lich-truc-{book.month:%Y-%m}{team}.xlsx"


def _team_sheet(sheet: Worksheet, book: Book, page: Page) -> None:
    _paper(sheet, [width for _, width in _COLUMNS])
    draft = " (BẢN NHÁP)" if any(row.draft for row in page.rows) else ""
    _across(sheet, 1, f"LỊCH TRỰC TUẦN TRA NHÂN DÂN THÁNG {book.month:%m/%Y}{draft}", "title")
    _across(sheet, 2, f"{page.team.name} · {book.commune} · Điểm tập trung: {page.team.muster}", "under_title")
    for column, (label, _) in enumerate(_COLUMNS, 1):
        _cell(sheet, _HEAD, column, label, "heading")
    at = _HEAD + 1
    for _, rows in groupby(page.rows, key=lambda row: row.day):
        at = _day_rows(sheet, at, list(rows))
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.freeze_panes = f"A{_HEAD + 1}"
    _legend(sheet, at + 1, book)


def _day_rows(sheet: Worksheet, at: int, rows: list[Row]) -> int:
    """The shifts of one day, with the day written once beside them. Returns the next free row."""
    last = at + len(rows) - 1
    if last > at:
        for column in (1, 2):  # merged before they have borders: the other way round takes most of all the time
            sheet.merge_cells(start_row=at, end_row=last, start_column=column, end_column=column)
    for place, row in enumerate(rows, at):
        _shift_row(sheet, place, row, first=place == at)
    return last + 1


def _shift_row(sheet: Worksheet, at: int, row: Row, *, first: bool) -> None:
    names = _MEMBERS.join(row.members)
    day = (row.day, _WEEK[row.day.weekday()]) if first else (None, None)
    values = (*day, row.kind, row.hours, row.responsible, names, len(row.members))
    weekend = "weekend_" if row.day.weekday() >= 5 else ""
    for column, value in enumerate(values, 1):
        _cell(sheet, at, column, value, weekend + ("left" if column in (5, 6) else "middle"))
    if first:
        sheet.cell(at, 1).number_format = _DATE
    if len(row.members) < row.minimum:
        sheet.cell(at, len(values)).style = "short"
    sheet.row_dimensions[at].height = 16 * (1 + len(names) // _WIDE)


def _legend(sheet: Worksheet, at: int, book: Book) -> None:
    lines = (
        f"Các ca: {'; '.join(book.kinds)}. Ca qua nửa đêm ghi theo ngày bắt đầu.",
        "Ô số người tô hồng: dưới mức tối thiểu. Dòng xám: Thứ Bảy, Chủ nhật.",
        "Sửa rồi nhập lại được: tên cách nhau bằng dấu chấm phẩy; trùng tên thì ghi thêm tổ hoặc cơ quan trong ngoặc.",
    )
    for place, line in enumerate(lines, at):
        _across(sheet, place, line, "note")


def _shares_sheet(sheet: Worksheet, book: Book) -> None:
    _paper(sheet, [34, 10, 10, 16, 10])
    _across(sheet, 1, f"SỐ CA TỪNG NGƯỜI THÁNG {book.month:%m/%Y}", "title", columns=len(_LOADS))
    at = 3
    for page in book.pages:
        _across(sheet, at, page.team.name, "team", columns=len(_LOADS))
        for column, label in enumerate(_LOADS, 1):
            _cell(sheet, at + 1, column, label, "heading")
        for place, (name, count) in enumerate(page.loads, at + 2):
            values: tuple[str | int, ...] = (name, count.shifts, count.nights, count.weekends, count.lates)
            for column, value in enumerate(values, 1):
                _cell(sheet, place, column, value, "left" if column == 1 else "middle")
        at += len(page.loads) + 3
    _across(sheet, at, "Đêm cuối tuần: đêm Thứ Sáu, Thứ Bảy.", "note", columns=len(_LOADS))


def _paper(sheet: Worksheet, widths: list[int]) -> None:
    """A4 across, one page wide, page numbers below."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "Trang &P/&N"  # type: ignore[union-attr] # the stub is too careful


def _across(sheet: Worksheet, at: int, words: str, look: str, *, columns: int = len(_COLUMNS)) -> None:
    sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=columns)
    cell = sheet.cell(at, 1, words)
    cell.style = look


def _cell(sheet: Worksheet, at: int, column: int, value: date | str | int | None, look: str) -> None:
    cell = sheet.cell(at, column, value)
    cell.style = look


# -- reading ---------------------------------------------------------------------------------------------------------

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
    try:
        workbook = load_workbook(BytesIO(content), data_only=True)
    except _BROKEN as error:
        raise Invalid(Text("sheet.unreadable")) from error
    sheets = [sheet for sheet in workbook.worksheets if _head(_values(sheet)) is not None]
    if not sheets:
        raise Invalid(Text("sheet.no_headings"))
    if any(_goes_on(sheet) for sheet in sheets):
        raise Invalid(Text("sheet.too_long", n=_MOST_ROWS))
    return [line for sheet in sheets for line in _lines(sheet)]


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
    """A day for which nothing is planned is no shift, nor is a note below the table, written across all of it."""
    planned = any(told.get(what) is not None for what in ("kind", "members"))
    return planned and not (told["day"] is not None and told["day"] == told["members"])


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
