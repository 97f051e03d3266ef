"""DANH SÁCH CHI BỒI DƯỠNG: the nights of a month as an Excel sheet to print, sign and pay by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.patrol.ledger.counting import Flag, NightRow, Total, money
from core.patrol.ledger.nights import Sums
from core.people.names import name_key
from core.people.types import Member, Team
from core.rules import Rules
from core.times import Month
from reports.numbers import dong_in_words
from reports.papers import BODY, FONT, FORMS, HEAD, SMALL, head

WORDS = FORMS["nights"]
_LIST_WIDTHS = (5, 23, 7, 6, 6, 8, 10, 12, 12)  # together as wide as the paper
_DATE_WIDTHS = (12, 9, 7, 23, 7, 8, 7, 6, 20)
_LAST = len(_LIST_WIDTHS)
_LEFT_HALF = 3  # columns of the block on the left
_INCH = 25.4  # millimetres
_DONG = "[>=1000000]0\\.000\\.000;[>=1000]0\\.000;0"  # 1.250.000 whatever the language of the machine
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRE, _LEFT = Alignment("center", "center", wrap_text=True), Alignment("left", "center", wrap_text=True)
_NAME = Alignment("left", "center", wrap_text=True, indent=1)


def file_name(month: Month) -> str:
    return f"boi-duong-{month}.xlsx"


def workbook(rules: Rules, sums: Sums, teams: Mapping[str, Team]) -> bytes:
    """The list for payment, and each night by date behind it."""
    book = Workbook()
    listed, dated = book.active, book.create_sheet(WORDS["by_date"])
    assert isinstance(listed, Worksheet)  # noqa: S101 - a new workbook has one
    listed.title = WORDS["sheet"]
    _paper(listed, _LIST_WIDTHS)
    _paper(dated, _DATE_WIDTHS)
    _the_list(listed, rules, sums, teams)
    _by_date(dated, rules, sums, teams)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _paper(sheet: Worksheet, widths: Sequence[int]) -> None:
    """A4 upright with the margins of official papers; pages are numbered from the second on."""
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.top = margins.bottom = 20 / _INCH
    margins.left, margins.right, margins.header = 30 / _INCH, 15 / _INCH, 10 / _INCH
    sheet.print_options.horizontalCentered = True
    numbered = HeaderFooterItem()
    numbered.center.text, numbered.center.size = "&P", BODY
    sheet.HeaderFooter.differentFirst, sheet.HeaderFooter.oddHeader = True, numbered
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _the_list(sheet: Worksheet, rules: Rules, sums: Sums, teams: Mapping[str, Team]) -> None:
    row = _head(sheet, rules)
    row = _title(sheet, row, rules, sums)
    row = _table(sheet, row, rules, sums, teams)
    row = _sum_in_words(sheet, row, sums)
    _signers(sheet, row + 1)


def _say(
    sheet: Worksheet,
    row: int,
    columns: tuple[int, int],
    words: str | int,
    *,
    size: int = BODY,
    bold: bool = False,
    italic: bool = False,
    align: Alignment = _CENTRE,
) -> None:
    """One text over several columns."""
    cell = sheet.cell(row, columns[0], words)
    cell.font, cell.alignment = _font(size, bold, italic), align
    if columns[0] != columns[1]:
        sheet.merge_cells(start_row=row, end_row=row, start_column=columns[0], end_column=columns[1])


@cache
def _font(size: int, bold: bool, italic: bool) -> Font:
    return Font(FONT, size, bold=bold, italic=italic)


def _head(sheet: Worksheet, rules: Rules) -> int:
    """Returns the next free row."""
    top, left, right = head(rules, WORDS["kind"]), (1, _LEFT_HALF), (_LEFT_HALF + 1, _LAST)
    _say(sheet, 1, left, top.parent, size=HEAD)
    _say(sheet, 1, right, top.country, size=HEAD, bold=True)
    _say(sheet, 2, left, top.issuer, size=HEAD, bold=True)
    _say(sheet, 2, right, top.motto, bold=True)
    _rule(sheet, 3, (2, 2), (6, 8))
    _say(sheet, 4, left, top.number)
    _say(sheet, 4, right, top.place_and_date, italic=True)
    _say(sheet, 5, left, FORMS["head"]["draft"], bold=True)
    _heights(sheet, 18, 1, 2)
    _heights(sheet, 24, 4, 5)
    return 7


def _heights(sheet: Worksheet, points: int, *rows: int) -> None:
    for row in rows:
        sheet.row_dimensions[row].height = points


def _rule(sheet: Worksheet, row: int, *spans: tuple[int, int]) -> None:
    """A thin row with a line along these columns: under the issuer, the motto, the title."""
    _heights(sheet, 5, row)
    for first, last in spans:
        for column in range(first, last + 1):
            sheet.cell(row, column).border = Border(top=_THIN)


def _title(sheet: Worksheet, row: int, rules: Rules, sums: Sums) -> int:
    across, pay = (1, _LAST), rules.patrol
    _say(sheet, row, across, WORDS["title"], size=BODY + 1, bold=True)
    _say(sheet, row + 1, across, WORDS["about"].format(month=sums.month.shown), bold=True)
    _rule(sheet, row + 2, (4, 6))
    basis = WORDS["basis"].format(
        rate=money(pay.pay_rate),
        cap=pay.pay_cap,
        least=WORDS["hours"].format(n=f"{pay.pay_least.total_seconds() / 3600:g}".replace(".", ",")),
        since=f"{pay.pay_from:%H:%M}",
        until=f"{pay.pay_until:%H:%M}",
    )
    _say(sheet, row + 3, across, basis, size=SMALL, italic=True)
    _heights(sheet, 22, row, row + 1)
    _heights(sheet, 32, row + 3)
    return row + 5


def _table(sheet: Worksheet, row: int, rules: Rules, sums: Sums, teams: Mapping[str, Team]) -> int:
    _columns(sheet, row, WORDS["columns"])
    for nth, total in enumerate(_in_order(sums), 1):
        _person(sheet, row + nth, nth, total, sums.people[total.member_id], rules, teams)
    last = row + len(sums.totals) + 1
    _say(sheet, last, (1, 3), WORDS["total"], bold=True)
    for column, figures in ((4, "shifts"), (5, "nights"), (6, "paid"), (8, "money")):
        _figure(sheet, last, column, sum(getattr(total, figures) for total in sums.totals), bold=True)
    _boxed(sheet, last, _LAST)
    _heights(sheet, 24, last)
    return last + 1


def _columns(sheet: Worksheet, row: int, names: Sequence[str]) -> None:
    """Column heads, which come again at the top of each page."""
    for column, name in enumerate(names, 1):
        _say(sheet, row, (column, column), name, size=HEAD, bold=True)
    _boxed(sheet, row, len(names))
    _heights(sheet, 48, row)
    sheet.print_title_rows = f"{row}:{row}"


def _in_order(sums: Sums) -> list[Total]:
    """By team, then as Vietnamese lists go."""

    def key(total: Total) -> tuple[object, ...]:
        member = sums.people[total.member_id]
        return member.team is None, member.team or "", name_key(member.full_name, member.call_name), member.id

    return sorted(sums.totals, key=key)


def _person(
    sheet: Worksheet, row: int, nth: int, total: Total, member: Member, rules: Rules, teams: Mapping[str, Team]
) -> None:
    _say(sheet, row, (1, 1), nth)
    _say(sheet, row, (2, 2), member.full_name, align=_NAME)
    _say(sheet, row, (3, 3), _team(member, teams))
    figures = (total.shifts, total.nights, total.paid, rules.patrol.pay_rate, total.money)
    for column, figure in enumerate(figures, 4):
        _figure(sheet, row, column, figure)
    _boxed(sheet, row, _LAST)
    _heights(sheet, 24, row)


def _team(member: Member, teams: Mapping[str, Team]) -> str:
    own = teams.get(member.team or "")
    return own.name if own else member.organisation


def _figure(sheet: Worksheet, row: int, column: int, figure: int, *, bold: bool = False) -> None:
    _say(sheet, row, (column, column), figure, bold=bold)
    sheet.cell(row, column).number_format = _DONG


def _boxed(sheet: Worksheet, row: int, last: int) -> None:
    for column in range(1, last + 1):
        sheet.cell(row, column).border = _BOX


def _sum_in_words(sheet: Worksheet, row: int, sums: Sums) -> int:
    words = dong_in_words(sum(total.money for total in sums.totals))
    _say(sheet, row, (1, _LAST), WORDS["in_words"].format(words=words), italic=True, align=_LEFT)
    _heights(sheet, 36, row)
    for note in _notes(sums):
        row += 1
        _say(sheet, row, (1, _LAST), note, size=SMALL, italic=True, align=_LEFT)
        _heights(sheet, 32, row)
    return row + 1


def _notes(sums: Sums) -> list[str]:
    unsigned = {row.shift.id for row in sums.rows if Flag.UNSIGNED in row.flags}
    beyond = sum(total.nights - total.paid for total in sums.totals)
    notes = [WORDS["unsigned"].format(n=len(unsigned), sheet=WORDS["by_date"])] if unsigned else []
    return [*notes, WORDS["capped"].format(n=beyond)] if beyond else notes


def _signers(sheet: Worksheet, row: int) -> None:
    """Blank: people sign, not the bot."""
    for words, columns in zip(WORDS["signers"], ((1, 2), (3, 6), (7, 9)), strict=True):
        _say(sheet, row, columns, words, bold=True)
        _say(sheet, row + 1, columns, WORDS["sign_here"], size=HEAD, italic=True)


# -- by date ---------------------------------------------------------------------------------------------------------


def _by_date(sheet: Worksheet, rules: Rules, sums: Sums, teams: Mapping[str, Team]) -> None:
    _say(sheet, 1, (1, len(_DATE_WIDTHS)), WORDS["by_date_title"].format(month=sums.month.shown), bold=True)
    _columns(sheet, 3, WORDS["by_date_columns"])
    for nth, row in enumerate(sorted(sums.rows, key=_when), 4):
        _stay(sheet, nth, rules, row, sums.people[row.member_id], teams)


def _when(row: NightRow) -> tuple[object, ...]:
    return row.shift.day, row.shift.starts_at, row.shift.team, row.from_at, row.assignment_id


def _stay(sheet: Worksheet, nth: int, rules: Rules, row: NightRow, member: Member, teams: Mapping[str, Team]) -> None:
    zone = rules.zone
    until = f"{row.until_at.astimezone(zone):%H:%M}" if row.until_at else WORDS["still_there"]
    flags = ", ".join(WORDS["flags"][flag] for flag in Flag if flag in row.flags)
    cells = (
        f"{row.shift.day:%d/%m/%Y}",
        row.shift.name,
        teams[row.shift.team].name,
        member.full_name,
        f"{row.from_at.astimezone(zone):%H:%M}",
        until,
        row.night_minutes,
        int(row.night),
        flags,
    )
    for column, words in enumerate(cells, 1):
        _say(sheet, nth, (column, column), words, size=HEAD, align=_NAME if column in (4, 9) else _CENTRE)
    _boxed(sheet, nth, len(cells))
