"""Which address this bot last told Telegram to call, kept beside the database: after a power cut it is still there, and
is nobody else's, even when the bot has another address by now or asks for updates itself."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


class OwnWebhook:
    def __init__(self, database: Path) -> None:
        self._file = database.with_name(database.name + ".webhook")

    def last(self) -> str:
        """ "" when none is known."""
        with contextlib.suppress(OSError, ValueError):
            return self._file.read_text()
        return ""

    def note(self, url: str) -> None:
        with contextlib.suppress(OSError):  # then it is not known: the operator is asked to take over
            file = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # paths may hold a secret
            try:
                os.write(file, url.encode())
            finally:
                os.close(file)
