"""The judgement: the book against what is in the database and on the phones. Plain functions of their arguments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.torture_ledger import Ending, Ledger, Person, Report
from benchmarks.torture_record import Evidence, Filed, Queued
from core.incident.categories import CATEGORIES, OTHER
from core.incident.types import AUDIENCE_ROLES, Audience, Category
from core.people.types import POLICE_ROLES, Role
from core.policy import allowed_roles

# What is said of an incident that has been closed in the meantime is refused, politely.
_REFUSED_LATE = ("facts", "place of an SOS")
_CLOSED = frozenset({"resolved", "false_alarm"})
# Reasons to drop a row of the outbox that lose nobody anything. A tap's answer expires after 15 seconds.
_HARMLESS = {("tap", "expired"), ("tap", "moot"), *((k, "moot") for k in ("card", "card_update", "status", "news"))}
_HARMLESS |= {("nudge", "moot"), ("media", "moot")}


@dataclass(slots=True)
class Verdict:
    """Facts by what they mean: ids and states, never contents."""

    updates_lost: list[str] = field(default_factory=list)
    incidents_lost: list[str] = field(default_factory=list)
    incidents_doubled: list[str] = field(default_factory=list)
    alerts_lost: list[str] = field(default_factory=list)
    conversations_lost: list[str] = field(default_factory=list)
    duplicate_messages: list[str] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)

    @property
    def losses(self) -> dict[str, list[str]]:
        names = ("updates_lost", "incidents_lost", "incidents_doubled", "alerts_lost", "conversations_lost")
        return {name: getattr(self, name) for name in names}

    @property
    def good(self) -> bool:
        return not any(self.losses.values()) and not self.oddities


def judge(ledger: Ledger, evidence: Evidence, hamlet_teams: dict[str, str], *, killed: bool = False) -> Verdict:
    """`hamlet_teams`: the team of each hamlet, from the seed. `killed`: the bot died between sending a message and
    writing down that it had, so that also a private one may have come twice; it counts as a duplicate."""
    verdict = Verdict()
    verdict.updates_lost += _updates(ledger, evidence) + _presses(ledger, evidence)
    _incidents(ledger, evidence, verdict)
    verdict.alerts_lost += _alerts(ledger, evidence, hamlet_teams)
    verdict.conversations_lost += _conversations(ledger, evidence)
    verdict.duplicate_messages += _duplicates(evidence)
    verdict.oddities += _oddities(ledger, evidence)
    verdict.oddities += [] if killed else _private_twice(ledger, evidence)
    return verdict


# -- updates ---------------------------------------------------------------------------------------------------------


def _updates(ledger: Ledger, evidence: Evidence) -> Iterator[str] | list[str]:
    states: dict[int, list[str]] = {}
    for row in evidence.handled:
        states.setdefault(row.update_id, []).append(row.state)
    found = ((update_id, states.get(update_id, [])) for update_id in ledger.updates)
    return [f"update {id_}: {', '.join(s) or 'not in the inbox'}" for id_, s in found if s != ["done"]]


def _presses(ledger: Ledger, evidence: Evidence) -> list[str]:
    """Every button an officer pressed was seen to work on the card; here it must be in the database as well."""
    incidents = {incident.id: incident for incident in evidence.filed}
    return [
        f"incident {id_}: {', '.join(sorted(tags))} was pressed, but it is {_standing(incidents.get(id_))}"
        for id_, tags in ledger.pressed.items()
        if not _stands(incidents.get(id_), tags)
    ]


def _stands(incident: Filed | None, pressed: set[str]) -> bool:
    if incident is None:
        return False
    if pressed & {"solved1", "false1"}:
        return incident.state in _CLOSED
    return incident.held or incident.state in _CLOSED


def _standing(incident: Filed | None) -> str:
    return "not there" if incident is None else f"{incident.state}, held: {incident.held}"


# -- incidents -------------------------------------------------------------------------------------------------------


def _incidents(ledger: Ledger, evidence: Evidence, verdict: Verdict) -> None:
    by_number = {incident.number: incident for incident in evidence.filed}
    claimed: dict[str, Report] = {}
    for report in ledger.reports:
        incident = by_number.get(report.number or "")
        if incident is None or incident.number in claimed:
            verdict.incidents_lost += _lost(report, incident)
            continue
        claimed[incident.number] = report
        verdict.incidents_lost += _differences(report, incident)
    verdict.incidents_lost += _scattered(ledger, evidence)
    verdict.incidents_doubled += _doubled(ledger, evidence, claimed)


def _lost(report: Report, incident: Filed | None) -> list[str]:
    """A report that never got a number is a lost conversation, and a lost incident only if something was said. Of one
    that was overtaken we do not know how far it had come; its words are looked for elsewhere."""
    said = bool(report.marks or report.category) and report.ending is not Ending.OVERTAKEN
    what = "shares its number with another report" if incident else "there is no incident of that number"
    return [f"{_called(report)}: {what}"] if said else []


def _differences(report: Report, incident: Filed) -> list[str]:
    """Parts of the report that are missing from the incident, or otherwise there."""
    if report.ending is Ending.OVERTAKEN:
        return []
    wrong = [
        f"{name} {is_} instead of {was}"
        for name, is_, was in _compared(report, incident)
        if is_ != was and not (name in _REFUSED_LATE and incident.state in _CLOSED and not is_)
    ]
    wrong += [f"{mark.kind} {n + 1} is missing" for n, mark in enumerate(report.marks) if mark not in incident.marks]
    return [f"{_called(report)}: {'; '.join(wrong)}"] if wrong else []


def _compared(report: Report, incident: Filed) -> list[tuple[str, object, object]]:
    return [
        ("reporter", incident.reporter, report.reporter),
        ("category", incident.category, report.category or OTHER),
        ("hamlet" if report.shape != "sos" else "place of an SOS", incident.hamlet, report.hamlet),
        ("facts", sorted(incident.facts), sorted(report.facts)),
        ("incomplete", incident.incomplete, report.ending is Ending.FILED),
    ]


def _scattered(ledger: Ledger, evidence: Evidence) -> list[str]:
    """Marks of overtaken reports that are in no incident. When the bot has filed a report by itself, its last words may
    be in the next report; but they must be somewhere."""
    kept = {(incident.reporter, mark) for incident in evidence.filed for mark in incident.marks}
    overtaken = [r for r in ledger.reports if r.ending is Ending.OVERTAKEN]
    return [f"{_called(r)}: {m.kind} is nowhere" for r in overtaken for m in r.marks if (r.reporter, m) not in kept]


def _doubled(ledger: Ledger, evidence: Evidence, claimed: dict[str, Report]) -> list[str]:
    unclaimed = [i for i in evidence.filed if i.number not in claimed]
    found = [
        f"incident {i.number} of reporter {i.reporter} was never reported" for i in unclaimed if not _excused(i, ledger)
    ]
    counts = Counter(mark for incident in evidence.filed for mark in incident.marks)
    return found + [f"a {mark.kind} is written down {n} times" for mark, n in counts.items() if n > 1]


def _excused(incident: Filed, ledger: Ledger) -> bool:
    """Whether an incident that no report claims has a known cause. Messages sent after the bot had filed a report by
    itself open another, which is then filed like that too. And a conversation that broke is counted as such; its
    incident is not doubled."""
    for report in ledger.reports:
        if report.reporter != incident.reporter:
            continue
        if report.trouble or (report.ending is Ending.OPEN and not report.number):
            return True
        if report.ending is Ending.OVERTAKEN and incident.incomplete and set(incident.marks) <= set(report.marks):
            return True
    return False


def _called(report: Report) -> str:
    return f"report {report.number or 'without a number'} of {report.reporter} ({report.shape}, {report.ending})"


# -- alerts ----------------------------------------------------------------------------------------------------------


def _alerts(ledger: Ledger, evidence: Evidence, hamlet_teams: dict[str, str]) -> list[str]:
    """A card on the phone of each who had to be alerted, by our own reckoning and by the bot's; only what was closed
    before it could be sent needs none."""
    cards = set(_cards(evidence))
    numbers: dict[int, set[str]] = {}
    for message in evidence.arrived:
        if not message.gone:
            numbers.setdefault(message.user_id, set()).update(message.numbers)
    lost = []
    for incident in evidence.filed:
        reached = {u for u, i in cards if i == incident.id and incident.number in numbers.get(u, ())}
        wanted = incident.recipients | expected(ledger.people, incident, hamlet_teams)
        missing = set() if incident.state in _CLOSED else wanted - reached
        if missing or not wanted or (incident.state in _CLOSED and not reached):
            lost.append(
                f"incident {incident.number} ({incident.state}): {len(reached)} cards, missing {sorted(missing)}"
            )
    return lost


def _cards(evidence: Evidence) -> Iterator[tuple[int, int]]:
    """People who really got a card of which incident: marked as sent by the bot, and there on the phone, or
    replaced."""
    there = {(m.user_id, m.message_id) for m in evidence.arrived}
    for row in evidence.queued:
        if row.kind == "card" and row.incident is not None and _shown(row) & there:
            yield row.user_id, row.incident


def expected(people: dict[int, Person], incident: Filed, hamlet_teams: dict[str, str]) -> set[int]:
    """User ids to be alerted at once, reckoned without the bot's own code for audiences."""
    category = CATEGORIES[incident.category]
    team = hamlet_teams.get(incident.hamlet or "")
    found = {p.user_id for group in category.audience for p in people.values() if _belongs(p, group, team)}
    return {id_ for id_ in found if _may_know(people[id_], category, reporter=id_ == incident.reporter)}


