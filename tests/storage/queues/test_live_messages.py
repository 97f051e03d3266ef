"""The message in each chat on which a subject is kept up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config

from storage import migrate
from storage.database import Database
from storage.sqlite.engine import migrator
from tests.storage.kit import an_account


async def test_the_newest_message_is_the_one_to_edit(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = (await an_account(tx, "1")).id, (await an_account(tx, "2")).id
        assert await tx.live_messages.find("incident", 7, an) is None
        for account, message in ((binh, "m1"), (an, "m2"), (an, "m3")):
            await tx.live_messages.put("incident", 7, account, message)
        assert await tx.live_messages.find("incident", 7, an) == "m3"
        assert await tx.live_messages.of("incident", 7) == {an: "m3", binh: "m1"}


async def test_kinds_and_subjects_are_kept_apart(db: Database) -> None:
    async with db.transaction() as tx:
        an = (await an_account(tx, "1")).id
        for kind, subject, message in (("incident", 7, "m1"), ("incident", 8, "m2"), ("shift", 7, "m3")):
            await tx.live_messages.put(kind, subject, an, message)
        assert await tx.live_messages.about("incident", {7, 8, 9}) == {(7, an): "m1", (8, an): "m2"}
        assert await tx.live_messages.of("shift", 7) == {an: "m3"}
        assert await tx.live_messages.about("shift", set()) == {}


def test_the_cards_of_an_earlier_release_are_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "commune.db"
    _made_by(file, "0012")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(
            "INSERT INTO alert_cards VALUES (1, 2, '31'), (1, 3, '32'), (2, 2, '40');"
            "INSERT INTO shift_cards VALUES (1, 2, '50');"
        )
        rows = "SELECT count(*) FROM (SELECT 1 FROM alert_cards UNION ALL SELECT 1 FROM shift_cards)"
        assert connection.execute(rows).fetchone() == (4,)
    _made_by(file, "0013")
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT * FROM live_messages ORDER BY 1, 2, 3").fetchall()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert found == [
        ("card", 1, 2, "31"),
        ("card", 1, 3, "32"),
        ("card", 2, 2, "40"),
        ("shift_card", 1, 2, "50"),
    ]
    assert not tables & {"alert_cards", "shift_cards"}


def _made_by(file: Path, revision: str) -> None:
    engine = migrator(file)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(migrate.SCRIPTS))
        command.upgrade(config, revision)
    engine.dispose()
