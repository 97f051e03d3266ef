"""The list for payment: what is on it, in the look of official papers."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from core.patrol.ledger.nights import taken_out
from core.patrol.types.shift import By
from core.times import Month
from core.work import Work
from reports.patrol.payment_list import workbook
from tests.commune import Commune, running
from tests.patrol.night_kit import a_night, signed

NAMES = {
    "BINHYEN_COMMUNE__NAME": "xã Đồi Mây",
    "BINHYEN_COMMUNE__POLICE_NAME": "Công an xã Đồi Mây",
    "BINHYEN_COMMUNE__PROVINCE": "tỉnh Lâm Đồng",
    "BINHYEN_PATROL__PAY_CAP": "2",
}
NIGHT = ("22:00", "02:00")


async def _book(commune: Commune) -> Any:
    async def use(work: Work) -> bytes:
        teams = {team.code: team for team in await work.tx.people.places.teams()}
        return workbook(work.rules, await taken_out(work, Month(2026, 11)), teams)

    return load_workbook(BytesIO(await commune.work(use)))


def _rows(sheet: Any) -> list[list[Any]]:
    """Written values of each row, without the empty cells."""
    return [
        found for row in sheet.iter_rows(values_only=True) if (found := [value for value in row if value is not None])
    ]


def _words(sheet: Any) -> list[str]:
    return [str(value) for row in _rows(sheet) for value in row]


async def _three_nights(commune: Commune) -> None:
    for day in (12, 13, 14):
        shift = await a_night(commune, day, huy=NIGHT, hoa=("22:00", "23:00"))
        if day < 14:
            await signed(commune, shift)
    await a_night(commune, 14, team="T1", dong=("22:00", "03:15"), out_by=By.RULE)


async def test_a_line_for_everybody_with_the_nights_paid_and_the_money(tmp_path: Any) -> None:
    async with running(tmp_path, NAMES) as commune:
        await _three_nights(commune)
        listed, _ = (await _book(commune)).worksheets
    assert [row for row in _rows(listed) if row[0] in (1, 2, 3, "Cộng")] == [
        [1, "Đinh Đông", "Tổ 1", 1, 1, 1, 150_000, 150_000],
        [2, "Cao Thị Hòa", "Tổ 3", 3, 0, 0, 150_000, 0],
        [3, "Võ Nhật Huy", "Tổ 3", 3, 3, 2, 150_000, 300_000],
        ["Cộng", 7, 4, 3, 450_000],
    ]
    words = _words(listed)
    assert "Bằng chữ: Bốn trăm năm mươi nghìn đồng." in words
    assert "Đêm vượt mức tối đa không được chi: 1 đêm." in words
    assert any("Còn 2 ca chưa đủ chữ ký" in one for one in words)
    assert any("Mức chi: 150.000 đồng/đêm, không quá 2 đêm/tháng" in one for one in words)


async def test_it_looks_like_an_official_paper_and_is_a_draft(tmp_path: Any) -> None:
    """Decree 30/2020, Appendix I: number, date and signatures stay blank."""
    async with running(tmp_path, NAMES) as commune:
        await _three_nights(commune)
        listed, _ = (await _book(commune)).worksheets
    head = [words for row in _rows(listed)[:6] for words in row]
    assert head == [
        "CÔNG AN TỈNH LÂM ĐỒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CÔNG AN XÃ ĐỒI MÂY",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:        /DS-CAX",
        "Đồi Mây, ngày      tháng      năm 20…",
        "DỰ THẢO",
        "DANH SÁCH CHI BỒI DƯỠNG",
        "Lực lượng tuần tra ban đêm tháng 11/2026",
    ]
    assert _rows(listed)[-2:] == [["NGƯỜI LẬP", "TRƯỞNG CÔNG AN XÃ", "NGƯỜI DUYỆT CHI"], ["(Ký, ghi rõ họ tên)"] * 3]
    assert (int(listed.page_setup.paperSize), listed.page_setup.orientation) == (9, "portrait")  # A4
    assert (round(listed.page_margins.left * 25.4), round(listed.page_margins.top * 25.4)) == (30, 20)
    assert listed.print_title_rows == "$12:$12"
    fonts = {(cell.font.name, cell.font.size) for row in listed.iter_rows() for cell in row if cell.value is not None}
    assert {name for name, _ in fonts} == {"Times New Roman"}
    assert ("Times New Roman", 13) in fonts
    money = next(cell for cell in listed["H"] if cell.value == 300_000)
    assert money.number_format == "[>=1000000]0\\.000\\.000;[>=1000]0\\.000;0"


async def test_each_night_stands_by_its_date_with_what_is_odd(tmp_path: Any) -> None:
    async with running(tmp_path, NAMES) as commune:
        await _three_nights(commune)
        _, dated = (await _book(commune)).worksheets
    rows = _rows(dated)[2:]
    assert len(rows) == 7
    assert rows[0] == ["12/11/2026", "Ca đêm", "Tổ 3", "Võ Nhật Huy", "22:00", "02:00", 240, 1]
    assert rows[-3] == ["14/11/2026", "Ca đêm", "Tổ 1", "Đinh Đông", "22:00", "02:00", 240, 1, "tự đóng, chưa ký"]
    assert rows[-1][:1] + rows[-1][-2:] == ["14/11/2026", 0, "chưa ký"]
    assert dated.print_title_rows == "$3:$3"


async def test_a_month_without_nights_is_an_empty_list(commune: Commune) -> None:
    listed, dated = (await _book(commune)).worksheets
    assert ["Cộng", 0, 0, 0, 0] in _rows(listed)
    assert "Bằng chữ: Không đồng." in _words(listed)
    assert len(_rows(dated)) == 2