def _belongs(person: Person, group: Audience, team: str | None) -> bool:
    if group is Audience.TEAM:
        return team is not None and person.team == team
    if group in (Audience.DUTY, Audience.ON_DUTY):
        return person.on_duty
    return not person.roles.isdisjoint(AUDIENCE_ROLES[group])


def _may_know(person: Person, category: Category, *, reporter: bool) -> bool:
    roles = {Role(role) for role in person.roles}
    if reporter and not roles & POLICE_ROLES:
        return False
    return not category.restricted or bool(roles & allowed_roles(category.audience))


# -- conversations ---------------------------------------------------------------------------------------------------


def _conversations(ledger: Ledger, evidence: Evidence) -> list[str]:
    lost = [f"{_called(r)}: {r.trouble or 'not ended'}" for r in ledger.reports if r.ending is Ending.OPEN or r.trouble]
    # Whom the bot overtook presses once or twice before they see it, and is then told that the button is old.
    forgiven = Counter(r.reporter for r in ledger.reports if r.ending is Ending.OVERTAKEN)
    for (user_id, scare), n in Counter(evidence.scares).items():
        if n > 2 * forgiven[user_id]:
            lost.append(f"phone {user_id}: {n} times {scare}")
    return lost + ledger.troubles


# -- messages --------------------------------------------------------------------------------------------------------


