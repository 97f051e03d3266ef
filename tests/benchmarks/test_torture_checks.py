"""The judge of the torture and messages that are gone: a card that came again takes the one before with it."""

from __future__ import annotations

from benchmarks.torture_checks import judge
from benchmarks.torture_ledger import Ledger
from benchmarks.torture_record import Arrived, Evidence, Queued


def _oddities(*, first_gone: bool) -> list[str]:
    cards = [Queued(n, "card", 5, "sent", "", frozenset({n}), sends=True, incident=1) for n in (1, 2)]
    arrived = [Arrived(5, 1, gone=first_gone), Arrived(5, 2)]
    return judge(Ledger(), Evidence(queued=cards, arrived=arrived), {}).oddities


def test_a_card_that_was_replaced_came_and_is_gone() -> None:
    assert _oddities(first_gone=True) == []


def test_a_card_that_was_not_replaced_is_odd() -> None:
    assert _oddities(first_gone=False) == ["phone 5: 2 cards of incident 1"]
