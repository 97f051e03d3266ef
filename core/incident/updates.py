"""News of an incident: to its holder, to whoever was alerted, and to the reporter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from core.incident.alerting import NEWS_GATHER, refresh_cards, send_media
from core.incident.ladder import Alert
from core.incident.payloads import AddedNews, ReporterStatus
from core.incident.timeline import helpers
from core.incident.types import Entry, EntryKind, Incident
from core.notify import notice
from core.outbox import Priority
from core.people.types import Account
from core.work import Work

_TOLD_IN_WORDS = frozenset(
    {
        EntryKind.TEXT,
        EntryKind.WITHDRAWN,
        EntryKind.FACT,
        EntryKind.PLACE,
        EntryKind.PLACE_CORRECTED,
        EntryKind.CATEGORY,
        EntryKind.CATEGORY_CORRECTED,
        EntryKind.SOS_AGAIN,
        EntryKind.SAFE,
    }
)
FILED = frozenset({"incomplete", "incomplete_later"})  # events by which the reporter first hears the number


async def tell_news(work: Work, incident: Incident, entries: Sequence[tuple[int, Entry]]) -> None:
    """Tell what has just joined the incident to its holder and whoever comes along, or to everybody alerted while
    nobody has it. While the alert itself still waits for its hour, so does everything that joins the incident, until
    somebody takes it all the same."""
    if not entries:
        return
    accounts = list((await work.tx.people.members.accounts_of(await concerned(work, incident))).values())
    alert = await work.tx.incident.alerts.find(incident.id)
    waits = waits_for_its_hour(work, incident, alert) if incident.holder_id is None else None
    await send_media(work, incident, accounts, entries, not_before=waits)
    words = [id_ for id_, e in entries if e.kind in _TOLD_IN_WORDS]
    if words and waits is None:  # else the card will say it
        await _send_news(work, incident, accounts, words[0])
    await refresh_cards(work, incident.id, entries[-1][0])


def waits_for_its_hour(work: Work, incident: Incident, alert: Alert | None) -> datetime | None:
    """When the alert of a small matter goes out, if it has not yet. One of the others has begun, whatever a clock that
    was set back makes of the hour."""
    small = work.rules.ladders[incident.severity].digest_at is not None
    return alert.started_at if alert is not None and small and alert.started_at > work.now else None


async def concerned(work: Work, incident: Incident) -> list[int]:
    """Members who hear of what joins the incident."""
    if incident.holder_id is None:
        return await work.tx.incident.alerts.recipients(incident.id)
    entries = await work.tx.incident.incidents.entries(incident.id)
    coming = [e.member_id for e in helpers(entries) if e.member_id is not None]
    return list(dict.fromkeys((incident.holder_id, *coming)))


async def _send_news(work: Work, incident: Incident, accounts: Iterable[Account], entry_id: int) -> None:
    waits = await work.tx.outbox.in_line(AddedNews.kind, incident.id)
    added, later = AddedNews(incident.id, entry_id - 1), work.now + NEWS_GATHER
    news = [
        notice(added, account.id, Priority.ALERT, f"news:{incident.id}:{account.id}:{entry_id}", not_before=later)
        for account in accounts
        if account.id not in waits
    ]
    await work.tx.outbox.add(news, work.now)


async def tell_reporter(
    work: Work,
    incident: Incident,
    event: str,
    *,
    version: int,
    priority: Priority = Priority.REPLY,
    at: datetime | None = None,
    who: str = "",
) -> None:
    """The reporter hears what became of it: "taken", "on_the_way", "nobody"… Old news expires, but not the number. Of a
    silent one they hear nothing."""
    if incident.silent:
        return
    account = await work.tx.people.members.account_of(incident.reporter_id)
    if account is None:
        return
    status = ReporterStatus(incident.id, event, at or work.now, who)
    key = f"status:{incident.id}:{event}:{version}"
    expires = None if event in FILED else work.now + timedelta(hours=12)
    await work.tx.outbox.add([notice(status, account.id, priority, key, expires_at=expires)], work.now)
