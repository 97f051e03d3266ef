from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from core.errors import NewerDatabase, StorageFull
from core.people.types import Role
from storage import migrate
from storage.database import Database
from storage.schema import metadata
from storage.sqlite.engine import database_file, migrator
from storage.sqlite.lock import AlreadyRunning, only_one
from tests.storage.kit import NOW, a_member, after

# Rebuilds a table that others refer to: with foreign keys on, this empties member_roles.
_HEAD = migrate.HEAD
_NEXT = f"{int(_HEAD) + 1:04}"
_NEXT_RELEASE = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{next}", "{head}"


def upgrade() -> None:
    with op.batch_alter_table("members", recreate="always") as members:
        members.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
    {more}
"""


@pytest.fixture
async def old(url: str) -> Path:
    """A file of this release with somebody in it, about to meet the next release."""
    db = await Database.open(url, lambda: NOW)
    async with db.transaction() as tx:
        await a_member(tx, "Đinh Đông", Role.VOLUNTEER, Role.TEAM_LEADER)
    await db.close()
    return database_file(url)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The next release's migrations: this one's and one more."""
    scripts = tmp_path / "scripts"
    shutil.copytree(migrate.SCRIPTS, scripts)
    (scripts / "versions" / f"{_NEXT}_nickname.py").write_text(_next_release())
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "HEAD", _NEXT)
    return scripts


def _next_release(more: str = "") -> str:
    return _NEXT_RELEASE.format(next=_NEXT, head=_HEAD, more=more)


def _rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def _copies(file: Path) -> list[Path]:
    return sorted(file.parent.glob("*.bak"))


def _made_of(file: Path) -> dict[str, list[str]]:
    """Every table, index and trigger, without regard to the order of its parts."""
    parts = _rows(file, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {str(name): sorted(p.strip() for p in re.split(r"[,()]", " ".join(str(sql).split()))) for name, sql in parts}


def test_the_migrations_lead_exactly_to_the_tables(tmp_path: Path, url: str) -> None:
    migrate.upgrade(url, NOW)
    stepwise = tmp_path / "stepwise.db"
    engine = migrator(stepwise)
    with engine.begin() as connection:
        migrate._migrate(connection)
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
    assert migrate.revision_of(stepwise) == migrate.HEAD
    assert _made_of(stepwise) == _made_of(database_file(url))


def test_a_new_file_is_made_without_a_copy_and_opened_again_without_change(url: str) -> None:
    migrate.upgrade(url, NOW)
    assert migrate.revision_of(database_file(url)) == migrate.HEAD
    migrate.upgrade(url, NOW)
    assert _copies(database_file(url)) == []


def test_neither_a_new_nor_a_current_file_costs_the_import_of_alembic(url: str) -> None:
    script = (
        "import sys; from storage.migrate import upgrade; from tests.storage.kit import NOW;"
        "upgrade(sys.argv[1], NOW); upgrade(sys.argv[1], NOW); sys.exit('alembic' in sys.modules)"
    )
    environment = {"PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", script, url], env=environment, check=True)  # noqa: S603


def test_an_older_file_is_copied_and_then_upgraded(old: Path, url: str, release: Path) -> None:
    migrate.upgrade(url, NOW)
    assert migrate.revision_of(old) == _NEXT
    assert _rows(old, "SELECT full_name, nickname FROM members") == [("Đinh Đông", "")]
    (copy,) = _copies(old)
    assert copy.name == f"binhyen.db.{_HEAD}-20261114T154107.bak"
    assert copy.stat().st_mode & 0o077 == 0
    assert migrate.revision_of(copy) == _HEAD
    assert _rows(copy, "SELECT full_name FROM members") == [("Đinh Đông",)]


def test_rebuilding_a_table_deletes_nothing_that_refers_to_it(old: Path, url: str, release: Path) -> None:
    migrate.upgrade(url, NOW)
    assert _rows(old, "SELECT role FROM member_roles ORDER BY role") == [("team_leader",), ("volunteer",)]


@pytest.mark.parametrize("more", ["raise RuntimeError('halfway')", "op.execute('DELETE FROM members')"])
def test_an_upgrade_that_fails_or_breaks_references_is_undone(old: Path, url: str, release: Path, more: str) -> None:
    (release / "versions" / f"{_NEXT}_nickname.py").write_text(_next_release(more))
    before = _made_of(old)
    with pytest.raises((RuntimeError, migrate.BrokenReferences)):
        migrate.upgrade(url, NOW)
    assert migrate.revision_of(old) == _HEAD
    assert _made_of(old) == before
    assert _rows(old, "SELECT full_name FROM members") == [("Đinh Đông",)]


def test_the_three_newest_copies_are_kept(old: Path, url: str, release: Path) -> None:
    for hour in range(5):
        with closing(sqlite3.connect(old)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (_HEAD,))
            if hour:
                connection.execute("ALTER TABLE members DROP COLUMN nickname")
        migrate.upgrade(url, after(hours=hour))
    assert [copy.name[-10:-4] for copy in _copies(old)] == ["174107", "184107", "194107"]


def test_files_of_the_operators_own_are_no_copies_of_ours(old: Path, url: str, release: Path) -> None:
    own = ["truoc-tet", "sao-luu", "cu", "0001-mine", f"{_HEAD}-20261114T15410"]
    for name in own:
        old.with_name(f"{old.name}.{name}.bak").write_text("my own")
    old.with_name("other.db.0001-20201114T154107.bak").write_text("another database's")
    migrate.upgrade(url, NOW)
    assert {copy.name for copy in _copies(old)} == {
        *(f"{old.name}.{name}.bak" for name in own),
        "other.db.0001-20201114T154107.bak",
        f"{old.name}.{_HEAD}-20261114T154107.bak",
    }


def test_the_copy_just_made_stays_even_if_the_clock_was_wrong_before(old: Path, url: str, release: Path) -> None:
    for year in (2030, 2031, 2032, 2033):
        old.with_name(f"{old.name}.{_HEAD}-{year}1114T154107.bak").write_text("of a wrong clock")
    migrate.upgrade(url, NOW)
    assert [copy.name[-19:-15] for copy in _copies(old)] == ["2026", "2032", "2033"]


async def test_a_file_of_a_newer_release_is_refused_and_left_alone(old: Path, url: str) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(NewerDatabase, match="0999"):
        await Database.open(url, lambda: NOW)
    assert migrate.revision_of(old) == "0999"
    assert _copies(old) == []


def test_tables_are_not_changed_under_a_running_bot(old: Path, url: str, release: Path) -> None:
    script = """import sys
from storage.sqlite.lock import only_one
with only_one(sys.argv[1]): print('held', flush=True); input()"""
    environment = {"PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-c", script, url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe) as bot:  # noqa: S603
        assert bot.stdout
        assert bot.stdout.readline()
        with pytest.raises(AlreadyRunning):
            migrate.upgrade(url, NOW)
        bot.communicate(b"\n")
    with only_one(url):  # the bot itself holds the database while it opens it
        migrate.upgrade(url, NOW)
    assert migrate.revision_of(old) == _NEXT


def test_a_file_that_is_no_database_is_told_as_such(url: str) -> None:
    database_file(url).write_bytes(b"not a database, but a letter to the commune" * 100)
    with pytest.raises(StorageFull, match="not a database"):
        migrate.upgrade(url, NOW)
