"""Recall: messages to people who may not see an incident any more are taken back from their phones.

The outbox knows what it has sent for thirty days. The network deletes for two of them; older words it lets us empty,
older pictures stay (docs/adr/0006).
"""

from __future__ import annotations

from core.channels import last_part
from core.incident.alerting import CARD
from core.incident.payloads import AddedNews, AlertCard, Medium, Recalled
from core.incident.types import Incident
from core.live_messages import find, holders, refresh_of
from core.notify import notice
from core.outbox import About, Kind, Leased, NewMessage, Priority
from core.policy import may_see
from core.screen import Screen, screen
from core.text import Text
from core.work import Work

_SHOWS = (AlertCard.kind, AddedNews.kind, Medium.kind, Kind.REPLY.value, Kind.RECEIPT.value)


def told_of(incident_id: int) -> About:
    """Mark of an answer that shows what was told of an incident, by which it is found again."""
    return About(AlertCard.feature, incident_id)


async def recall(work: Work, incident: Incident, *, version: int) -> None:
    """The circle has closed: from everybody outside it cards, news, pictures, and what they have opened to read. Their
    newest card alone stays, emptied: an alert that vanishes without a word sends people out to look for it."""
    rows = [row for row in await _delivered(work, incident) if _outside(row, incident)]
    theirs = {row.account_id for row in rows}
    cards = [id_ for id_ in await holders(work, CARD, incident.id) if id_ in theirs]
    await refresh_of(work, CARD, incident.id, cards, version, Priority.ALERT)
    await work.tx.outbox.add([_recalled(incident, row) for row in rows], work.now)


async def undone(work: Work, recalled: Recalled, account_id: int) -> str | None:
    """The message to take back. None when it never went out, and for the card, which is emptied instead. Only now is
    it known what the network calls it."""
    message_id = await work.tx.outbox.message_id(recalled.row)
    card = await find(work, CARD, recalled.incident, account_id)
    return None if message_id is None or last_part(message_id) == card else message_id


def emptied(recalled: Recalled) -> Screen:
    return screen(Text("card.taken_away", number=recalled.number))


async def _delivered(work: Work, incident: Incident) -> list[Leased]:
    """Every message that shows what was told, answers included."""
    return await work.tx.outbox.delivered(_SHOWS, AlertCard.feature, incident.id)


def _outside(row: Leased, incident: Incident) -> bool:
    return row.member is None or not may_see(row.member, incident, alerted=True)


def _recalled(incident: Incident, row: Leased) -> NewMessage:
    recalled = Recalled(incident.id, incident.number, row.id)
    return notice(recalled, row.account_id, Priority.ALERT, f"recall:{row.id}")
