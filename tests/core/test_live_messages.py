"""What features declare of the messages they keep up to date fits together, and is found again after an upgrade."""

from __future__ import annotations

from core.features import LIVE, NOTICES, UPDATES


def test_each_has_a_notice_that_shows_it_and_one_that_edits_it() -> None:
    for live in LIVE:
        assert NOTICES[live.kind].means is live.show
        assert NOTICES[live.update.kind].means is live.update
        assert live.show(7, silent=True).subject == live.update(7, moved="1", up=True).subject == 7


def test_what_is_stored_keeps_its_name() -> None:
    """Rows of earlier releases are found by these."""
    assert {live.kind: live.update.kind for live in LIVE} == {"card": "card_update", "shift_card": "shift_card_update"}
    assert all(live.update.kind == kind for kind, live in UPDATES.items())
