"""`binhyen check`: would tonight's alerts reach anybody? Better asked at noon than found out at two in the morning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.app import Bot, clock_of, opened
from bot.settings import Settings
from core.audience import people_for
from core.categories import CATEGORIES
from core.channels import DeliveryError
from core.incidents import Audience, Category, Incident, IncidentState
from core.names import words
from core.work import Work

Say = Callable[[str], None]


async def check_all(settings: Settings, say: Say) -> int:
    """Prints one line per finding. Returns the number of problems."""
    say("ok: settings")
    clock = clock_of(settings)
    async with opened(settings, clock) as bot:
        say("ok: database")
        return await _network(bot, say) + await _ladders(bot, clock(), say) + _duress(bot, say)


def _duress(bot: Bot, say: Say) -> int:
    """A duress word that means something else as well would call for help whenever that is meant. They are told by
    their place in the list: who reads this screen need not know them."""
    taken, problems = bot.texts.common_words(), 0
    for place, word in enumerate(bot.rules.patrol.duress_words, 1):
        if not words(word) or words(word).isdigit() or words(word) in taken:
            say(f"PROBLEM: patrol.duress_words: number {place} is a word with a meaning of its own")
            problems += 1
    return problems


async def _network(bot: Bot, say: Say) -> int:
    try:
        await bot.api.call("getMe", {}, timeout=10)
    except DeliveryError as error:
        say(f"PROBLEM: telegram: {error.reason}")
        return 1
    say("ok: telegram")
    return 0


async def _ladders(bot: Bot, now: datetime, say: Say) -> int:
    """Every category: does its own audience, and does each step of its ladder, reach somebody with a phone?"""
    problems = 0
    async with bot.database.transaction() as tx:
        work = Work(tx, now, bot.rules)
        for category in CATEGORIES.values():
            for name, audience in _steps(bot, category):
                if not await _reached(work, category, audience):
                    say(f"PROBLEM: {category.code}: {name}: nobody can be reached")
                    problems += 1
    if not problems:
        say("ok: every ladder reaches somebody")
    return problems


def _steps(bot: Bot, category: Category) -> list[tuple[str, tuple[Audience, ...]]]:
    """The alert itself, then each step; "again" adds nobody, so it is left out."""
    ladder = bot.rules.ladders[category.severity]
    later = [(f"step {n}", tuple(a for a in s.to if a is not Audience.AGAIN)) for n, s in enumerate(ladder.steps, 1)]
    return [("alert", category.audience), *((name, to) for name, to in later if to)]


async def _reached(work: Work, category: Category, audience: tuple[Audience, ...]) -> bool:
    pretended = Incident(
        0, "", category.code, category.severity, IncidentState.NEW, reporter_id=0, reported_at=work.now,
        received_at=work.now,
    )  # fmt: skip
    members = await people_for(work, pretended, audience)
    return bool(await work.tx.people.accounts_of([m.id for m in members]))
