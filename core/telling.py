"""Who is told what about an incident: cards, pictures, news, and the word to the reporter.

Everything here only writes rows of the outbox; the deliverer looks each notice up again just before it is sent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from core.audience import people_for
from core.incidents import MEDIA_ENTRIES, Audience, Entry, EntryKind, Incident, Severity
from core.jsontext import decoded, written
from core.ladder import Alert
from core.outbox import Kind, NewMessage, Priority
from core.people.types import POLICE, Account, Member, Role
from core.standing import helpers
from core.text import Text
from core.times import in_hours
from core.work import Work

_NEWS_GATHER = timedelta(seconds=5)  # a story typed in three messages rings once
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
_RUNG_AT_NIGHT = POLICE | {Role.COMMUNE_LEADER}


class ShownCard(NamedTuple):
    """An incident's card, on this account's phone as this message."""

    incident_id: int
    account_id: int
    message_id: str


async def alert_members(work: Work, incident: Incident, members: Collection[Member], key: str) -> list[Member]:
    """Cards to these members. Returns those who can be reached."""
    return await _send_cards(work, incident, members, key, None)


async def alert_audience(
    work: Work, incident: Incident, audience: Sequence[Audience], key: str, *, not_before: datetime | None = None
) -> list[Member]:
    members = await people_for(work, incident, audience)
    return await _send_cards(work, incident, members, key, not_before)


async def alert_again(work: Work, incident: Incident, audience: Sequence[Audience], key: str) -> list[Member]:
    """A step of the ladder: whoever has been alerted before comes after everybody who has not."""
    before = frozenset(await work.tx.alerts.recipients(incident.id))
    return await _send_cards(work, incident, await people_for(work, incident, audience), key, None, before)


async def _send_cards(
    work: Work,
    incident: Incident,
    members: Collection[Member],
    key: str,
    not_before: datetime | None,
    before: Collection[int] = (),
) -> list[Member]:
    if not members:
        return []
    accounts = await work.tx.people.accounts_of([m.id for m in members])
    await work.tx.alerts.add_recipients(incident.id, [m.id for m in members])
    quiet = await _asleep(work, incident, members)
    cards = [
        _card(incident, account, key, not_before, silent=member in quiet, again=member in before)
        for member, account in accounts.items()
    ]
    await _add_cards(work, incident, cards)
    entries = await work.tx.incidents.entries(incident.id)
    await _send_media(work, incident, accounts.values(), [(e.id, e) for e in entries], not_before=not_before)
    return [member for member in members if member.id in accounts]


async def _add_cards(work: Work, incident: Incident, cards: Iterable[NewMessage]) -> None:
    """None for whom one as urgent stands in line: it will show the incident as it is by then, and rings once. While a
    network is out of reach the ladder goes on, but must not pile up cards that all ring afterwards."""
    waits = await work.tx.outbox.in_line(f"card:{incident.id}:")
    wanted = [c for c in cards if c.account_id not in waits or c.priority < waits[c.account_id]]
    await work.tx.outbox.add(wanted, work.now)


async def _asleep(work: Work, incident: Incident, members: Iterable[Member]) -> set[int]:
    """At night people off duty are not rung for what is not critical (domain notes §3.5); police always are. Whoever
    patrols with somebody who calls for help in silence is not rung either: their phone may be heard."""
    if incident.silent:
        return await beside(work, incident.reporter_id)
    night = in_hours(work.now, work.rules.night_from, work.rules.night_until, work.rules.zone)
    if not night or incident.severity is Severity.CRITICAL:
        return set()
    awake = {m.id for m in await work.tx.people.on_duty()}
    from_field = {m.id for m in members if not m.has(*_RUNG_AT_NIGHT)}
    return from_field - awake


async def beside(work: Work, member_id: int) -> set[int]:
    """Who patrols with them now."""
    duty = await work.tx.assignments.on_duty(member_id)
    found = await work.tx.assignments.of_shift(duty.shift.id) if duty is not None else []
    return {assignment.member_id for assignment in found if assignment.on_duty}


def _card(
    incident: Incident,
    account: Account,
    key: str,
    not_before: datetime | None = None,
    *,
    silent: bool = False,
    again: bool = False,
) -> NewMessage:
    rings = Priority.ALERT if silent or again else Priority.ALARM
    payload, key = {"incident": incident.id, "silent": silent}, f"card:{incident.id}:{account.id}:{key}"
    payload |= {"morning": True} if not_before else {}  # whoever has it by then has seen it
    card = notice(Kind.CARD, account, Priority.DIGEST if not_before else rings, payload, key)
    return replace(card, not_before=not_before)


def notice(
    kind: Kind,
    account: Account,
    priority: Priority,
    payload: Mapping[str, object],
    key: str | None,
    *,
    expires_at: datetime | None = None,
) -> NewMessage:
    """A row of the outbox that means something and is looked up again before it is sent."""
    return NewMessage(kind, account.id, priority, written(dict(payload)), key, expires_at=expires_at)


async def send_card_instead(work: Work, incident: Incident, account: Account, of: int) -> None:
    """The same card to the person's other account."""
    await work.tx.outbox.add([_card(incident, account, f"instead{of}")], work.now)


