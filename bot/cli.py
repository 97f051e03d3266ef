"""The command line: `binhyen run`, `check`, `demo`, `invite`, `migrate`. Mistakes are said in plain words.

Exit codes: 2 settings, 3 the token was refused, 4 another process works already, 5 the database cannot be used.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from bot import logging as logs
from bot.problems import PortTaken
from bot.settings import Settings, SettingsError, load
from core.channels import AnotherPoller, TokenRejected
from core.errors import NewerDatabase, StorageFull
from core.patrol.months import Month
from core.people import Role
from storage.lock import AlreadyRunning, only_one

log = logging.getLogger(__name__)

T = TypeVar("T")
_SETTINGS, _TOKEN, _ANOTHER, _DATABASE = 2, 3, 4, 5


@click.group()
@click.option(
    "--config",
    "config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="config.toml; otherwise BINHYEN_CONFIG, otherwise ./config.toml.",
)
@click.pass_context
def main(context: click.Context, config: Path | None) -> None:
    """Bình Yên: chatbot of the commune's night patrols and support teams."""
    context.obj = config


def _settings(config: Path | None) -> Settings:
    try:
        settings = load(config, os.environ)
    except SettingsError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        sys.exit(_SETTINGS)
    logs.setup(settings.logging.level, settings.logging.format, settings.secrets())
    return settings


@main.command()
@click.pass_obj
def run(config: Path | None) -> None:
    """Run the bot until it is stopped (Ctrl-C or SIGTERM)."""
    settings = _settings(config)
    _or_exit(lambda: _run(settings))


def _or_exit(work: Callable[[], T]) -> T:
    """Turn what the process cannot go on after into one plain sentence and an exit code."""
    try:
        return work()
    except* TokenRejected:
        _stop(_TOKEN, "Telegram refuses the token: check telegram.token.")
    except* AnotherPoller:
        _stop(_ANOTHER, "Another process is fetching updates with this token. This one stops.")
    except* PortTaken as group:
        ports = ", ".join(str(e) for e in _leaves(group))
        _stop(_ANOTHER, f"Port {ports} is in use (web.port). Choose another one.")
    except* AlreadyRunning as group:
        pids = ", ".join(str(e.pid) for e in group.exceptions if isinstance(e, AlreadyRunning))
        _stop(_ANOTHER, f"Another process (pid {pids}) works with this database. This one stops.")
    except* StorageFull as group:
        reasons = ", ".join(str(e) for e in _leaves(group))
        _stop(
            _DATABASE, f"The database takes no more ({reasons}). Nothing half-written; free the disk and start again."
        )
    except* NewerDatabase as group:
        reasons = ", ".join(str(e) for e in _leaves(group))
        _stop(_DATABASE, f"The database was written by a newer release: {reasons}")


def _leaves(group: BaseExceptionGroup[BaseException]) -> list[BaseException]:
    return [leaf for e in group.exceptions for leaf in (_leaves(e) if isinstance(e, BaseExceptionGroup) else [e])]


def _stop(code: int, sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


def _run(settings: Settings) -> None:
    with only_one(settings.database.url):
        import uvloop

        uvloop.run(_run_bot(settings))


async def _run_bot(settings: Settings) -> None:
    from bot.app import clock_of, opened

    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        if settings.training.seed:
            from bot.training.cast import assemble

            await assemble(bot.database, bot.rules, clock())
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, bot.stop.set)
        await bot.run()
        log.info("stopped")


@main.command()
@click.pass_obj
def check(config: Path | None) -> None:
    """Check settings, database, network, and that every alert ladder reaches somebody."""
    from bot.check import check_all

    settings = _settings(config)
    problems = _or_exit(lambda: asyncio.run(check_all(settings, click.echo)))
    sys.exit(1 if problems else 0)


@main.command()
@click.option("--role", type=click.Choice([r.value for r in Role]), required=True)
@click.option("--team", default=None, help="Team code, e.g. T3.")
@click.pass_obj
def invite(config: Path | None, role: str, team: str | None) -> None:
    """Make a single-use invitation: code, link and QR code for the first chief, or for anybody."""
    from bot.invite import print_invitation

    settings = _settings(config)
    _or_exit(lambda: asyncio.run(print_invitation(settings, Role(role), team, click.echo)))


@main.group()
def report() -> None:
    """Write what the commune prints into a file."""


def _month(context: click.Context, option: click.Parameter, value: str) -> Month:
    try:
        return Month.parse(value)
    except ValueError:
        raise click.BadParameter("a month is written like 2026-11", context, option) from None


@report.command()
@click.option("--month", callback=_month, required=True, help="The month, e.g. 2026-11.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.pass_obj
def nights(config: Path | None, month: Month, file: Path) -> None:
    """The list for payment of a month's nights, as an Excel sheet to print and sign (a draft)."""
    from bot.report import nights_of

    settings = _settings(config)
    content, people = _or_exit(lambda: asyncio.run(nights_of(settings, month)))
    file.write_bytes(content)
    click.echo(f"{file}: {people}")


@main.command()
@click.pass_obj
def migrate(config: Path | None) -> None:
    """Bring the database to this release (also done at every start), after a copy of the file."""
    from bot.app import clock_of, opened

    settings = _settings(config)

    async def upgrade() -> None:
        async with opened(settings, clock_of(settings)):
            pass

    _or_exit(lambda: asyncio.run(upgrade()))
    click.echo("ok")


@main.command()
@click.option("--port", default=8484, show_default=True, help="Port of the page of phones, on this machine only.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="Keep the data there; else thrown away.")
def demo(port: int, no_browser: bool, data: Path | None) -> None:
    """Training mode: a page of phones, a pretend network, a movable clock. No token, no internet."""
    from bot.training.demo import run_demo

    run_demo(port, open_browser=not no_browser, data=data)
