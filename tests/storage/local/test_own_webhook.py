"""The bot knows its own webhook after it was killed."""

from __future__ import annotations

from pathlib import Path

from storage.local.own_webhook import OwnWebhook


def test_the_next_process_knows_it_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    assert OwnWebhook(tmp_path / "commune.db").last() == ""
    OwnWebhook(tmp_path / "commune.db").note("https://mot-dia-chi-dai.example/hook")
    OwnWebhook(tmp_path / "commune.db").note("https://khac.example/hook")
    assert OwnWebhook(tmp_path / "commune.db").last() == "https://khac.example/hook"
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
