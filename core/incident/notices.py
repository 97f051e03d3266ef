"""From a waiting notice to what its reader sees now, or to nothing when it no longer matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.features import NOTICES
from core.incident.actions import OnScene, OnTheWay, Resolve, Show, StillComing, Withdraw
from core.incident.card import card
from core.incident.card_buttons import acts
from core.incident.categories import CATEGORIES
from core.incident.story import told
from core.incident.timeline import coming, reached_at, taken_back
from core.incident.types import EntryKind, Fact, Incident, IncidentState, Matter, Severity, unhurried
from core.incident.updates import FILED
from core.outbox import Kind
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
Payload = dict[str, int | str | bool]


class Notices:
    """Composes the notices of one look at the database. What several of them are about is looked up once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._found: dict[int, Matter | None] = {}

    async def compose(self, kind: Kind, payload: Payload, reader: Member | None) -> Screen | None:
        """What to say now; None when the notice is moot. Rights are those of this moment, not of when it was
        written."""
        if reader is None or not reader.active:
            return None
        if kind in NOTICES:
            return await NOTICES[kind].compose(self._work, payload, reader)
        matter = await self._find(int(payload["incident"]))
        if matter is None:
            return None
        if kind is Kind.STATUS:
            return _status(matter.incident, payload) if reader.id == matter.incident.reporter_id else None
        if not may_see(reader, matter.incident, alerted=reader.id in matter.alerted):
            return _taken_away(matter.incident) if kind is Kind.CARD_UPDATE else None
        return _about(self._work, kind, payload, matter, reader)

    async def _find(self, incident_id: int) -> Matter | None:
        if incident_id not in self._found:
            self._found[incident_id] = await self._work.tx.incident.matters.find(incident_id)
        return self._found[incident_id]


def _about(work: Work, kind: Kind, payload: Payload, matter: Matter, reader: Member) -> Screen | None:
    match kind:
        case Kind.CARD if matter.incident.state.closed or (payload.get("morning") and matter.incident.holder_id):
            return None
        case Kind.CARD:
            return _ring(card(work.rules, matter, reader, work.now), payload)
        case Kind.CARD_UPDATE if "moved" in payload:
            return _moved(matter.incident, payload)
        case Kind.CARD_UPDATE:
            return card(work.rules, matter, reader, work.now)
        case Kind.MEDIA:
            return _media(matter, int(payload["entry"]))
        case Kind.NEWS:
            return _news(matter, int(payload["since"]), reader)
        case Kind.NUDGE:
            return _nudge(matter, reader)
        case Kind.CLOSED:
            return _ended(matter, reader)
        case _:
            return None


def _moved(incident: Incident, payload: Payload) -> Screen:
    up = payload.get("up")
    return screen(Text("card.moved_up", number=incident.number) if up else Text("card.moved", number=incident.number))


def _taken_away(incident: Incident) -> Screen:
    """Over the card of somebody who was alerted before the circle closed."""
    return screen(Text("card.taken_away", number=incident.number))


def _ring(shown: Screen, payload: Payload) -> Screen:
    return replace(shown, silent=True) if payload.get("silent") else shown


def _status(incident: Incident, payload: Payload) -> Screen | None:
    """A step that has been overtaken is not told any more: "somebody is coming" after "it is done" only confuses."""
    event = str(payload["event"])
    if event in ("nobody", "lapsed", "reopened", "reassigned") and incident.holder_id is not None:
        return None
    if incident.state.closed is not (event in ("resolved", "false_alarm")):
        return None
    phone = CATEGORIES[incident.category].emergency_number
    at = At(datetime.fromisoformat(str(payload["at"])))
    false_alarm = Option(Text("button.false_alarm"), Withdraw(incident.id).encode())
    rows = [[false_alarm]] if event in FILED else []
    text = _STATUS[_shade(incident, event)]
    return screen(Text(text.id, number=incident.number, at=at, phone=phone, who=str(payload.get("who", ""))), rows=rows)


def _shade(incident: Incident, event: str) -> str:
    """What is right for a fight is wrong for a broken lamp, or for somebody who must be pulled out of the water."""
    if event == "nobody" and incident.severity is Severity.LOW:
        return "nobody_small"
    if event == "taken" and (CATEGORIES[incident.category].keep_away or Fact.WEAPON in incident.facts):
        return "taken_keep_away"
    return event


def _media(matter: Matter, entry_id: int) -> Screen | None:
    entry = next((e for e in matter.entries if e.id == entry_id), None)
    if entry is None or entry.kind not in _MEDIA or entry.forgotten:
        return None
    caption = Text("news.media", number=matter.incident.number, at=At(entry.at))
    return screen(caption, media=Media(_MEDIA[entry.kind], entry.ref), protect=True)


def _news(matter: Matter, since: int, reader: Member) -> Screen | None:
    incident, hamlet = matter.incident, matter.hamlet
    entries = [e for e in matter.entries if e.id > since]
    lines = [line for e in entries if (line := told(e, hamlet)) is not None]
    if incident.state.closed:
        withdrawn = any(e.kind is EntryKind.WITHDRAWN for e in entries)
        return screen(Text("news.withdrawn", number=incident.number), protect=True) if withdrawn else None
    if not lines:
        return None
    body = (Text("news.headline", number=incident.number), *lines)
    return Screen(body, acts(incident, reader)[:1], protect=True)


def _ended(matter: Matter, reader: Member) -> Screen | None:
    """Not when it has been opened again. It rings for who is on the way."""
    incident, number = matter.incident, matter.incident.number
    if not incident.state.closed:
        return None
    came = coming(matter.entries).get(reader.id)
    if taken_back(matter.entries):
        body = [Text("news.withdrawn", number=number)]
    else:
        resolved = incident.state is IncidentState.RESOLVED
        how = Text("news.resolved", number=number) if resolved else Text("news.false_alarm", number=number)
        body = [how, Text("news.thanks") if came is IncidentState.ON_SCENE else Text("news.no_need")]
    shown = screen(*body, protect=True)
    return shown if came is IncidentState.ON_THE_WAY else replace(shown, silent=True)


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
