"""When the network was last known to be there, kept beside the database.

Not in it: this is written every few seconds, and nobody needs to wait for the disk for it. After a power cut it may be
some seconds old, or missing.
"""

from __future__ import annotations

import contextlib
import os
from datetime import datetime, timedelta
from pathlib import Path

_EVERY = timedelta(seconds=10)


class LastHeard:
    def __init__(self, database: Path) -> None:
        self._file = database.with_name(database.name + ".heard")
        self._noted = self._read()
        self.before = self._noted  # what the process before knew

    def _read(self) -> datetime | None:
        with contextlib.suppress(OSError, ValueError):
            moment = datetime.fromisoformat(self._file.read_text())
            return moment if moment.tzinfo is not None else None
        return None

    def note(self, now: datetime) -> None:
        if self._noted is not None and timedelta() <= now - self._noted < _EVERY:
            return
        self._noted = now
        with contextlib.suppress(OSError):  # a full disk: the database will say so
            file = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.pwrite(file, now.isoformat(timespec="microseconds").encode(), 0)  # always as long
            finally:
                os.close(file)