async def send_card(work: Work, incident: Incident, account: Account) -> None:
    """The card to somebody who asked for it: it is kept up to date like any other."""
    payload, key = {"incident": incident.id}, f"card:{incident.id}:{account.id}:asked{work.now.timestamp()}"
    await work.tx.outbox.add([notice(Kind.CARD, account, Priority.REPLY, payload, key)], work.now)


async def cards_are(work: Work, shown: Sequence[ShownCard]) -> None:
    """These messages are the cards from now on. Those before, further up in the chats, must not go on telling old
    news."""
    if not shown:
        return
    known = await work.tx.alerts.messages({card.incident_id for card in shown})
    for card in shown:
        place = card.incident_id, card.account_id
        before, known[place] = known.get(place), card.message_id
        await work.tx.alerts.card_sent(*card)
        if before is not None and before != card.message_id:
            await work.tx.outbox.add([_moved(*place, before, card.message_id)], work.now)


async def card_pressed(work: Work, card: ShownCard, *, looks_wrong: bool = False) -> None:
    """The pressed message is the card from now on. It may have been one before, and be told to look further down.
    `looks_wrong`: it offered what is not to be had any more."""
    before = await work.tx.alerts.card(card.incident_id, card.account_id)
    await cards_are(work, [card])
    if looks_wrong or before != card.message_id:
        await work.tx.outbox.add([_update(card.incident_id, card.account_id)], work.now)


def _moved(incident_id: int, account_id: int, before: str, now: str) -> NewMessage:
    """Without a key: a message that becomes the card again moves again. `up`: an older message is the card now."""
    up = before.isdigit() and now.isdigit() and int(now) < int(before)
    payload = written({"incident": incident_id, "moved": before, "up": up})
    return NewMessage(Kind.CARD_UPDATE, account_id, Priority.REPLY, payload)


def _update(
    incident_id: int, account_id: int, key: str | None = None, priority: Priority = Priority.REPLY
) -> NewMessage:
    return NewMessage(Kind.CARD_UPDATE, account_id, priority, written({"incident": incident_id}), key)


async def refresh_cards(work: Work, incident_id: int, version: int) -> None:
    """Every card delivered, or just on its way, is edited to show how it stands now; one that still waits will show it
    anyway. The edit stands in line behind the card, so it finds it delivered."""
    await refresh_cards_of(work, incident_id, await holding_a_card(work, incident_id), version)


async def refresh_cards_of(
    work: Work, incident_id: int, accounts: Iterable[int], version: int, priority: Priority = Priority.REPLY
) -> None:
    """The same on these phones; once for each `version`."""
    updates = [_update(incident_id, id_, f"update:{incident_id}:{id_}:{version}", priority) for id_ in accounts]
    await work.tx.outbox.add(updates, work.now)


async def holding_a_card(work: Work, incident_id: int) -> list[int]:
    """The accounts with a card, or with one just on its way."""
    delivered = await work.tx.alerts.cards(incident_id)
    return list(dict.fromkeys([*delivered, *await work.tx.outbox.under_way(f"card:{incident_id}:")]))


