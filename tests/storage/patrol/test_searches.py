"""Hourly searches, and those at every turn, go through an index: history may grow for years."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Executable

from storage import files
from storage.database import Database
from storage.patrol import assignments, checkpoints, plans
from storage.queues import inbox, messages_by_subject, outbox
from storage.sqlite.link import _prepare
from tests.storage.kit import NOW

DAY = date(2026, 11, 14)
_FEW = " ix_shifts_open"  # what is published and not closed: the shifts of some weeks, however many there were
OF_AN_EVENING: dict[str, tuple[Executable, dict[str, Any]]] = {
    "called off": (assignments._CALLED_OFF, {"member": 1, "now": NOW}),
    "coming": (assignments._COMING, {"member": 1, "now": NOW, "most": 10}),
    "leave of these days": (plans._BETWEEN, {"first": DAY, "last": DAY}),
}
_NEWS = {"kind": "news", "subject": 1}
OF_A_MATTER: dict[str, tuple[Executable, dict[str, Any]]] = {
    "in line": (messages_by_subject._IN_LINE, _NEWS),
    "unsent": (messages_by_subject._UNSENT, {"kind": "news", "subjects": [1, 2]}),
    "fates": (messages_by_subject._FATES, {**_NEWS, "member": 1}),
    "under way": (messages_by_subject._UNDER_WAY, _NEWS),
    "delivered": (messages_by_subject._DELIVERED, {"kinds": ["news", "reply"], "feature": "incident", "subject": 1}),
}
OF_TIDYING: dict[str, tuple[Executable, dict[str, Any]]] = {
    "updates": (inbox._PURGE, {"before": NOW}),
    "messages": (outbox._PURGE, {"before": NOW}),
    "files": (files._FORGET, {"before": NOW}),
    "positions": (checkpoints._FORGET, {"before": NOW}),
    "leave": (plans._FORGET, {"before": DAY}),
}


async def _plan(db: Database, statement: Executable, values: dict[str, Any]) -> list[str]:
    sql, parameters = _prepare(statement, values).bound(values)
    rows = await db._writing.execute_fetchall(f"EXPLAIN QUERY PLAN {sql}", parameters)
    return [row[3] for row in rows]


@pytest.mark.parametrize("asked", OF_AN_EVENING | OF_TIDYING)
async def test_no_table_is_looked_through_from_end_to_end(db: Database, asked: str) -> None:
    plan = await _plan(db, *(OF_AN_EVENING | OF_TIDYING)[asked])
    assert any("INDEX" in step for step in plan)
    assert [step for step in plan if step.startswith("SCAN") and not step.endswith(_FEW)] == []


@pytest.mark.parametrize("asked", OF_A_MATTER)
async def test_messages_are_found_by_what_they_are_about(db: Database, asked: str) -> None:
    plan = await _plan(db, *OF_A_MATTER[asked])
    assert "SEARCH outbox USING INDEX ix_outbox_subject (kind=? AND subject=?)" in plan
