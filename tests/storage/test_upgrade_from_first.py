"""A file that the first release left is brought to today's tables with all that is in it, and the night goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from core.conversation import Conversation
from storage import migrate
from storage.database import Database
from storage.schema import metadata
from storage.sqlite.engine import migrator
from tests.commune import Commune, running
from tests.storage.kit import NOW

SOWN = (Path(__file__).parent / "first_release.sql").read_text("utf-8")
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Made by the migrations up to 0001 and sown by hand, as no code of today would."""
    file = tmp_path / "commune.db"
    engine = migrator(file)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(migrate.SCRIPTS))
        command.upgrade(config, "0001")
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(f"PRAGMA foreign_keys = ON; {SOWN}")
    return file


def _columns(file: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {name: connection.execute("SELECT name FROM pragma_table_info(?)", (name,)) for (name,) in tables}
        return {name: [column for (column,) in rows] for name, rows in found.items() if name != "alembic_version"}


def _rows(file: Path, columns: dict[str, list[str]]) -> Rows:
    found: Rows = {}
    with closing(sqlite3.connect(file)) as connection:
        for table, names in columns.items():
            wanted = ", ".join(f'"{name}"' for name in names)
            found[table] = connection.execute(f"SELECT {wanted} FROM {table}").fetchall()  # noqa: S608
    return found


def test_every_row_of_every_table_is_still_there(first: Path) -> None:
    columns = _columns(first)
    before = _rows(first, columns)
    assert all(before.values()), "each table of the first release has something in it"
    migrate.upgrade(f"sqlite:///{first}", NOW)
    assert migrate.revision_of(first) == migrate.HEAD
    cards = before.pop("alert_cards")
    del columns["alert_cards"]
    assert _rows(first, columns) == before
    now = _rows(first, {"live_messages": ["kind", "subject", "account_id", "message_id"]})
    assert now["live_messages"] == [("card", *card) for card in cards]


def test_it_has_todays_tables_and_nothing_points_to_nothing(first: Path) -> None:
    migrate.upgrade(f"sqlite:///{first}", NOW)
    engine = migrator(first)
    with engine.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()


_PACKED = r"""INSERT OR REPLACE INTO conversations
    (account_id, flow, state, draft, nonce, choices, previous) VALUES
    ((SELECT min(id) FROM accounts), 'report', 'category', '{}', 4,
     '[["Trộm cắp","cat1:4:TROM"],["Đã nhận","take1:1","beside"],["","{\"invitation\":7}","later"]]', '[]'),
    ((SELECT max(id) FROM accounts), NULL, NULL, '{"invitation":8}', 2, '[["Báo tin","go1:report"]]', '[]')"""


async def test_what_was_packed_into_the_choices_has_columns_of_its_own(first: Path) -> None:
    with closing(sqlite3.connect(first)) as connection, connection:
        connection.execute(_PACKED)
        ((one, other),) = connection.execute("SELECT min(id), max(id) FROM accounts").fetchall()
    database = await Database.open(f"sqlite:///{first}", lambda: NOW)
    async with database.transaction() as tx:
        asked, at_rest = await tx.conversations.load(one), await tx.conversations.load(other)
    await database.close()
    assert asked == Conversation(
        flow="report",
        state="category",
        draft="{}",
        nonce=4,
        choices=(("Trộm cắp", "cat1:4:TROM"),),
        beside=(("Đã nhận", "take1:1"),),
        later='{"invitation":7}',
    )
    assert at_rest == Conversation(nonce=2, choices=(("Báo tin", "go1:report"),), later='{"invitation":8}')


def test_what_was_only_added_to_still_is(first: Path) -> None:
    migrate.upgrade(f"sqlite:///{first}", NOW)
    with closing(sqlite3.connect(first)) as connection:
        for act in ("DELETE FROM audit", "DELETE FROM incident_entries", "UPDATE audit SET act = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(act)


async def test_the_night_goes_on_where_the_first_release_stopped(first: Path) -> None:
    """The update that waited is handled, the message that waited is sent, the alert climbs, and there are patrols."""
    async with running(first.parent) as commune:
        huy, long, thanh = (commune.stranger(name) for name in ("huy", "long", "thanh"))
        for hand in (huy, long, thanh):
            hand.phone.started = True
        await commune.settle()
        await thanh.hears("VV-1114-01", "Trộm cắp", "ở sau nhà văn hóa")
        await huy.hears("VV-1114-02")  # the hamlet that was typed before the upgrade ended the report
        await long.hears("VV-1114-02", "Hồ Sen")
        await commune.forward(minutes=2)
        await long.hears("VV-1114-01")
        await _there_are_patrols(commune)


async def _there_are_patrols(commune: Commune) -> None:
    commune.everybody_reads()
    await commune["thanh"].says("tuan tra").sees("Tuần tra")
    assert await commune.count("shifts") == 0
