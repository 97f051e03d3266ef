"""Words that break the bot."""

from __future__ import annotations

from typing import Any

import pytest

from core.incident.filing import ReportDraft

BROKEN = "chữ này làm bot hỏng"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """These words are more than a draft can take."""
    whole = ReportDraft.telling

    def telling(self: ReportDraft, entries: Any, received_at: Any) -> ReportDraft:
        if any(entry.text == BROKEN for entry in entries):
            raise ZeroDivisionError(BROKEN)
        return whole(self, entries, received_at)

    monkeypatch.setattr(ReportDraft, "telling", telling)
