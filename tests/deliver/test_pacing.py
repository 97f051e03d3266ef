"""Token buckets: so many a second over all chats, and fewer to any one of them."""

from __future__ import annotations

import pytest

from jobs.deliver.pacing import Pacing
from tests.deliver.kit import Seconds

HUY, LONG = ("telegram", "huy"), ("telegram", "long")


def _pacing(seconds: Seconds) -> Pacing:
    return Pacing(10, 3, 1, 2, seconds)


def test_a_burst_and_then_the_rate() -> None:
    seconds = Seconds()
    pacing = _pacing(seconds)
    for _ in range(3):
        pacing.spend(HUY)
    assert pacing.allowed() == 0
    assert pacing.wait() == pytest.approx(0.1)
    seconds.now = 0.1
    assert pacing.allowed() == 1


def test_a_burst_is_not_saved_up() -> None:
    seconds = Seconds()
    pacing = _pacing(seconds)
    seconds.now = 3600
    assert pacing.allowed() == 3


def test_one_chat_waits_and_others_do_not() -> None:
    seconds = Seconds()
    pacing = _pacing(seconds)
    pacing.spend(HUY)
    pacing.spend(HUY)
    pacing.spend(LONG)
    assert pacing.room(2) == {HUY: 0, LONG: 1}
    seconds.now = 1
    assert pacing.room(1) == {}


def test_nothing_to_wait_for() -> None:
    assert _pacing(Seconds()).wait() == 0.0


def test_idle_chats_are_forgotten() -> None:
    seconds = Seconds()
    pacing = Pacing(1e6, 1e6, 1, 2, seconds)
    for chat in range(4096):
        pacing.spend(("telegram", str(chat)))
    seconds.now = 10
    pacing.room(1)
    pacing.spend(HUY)
    assert len(pacing._chats) == 1
