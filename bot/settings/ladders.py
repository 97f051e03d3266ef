"""The ladders an alert climbs, as they are written in config.toml under [alert.ladder]."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.settings import types as kinds
from bot.settings.types import Section
from core.incident.ladder import Ladder, Rung
from core.incident.types import Audience
from core.text import Text


class StepSettings(Section):
    after: kinds.Duration
    to: Annotated[tuple[Audience, ...], Field(min_length=1), kinds.Allowed(", ".join(Audience))]
    warn_reporter: kinds.Switch = False

    def step(self) -> Rung:
        return Rung(self.after, self.to, self.warn_reporter)


class LadderSettings(Section):
    repeat_every: kinds.Duration
    digest_at: kinds.MaybeHour = None
    steps: Annotated[tuple[StepSettings, ...], kinds.JSON_LIST, kinds.Allowed(Text("allowed.steps"))]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        times = [step.after for step in self.steps]
        if times != sorted(times):
            raise PydanticCustomError("step_order", "steps out of order")
        return self

    def ladder(self) -> Ladder:
        return Ladder(tuple(step.step() for step in self.steps), self.repeat_every, self.digest_at)


def _step(after: str, *to: Audience, warn: bool = False) -> dict[str, Any]:
    return {"after": after, "to": list(to), "warn_reporter": warn}


# The clocks of domain notes §6.3. A theft (high) that nobody takes reaches the chief after eight minutes.
LADDERS: dict[str, dict[str, Any]] = {
    "critical": {
        "repeat_every": "5m",
        "steps": [
            _step("1m", Audience.AGAIN),
            _step("2m", Audience.ALL_DUTY),
            _step("4m", Audience.CHIEF, warn=True),
            _step("8m", Audience.COMMUNE_LEADER),
        ],
    },
    "high": {
        "repeat_every": "15m",
        "steps": [
            _step("3m", Audience.AGAIN, Audience.DUTY),
            _step("8m", Audience.ALL_DUTY, Audience.CHIEF, warn=True),
            _step("15m", Audience.CHIEF, Audience.AGAIN),
        ],
    },
    "medium": {
        "repeat_every": "1h",
        "steps": [_step("15m", Audience.AGAIN), _step("45m", Audience.CHIEF, warn=True)],
    },
    "low": {"repeat_every": "24h", "digest_at": "06:30", "steps": []},
}


class LadderTable(Section):
    """A ladder that is given in part keeps the rest of its own defaults."""

    critical: LadderSettings
    high: LadderSettings
    medium: LadderSettings
    low: LadderSettings

    @model_validator(mode="before")
    @classmethod
    def _over_the_defaults(cls, given: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        return {name: {**default, **given.get(name, {})} for name, default in LADDERS.items()}
