"""The kills are spread over the kinds of moments as promised, however few they are."""

import random
from collections import Counter
from itertools import islice

import pytest

from benchmarks.torture_kills import dealt


@pytest.mark.parametrize("seed", range(20))
def test_every_round_deals_every_card_once(seed: int) -> None:
    cards = ["starting", "sending", "sending", "any"]
    dealing = dealt(cards, random.Random(seed))
    for _ in range(5):
        assert Counter(islice(dealing, len(cards))) == Counter(cards)


def test_the_order_is_not_always_the_same() -> None:
    rounds = {tuple(islice(dealt("abcd", random.Random(seed)), 4)) for seed in range(20)}
    assert len(rounds) > 5