def _duplicates(evidence: Evidence) -> list[str]:
    """Messages on a phone that no row of the outbox accounts for: they came once more than they were meant."""
    sent = [row for row in evidence.queued if row.state == "sent" and row.sends]
    accounted = {shown for row in sent for shown in _shown(row)}
    found = [m for m in evidence.arrived if (m.user_id, m.message_id) not in accounted]
    return [f"phone {m.user_id}: message {m.message_id} about {', '.join(m.numbers) or 'no incident'}" for m in found]


def _shown(row: Queued) -> set[tuple[int, int]]:
    return {(row.user_id, message_id) for message_id in row.messages}


def _oddities(ledger: Ledger, evidence: Evidence) -> list[str]:
    """Faults that none of the counts names and that yet must not be."""
    there = {(m.user_id, m.message_id) for m in evidence.arrived}
    sent_nowhere = [
        f"outbox {row.id} ({row.kind}) counts as sent, but not all of it is on phone {row.user_id}"
        for row in evidence.queued
        if row.state == "sent" and row.sends and not (row.messages and _shown(row) <= there)
    ]
    dropped = Counter((r.kind, r.error) for r in evidence.queued if r.state == "dropped")
    given_up = [
        f"{n} {kind} dropped: {error}" for (kind, error), n in dropped.items() if (kind, error) not in _HARMLESS
    ]
    known = set(ledger.updates)
    unknown = [f"update {row.update_id} was never sent" for row in evidence.handled if row.update_id not in known]
    return sent_nowhere + given_up + unknown + _not_replaced(evidence)


def _not_replaced(evidence: Evidence) -> list[str]:
    """A card that came again takes the one before off the phone."""
    left = {(m.user_id, m.message_id) for m in evidence.arrived if not m.gone}
    cards = [row for row in evidence.queued if row.kind == "card" and row.state == "sent" and _shown(row) & left]
    found = Counter((row.user_id, row.incident) for row in cards)
    return [f"phone {user_id}: {n} cards of incident {incident}" for (user_id, incident), n in found.items() if n > 1]


def _private_twice(ledger: Ledger, evidence: Evidence) -> list[str]:
    shown = Counter(m.user_id for m in evidence.arrived if m.private)
    more = {user_id: n for user_id, n in shown.items() if n > ledger.looks[user_id]}
    return [f"phone {u}: who reported was shown {n} times, asked for {ledger.looks[u]} times" for u, n in more.items()]


def show(facts: Iterable[str], most: int = 8) -> str:
    """The first facts, one a line."""
    lines = list(facts)
    more = [f"    … and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join([f"    {line}" for line in lines[:most]] + more)
