"""`binhyen demo` as a whole: a real program with a real bot, watched from outside."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.training.cast import CAST
from tests.training.demo_kit import ROOT, Demo, lives, until

pytestmark = pytest.mark.e2e
HUY, LONG, DUNG = [part.user_id for part in CAST if part.phone_name in ("Huy", "Long", "Dũng")]
_PATIENCE = 60.0


class Watcher:
    """Keeps what the stream tells, and presses buttons. `ours` makes it a page of the program."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, headers={"Origin": address.rstrip("/")}, timeout=30)
        self.bot: dict[str, Any] = {"life": "unknown", "pid": None}
        self.words: dict[int, list[str]] = {}
        self.sessions = 0

    def ask(self, path: str, **values: Any) -> None:
        self.client.post(f"/api/{path}", json=values).raise_for_status()

    @contextmanager
    def events(self) -> Iterator[Callable[[Callable[[], object]], None]]:
        with self.client.stream("GET", "/api/stream") as answer:
            lines = answer.iter_lines()
            yield lambda true: self._read(lines, true)

    def _read(self, lines: Iterator[str], true: Callable[[], object]) -> None:
        """With an end: the stream says every few seconds that it is still there, so there is always a next line."""
        end = time.monotonic() + _PATIENCE
        while not true():
            assert time.monotonic() < end, f"it did not happen: {self.bot} {self.words}"
            line = next(lines)
            if line.startswith("event: "):
                self._kind = line.removeprefix("event: ")
            elif line.startswith("data: "):
                self._take(self._kind, json.loads(line.removeprefix("data: ")))

    def _take(self, kind: str, data: Any) -> None:
        if kind == "snapshot":
            self.bot, self.words = data["bot"], {}
            self.sessions += 1
            for message in data["messages"]:
                self._take("message", message)
        elif kind == "bot":
            self.bot = data
        elif kind == "message" and not data.get("mine"):
            self.words.setdefault(data["user"], []).append(data.get("text", ""))

    def heard(self, user: int, words: str) -> bool:
        return any(words in text for text in self.words.get(user, []))


def test_what_was_said_survives_the_kill_button_and_time_runs_on_demand() -> None:
    with Demo() as demo:
        watcher = Watcher(demo.address)
        with watcher.client, watcher.events() as read:
            _half_a_report(watcher, read)
            first = watcher.bot["pid"]
            watcher.ask("kill")
            read(lambda: watcher.bot["life"] == "down")
            watcher.ask(f"phones/{HUY}/text", text="1")
            watcher.ask("restart")
            read(lambda: watcher.bot["life"] == "running" and watcher.bot["pid"] != first)
            read(lambda: watcher.heard(LONG, "có trộm"))
            watcher.ask("forward", seconds=9 * 60)
            read(lambda: watcher.heard(DUNG, "có trộm"))
            before = watcher.sessions
            watcher.ask("reset")
            read(lambda: watcher.sessions > before)  # what is still said in the old one comes first
            read(lambda: watcher.heard(HUY, "🎓 TẬP HUẤN"))
            assert not watcher.heard(LONG, "có trộm")


def _half_a_report(watcher: Watcher, read: Callable[[Callable[[], object]], None]) -> None:
    read(lambda: watcher.heard(HUY, "🎓 TẬP HUẤN"))
    for words, answer in (("có trộm", "Việc gì"), ("4", "Ở thôn nào")):
        watcher.ask(f"phones/{HUY}/text", text=words)
        read(lambda answer=answer: watcher.heard(HUY, answer))  # type: ignore[misc]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_the_program_ends_and_takes_the_bot_and_its_data_along(how: signal.Signals, tmp_path: Path) -> None:
    with Demo("--port", "0", environ={"TMPDIR": str(tmp_path)}) as demo:
        pid = _pid_of_bot(demo)
        assert demo.end(how) == 0
    assert not lives(pid)
    assert not [*tmp_path.iterdir()]  # noqa: ASYNC240


def _pid_of_bot(demo: Demo) -> int:
    watcher = Watcher(demo.address)
    with watcher.client, watcher.events() as read:
        read(lambda: watcher.bot["pid"])
    return int(watcher.bot["pid"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process together with its parent")
async def test_the_bot_goes_even_when_the_program_is_killed(tmp_path: Path) -> None:
    with Demo("--port", "0", environ={"TMPDIR": str(tmp_path)}) as demo:
        pid = _pid_of_bot(demo)
        demo.end(signal.SIGKILL)
    await until(lambda: not lives(pid))


def test_a_port_that_is_taken_is_said_and_passed_over(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        vietnamese = {"LC_ALL": "", "LC_MESSAGES": "vi_VN.UTF-8"}
        with Demo("--port", str(taken), "--data", str(tmp_path / "kept"), environ=vietnamese) as demo:
            assert f"Cổng {taken} đang bận" in demo.said
            assert not demo.address.startswith(f"http://127.0.0.1:{taken}/")
            _pid_of_bot(demo)
    (session,) = (tmp_path / "kept").iterdir()
    assert {"clock", "bot.log"} <= {file.name for file in session.iterdir()}


def test_a_real_installation_around_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("this is not even TOML", "utf-8")
    with Demo("--port", "0", environ={"BINHYEN_TELEGRAM__TOKEN": "real", "BINHYEN_X": "y"}, folder=tmp_path) as demo:
        watcher = Watcher(demo.address)
        with watcher.client, watcher.events() as read:
            read(lambda: watcher.bot["life"] == "running")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--data", str(tmp_path / "file" / "below")]
    english = {**os.environ, "LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8"}
    ended = subprocess.run(command, cwd=ROOT, env=english, capture_output=True, text=True, check=False)  # noqa: S603
    assert ended.returncode == 1
    assert "Cannot write into" in ended.stderr and "Traceback" not in ended.stderr
