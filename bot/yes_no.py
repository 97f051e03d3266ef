""" "Có", "ok", "ko", "chưa": the short answers to a question that is answered by yes or no.

The catalogue lists the words; here they become the press of the one button that says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.actions.base import Action, Go
from core.actions.incident import SayFact
from core.actions.report import NoMoreFacts, StateFact
from core.patrol.actions.answers import AcceptAsk, Can, Cannot, ConfirmAsk, DeclineAsk, RefuseAsk
from core.patrol.actions.duty import (
    CheckOut,
    ImOk,
    KitComplete,
    KitFound,
    KitStill,
    NobodyReminded,
    NotComing,
    NothingOpen,
)

Choices = Sequence[tuple[str, str]]
Kinds = tuple[type[Action], ...]
_YES: Kinds = (SayFact, StateFact, Can, AcceptAsk, ConfirmAsk, ImOk, KitComplete, KitFound)
_NOTHING: Kinds = (NoMoreFacts, NothingOpen, NobodyReminded)
_NOT_YET: Kinds = (*_NOTHING, KitStill)
_WELL: Kinds = (ImOk, KitComplete, Can, *_NOTHING)  # "bình thường": all is well, so nobody is hurt and nothing is open
_NO: Kinds = (*_NOT_YET, Cannot, NotComing, DeclineAsk, RefuseAsk)
# Questions with one answer on a button. Any other is a question only where both answers are: "Đi được" alone, under
# what was answered already, is there to change one's mind, and "ok" does not.
_ALONE: Kinds = (ImOk, KitComplete, NothingOpen, NobodyReminded)
WHICH = Go("which").encode()
_THANKS = Go("thanks").encode()
_AGREE = Go("agree").encode()
_WELL_SAID, _NO_SAID = Go("well").encode(), Go("no").encode()
_ANSWERS = {
    _AGREE: _YES,
    _WELL_SAID: _WELL,
    Go("yes").encode(): _YES,
    _NO_SAID: _NO,
    Go("not_yet").encode(): _NOT_YET,
}
_NOT_WELL, _ASK_WELL = Go("not_well").encode(), Go("ask_well").encode()
_CHANGED_MIND = Go("changed_mind").encode()


def is_answer(action: str | None) -> bool:
    """Whether a common word stands for yes or no."""
    return action in _ANSWERS


def answered(action: str, choices: Choices, beside: Choices, *, asked: bool) -> str | None:
    """The button it presses. Several that mean yes ("bị thương", "hung khí"): which one is asked. Nothing to answer:
    a nod, unless something is `asked` or told, whose words it then is."""
    for group in (choices, beside):
        both = bool(_of(group, _YES) and _of(group, _NO))
        found = [one for one in _of(group, _ANSWERS[action]) if both or _is(one, _ALONE)]
        if found:
            return found[0] if len(set(found)) == 1 else WHICH
        if action == _NO_SAID and _of(group, (ImOk,)):
            return _ASK_WELL if _of(group, (CheckOut,)) else _NOT_WELL  # asked just now, or a button like others
    if action == _NO_SAID and not asked and _of(choices, (Cannot,)):
        return _CHANGED_MIND
    return None if asked and action != _AGREE else _THANKS


def _of(group: Choices, kinds: Kinds) -> list[str]:
    return [pressed for _, pressed in group if _is(pressed, kinds)]


def _is(pressed: str, kinds: Kinds) -> bool:
    return any(kind.matches(pressed) for kind in kinds)
