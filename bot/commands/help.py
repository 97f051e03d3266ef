"""Commands whose help stands in the catalogue: `help="command.run"` is an id, said when it is shown."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import Any

import click

from core.people.types import Language
from core.text import Text
from texts import Operator, StaleCatalogue, machine_language

UNUSABLE = 2  # the exit code of settings, lists and texts that cannot be used


@cache
def _operator(language: Language) -> Operator:
    return Operator(language)


def said(text: Text) -> str:
    """In the machine's language: for a help page or a mistyped option the settings are not read."""
    return _operator(machine_language(os.environ)).say(text)


class _FromCatalogue:
    """click's attribute `help`: set to an id, read as its sentence."""

    def __set__(self, holder: object, id_: str | None) -> None:
        vars(holder)["help"] = id_

    def __get__(self, holder: object, owner: type) -> str | None:
        id_ = vars(holder).get("help")
        return said(Text(id_)) if id_ else None


class Option(click.Option):
    help = _FromCatalogue()


class Command(click.Command):
    help = _FromCatalogue()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = said(Text("option.help"))
        return option


class Group(Command, click.Group):
    """Commands that belong together; the outermost is the program."""

    command_class = Command
    group_class = type

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Catalogues that were not compiled end the program plainly, whatever was to be said."""
        try:
            return super().main(*args, **kwargs)
        except StaleCatalogue as stale:
            click.echo(str(stale), err=True)
            sys.exit(UNUSABLE)