async def tell_news(work: Work, incident: Incident, entries: Sequence[tuple[int, Entry]]) -> None:
    """What has just joined the incident goes to its holder and whoever comes along, or to everybody alerted while
    nobody has it. While the alert itself still waits for its hour, so does everything that joins it, until somebody
    takes it all the same."""
    if not entries:
        return
    accounts = list((await work.tx.people.accounts_of(await concerned(work, incident))).values())
    alert = await work.tx.alerts.find(incident.id)
    waits = waits_for_its_hour(work, incident, alert) if incident.holder_id is None else None
    await _send_media(work, incident, accounts, entries, not_before=waits)
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
    """Who hears of what joins it."""
    if incident.holder_id is None:
        return await work.tx.alerts.recipients(incident.id)
    entries = await work.tx.incidents.entries(incident.id)
    coming = [e.member_id for e in helpers(entries) if e.member_id is not None]
    return list(dict.fromkeys((incident.holder_id, *coming)))


async def _send_news(work: Work, incident: Incident, accounts: Iterable[Account], entry_id: int) -> None:
    waits = await work.tx.outbox.in_line(f"news:{incident.id}:")
    payload, later = {"incident": incident.id, "since": entry_id - 1}, work.now + _NEWS_GATHER
    news = [
        notice(Kind.NEWS, account, Priority.ALERT, payload, f"news:{incident.id}:{account.id}:{entry_id}")
        for account in accounts
        if account.id not in waits
    ]
    await work.tx.outbox.add([replace(message, not_before=later) for message in news], work.now)


async def _send_media(
    work: Work,
    incident: Incident,
    accounts: Iterable[Account],
    entries: Iterable[tuple[int, Entry]],
    *,
    not_before: datetime | None = None,
) -> None:
    media, accounts = [id_ for id_, e in entries if e.kind in MEDIA_ENTRIES], list(accounts)
    if not media:
        return
    await work.tx.outbox.add(
        [_medium(incident, id_, account, not_before) for id_ in media for account in accounts], work.now
    )
    waits = await work.tx.outbox.in_line(f"card:{incident.id}:m:")
    cards = [_card_below(work, incident, media[-1], a, not_before) for a in accounts if a.id not in waits]
    await work.tx.outbox.add(cards, work.now)


def _medium(incident: Incident, entry_id: int, account: Account, not_before: datetime | None) -> NewMessage:
    payload, key = {"incident": incident.id, "entry": entry_id}, f"media:{entry_id}:{account.id}"
    priority = Priority.DIGEST if not_before else Priority.ALERT
    return replace(notice(Kind.MEDIA, account, priority, payload, key), not_before=not_before)


def _card_below(
    work: Work, incident: Incident, entry_id: int, account: Account, not_before: datetime | None
) -> NewMessage:
    """Pictures push the buttons out of sight: the card moves along, once for all that come together, silently."""
    key, payload = f"card:{incident.id}:m:{account.id}:{entry_id}", {"incident": incident.id, "silent": True}
    card = notice(Kind.CARD, account, Priority.DIGEST if not_before else Priority.REPLY, payload, key)
    return replace(card, not_before=not_before or work.now + _NEWS_GATHER)


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
    account = await work.tx.people.account_of(incident.reporter_id)
    if account is None:
        return
    payload = {"incident": incident.id, "event": event, "at": (at or work.now).isoformat(), "who": who}
    key = f"status:{incident.id}:{event}:{version}"
    expires = None if event in FILED else work.now + timedelta(hours=12)
    await work.tx.outbox.add([notice(Kind.STATUS, account, priority, payload, key, expires_at=expires)], work.now)


async def say(
    work: Work, account: Account, text: Text, *, priority: Priority = Priority.REPLY, once: str | None = None
) -> None:
    """A plain sentence, without anybody's content, to an account that did not ask for it just now; under the same name
    it is said `once`."""
    await work.tx.outbox.add([plain(account.id, text, priority, once)], work.now)


async def say_outside(work: Work, account: Account, text: Text) -> None:
    """To somebody who is no member any more: the large keys go with it."""
    said = plain(account.id, text, Priority.REPLY)
    await work.tx.outbox.add([replace(said, payload=written({**decoded(said.payload), "outside": True}))], work.now)


def plain(account_id: int, text: Text, priority: Priority, key: str | None = None) -> NewMessage:
    """The outbox row of a plain sentence; its placeholders are words and numbers only."""
    payload = {"text": text.id, "params": {k: v for k, v in text.params.items() if isinstance(v, str | int)}}
    return NewMessage(Kind.SAY, account_id, priority, written(payload), key)
