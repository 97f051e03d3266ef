""" "Có", "ok", "ko", "chưa": the short answers to a question that is answered by yes or no.

The catalogue lists the words; here they become the press of the one button that says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.actions import Action, Go
from core.incident.actions import NoMoreFacts, SayFact, StateFact
from core.patrol.night.actions import (
    AllWell,
    CheckOut,
    ImOk,
    KitComplete,
    KitFound,
    KitList,
    KitStill,
    NobodyReminded,
    NotComing,
    NothingOpen,
)
from core.patrol.staffing.actions import AcceptAsk, Can, Cannot, ConfirmAsk, DeclineAsk, RefuseAsk
from core.patrol.types.field import ItemState
from core.people.actions import DutyOver, DutyStill

Choices = Sequence[tuple[str, str]]
Kinds = tuple[type[Action], ...]
_YES: Kinds = (SayFact, StateFact, Can, AcceptAsk, ConfirmAsk, ImOk, KitComplete, KitFound, DutyStill)
_FACTS: Kinds = (SayFact, StateFact)
_NOTHING: Kinds = (NoMoreFacts, NothingOpen, NobodyReminded)
_NOT_YET: Kinds = (*_NOTHING, KitStill)
_WELL: Kinds = (
    ImOk,
    AllWell,
    KitComplete,
    Can,
    *_NOTHING,
)  # "bình thường": all is well, so nobody is hurt and nothing is open
_NO: Kinds = (*_NOT_YET, Cannot, NotComing, DeclineAsk, RefuseAsk, DutyOver)
# Questions with one answer on a button. Any other is a question only where both answers are: "Đi được" alone, under
# what was answered already, is there to change one's mind, and "ok" does not.
_ALONE: Kinds = (ImOk, AllWell, KitComplete, NothingOpen, NobodyReminded)
WHICH = Go("which").encode()
_THANKS = Go("thanks").encode()
_AGREE = Go("agree").encode()
_NOTED = Go("noted").encode()
_WELL_SAID, _NO_SAID, _NOT_YET_SAID = Go("well").encode(), Go("no").encode(), Go("not_yet").encode()
_ANSWERS = {
    _AGREE: _YES,
    _WELL_SAID: _WELL,
    Go("yes").encode(): _YES,
    _NO_SAID: _NO,
    _NOT_YET_SAID: _NOT_YET,
}
_NOT_WELL, _ASK_WELL = Go("not_well").encode(), Go("ask_well").encode()
_CHANGED_MIND = Go("changed_mind").encode()


def is_answer(action: str | None) -> bool:
    """Whether a common word stands for yes or no."""
    return action in _ANSWERS


def answered(action: str, choices: Choices, beside: Choices, *, asked: bool) -> str | None:
    """The button it presses. Several that mean yes ("bị thương", "hung khí"): which one is asked. Nothing to answer:
    a nod, unless something is `asked` or told, whose words it then is."""
    denied = action in (_NO_SAID, _NOT_YET_SAID)
    for group in (choices, beside):
        both = bool(_of(group, _YES) and _of(group, _NO))
        found = [one for one in _of(group, _ANSWERS[action]) if both or _is(one, _ALONE)]
        if found:
            # A nod states no fact: "ok" after a receipt is no word about weapons.
            clear = len(set(found)) == 1 and not (action == _AGREE and _is(found[0], _FACTS))
            return found[0] if clear else WHICH
        if denied and (instead := _denied(group)):
            return instead
    if action == _NO_SAID and not asked and _of(choices, (Cannot,)):
        return _CHANGED_MIND
    if asked and action != _AGREE:
        return None
    return _THANKS if action in (_AGREE, _WELL_SAID) else _NOTED  # a yes or no that answers nothing says nothing


def _denied(group: Choices) -> str | None:
    """What a no means where no button says it: something is missing, or all is not well."""
    missing = [one for one in _of(group, (KitList,)) if ItemState.MISSING in one]
    if missing and _of(group, (KitComplete,)):
        return missing[0]
    if _of(group, (ImOk,)):
        return _ASK_WELL if _of(group, (CheckOut,)) else _NOT_WELL  # asked just now, or a button like others
    return None


def _of(group: Choices, kinds: Kinds) -> list[str]:
    return [pressed for _, pressed in group if _is(pressed, kinds)]


def _is(pressed: str, kinds: Kinds) -> bool:
    return any(kind.matches(pressed) for kind in kinds)
