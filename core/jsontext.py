"""JSON as it goes over the line and into the database.

orjson takes a third of the time; what it refuses (half a surrogate pair, which phones do send) the standard library
reads and writes.
"""

from __future__ import annotations

import json
from typing import Any

import orjson

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encoded(value: Any) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:
        # A lone half of a surrogate pair has no UTF-8; a question mark in its place is better than no message.
        return _ENCODER.encode(value).encode("utf-8", "replace")


def decoded(body: bytes | str) -> Any:
    """Raises ValueError or RecursionError."""
    try:
        return orjson.loads(body)
    except ValueError:
        return json.loads(body)


def written(value: Any) -> str:
    """For keeping: every value can be stored, half a surrogate pair included."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, separators=(",", ":"))
