"""Mistakes found by the model, said with the full name of the key, its origin and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.logging import redact
from bot.settings.ladders import StepSettings
from bot.settings.sources import Keys, Sources, unknown
from bot.settings.types import Allowed
from core.text import Text

_ORDERS = {  # one setting beside another
    "quiet_order": Text("setting.quiet_order"),
    "below_minimum": Text("setting.below_minimum"),
    "below_target": Text("setting.below_target"),
    "close_order": Text("setting.close_order"),
}
_SHOWN = 40  # characters of a bad value


class SettingKeys:
    """Every setting of the model by its full name."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.fields = dict(_leaves(model))
        secrets = {key for key, field in self.fields.items() if allowed(field).secret}
        self.names = Keys(frozenset(self.fields), frozenset(secrets))

    def split(self, loc: Sequence[int | str]) -> tuple[str, Sequence[int | str]]:
        """The setting at a place, and the way further into its value. A ladder as a whole means its steps."""
        for length in range(1, len(loc) + 1):
            key = ".".join(str(part) for part in loc[:length])
            if key in self.fields:
                return key, loc[length:]
        return ".".join(str(part) for part in (*loc, "steps")), ()


def _leaves(model: type[BaseModel], before: str = "") -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _leaves(field.annotation, f"{before}{name}.")
        else:
            yield f"{before}{name}", field


def allowed(field: FieldInfo) -> Allowed:
    """The kind of a setting; for a choice between words, those words."""
    for mark in field.metadata:
        if isinstance(mark, Allowed):
            return mark
    return Allowed(", ".join(str(choice) for choice in get_args(field.annotation)))


def explain(error: ValidationError, keys: SettingKeys, sources: Sources) -> None:
    """One complaint for each place, however many things pydantic finds wrong there."""
    told: set[str] = set()
    for details in error.errors(include_url=False, include_context=False):
        key, inside = keys.split(details["loc"])
        place = key + _way(inside)
        if place not in told:
            told.add(place)
            given = sources.given.get(key)
            sources.complain(place, given.origin if given else "", _text(details, keys.fields.get(key), inside))


def _way(inside: Sequence[int | str]) -> str:
    """Steps are counted from one: steps[1].after is in the first. Which word of a list it is, its value says."""
    if len(inside) > 1 and isinstance(inside[-1], int):
        inside = inside[:-1]
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in inside)


def _text(details: ErrorDetails, field: FieldInfo | None, inside: Sequence[int | str]) -> Text:
    names = [part for part in inside if isinstance(part, str)]
    if details["type"] in _ORDERS:
        return _ORDERS[details["type"]]
    if details["type"] == "step_order" or field is None:
        return Text("setting.step_order")
    if details["type"] == "extra_forbidden":
        return unknown(names[-1], StepSettings.model_fields)
    if details["type"] == "missing":
        return Text("setting.missing_here")
    kind = allowed(StepSettings.model_fields[names[-1]] if names else field)
    if kind.hidden:
        return Text("setting.bad_secret", allowed=kind.what)
    return Text("setting.bad", value=_shown(details["input"]), allowed=kind.what)


def _shown(value: Any) -> str:
    text = redact(str(value))
    return f'"{text[:_SHOWN]}…"' if len(text) > _SHOWN else f'"{text}"'
