"""`binhyen check`: would tonight's alerts reach anybody? Better asked at noon than found out at two in the morning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.app import Bot, clock_of, opened
from bot.settings import Settings
from core.channels import DeliveryError
from core.incident.alerting import people_for
from core.incident.categories import CATEGORIES, OTHER
from core.incident.types import Audience, Category, Incident, IncidentState
from core.people.types import Member
from core.speech.folding import words
from core.text import Text
from core.work import Work
from texts import Say

_GROUPS = (Audience.DUTY, Audience.CHIEF, Audience.COMMUNE_LEADER)


async def check_all(settings: Settings, say: Say) -> int:
    """Print one line per finding. Returns the number of problems."""
    say(_ok(Text("check.settings")))
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        say(_ok(Text("check.database")))
        problems = await _network(bot, say) + _duress(bot, say)
        async with bot.database.reading() as tx:
            work = Work(tx, clock(), bot.rules)
            return problems + await _places(work, say) + await _groups(work, say) + await _ladders(work, say)


def _ok(what: Text | str) -> Text:
    return Text("check.ok", what=what)


def _problem(what: Text | str) -> Text:
    return Text("check.problem", what=what)


def _duress(bot: Bot, say: Say) -> int:
    """A duress word that means something else as well would call for help whenever that is meant. They are told by
    their place in the list: who reads this screen need not know them."""
    taken, problems = bot.texts.vocabulary, 0
    for place, word in enumerate(bot.rules.patrol.duress_words, 1):
        if not words(word) or words(word).isdigit() or words(word) in taken:
            say(_problem(Text("check.duress_word", place=place)))
            problems += 1
    return problems


async def _network(bot: Bot, say: Say) -> int:
    try:
        await bot.api.call("getMe", {}, timeout=10)
    except DeliveryError as error:
        say(_problem(f"telegram: {error.reason}"))
        return 1
    say(_ok("telegram"))
    if bot.clock_check.off:
        say(_problem(_clock_off(bot.clock_check.ahead)))
        return 1
    say(_ok(Text("check.clock")))
    return 0


def _clock_off(ahead: timedelta) -> Text:
    hours, minutes = divmod(round(abs(ahead).total_seconds() / 60), 60)
    if ahead > timedelta():
        return Text("check.clock_ahead", hours=hours, minutes=f"{minutes:02}")
    return Text("check.clock_behind", hours=hours, minutes=f"{minutes:02}")


async def _places(work: Work, say: Say) -> int:
    """Without hamlets nobody can say where, and without its team nobody near hears of it."""
    hamlets, teams = await work.tx.people.places.hamlets(), await work.tx.people.places.teams()
    if not hamlets or not teams:
        say(_problem(Text("check.no_places")))
        return 1
    looked_after = {code for team in teams for code in team.hamlets}
    lonely = [hamlet for hamlet in hamlets if hamlet.code not in looked_after]
    empty = [team for team in teams if not await _have_phones(work, await work.tx.people.members.of_team(team.code))]
    for hamlet in lonely:
        say(_problem(Text("check.hamlet_alone", code=hamlet.code, name=hamlet.name)))
    for team in empty:
        say(_problem(Text("check.team_unreached", code=team.code, name=team.name)))
    if not lonely and not empty:
        say(_ok(Text("check.places_reached")))
    return len(lonely) + len(empty)


async def _groups(work: Work, say: Say) -> int:
    """Each group that alerts go to. Whoever is on duty tonight is not known by day."""
    empty = [group for group in _GROUPS if not await _reached(work, CATEGORIES[OTHER], (group,))]
    for group in empty:
        say(_problem(Text("check.group_unreached", group=group)))
    return len(empty)


async def _ladders(work: Work, say: Say) -> int:
    """Every category: does its own audience, and does each step of its ladder, reach somebody with a phone?"""
    problems = 0
    for category in CATEGORIES.values():
        for name, audience in _steps(work, category):
            if not await _reached(work, category, audience):
                say(_problem(Text("check.category_unreached", category=category.code, step=name)))
                problems += 1
    if not problems:
        say(_ok(Text("check.ladders_reached")))
    return problems


def _steps(work: Work, category: Category) -> list[tuple[Text, tuple[Audience, ...]]]:
    """The alert itself, then each step; "again" adds nobody, so it is left out."""
    ladder = work.rules.ladders[category.severity]
    later = [(n, tuple(a for a in step.to if a is not Audience.AGAIN)) for n, step in enumerate(ladder.steps, 1)]
    steps = [(Text("check.step", number=n), to) for n, to in later if to]
    return [(Text("check.alert"), category.audience), *steps]


async def _reached(work: Work, category: Category, audience: tuple[Audience, ...]) -> bool:
    pretended = Incident(
        0, "", category.code, category.severity, IncidentState.NEW, reporter_id=0, reported_at=work.now,
        received_at=work.now,
    )  # fmt: skip
    return await _have_phones(work, await people_for(work, pretended, audience))


async def _have_phones(work: Work, members: Sequence[Member]) -> bool:
    return bool(await work.tx.people.members.accounts_of([m.id for m in members]))
