"""What has gone to people who may not see it any more is taken back from their phones.

The outbox knows what it has sent for thirty days. The network deletes for two of them; older words it lets us empty,
older pictures stay (docs/adr/0006).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from core.channels import last_part
from core.incident.alerting import CARD
from core.incident.types import MEDIA_ENTRIES, Entry, Incident
from core.jsontext import written
from core.live_messages import holders, refresh_of
from core.outbox import Kind, Leased, NewMessage, Priority
from core.policy import may_see
from core.work import Work


def told_key(incident_id: int, account_id: int, update_id: int, now: datetime) -> str:
    """The dedup key of an answer that shows what was told of an incident, by which it is found again."""
    return f"told:{incident_id}:{account_id}:{update_id}:{now.timestamp()}"


async def recall(work: Work, incident: Incident, *, version: int) -> None:
    """The circle has closed: from everybody outside it cards, news, pictures, and what they have opened to read. Their
    newest card alone stays, emptied: an alert that vanishes without a word sends people out to look for it."""
    rows = [row for row in await _delivered(work, incident) if _outside(row, incident)]
    theirs = {row.account_id for row in rows}
    cards = [id_ for id_ in await holders(work, CARD, incident.id) if id_ in theirs]
    await refresh_of(work, CARD, incident.id, cards, version, Priority.ALERT)
    await work.tx.outbox.add([_recalled(incident, row) for row in rows], work.now)


async def undone(work: Work, account_id: int, payload: Mapping[str, Any]) -> str | None:
    """The message to take back. None when it never went out, and for the card, which is emptied instead."""
    message_id = await work.tx.outbox.message_id(int(payload["row"]))
    card = await work.tx.live_messages.find(CARD.name, int(payload["incident"]), account_id)
    return None if message_id is None or last_part(message_id) == card else message_id


async def _delivered(work: Work, incident: Incident) -> list[Leased]:
    prefixes = _keys(incident.id, await work.tx.incident.incidents.entries(incident.id))
    return [row for prefix in prefixes for row in await work.tx.outbox.delivered(prefix)]


def _keys(incident_id: int, entries: Iterable[Entry]) -> list[str]:
    """How the dedup keys begin of whatever shows what was told."""
    media = [f"media:{e.id}:" for e in entries if e.kind in MEDIA_ENTRIES]
    return [f"card:{incident_id}:", f"news:{incident_id}:", f"told:{incident_id}:", *media]


def _outside(row: Leased, incident: Incident) -> bool:
    return row.member is None or not may_see(row.member, incident, alerted=True)


def _recalled(incident: Incident, row: Leased) -> NewMessage:
    payload = written({"incident": incident.id, "number": incident.number, "row": row.id})
    return NewMessage(Kind.RECALL, row.account_id, Priority.ALERT, payload, f"recall:{row.id}")
