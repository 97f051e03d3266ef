"""The kinds of values a setting can have, each with what the operator is told is allowed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from core.patrol.types.plan import Template, parse
from core.people.types import Language
from core.text import Text

_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")
_HOUR = re.compile(r"\d{1,2}:\d{2}")
_LONGEST = timedelta(days=366)


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The values a setting can have, as a sentence or the choices themselves. A `hidden` one's value is never shown; a
    `secret` one may also lie in a file of its own."""

    what: Text | str
    hidden: bool = False
    secret: bool = False


def duration(value: Any) -> timedelta:
    """Seconds as a number or in digits, or days, hours, minutes and seconds like "1h30m". Raises ValueError."""
    if isinstance(value, timedelta):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("not a duration")
    try:
        return _parts(value) if isinstance(value, str) else timedelta(seconds=value)
    except OverflowError as error:
        raise ValueError("out of range") from error


def _parts(text: str) -> timedelta:
    found = _DURATION.fullmatch(text.strip())
    if not found or not any(found.groups()):
        return timedelta(seconds=float(text))
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _within_a_year(value: timedelta) -> timedelta:
    if not timedelta(0) < value <= _LONGEST:
        raise ValueError("out of range")
    return value


def _hour(value: Any) -> time:
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not _HOUR.fullmatch(value):
        raise ValueError("not a time of day")
    hours, minutes = value.split(":")
    return time(int(hours), int(minutes))


def _or_none(validate: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value in ("", None) else validate(value)


def _matching(pattern: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError("does not match")
        return value

    return check


def _secret_matching(pattern: str) -> Callable[[SecretStr], SecretStr]:
    def check(value: SecretStr) -> SecretStr:
        stripped = value.get_secret_value().strip()
        _matching(pattern)(stripped)
        return SecretStr(stripped)

    return check


def _from_json(value: Any) -> Any:
    """A list in an environment variable is written as JSON."""
    return json.loads(value) if isinstance(value, str) else value


def with_driver(value: Any) -> Any:
    return re.sub("^sqlite:", "sqlite+aiosqlite:", value) if isinstance(value, str) else value


def _zone(value: Any) -> ZoneInfo:
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(value)
    except (KeyError, OSError, TypeError) as error:  # unknown, a directory such as "Asia", no string
        raise ValueError("not a time zone") from error


def _template(value: Any) -> Template:
    return value if isinstance(value, Template) else parse(str(value))


def _three(spans: tuple[timedelta, ...]) -> tuple[timedelta, ...]:
    if len(spans) != 3 or list(spans) != sorted(spans):
        raise ValueError("three, in order of time")
    return spans


Duration = Annotated[
    timedelta,
    BeforeValidator(duration),
    AfterValidator(_within_a_year),
    Allowed(Text("allowed.duration")),
]
Hour = Annotated[time, BeforeValidator(_hour), Allowed(Text("allowed.hour"))]
MaybeDuration = Annotated[
    timedelta | None,
    BeforeValidator(_or_none(lambda value: _within_a_year(duration(value)))),
    Allowed(Text("allowed.duration_or_empty")),
]
MaybeHour = Annotated[time | None, BeforeValidator(_or_none(_hour)), Allowed(Text("allowed.hour_or_empty"))]
Count = Annotated[int, Field(ge=1), Allowed(Text("allowed.count"))]
Rate = Annotated[float, Field(gt=0, allow_inf_nan=False), Allowed(Text("allowed.rate"))]
Port = Annotated[int, Field(ge=0, le=65535), Allowed(Text("allowed.port"))]
Switch = Annotated[bool, Allowed(Text("allowed.switch"))]
Words = Annotated[str, Allowed(Text("allowed.words"))]
Address = Annotated[
    str,
    AfterValidator(_matching(r"https?://\S+")),
    AfterValidator(lambda url: url.rstrip("/")),
    Allowed(Text("allowed.address")),
]
MaybeAddress = Annotated[str, AfterValidator(_matching(r"(https?://\S+)?")), Allowed(Text("allowed.address_or_empty"))]
WebPath = Annotated[str, AfterValidator(_matching(r"/\S*")), Allowed(Text("allowed.web_path"))]
MaybePhone = Annotated[str, AfterValidator(_matching(r"(\+?\d{3,15})?")), Allowed(Text("allowed.phone_or_empty"))]
MaybeLanguage = Annotated[
    Language | None, BeforeValidator(_or_none(lambda value: value)), Allowed(Text("allowed.language_or_empty"))
]
MaybePath = Annotated[Path | None, BeforeValidator(_or_none(lambda value: value)), Allowed(Text("allowed.path"))]
DatabaseUrl = Annotated[
    str,
    BeforeValidator(with_driver),
    AfterValidator(_matching(r"sqlite\+aiosqlite:///.+")),
    Allowed(Text("allowed.database"), hidden=True),
]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone), Allowed(Text("allowed.zone"))]
Token = Annotated[
    SecretStr,
    AfterValidator(_secret_matching(r"\S*")),
    Allowed(Text("allowed.token"), hidden=True, secret=True),
]
WebhookSecret = Annotated[
    SecretStr,
    AfterValidator(_secret_matching(r"[A-Za-z0-9_-]{0,256}")),
    Allowed(Text("allowed.webhook_secret"), hidden=True, secret=True),
]
JSON_LIST = BeforeValidator(_from_json)
_Duration = Annotated[timedelta, BeforeValidator(duration), AfterValidator(_within_a_year)]
Durations = Annotated[tuple[_Duration, ...], JSON_LIST, Allowed(Text("allowed.durations"))]
ThreeDurations = Annotated[
    tuple[_Duration, ...],
    JSON_LIST,
    AfterValidator(_three),
    Allowed(Text("allowed.three_durations")),
]
WordList = Annotated[tuple[str, ...], JSON_LIST, Allowed(Text("allowed.word_list"))]
Templates = Annotated[
    tuple[Annotated[Template, BeforeValidator(_template)], ...],
    JSON_LIST,
    Field(min_length=1),
    Allowed(Text("allowed.shifts")),
]
