"""A message that answers another one says so to the handlers."""

from __future__ import annotations

import pytest

from handlers.turn import Turn
from tests.commune import Commune


async def test_what_a_message_answers_reaches_the_handlers(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    (huy,) = await commune.phones("huy")
    seen: list[str | None] = []
    say = Turn.say

    def said(turn: Turn, *parts: object, **more: object) -> None:
        seen.append(turn.reply_to)
        say(turn, *parts, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Turn, "say", said)
    await huy.says("menu").sees("Chọn việc")
    answered = huy.phone.messages[-1].message_id
    await huy.sends(lambda phone: phone.send_text("menu", reply_to=answered)).sees("Chọn việc")
    assert seen == [None, str(answered)]
