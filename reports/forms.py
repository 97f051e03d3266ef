"""Empty lists to fill in, with the headings that the reading side knows; what is entered already is filled in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font

from core.people.types import HONORIFICS, Hamlet, Team
from reports.excel.lists import Sheet
from reports.people.members import MEMBERS
from reports.people.places import HAMLETS, TEAMS

_WIDTH = 24  # characters
Line = Sequence[str | int | None]


def places_form(hamlets: Sequence[Hamlet], teams: Sequence[Team]) -> bytes:
    """Read back by `reports.people.places.read_places` as what it was made of."""
    team_of = {code: team.code for team in teams for code in team.hamlets}
    return _book(
        (HAMLETS, [(h.code, h.name, h.households, team_of.get(h.code)) for h in hamlets]),
        (TEAMS, [(t.code, t.name, t.muster) for t in teams]),
    )


def members_form(teams: Sequence[Team], roles: Sequence[str]) -> bytes:
    """For `reports.people.members.read_members`. A second sheet says which words may be written."""
    choices = [("vai trò", *roles), ("tổ", *(team.name for team in teams)), ("xưng hô", *HONORIFICS.values())]
    return _book((MEMBERS, []), choices=choices)


def _book(*lists: tuple[Sheet, Iterable[Line]], choices: Iterable[Line] = ()) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet, lines in lists:
        _fill(book, sheet.title, [[column.heading for column in sheet.columns], *lines])
    if choices:
        _fill(book, "Chọn", choices)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(book: Workbook, title: str, lines: Iterable[Line]) -> None:
    page = book.create_sheet(title)
    for line in lines:
        page.append(list(line))
    for cell in page[1]:
        cell.font = Font(bold=True)
        page.column_dimensions[cell.column_letter].width = _WIDTH
