"""Rows of the last release get their subject columns, from what they mean or, once that was wiped, from their key."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from storage import migrate
from storage.sqlite.engine import migrator

Found = tuple[str | None, int | None, int | None]
_BEFORE, _AFTER = "0010", "0012"
_WAITS: dict[tuple[str, str, str | None], Found] = {
    ("card", '{"incident": 3, "silent": false}', "card:3:1:e7"): ("incident", 3, None),
    ("card_update", '{"incident": 3, "moved": "5", "up": false}', None): ("incident", 3, None),
    ("arrived", '{"invitation": 4, "inviter": 1, "member": 2, "role": "militia"}', "arrived:4:used"): ("people", 4, 2),
    ("duty_ended", '{"member": 2, "since": "2026-11-14", "at": "2026-11-15"}', "duty:1:ended:5"): ("people", 2, 2),
    ("roster", '{"first": "2026-11-05", "last": "2026-12-04"}', "roster:1:2026-11:7"): ("patrol", 202611, None),
    ("leave", '{"member": 2, "first": "2026-11-05"}', "leave:1:False:5:1"): ("patrol", 2, 2),
    ("ok_check", '{"assignment": 1, "step": 2}', "ok:1:5:2"): ("patrol", 1, 2),
    ("reply", '{"edit": null, "m": {}}', "told:3:1:99:5.0"): ("incident", 3, None),
    ("reply", '{"edit": null, "m": {}}', None): (None, None, None),
    ("say", '{"text": "x", "params": {}}', "ok:1:5:nobody"): (None, None, None),
    ("card", "{", None): (None, None, None),
    ("card", '{"incident": "x"}', "strange"): (None, None, None),
}
_SETTLED: dict[tuple[str, str | None], Found] = {
    ("card", "card:3:m:1:9"): ("incident", 3, None),
    ("card", "card:3:anew17"): ("incident", 3, None),
    ("media", "media:1:1"): ("incident", 1, None),
    ("news", "news:3:1:9"): ("incident", 3, None),
    ("receipt", "told:3:1:99:5.0"): ("incident", 3, None),
    ("duty_still", "duty:2:still:1763100000:1"): ("people", 1763100000, 2),
    ("duty_still", "duty:2:still:1763100000"): ("people", 1763100000, 2),
    ("roster", "roster:1:2026-11:7"): ("patrol", 202611, None),
    ("shift_changed", "shift:8:1:moved:5.0"): ("patrol", 8, None),
    ("confirm_substitute", "confirm:6:2:1:1"): ("patrol", 6, 2),
    ("shift_card", "shiftcard:8:1:first"): ("patrol", 8, None),
    ("silence", "ok:1:5:4:1"): ("patrol", 1, 2),
    ("silence_taken", "taken:5:1"): (None, None, None),
    ("card_update", None): (None, None, None),
}


@pytest.fixture
def old(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A file of the release before. What its rows point to is left out."""
    _to(tmp_path / "commune.db", _BEFORE)
    with closing(sqlite3.connect(tmp_path / "commune.db", isolation_level=None)) as connection:
        yield connection


def _to(file: Path, revision: str) -> None:
    engine = migrator(file)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(migrate.SCRIPTS))
        command.upgrade(config, revision)
    engine.dispose()


def _upgraded(old: sqlite3.Connection) -> None:
    (file,) = {row[2] for row in old.execute("PRAGMA database_list")}
    _to(Path(file), _AFTER)


def _write(old: sqlite3.Connection, kind: str, payload: str, key: str | None, state: str) -> int:
    statement = """INSERT INTO outbox (kind, account_id, priority, payload, dedup_key, state, created_at, not_before,
        attempts, error) VALUES (?, 1, 2, ?, ?, ?, '2026-11-14', '2026-11-14', 0, '')"""
    return old.execute(statement, (kind, payload, key, state)).lastrowid or 0


def _insert(old: sqlite3.Connection, table: str, **values: int) -> None:
    """Whatever else must be there is nothing in particular."""
    needed = {name: type_ for _, name, type_, must, *_ in old.execute(f"PRAGMA table_info({table})") if must}
    row = {name: 0 if "INT" in type_ or "BOOL" in type_ else "" for name, type_ in needed.items()} | values
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    old.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()])  # noqa: S608


def _found(old: sqlite3.Connection, ids: list[int]) -> list[Found]:
    rows = {id_: tuple(found) for id_, *found in old.execute("SELECT id, feature, subject, member FROM outbox")}
    return [rows[id_] for id_ in ids]  # type: ignore[misc]


@pytest.fixture
def places(old: sqlite3.Connection) -> None:
    _insert(old, "assignments", id=1, member_id=2)
    _insert(old, "incident_entries", id=1, incident_id=1)


@pytest.mark.usefixtures("places")
def test_what_waits_says_what_it_is_about(old: sqlite3.Connection) -> None:
    ids = [_write(old, *row, "waiting") for row in _WAITS]
    _upgraded(old)
    assert _found(old, ids) == [*_WAITS.values()]


@pytest.mark.usefixtures("places")
def test_what_is_settled_has_only_its_key(old: sqlite3.Connection) -> None:
    ids = [_write(old, kind, "", key, "sent") for kind, key in _SETTLED]
    _upgraded(old)
    assert _found(old, ids) == [*_SETTLED.values()]


@pytest.mark.parametrize(
    ("kind", "payload", "key", "added"),
    [
        ("duty_still", '{"since":5}', "duty:2:still:7:1", {"asked": 7, "member": 2}),
        ("confirm_substitute", '{"ask":6,"step":1}', "confirm:6:2:1:1", {"partner": 2}),
        ("card", '{"incident":3,"silent":true}', "card:3:m:1:9", {"below": True}),
        ("card", '{"incident":3,"silent":true}', "card:3:1:e9", {}),
    ],
)
def test_what_only_the_key_said_is_in_the_payload_from_now_on(
    old: sqlite3.Connection, kind: str, payload: str, key: str, added: dict[str, object]
) -> None:
    id_ = _write(old, kind, payload, key, "waiting")
    _upgraded(old)
    ((kept,),) = old.execute("SELECT payload FROM outbox WHERE id = ?", (id_,)).fetchall()
    assert json.loads(kept) == {**json.loads(payload), **added}
