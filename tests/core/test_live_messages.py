"""What features declare of the messages they keep up to date must not be mixed up in the tables."""

from __future__ import annotations

from core.features import LIVE
from core.outbox import Kind


def test_no_two_share_a_name_a_kind_or_a_beginning_of_their_keys() -> None:
    assert len({live.name for live in LIVE}) == len(LIVE)
    assert len({kind for live in LIVE for kind in (live.show, live.update)}) == 2 * len(LIVE)
    begins = [f"{live.keys}{what}:" for live in LIVE for what in ("", "update", "moved")]
    assert len(set(begins)) == len(begins)


def test_what_is_stored_keeps_its_name() -> None:
    """Rows of earlier releases are found by these."""
    stored = {live.name: (live.show, live.update, live.subject, live.keys) for live in LIVE}
    assert stored == {
        "incident": (Kind.CARD, Kind.CARD_UPDATE, "incident", "card"),
        "shift": (Kind.SHIFT_CARD, Kind.SHIFT_CARD_UPDATE, "shift", "shiftcard"),
    }
