"""A report: from the first word to the alert, and everything that joins it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.conversation import Conversation
from core.errors import Stale
from core.feature import Gone
from core.incident.alerting import alert_audience, alert_members, people_for, refresh_cards
from core.incident.categories import CATEGORIES, OTHER
from core.incident.escalation import restart_alert, start_alert, waits_until
from core.incident.types import Audience, Entry, EntryKind, Fact, Incident, NewIncident, Severity, severity_of
from core.incident.updates import tell_news, tell_reporter, waits_for_its_hour
from core.jsontext import decoded, written
from core.people.types import Member
from core.policy import Act, may, require
from core.text import Text
from core.times import local_day
from core.work import Work

FLOW = "report"  # the name under which the conversation is stored
DETAILS = "details"  # its last state: the alert is out, and what is still sent joins the incident


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A report on its way. `incident` is set once the alert is out: later messages join it. `received_at` is when the
    first words arrived, which may be long after they were written. `promised`: the reporter was told that it is
    kept and will go out, so "thôi" to something else does not end it. `album` is the network's name of the pictures
    that came last, sent together: they are answered once. `instead_of` is the button that asks again what was being
    asked when these words came: they may have been the answer."""

    entries: tuple[Entry, ...] = ()
    category: str | None = None
    hamlet: str | None = None
    incident: int | None = None
    facts: tuple[str, ...] = field(default=())
    received_at: datetime | None = None
    promised: bool = False
    album: str = ""
    instead_of: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is anything that must not be lost when the reporter stops answering."""
        return bool(self.entries or self.category)

    @property
    def waits(self) -> bool:
        """Something was said, and nobody has been alerted yet."""
        return self.says_something and self.incident is None

    @property
    def told_at(self) -> datetime | None:
        """When the first words were written, by the sender's clock."""
        return self.entries[0].at if self.entries else None

    def telling(self, entries: Sequence[Entry], received_at: datetime) -> ReportDraft:
        """The draft with more words; what was said before is kept."""
        return replace(self, entries=(*self.entries, *entries), received_at=self.received_at or received_at)

    @property
    def restricted(self) -> bool:
        """Whether what was told so far is for a closed circle only."""
        return self.category in CATEGORIES and CATEGORIES[self.category or ""].restricted

    def to_json(self) -> str:
        entries = [[e.kind, e.at.isoformat(), e.member_id, e.text, e.ref] for e in self.entries]
        return written(
            {
                "entries": entries,
                "category": self.category,
                "hamlet": self.hamlet,
                "incident": self.incident,
                "facts": self.facts,
                "received_at": self.received_at.isoformat() if self.received_at else None,
                "promised": self.promised,
                "album": self.album,
                "instead_of": self.instead_of,
            },
        )

    @classmethod
    def from_json(cls, raw: str) -> ReportDraft:
        """Read a draft, also one of an earlier release: what is missing is empty, what is unknown is ignored."""
        data = decoded(raw or "{}")
        entries = tuple(
            Entry(EntryKind(kind), datetime.fromisoformat(at), member, text, ref)
            for kind, at, member, text, ref in data.get("entries", ())
            if kind in set(EntryKind)
        )
        category, received_at = data.get("category"), data.get("received_at")
        return cls(
            entries,
            category if category in CATEGORIES else None,
            data.get("hamlet"),
            data.get("incident"),
            tuple(fact for fact in data.get("facts", ()) if fact in set(Fact)),
            datetime.fromisoformat(received_at) if received_at else None,
            bool(data.get("promised")),
            data.get("album", ""),
            data.get("instead_of", ""),
        )


async def file_report(
    work: Work,
    reporter: Member | None,
    draft: ReportDraft,
    *,
    reported_at: datetime,
    incomplete: bool = False,
    silent: bool = False,
) -> Incident:
    """Make the incident and send the alert. `incomplete`: the reporter stopped answering; it alerts all the same."""
    reporter = require(reporter, Act.REPORT)
    category = CATEGORIES[draft.category or OTHER]
    facts = frozenset(Fact(f) for f in draft.facts)
    day = local_day(reported_at, work.rules.zone)
    seq = await work.tx.incident.incidents.next_seq(day)
    incident = await work.tx.incident.incidents.add(
        NewIncident(
            category=category.code,
            severity=severity_of(category, facts),
            reporter_id=reporter.id,
            reported_at=reported_at,
            received_at=draft.received_at or work.now,
            hamlet=draft.hamlet,
            incomplete=incomplete,
            number=f"VV-{day[5:7]}{day[8:]}-{seq:02}",
            day=day,
            seq=seq,
            silent=silent,
        ),
        facts,
    )
    if draft.entries:
        await work.tx.incident.incidents.add_entries(incident.id, draft.entries)
    await work.tx.audit.note("incident.reported", work.now, by=reporter.id, subject=incident.number)
    await start_alert(work, incident)
    return incident


async def add_details(work: Work, reporter: Member | None, incident_id: int, entries: Sequence[Entry]) -> Incident:
    """Later messages of the reporter join the incident, and those who hold it hear of them."""
    reporter = require(reporter, Act.REPORT)
    incident = await own(work, reporter, incident_id)
    ids = await work.tx.incident.incidents.add_entries(incident_id, entries)
    await tell_news(work, incident, list(zip(ids, entries, strict=True)))
    return incident


