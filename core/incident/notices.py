"""From a waiting notice to what its reader sees now, or to nothing when it no longer matters."""

from __future__ import annotations

from dataclasses import replace

from core.incident.actions import OnScene, OnTheWay, Resolve, Show, StillComing, Withdraw
from core.incident.card import incident_card
from core.incident.card_buttons import acts
from core.incident.categories import CATEGORIES
from core.incident.payloads import (
    AddedNews,
    AlertCard,
    AlertCardUpdate,
    HolderNudge,
    Medium,
    NotNeeded,
    OfIncident,
    ReporterStatus,
)
from core.incident.story import told
from core.incident.timeline import helpers_coming, reached_at, taken_back
from core.incident.types import EntryKind, Fact, Incident, IncidentState, Matter, Severity, unhurried
from core.incident.updates import FILED
from core.people.types import Member
from core.policy import may_see
from core.screen import Media, MediaKind, Option, Screen, Style, screen
from core.text import At, Text
from core.work import Work

_STATUS = {
    "taken": Text("status.taken"),
    "taken_keep_away": Text("status.taken_keep_away"),
    "on_the_way": Text("status.on_the_way"),
    "on_scene": Text("status.on_scene"),
    "resolved": Text("status.resolved"),
    "false_alarm": Text("status.false_alarm"),
    "nobody": Text("status.nobody"),
    "nobody_small": Text("status.nobody_small"),
    "lapsed": Text("status.lapsed"),
    "reopened": Text("status.reopened"),
    "reassigned": Text("status.reassigned"),
    "helper_on_the_way": Text("status.helper_on_the_way"),
    "helper_on_scene": Text("status.helper_on_scene"),
    "incomplete": Text("report.filed_incomplete"),
    "incomplete_later": Text("report.filed_incomplete_later"),
}
_MEDIA = {
    EntryKind.PHOTO: MediaKind.PHOTO,
    EntryKind.VOICE: MediaKind.VOICE,
    EntryKind.FILE: MediaKind.FILE,
    EntryKind.LOCATION: MediaKind.LOCATION,
}


async def _matter(work: Work, incident_id: int) -> Matter | None:
    """Look up once what several notices are about."""
    key = "matter", incident_id
    if key not in work.looked_up:
        work.looked_up[key] = await work.tx.incident.matters.find(incident_id)
    found: Matter | None = work.looked_up[key]
    return found


async def _seen(work: Work, meant: OfIncident, reader: Member) -> Matter | None:
    """None for whoever may not see it at this moment."""
    matter = await _matter(work, meant.incident)
    if matter is None or not may_see(reader, matter.incident, alerted=reader.id in matter.alerted):
        return None
    return matter


async def alert_card(work: Work, meant: AlertCard, reader: Member) -> Screen | None:
    matter = await _seen(work, meant, reader)
    if matter is None or matter.incident.state.closed or (meant.morning and matter.incident.holder_id):
        return None
    shown = incident_card(work.rules, matter, reader, work.now)
    return replace(shown, silent=True) if meant.silent else shown


async def card_update(work: Work, meant: AlertCardUpdate, reader: Member) -> Screen | None:
    """Also over the card of somebody who was alerted before the circle closed."""
    matter = await _matter(work, meant.incident)
    if matter is None:
        return None
    if not may_see(reader, matter.incident, alerted=reader.id in matter.alerted):
        return screen(Text("card.taken_away", number=matter.incident.number))
    if meant.moved is not None:
        return _moved(matter.incident, up=meant.up)
    return incident_card(work.rules, matter, reader, work.now)


def _moved(incident: Incident, *, up: bool) -> Screen:
    return screen(Text("card.moved_up", number=incident.number) if up else Text("card.moved", number=incident.number))


async def status(work: Work, meant: ReporterStatus, reader: Member) -> Screen | None:
    """A step that has been overtaken is not told any more: "somebody is coming" after "it is done" only confuses."""
    matter = await _matter(work, meant.incident)
    if matter is None or reader.id != matter.incident.reporter_id or _overtaken(matter.incident, meant.event):
        return None
    incident, event = matter.incident, meant.event
    phone = CATEGORIES[incident.category].emergency_number
    false_alarm = Option(Text("button.false_alarm"), Withdraw(incident.id).encode())
    rows = [[false_alarm]] if event in FILED else []
    text = _STATUS[_shade(incident, event)]
    return screen(Text(text.id, number=incident.number, at=At(meant.at), phone=phone, who=meant.who), rows=rows)


