"""Messages about an incident and who gets them: cards, pictures, news, and the word to the reporter.

Everything here only writes rows of the outbox; the deliverer looks each notice up again just before it is sent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from core.incident.actions import incident_of
from core.incident.categories import CATEGORIES
from core.incident.payloads import AlertCard, AlertCardUpdate, Medium
from core.incident.types import AUDIENCE_ROLES, MEDIA_ENTRIES, Audience, Entry, Incident, Severity
from core.live_messages import Live, refresh
from core.notify import notice
from core.outbox import NewMessage, Priority
from core.payload import from_json
from core.people.duty import holding_duty, reachable
from core.people.types import POLICE_ROLES, Account, Member, Role
from core.policy import allowed_roles
from core.times import in_hours
from core.work import Work

NEWS_GATHER = timedelta(seconds=5)  # a story typed in three messages rings once
CARD = Live(AlertCard, AlertCardUpdate, Priority.REPLY, speaks_of=incident_of)
_RUNG_AT_NIGHT = POLICE_ROLES | {Role.COMMUNE_LEADER}


async def refresh_cards(work: Work, incident_id: int, version: int) -> None:
    """Every card shows how the incident stands now; once for each `version`."""
    await refresh(work, CARD, incident_id, version)


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
    before = frozenset(await work.tx.incident.alerts.recipients(incident.id))
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
    accounts = await work.tx.people.members.accounts_of([m.id for m in members])
    await work.tx.incident.alerts.add_recipients(incident.id, [m.id for m in members])
    quiet = await _asleep(work, incident, members)
    cards = [
        _card(incident, account, key, not_before, silent=member in quiet, again=member in before)
        for member, account in accounts.items()
    ]
    await _add_cards(work, incident, cards)
    entries = await work.tx.incident.incidents.entries(incident.id)
    await send_media(work, incident, accounts.values(), [(e.id, e) for e in entries], not_before=not_before)
    return [member for member in members if member.id in accounts]


async def _add_cards(work: Work, incident: Incident, cards: Iterable[NewMessage]) -> None:
    """None for whom one as urgent stands in line: it will show the incident as it is by then, and rings once. While a
    network is out of reach the ladder goes on, but must not pile up cards that all ring afterwards."""
    waits = await work.tx.outbox.in_line(AlertCard.kind, incident.id)
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
    awake = {m.id for m in await work.tx.people.members.on_duty()}
    from_field = {m.id for m in members if not m.has(*_RUNG_AT_NIGHT)}
    return from_field - awake


async def beside(work: Work, member_id: int) -> set[int]:
    """Members who patrol with this one now."""
    duty = await work.tx.patrol.assignments.on_duty(member_id)
    found = await work.tx.patrol.assignments.of_shift(duty.shift.id) if duty is not None else []
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
    morning = not_before is not None  # whoever has it by then has seen it
    card, key = AlertCard(incident.id, silent, morning), f"card:{incident.id}:{account.id}:{key}"
    return notice(card, account.id, Priority.DIGEST if morning else rings, key, not_before=not_before)


async def send_card_instead(work: Work, incident: Incident, account: Account, of: int) -> None:
    """The same card to the person's other account."""
    await work.tx.outbox.add([_card(incident, account, f"instead{of}")], work.now)


async def send_card(work: Work, incident: Incident, account: Account) -> None:
    """The card to somebody who asked for it: it is kept up to date like any other."""
    key = f"card:{incident.id}:{account.id}:asked{work.now.timestamp()}"
    await work.tx.outbox.add([notice(AlertCard(incident.id), account.id, Priority.REPLY, key)], work.now)


async def send_media(
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
    waits = await work.tx.outbox.unsent(AlertCard.kind, [incident.id])
    moving = {row.account_id for row in waits if from_json(AlertCard, row.payload).below}
    cards = [_card_below(work, incident, media[-1], a, not_before) for a in accounts if a.id not in moving]
    await work.tx.outbox.add(cards, work.now)


def _medium(incident: Incident, entry_id: int, account: Account, not_before: datetime | None) -> NewMessage:
    medium, key = Medium(incident.id, entry_id), f"media:{entry_id}:{account.id}"
    priority = Priority.DIGEST if not_before else Priority.ALERT
    return notice(medium, account.id, priority, key, not_before=not_before)


def _card_below(
    work: Work, incident: Incident, entry_id: int, account: Account, not_before: datetime | None
) -> NewMessage:
    """Pictures push the buttons out of sight: the card moves along, once for all that come together, silently."""
    card, key = AlertCard(incident.id, silent=True, below=True), f"card:{incident.id}:m:{account.id}:{entry_id}"
    priority, later = Priority.DIGEST if not_before else Priority.REPLY, not_before or work.now + NEWS_GATHER
    return notice(card, account.id, priority, key, not_before=later)


async def people_for(work: Work, incident: Incident, audience: Sequence[Audience]) -> list[Member]:
    """Everybody in these groups who may know of the incident, each once. Who has it already is not alerted, nor is the
    reporter to their own report, unless they are police: then they may be the one to take it."""
    found: dict[int, Member] = {}
    for group in audience:
        found.update({m.id: m for m in await _group(work, incident, group)})
    category = CATEGORIES[incident.category]
    closed = allowed_roles(category.audience) if category.restricted else None
    return [m for m in found.values() if _may_be_told(m, incident, closed)]


def _may_be_told(member: Member, incident: Incident, closed: frozenset[Role] | None) -> bool:
    if not member.active or member.id == incident.holder_id:
        return False
    if member.id == incident.reporter_id and (incident.silent or not member.has(*POLICE_ROLES)):
        return False
    return closed is None or member.has(*closed)


async def _all_of(work: Work, group: Audience) -> list[Member]:
    return await work.tx.people.members.with_roles(AUDIENCE_ROLES[group])


async def _group(work: Work, incident: Incident, group: Audience) -> list[Member]:
    people = work.tx.people.members
    match group:
        case Audience.DUTY:
            have = await holding_duty(work)
            if await reachable(work, have):
                return have
            # Whoever has the duty and cannot be reached now is called with the others later on.
            everybody = await _all_of(work, group)
            return [*have, *await reachable(work, everybody)] or everybody
        case Audience.ON_DUTY:
            return await people.on_duty()
        case Audience.TEAM:
            team = await work.tx.people.places.team_of(incident.hamlet) if incident.hamlet else None
            return await people.of_team(team.code) if team else []
        case Audience.AGAIN:
            alerted = await people.many(await work.tx.incident.alerts.recipients(incident.id))
            return list(alerted.values())
        case _:
            return await people.with_roles(AUDIENCE_ROLES[group])
