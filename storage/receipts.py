"""A file beside the database that says what the networks have taken and the database does not know yet.

Each note is one write() to the system: it survives the death of the process and costs no waiting for the disk. After a
power cut notes may be missing; then a message comes twice, as it would without them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from core.ports import Receipt

_NO_ID = "-"
_LARGE = 64 * 1024  # bytes after which it is worth a call to begin anew


class Receipts:
    """Implements `core.ports.Receipts`. Opened for the life of the process."""

    def __init__(self, database: Path) -> None:
        file = database.with_name(database.name + ".receipts")
        self._file = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        self._left = list(_read(os.pread(self._file, os.fstat(self._file).st_size, 0)))

    def note(self, receipt: Receipt) -> None:
        line = f"{receipt.row} {receipt.created_at.isoformat()} {receipt.message_id or _NO_ID}\n"
        with contextlib.suppress(OSError):  # a full disk: the database will say so, and stop the process
            os.write(self._file, line.encode())

    def left(self) -> list[Receipt]:
        return self._left

    def clear(self) -> None:
        """What is written down already may stay for a while: read again, it changes nothing."""
        if self._left or os.fstat(self._file).st_size > _LARGE:
            os.ftruncate(self._file, 0)
            self._left = []

    def close(self) -> None:
        os.close(self._file)


def _read(content: bytes) -> Iterable[Receipt]:
    """The last line may be torn, and after a power cut anything may stand here."""
    for line in content.decode("ascii", "replace").splitlines(keepends=True):
        parts = line.split(" ")
        if line.endswith("\n") and len(parts) == 3:
            with contextlib.suppress(ValueError):
                message_id = parts[2].strip()
                found = None if message_id == _NO_ID else message_id
                yield Receipt(int(parts[0]), datetime.fromisoformat(parts[1]), found)
