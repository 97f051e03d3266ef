"""When silence is an answer: the same question, put in every way in which it can have reached somebody or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.asking import silence_counts_at
from core.outbox import Fate

ASKED = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)
WAITS, DROPPED = Fate(True, None), Fate(False, None)
TEN, HOUR = timedelta(minutes=10), timedelta(hours=1)


def after(minutes: float) -> datetime:
    return ASKED + timedelta(minutes=minutes)


def sent(minutes: float) -> Fate:
    return Fate(False, after(minutes))


@pytest.mark.parametrize(
    ("fates", "now", "counts_at", "more"),
    [
        # nobody was asked, or nothing can ask them: there is nothing to wait for
        ([], 20, 20, {}),
        ([DROPPED], 20, 20, {}),
        # asked, and they have their time from when it went out
        ([sent(0)], 3, 10, {}),
        ([sent(0)], 10, 10, {}),
        ([sent(0)], 25, 25, {}),
        ([sent(12)], 15, 22, {}),
        ([sent(12), DROPPED], 15, 22, {}),
        ([sent(12), WAITS], 15, 22, {}),
        # several phones: the newest counts, or the first
        ([sent(0), sent(4)], 6, 14, {}),
        ([sent(0), sent(4)], 6, 10, {"from_first": True}),
        # what it may take to the phone is not waited for once more
        ([sent(0.5)], 9.6, 9.6, {"on_its_way": timedelta(minutes=1)}),
        ([sent(0.5)], 9, 10.5, {"on_its_way": timedelta(minutes=1)}),
        # no time of its own: the next question follows by another clock
        ([sent(0)], 1, 1, {"patience": timedelta()}),
        # it waits for the network: no answer is no silence, but not for ever
        ([WAITS], 20, 25, {}),
        ([WAITS, DROPPED], 20, 25, {}),
        ([WAITS], 59, 64, {"held_at_most": HOUR}),
        ([WAITS], 60, 60, {"held_at_most": HOUR}),
        ([WAITS], 600, 605, {"held_at_most": None}),
        # sent by a clock that was ahead: it has had its time
        ([sent(300)], 20, 20, {}),
    ],
)
def test_silence_counts(fates: list[Fate], now: float, counts_at: float, more: dict[str, Any]) -> None:
    patience = more.pop("patience", TEN)
    found = silence_counts_at(fates, ASKED, after(now), patience, look_again=timedelta(minutes=5), **more)
    assert found == after(counts_at)
