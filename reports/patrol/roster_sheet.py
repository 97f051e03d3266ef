"""Lịch trực tháng: a month's roster as an Excel file, one printable page of A4 a team. `roster_rows` reads it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.patrol.sheet.export import Book, ShiftRow, TeamSheet
from reports.papers import FONT, FORMS, head

_WORDS = FORMS["roster"]
_WIDTHS = (12, 10, 12, 13, 26, 78, 9)  # characters of each column
_ONE_PAGE = 75  # rows of the sheet that shows the shares
_HEAD = 8  # the row of the headings; above it who issues it and the country, title, team and muster point
_LEFT_HALF, _RIGHT_HALF = (1, 4), (6, 7)  # columns of the blocks on the left and on the right
_RULE = (2, 3)  # columns of the line under the issuer
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
    underline: bool = False,
    left: bool = False,
    box: bool = True,
    fill: str = "",
) -> NamedStyle:
    """Named once and given to many cells by name: that takes a fraction of the time."""
    return NamedStyle(
        name,
        font=Font(FONT, size, bold=bold, italic=italic, underline="single" if underline else None),
        alignment=Alignment("left" if left else "center", "center", wrap_text=True, indent=int(left and box)),
        border=_BOX if box else None,
        fill=PatternFill("solid", fgColor=fill) if fill else None,
    )


def _looks() -> list[NamedStyle]:
    grey, red, blue = "F3F3F3", "F8D7DA", "D9E2EC"
    return [
        _look("head", size=12, box=False),
        _look("bold_head", size=12, box=False, bold=True),
        _look("motto", size=12, box=False, bold=True, underline=True),
        _look("italic_head", size=12, box=False, italic=True),
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


_WIDE = 96  # characters of names on one line of print


# -- writing ---------------------------------------------------------------------------------------------------------


def roster_file(book: Book) -> bytes:
    """One sheet a team, and one that shows how the shifts are spread."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for look in _looks():
        workbook.add_named_style(look)
    for page in book.pages:
        _team_sheet(workbook.create_sheet(page.team.name), book, page)
    _shares_sheet(workbook.create_sheet(_WORDS["shares"]), book)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def file_name(book: Book) -> str:
    """ "lich-truc-2026-12.xlsx", with the team where it is one team's."""
    team = f"-{book.pages[0].team.code.lower()}" if len(book.pages) == 1 else ""
    return f"lich-truc-{book.month:%Y-%m}{team}.xlsx"


def _team_sheet(sheet: Worksheet, book: Book, page: TeamSheet) -> None:
    _paper(sheet, _WIDTHS)
    _letterhead(sheet, book)
    title = _WORDS["draft_title" if any(row.draft for row in page.rows) else "title"]
    about = _WORDS["about"].format(team=page.team.name, commune=book.rules.commune, muster=page.team.muster)
    _across(sheet, 5, title.format(month=f"{book.month:%m/%Y}"), "title")
    _across(sheet, 6, about, "under_title")
    for column, label in enumerate(_WORDS["columns"], 1):
        _cell(sheet, _HEAD, column, label, "heading")
    for at, row in enumerate(page.rows, _HEAD + 1):
        _shift_row(sheet, at, row)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.freeze_panes = f"A{_HEAD + 1}"
    _signers(sheet, _legend(sheet, _HEAD + len(page.rows) + 2, book) + 1)


def _letterhead(sheet: Worksheet, book: Book) -> None:
    """Without a number: it is no decision. The date is filled in by hand."""
    top = head(book.rules, "")
    _across(sheet, 1, top.parent, "head", _LEFT_HALF)
    _across(sheet, 1, top.country, "bold_head", _RIGHT_HALF)
    _across(sheet, 2, top.issuer, "bold_head", _LEFT_HALF)
    _across(sheet, 2, top.motto, "motto", _RIGHT_HALF)
    for column in _RULE:
        sheet.cell(3, column).border = Border(top=Side(style="thin"))
    _across(sheet, 4, top.place_and_date, "italic_head", _RIGHT_HALF)
    for at, points in ((3, 6), (4, 20), (5, 26), (7, 8), (_HEAD, 20)):
        sheet.row_dimensions[at].height = points


def _shift_row(sheet: Worksheet, at: int, row: ShiftRow) -> None:
    """Each with its day, also the second one of a day: a page may end between them, and people sort rows."""
    names = _MEMBERS.join(row.members)
    week = _WORDS["week"][row.day.weekday()]
    values: tuple[date | str | int, ...] = (
        row.day,
        week,
        row.kind,
        row.hours,
        row.responsible,
        names,
        len(row.members),
    )
    weekend = "weekend_" if row.day.weekday() >= 5 else ""
    for column, value in enumerate(values, 1):
        _cell(sheet, at, column, value, weekend + ("left" if column in (5, 6) else "middle"))
    sheet.cell(at, 1).number_format = _DATE
    if len(row.members) < row.minimum:
        sheet.cell(at, len(values)).style = "short"
    sheet.row_dimensions[at].height = 18 + 15 * (len(names) // _WIDE)


def _legend(sheet: Worksheet, at: int, book: Book) -> int:
    """Returns the next free row."""
    kinds = "; ".join(book.kinds)
    for place, line in enumerate(_WORDS["legend"], at):
        _across(sheet, place, line.format(kinds=kinds), "note")
    return at + len(_WORDS["legend"])


def _signers(sheet: Worksheet, at: int) -> None:
    """Blank: people sign, not the bot."""
    for words, columns in zip(_WORDS["signers"], (_LEFT_HALF, _RIGHT_HALF), strict=True):
        _across(sheet, at, words, "bold_head", columns)
        _across(sheet, at + 1, _WORDS["sign_here"], "italic_head", columns)


def _shares_sheet(sheet: Worksheet, book: Book) -> None:
    _paper(sheet, [34, 10, 10, 16, 10], upright=True)
    wide = (1, len(_WORDS["shares_columns"]))
    _across(sheet, 1, _WORDS["shares_title"].format(month=f"{book.month:%m/%Y}"), "title", wide)
    at = 3
    for page in book.pages:
        _across(sheet, at, page.team.name, "team", wide)
        for column, label in enumerate(_WORDS["shares_columns"], 1):
            _cell(sheet, at + 1, column, label, "heading")
        for place, (name, count) in enumerate(page.loads, at + 2):
            values: tuple[str | int, ...] = (name, count.shifts, count.nights, count.weekends, count.lates)
            for column, value in enumerate(values, 1):
                _cell(sheet, place, column, value, "left" if column == 1 else "middle")
        at += len(page.loads) + 3
    sheet.page_setup.fitToHeight = int(at <= _ONE_PAGE)  # 0: as many as it takes
    _across(sheet, at, _WORDS["shares_note"], "note", wide)


def _paper(sheet: Worksheet, widths: Sequence[int], *, upright: bool = False) -> None:
    """A4, one page wide, page numbers below."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_PORTRAIT if upright else sheet.ORIENTATION_LANDSCAPE
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = _WORDS["page"]  # type: ignore[union-attr] # the stub is too careful


def _across(sheet: Worksheet, at: int, words: str, look: str, columns: tuple[int, int] = (1, len(_WIDTHS))) -> None:
    first, last = columns
    sheet.merge_cells(start_row=at, end_row=at, start_column=first, end_column=last)
    cell = sheet.cell(at, first, words)
    cell.style = look


def _cell(sheet: Worksheet, at: int, column: int, value: date | str | int | None, look: str) -> None:
    cell = sheet.cell(at, column, value)
    cell.style = look
