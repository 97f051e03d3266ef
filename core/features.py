"""Table of contents: every feature, and what the machine derives from what they declare."""

from __future__ import annotations

from typing import Any

from core.clocks import Clock, Needs
from core.feature import Feature, Notice, TakeBack
from core.incident.feature import INCIDENT
from core.live_messages import Live
from core.patrol.feature import PATROL
from core.people.feature import PEOPLE

FEATURES: tuple[Feature, ...] = (PEOPLE, INCIDENT, PATROL)
NOTICES: dict[str, Notice[Any]] = {one.means.kind: one for feature in FEATURES for one in feature.notices}
TAKE_BACKS: dict[str, TakeBack[Any]] = {one.means.kind: one for feature in FEATURES for one in feature.take_backs}
LIVE: tuple[Live, ...] = tuple(live for feature in FEATURES for live in feature.live)
UPDATES: dict[str, Live] = {live.update.kind: live for live in LIVE}
# In the order in which they strike: what needs no hour, and calls for people, goes before what does.
CLOCKS: tuple[Clock[Any], ...] = tuple(
    sorted((clock for feature in FEATURES for clock in feature.clocks), key=lambda clock: Needs.HOUR in clock.needs)
)
