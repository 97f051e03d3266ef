"""One running bot per database: two would answer everybody twice."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.sqlite.engine import create_file, database_file


class AlreadyRunning(Exception):
    """Another process works on this database. `pid` is 0 when it has not said yet."""

    def __init__(self, pid: int) -> None:
        super().__init__(str(pid))
        self.pid = pid


@contextmanager
def only_one(url: str) -> Iterator[None]:
    """Hold the database for this process. The kernel lets go when the process dies, however it dies."""
    file = database_file(url)
    create_file(file)
    # The lock file is never removed: between a removal and a new lock two processes could both believe they hold it.
    descriptor = os.open(_beside(file), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(_pid(descriptor)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _beside(file: Path) -> Path:
    return file.with_name(file.name + ".lock")


def _pid(descriptor: int) -> int:
    written = os.pread(descriptor, 20, 0)
    return int(written) if written.isdigit() else 0
