"""Where settings come from: the config file, the environment over it, and files that hold secrets.

Everything becomes one flat table of full names, so that each value is known with its origin when it is wrong. No
value of a secret ever becomes part of a message.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_settings import BaseSettings, TomlConfigSettingsSource

from bot.logging import redact
from core.text import Text
from texts import Operator

PREFIX = "BINHYEN_"
CONFIG_VARIABLE = "BINHYEN_CONFIG"
DEFAULT_PATH = Path("config.toml")


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it was found. `origin` is the name of the file or of the environment variable."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """One mistake. `origin` is empty for what was given nowhere."""

    key: str
    origin: str
    text: Text

    def told(self, operator: Operator) -> str:
        """Redacted: people paste tokens into the strangest places."""
        where = f"{self.key} ({self.origin})" if self.origin else self.key
        return redact(f"{where}: {operator.say(self.text)}")


@dataclass(frozen=True, slots=True)
class Keys:
    """The full names that exist: all leaves, and those among them that are secrets (`<name>_file` exists too)."""

    leaves: frozenset[str]
    secrets: frozenset[str]

    @property
    def accepted(self) -> frozenset[str]:
        return self.leaves | {f"{key}_file" for key in self.secrets}

    def is_section(self, key: str) -> bool:
        return any(leaf.startswith(f"{key}.") for leaf in self.leaves)


class Sources:
    """Collects what was given, and in `complaints` everything that is wrong with it."""

    def __init__(self, model: type[BaseSettings], keys: Keys) -> None:
        self._model = model
        self.keys = keys
        self.given: dict[str, Given] = {}
        self.complaints: list[Complaint] = []

    def complain(self, key: str, origin: str, text: Text) -> None:
        self.complaints.append(Complaint(key, origin, text))

    def complained_of(self, key: str) -> bool:
        """Whether the value that was given, or its file, has a complaint already."""
        return any(one.origin and one.key in (key, f"{key}_file") for one in self.complaints)

    def value(self, key: str) -> Any:
        """Value given for a full name, None for nothing."""
        given = self.given.get(key)
        return given.value if given else None

    def read_file(self, path: Path | None, environ: Mapping[str, str]) -> None:
        """The file that was named; without a name ./config.toml, which need not exist."""
        named = path or (Path(environ[CONFIG_VARIABLE]) if environ.get(CONFIG_VARIABLE) else None)
        chosen = named or DEFAULT_PATH
        if not chosen.exists():
            if named:
                self.complain(str(named), "", Text("setting.no_config"))
            return
        if chosen.is_dir():  # the source below would take it for a file that is not there
            self.complain(str(chosen), "", Text("setting.config_unreadable", why="directory"))
            return
        try:
            data = TomlConfigSettingsSource(self._model, chosen).toml_data
        except OSError as error:
            self.complain(str(chosen), "", Text("setting.config_unreadable", why=str(error.strerror)))
        except ValueError as error:
            self.complain(str(chosen), "", Text("setting.toml", where=_place(error)))
        else:
            self._take_file(data, str(chosen))

    def _take_file(self, data: Mapping[str, Any], origin: str) -> None:
        for key, value in _flat(data, self.keys):
            if key in self.keys.accepted:
                self.given[key] = Given(value, origin)
            elif self.keys.is_section(key):
                self.complain(key, origin, Text("setting.section", key=key))
            else:
                self.complain(key, origin, unknown(key, self.keys.accepted))

    def read_environment(self, environ: Mapping[str, str]) -> None:
        """BINHYEN_WEB__PORT is web.port. A secret given here in either way replaces the one of the file in either."""
        from_here = {name: variable_key(name) for name in sorted(environ) if name.startswith(PREFIX)}
        from_here.pop(CONFIG_VARIABLE, None)
        for name, key in from_here.items():
            if key not in self.keys.accepted:
                choices = {variable(known) for known in self.keys.accepted}
                self.complain(name, "environment", unknown(name, choices))
        for key in self.keys.secrets & {key.removesuffix("_file") for key in from_here.values()}:
            self.given.pop(key, None)
            self.given.pop(f"{key}_file", None)
        for name, key in from_here.items():
            if key in self.keys.accepted:
                self.given[key] = Given(environ[name], name)

    def read_secret_files(self) -> None:
        """`token_file` becomes `token`, without the white space around it."""
        for key in sorted(self.keys.secrets):
            file = self.given.pop(f"{key}_file", None)
            if file is None or file.value == "":
                continue
            if key in self.given and self.given[key].value != "":
                self.complain(key, file.origin, Text("setting.both", key=key))
                continue
            content = self._content(f"{key}_file", file)
            if content:
                self.given[key] = Given(content, file.origin)

    def _content(self, key: str, file: Given) -> str:
        path = Path(str(file.value)).expanduser()
        try:
            content = path.read_text(encoding="utf-8").strip()
        except OSError as error:
            self.complain(key, file.origin, Text("setting.secret_file", path=str(path), why=str(error.strerror)))
            return ""
        except ValueError:
            self.complain(key, file.origin, Text("setting.secret_file", path=str(path), why="UTF-8"))
            return ""
        if not content:
            self.complain(key, file.origin, Text("setting.empty_file", path=str(path)))
        return content

    def nested(self) -> dict[str, Any]:
        """The values in their sections, as the model wants them."""
        tree: dict[str, Any] = {}
        for key, given in self.given.items():
            *sections, name = key.split(".")
            place = tree
            for section in sections:
                place = place.setdefault(section, {})
            place[name] = given.value
        return tree


def variable(key: str) -> str:
    return PREFIX + key.replace(".", "__").upper()


def variable_key(name: str) -> str:
    return name.removeprefix(PREFIX).lower().replace("__", ".")


def unknown(key: str, choices: Collection[str]) -> Text:
    nearest = difflib.get_close_matches(key, sorted(choices), n=1)
    return Text("setting.unknown_but", nearest=nearest[0]) if nearest else Text("setting.unknown")


def _flat(data: Mapping[str, Any], keys: Keys, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        key = f"{before}{name}"
        if isinstance(value, Mapping) and keys.is_section(key):
            yield from _flat(value, keys, f"{key}.")
        elif isinstance(value, Mapping) and value and key not in keys.accepted:
            yield from ((f"{key}.{inner}", None) for inner in value)
        else:
            yield key, value


def _place(error: ValueError) -> str:
    """Line and column of a TOML mistake; the parser's own words may quote the line, and the line may hold a token."""
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    return f"{found[1]}:{found[2]}" if found else "?"
