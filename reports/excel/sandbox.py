"""A roster file read in a process of its own: it takes no time from the alerts, and can be stopped (docs/adr/0013).

Run as a program this module is that process: the file comes in, rows or the reason of a refusal go out.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from typing import Any

from core.errors import Invalid
from core.jsontext import decoded, encoded
from core.patrol.sheet.rows import Line, packed, unpacked
from core.text import Text

log = logging.getLogger(__name__)

_SECONDS = 30.0
_CPU = 15  # seconds
_MEMORY = 768 * 1024 * 1024  # of addresses; what is used is a fraction of it
_POLITE = 10
_OUR_SETTINGS = "BINHYEN_"  # a reader of foreign files needs no token


async def read_apart(content: bytes, seconds: float = _SECONDS) -> list[Line]:
    """As `roster_rows.read_roster`; also `Invalid` when it takes more than the time or memory there is. OSError when no
    process can be started."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(_OUR_SETTINGS)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environ
    )
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await process.communicate(content)
    except TimeoutError:
        raise Invalid(Text("sheet.too_large")) from None
    finally:
        await _ended(process)
    return _understood(answer, process.returncode)


async def _ended(process: Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()


def _understood(answer: bytes, code: int | None) -> list[Line]:
    if code == 0:
        told: dict[str, Any] = decoded(answer)
        if "lines" in told:
            return unpacked(told["lines"])
        raise Invalid(Text(told["refused"], **told["params"]))
    log.warning("the reader of a file ended with %s", code)
    raise Invalid(Text("sheet.too_large") if code is not None and code < 0 else Text("sheet.unreadable"))


def main() -> None:
    _limit()
    from reports.patrol.roster_rows import read_roster

    try:
        told: dict[str, object] = {"lines": packed(read_roster(sys.stdin.buffer.read()))}
    except Invalid as refused:
        told = {"refused": refused.text.id, "params": refused.text.params}
    except MemoryError:
        told = {"refused": "sheet.too_large", "params": {}}
    sys.stdout.buffer.write(encoded(told))


def _limit() -> None:
    """Where the system can: Windows cannot."""
    if sys.platform == "win32":
        return
    import resource

    os.nice(_POLITE)
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
