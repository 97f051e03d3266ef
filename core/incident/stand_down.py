"""It is closed: who comes is told so, for a card that changes in silence is not seen by whoever runs."""

from __future__ import annotations

from collections.abc import Collection

from core.incident.alerting import CARD, beside
from core.incident.categories import CATEGORIES
from core.incident.timeline import coming
from core.incident.types import Audience, Incident, IncidentState
from core.live_messages import holders
from core.notify import notice
from core.outbox import Kind, Priority
from core.work import Work


async def stand_down(work: Work, incident: Incident, version: int, *, knowing: Collection[int]) -> None:
    """One sentence to whoever said that they come, ringing only for those on their way; where everybody on duty was
    called (an SOS), also to all who were rung: some run without a word. `knowing` need not be told."""
    helpers = coming(await work.tx.incident.incidents.entries(incident.id))
    accounts = await work.tx.people.members.accounts_of({*helpers, *await _called(work, incident)} - {*knowing})
    rung = await holders(work, CARD, incident.id)
    rows = [
        notice(
            Kind.CLOSED,
            account,
            Priority.ALERT if helpers.get(member_id) is IncidentState.ON_THE_WAY else Priority.REPLY,
            {"incident": incident.id},
            f"closed:{incident.id}:{account.id}:{version}",
        )
        for member_id, account in accounts.items()
        if member_id in helpers or account.id in rung
    ]
    await work.tx.outbox.add(rows, work.now)


async def _called(work: Work, incident: Incident) -> set[int]:
    """Where somebody called for help in silence, whoever stands beside them is not told: their phone may be seen."""
    if Audience.ON_DUTY not in CATEGORIES[incident.category].audience:
        return set()
    quiet = await beside(work, incident.reporter_id) if incident.silent else set()
    return set(await work.tx.incident.alerts.recipients(incident.id)) - quiet
