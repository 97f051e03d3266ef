"""`binhyen places` and `binhyen members`: the commune's own lists, in and out, on the server."""

from __future__ import annotations

from collections.abc import Sequence

from bot.app import clock_of, opened
from bot.commands.invite import known_team
from bot.settings import Settings
from core.people.entering_lists import enter_members, enter_places, invite_entered
from core.people.types import ROLE, Language, Role
from core.text import Text
from core.work import Work
from reports.excel.lists import Mistake
from reports.forms import members_form, places_form
from reports.people.members import read_members
from reports.people.places import read_places, read_places_toml
from texts import Reader, Say


async def bring_places(settings: Settings, content: bytes, say: Say, *, toml: bool) -> int:
    """Enter the hamlets and teams of an Excel or TOML file, all or none. Returns the number of mistakes."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        places, mistakes = (read_places_toml if toml else read_places)(content)
        if mistakes:
            return _told(mistakes, say)
        async with bot.database.transaction() as tx:
            await enter_places(Work(tx, clock(), bot.rules), places.hamlets, places.teams)
        say(Text("list.places_entered", hamlets=len(places.hamlets), teams=len(places.teams)))
        return 0


async def bring_members(settings: Settings, content: bytes, say: Say) -> int:
    """Enter the members of an Excel file as invited, all or none. Returns the number of mistakes."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot, bot.database.transaction() as tx:
        members, mistakes = read_members(content, await tx.people.places.teams(), bot.texts.role_words())
        if mistakes:
            return _told(mistakes, say)
        entered = await enter_members(Work(tx, clock(), bot.rules), members)
        for member in entered.known:
            say(Text("list.known", name=member.full_name))
        say(Text("list.members_entered", new=len(entered.new), known=len(entered.known)))
        return 0


async def invite_members(settings: Settings, team: str | None, say: Say) -> None:
    """Print a code for everybody who was entered and has not come yet."""
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        await bot.learn_address()
        async with bot.database.transaction() as tx:
            teams = await tx.people.places.teams()
            issued = await invite_entered(Work(tx, clock(), bot.rules), known_team(team, teams))
        names = {one.code: one.name for one in teams}
        for member, invitation in issued:
            whose = names.get(member.team or "") or member.organisation
            say(" · ".join(part for part in (member.full_name, whose, invitation.grouped) if part))
            link = bot.rules.invitation(invitation.code)
            if link:
                say(link)
        say(Text("list.codes", n=len(issued)))


async def form_of_places(settings: Settings) -> bytes:
    async with opened(settings, clock_of(settings)) as bot, bot.database.reading() as tx:
        return places_form(await tx.people.places.hamlets(), await tx.people.places.teams())


async def form_of_members(settings: Settings) -> bytes:
    clock = clock_of(settings)
    async with opened(settings, clock) as bot, bot.database.reading() as tx:
        roles = [bot.texts.say(ROLE[role], Reader(Language.VI), clock()) for role in Role]
        return members_form(await tx.people.places.teams(), roles)


def _told(mistakes: Sequence[Mistake], say: Say) -> int:
    for one in mistakes:
        if one.row:
            say(Text("list.in_row", sheet=one.sheet, row=one.row, what=one.text))
        else:
            say(Text("list.in_sheet", sheet=one.sheet, what=one.text))
    say(Text("list.nothing_entered", n=len(mistakes)))
    return len(mistakes)
