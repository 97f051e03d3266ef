"""The buttons of an alert card: what each viewer may do with the incident as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core.incident.actions import (
    FalseAlarm,
    NeedSupport,
    OnScene,
    OnTheWay,
    Reassign,
    Reopen,
    Resolve,
    ShowWhole,
    Take,
    WhoReported,
)
from core.incident.story import is_shortened
from core.incident.timeline import REOPENED_WITHIN, may_reopen
from core.incident.types import Incident, IncidentState, Matter
from core.people.types import Member
from core.policy import Act, may
from core.screen import Option, Style
from core.text import Text

Rows = tuple[tuple[Option, ...], ...]


def incident_buttons(matter: Matter, viewer: Member, now: datetime) -> Rows:
    """Buttons for what this viewer may do, and look at."""
    return (*acts(matter.incident, viewer), *_opening(matter, viewer, now), *_looking(matter, viewer))


def acts(incident: Incident, viewer: Member) -> Rows:
    """Buttons for what this viewer may do with the incident as it stands."""
    if incident.state.closed:
        return ()
    if not may(viewer, Act.TAKE):
        return (_going(incident),) if may(viewer, Act.HELP) else ()
    if incident.holder_id is None:
        return (_taking(incident), _ending(incident))
    if incident.holder_id == viewer.id:
        return (_moving(incident), _backing(incident), _ending(incident))
    return (_going(incident), _backing(incident), _ending(incident))


def _taking(incident: Incident) -> tuple[Option, ...]:
    return (
        Option(Text("button.take"), Take(incident.id).encode(), Style.SUCCESS),
        Option(Text("button.on_the_way"), OnTheWay(incident.id).encode()),
    )


def _going(incident: Incident) -> tuple[Option, ...]:
    return (
        Option(Text("button.on_the_way"), OnTheWay(incident.id).encode()),
        Option(Text("button.on_scene"), OnScene(incident.id).encode()),
    )


def _moving(incident: Incident) -> tuple[Option, ...]:
    if incident.state is IncidentState.ON_SCENE:
        return (Option(Text("button.resolved"), Resolve(incident.id).encode(), Style.SUCCESS),)
    if incident.state is IncidentState.ON_THE_WAY:
        return (Option(Text("button.on_scene"), OnScene(incident.id).encode()),)
    return _going(incident)


def _backing(incident: Incident) -> tuple[Option, ...]:
    return (
        Option(Text("button.need_support"), NeedSupport(incident.id).encode(), Style.DANGER),
        Option(Text("button.reassign"), Reassign(incident.id).encode()),
    )


def _ending(incident: Incident) -> tuple[Option, ...]:
    false_alarm = Option(Text("button.false_alarm"), FalseAlarm(incident.id).encode())
    if incident.state is IncidentState.ON_SCENE:
        return (false_alarm,)
    return (Option(Text("button.resolved"), Resolve(incident.id).encode()), false_alarm)


def _opening(matter: Matter, viewer: Member, now: datetime) -> Iterable[tuple[Option, ...]]:
    incident = matter.incident
    if incident.closed_at is None or not incident.state.closed or now - incident.closed_at > REOPENED_WITHIN:
        return
    if may_reopen(matter.entries, viewer):
        yield (Option(Text("button.reopen"), Reopen(incident.id).encode()),)


def _looking(matter: Matter, viewer: Member) -> Iterable[tuple[Option, ...]]:
    incident, found = matter.incident, list[Option]()
    if may(viewer, Act.SEE_REPORTER) and may(viewer, Act.TAKE) and not incident.state.closed:
        found.append(Option(Text("button.who_reported"), WhoReported(incident.id).encode()))
    if is_shortened(matter.entries):
        found.append(Option(Text("button.whole"), ShowWhole(incident.id).encode()))
    if found:
        yield tuple(found)
