"""Incidents: what is reported, how bad it is, who hears of it (domain notes §6.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from core.people.types import Hamlet, Member, Role
from core.text import Text


class Severity(IntEnum):
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4


class Audience(StrEnum):
    """Groups that an alert can go to. Which people they are is looked up at the moment of sending."""

    DUTY = "duty"  # DT: the duty officers who have taken the duty, all of them if none has
    ALL_DUTY = "all_duty"  # every duty officer, on duty or not
    CHIEF = "chief"  # CH: commune police chief and deputies
    COMMUNE_LEADER = "commune_leader"  # UB: the leader of the people's committee in charge
    TEAM = "team"  # TM: the patrol team of the hamlet
    ON_DUTY = "on_duty"  # ALL: everybody on duty tonight, police and patrol
    AGAIN = "again"  # everybody alerted so far


AUDIENCE_ROLES = {
    Audience.DUTY: frozenset({Role.DUTY_OFFICER}),
    Audience.ALL_DUTY: frozenset({Role.DUTY_OFFICER}),
    Audience.CHIEF: frozenset({Role.POLICE_CHIEF}),
    Audience.COMMUNE_LEADER: frozenset({Role.COMMUNE_LEADER}),
}


class Fact(StrEnum):
    """Fact asked for after the alert is out, because it changes who must come."""

    INJURED = "injured"
    WEAPON = "weapon"
    ONGOING = "ongoing"
    CHILDREN = "children"


_NEVER_SMALL = frozenset({Fact.INJURED, Fact.WEAPON})


class IncidentState(StrEnum):
    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    ON_THE_WAY = "on_the_way"
    ON_SCENE = "on_scene"
    RESOLVED = "resolved"
    FALSE_ALARM = "false_alarm"

    @property
    def closed(self) -> bool:
        return self in (IncidentState.RESOLVED, IncidentState.FALSE_ALARM)


class EntryKind(StrEnum):
    """One line of an incident's timeline. Lines are only ever added."""

    TEXT = "text"
    PHOTO = "photo"
    VOICE = "voice"
    FILE = "file"
    LOCATION = "location"
    FACT = "fact"
    STATE = "state"
    HELPER = "helper"
    SUPPORT = "support"
    REASSIGNED = "reassigned"
    ESCALATED = "escalated"
    WARNED = "warned"  # the reporter was told that nobody has it, and to call
    LAPSED = "lapsed"
    REOPENED = "reopened"
    SOS_AGAIN = "sos_again"  # pressed once more, and everybody was rung once more
    SAFE = "safe"  # who pressed SOS says that they are safe; only an officer ends the alert
    LAST_SEEN = "last_seen"  # where they last were on patrol before their SOS: `text` the place, `ref` see below
    PLACE = "place"
    CATEGORY = "category"  # what it was, said when the report had gone out without it
    PLACE_CORRECTED = "place_corrected"  # the reporter had pressed the wrong one
    CATEGORY_CORRECTED = "category_corrected"
    WITHDRAWN = "withdrawn"


# How a LAST_SEEN knows it: a checkpoint they passed, one that the place before speaks against, where they checked in.
# Else it is how many metres from the place the phone was.
PASSED, DOUBTED, CAME = "passed", "doubted", "came"
NO_POSITION = frozenset({PASSED, DOUBTED, CAME})
MEDIA_ENTRIES = frozenset({EntryKind.PHOTO, EntryKind.VOICE, EntryKind.FILE, EntryKind.LOCATION})


@dataclass(frozen=True, slots=True)
class Entry:
    """`ref` is a network file id for photo and voice, "lat,lon" for a location, else a code;
    `text` is people's words. Of a position that is forgotten both are empty (docs/adr/0014)."""

    kind: EntryKind
    at: datetime
    member_id: int | None = None
    text: str = ""
    ref: str = ""
    id: int = 0

    @property
    def forgotten(self) -> bool:
        """Whether a position is forgotten: that there was one, and when, is all that is left of it."""
        return self.kind in (EntryKind.LOCATION, EntryKind.LAST_SEEN) and not self.ref


@dataclass(frozen=True, slots=True)
class Incident:
    """`number` is what people say to each other: VV-1114-07 is the seventh of 14 November. `silent`: raised by a duress
    word; nothing of it may ever show on the reporter's phone."""

    id: int
    number: str
    category: str
    severity: Severity
    state: IncidentState
    reporter_id: int
    reported_at: datetime
    received_at: datetime
    hamlet: str | None = None
    facts: frozenset[Fact] = frozenset()
    holder_id: int | None = None
    held_at: datetime | None = None
    closed_at: datetime | None = None
    incomplete: bool = False
    needs_support: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """An incident with everything that is told of it. `people` have a part in it, `alerted` were sent its card; `team`
    is the name of the reporter's, `beside` who was on the same shift when it was received."""

    incident: Incident
    entries: Sequence[Entry]
    hamlet: Hamlet | None
    people: Mapping[int, Member]
    alerted: frozenset[int]
    team: str = ""
    beside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """Incidents that one person may see: kinds they always may, and kinds of which those they were alerted to."""

    viewer_id: int
    always: frozenset[str]
    alerted: frozenset[str]


@dataclass(frozen=True, slots=True)
class NewIncident:
    category: str
    severity: Severity
    reporter_id: int
    reported_at: datetime
    received_at: datetime
    hamlet: str | None
    incomplete: bool
    number: str
    day: str
    seq: int
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of incident. `restricted`: only its audience may ever see it, no ladder step widens that. `keep_away`:
    somebody may be about who does harm, so the reporter is told to keep a distance."""

    code: str
    label: Text
    severity: Severity
    audience: tuple[Audience, ...]
    emergency_number: str = "113"
    restricted: bool = False
    asks: tuple[Fact, ...] = ()
    raised_by: frozenset[Fact] = frozenset()
    now_at_night: bool = False
    common: bool = False
    keep_away: bool = False
    advice: Text | None = None


def severity_of(category: Category, facts: frozenset[Fact]) -> Severity:
    """The category's severity, or critical when a fact calls for it (injury in an accident, a weapon in a fight). Where
    somebody is hurt or armed nothing is small."""
    if category.raised_by & facts:
        return Severity.CRITICAL
    small = category.severity is Severity.LOW
    return Severity.HIGH if small and _NEVER_SMALL & facts else category.severity


def unhurried(incident: Incident) -> bool:
    """Small, or in the hands of somebody who is there: its holder is reminded late, and never replaced."""
    return incident.severity is Severity.LOW or incident.state is IncidentState.ON_SCENE
