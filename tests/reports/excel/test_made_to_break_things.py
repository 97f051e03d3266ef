"""Excel files that are small to send and endless to open: each is refused, or read, at once."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from core.errors import Invalid
from reports.excel.lists import Column, Sheet, read
from reports.patrol.roster_rows import read_roster

SHEET = "xl/worksheets/sheet1.xml"
AT_ONCE = 5  # seconds; each takes some hundredths, and took minutes or gigabytes before
WHOLE_SHEET = "A1:XFD1048576"


def _book(*rows: tuple[str, ...]) -> bytes:
    workbook = Workbook()
    for row in (("Ngày", "Ca", "Thành viên"), *rows):
        workbook.worksheets[0].append(row)
    return _saved(workbook)


def _saved(workbook: Workbook) -> bytes:
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _changed(content: bytes, change: Callable[[bytes], bytes], name: str = SHEET) -> bytes:
    """The same bag, with one part of it written differently."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            body = old.read(part)
            new.writestr(part, change(body) if part == name else body)
    return made.getvalue()


def _merging(*areas: str) -> Callable[[bytes], bytes]:
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas).encode()
    return lambda body: body.replace(b"</sheetData>", b"</sheetData><mergeCells>" + cells + b"</mergeCells>")


def _refusal(content: bytes) -> str:
    started = perf_counter()
    with pytest.raises(Invalid) as refused:
        read_roster(content)
    assert perf_counter() - started < AT_ONCE
    return refused.value.text.id


ONE = ("4/12/2026", "Ca đêm", "Võ Nhật Huy")


def test_a_title_merged_across_the_whole_width_and_a_column_merged_to_the_end_are_read() -> None:
    content = _changed(_book(ONE), _merging("D1:XFD1", "D3:XFD12", "E13:E1048576"))
    started = perf_counter()
    (line,) = read_roster(content)
    assert perf_counter() - started < AT_ONCE
    assert (line.row, line.members) == (2, "Võ Nhật Huy")


def test_a_sheet_that_is_one_merged_cell_has_no_headings() -> None:
    assert _refusal(_changed(_book(ONE), _merging(WHOLE_SHEET))) == "sheet.no_headings"


def test_many_merged_ranges_upon_each_other_are_no_excel() -> None:
    assert _refusal(_changed(_book(ONE), _merging(*[WHOLE_SHEET] * 20_000))) == "sheet.unreadable"


@pytest.mark.parametrize("area", ["", "B2", "nonsense", "C3:A1", "A0:B1", "A:C"])
def test_a_merged_range_that_is_none_breaks_nothing(area: str) -> None:
    content = _changed(_book(ONE), _merging(area))
    try:
        assert len(read_roster(content)) == 1
    except Invalid as refused:
        assert refused.text.id == "sheet.unreadable"


def test_a_cell_with_a_book_in_it_is_no_list_of_names() -> None:
    assert _refusal(_book(ONE, ("6/12/2026", "Ca đêm", "Huy; " * 5000))) == "sheet.long_cell"


def test_what_unpacks_into_gigabytes_is_not_unpacked() -> None:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as bag, bag.open(SHEET, "w", force_zip64=True) as part:
        for _ in range(30):
            part.write(bytes(1024 * 1024))
    assert len(made.getvalue()) < 100_000
    assert _refusal(made.getvalue()) == "sheet.too_large"


def test_a_file_of_ten_thousand_parts_is_not_unpacked() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as bag:
        for n in range(10_000):
            bag.writestr(f"xl/{n}.xml", "")
    assert _refusal(made.getvalue()) == "sheet.too_large"


def test_a_file_that_says_less_than_it_unpacks_to_is_no_excel() -> None:
    content = bytearray(_changed(_book(ONE), lambda body: body + b" " * 5_000_000))
    start = content.rindex(SHEET.encode())  # in the directory at the end of the bag
    content[start - 22 : start - 18] = (100).to_bytes(4, "little")
    assert _refusal(bytes(content)) == "sheet.unreadable"


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (ord("b") + n, b"&%c;" % (ord("a") + n) * 10) for n in range(9)
)
FROM_OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declared", [ENTITIES, FROM_OUTSIDE])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_file_that_declares_entities_is_no_excel(part: str, declared: bytes) -> None:
    def declaring(body: bytes) -> bytes:
        head, tail = body[: body.index(b">") + 1], body[body.index(b">") + 1 :]
        return head + declared + tail if head.startswith(b"<?xml") else declared + body

    assert _refusal(_changed(_book(ONE), declaring, part)) == "sheet.unreadable"


def test_a_row_with_an_endless_number_is_not_walked_to() -> None:
    """openpyxl gives an empty row for each one on the way."""
    content = _changed(_book(ONE, ONE), lambda body: body.replace(b'<row r="3"', b'<row r="99999999999"'))
    started = perf_counter()
    assert [line.row for line in read_roster(content)] == [2]
    found, mistakes = read(content, [Sheet("x", (Column("day", "Ngày"),), only=True)])
    assert perf_counter() - started < AT_ONCE
    assert len(found[0]) == 1 and not mistakes


@pytest.mark.parametrize("damage", range(40))
def test_a_damaged_file_is_refused_and_breaks_nothing(damage: int) -> None:
    content = bytearray(_book(ONE))
    place = len(content) * damage // 40
    content[place : place + 30] = bytes(30)
    try:
        read_roster(bytes(content))
    except Invalid as refused:
        assert refused.text.id in {"sheet.unreadable", "sheet.no_headings", "sheet.not_counted"}


def test_half_written_xml_is_no_excel() -> None:
    assert _refusal(_changed(_book(ONE), lambda body: body[:200])) == "sheet.unreadable"
    assert _refusal(_changed(_book(ONE), lambda body: body[:80], "xl/workbook.xml")) == "sheet.unreadable"


def test_a_list_that_unpacks_into_gigabytes_is_not_unpacked_either() -> None:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as bag:
        bag.writestr(SHEET, bytes(30 * 1024 * 1024))
    _, (mistake,) = read(made.getvalue(), [Sheet("x", (Column("day", "Ngày"),), only=True)])
    assert mistake.text.id == "sheet.too_large"
