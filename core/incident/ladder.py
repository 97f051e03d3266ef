"""The ladder an alert climbs until somebody takes it. All clocks are configuration (`alert.ladder` in config.toml)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from core.incident.types import Audience, Severity


@dataclass(frozen=True, slots=True)
class Rung:
    """`after` counts from the moment the alert went out. `warn_reporter`: say that nobody has taken it, call 113."""

    after: timedelta
    to: tuple[Audience, ...]
    warn_reporter: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """The first alert goes to the category's own audience; these are the steps after it.

    When the steps are used up the ladder is repeated every `repeat_every` until a person takes the incident; it
    never ends silently. With `digest_at` (local time) the first alert waits for that hour of the day.
    """

    steps: tuple[Rung, ...]
    repeat_every: timedelta
    digest_at: time | None = None


Ladders = dict[Severity, Ladder]


@dataclass(frozen=True, slots=True)
class Alert:
    """Where an incident's alert stands. `step` counts the ladder steps already gone, `round` the repeats."""

    incident_id: int
    started_at: datetime
    step: int = 0
    round: int = 0
    next_at: datetime | None = None
    quiet_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Climb:
    """Next step of an alert: whom to tell now, whether to warn the reporter, and where the alert stands afterwards."""

    alert: Alert
    to: frozenset[Audience]
    warn_reporter: bool


def climb(alert: Alert, ladder: Ladder, now: datetime) -> Climb:
    """Every step due by now, together: after an outage people get one message, not one per missed step."""
    step, to, warn = alert.step, set[Audience](), False
    while step < len(ladder.steps) and alert.started_at + ladder.steps[step].after <= now:
        to.update(ladder.steps[step].to)
        warn = warn or ladder.steps[step].warn_reporter
        step += 1
    if step < len(ladder.steps):
        after = Alert(
            alert.incident_id,
            alert.started_at,
            step,
            alert.round,
            alert.started_at + ladder.steps[step].after,
            alert.quiet_at,
        )
        return Climb(after, frozenset(to), warn)
    return _repeat(alert, ladder, now, step, to, warn)


def _repeat(alert: Alert, ladder: Ladder, now: datetime, step: int, to: set[Audience], warn: bool) -> Climb:
    """At and past the end: the reporter is warned once, then everybody again at every repeat. Where there are no steps
    the end comes with the first repeat."""
    warn = warn or alert.round == 0
    if alert.step == len(ladder.steps):
        to = {Audience.AGAIN} | {a for s in ladder.steps for a in s.to}
    after = Alert(alert.incident_id, alert.started_at, step, alert.round + 1, now + ladder.repeat_every, alert.quiet_at)
    return Climb(after, frozenset(to), warn)


def next_step_at(alert: Alert, ladder: Ladder, at: datetime) -> Alert:
    """The alert with its next step due then, by what it counts from as well."""
    after = ladder.steps[alert.step].after if alert.step < len(ladder.steps) else timedelta()
    return replace(alert, next_at=at, started_at=min(alert.started_at, at - after))


def longest_pause(ladder: Ladder, step: int) -> timedelta:
    """From the step before this one, or from the alert itself, at most."""
    if step >= len(ladder.steps):
        return ladder.repeat_every
    return ladder.steps[step].after - (ladder.steps[step - 1].after if step else timedelta())


def first_due(ladder: Ladder, started_at: datetime) -> datetime:
    """When the first step after the alert itself is due."""
    if ladder.steps:
        return started_at + ladder.steps[0].after
    return started_at + ladder.repeat_every
