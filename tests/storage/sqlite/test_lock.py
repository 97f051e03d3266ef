from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from storage.sqlite.lock import AlreadyRunning, only_one

_HOLD = """import sys
from storage.sqlite.lock import only_one
with only_one(sys.argv[1]): print('held', flush=True); input()"""


def test_the_second_process_is_told_the_pid_of_the_first_and_takes_over_when_that_is_killed(url: str) -> None:
    command = [sys.executable, "-c", _HOLD, url]
    environment = {"PYTHONPATH": ":".join(sys.path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe) as first:  # noqa: S603
        assert first.stdout
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning) as told, only_one(url):
            pass
        assert told.value.pid == first.pid
        first.send_signal(signal.SIGKILL)
        first.wait()
        with only_one(url):
            pass


def test_the_lock_is_given_back(url: str) -> None:
    for _ in range(2):
        with only_one(url):
            pass


def test_a_process_does_not_run_the_bot_twice_either(url: str) -> None:
    with only_one(url), pytest.raises(AlreadyRunning) as told, only_one(url):
        pass
    assert told.value.pid == os.getpid()
