"""The command line, as whoever sets up the server meets it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from bot.commands import endings, help, main
from core.channels import AnotherPoller, AnotherWebhook, TokenRejected
from core.errors import Damaged, Locked, StorageFull
from core.people.joining import read_code
from core.people.types import Language, Role
from core.text import Text
from storage.sqlite.lock import only_one
from texts import Operator, catalogue

TOKEN = "1234567:" + "A" * 35


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {
        "BINHYEN_TELEGRAM__TOKEN": TOKEN,
        "BINHYEN_TELEGRAM__BASE_URL": "http://127.0.0.1:9",  # nobody listens there
        "BINHYEN_DATABASE__URL": f"sqlite+aiosqlite:///{tmp_path}/binhyen.db",
        "LC_ALL": "en_US.UTF-8",
    }


def _call(environ: dict[str, str], *words: str) -> Result:
    return CliRunner().invoke(main, words, env=environ)


@pytest.mark.parametrize("command", [[], *[[name] for name in main.commands]])
def test_every_command_says_what_it_does(command: list[str]) -> None:
    said = CliRunner().invoke(main, [*command, "--help"])
    assert said.exit_code == 0
    assert len(said.output.splitlines()) > 4


def _every_command(group: click.Group) -> Iterator[click.Command]:
    yield group
    for command in group.commands.values():
        yield from _every_command(command) if isinstance(command, click.Group) else [command]


@pytest.mark.parametrize("locale", ["vi_VN.UTF-8", "en_US.UTF-8"])
def test_every_help_stands_in_the_catalogue(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    commands = list(_every_command(main))
    assert not [command.name for command in commands if not command.help]
    options = [option for command in commands for option in command.params if isinstance(option, click.Option)]
    assert {option.name for option in options if not option.help} == {"role"}  # its choices say it


def test_help_is_in_the_language_of_the_machine_at_that_moment() -> None:
    for locale, said in (("vi_VN.UTF-8", "tổ tuần tra đêm"), ("en_US.UTF-8", "night patrols"), ("C", "tuần tra")):
        output = CliRunner().invoke(main, ["--help"], env={"LC_ALL": locale}).output
        assert said in output
    assert "Hiện hướng dẫn này" in CliRunner().invoke(main, ["run", "--help"], env={"LC_ALL": "vi"}).output


def test_a_command_speaks_the_language_of_the_settings(environ: dict[str, str]) -> None:
    said = _call({**environ, "BINHYEN_COMMUNE__LANGUAGE": "vi"}, "check")
    assert "đạt: cơ sở dữ liệu" in said.output
    assert "CẦN SỬA: duty: không báo được cho ai" in said.output
    assert "PROBLEM" not in said.output


@pytest.mark.parametrize("words", [["--help"], ["run"], ["check"], ["report", "nights", "--month", "x", "y"]])
def test_without_compiled_catalogues_every_command_names_the_remedy(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(catalogue, "HERE", tmp_path / "nowhere")
    monkeypatch.setattr(help, "_operator", Operator)  # one that has read nothing yet
    for wrong in ({}, {"BINHYEN_WEB__PORT": "many"}):
        said = _call({**environ, **wrong}, *words)
        assert said.exit_code == 2
        assert "Run `make texts`" in said.output
        assert "Traceback" not in said.output


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert [name for name in main.commands if f"binhyen {name}" not in readme and f"make {name}" not in readme] == []


def test_all_mistakes_of_the_settings_are_said_at_once_and_nothing_starts(environ: dict[str, str]) -> None:
    said = _call({**environ, "BINHYEN_WEB__PORT": "many", "BINHYEN_CLOCK__TIMEZONE": "Moon/Base"}, "run")
    assert said.exit_code == 2
    assert "web.port" in said.output
    assert "clock.timezone" in said.output
    assert TOKEN not in said.output


def test_the_first_chief_is_invited_from_the_server_without_a_network(environ: dict[str, str]) -> None:
    said = _call(environ, "invite", "--role", Role.POLICE_CHIEF.value)
    assert said.exit_code == 0
    _, code = said.stdout.splitlines()[0].split(": ")
    assert read_code(code)


def test_an_invitation_for_a_team_that_is_not_there_is_refused_plainly(environ: dict[str, str]) -> None:
    said = _call(environ, "invite", "--role", Role.VOLUNTEER.value, "--team", "T99")
    assert said.exit_code == 2
    assert said.output.endswith("--team T99: there is no such team. There are: –\n")


def test_check_says_which_alerts_would_reach_nobody(environ: dict[str, str]) -> None:
    said = _call(environ, "check")
    assert said.exit_code == 1
    assert "ok: database" in said.output
    assert "PROBLEM: telegram" in said.output
    assert "PROBLEM: CHAY: alert: nobody can be reached" in said.output
    assert "PROBLEM: duty: nobody can be reached" in said.output
    assert "PROBLEM: commune_leader: nobody can be reached" in said.output


def test_check_says_that_there_are_no_hamlets(environ: dict[str, str]) -> None:
    said = _call(environ, "check")
    assert "PROBLEM: places: no hamlets or no teams: enter them with `binhyen places import FILE`" in said.output


def test_check_says_when_a_duress_word_means_something_else(environ: dict[str, str]) -> None:
    said = _call({**environ, "BINHYEN_PATROL__DURESS_WORDS": '["mưa to quá", "Thôi!", "113"]'}, "check")
    told = [line for line in said.output.splitlines() if "duress" in line]
    assert [line.split("number ")[1][0] for line in told] == ["2", "3"]
    assert "mưa" not in said.output


def test_a_second_process_on_the_same_database_says_so_and_leaves(environ: dict[str, str]) -> None:
    with only_one(environ["BINHYEN_DATABASE__URL"]):
        said = _call(environ, "run")
    assert said.exit_code == 4
    assert "works with this database" in said.output


@pytest.mark.parametrize("command", ["run", "check", "migrate"])
def test_a_damaged_database_says_what_to_do(environ: dict[str, str], tmp_path: Path, command: str) -> None:
    (tmp_path / "binhyen.db").write_bytes(b"no database at all, " * 500)
    said = _call(environ, command)
    assert said.exit_code == 5
    assert "The database file is damaged" in said.output
    assert "put a copy in its place" in said.output
    assert "free the disk" not in said.output


def test_a_database_with_a_hole_says_what_to_do(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "binhyen.db"
    assert _call(environ, "migrate").exit_code == 0
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    said = _call(environ, "check")
    assert said.exit_code == 5
    assert "The database file is damaged" in said.output


@pytest.mark.parametrize("command", ["run", "check", "migrate"])
@pytest.mark.parametrize(
    "tables",
    [
        "CREATE TABLE accounts (x)",
        "CREATE TABLE notes (x)",
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
        "CREATE TABLE alembic_version (x); INSERT INTO alembic_version VALUES ('0001')",
    ],
)
def test_a_database_of_something_else_is_left_alone(
    environ: dict[str, str], tmp_path: Path, command: str, tables: str
) -> None:
    file = tmp_path / "binhyen.db"
    with closing(sqlite3.connect(file)) as other, other:
        other.executescript(tables)
    before = file.read_bytes()
    said = _call(environ, command)
    assert said.exit_code == 5
    assert "This is no database of Bình Yên" in said.output
    assert "Traceback" not in said.output
    assert file.read_bytes() == before


def test_what_is_wrong_with_the_files_of_the_settings_is_said_plainly(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    wrong = {
        "BINHYEN_DATABASE__URL": f"sqlite:///{tmp_path}/file/x.db",
        "BINHYEN_TEXTS__WORDING_FILE": str(tmp_path / "nowhere.toml"),
    }
    said = _call({**environ, **wrong}, "run")
    assert said.exit_code == 2
    assert [line.split(" ")[0] for line in said.output.splitlines()] == ["texts.wording_file", "database.url"]


def test_the_list_for_payment_of_a_month_is_written_to_a_file(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "nights.xlsx"
    said = _call(environ, "report", "nights", "--month", "2026-11", str(file))
    assert (said.exit_code, said.stdout) == (0, f"{file}: 0\n")
    assert load_workbook(file).sheetnames == ["Danh sách chi", "Đêm trực theo ngày"]


def test_a_month_is_written_like_one(environ: dict[str, str], tmp_path: Path) -> None:
    said = _call(environ, "report", "nights", "--month", "11/2026", str(tmp_path / "nights.xlsx"))
    assert said.exit_code == 2
    assert "2026-11" in said.output


def test_a_database_can_be_brought_up_to_date_by_hand(environ: dict[str, str], tmp_path: Path) -> None:
    assert _call(environ, "migrate").exit_code == 0
    assert (tmp_path / "binhyen.db").exists()


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (StorageFull("disk {full}"), 5, "cannot be written to (disk {full})"),
        (Locked("database is locked"), 5, "keeps the database to itself (database is locked)"),
        (Damaged("malformed"), 5, "damaged (malformed)"),
        (AnotherPoller("409"), 4, "Another process is fetching updates"),
        (AnotherWebhook("may-khac.example"), 4, "calls another bot with this token (at may-khac.example)"),
        (TokenRejected("401"), 3, "Telegram refuses the token"),
    ],
)
def test_what_ends_one_of_the_bots_tasks_ends_it_plainly(
    error: Exception, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tasks that run together fail in groups, and groups of groups."""

    def fails() -> None:
        raise ExceptionGroup("tasks", [ValueError("besides"), ExceptionGroup("inner", [error])])

    with pytest.raises(SystemExit) as ended:
        endings.or_exit(fails, Operator(Language.EN))
    assert ended.value.code == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("language", list(Language))
def test_every_ending_stands_in_the_catalogue(language: Language) -> None:
    for kind, _, id_ in endings.ENDINGS:
        assert id_ == "" or Operator(language).say(Text(id_, reasons="vì sao")) != id_, kind


def test_what_nobody_foresaw_is_not_hidden() -> None:
    def fails() -> None:
        raise ExceptionGroup("tasks", [ValueError("unforeseen")])

    with pytest.raises(ExceptionGroup):
        endings.or_exit(fails, Operator(Language.EN))
