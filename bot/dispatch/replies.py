"""An answer in one's own words, to what is asked on the screen: "em bận không đi được", "thiếu đèn pin", "20h30".

The readers in `core/patrol/` know closed lists of sentences; anything else may be a report.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.actions import Action, Go
from core.conversation import Conversation
from core.incident.actions import ChooseHamlet, FinishReport, incident_of
from core.patrol.night.actions import (
    CheckOut,
    ImOk,
    KitComplete,
    KitDone,
    KitFound,
    KitItem,
    KitList,
    KitStill,
    NotComing,
    NothingOpen,
)
from core.patrol.roster.actions import MoveShiftTo
from core.patrol.staffing.actions import AcceptAsk, Can, Cannot, DeclineAsk, TakeGap
from core.patrol.types.field import ItemState
from core.speech.coming import Coming, said_of_coming
from core.speech.equipment import only_things, said_of_kit
from core.speech.hours import about_hours, parse_hour
from core.speech.spelling import LONGEST, spelled_out

Choices = Sequence[tuple[str, str]]
_WHETHER = Go("ask_coming").encode()
WHICH_SHIFT = Go("ask_cannot").encode()
_HOUR = Go("that_hour").encode()
_ON_COMING = (Can, Cannot, NotComing)
_ON_ASK = (AcceptAsk, TakeGap)
_UNKNOWN_PLACE = ":-"  # how the button for a place that is not known ends
# What presses a button though it is not its label: folded words, spelled out.
_SAYINGS: tuple[tuple[tuple[type[Action], ...], frozenset[str]], ...] = (
    (
        (NothingOpen,),
        frozenset(
            {"khong co gi", "khong con gi", "khong co viec gi", "khong co", "khong con", "chua co gi", "het", "het roi"}
            | {"xong", "xong roi", "binh thuong", "khong co gi ca", "khong co gi het"}
        ),
    ),
    (
        (ImOk,),
        frozenset(
            {"binh thuong", "bthg", "an toan", "van an toan", "em an toan", "an toan ca", "binh an", "van ok", "ok het"}
            | {
                "em on ma",
                "on ma",
                "van on ma",
                "khong sao het",
                "khong co gi het",
                "khong co gi ca",
                "khong co gi dau",
            }
            | {"chua co gi", "chua co gi ca", "co gi dau", "im re", "im lang", "yen tinh", "yen ang", "uk", "ukm"}
            | {"dang tuan", "dang di tuan", "dang tuan tra", "dang di tuan tra", "em dang di tuan", "em dang tuan tra"}
        ),
    ),
    ((KitFound,), frozenset({"thay roi", "da thay", "da thay roi", "tim thay roi", "co roi", "co day roi"})),
    (
        (KitStill,),
        frozenset({"chua thay", "khong thay", "van chua thay", "van khong thay", "van mat", "van con thieu"}),
    ),
    (
        _ON_ASK,
        frozenset({"em nhan", "minh nhan", "em di", "em di thay", "em di thay cho", "de em", "de em di", "em di cho"}),
    ),
    ((DeclineAsk,), frozenset({"khong nhan", "em khong nhan", "khong nhan dau", "em khong nhan duoc"})),
    ((FinishReport,), frozenset({"xong roi", "xong het roi"})),
    (
        (ChooseHamlet,),
        frozenset(
            {"khong biet", "khong ro", "chua ro", "chua biet", "khong bik", "khong biet thon nao", "khong ro thon nao"}
        ),
    ),
)
_NO_MORE = frozenset({"het", "het roi", "khong", "khong con", "khong con gi", "khong thieu gi nua", "khong thieu nua"})


def said_for_a_button(typed: str, bare: str, choices: Choices) -> str | None:
    """The button of which these words are another way to say it. `bare`: what was typed, without courtesies."""
    said = spelled_out(bare)
    for kinds, sayings in _SAYINGS:
        if said in sayings and (pressed := _first(choices, *kinds)) is not None:
            return _told_apart(pressed, choices)
    if _first(choices, Can) and said_of_coming(typed) is Coming.YES:
        return _first(choices, Can)  # also where a reason for not coming is asked
    return None


def _told_apart(pressed: str, choices: Choices) -> str | None:
    """Of the hamlets the one that is not known; "ổn" only where that is what was just asked."""
    if ChooseHamlet.matches(pressed):
        return next((action for _, action in choices if action.endswith(_UNKNOWN_PLACE)), None)
    return None if ImOk.matches(pressed) and _first(choices, CheckOut) else pressed


def answer_in_words(typed: str, conversation: Conversation, choices: Choices) -> str | None:
    """The button it presses, or the question that it leaves open; None when it is none of them."""
    if typed.count(" ") >= LONGEST:
        return None
    if _first(choices, KitList, KitItem):
        return _kit(typed, choices)
    if _first(choices, MoveShiftTo):
        return _HOUR if parse_hour(typed) is not None or about_hours(typed) else None
    if any(incident_of(action) for _, action in choices):
        return None  # who cannot come there says nothing of their shift
    return _coming(typed, _where_coming_is_asked(conversation, choices), conversation)


def _kit(typed: str, choices: Choices) -> str | None:
    complete = _first(choices, KitComplete)
    if complete is None:
        return _listed(typed, choices)
    said = said_of_kit(typed)
    if said is ItemState.OK:
        return complete
    return next((a for _, a in choices if KitList.matches(a) and KitList.decode(a).state == said), None)


def _listed(typed: str, choices: Choices) -> str | None:
    """Below the list of items each is pressed by itself; several at once show it again."""
    items = [KitItem.decode(action) for _, action in choices if KitItem.matches(action)]
    if not items:
        return None
    if spelled_out(typed) in _NO_MORE:
        return _first(choices, KitDone)
    if not only_things(typed) and said_of_kit(typed) is None:
        return None
    asked = next((item.state for item in items if item.state != ItemState.OK), ItemState.MISSING)
    return KitList(items[0].shift, asked).encode()


def _where_coming_is_asked(conversation: Conversation, choices: Choices) -> Choices:
    """A reminder stands open also when something else was shown since."""
    shown = (choices, conversation.beside, () if conversation.flow else conversation.previous)
    return next((group for group in shown if _first(group, *_ON_COMING, *_ON_ASK)), ())


def _coming(typed: str, choices: Choices, conversation: Conversation) -> str | None:
    if not choices and conversation.flow is not None:
        return None
    said = said_of_coming(typed)
    if not choices:
        return WHICH_SHIFT if said is Coming.NO else None
    if said is None:
        return None
    if _first(choices, *_ON_ASK):
        return {Coming.YES: _first(choices, *_ON_ASK), Coming.NO: _first(choices, DeclineAsk)}.get(said) or _WHETHER
    no = _first(choices, Cannot, NotComing)
    pressed = {Coming.YES: _comes(choices), Coming.NO: no}.get(said)
    return pressed or _WHETHER


def _comes(choices: Choices) -> str | None:
    """Who has said so before says it again."""
    cannot = _first(choices, Cannot)
    again = Can(Cannot.decode(cannot).shift).encode() if cannot else None
    return _first(choices, Can) or again


def _first(choices: Choices, *kinds: type[Action]) -> str | None:
    return next((action for _, action in choices if any(kind.matches(action) for kind in kinds)), None)
