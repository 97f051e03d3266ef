""" "Có", "ok", "ko", "chưa": the short answers to a question that is answered by yes or no.

The catalogue lists the words; here they become the press of the one button that says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.actions import Action, Go, NoMoreFacts, StateFact
from core.patrol.actions import (
    AcceptAsk,
    Can,
    Cannot,
    ConfirmAsk,
    DeclineAsk,
    ImOk,
    KitComplete,
    NobodyReminded,
    NotComing,
    NothingOpen,
    RefuseAsk,
)

Choices = Sequence[tuple[str, str]]
_YES: tuple[type[Action], ...] = (StateFact, Can, AcceptAsk, ConfirmAsk, ImOk, KitComplete)
_NOT_YET: tuple[type[Action], ...] = (NoMoreFacts, NothingOpen, NobodyReminded)
_NO: tuple[type[Action], ...] = (*_NOT_YET, Cannot, NotComing, DeclineAsk, RefuseAsk)
WHICH = Go("which").encode()
_THANKS = Go("thanks").encode()
_AGREE = Go("agree").encode()
_ANSWERS = {_AGREE: _YES, Go("yes").encode(): _YES, Go("no").encode(): _NO, Go("not_yet").encode(): _NOT_YET}


def is_answer(action: str | None) -> bool:
    """Whether a common word stands for yes or no."""
    return action in _ANSWERS


def answered(action: str, choices: Choices, beside: Choices, *, asked: bool) -> str | None:
    """The button it presses. Several that mean yes ("bị thương", "hung khí"): which one is asked. Nothing to answer:
    a nod, unless something is `asked` or told, whose words it then is."""
    for group in (choices, beside):
        found = [pressed for _, pressed in group if any(kind.matches(pressed) for kind in _ANSWERS[action])]
        if found:
            return found[0] if len(set(found)) == 1 else WHICH
    return None if asked and action != _AGREE else _THANKS
