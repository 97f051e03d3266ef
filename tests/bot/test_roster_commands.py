"""`binhyen roster import` and `export`, as whoever keeps the server types them."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from bot.commands import main
from core.patrol.types.plan import Plan
from core.times import next_month
from storage.database import Database
from storage.seed import sow

TOKEN = "1234567:" + "A" * 35
MONTH = next_month(next_month(datetime.now(UTC).date()))  # the command goes by the system's clock
PEOPLE = "Trinh Cong Thanh; Hồ Văn Tư; Võ Nhật Huy"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    url = f"sqlite+aiosqlite:///{tmp_path}/binhyen.db"
    asyncio.run(_found(url))
    return {
        "BINHYEN_TELEGRAM__TOKEN": TOKEN,
        "BINHYEN_TELEGRAM__BASE_URL": "http://127.0.0.1:9",  # nobody listens there
        "BINHYEN_DATABASE__URL": url,
        "LC_ALL": "vi_VN.UTF-8",
    }


async def _found(url: str) -> None:
    """The fictional commune, with a plan for whatever year this is."""
    database = await Database.open(url, lambda: datetime.now(UTC))
    async with database.transaction() as tx:
        await sow(tx, datetime.now(UTC))
        (chief,) = await tx.people.members.search("phan quoc dung")
        await tx.patrol.plans.add(Plan(0, "KH-99", date(2026, 1, 1), date(2999, 12, 31), chief.id))
    await database.close()


def _sheet(file: Path, *rows: tuple[object, ...]) -> str:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Tổ 3"
    for row in (("Ngày", "Ca", "Thành viên"), *rows):
        sheet.append(row)
    workbook.save(file)
    return str(file)


def _call(environ: dict[str, str], *words: str) -> Result:
    return CliRunner().invoke(main, ["roster", *words], env=environ)


def _exported(environ: dict[str, str], file: Path) -> list[object]:
    """The names on the page of team 3."""
    said = _call(environ, "export", "--month", f"{MONTH:%Y-%m}", str(file))
    assert said.exit_code == 0, said.output
    return [row[5] for row in load_workbook(file)["Tổ 3"].iter_rows(min_row=9, values_only=True) if row[6] is not None]


def test_a_month_goes_in_and_comes_out_again(environ: dict[str, str], tmp_path: Path) -> None:
    rows = [(f"{day}/{MONTH:%m/%Y}", "Ca đêm", PEOPLE) for day in (3, 5)]
    said = _call(environ, "import", _sheet(tmp_path / "in.xlsx", *rows))
    assert said.exit_code == 0, said.output
    assert "2 ca mới, 0 ca đổi, 0 ca giữ nguyên." in said.output
    assert _exported(environ, tmp_path / "out.xlsx") == ["Võ Nhật Huy; Trịnh Công Thành; Hồ Văn Tư"] * 2


def test_it_is_published_when_that_is_asked_for(environ: dict[str, str], tmp_path: Path) -> None:
    file = _sheet(tmp_path / "in.xlsx", (f"3/{MONTH:%m/%Y}", "Ca đêm", PEOPLE))
    said = _call(environ, "import", file, "--publish")
    assert said.exit_code == 0, said.output
    assert "Đã gửi 1 ca, báo cho 0 người." in said.output  # nobody has joined yet
    assert "0 ca mới, 0 ca đổi, 1 ca giữ nguyên." in _call(environ, "import", file).output


def test_every_bad_row_is_said_and_nothing_goes_in(environ: dict[str, str], tmp_path: Path) -> None:
    rows = [
        (f"{3 + 2 * n}/{MONTH:%m/%Y}", kind, names)
        for n, (kind, names) in enumerate([("Ca đêm", PEOPLE), ("Ca sáng", PEOPLE), ("Ca đêm", "Nguyễn Văn Hùng")])
    ]
    said = _call(environ, "import", _sheet(tmp_path / "in.xlsx", *rows))
    assert said.exit_code == 2
    first, second, total = said.output.splitlines()
    assert first == "Tổ 3, dòng 3: không có loại ca “Ca sáng”."
    assert "dòng 4" in second and "Nguyễn Văn Hùng (Công an xã), Nguyễn Văn Hùng (Tổ 1)" in second
    assert total.startswith("Tệp có 2 chỗ sai, chưa nhập gì.")
    assert _exported(environ, tmp_path / "out.xlsx") == []
    in_english = _call({**environ, "BINHYEN_COMMUNE__LANGUAGE": "en"}, "import", str(tmp_path / "in.xlsx"))
    assert in_english.output.splitlines()[0] == "Tổ 3, row 3: there is no kind of shift “Ca sáng”."


def test_a_file_that_is_none_is_said_so(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "in.xlsx"
    file.write_text("no sheet")
    said = _call(environ, "import", str(file))
    assert (said.exit_code, "cần tệp Excel .xlsx" in said.output) == (2, True)
    assert _call(environ, "import", str(tmp_path / "none.xlsx")).exit_code == 2


def test_a_place_that_cannot_be_written_is_said_so(environ: dict[str, str], tmp_path: Path) -> None:
    said = _call(environ, "export", "--month", "2026-12", str(tmp_path / "none" / "out.xlsx"))
    assert said.exit_code == 2
    assert "No such file" in said.output
    assert _call(environ, "export", "--month", "December", str(tmp_path / "out.xlsx")).exit_code == 2


@pytest.mark.parametrize("command", ["import", "export"])
def test_both_say_what_they_do(command: str) -> None:
    assert "FILE" in CliRunner().invoke(main, ["roster", command, "--help"]).output
