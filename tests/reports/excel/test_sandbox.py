"""A file is read by a process of its own, which is given so much time and memory and nothing else."""

from __future__ import annotations

import asyncio
import os
import sys
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from core.errors import Invalid
from reports.excel import sandbox
from reports.excel.sandbox import read_apart
from reports.patrol.roster_rows import read_roster


def _book(rows: int, title: str = "Tổ 3") -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in [("Ngày", "Ca", "Thành viên"), *[("4/12/2026", "Ca đêm", "Võ Nhật Huy")] * rows]:
        sheet.append(row)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


async def test_it_reads_what_is_read_here() -> None:
    content = _book(30)
    assert await read_apart(content) == read_roster(content)


async def test_it_refuses_what_is_refused_here_in_the_same_words() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(("Ngày", "Ca", "Thành viên"))
    workbook.worksheets[0].append(("4/12/2026", "Ca đêm", '="Võ Nhật Huy"'))
    content = BytesIO()
    workbook.save(content)
    for refused in (content.getvalue(), b"no excel", _book(2500)):
        with pytest.raises(Invalid) as here:
            read_roster(refused)
        with pytest.raises(Invalid) as there:
            await read_apart(refused)
        assert there.value.text == here.value.text


async def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pid = _instead(monkeypatch, tmp_path, "import time; time.sleep(60)")
    with pytest.raises(Invalid) as refused:
        await read_apart(b"x", seconds=1.5)
    assert refused.value.text.id == "sheet.too_large"
    assert not _alive(pid)


async def test_a_reader_that_is_left_alone_ends_as_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The bot is asked to stop while it reads."""
    pid = _instead(monkeypatch, tmp_path, "import time; time.sleep(60)")
    reading = asyncio.ensure_future(read_apart(b"x"))
    async with asyncio.timeout(20):
        while not pid.exists() or not pid.read_text():  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.02)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not _alive(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("bytes(2 * 1024 ** 3)", "sheet.unreadable"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "sheet.too_large"),
        ("raise RuntimeError('Võ Nhật Huy')", "sheet.unreadable"),
    ],
)
async def test_what_breaks_the_reader_breaks_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str, why: str, capfd: pytest.CaptureFixture[str]
) -> None:
    _instead(monkeypatch, tmp_path, f"from reports.excel.sandbox import _limit; _limit(); {does}")
    with pytest.raises(Invalid) as refused:
        await read_apart(b"x")
    assert refused.value.text.id == why
    assert "Huy" not in "".join(capfd.readouterr()), "what stands in a file is in no log"


async def test_the_reader_knows_no_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BINHYEN_TELEGRAM__TOKEN", "1234567:AAAA")
    seen = tmp_path / "seen"
    _instead(monkeypatch, tmp_path, f"import os; open({str(seen)!r}, 'w').write(str(sorted(os.environ)))")
    with pytest.raises(Invalid):
        await read_apart(b"x")
    assert "PATH" in seen.read_text() and "BINHYEN" not in seen.read_text()


def _instead(monkeypatch: pytest.MonkeyPatch, folder: Path, does: str) -> Path:
    """Another program in the place of the reader; where it writes its number."""
    pid = folder / "pid"
    (folder / "reader_of_the_test.py").write_text(
        f"import os; open({str(pid)!r}, 'w').write(str(os.getpid()))\n{does}\nraise SystemExit(1)"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), str(Path(__file__).parents[3])]))
    monkeypatch.setattr(sandbox, "__name__", "reader_of_the_test")
    return pid


def _alive(pid: Path) -> bool:
    try:
        os.kill(int(pid.read_text()), 0)
    except ProcessLookupError:
        return False
    return True
