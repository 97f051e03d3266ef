"""`binhyen invite`: the first way in, made on the server by whoever runs it."""

from __future__ import annotations

import io
from collections.abc import Callable

import segno

from bot.app import Bot, clock_of, opened
from bot.settings import Settings
from core.membership import Issued, issue
from core.people import Role
from core.work import Work


async def print_invitation(settings: Settings, role: Role, team: str | None, say: Callable[[str], None]) -> None:
    """Print the code, and the link and QR code when the bot's name is known."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        await bot.learn_address()
        async with bot.database.transaction() as tx:
            issued = await issue(Work(tx, clock(), bot.rules), role, team=team)
        _print(bot, issued, say)


def _print(bot: Bot, issued: Issued, say: Callable[[str], None]) -> None:
    say(f"{issued.invitation.role}: {issued.grouped}")
    local = issued.invitation.expires_at.astimezone(bot.rules.zone)
    say(f"{local:%H:%M %d/%m/%Y}")
    link = bot.rules.address.link
    if link:
        picture = io.StringIO()
        url = f"{link}?start={issued.code}"
        segno.make(url, error="m").terminal(picture, compact=True)
        say(url)
        say(picture.getvalue())
