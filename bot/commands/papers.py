"""Papers that a command writes, readable for their owner alone."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_OWNER_ONLY = 0o600


def write_paper(file: Path, content: bytes, *, replace: bool = True) -> None:
    """Readable for its owner alone, also where a file of that name could be read by all. Raises OSError; that there is
    one already is such an error unless it may be replaced."""
    how = os.O_TRUNC if replace else os.O_EXCL
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | how, _OWNER_ONLY), "wb") as paper:
        with contextlib.suppress(PermissionError):  # a stick to carry it to the printer knows no owners
            os.fchmod(paper.fileno(), _OWNER_ONLY)
        paper.write(content)
