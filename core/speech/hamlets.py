"""Which hamlet is meant by what was typed: "hô sen", "o thon ho sen gan cau", "thon 1"."""

from __future__ import annotations

from collections.abc import Sequence

from core.people.types import Hamlet
from core.speech.folding import words

_BEFORE_A_NAME = frozenset({"o", "tai", "dang", "thon", "buon", "bon", "ban", "ap", "lang", "xom", "khu"})
_SHORTEST = 3  # letters: less is no name


def hamlets_named(said: str, hamlets: Sequence[Hamlet]) -> list[Hamlet]:
    """Those with whose name the words begin, or that begin with these words; one that is called exactly so is alone."""
    typed = _forms(words(said))
    return called_exactly(said, hamlets) or [
        h for h in hamlets if any(_begins(f, n) for f in typed for n in _forms(words(h.name)))
    ]


def called_exactly(said: str, hamlets: Sequence[Hamlet]) -> list[Hamlet]:
    """Those whose name this is, and no more than their name."""
    typed = _forms(words(said))
    return [h for h in hamlets if any(_same(f, n) for f in typed for n in _forms(words(h.name)))]


def _forms(name: str) -> list[str]:
    """The words, and what is left without "ở thôn" in front of them."""
    forms, rest = [name], name.split()
    while rest and rest[0] in _BEFORE_A_NAME:
        rest = rest[1:]
        forms.append(" ".join(rest))
    return [form for form in forms if len(form) >= _SHORTEST]


def _same(typed: str, name: str) -> bool:
    return typed.replace(" ", "") == name.replace(" ", "")


def _begins(typed: str, name: str) -> bool:
    return typed.startswith(f"{name} ") or name.startswith(f"{typed} ")
