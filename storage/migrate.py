"""Brings a database file to the tables of this release, keeping a copy of what it was.

Alembic is imported only when there is something to upgrade: importing it takes longer than the rest of the start.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from core.errors import NewerDatabase, NotOurs
from core.text import Text
from storage.schema import metadata
from storage.sqlite.engine import create_file, database_file, failures_told, migrator
from storage.sqlite.lock import AlreadyRunning, only_one

SCRIPTS = Path(__file__).parent / "migrations"
HEAD = max(file.name.partition("_")[0] for file in SCRIPTS.glob("versions/[0-9]*.py"))
_COPIES_KEPT = 3
# As Alembic would write it.
_VERSION_TABLE = (
    "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\t"
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)"
)


class BrokenReferences(Exception):
    """An upgrade would have left rows that point to nothing; it was undone."""


def upgrade(url: str, now: datetime) -> None:
    """Create, upgrade or leave alone. `now` names the copy that is made before an upgrade.

    Raises NewerDatabase, NotOurs, and AlreadyRunning when another process would find the tables changed under its feet.
    """
    with failures_told():
        file = database_file(url)
        create_file(file)
        if revision_of(file) == HEAD:
            return
        try:
            with only_one(url):
                _bring_to_head(file, now)
        except AlreadyRunning as holder:
            if holder.pid != os.getpid():
                raise
            _bring_to_head(file, now)  # `binhyen run` holds the database while it opens it


def revision_of(file: Path) -> str | None:
    """The release of the tables; None for an empty file. Raises NotOurs."""
    with closing(sqlite3.connect(file)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not names:
            return None
        if "alembic_version" not in names:
            raise NotOurs(Text("ending.other_tables"))
        if ("version_num",) not in connection.execute(
            "SELECT name FROM pragma_table_info('alembic_version')"
        ).fetchall():
            raise NotOurs(Text("ending.other_release"))
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if revision is None:
            raise NotOurs(Text("ending.no_release"))
        return str(revision[0])


def _bring_to_head(file: Path, now: datetime) -> None:
    revision = revision_of(file)
    if revision == HEAD:  # another process has just done it
        return
    if revision is not None:
        _refuse_unknown(revision)
        _copy(file, revision, now)
    engine = migrator(file)
    with engine.begin() as connection:
        if revision is None:
            _create(connection)
        else:
            _migrate(connection)
            _check_references(connection)
    engine.dispose()


def _create(connection: Connection) -> None:
    """A new file gets today's tables at once; a test holds them equal to the end of the migrations."""
    metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def _refuse_unknown(revision: str) -> None:
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    try:
        ScriptDirectory(SCRIPTS).get_revision(revision)
    except CommandError:
        raise NewerDatabase(Text("ending.newer_tables", revision=revision, head=HEAD)) from None


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    command.upgrade(config, "head")


def _check_references(connection: Connection) -> None:
    """References are not enforced while tables are rebuilt, so they are checked before the commit."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise BrokenReferences(sorted({f"{row[0]} -> {row[2]}" for row in broken}))


def _copy(file: Path, revision: str, now: datetime) -> None:
    copy = file.with_name(f"{file.name}.{revision}-{now:%Y%m%dT%H%M%S}.bak")
    copy.unlink(missing_ok=True)  # half a copy, from an attempt that failed
    create_file(copy)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    with copy.open("rb+") as written:
        os.fsync(written.fileno())
    for old in sorted(_made_here(file) - {copy}, key=_written)[: 1 - _COPIES_KEPT]:
        old.unlink()


def _made_here(file: Path) -> set[Path]:
    """The copies that an upgrade made. What else is called .bak is the operator's own."""
    ours = re.compile(re.escape(file.name) + r"\.\w+-\d{8}T\d{6}\.bak")
    return {found for found in file.parent.iterdir() if ours.fullmatch(found.name)}


def _written(copy: Path) -> str:
    return copy.name.rsplit("-", 1)[-1]
