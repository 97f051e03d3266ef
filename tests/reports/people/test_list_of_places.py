"""Hamlets and teams from the commune's own list: whole, or every mistake with its row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.people.types import Hamlet, Team
from reports.people.places import read_places, read_places_toml
from storage.database import Database
from storage.seed import sow
from tests.reports.kit import HAMLETS, NOW, TEAMS, Lines, excel, places, said

EXAMPLE = Path(__file__).parents[3] / "places.example.toml"


def test_hamlets_and_teams_as_they_are_written() -> None:
    found, mistakes = read_places(places())
    assert not mistakes
    assert found.hamlets == (
        Hamlet("H10", "Hồ Sen", 259),
        Hamlet("H09", "Đồi Chè", 228),
        Hamlet("H03", "Trung Tâm", 402),
    )
    assert found.teams == (
        Team("T1", "Tổ 1", ("H03",), "Nhà văn hóa thôn Trung Tâm"),
        Team("T3", "Tổ 3", ("H10", "H09"), "Nhà văn hóa thôn Hồ Sen"),
    )


async def test_the_example_is_the_commune_of_the_training(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/x.db", lambda: NOW)
    async with database.transaction() as tx:
        await sow(tx, NOW)
        hamlets, teams = await tx.people.places.hamlets(), await tx.people.places.teams()
    await database.close()
    found, mistakes = read_places_toml(EXAMPLE.read_bytes())
    assert not mistakes
    assert sorted(found.hamlets, key=lambda h: h.code) == hamlets
    assert list(found.teams) == teams


@pytest.mark.parametrize("team", ["T3", "t3", "Tổ 3", "to 3", "TỔ  3", "To\u0302\u0309 3"])
def test_a_team_by_code_or_by_name_without_diacritics(team: str) -> None:
    found, mistakes = read_places(places([HAMLETS[0], ["H10", "Hồ Sen", None, team]]))
    assert not mistakes
    assert found.teams[1].hamlets == ("H10",)


def test_titles_above_the_headings_other_columns_and_empty_rows_do_not_matter() -> None:
    hamlets: Lines = [
        ["UBND XÃ ĐỒI MÂY"],
        ["DANH SÁCH THÔN, BUÔN, BON"],
        [],
        ["STT", "TÊN THÔN (*)", "ma", "Ghi chú", "to", "so ho"],
        [1, "Ho\u0302\u0300 Sen ", "h10", "gần hồ", "T3", 259.0],
        [None, None, None, None],
        [2, "Bon\u00a0Đắk  Mây", "H08", None, None, "1.250"],
    ]
    found, mistakes = read_places(places(hamlets))
    assert not mistakes
    assert found.hamlets == (Hamlet("H10", "Hồ Sen", 259), Hamlet("H08", "Bon Đắk Mây", 1250))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["H10", "Hồ Sen Mới", 1, "T3"], "Mã H10 đã có ở dòng 2."),
        (["H-1", "Gò", 1, "T3"], "Mã H-1 không dùng được."),
        (["Đ1", "Gò", 1, "T3"], "Mã Đ1 không dùng được."),
        (["H12345678", "Gò", 1, "T3"], "tối đa 8 ký tự"),
        ([None, "Gò", 1, "T3"], "Thiếu mã."),
        (["H11", None, 1, "T3"], "Thiếu tên."),
        (["H11", "hồ sen", 1, "T3"], "Tên hồ sen trùng dòng 2."),
        (["H11", "Gò" * 30, 1, "T3"], "Tên dài quá 40 ký tự."),
        (["H11", "Gò", "nhiều", "T3"], "Số hộ nhiều không phải là số."),
        (["H11", "Gò", -3, "T3"], "Số hộ -3 không phải là số."),
        (["H11", "Gò", 1, "T9"], "Không có tổ T9."),
        (["H11", "Gò 079085012345", 1, "T3"], "Cột tên có số căn cước."),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_reason(row: list[Any], reason: str) -> None:
    found, mistakes = read_places(places([*HAMLETS, row]))
    assert found.hamlets == ()
    ((sheet, number, why),) = said(mistakes)
    assert (sheet, number) == ("Thôn", 5)
    assert reason in why


def test_a_team_of_a_name_that_two_have_is_asked_for_its_code() -> None:
    teams = [*TEAMS, ["T5", "Tổ 3", "đâu đó"]]
    _, mistakes = read_places(places([HAMLETS[0], ["H10", "Hồ Sen", 1, "Tổ 3"]], teams))
    assert said(mistakes) == [
        ("Tổ", 4, "Tên Tổ 3 trùng dòng 3. Ghi thêm cho khác, ví dụ Thôn 1 (Suối Lạnh cũ)."),
        ("Thôn", 2, "Nhiều tổ tên Tổ 3. Ghi mã tổ."),
    ]


def test_all_mistakes_are_told_at_once() -> None:
    _, mistakes = read_places(places([*HAMLETS, ["H-1", "Gò", "x", "T9"]], [*TEAMS, ["T1", "Tổ 4", None]]))
    assert [(m.sheet, m.row) for m in mistakes] == [("Tổ", 4), ("Thôn", 5), ("Thôn", 5), ("Thôn", 5)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Cần tệp Excel"),
        (b"PK\x03\x04 half an archive", "Cần tệp Excel"),
        ("Mã,Tên\nH1,Gò".encode(), "Cần tệp Excel"),
        (excel(Tổ=TEAMS), "Thiếu trang tính Thôn."),
        (excel(Thôn=HAMLETS), "Thiếu trang tính Tổ."),
        (places([["Tên", "Số hộ"], ["Gò", 1]]), "Thiếu cột: mã."),
        (places([[]]), "Thiếu cột: mã, tên."),
        (places([HAMLETS[0]]), "Chưa có dòng nào."),
        (places([HAMLETS[0], *([f"H{n}", f"Thôn {n}"] for n in range(2001))]), "Nhiều hơn 2000 dòng."),
    ],
)
def test_a_file_that_is_no_such_list(content: bytes, reason: str) -> None:
    found, mistakes = read_places(content)
    assert found.hamlets == ()
    assert [row for _, row, _ in said(mistakes)] == [0]
    assert reason in said(mistakes)[0][2]


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("teams = [", "Không đọc được"),
        ("hamlets = 5\nteams = []", "Không đọc được"),
        ("hamlets = [5]\nteams = []", "Không đọc được"),
        ('teams = [{ code = "T1", name = "Tổ 1" }]', "Chưa có dòng nào."),
        ('hamlet = [{ code = "H1", name = "Gò" }]\nteams = [{ code = "T1", name = "Tổ 1" }]', "Không có mục hamlet."),
        ('hamlets = [{ code = "H1", nam = "Gò" }]\nteams = [{ code = "T1", name = "Tổ 1" }]', "Không có mục nam."),
    ],
)
def test_a_toml_file_that_is_no_such_list(toml: str, reason: str) -> None:
    found, mistakes = read_places_toml(toml.encode())
    assert found.hamlets == ()
    assert reason in said(mistakes)[0][2]
