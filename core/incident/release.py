"""Letting go: of an incident held or come to by somebody who may no more, and of everybody when it is closed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from core.feature import Gone
from core.incident.alerting import CARD, beside, refresh_cards
from core.incident.categories import CATEGORIES
from core.incident.escalation import call_backup, lapse_holder
from core.incident.payloads import NotNeeded
from core.incident.timeline import helpers, helpers_coming
from core.incident.types import Audience, Entry, EntryKind, Incident, IncidentState
from core.live_messages import holders
from core.notify import notice, say
from core.outbox import Priority
from core.people.types import Member
from core.policy import Act, may, may_see
from core.text import Text
from core.work import Work

_ALL_OPEN = 10_000


async def let_go(work: Work, member: Member, gone: Gone) -> None:
    """An incident in their hands is in nobody's; a call for backup that they had answered is called again."""
    for incident in await work.tx.incident.incidents.open(limit=_ALL_OPEN):
        if incident.holder_id == member.id:
            if not _may_hold(gone.remains, incident):
                await lapse_holder(work, incident)
        elif not _may_come(gone.remains, incident):
            await _come_no_more(work, incident, member)


def _may_hold(member: Member | None, incident: Incident) -> bool:
    return member is not None and may(member, Act.TAKE) and may_see(member, incident, alerted=True)


def _may_come(member: Member | None, incident: Incident) -> bool:
    return member is not None and may(member, Act.HELP) and may_see(member, incident, alerted=True)


async def _come_no_more(work: Work, incident: Incident, member: Member) -> None:
    answered = _answered(await work.tx.incident.incidents.entries(incident.id))
    if incident.needs_support or member.id not in answered or await _another(work, incident, answered, member):
        return
    await work.tx.incident.incidents.set_support(incident.id, True)
    again = Entry(EntryKind.SUPPORT, work.now, ref="again")
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident.id, [again])
    await work.tx.audit.note("incident.support", work.now, by=None, subject=incident.number, detail="again")
    await call_backup(work, replace(incident, needs_support=True), entry_id)
    await refresh_cards(work, incident.id, entry_id)
    account = await work.tx.people.members.account_of(incident.holder_id) if incident.holder_id is not None else None
    if account is not None:
        gone = Text("incident.backup_gone", number=incident.number, who=member.call_name)
        await say(work, account, gone, priority=Priority.ALERT)


def _answered(entries: Sequence[Entry]) -> set[int | None]:
    """Helpers who set out because of the last call for backup; a helper who was coming before has not answered it. In
    an incident opened again nobody has called yet."""
    calls = [n for n, e in enumerate(entries) if e.kind in (EntryKind.SUPPORT, EntryKind.REOPENED)]
    if not calls or entries[calls[-1]].kind is EntryKind.REOPENED:
        return set()
    before = {e.member_id for e in helpers(entries[: calls[-1]])}
    return {e.member_id for e in helpers(entries[calls[-1] :])} - before


async def _another(work: Work, incident: Incident, answered: Collection[int | None], gone: Member) -> bool:
    others = [i for i in answered if i is not None and i not in (gone.id, incident.holder_id)]
    return any(_may_come(m, incident) for m in (await work.tx.people.members.many(others)).values())


async def stand_down(work: Work, incident: Incident, version: int, *, knowing: Collection[int]) -> None:
    """One sentence to whoever said that they come, ringing only for those on their way; where everybody on duty was
    called (an SOS), also to all who were rung: some run without a word. `knowing` need not be told."""
    helpers = helpers_coming(await work.tx.incident.incidents.entries(incident.id))
    accounts = await work.tx.people.members.accounts_of({*helpers, *await _called(work, incident)} - {*knowing})
    rung = await holders(work, CARD, incident.id)
    rows = [
        notice(
            NotNeeded(incident.id),
            account.id,
            Priority.ALERT if helpers.get(member_id) is IncidentState.ON_THE_WAY else Priority.REPLY,
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
