"""Starts a command that cannot outlive whoever asked for it: `python leash.py PARENT_PID COMMAND...`.

Run as a file of its own, so that nothing has to happen between fork and exec of a process with threads. The kernel
keeps the promise over exec: when the parent is gone, however it went, the command gets SIGKILL. Where the kernel knows
no such promise (only Linux does) an orphan finds its random token refused by the next session and leaves by itself.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main(parent: int, command: list[str]) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
        if os.getppid() != parent:  # it died before the promise was made
            sys.exit(1)
    os.execv(command[0], command)  # noqa: S606 - our own command, without a shell


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
