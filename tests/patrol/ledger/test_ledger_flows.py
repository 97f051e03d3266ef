"""Every state of the two flows of the ledger has a screen, goes on after a restart of the draft, and has a way out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handlers.patrol.ledger import corrections, late_entry
from handlers.patrol.ledger.corrections import CorrectDraft, CorrectState
from handlers.patrol.ledger.late_entry import LateDraft, LateState
from tests.commune import Commune
from tests.patrol.night_kit import a_night, in_the_morning

NIGHT = ("22:00", "02:00")
# Who gets into each state and how: a button that opens it, then words.
CORRECTING = {
    CorrectState.WHO: ("thanh", "fix1:1", (), "sửa giờ của ai?"),
    CorrectState.FROM: ("huy", "fix1:1", (), "Vào ca lúc mấy giờ?"),
    CorrectState.UNTIL: ("huy", "fix1:1", ("22:30",), "Ra ca lúc mấy giờ?"),
    CorrectState.REASON: ("huy", "fix1:1", ("22:30", "2h"), "Vì sao?"),
    CorrectState.REFUSAL: ("long", "corno1:1", (), "Vì sao không đồng ý?"),
}
ENTERING = {
    LateState.TEAM: ("long", "go1:late_entry", (), "cho tổ nào?"),
    LateState.SHIFT: ("thanh", "go1:late_entry", (), "Nhập bù ca nào?"),
    LateState.DAY: ("thanh", "go1:late_entry", ("ca ngoai lich",), "ngày nào?"),
    LateState.KIND: ("thanh", "go1:late_entry", ("ca ngoai lich", "14/11"), "Ca nào?"),
    LateState.WHO: ("thanh", "late1:1", (), "Ai có mặt?"),
    LateState.FROM: ("thanh", "late1:1", ("doi gio",), "Vào ca lúc mấy giờ?"),
    LateState.UNTIL: ("thanh", "late1:1", ("doi gio", "22:30"), "Ra ca lúc mấy giờ?"),
}
WAYS: dict[Any, Any] = {**CORRECTING, **ENTERING}


def test_every_state_is_listed() -> None:
    assert set(corrections.conversation().states) == set(CorrectState) == set(CORRECTING)
    assert set(late_entry.conversation().states) == set(LateState) == set(ENTERING)


@pytest.mark.parametrize("state", WAYS, ids=lambda s: f"{type(s).__name__}.{s}")
@pytest.mark.parametrize("way_out", ["thoi", "0"])
async def test_every_state_has_a_screen_and_a_way_out(commune: Commune, state: Any, way_out: str) -> None:
    name, opening, words, shown = WAYS[state]
    await a_night(commune, huy=NIGHT, hoa=NIGHT)
    thanh, hand = await in_the_morning(commune, "thanh", name if name != "thanh" else "tu")
    hand = thanh if name == "thanh" else hand
    if state is CorrectState.REFUSAL:
        await thanh.forges("fix1:1").taps("Huy").taps("22:00").says("03:00").taps("Bấm nhầm")
    await hand.forges(opening)
    for said in words:
        await hand.says(said)
    await hand.sees(shown).is_offered("Thôi")
    assert (await commune.conversation(hand))["state"] == state
    await hand.says(way_out)
    assert (await commune.conversation(hand))["flow"] is None
    assert await commune.count("assignments", "in_by = 'late_entry'") == 0


@pytest.mark.parametrize("draft", [CorrectDraft(3, 1, "2026-11-14T15:00:00+00:00", absent=True), CorrectDraft()])
def test_a_correction_reads_back_whole(draft: CorrectDraft) -> None:
    assert CorrectDraft.from_json(draft.to_json()) == draft


@pytest.mark.parametrize(
    "draft", [LateDraft(0, "T3", "2026-11-14", "D", (3, 5), "2026-11-14T15:00:00+00:00"), LateDraft()]
)
def test_a_late_entry_reads_back_whole(draft: LateDraft) -> None:
    assert LateDraft.from_json(draft.to_json()) == draft


def test_drafts_of_other_releases_go_on() -> None:
    assert CorrectDraft.from_json(json.dumps({"shift": 1, "unknown": 5})) == CorrectDraft(shift=1)
    assert LateDraft.from_json("") == LateDraft()
