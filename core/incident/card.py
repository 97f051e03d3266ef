"""The alert card: what officers and helpers see of an incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from core.incident.card_buttons import incident_buttons
from core.incident.categories import CATEGORIES, SOS
from core.incident.story import fact_label, last_seen, told_in_short
from core.incident.timeline import QUIET, Before, before, closing, helpers, reached_at, reminders, taken_back
from core.incident.types import MEDIA_ENTRIES, Entry, EntryKind, Fact, Incident, IncidentState, Matter, Severity
from core.people.types import POLICE_ROLES, Hamlet, Member, Role
from core.policy import may_see
from core.rules import Rules
from core.screen import Screen
from core.text import At, Text

_SEVERITY = {
    Severity.CRITICAL: Text("severity.critical"),
    Severity.HIGH: Text("severity.high"),
    Severity.MEDIUM: Text("severity.medium"),
    Severity.LOW: Text("severity.low"),
}
_HOURS_FROM = 120  # minutes


def incident_card(rules: Rules, matter: Matter, viewer: Member, now: datetime) -> Screen:
    """The incident as it stands now, with this viewer's buttons. Like all that people tell and send it cannot be
    forwarded: any of it may turn out to be for few only (docs/adr/0006)."""
    incident, entries, hamlet, people = matter.incident, matter.entries, matter.hamlet, matter.people
    body = (
        _headline(incident),
        _where(incident, hamlet, entries),
        *_last_seen(entries),
        *_late(rules, incident),
        *([Text("card.silent")] if incident.silent else []),
        *_facts(incident),
        *_safe(entries),
        *_corrected(entries),
        *told_in_short(entries),
        *_media(entries, hamlet),
        *_standing(matter),
        *_helpers(entries, people, incident),
        _reporter(matter, viewer),
    )
    return Screen(body, incident_buttons(matter, viewer, now), protect=True)


def _headline(incident: Incident) -> Text:
    return Text("card.headline", severity=_SEVERITY[incident.severity], number=incident.number)


def _where(incident: Incident, hamlet: Hamlet | None, entries: Sequence[Entry]) -> Text:
    label, at = CATEGORIES[incident.category].label, At(incident.reported_at)
    if hamlet is not None:
        return Text("card.where", category=label, hamlet=hamlet.name, at=at)
    if any(e.kind is EntryKind.LOCATION and not e.forgotten for e in entries):
        return Text("card.where_location", category=label, at=at)
    return Text("card.where_unknown", category=label, at=at)


def _last_seen(entries: Sequence[Entry]) -> Iterable[Text]:
    """Until they send where they are themselves."""
    places = [e for e in entries if e.kind in (EntryKind.LAST_SEEN, EntryKind.LOCATION)]
    newest = max((e.at for e in places), default=None)
    yield from (last_seen(e) for e in places if e.kind is EntryKind.LAST_SEEN and e.at == newest)


def _late(rules: Rules, incident: Incident) -> Iterable[Text]:
    if incident.received_at - incident.reported_at > rules.late_after:
        yield Text("card.late", sent=At(incident.reported_at), received=At(incident.received_at))


def _facts(incident: Incident) -> Iterable[Text]:
    for fact in Fact:
        if fact in incident.facts:
            yield Text("card.fact", fact=fact_label(fact))
    if incident.incomplete:
        yield Text("card.incomplete")


def _safe(entries: Sequence[Entry]) -> Iterable[Text]:
    """Line on the reporter's safety: a reporter who calls again is not safe any more, whatever they said before."""
    last = next((e for e in reversed(entries) if e.kind in (EntryKind.SAFE, EntryKind.SOS_AGAIN)), None)
    if last is not None and last.kind is EntryKind.SAFE:
        yield Text("card.safe", at=At(last.at))
    elif last is not None:
        yield Text("card.sos_again", at=At(last.at))


def _corrected(entries: Sequence[Entry]) -> Iterable[Text]:
    """Lines on what the reporter has put right since the alert went out: the card may be read while somebody is on the
    way elsewhere."""
    last = {e.kind: e.at for e in entries}
    if EntryKind.CATEGORY_CORRECTED in last:
        yield Text("card.kind_corrected", at=At(last[EntryKind.CATEGORY_CORRECTED]))
    if EntryKind.PLACE_CORRECTED in last:
        yield Text("card.place_corrected", at=At(last[EntryKind.PLACE_CORRECTED]))


