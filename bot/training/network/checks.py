"""Parameters of a call: read from JSON or a form, checked for their type."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.training.network.errors import bad_request

_WHOLE = frozenset(
    {
        "chat_id",
        "user_id",
        "message_id",
        "offset",
        "limit",
        "timeout",
        "duration",
        "width",
        "height",
        "max_connections",
        "live_period",
        "heading",
        "proximity_alert_radius",
        "cache_time",
        "message_thread_id",
        "reply_to_message_id",
    }
)
_DECIMAL = frozenset({"latitude", "longitude", "horizontal_accuracy"})
_FLAGS = frozenset(
    {
        "disable_notification",
        "protect_content",
        "show_alert",
        "drop_pending_updates",
        "has_spoiler",
        "disable_content_type_detection",
        "allow_paid_broadcast",
        "show_caption_above_media",
    }
)
_NESTED = frozenset(
    {
        "reply_markup",
        "entities",
        "caption_entities",
        "reply_parameters",
        "link_preview_options",
        "commands",
        "scope",
        "menu_button",
        "allowed_updates",
        "message_ids",
    }
)
_TRUTH = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    mime_type: str
    data: bytes


class Params:
    """The parameters of one call. Every reader gives None for what is missing and refuses a wrong type."""

    __slots__ = ("files", "values")

    def __init__(self, values: dict[str, Any], files: Mapping[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def text(self, name: str) -> str | None:
        """A string; refused when it is not one."""
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        raise bad_request(f'field "{name}" must be of type String')

    def integer(self, name: str) -> int | None:
        """A whole number; digits in a string are taken too."""
        value = self.values.get(name)
        if value is None or type(value) is int:
            return value
        number = _whole(value) if isinstance(value, str) else None
        if number is None:
            raise bad_request(f'field "{name}" must be of type Integer')
        return number

    def bounded(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number moved into its bounds, as the network does with limits and times."""
        value = self.integer(name)
        return default if value is None else min(max(value, low), high)

    def decimal(self, name: str) -> float | None:
        """A number of any kind."""
        value = self.values.get(name)
        if value is None:
            return None
        try:
            return float(value)
        except (TypeError, ValueError):
            raise bad_request(f'field "{name}" must be of type Float') from None

    def flag(self, name: str) -> bool:
        """A yes or no; missing is no."""
        value = self.values.get(name, False)
        truth = _TRUTH.get(value.lower()) if isinstance(value, str) else value
        if not isinstance(truth, bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
        return truth

    def nested(self, name: str) -> Any:
        """An object or a list, given as such or as a string of JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def strings(self, name: str) -> list[str] | None:
        """A list of strings."""
        value = self.nested(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise bad_request(f'field "{name}" must be an Array of String')
        return value


def typed(form: Mapping[str, str]) -> dict[str, Any]:
    """Form fields with the types the same call would have in JSON; what does not fit stays a string."""
    return {name: _typed(name, value) for name, value in form.items()}


def _typed(name: str, value: str) -> Any:
    if name in _WHOLE:
        number = _whole(value)
        return value if number is None else number
    if name in _FLAGS:
        return _TRUTH.get(value.lower(), value)
    try:
        if name in _DECIMAL:
            return float(value)
        return json.loads(value) if name in _NESTED else value
    except ValueError:
        return value


def _whole(value: str) -> int | None:
    try:
        return int(value)
    except ValueError:
        return None
