"""A plain notice in the outbox: to whom, with which priority, said once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from core.outbox import About, NewMessage, Priority, Sentence
from core.payload import Payload, to_json
from core.people.types import Account, Language, Member
from core.screen import Screen
from core.text import Text
from core.times import in_hours
from core.work import Work


def notice(
    meant: Payload,
    account_id: int,
    priority: Priority,
    key: str | None = None,
    *,
    expires_at: datetime | None = None,
    not_before: datetime | None = None,
) -> NewMessage:
    """A row of the outbox that means something and is looked up again before it is sent."""
    about = About(meant.feature, meant.subject, meant.concerns) if meant.feature else None
    return NewMessage(meant.kind, account_id, priority, to_json(meant), key, not_before, expires_at, about)


async def say(
    work: Work, account: Account, text: Text, *, priority: Priority = Priority.REPLY, once: str | None = None
) -> None:
    """A plain sentence, without anybody's content, to an account that did not ask for it just now; under the same name
    it is said `once`."""
    await work.tx.outbox.add([plain(account.id, text, priority, once)], work.now)


async def say_outside(work: Work, account: Account, text: Text) -> None:
    """To somebody who is no member any more: the large keys go with it."""
    said = replace(_sentence(text), outside=True)
    await work.tx.outbox.add([notice(said, account.id, Priority.REPLY)], work.now)


def plain(account_id: int, text: Text, priority: Priority, key: str | None = None) -> NewMessage:
    """The outbox row of a plain sentence; its placeholders are words and numbers only."""
    return notice(_sentence(text), account_id, priority, key)


def _sentence(text: Text) -> Sentence:
    return Sentence(text.id, {k: v for k, v in text.params.items() if isinstance(v, str | int)})


async def tell(
    work: Work,
    members: Collection[Member],
    meant: Payload,
    key: str,
    *,
    expires_at: datetime,
    not_before: datetime | None = None,
) -> None:
    """One notice to each of them, never the same one twice."""
    accounts = await work.tx.people.members.accounts_of([m.id for m in members])
    rows = [
        notice(meant, a.id, Priority.REMINDER, f"{key}:{a.id}", expires_at=expires_at, not_before=not_before)
        for a in accounts.values()
    ]
    await work.tx.outbox.add(rows, work.now)


def by_day(work: Work, shown: Screen) -> Screen:
    """Show without a sound in the quiet hours a screen for which nobody is woken."""
    night = in_hours(work.now, work.rules.night_from, work.rules.night_until, work.rules.zone)
    return replace(shown, silent=True) if night else shown


def person(member: Member, language: Language) -> str:
    """How people speak of a third person: "anh Huy"; in English by the call name alone."""
    if language is Language.EN or not member.honorific:
        return member.call_name
    return f"{member.honorific} {member.call_name}"


def sentence_start(words: str) -> str:
    return words[:1].upper() + words[1:]
