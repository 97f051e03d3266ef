"""A fresh installation becomes a commune: places and people from the commune's own lists, codes to hand out."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from bot.commands import main
from bot.commands.check import check_all
from bot.commands.lists import bring_members, bring_places, invite_members
from core.people.types import Language
from storage.database import Database
from tests.commune import Commune
from tests.printed import Printed
from tests.reports.kit import HAMLETS, HUY, people, places

EXAMPLE = Path(__file__).parents[2] / "places.example.toml"
LONG = ["Trần Đức Long", "", "", "Trực ban", "", "Công an xã", ""]


@pytest.fixture
async def fresh(tmp_path: Path) -> AsyncIterator[Commune]:
    """Nothing but an empty database."""
    commune = Commune(tmp_path, {"BINHYEN_TELEGRAM__BASE_URL": "http://127.0.0.1:9"})
    await (await Database.open(commune.settings.database.url, commune.clock)).close()
    await commune.start()
    yield commune
    await commune.bot.close()
    await commune.network.close()


async def test_a_fresh_installation_becomes_a_commune(fresh: Commune) -> None:
    said = Printed()
    assert await bring_places(fresh.settings, EXAMPLE.read_bytes(), said.say, toml=True) == 0
    assert await bring_members(fresh.settings, people(HUY, LONG), said.say) == 0
    await invite_members(fresh.settings, None, said.say)
    assert said[0] == "Đã nhập 12 thôn, 6 tổ."
    assert said[1].startswith("Đã nhập 2 người mới, 0 người đã có.")
    codes = {who: code for who, whose, code in (line.split(" · ") for line in said[2:-1])}
    huy, long = fresh.stranger("nick lạ"), fresh.stranger("trực ban")
    await huy.says(codes["Võ Nhật Huy"]).sees("Chào anh Huy", "Thanh niên tình nguyện", "Tổ 3")
    await long.says(codes["Trần Đức Long"]).sees("Chào đồng chí Long", "Trực ban Công an xã")
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("Trộm cắp", "Hồ Sen")


async def test_a_list_that_has_grown_is_brought_again(fresh: Commune) -> None:
    said = Printed()
    await bring_places(fresh.settings, places(), said.say, toml=False)
    await bring_members(fresh.settings, people(HUY), said.say)
    more = ["Hồ Văn Tư", "", "", "tổ viên", "T3"]
    assert await bring_members(fresh.settings, people(HUY, more), said.say) == 0
    assert said[-2:] == [
        "Võ Nhật Huy: đã có, giữ nguyên.",
        "Đã nhập 1 người mới, 1 người đã có. Phát mã mời: binhyen members invite.",
    ]
    assert await fresh.count("members") == 2
    assert await fresh.count("audit", "act = 'member.entered' AND detail = ''") == 2


async def test_one_bad_row_keeps_all_out(fresh: Commune) -> None:
    said = Printed()
    await bring_places(fresh.settings, places(), said.say, toml=False)
    bad = ["sơn", "", "", "tổ viên", "T9"]
    assert await bring_members(fresh.settings, people(HUY, bad), said.say) == 2
    assert said[1:] == [
        "Thành viên, dòng 3: sơn: viết hoa chữ đầu mỗi từ, không số, không ký hiệu.",
        "Thành viên, dòng 3: Không có tổ T9.",
        "2 chỗ sai. Chưa nhập gì; sửa tệp rồi nhập lại.",
    ]
    assert await fresh.count("members") == 0


async def test_an_operator_who_reads_english_is_told_in_english(fresh: Commune) -> None:
    said = Printed(Language.EN)
    await bring_places(fresh.settings, places(), said.say, toml=False)
    assert await bring_members(fresh.settings, people(["sơn", "", "", "tổ viên", "T3"]), said.say) == 1
    assert said[1] == "Thành viên, row 2: sơn: a capital in front of each word, no digits, no signs."


async def test_a_hamlet_that_is_gone_from_the_list_is_offered_no_more(fresh: Commune) -> None:
    said = Printed()
    await bring_places(fresh.settings, places(), said.say, toml=False)
    await bring_members(fresh.settings, people(HUY, LONG), said.say)
    await invite_members(fresh.settings, None, said.say)
    huy = fresh.stranger("Huy")
    await huy.says(next(line for line in said if "Huy · " in line).split(" · ")[2])
    await huy.says("bao tin").taps("Trộm cắp").is_offered("Hồ Sen", "Đồi Chè").taps("Đồi Chè").taps("Không, chưa rõ")
    merged = [HAMLETS[0], ["H10", "Hồ Sen Mới", 487, "T3"], HAMLETS[3]]
    assert await bring_places(fresh.settings, places(merged), said.say, toml=False) == 0
    await huy.taps("Xong").says("bao tin").taps("Trộm cắp").is_offered("Hồ Sen Mới").is_not_offered("Đồi Chè")
    async with fresh.bot.database.transaction() as tx:
        assert {team.code: team.hamlets for team in await tx.people.places.teams()} == {"T1": ("H03",), "T3": ("H10",)}
        old = await tx.people.places.hamlet("H09")
        assert old is not None and old.name == "Đồi Chè"


async def test_codes_are_for_those_who_have_not_come_and_the_newest_counts(fresh: Commune) -> None:
    said = Printed()
    await bring_places(fresh.settings, places(), said.say, toml=False)
    await bring_members(fresh.settings, people(HUY, LONG), said.say)
    await invite_members(fresh.settings, "t3", said.say)
    assert "Trần Đức Long" not in str(said)
    first = next(line for line in said if "Huy · " in line).split(" · ")[2]
    await invite_members(fresh.settings, None, said.say)
    last = [line for line in said if "Huy · " in line][-1].split(" · ")[2]
    huy = fresh.stranger("Huy")
    await huy.says(first).sees("chỉ dành cho người được mời").says(last).sees("Mã mời hợp lệ")
    said.clear()
    await invite_members(fresh.settings, None, said.say)
    assert "Võ Nhật Huy" not in str(said) and "Trần Đức Long" in str(said)


async def test_check_names_the_teams_and_hamlets_that_nobody_looks_after(fresh: Commune) -> None:
    said = Printed()
    lonely = ["H07", "Buôn Ea Mây", 165, None]
    await bring_places(fresh.settings, places([*HAMLETS, lonely]), said.say, toml=False)
    await bring_members(fresh.settings, people(HUY), said.say)
    await invite_members(fresh.settings, None, said.say)
    await fresh.stranger("Huy").says(next(line for line in said if "Huy · " in line).split(" · ")[2])
    said.clear()
    await check_all(fresh.settings, said.say)
    assert "CẦN SỬA: thôn H07 (Buôn Ea Mây): không thuộc tổ nào" in said
    assert "CẦN SỬA: tổ T1 (Tổ 1): không báo được cho ai" in said
    assert "CẦN SỬA: tổ T3 (Tổ 3): không báo được cho ai" not in said
    assert "CẦN SỬA: thôn, tổ" not in str(said)


async def test_check_is_content_with_a_commune_where_everybody_has_come(commune: Commune) -> None:
    await commune.phones("long", "dung", "nguyet")
    said = Printed()
    await check_all(commune.settings, said.say)
    assert not [line for line in said if line.startswith("CẦN SỬA") and "telegram" not in line and ": tổ " not in line]


# The command line


def _call(folder: Path, *words: str) -> Result:
    environ = {
        "BINHYEN_TELEGRAM__TOKEN": "1234567:" + "A" * 35,
        "BINHYEN_TELEGRAM__BASE_URL": "http://127.0.0.1:9",  # nobody listens there
        "BINHYEN_DATABASE__URL": f"sqlite:///{folder}/binhyen.db",
    }
    return CliRunner().invoke(main, words, env=environ)


def test_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_bytes(people(HUY))
    assert _call(tmp_path, "places", "import", str(EXAMPLE)).exit_code == 0
    assert _call(tmp_path, "members", "import", str(tmp_path / "people.xlsx")).exit_code == 0
    said = _call(tmp_path, "members", "invite")
    assert said.exit_code == 0
    assert re.search(r"^Võ Nhật Huy · Tổ 3 · ([a-z0-9]{4} ?){4}$", said.stdout, re.MULTILINE)
    assert _call(tmp_path, "members", "invite", "--team", "T9").exit_code == 2


def test_a_bad_list_ends_with_code_two(tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"no Excel")
    for what in ("places", "members"):
        said = _call(tmp_path, what, "import", str(tmp_path / "bad.xlsx"))
        assert said.exit_code == 2
        assert "Cần tệp Excel có đuôi .xlsx." in said.output
        assert "Traceback" not in said.output
        assert _call(tmp_path, what, "import", str(tmp_path / "none.xlsx")).exit_code == 2


def test_forms_to_fill_in_never_replace_a_file(tmp_path: Path) -> None:
    _call(tmp_path, "places", "import", str(EXAMPLE))
    for what in ("places", "members"):
        form = tmp_path / f"{what}.xlsx"
        assert _call(tmp_path, what, "form", str(form)).exit_code == 0
        assert _call(tmp_path, what, "form", str(form)).exit_code == 2
    book = load_workbook(io.BytesIO((tmp_path / "places.xlsx").read_bytes()))
    assert [cell.value for cell in book["Thôn"][2]] == ["H01", "Tân Lập", 318, "T2"]
    assert _call(tmp_path, "places", "import", str(tmp_path / "places.xlsx")).exit_code == 0


def test_the_choices_that_stand_in_the_form_are_understood(tmp_path: Path) -> None:
    _call(tmp_path, "members", "form", str(tmp_path / "members.xlsx"))
    book = load_workbook(io.BytesIO((tmp_path / "members.xlsx").read_bytes()))
    _, *roles = [cell.value for cell in book["Chọn"][1]]
    for n, role in enumerate(roles):
        book.worksheets[0].append([f"Trần Văn {'ABCDEFGHI'[n]}", "", "", role])
    book.save(tmp_path / "filled.xlsx")
    said = _call(tmp_path, "members", "import", str(tmp_path / "filled.xlsx"))
    assert said.exit_code == 0, said.output
    assert "Đã nhập 9 người mới" in said.output
