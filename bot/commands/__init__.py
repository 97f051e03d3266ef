"""The command line. Mistakes are said in plain words.

Exit codes: 2 settings or a list that cannot be used, 3 the token was refused, 4 another process works already, 5 the
database cannot be used.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from bot import logging as logs
from bot.commands.report import write_paper
from bot.settings import Settings, SettingsError, load
from bot.web import PortTaken
from core.channels import AnotherPoller, AnotherWebhook, TokenRejected
from core.errors import Damaged, Locked, NewerDatabase, NotOurs, StorageFull
from core.people.types import Role
from core.times import Month
from storage.sqlite.lock import AlreadyRunning, only_one
from texts import StaleCatalogue

log = logging.getLogger(__name__)

T = TypeVar("T")
_YOUNG = 10_000  # objects made before the collector looks at them; an update makes some hundred that are in no ring
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
        settings = _or_exit(lambda: load(config, os.environ))
    except SettingsError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        sys.exit(_SETTINGS)
    logs.setup(settings.logging.level, settings.logging.format, settings.secrets())
    return settings


@main.command()
@click.option("--take-over", is_flag=True, help="Do not give way to another bot that Telegram calls with this token.")
@click.pass_obj
def run(config: Path | None, take_over: bool) -> None:
    """Run the bot until it is stopped (Ctrl-C or SIGTERM)."""
    settings = _settings(config)
    _or_exit(lambda: _run(settings, take_over))


def _or_exit(work: Callable[[], T]) -> T:
    """Turn what the process cannot go on after into one plain sentence and an exit code."""
    try:
        return work()
    except (Exception, BaseExceptionGroup) as error:
        # Not `except*`: what is raised there, an exit too, comes out inside a group in the Python of Debian 12.
        leaves = _leaves(error)
        for kind, code, sentence in _ENDINGS:
            reasons = ", ".join(str(leaf) for leaf in leaves if isinstance(leaf, kind))
            if any(isinstance(leaf, kind) for leaf in leaves):
                _stop(code, sentence.format(reasons=reasons))
        raise


_RESTORE = (
    "Move it, and the files -wal and -shm beside it, away; put a copy in its place (your backup, or the newest .bak "
    "beside it), and start again."
)
_FREE = "Nothing is half-written; free the disk, or give the right to write there, and start again."
_LET_GO = (
    "Nothing is half-written. End what else has the file open (a backup, an import, an SQLite shell), and start again."
)
_OTHER_FILE = "Nothing in it was changed. Name another file in database.url, or put a copy of yours in its place."


# The first that is among the errors is told.
_ENDINGS: tuple[tuple[type[Exception], int, str], ...] = (
    (TokenRejected, _TOKEN, "Telegram refuses the token: check telegram.token."),
    (AnotherPoller, _ANOTHER, "Another process is fetching updates with this token. This one stops."),
    (
        AnotherWebhook,
        _ANOTHER,
        "Telegram calls another bot with this token (at {reasons}). This one stops. If that one is no longer to work: "
        "binhyen run --take-over.",
    ),
    (PortTaken, _ANOTHER, "Port {reasons} is in use (web.port). Choose another one."),
    (AlreadyRunning, _ANOTHER, "{reasons}. This one stops."),
    (Damaged, _DATABASE, f"The database file is damaged ({{reasons}}). {_RESTORE}"),
    (Locked, _DATABASE, f"Another program keeps the database to itself ({{reasons}}). {_LET_GO}"),
    (StorageFull, _DATABASE, f"The database cannot be written to ({{reasons}}). {_FREE}"),
    (NotOurs, _DATABASE, f"This is no database of Bình Yên, or only half of one: {{reasons}}. {_OTHER_FILE}"),
    (NewerDatabase, _DATABASE, "The database was written by a newer release: {reasons}"),
    (StaleCatalogue, _SETTINGS, "{reasons}"),
)


def _leaves(error: BaseException) -> list[BaseException]:
    """The errors themselves, out of all groups."""
    return [leaf for e in error.exceptions for leaf in _leaves(e)] if isinstance(error, BaseExceptionGroup) else [error]


def _stop(code: int, sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


def _run(settings: Settings, take_over: bool) -> None:
    with only_one(settings.database.url):
        import uvloop

        uvloop.run(_run_bot(settings, take_over))


async def _run_bot(settings: Settings, take_over: bool) -> None:
    from bot.app import clock_of, opened

    clock = clock_of(settings)
    async with opened(settings, clock, take_over=take_over) as bot:
        if settings.training.seed:
            from bot.training.cast import assemble

            await assemble(bot.database, bot.rules, clock())
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, bot.stop.set)
        _spare_the_collector()
        await bot.run()
        log.info("stopped")


def _spare_the_collector() -> None:
    """What was made until now stays for good: to look through it again and again took a thirtieth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, 10)


@main.command()
@click.pass_obj
def check(config: Path | None) -> None:
    """Check settings, database, network, and that every alert ladder reaches somebody."""
    from bot.commands.check import check_all

    settings = _settings(config)
    problems = _or_exit(lambda: asyncio.run(check_all(settings, click.echo)))
    sys.exit(1 if problems else 0)