async def add_fact(work: Work, reporter: Member | None, incident_id: int, fact: Fact) -> Incident:
    """Injury, a weapon…: on every card at once, and whoever is on the way hears of it; where it makes the incident
    critical and nobody has it, the alert starts anew."""
    reporter = require(reporter, Act.REPORT)
    incident = await own_open(work, reporter, incident_id)
    if fact in incident.facts:
        return incident
    facts = incident.facts | {fact}
    severity = max(incident.severity, severity_of(CATEGORIES[incident.category], facts))
    await work.tx.incident.incidents.set_facts(incident_id, facts, severity)
    entry = Entry(EntryKind.FACT, work.now, reporter.id, ref=fact)
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident_id, [entry])
    changed = replace(incident, facts=facts, severity=severity)
    if severity > incident.severity and incident.holder_id is None:
        await restart_alert(work, changed, version=entry_id)
    else:
        await tell_news(work, changed, [(entry_id, entry)])
    return changed


async def set_place(
    work: Work,
    reporter: Member | None,
    incident_id: int,
    hamlet: str | None,
    *,
    line: EntryKind = EntryKind.PLACE,
) -> Incident:
    """The place of an incident that went out without one: whoever is on the way learns where to, and its patrol team
    is alerted too. The ladder goes on where it stands. None: the reporter does not know, and will not be asked."""
    reporter = require(reporter, Act.REPORT)
    incident = await own_open(work, reporter, incident_id)
    await work.tx.incident.incidents.set_place(incident_id, hamlet)
    placed = replace(incident, hamlet=hamlet, incomplete=False)
    entry = Entry(line, work.now, reporter.id, ref=hamlet or "")
    (entry_id,) = await work.tx.incident.incidents.add_entries(incident_id, [entry])
    if hamlet is None:
        await refresh_cards(work, incident_id, entry_id)
    else:
        await tell_news(work, placed, [(entry_id, entry)])
        await _alert_team(work, placed, entry_id)
    return placed


async def _alert_team(work: Work, incident: Incident, entry_id: int) -> None:
    """The team of the hamlet, where it is their matter or somebody is in danger; while the alert itself waits for its
    hour, so do they."""
    if Audience.TEAM not in CATEGORIES[incident.category].audience and incident.severity is not Severity.CRITICAL:
        return
    alert = await work.tx.incident.alerts.find(incident.id)
    if starts := waits_for_its_hour(work, incident, alert):
        await alert_audience(work, incident, (Audience.TEAM,), f"p{entry_id}", not_before=starts)
        return
    known = set(await work.tx.incident.alerts.recipients(incident.id))
    team = [m for m in await people_for(work, incident, (Audience.TEAM,)) if m.id not in known]
    await alert_members(work, incident, team, f"p{entry_id}")


async def own(work: Work, reporter: Member, incident_id: int) -> Incident:
    """A silent one is nobody's: somebody may have the phone in their hands."""
    incident = await work.tx.incident.incidents.get(incident_id)
    if incident.reporter_id != reporter.id or incident.silent:
        raise Stale(Text("error.stale"), incident=incident_id)
    return incident


async def own_open(work: Work, reporter: Member, incident_id: int) -> Incident:
    """One's own report that is not closed."""
    incident = await own(work, reporter, incident_id)
    if incident.state.closed:
        raise Stale(Text("report.already_closed", number=incident.number), incident=incident_id)
    return incident


async def time_is_up(work: Work, account_id: int, conversation: Conversation) -> Conversation:
    """The conversation after its time is up. A report that says something has been filed, and takes details."""
    closed = conversation.closed()
    draft = ReportDraft.from_json(conversation.draft if conversation.flow == FLOW else "")
    incident = await file_unfinished(work, account_id, draft)
    if incident is None:
        return closed
    kept = ReportDraft(category=incident.category, incident=incident.id).to_json()
    expires_at = work.now + work.rules.details_for
    return replace(conversation, flow=FLOW, state=DETAILS, draft=kept, expires_at=expires_at)


async def file_waiting(work: Work, member_id: int, *, besides: int | None = None) -> None:
    """File what this member has begun to tell, as it is, on any of their accounts, blocked ones too; not on the one
    `besides`, where they are just being answered."""
    for account in await work.tx.people.members.all_accounts(member_id):
        if account.id != besides:
            conversation = await work.tx.conversations.load(account.id)
            await work.tx.conversations.save(account.id, await time_is_up(work, account.id, conversation))


async def file_before_leaving(work: Work, member: Member, gone: Gone) -> None:
    """Send what was confirmed as kept before the rights end."""
    if not gone.still(Act.REPORT):
        await file_waiting(work, member.id, besides=gone.account)


async def file_unfinished(work: Work, account_id: int, draft: ReportDraft) -> Incident | None:
    """The reporter does not finish what they began, so it goes out as it is; None when there was nothing to tell."""
    account = await work.tx.people.members.account(account_id)
    if account is None or account.member_id is None or not draft.waits:
        return None
    reporter = await work.tx.people.members.get(account.member_id)
    if not may(reporter, Act.REPORT):
        return None
    incident = await file_report(work, reporter, draft, reported_at=draft.told_at or work.now, incomplete=True)
    due = waits_until(work, incident)
    await tell_reporter(work, incident, "incomplete_later" if due else "incomplete", version=0, at=due)
    return incident
