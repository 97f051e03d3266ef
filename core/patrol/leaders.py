"""Who is told about a shift, by what name, and when without a sound."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from core.audience import duty_officers
from core.outbox import Kind, Priority
from core.patrol.shifts import Shift
from core.people.types import Language, Member, Role
from core.screen import Screen
from core.telling import notice
from core.times import in_hours
from core.work import Work

_SOON = timedelta(hours=3)


async def leaders_of(work: Work, shift: Shift, *, without: Collection[int] = ()) -> list[Member]:
    """The one responsible and the leader of the team, as far as they can be reached; the duty officers where there is
    no other: what concerns a leader must not be told to nobody."""
    found = {m.id: m for m in await work.tx.people.of_team(shift.team) if m.has(Role.TEAM_LEADER)}
    if shift.responsible_id is not None:
        responsible = await work.tx.people.get(shift.responsible_id)
        found |= {responsible.id: responsible} if responsible.active else {}
    others = [m for m in found.values() if m.id not in without]
    reachable = await work.tx.people.accounts_of([m.id for m in others])
    return [m for m in others if m.id in reachable] or await duty_officers(work, without=without)


async def tell(
    work: Work,
    members: Collection[Member],
    kind: Kind,
    payload: Mapping[str, object],
    key: str,
    *,
    expires_at: datetime,
    not_before: datetime | None = None,
) -> None:
    """One notice to each of them, never the same one twice."""
    accounts = await work.tx.people.accounts_of([m.id for m in members])
    rows = [
        notice(kind, account, Priority.REMINDER, payload, f"{key}:{account.id}", expires_at=expires_at)
        for account in accounts.values()
    ]
    await work.tx.outbox.add([replace(row, not_before=not_before) for row in rows], work.now)


def hushed(work: Work, shift: Shift, shown: Screen) -> Screen:
    """Without a sound in the quiet hours, unless the shift is near (domain notes §3.5)."""
    return by_day(work, shown) if shift.starts_at - work.now > _SOON else shown


def by_day(work: Work, shown: Screen) -> Screen:
    """What nobody is woken for: without a sound in the quiet hours."""
    night = in_hours(work.now, work.rules.night_from, work.rules.night_until, work.rules.zone)
    return replace(shown, silent=True) if night else shown


def person(member: Member, language: Language) -> str:
    """How people speak of a third person: "anh Huy"; in English by the call name alone."""
    if language is Language.EN or not member.honorific:
        return member.call_name
    return f"{member.honorific} {member.call_name}"


def sentence_start(words: str) -> str:
    return words[:1].upper() + words[1:]