@main.command()
@click.option("--role", type=click.Choice([r.value for r in Role]), required=True)
@click.option("--team", default=None, help="Team code, e.g. T3.")
@click.pass_obj
def invite(config: Path | None, role: str, team: str | None) -> None:
    """Make a single-use invitation: code, link and QR code for the first chief, or for anybody."""
    from bot.commands.invite import print_invitation

    settings = _settings(config)
    _or_exit(lambda: asyncio.run(print_invitation(settings, Role(role), team, click.echo)))


_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_NEW_FILE = click.argument("file", type=click.Path(path_type=Path))


@main.group()
def places() -> None:
    """The commune's hamlets and patrol teams."""


@places.command("import")
@_FILE
@click.pass_obj
def import_places(config: Path | None, file: Path) -> None:
    """Enter hamlets and teams from an Excel FILE (sheets "Thôn" and "Tổ") or a TOML one, all or none.

    Hamlets that are not in it any more are offered to nobody; teams are entered or corrected.
    """
    from bot.commands.lists import bring_places

    settings, content, toml = _settings(config), file.read_bytes(), file.suffix == ".toml"
    mistakes = _or_exit(lambda: asyncio.run(bring_places(settings, content, click.echo, toml=toml)))
    sys.exit(_SETTINGS if mistakes else 0)


@places.command("form")
@_NEW_FILE
@click.pass_obj
def places_form(config: Path | None, file: Path) -> None:
    """Write an Excel FILE to fill in or correct: the headings, and what is entered already."""
    from bot.commands.lists import form_of_places

    settings = _settings(config)
    _write(file, _or_exit(lambda: asyncio.run(form_of_places(settings))))


@main.group()
def members() -> None:
    """The members of the programmes, from a list."""


@members.command("import")
@_FILE
@click.pass_obj
def import_members(config: Path | None, file: Path) -> None:
    """Enter the people of an Excel FILE as invited members, all or none.

    Columns: họ tên, tên gọi, xưng hô, vai trò, tổ, đơn vị, điện thoại. Who is a member already stays as they are.
    """
    from bot.commands.lists import bring_members

    settings, content = _settings(config), file.read_bytes()
    mistakes = _or_exit(lambda: asyncio.run(bring_members(settings, content, click.echo)))
    sys.exit(_SETTINGS if mistakes else 0)


@members.command("form")
@_NEW_FILE
@click.pass_obj
def members_form(config: Path | None, file: Path) -> None:
    """Write an empty Excel FILE with the headings, and the words that may be written under them."""
    from bot.commands.lists import form_of_members

    settings = _settings(config)
    _write(file, _or_exit(lambda: asyncio.run(form_of_members(settings))))


@members.command("invite")
@click.option("--team", default=None, help="Only this team, e.g. T3.")
@click.pass_obj
def invite_members(config: Path | None, team: str | None) -> None:
    """Print a single-use code for everybody who was entered and has not come yet. Codes printed before end."""
    from bot.commands.lists import invite_members

    settings = _settings(config)
    _or_exit(lambda: asyncio.run(invite_members(settings, team, click.echo)))


def _write(file: Path, content: bytes) -> None:
    """Never over a list that somebody has filled in."""
    try:
        write_paper(file, content, replace=False)
    except OSError as error:
        raise click.BadParameter(f"{file}: {error.strerror}", param_hint="FILE") from None


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
    from bot.commands.report import nights_of

    settings = _settings(config)
    content, people = _or_exit(lambda: asyncio.run(nights_of(settings, month)))
    _with_file(file, lambda: write_paper(file, content))
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


@main.group()
def roster() -> None:
    """The patrol roster of a month, as an Excel file (lịch trực)."""


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--publish", is_flag=True, help="Publish at once; otherwise new shifts are drafts.")
@click.pass_obj
def roster_import(config: Path | None, file: Path, publish: bool) -> None:
    """Take a month over from FILE, all of it or nothing; every mistake is said with its row."""
    from bot.commands.roster import bring_in

    settings = _settings(config)
    content = _with_file(file, file.read_bytes)
    if not _or_exit(lambda: asyncio.run(bring_in(settings, content, publish, click.echo))):
        sys.exit(_SETTINGS)


@roster.command("export")
@click.option("--month", type=click.DateTime(["%Y-%m"]), required=True, help="For instance 2026-12.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.pass_obj
def roster_export(config: Path | None, month: datetime, file: Path) -> None:
    """Write the month of all teams into FILE: to print, or to correct and import again."""
    from bot.commands.roster import written_out

    settings = _settings(config)
    content = _or_exit(lambda: asyncio.run(written_out(settings, month.date(), click.echo)))
    _with_file(file, lambda: write_paper(file, content))


def _with_file(file: Path, use: Callable[[], T]) -> T:
    try:
        return use()
    except OSError as error:
        _stop(_SETTINGS, f"{file}: {error.strerror}")


@main.command()
@click.option("--port", default=8484, show_default=True, help="Port of the page of phones, on this machine only.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="Keep the data there; else thrown away.")
def demo(port: int, no_browser: bool, data: Path | None) -> None:
    """Training mode: a page of phones, a pretend network, a movable clock. No token, no internet."""
    from bot.training.demo import run_demo

    run_demo(port, open_browser=not no_browser, data=data)
