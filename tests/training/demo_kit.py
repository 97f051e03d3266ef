"""Shared parts of the tests of training mode: a command that does nothing for a while, and waiting with an end."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from bot.training.supervisor import Command

ROOT = Path(__file__).resolve().parents[2]
SLEEP = "import time; time.sleep(60)"


def python(folder: Path, code: str) -> Command:
    """A process of the supervisor that runs `code`."""
    return Command((sys.executable, "-I", "-c", code), dict(os.environ), folder, folder / "log")


async def until(true: Callable[[], object], seconds: float = 10) -> None:
    """Wait for what another process does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        await asyncio.sleep(0.01)


def lives(pid: int) -> bool:
    """Whether the process is there, a zombie that nobody has waited for yet not counting."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Demo:
    """A real `binhyen demo`, on any free port unless told otherwise."""

    def __init__(self, *options: str, environ: dict[str, str] | None = None, folder: Path = ROOT) -> None:
        command = [sys.executable, "-m", "bot", "demo", "--no-browser", *(options or ("--port", "0"))]
        around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **(environ or {})}
        self.process = subprocess.Popen(command, cwd=folder, env=around, stdout=subprocess.PIPE, text=True)  # noqa: S603
        self.said = ""
        assert self.process.stdout
        while "Ctrl-C" not in self.said:
            line = self.process.stdout.readline()
            assert line, f"the demo ended with {self.process.wait()}: {self.said}"
            self.said += line
        self.address = re.findall(r"http://\S+", self.said)[0]

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """The exit code, once it is gone."""
        assert self.process.stdout
        self.process.send_signal(how)
        try:
            return self.process.wait(15)
        finally:
            self.process.kill()
            self.said += self.process.stdout.read()
            self.process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.returncode is None:
            self.end()
