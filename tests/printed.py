"""Lines as a command prints them on the server."""

from __future__ import annotations

from core.people.types import Language
from core.text import Text
from texts import Operator


class Printed(list[str]):
    """Every line that was said, in the operator's language."""

    def __init__(self, language: Language = Language.VI) -> None:
        super().__init__()
        self._operator = Operator(language)

    def say(self, what: Text | str) -> None:
        self.append(self._operator.say(what))
