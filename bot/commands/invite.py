"""`binhyen invite`: the first way in, made on the server by whoever runs it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import segno

from bot.app import Bot, clock_of, opened
from bot.settings import Settings
from core.errors import Invalid
from core.people.joining import Issued, issue
from core.people.types import Role, Team
from core.text import Text
from core.work import Work
from texts import Say


async def print_invitation(settings: Settings, role: Role, team: str | None, say: Say) -> None:
    """Print the code, and the link and QR code when the bot's name is known."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        await bot.learn_address()
        async with bot.database.transaction() as tx:
            team = known_team(team, await tx.people.places.teams())
            issued = await issue(Work(tx, clock(), bot.rules), role, team=team)
        _print(bot, issued, say)


def known_team(wanted: str | None, teams: Sequence[Team]) -> str | None:
    """The code of the team as it is stored. Raises Invalid, which says which there are."""
    if wanted is None:
        return None
    found = next((team.code for team in teams if team.code.casefold() == wanted.casefold()), None)
    if found is None:
        there_are = ", ".join(f"{team.code} ({team.name})" for team in teams) or "–"
        raise Invalid(Text("operator.no_such_team", team=wanted, there_are=there_are))
    return found


def _print(bot: Bot, issued: Issued, say: Say) -> None:
    say(f"{issued.invitation.role}: {issued.grouped}")
    local = issued.invitation.expires_at.astimezone(bot.rules.zone)
    say(f"{local:%H:%M %d/%m/%Y}")
    url = bot.rules.invitation(issued.code)
    if url:
        picture = io.StringIO()
        segno.make(url, error="m").terminal(picture, compact=True)
        say(url)
        say(picture.getvalue())
