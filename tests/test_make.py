"""`make` as the only command, on machines that are not quite ready. Python is played by a script here."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Makes an environment whose own python can do everything; `ensurepip` is there or not.
PYTHON = """#!/bin/sh
case "$*" in
  *ensurepip*) exit {ensurepip} ;;
  "-m venv --clear "*)
    mkdir -p "$4/bin" && printf '#!/bin/sh\\nexit 0\\n' > "$4/bin/python" && chmod +x "$4/bin/python" ;;
  *) exit 9 ;;
esac
"""
WITHOUT_PIP = "#!/bin/sh\necho 'No module named pip' >&2\nexit 1\n"


def _script(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    path.chmod(0o755)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def _make(folder: Path, *, ensurepip: bool) -> subprocess.CompletedProcess[str]:
    python = _script(folder / "python3", PYTHON.format(ensurepip=0 if ensurepip else 1))
    command = ["make", f"PYTHON={python}", ".venv/.installed"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


def test_an_environment_is_made(folder: Path) -> None:
    assert _make(folder, ensurepip=True).returncode == 0
    assert (folder / ".venv" / ".installed").exists()


def test_without_python3_venv_it_says_what_to_install(folder: Path) -> None:
    done = _make(folder, ensurepip=False)
    assert done.returncode != 0
    assert "sudo apt install python3-venv" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / ".venv").exists()


def test_an_environment_that_was_begun_without_pip_is_made_anew(folder: Path) -> None:
    _script(folder / ".venv" / "bin" / "python", WITHOUT_PIP)
    assert "sudo apt install python3-venv" in _make(folder, ensurepip=False).stderr
    assert _make(folder, ensurepip=True).returncode == 0
    assert (folder / ".venv" / ".installed").exists()


def test_an_environment_that_works_is_kept(folder: Path) -> None:
    kept = _script(folder / ".venv" / "bin" / "python", "#!/bin/sh\nexit 0\n")
    kept.with_name("kept").touch()
    assert _make(folder, ensurepip=False).returncode == 0
    assert kept.with_name("kept").exists()


def test_python_keeps_what_it_has_compiled(folder: Path) -> None:
    around = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = ["make", "--eval", "told: ; @env", "told"]
    told = subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, check=True)  # noqa: S603
    assert "PATH=" in told.stdout
    assert "PYTHONDONTWRITEBYTECODE" not in told.stdout
