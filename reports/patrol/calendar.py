"""One's own shifts as an iCalendar file (RFC 5545), for the calendar of a phone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from core.patrol.types.shift import Duty

NAME = "ca-truc.ics"
_PRODUCT = "-//Bình Yên//Ca trực//VI"


def calendar_file(duties: Iterable[tuple[Duty, str]], now: datetime, alarms: Iterable[timedelta]) -> bytes:
    """Each duty with the name of its team; `alarms` is how long before the start the phone rings. Opened again later
    the file changes what is there: a shift keeps its uid, and one that comes no more is called off."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    before = sorted(alarms, reverse=True)
    for duty, team in duties:
        calendar.add_component(_event(duty, team, now, before))
    return bytes(calendar.to_ical())


def _event(duty: Duty, team: str, now: datetime, alarms: Iterable[timedelta]) -> Event:
    shift = duty.shift
    title = f"{shift.name} · {team}"
    event = Event()
    event.add("uid", f"shift-{shift.id}-{duty.assignment.member_id}@binhyen")
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()))  # what was made later counts
    event.add("dtstart", shift.starts_at)
    event.add("dtend", shift.ends_at)
    event.add("summary", title)
    event.add("location", shift.muster)
    if not duty.stands:
        event.add("status", "CANCELLED")
        return event
    for span in alarms:
        event.add_component(_alarm(title, span))
    return event


def _alarm(title: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -before)
    return alarm
