"""Lists as the commune keeps them, and what is said about them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from core.people.types import Language
from reports.excel.lists import Mistake
from texts import Reader, Texts

TEXTS = Texts(ZoneInfo("Asia/Ho_Chi_Minh"))
NOW = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)
Lines = Sequence[Sequence[Any]]

TEAMS: Lines = [
    ["Mã", "Tên", "Điểm tập trung"],
    ["T1", "Tổ 1", "Nhà văn hóa thôn Trung Tâm"],
    ["T3", "Tổ 3", "Nhà văn hóa thôn Hồ Sen"],
]
HAMLETS: Lines = [
    ["Mã", "Tên", "Số hộ", "Tổ"],
    ["H10", "Hồ Sen", 259, "T3"],
    ["H09", "Đồi Chè", 228, "T3"],
    ["H03", "Trung Tâm", 402, "T1"],
]
HEADINGS = ["Họ tên", "Tên gọi", "Xưng hô", "Vai trò", "Tổ", "Đơn vị", "Điện thoại"]
HUY = ["Võ Nhật Huy", None, "anh", "Thanh niên tình nguyện", "Tổ 3", "Đoàn TN", "0912 345 678"]


def excel(**sheets: Lines) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets.items():
        page = book.create_sheet(title)
        for line in lines:
            page.append(list(line))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def places(hamlets: Lines = HAMLETS, teams: Lines = TEAMS) -> bytes:
    return excel(Thôn=hamlets, Tổ=teams)


def people(*lines: Sequence[Any], headings: Sequence[str] = HEADINGS) -> bytes:
    return excel(Sheet1=[headings, *lines])


def said(mistakes: Iterable[Mistake]) -> list[tuple[str, int, str]]:
    """Sheet, row, and what is wrong, in Vietnamese."""
    return [(m.sheet, m.row, TEXTS.say(m.text, Reader(Language.VI), NOW)) for m in mistakes]
