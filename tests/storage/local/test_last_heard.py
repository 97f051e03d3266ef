"""When the network was last there is known after a restart, or not known, but never wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.local.last_heard import LastHeard

NOW = datetime(2026, 11, 14, 15, 30, tzinfo=UTC)


def test_the_next_process_knows(tmp_path: Path) -> None:
    LastHeard(tmp_path / "commune.db").note(NOW)
    assert LastHeard(tmp_path / "commune.db").before == NOW


def test_it_is_written_every_ten_seconds_and_when_the_clock_was_set_back(tmp_path: Path) -> None:
    heard = LastHeard(tmp_path / "commune.db")
    for seconds, known in ((0, 0), (9, 0), (11, 11), (12, 11), (-60, -60)):
        heard.note(NOW + timedelta(seconds=seconds))
        assert LastHeard(tmp_path / "commune.db").before == NOW + timedelta(seconds=known)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    LastHeard(tmp_path / "commune.db").note(NOW)
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_nonsense_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "commune.db.heard").write_text("2026-11-14T15:30")
    assert LastHeard(tmp_path / "commune.db").before is None
    (tmp_path / "commune.db.heard").write_text("2026-11-1\0\0\0")
    assert LastHeard(tmp_path / "commune.db").before is None


def test_a_disk_that_takes_nothing_is_not_its_matter(tmp_path: Path) -> None:
    heard = LastHeard(tmp_path / "gone" / "commune.db")
    heard.note(NOW)
    assert heard.before is None