def _overtaken(incident: Incident, event: str) -> bool:
    if event in ("nobody", "lapsed", "reopened", "reassigned") and incident.holder_id is not None:
        return True
    return incident.state.closed is not (event in ("resolved", "false_alarm"))


def _shade(incident: Incident, event: str) -> str:
    """Variant of an event's sentence: advice right for a fight is wrong for a broken lamp, or for somebody who must be
    pulled out of the water."""
    if event == "nobody" and incident.severity is Severity.LOW:
        return "nobody_small"
    if event == "taken" and (CATEGORIES[incident.category].keep_away or Fact.WEAPON in incident.facts):
        return "taken_keep_away"
    return event


async def medium(work: Work, meant: Medium, reader: Member) -> Screen | None:
    matter = await _seen(work, meant, reader)
    entry = next((e for e in matter.entries if e.id == meant.entry), None) if matter is not None else None
    if matter is None or entry is None or entry.kind not in _MEDIA or entry.forgotten:
        return None
    caption = Text("news.media", number=matter.incident.number, at=At(entry.at))
    return screen(caption, media=Media(_MEDIA[entry.kind], entry.ref), protect=True)


async def news(work: Work, meant: AddedNews, reader: Member) -> Screen | None:
    matter = await _seen(work, meant, reader)
    if matter is None:
        return None
    incident, hamlet = matter.incident, matter.hamlet
    entries = [e for e in matter.entries if e.id > meant.since]
    lines = [line for e in entries if (line := told(e, hamlet)) is not None]
    if incident.state.closed:
        withdrawn = any(e.kind is EntryKind.WITHDRAWN for e in entries)
        return screen(Text("news.withdrawn", number=incident.number), protect=True) if withdrawn else None
    if not lines:
        return None
    body = (Text("news.headline", number=incident.number), *lines)
    return Screen(body, acts(incident, reader)[:1], protect=True)


async def not_needed(work: Work, meant: NotNeeded, reader: Member) -> Screen | None:
    """Not when it has been opened again. It rings for who is on the way."""
    matter = await _seen(work, meant, reader)
    if matter is None or not matter.incident.state.closed:
        return None
    incident, number = matter.incident, matter.incident.number
    came = helpers_coming(matter.entries).get(reader.id)
    if taken_back(matter.entries):
        body = [Text("news.withdrawn", number=number)]
    else:
        resolved = incident.state is IncidentState.RESOLVED
        how = Text("news.resolved", number=number) if resolved else Text("news.false_alarm", number=number)
        body = [how, Text("news.thanks") if came is IncidentState.ON_SCENE else Text("news.no_need")]
    shown = screen(*body, protect=True)
    return shown if came is IncidentState.ON_THE_WAY else replace(shown, silent=True)


async def nudge(work: Work, meant: HolderNudge, reader: Member) -> Screen | None:
    matter = await _seen(work, meant, reader)
    return _nudge(matter, reader) if matter is not None else None


def _nudge(matter: Matter, reader: Member) -> Screen | None:
    incident = matter.incident
    if incident.holder_id != reader.id or incident.state.closed or incident.held_at is None:
        return None
    open_card = Option(Text("button.open"), Show(incident.id).encode())
    at = At(reached_at(incident, matter.entries))
    if unhurried(incident):
        done = Option(Text("button.resolved"), Resolve(incident.id).encode(), Style.SUCCESS)
        return screen(Text("alert.still_open", number=incident.number, at=at), rows=[[done, open_card]])
    if incident.state is IncidentState.ON_THE_WAY:
        there = Option(Text("button.on_scene"), OnScene(incident.id).encode(), Style.SUCCESS)
        coming = Option(Text("button.still_coming"), StillComing(incident.id).encode())  # some hamlets are far
        rows = [[there, coming], [open_card]]
        return screen(Text("alert.nudge_on_the_way", number=incident.number, at=at), rows=rows)
    going = Option(Text("button.on_the_way"), OnTheWay(incident.id).encode(), Style.SUCCESS)
    return screen(Text("alert.nudge", number=incident.number, at=at), rows=[[going, open_card]])
