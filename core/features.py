"""Table of contents: every feature, and what the machine derives from what they declare."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from core import actions as common
from core.actions import Action, Buttons
from core.clocks import Clock, Needs
from core.feature import Feature, Notice, TakeBack
from core.incident.feature import INCIDENT
from core.live_messages import Live
from core.patrol.feature import PATROL
from core.people.feature import PEOPLE
from core.speech.replies import Reader

FEATURES: tuple[Feature, ...] = (PEOPLE, INCIDENT, PATROL)
NOTICES: dict[str, Notice[Any]] = {one.means.kind: one for feature in FEATURES for one in feature.notices}
TAKE_BACKS: dict[str, TakeBack[Any]] = {one.means.kind: one for feature in FEATURES for one in feature.take_backs}
LIVE: tuple[Live, ...] = tuple(live for feature in FEATURES for live in feature.live)
UPDATES: dict[str, Live] = {live.update.kind: live for live in LIVE}
# In the order in which they strike: what needs no hour, and calls for people, goes before what does.
CLOCKS: tuple[Clock[Any], ...] = tuple(
    sorted((clock for feature in FEATURES for clock in feature.clocks), key=lambda clock: Needs.HOUR in clock.needs)
)


def _buttons(room: ModuleType) -> Iterator[type[Action]]:
    """Classes with a tag; the others are there to be inherited from."""
    return (one for one in vars(room).values() if isinstance(one, type) and issubclass(one, Action) and one.tag)


BUTTONS = Buttons(
    kind for room in (common, *(room for feature in FEATURES for room in feature.actions)) for kind in _buttons(room)
)
READERS: tuple[Reader, ...] = tuple(reader for feature in FEATURES for reader in feature.readers)
