"""Papers with names, nights and money, written on the server: for whoever ran the command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.commands import main
from bot.commands.papers import write_paper

COMMANDS = {
    "the list for payment": ("report", "nights", "--month", "2026-11"),
    "the roster": ("roster", "export", "--month", "2026-12"),
    "a form of members": ("members", "form"),
    "a form of places": ("places", "form"),
}


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def _call(folder: Path, *words: str) -> Result:
    environ = {
        "BINHYEN_TELEGRAM__TOKEN": "1234567:" + "A" * 35,
        "BINHYEN_TELEGRAM__BASE_URL": "http://127.0.0.1:9",  # nobody listens there
        "BINHYEN_DATABASE__URL": f"sqlite+aiosqlite:///{folder}/binhyen.db",
    }
    return CliRunner().invoke(main, words, env=environ)


def _rights(file: Path) -> int:
    return file.stat().st_mode & 0o777


@pytest.mark.parametrize("paper", COMMANDS)
def test_a_paper_is_for_its_owner_only(tmp_path: Path, paper: str) -> None:
    file = tmp_path / "paper.xlsx"
    assert _call(tmp_path, *COMMANDS[paper], str(file)).exit_code == 0
    assert _rights(file) == 0o600
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("paper", COMMANDS)
def test_a_folder_that_is_not_there_is_said_in_plain_words(tmp_path: Path, paper: str) -> None:
    said = _call(tmp_path, *COMMANDS[paper], str(tmp_path / "none" / "paper.xlsx"))
    assert said.exit_code == 2
    assert "No such file or directory" in said.output
    assert isinstance(said.exception, SystemExit)


def test_a_file_that_all_could_read_is_not_left_so(tmp_path: Path) -> None:
    file = tmp_path / "paper.xlsx"
    file.write_bytes(b"a longer one from last month")
    file.chmod(0o644)
    write_paper(file, b"new")
    assert (_rights(file), file.read_bytes()) == (0o600, b"new")


def test_a_file_that_somebody_has_filled_in_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    file.write_bytes(b"filled in")
    with pytest.raises(FileExistsError):
        write_paper(file, b"empty", replace=False)
    assert file.read_bytes() == b"filled in"


def test_a_stick_that_knows_no_owners_takes_a_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fchmod", refuses)
    write_paper(tmp_path / "paper.xlsx", b"new")
    assert (tmp_path / "paper.xlsx").read_bytes() == b"new"
