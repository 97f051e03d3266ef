"""What the first release said in its closed lists is still so, however it is declared now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.features import NOTICES, TAKE_BACKS
from core.outbox import Kind, Priority
from tests.golden import behaviour

SETS: dict[str, Any] = json.loads((Path(__file__).parent / "first_release_sets.json").read_text("utf-8"))
STATES = {flow: list(found["states"]) for flow, found in SETS["flows"].items()}


def test_every_kind_of_message_has_the_name_that_lies_in_databases() -> None:
    assert {*(kind.value for kind in Kind), *NOTICES, *TAKE_BACKS} == set(SETS["kinds"])
    assert {priority.name: int(priority) for priority in Priority} == SETS["priorities"]


def test_every_button_is_written_as_it_was() -> None:
    """Those that lie on phones are pressed for years. A class may have another name."""
    now = {behaviour.sample(action) for action in behaviour.actions().values()}
    assert now >= {one["sample"] for one in SETS["actions"].values()}


@pytest.mark.parametrize("name", SETS["actions"])
def test_a_short_word_presses_what_it_pressed(name: str) -> None:
    before, by_tag = SETS["actions"][name], {action.tag: action for action in behaviour.actions().values()}
    assert behaviour.pressed_by_short_words(by_tag[before["tag"]]) == before["presses"]


def test_words_mean_what_they_meant_whatever_is_asked() -> None:
    now, before = behaviour.meanings(STATES), SETS["meanings"]
    for where in sorted({*now, *before}):
        assert now.get(where) == before.get(where), where
    assert len(before[""]) > 400


def test_everybody_may_do_what_they_might() -> None:
    now = behaviour.policy()
    assert {act: now.get(act) for act in SETS["policy"]["may"]} == SETS["policy"]["may"]
