"""The operator's door: whoever sets up the server reads what it prints in one language, Vietnamese unless they chose
English. Nothing here is said in a chat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from core.people.types import Language
from core.rules import VIETNAM
from core.text import Text
from texts.render import Reader, Texts

Say = Callable[[Text | str], None]  # prints one sentence; a link, a code or a name goes out as it is

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_ANOTHER_DAY = datetime(1970, 1, 1, tzinfo=UTC)  # an hour that is printed has its date: it may be read later


def machine_language(environ: Mapping[str, str]) -> Language:
    """As the first of LC_ALL, LC_MESSAGES and LANG says: English for `en…`, Vietnamese for everything else."""
    locale = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    return Language.EN if locale.lower().startswith(Language.EN) else Language.VI


class Operator:
    """Renders for the operator. The catalogues are read when there is something to say, not before."""

    def __init__(self, language: Language, zone: ZoneInfo = VIETNAM, wording: Path | None = None) -> None:
        self._reader = Reader(language)
        self._zone = zone
        self._wording = wording

    def say(self, text: Text | str) -> str:
        """Raises StaleCatalogue when the catalogues were not compiled."""
        return text if isinstance(text, str) else self._texts.say(text, self._reader, _ANOTHER_DAY)

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self._zone, overrides=self._wording)
