"""What the deliverer kept in closed lists in the first release, features declare now: it is the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.feature import Notice
from core.features import FEATURES, LIVE, NOTICES, TAKE_BACKS, UPDATES
from core.outbox import Kind

BEFORE: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "first_release_sets.json").read_text("utf-8"))[
    "kinds"
]
FEATURE_OF = {one.means.kind: feature.name for feature in FEATURES for one in feature.notices}
THE_DELIVERER = {*Kind, *TAKE_BACKS}


def test_every_kind_that_lies_in_databases_is_known() -> None:
    assert {*NOTICES, *THE_DELIVERER} >= BEFORE.keys()


@pytest.mark.parametrize("kind", [kind for kind in BEFORE if kind not in THE_DELIVERER])
def test_a_notice_may_what_it_might(kind: str) -> None:
    before, now = BEFORE[kind], NOTICES[kind]
    assert FEATURE_OF[kind] == before["composed_by"].split(":")[0].split(",")[0]
    assert now.lasting is before["lasting"]
    assert now.repeatable is before["repeatable"]
    assert _remembered(now) == before["remembered"]
    assert (now.elsewhere is not None) is (before["elsewhere"] is not None)
    assert (kind in UPDATES) is before["update"]
    assert (kind in UPDATES) is (before["gone_then"] is not None)
    assert (kind in {live.kind for live in LIVE}) is before["is_a_live_message"]


def _remembered(notice: Notice[Any]) -> bool | str:
    """Of an edit: only while nothing else with buttons has come."""
    return "while it is looked at" if notice.remembers and notice.means.kind in UPDATES else notice.remembers


@pytest.mark.parametrize("kind", sorted(THE_DELIVERER & BEFORE.keys()))
def test_what_every_feature_writes_has_no_notice(kind: str) -> None:
    assert kind not in NOTICES
    assert BEFORE[kind]["elsewhere"] is None
    assert BEFORE[kind]["remembered"] is False
