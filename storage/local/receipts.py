"""A file beside the database that says what the networks have taken and the database does not know yet.

Each note is one write to the system: it survives the death of the process and costs no waiting for the disk. It goes
into room set aside when the file is opened, so that it can be written on a full disk as well. After a power cut notes
may be missing; then a message comes twice, as it would without them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from core.ports import Receipt

_NO_ID = "-"
_ROOM = 64 * 1024  # bytes, about a thousand notes
_MUCH = 16 * 1024  # bytes after which it is worth a call to begin anew; the rest is for what no commit has taken yet
_EMPTY = b"\0"  # what the room is filled with; no note has it


class Receipts:
    """Implements `core.ports.Receipts`. Opened for the life of the process."""

    def __init__(self, database: Path) -> None:
        file = database.with_name(database.name + ".receipts")
        self._file = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        size = os.fstat(self._file).st_size
        notes, _, _ = os.pread(self._file, size, 0).partition(_EMPTY)
        self._left = list(_read(notes))
        self._end = len(notes)
        self._from_before = bool(notes)
        self._put(_EMPTY * (_ROOM - size), size)

    def note(self, receipt: Receipt) -> None:
        line = f"{receipt.row} {receipt.created_at.isoformat()} {receipt.message_id or _NO_ID}\n".encode()
        self._end += self._put(line, self._end)

    def left(self) -> list[Receipt]:
        return self._left

    def clear(self) -> None:
        """Clear the notes. Notes already written down may stay for a while: read again, they change nothing."""
        if self._from_before or self._end > _MUCH:
            self._put(_EMPTY * min(self._end, _ROOM), 0)
            if self._end > _ROOM:
                os.ftruncate(self._file, _ROOM)
            self._left, self._end, self._from_before = [], 0, False

    def close(self) -> None:
        os.close(self._file)

    def _put(self, content: bytes, at: int) -> int:
        """How many bytes are there now: none where the disk is full. The database will say so, and stop the process."""
        with contextlib.suppress(OSError):
            if os.pwrite(self._file, content, at) == len(content):
                return len(content)
        return 0


def _read(notes: bytes) -> Iterable[Receipt]:
    """The last line may be torn, and after a power cut anything may stand here."""
    for line in notes.decode("ascii", "replace").splitlines(keepends=True):
        parts = line.split(" ")
        if line.endswith("\n") and len(parts) == 3:
            with contextlib.suppress(ValueError):
                message_id = parts[2].strip()
                found = None if message_id == _NO_ID else message_id
                yield Receipt(int(parts[0]), datetime.fromisoformat(parts[1]), found)
