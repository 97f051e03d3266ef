"""The bot's process: started again when it dies, killed on demand, gone when the session is."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.training import supervisor as module
from bot.training.supervisor import Life, Supervisor
from tests.training.demo_kit import SLEEP, lives, python, until

ROOT = Path(__file__).resolve().parents[2]


@asynccontextmanager
async def running(folder: Path, code: str = SLEEP) -> AsyncIterator[Supervisor]:
    supervisor = Supervisor(python(folder, code), lambda: None)
    supervisor.first_pause = supervisor._pause = 0.02
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(supervisor.run())
        try:
            await until(lambda: supervisor.pid)
            yield supervisor
        finally:
            task.cancel()


async def test_a_killed_process_is_started_again(tmp_path: Path) -> None:
    async with running(tmp_path) as supervisor:
        first = supervisor.pid
        supervisor.kill()
        await until(lambda: supervisor.pid not in (None, first))
        assert (supervisor.deaths, supervisor.exit_code) == (1, -signal.SIGKILL)


async def test_it_stays_off_until_asked_when_it_may_not_start_by_itself(tmp_path: Path) -> None:
    async with running(tmp_path) as supervisor:
        supervisor.set_auto(on=False)
        supervisor.kill()
        await until(lambda: supervisor.life is Life.DOWN)
        await asyncio.sleep(0.2)
        assert supervisor.pid is None
        supervisor.start()
        await until(lambda: supervisor.pid)


async def test_switching_the_restart_on_again_ends_the_wait(tmp_path: Path) -> None:
    async with running(tmp_path) as supervisor:
        supervisor.set_auto(on=False)
        supervisor.kill()
        await until(lambda: supervisor.life is Life.DOWN)
        supervisor.set_auto(on=True)
        await until(lambda: supervisor.pid)


async def test_a_restart_needs_no_pause(tmp_path: Path) -> None:
    async with running(tmp_path) as supervisor:
        supervisor.first_pause = 60
        first = supervisor.pid
        supervisor.restart()
        await until(lambda: supervisor.pid not in (None, first))


async def test_it_runs_once_it_was_heard_of(tmp_path: Path) -> None:
    async with running(tmp_path) as supervisor:
        assert supervisor.life is Life.STARTING
        supervisor.heard()
        assert supervisor.life is Life.RUNNING


async def test_the_process_ends_with_the_session(tmp_path: Path) -> None:
    async with running(tmp_path) as supervisor:
        pid = supervisor.pid or 0
    assert not lives(pid)


async def test_a_process_that_will_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_GOODBYE", 0.1)
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    async with running(tmp_path, stubborn) as supervisor:
        pid = supervisor.pid or 0
        await until(lambda: (tmp_path / "log").read_bytes())
    assert not lives(pid)


async def test_one_that_fails_by_itself_is_given_more_and_more_time(tmp_path: Path) -> None:
    async with running(tmp_path, "raise SystemExit('no room on the disk')") as supervisor:
        await until(lambda: supervisor.deaths >= 3)
        await until(lambda: supervisor.life is Life.DOWN)
        assert supervisor._pause >= 8 * supervisor.first_pause
        assert (supervisor.view()["exit"], supervisor.view()["said"]) == (1, "no room on the disk")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process together with its parent")
async def test_the_process_ends_even_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(  # noqa: ASYNC220, S603
        [sys.executable, "-c", _PARENT, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert parent.stdout
    try:
        child = int(await asyncio.to_thread(parent.stdout.readline))
        assert lives(child)
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
    await until(lambda: not lives(child))


async def test_a_process_whose_parent_is_gone_already_does_not_begin(tmp_path: Path) -> None:
    leash = str(Path(module.__file__).with_name("leash.py"))
    orphan = subprocess.run(  # noqa: ASYNC221, S603
        [sys.executable, leash, str(os.getpid() + 1), "/bin/echo", "started"], capture_output=True, check=False
    )
    assert (orphan.returncode, orphan.stdout) == (1, b"")


_PARENT = """
import asyncio, sys
from pathlib import Path
from tests.training.demo_kit import SLEEP, python, until
from bot.training.supervisor import Supervisor

async def main():
    supervisor = Supervisor(python(Path(sys.argv[1]), SLEEP), lambda: None)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(supervisor.run())
        await until(lambda: supervisor.pid)
        await asyncio.sleep(0.3)  # past the leash
        print(supervisor.pid, flush=True)

asyncio.run(main())
"""
