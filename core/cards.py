"""The alert card: what officers and helpers see of an incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from core.card_buttons import buttons
from core.categories import CATEGORIES
from core.incidents import MEDIA_ENTRIES, Entry, EntryKind, Fact, Incident, IncidentState, Matter, Severity
from core.people import POLICE, Hamlet, Member, Role
from core.rules import Rules
from core.screen import Screen
from core.standing import reached_at
from core.story import fact_label, in_short
from core.text import At, Text

_SEVERITY = {
    Severity.CRITICAL: Text("severity.critical"),
    Severity.HIGH: Text("severity.high"),
    Severity.MEDIUM: Text("severity.medium"),
    Severity.LOW: Text("severity.low"),
}


def card(rules: Rules, matter: Matter, viewer: Member, now: datetime) -> Screen:
    """The incident as it stands now, with this viewer's buttons."""
    incident, entries, hamlet, people = matter.incident, matter.entries, matter.hamlet, matter.people
    body = (
        _headline(incident),
        _where(incident, hamlet, entries),
        *_late(rules, incident),
        *([Text("card.silent")] if incident.silent else []),
        *_facts(incident),
        *in_short(entries),
        *_media(entries, hamlet),
        *_standing(matter),
        *_helpers(entries, people, incident),
        _reporter(people.get(incident.reporter_id)),
    )
    restricted = CATEGORIES[incident.category].restricted
    return Screen(body, buttons(matter, viewer, now), protect=restricted)


def _headline(incident: Incident) -> Text:
    return Text("card.headline", severity=_SEVERITY[incident.severity], number=incident.number)


def _where(incident: Incident, hamlet: Hamlet | None, entries: Sequence[Entry]) -> Text:
    label, at = CATEGORIES[incident.category].label, At(incident.reported_at)
    if hamlet is not None:
        return Text("card.where", category=label, hamlet=hamlet.name, at=at)
    if any(e.kind is EntryKind.LOCATION for e in entries):
        return Text("card.where_location", category=label, at=at)
    return Text("card.where_unknown", category=label, at=at)


def _late(rules: Rules, incident: Incident) -> Iterable[Text]:
    if incident.received_at - incident.reported_at > rules.late_after:
        yield Text("card.late", sent=At(incident.reported_at), received=At(incident.received_at))


def _facts(incident: Incident) -> Iterable[Text]:
    for fact in Fact:
        if fact in incident.facts:
            yield Text("card.fact", fact=fact_label(fact))
    if incident.incomplete:
        yield Text("card.incomplete")


def _media(entries: Sequence[Entry], hamlet: Hamlet | None) -> Iterable[Text]:
    counts = {kind: sum(e.kind is kind for e in entries) for kind in MEDIA_ENTRIES}
    if counts[EntryKind.PHOTO]:
        yield Text("card.photos", n=counts[EntryKind.PHOTO])
    if counts[EntryKind.VOICE]:
        yield Text("card.voices", n=counts[EntryKind.VOICE])
    if counts[EntryKind.FILE]:
        yield Text("card.files", n=counts[EntryKind.FILE])
    if counts[EntryKind.LOCATION] and hamlet is not None:  # without a hamlet the line above says it
        yield Text("card.location")


def _standing(matter: Matter) -> Iterable[Text]:
    incident = matter.incident
    holder = matter.people.get(incident.holder_id or 0)
    who, at = holder.call_name if holder else "", At(incident.closed_at or reached_at(incident, matter.entries))
    match incident.state:
        case IncidentState.NEW:
            yield Text("card.nobody")
        case IncidentState.ACKNOWLEDGED:
            yield Text("card.taken", who=who, at=at)
        case IncidentState.ON_THE_WAY:
            yield Text("card.on_the_way", who=who, at=at)
        case IncidentState.ON_SCENE:
            yield Text("card.on_scene", who=who, at=at)
        case IncidentState.RESOLVED:
            yield Text("card.resolved", at=at)
        case IncidentState.FALSE_ALARM:
            yield Text("card.false_alarm", at=at)
    if incident.needs_support and not incident.state.closed:
        yield Text("card.needs_support")


def _helpers(entries: Sequence[Entry], people: Mapping[int, Member], incident: Incident) -> Iterable[Text]:
    ids = dict.fromkeys(e.member_id or 0 for e in entries if e.kind is EntryKind.HELPER)
    names = [people[i].call_name for i in ids if i in people and i != incident.holder_id]
    if names:
        yield Text("card.helpers", who=", ".join(names))


def _reporter(reporter: Member | None) -> Text:
    """Only the role: who reported is shown to the duty officer on demand, and that look is logged."""
    if reporter is None or reporter.has(Role.SUPPORT_MEMBER, Role.COMMUNE_LEADER):
        return Text("card.reported_by_member")
    if reporter.has(*POLICE):
        return Text("card.reported_by_police")
    return Text("card.reported_by_patrol")


_STATE = {
    IncidentState.NEW: Text("state.new"),
    IncidentState.ACKNOWLEDGED: Text("state.acknowledged"),
    IncidentState.ON_THE_WAY: Text("state.on_the_way"),
    IncidentState.ON_SCENE: Text("state.on_scene"),
    IncidentState.RESOLVED: Text("state.resolved"),
    IncidentState.FALSE_ALARM: Text("state.false_alarm"),
}


def state_label(state: IncidentState) -> Text:
    return _STATE[state]


def short_line(incident: Incident, hamlet: str | None) -> Text:
    """One line of a list: number, kind, place, how it stands."""
    label, state = CATEGORIES[incident.category].label, _STATE[incident.state]
    if hamlet:
        return Text("incident.line_place", number=incident.number, category=label, hamlet=hamlet, state=state)
    return Text("incident.line", number=incident.number, category=label, state=state)