def _media(entries: Sequence[Entry], hamlet: Hamlet | None) -> Iterable[Text]:
    counts = {kind: sum(e.kind is kind and not e.forgotten for e in entries) for kind in MEDIA_ENTRIES}
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
    who, at = _called(matter, incident.holder_id), At(reached_at(incident, matter.entries))
    match incident.state:
        case IncidentState.NEW:
            yield from _nobody(matter)
        case IncidentState.ACKNOWLEDGED:
            yield Text("card.taken", who=who, at=at)
        case IncidentState.ON_THE_WAY:
            yield Text("card.on_the_way", who=who, at=at)
        case IncidentState.ON_SCENE:
            yield Text("card.on_scene", who=who, at=at)
        case IncidentState.RESOLVED | IncidentState.FALSE_ALARM:
            yield _closed(matter)
    if incident.needs_support and not incident.state.closed:
        yield Text("card.needs_support")


def _called(matter: Matter, member_id: int | None) -> str:
    member = matter.people.get(member_id or 0)
    return member.call_name if member else ""


def _nobody(matter: Matter) -> Iterable[Text]:
    """Lines for an incident that nobody has: who had it before, and how often the alert was repeated."""
    earlier = before(matter.entries)
    if earlier is not None:
        yield from _had_it(matter, earlier)
    again = reminders(matter.entries)
    if not again:
        yield Text("card.nobody")
        return
    minutes = max(0, int((again[-1].at - matter.incident.reported_at).total_seconds() // 60))  # a clock was set back
    if minutes < _HOURS_FROM:
        yield Text("card.nobody_again", times=len(again), minutes=minutes)
    else:
        yield Text("card.nobody_for_hours", times=len(again), hours=minutes // 60)


def _had_it(matter: Matter, earlier: Before) -> Iterable[Text]:
    line, who = earlier.line, _called(matter, earlier.line.member_id)
    if line.kind is EntryKind.LAPSED and line.ref == QUIET and earlier.taken_at is not None:
        yield Text("card.lapsed", who=who, at=At(earlier.taken_at))
    elif line.kind is EntryKind.REASSIGNED and line.ref.isdigit():
        yield Text("card.reassigned", who=who, other=_called(matter, int(line.ref)))
    elif line.kind is EntryKind.REOPENED:
        yield Text("card.reopened", who=who, at=At(line.at))


def _closed(matter: Matter) -> Text:
    """Which way it ended, when, and who said so: the reporter without a name."""
    incident, end = matter.incident, closing(matter.entries)
    at, who = At(incident.closed_at or incident.received_at), _called(matter, end.member_id if end else None)
    if incident.state is IncidentState.RESOLVED:
        return Text("card.resolved", at=at, who=who)
    if taken_back(matter.entries):
        return Text("card.false_alarm_said", at=at)
    return Text("card.false_alarm", at=at, who=who)


def _helpers(entries: Sequence[Entry], people: Mapping[int, Member], incident: Incident) -> Iterable[Text]:
    """Line of the helpers; a helper who was sent back, or may not come any more, does not come."""
    ids = dict.fromkeys(e.member_id or 0 for e in helpers(entries) if e.member_id != incident.holder_id)
    coming = [people[i] for i in ids if i in people and may_see(people[i], incident, alerted=True)]
    names = [member.call_name for member in coming]
    if names:
        yield Text("card.helpers", who=", ".join(names))


def _reporter(matter: Matter, viewer: Member) -> Text:
    """Only the role: who reported is shown to the duty officer on demand, and that look is logged. Who calls for help
    must be found: the police see their name, and so do those who patrol with them (docs/adr/0012)."""
    reporter = matter.people.get(matter.incident.reporter_id)
    if reporter is not None and _must_find(matter, viewer):
        return _caller(reporter, matter.team or reporter.organisation)
    if reporter is None or reporter.has(Role.SUPPORT_MEMBER, Role.COMMUNE_LEADER):
        return Text("card.reported_by_member")
    if reporter.has(*POLICE_ROLES):
        return Text("card.reported_by_police")
    return Text("card.reported_by_patrol")


def _must_find(matter: Matter, viewer: Member) -> bool:
    """Whether this viewer has to find the sender of an SOS, and so reads their name. Of a silent one those beside the
    sender read no name: their phone may be seen."""
    incident = matter.incident
    beside = viewer.id in matter.beside and not incident.silent
    return incident.category == SOS and (beside or viewer.has(*POLICE_ROLES))


def _caller(caller: Member, group: str) -> Text:
    if not group:
        return Text("card.caller", who=caller.call_name)
    return Text("card.caller_of", who=caller.call_name, group=group)


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
