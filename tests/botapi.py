"""Judges calls and objects by the Bot API's own description (10.3), so that our network is not the only judge.

`check_call` and `check_object` give a list of complaints, each with the path to the fault; empty means right.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_SOURCE = Path(__file__).parent / "data" / "telegram-bot-api-10.3.json"
_PLAIN: dict[str, tuple[type, ...]] = {"Integer": (int,), "Float": (int, float), "String": (str,)}

Fields = Mapping[str, list[Any]]


@cache
def _description() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_SOURCE.read_text(encoding="utf-8"))
    return loaded


def methods() -> frozenset[str]:
    """The names of all methods."""
    return frozenset(_description()["methods"])


def parameters(method: str) -> frozenset[str]:
    """All parameters of a method."""
    return frozenset(_description()["methods"][method])


def required(method: str) -> frozenset[str]:
    """The parameters a method cannot do without."""
    return frozenset(name for name, (_, needed) in _description()["methods"][method].items() if needed)


def check_call(method: str, params: Mapping[str, Any]) -> list[str]:
    """Is this a known method, with known parameters, none missing, each of the right JSON type all the way down?"""
    fields = _description()["methods"].get(method)
    return [f"{method}: unknown method"] if fields is None else _check_fields(fields, params, method)


def check_object(type_name: str, obj: object) -> list[str]:
    """Is this a right object of that type, all the way down?"""
    return _check_type(type_name, obj, type_name)


def _check_fields(fields: Fields, given: Mapping[str, Any], path: str) -> list[str]:
    faults = [f"{path}.{name}: unknown field" for name in given if name not in fields]
    for name, (type_name, needed) in fields.items():
        if name in given:
            faults += _check_type(type_name, given[name], f"{path}.{name}")
        elif needed:
            faults.append(f"{path}.{name}: required field is missing")
    return faults


def _check_type(type_name: str, value: object, path: str) -> list[str]:
    if type_name.startswith("Array of "):
        return _check_array(type_name.removeprefix("Array of "), value, path)
    choices = re.split(r", | and | or ", type_name)
    if len(choices) == 1:
        choices = _description()["unions"].get(type_name, choices)
    return min((_check_one(choice, value, path) for choice in choices), key=len)


def _check_array(item_type: str, value: object, path: str) -> list[str]:
    if not isinstance(value, list | tuple):
        return [f"{path}: expected an Array of {item_type}, got {type(value).__name__}"]
    return [fault for i, item in enumerate(value) for fault in _check_type(item_type, item, f"{path}[{i}]")]


def _check_one(type_name: str, value: object, path: str) -> list[str]:
    if _fits_plain(type_name, value):
        return []
    fields = _description()["types"].get(type_name)
    if type_name != "InputFile" and fields is not None and isinstance(value, Mapping):
        return _check_fields(fields, value, path)
    return [f"{path}: expected {type_name}, got {type(value).__name__} {value!r:.40}"]


def _fits_plain(type_name: str, value: object) -> bool:
    if type_name == "InputFile":
        return not isinstance(value, str | int | float | bool | None | dict | list)
    if type_name in ("Boolean", "True"):
        return value is True or (type_name == "Boolean" and value is False)
    return isinstance(value, _PLAIN.get(type_name, ())) and not isinstance(value, bool)
