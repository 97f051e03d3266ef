"""Errors that the process cannot go on after: one plain sentence and an exit code for each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn, TypeVar

import click

from bot.commands.help import UNUSABLE
from bot.problems import NoStage, PortTaken
from core.channels import AnotherPoller, AnotherWebhook, TokenRejected
from core.errors import BinhYenError, Damaged, Invalid, Locked, NewerDatabase, NotOurs, OtherDatabase, StorageFull
from core.text import Text
from storage.sqlite.lock import AlreadyRunning
from texts import Operator, StaleCatalogue

T = TypeVar("T")
_TOKEN, _ANOTHER, _DATABASE = 3, 4, 5


def or_exit(work: Callable[[], T], operator: Operator) -> T:
    """Turn what the process cannot go on after into one plain sentence and an exit code."""
    try:
        return work()
    except (Exception, BaseExceptionGroup) as error:
        # Not `except*`: what is raised there, an exit too, comes out inside a group in the Python of Debian 12.
        leaves = _leaves(error)
        stale = next((leaf for leaf in leaves if isinstance(leaf, StaleCatalogue)), None)
        if stale is not None:
            raise stale from None
        for kind, code, id_ in ENDINGS:
            found = [leaf for leaf in leaves if isinstance(leaf, kind)]
            if found:
                reasons = ", ".join(_reason(leaf, operator) for leaf in found)
                stop(code, operator.say(Text(id_, reasons=reasons) if id_ else reasons))
        raise


# The first that is among the errors is told. Without an id of its own the error brings its whole sentence.
ENDINGS: tuple[tuple[type[Exception], int, str], ...] = (
    (TokenRejected, _TOKEN, "ending.token"),
    (AnotherPoller, _ANOTHER, "ending.another_poller"),
    (AnotherWebhook, _ANOTHER, "ending.another_webhook"),
    (PortTaken, _ANOTHER, "ending.port_taken"),
    (AlreadyRunning, _ANOTHER, "ending.already_running"),
    (Damaged, _DATABASE, "ending.damaged"),
    (Locked, _DATABASE, "ending.locked"),
    (StorageFull, _DATABASE, "ending.storage_full"),
    (NotOurs, _DATABASE, "ending.not_ours"),
    (NewerDatabase, _DATABASE, "ending.newer_database"),
    (NoStage, 1, ""),
    (Invalid, UNUSABLE, ""),
)


def _reason(leaf: BaseException, operator: Operator) -> str:
    return operator.say(leaf.text) if isinstance(leaf, BinhYenError | OtherDatabase) else str(leaf)


def _leaves(error: BaseException) -> list[BaseException]:
    """The errors themselves, out of all groups."""
    return [leaf for e in error.exceptions for leaf in _leaves(e)] if isinstance(error, BaseExceptionGroup) else [error]


def stop(code: int, sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
