"""Equipment in one's own words: "đủ", "thiếu đèn pin", "hỏng bộ đàm"."""

from __future__ import annotations

from core.actions import Choices
from core.conversation import Conversation
from core.patrol.night.actions import KitComplete, KitDone, KitItem, KitList
from core.patrol.types.field import ItemState
from core.speech.equipment import only_things, said_of_kit
from core.speech.replies import Reader, first
from core.speech.spelling import spelled_out

_NO_MORE = frozenset({"het", "het roi", "khong", "khong con", "khong con gi", "khong thieu gi nua", "khong thieu nua"})


def _of_equipment(typed: str, _: Conversation, choices: Choices) -> str | None:
    complete = first(choices, KitComplete)
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
        return first(choices, KitDone)
    if not only_things(typed) and said_of_kit(typed) is None:
        return None
    asked = next((item.state for item in items if item.state != ItemState.OK), ItemState.MISSING)
    return KitList(items[0].shift, asked).encode()


EQUIPMENT = Reader(_of_equipment, on=(KitList, KitItem))
