"""Training mode, as one command: the page of phones, a pretend network, a movable clock, the unchanged bot."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import uvicorn

from bot.problems import NoStage
from bot.training.page_server import make_app
from bot.training.stage import Stage
from bot.training.stream import Stream
from core.text import Text
from texts import TRAINING_MARK, Say

_HOST = "127.0.0.1"
_TRIES = 20
_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run_demo(port: int, say: Say, *, open_browser: bool, data: Path | None) -> None:
    """Until Ctrl-C or SIGTERM. `data` keeps every session in a folder of its own; without it nothing stays."""
    with _folder(data) as folder, _listener(port) as listener:
        taken = listener.getsockname()[1]
        if port and taken != port:
            say(Text("demo.other_port", port=port, taken=taken))
        _introduce(listener, data, say)
        asyncio.run(_run(Training(folder, taken), listener, open_browser))
    say(Text("demo.stopped"))


class Training:
    """The session that is on now, and the next one. Every session starts from fresh data in a folder of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._address = f"http://{_HOST}:{port}"
        self._over = asyncio.Event()
        self._ended = False
        self.stream = Stream(self._snapshot)
        self.stage = self._new_stage()

    def start_over(self) -> None:
        """Fresh data, fresh phones, the evening once more."""
        self._over.set()

    def end(self) -> None:
        self._ended = True
        self._over.set()

    async def run(self) -> None:
        """One session after the other, until the end."""
        while not self._ended:
            self._over.clear()
            async with self.stage.playing():
                await self._over.wait()
            await self.stage.network.close()
            if not self._ended:
                self.stage = self._new_stage()
                self.stream.start_over()

    def _new_stage(self) -> Stage:
        folder = tempfile.mkdtemp(prefix=f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-", dir=self._folder)
        return Stage(Path(folder), self._address, self.stream.publish)

    def _snapshot(self) -> dict[str, Any]:
        return {"mark": TRAINING_MARK, **self.stage.snapshot()}


async def _run(training: Training, listener: socket.socket, open_browser: bool) -> None:
    loop = asyncio.get_running_loop()
    for ending in _ENDINGS:
        loop.add_signal_handler(ending, training.end)
    async with _serving(training, listener):
        if open_browser and _has_screen():
            # Some browsers keep their caller waiting until they are closed.
            threading.Thread(target=webbrowser.open, args=(_address(listener),), daemon=True).start()
        await training.run()


@contextlib.asynccontextmanager
async def _serving(training: Training, listener: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(
        make_app(training),
        log_config=None,
        log_level="critical",  # cut connections are made on purpose here
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(server.serve(sockets=[listener]))
        try:
            yield
        finally:
            training.stream.close()
            await training.stage.network.close()
            server.should_exit = True


class _Server(uvicorn.Server):
    """Leaves the signals to the program around it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _has_screen() -> bool:
    """Without one, a browser in the terminal might be opened, which shows nothing of this page."""
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextlib.contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    if data is not None:
        yield _kept(data)
        return
    with tempfile.TemporaryDirectory(prefix="binhyen-tap-huan-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _kept(data: Path) -> Path:
    try:
        data.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=data).close()
    except OSError as error:
        raise NoStage(Text("demo.cannot_write", folder=str(data), why=str(error.strerror))) from None
    return data.resolve()


def _listener(port: int) -> socket.socket:
    """On this port, or the next free one (0: any)."""
    for wanted in [*range(port, min(port + _TRIES, 65536)), 0] if port else [0]:
        try:
            listener = socket.create_server((_HOST, wanted), backlog=512)
        except OSError:
            continue
        # asyncio sets this only on sockets it opens itself; without it each answer waits 40 ms for the client's ACK.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    raise NoStage(Text("demo.no_port"))


def _address(listener: socket.socket) -> str:
    return f"http://{_HOST}:{listener.getsockname()[1]}/"


def _introduce(listener: socket.socket, data: Path | None, say: Say) -> None:
    say(Text("demo.title", mark=TRAINING_MARK))
    say(Text("demo.open", address=_address(listener)))
    say(Text("demo.kept", folder=str(data)) if data is not None else Text("demo.thrown_away"))
    say(Text("demo.stop"))
