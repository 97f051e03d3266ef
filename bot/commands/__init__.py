"""The command line. Mistakes are said in plain words, in the operator's language.

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
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from bot import logging as logs
from bot.commands.endings import or_exit, stop
from bot.commands.help import UNUSABLE, Group, Option, said
from bot.commands.papers import write_paper
from bot.settings import Settings, SettingsError, load
from core.people.types import Role
from core.text import Text
from core.times import Month
from storage.sqlite.lock import only_one
from texts import Operator, machine_language

log = logging.getLogger(__name__)

T = TypeVar("T")
_YOUNG = 10_000  # objects made before the collector looks at them; an update makes some hundred that are in no ring


@click.group(cls=Group, help="command.binhyen")
@click.option(
    "--config",
    "config",
    cls=Option,
    type=click.Path(path_type=Path, dir_okay=False),
    help="option.config",
)
@click.pass_context
def main(context: click.Context, config: Path | None) -> None:
    context.obj = config


@dataclass(frozen=True, slots=True)
class _Desk:
    """One command at work: the settings it goes by, and the operator it speaks to."""

    settings: Settings
    operator: Operator

    def say(self, what: Text | str) -> None:
        click.echo(self.operator.say(what))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return or_exit(lambda: asyncio.run(work), self.operator)


def _desk(config: Path | None) -> _Desk:
    try:
        settings = load(config, os.environ)
    except SettingsError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        sys.exit(UNUSABLE)
    logs.setup(settings.logging.level, settings.logging.format, settings.secrets())
    return _Desk(settings, settings.operator(os.environ))


@main.command(help="command.run")
@click.option("--take-over", cls=Option, is_flag=True, help="option.take_over")
@click.pass_obj
def run(config: Path | None, take_over: bool) -> None:
    desk = _desk(config)
    or_exit(lambda: _run(desk.settings, take_over), desk.operator)


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
    """Freeze all objects made so far, which stay for good: to rescan them over and over took a thirtieth of all
    time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, 10)


@main.command(help="command.check")
@click.pass_obj
def check(config: Path | None) -> None:
    from bot.commands.check import check_all

    desk = _desk(config)
    problems = desk.run(check_all(desk.settings, desk.say))
    sys.exit(1 if problems else 0)


@main.command(help="command.invite")
@click.option("--role", type=click.Choice([r.value for r in Role]), required=True)
@click.option("--team", cls=Option, default=None, help="option.team")
@click.pass_obj
def invite(config: Path | None, role: str, team: str | None) -> None:
    from bot.commands.invite import print_invitation

    desk = _desk(config)
    desk.run(print_invitation(desk.settings, Role(role), team, desk.say))


_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_NEW_FILE = click.argument("file", type=click.Path(path_type=Path))


@main.group(help="command.places")
def places() -> None:
    pass


@places.command("import", help="command.places_import")
@_FILE
@click.pass_obj
def import_places(config: Path | None, file: Path) -> None:
    from bot.commands.lists import bring_places

    desk, content, toml = _desk(config), file.read_bytes(), file.suffix == ".toml"
    mistakes = desk.run(bring_places(desk.settings, content, desk.say, toml=toml))
    sys.exit(UNUSABLE if mistakes else 0)


@places.command("form", help="command.places_form")
@_NEW_FILE
@click.pass_obj
def places_form(config: Path | None, file: Path) -> None:
    from bot.commands.lists import form_of_places

    desk = _desk(config)
    _write(file, desk.run(form_of_places(desk.settings)))


@main.group(help="command.members")
def members() -> None:
    pass


@members.command("import", help="command.members_import")
@_FILE
@click.pass_obj
def import_members(config: Path | None, file: Path) -> None:
    from bot.commands.lists import bring_members

    desk, content = _desk(config), file.read_bytes()
    mistakes = desk.run(bring_members(desk.settings, content, desk.say))
    sys.exit(UNUSABLE if mistakes else 0)


@members.command("form", help="command.members_form")
@_NEW_FILE
@click.pass_obj
def members_form(config: Path | None, file: Path) -> None:
    from bot.commands.lists import form_of_members

    desk = _desk(config)
    _write(file, desk.run(form_of_members(desk.settings)))


@members.command("invite", help="command.members_invite")
@click.option("--team", cls=Option, default=None, help="option.only_team")
@click.pass_obj
def invite_members(config: Path | None, team: str | None) -> None:
    from bot.commands.lists import invite_members

    desk = _desk(config)
    desk.run(invite_members(desk.settings, team, desk.say))


def _write(file: Path, content: bytes) -> None:
    """Never over a list that somebody has filled in."""
    try:
        write_paper(file, content, replace=False)
    except OSError as error:
        raise click.BadParameter(f"{file}: {error.strerror}", param_hint="FILE") from None


@main.group(help="command.report")
def report() -> None:
    pass


def _month(context: click.Context, option: click.Parameter, value: str) -> Month:
    try:
        return Month.parse(value)
    except ValueError:
        raise click.BadParameter(said(Text("operator.bad_month")), context, option) from None


@report.command(help="command.report_nights")
@click.option("--month", cls=Option, callback=_month, required=True, help="option.month")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.pass_obj
def nights(config: Path | None, month: Month, file: Path) -> None:
    from bot.commands.report import nights_of

    desk = _desk(config)
    content, people = desk.run(nights_of(desk.settings, month))
    _with_file(file, lambda: write_paper(file, content))
    desk.say(f"{file}: {people}")


@main.command(help="command.migrate")
@click.pass_obj
def migrate(config: Path | None) -> None:
    from bot.app import clock_of, opened

    desk = _desk(config)

    async def upgrade() -> None:
        async with opened(desk.settings, clock_of(desk.settings)):
            pass

    desk.run(upgrade())
    desk.say("ok")


@main.group(help="command.roster")
def roster() -> None:
    pass


@roster.command("import", help="command.roster_import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--publish", cls=Option, is_flag=True, help="option.publish")
@click.pass_obj
def roster_import(config: Path | None, file: Path, publish: bool) -> None:
    from bot.commands.roster import bring_in

    desk = _desk(config)
    content = _with_file(file, file.read_bytes)
    if not desk.run(bring_in(desk.settings, content, publish, desk.say)):
        sys.exit(UNUSABLE)


@roster.command("export", help="command.roster_export")
@click.option("--month", cls=Option, type=click.DateTime(["%Y-%m"]), required=True, help="option.month")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, writable=True))
@click.pass_obj
def roster_export(config: Path | None, month: datetime, file: Path) -> None:
    from bot.commands.roster import written_out

    desk = _desk(config)
    content = desk.run(written_out(desk.settings, month.date(), desk.say))
    _with_file(file, lambda: write_paper(file, content))


def _with_file(file: Path, use: Callable[[], T]) -> T:
    try:
        return use()
    except OSError as error:
        stop(UNUSABLE, f"{file}: {error.strerror}")


@main.command(help="command.demo")
@click.option("--port", cls=Option, default=8484, show_default=True, help="option.port")
@click.option("--no-browser", cls=Option, is_flag=True, help="option.no_browser")
@click.option("--data", cls=Option, type=click.Path(path_type=Path, file_okay=False), help="option.data")
def demo(port: int, no_browser: bool, data: Path | None) -> None:
    from bot.training.demo import run_demo

    operator = Operator(machine_language(os.environ))

    def say(what: Text | str) -> None:
        click.echo(operator.say(what))

    or_exit(lambda: run_demo(port, say, open_browser=not no_browser, data=data), operator)
