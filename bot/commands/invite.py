"""`binhyen invite`: the first way in, made on the server by whoever runs it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import click
import segno

from bot.app import Bot, clock_of, opened
from bot.settings import Settings
from core.people.joining import Issued, issue
from core.people.types import Role, Team
from core.work import Work


async def print_invitation(settings: Settings, role: Role, team: str | None, say: Callable[[str], None]) -> None:
    """Print the code, and the link and QR code when the bot's name is known."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        await bot.learn_address()
        async with bot.database.transaction() as tx:
            team = known_team(team, await tx.people.places.teams())
            issued = await issue(Work(tx, clock(), bot.rules), role, team=team)
        _print(bot, issued, say)


def known_team(wanted: str | None, teams: Sequence[Team]) -> str | None:
    """The code of the team as it is stored. Whoever mistypes it is told which there are."""
    if wanted is None:
        return None
    found = next((team.code for team in teams if team.code.casefold() == wanted.casefold()), None)
    if found is None:
        there_are = ", ".join(f"{team.code} ({team.name})" for team in teams) or "–"
        raise click.BadParameter(f"không có tổ này; có: / no such team; there are: {there_are}", param_hint="--team")
    return found


def _print(bot: Bot, issued: Issued, say: Callable[[str], None]) -> None:
    say(f"{issued.invitation.role}: {issued.grouped}")
    local = issued.invitation.expires_at.astimezone(bot.rules.zone)
    say(f"{local:%H:%M %d/%m/%Y}")
    url = bot.rules.invitation(issued.code)
    if url:
        picture = io.StringIO()
        segno.make(url, error="m").terminal(picture, compact=True)
        say(url)
        say(picture.getvalue())
