"""From a network's raw update to what the person meant.

A typed digit, a button's own words, or a common word without diacritics becomes the press of the same button, so that
the handlers know one way only. Which screen a digit counts on is decided by when it was written: a message sent
before the newest screen appeared answers the one before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.yes_no import answered, is_answer
from core.actions.base import Go
from core.actions.incident import (
    AfterSos,
    FalseAlarm,
    FalseAlarmSure,
    OnAlert,
    ResolveSure,
    TellMoreInstead,
    Withdraw,
    incident_of,
)
from core.names import nfc, words
from core.people import Language, Member
from core.policy import Act, may
from core.ports import Conversation
from core.report import DETAILS, FLOW
from handlers.members import FLOW as NAME_FLOW
from handlers.patrol.check_out import CHECK_OUT_FLOW, CheckOutState
from handlers.patrol.on_duty import ON_DUTY_FLOW, OnDutyState
from handlers.people import FIND_FLOW

_DIGITS = re.compile(r"^\d{1,4}$")
_NO_CHOICE = Go("unknown").encode()
# Where a name is asked for, "huy", "bao" and "tin" are people. These mean the same everywhere.
_NO_NAMES = frozenset({"0", "menu", "sos"})
_ASKING_FOR_NAMES = frozenset({FIND_FLOW, NAME_FLOW})
# One digit, or the beginning of a word, must not end an alert or raise one, nor drop what is being entered: these take
# the button, or all its words.
_SERIOUS = (Withdraw, FalseAlarm, FalseAlarmSure, ResolveSure, TellMoreInstead)
_SOS = Go("sos").encode()
_ASK_SOS = Go("ask_sos").encode()
_SHORTEST = 3  # letters of a label that are enough when only one choice begins with them
_TELLING = frozenset({DETAILS, "facts"})  # "có người…" is then part of the story, not the start of a label
# Where a number is asked for, digits are that number and no choice.
_COUNTING = frozenset({(ON_DUTY_FLOW, OnDutyState.COUNT), (CHECK_OUT_FLOW, CheckOutState.COUNT)})
_CLOCK_STEP = timedelta(seconds=1)  # networks stamp messages in whole seconds


@dataclass(frozen=True, slots=True)
class Sender:
    """Who an update is from, as far as the network says. Ids are the network's own, as text."""

    external_id: str
    chat_id: str
    private: bool
    name: str
    language: Language


class Unreadable(Exception):
    """The update is not of a shape that any network sends."""


def sender(raw: Mapping[str, Any]) -> Sender | None:
    """The person and chat of an update, None for updates without a person (channel posts, polls…)."""
    part = _part(raw)
    if part is None:
        return None
    user, chat = part.get("from"), part.get("chat") or (part.get("message") or {}).get("chat")
    if not isinstance(user, Mapping) or not isinstance(chat, Mapping):
        return None
    if "id" not in user or "id" not in chat:
        raise Unreadable("user or chat without id")
    name = " ".join(str(user[k]) for k in ("last_name", "first_name") if user.get(k))
    language = Language.EN if str(user.get("language_code", "")).startswith("en") else Language.VI
    return Sender(str(user["id"]), str(chat["id"]), chat.get("type") == "private", name, language)


def _part(raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    for key in ("message", "callback_query", "edited_message", "my_chat_member"):
        part = raw.get(key)
        if part is not None:
            if not isinstance(part, Mapping):
                raise Unreadable(key)
            return part
    return None


def sent_at(raw: Mapping[str, Any], received_at: datetime) -> datetime:
    """The sender's time of a message; a press of a button carries none, so it counts as received."""
    message = raw.get("message") or raw.get("edited_message")
    if not isinstance(message, Mapping):
        return received_at
    stamp = message.get("edit_date") or message.get("date")
    if not isinstance(stamp, int) or isinstance(stamp, bool):
        raise Unreadable("date")
    try:
        return min(datetime.fromtimestamp(stamp, UTC), received_at)
    except (ValueError, OverflowError, OSError) as error:
        raise Unreadable("date") from error


def normalised(raw: dict[str, Any]) -> dict[str, Any]:
    """The update with its text in one composed form (some phones send diacritics as separate characters)."""
    message = raw.get("message")
    if isinstance(message, dict):
        for key in ("text", "caption"):
            if isinstance(message.get(key), str):
                message[key] = nfc(message[key])
    return raw


def pressed(raw: dict[str, Any], action: str) -> dict[str, Any]:
    """The same update as the press of a button. It has no query id: there is no little clock to stop."""
    message = raw["message"]
    query = {"id": "", "from": message["from"], "chat_instance": "", "data": action, "message": message}
    return {"update_id": raw["update_id"], "callback_query": query}


def meaning(typed: str, conversation: Conversation, written_at: datetime, common: Mapping[str, str]) -> str | None:
    """The action a typed message stands for, or None when it is just words. `common` maps words to actions.

    A lone number that is no choice is a slip of the thumb, unless something is being told. Digits answer what is asked;
    words also press what came beside the question, an alert card.
    """
    choices = _on_screen(conversation, written_at)
    in_words = (*choices, *conversation.beside)
    said = words(typed)
    pressed_in_words = _exactly(said, in_words)
    if _is_about_alerts(common.get(said)):
        if conversation.flow in (None, FLOW) and (pressed_in_words is None or incident_of(pressed_in_words)):
            return common[said]
        common = {}
    if conversation.flow in _ASKING_FOR_NAMES and _could_be_a_name(typed, said):
        common = {}
    if _DIGITS.match(typed.strip()):
        if (conversation.flow, conversation.state) in _COUNTING:
            return common.get(said)
        return _counted(int(typed.strip()), choices) or common.get(said) or (None if conversation.flow else _NO_CHOICE)
    if not said:
        return None
    telling = conversation.flow == NAME_FLOW or (conversation.flow == FLOW and conversation.state in _TELLING)
    found = pressed_in_words or common.get(said)
    if found is not None and is_answer(found):
        beside = () if telling else conversation.beside
        return answered(found, choices, beside, asked=conversation.flow is not None)
    return found or (None if telling else _begins(said, in_words))


def cries(typed: str, common: Mapping[str, str]) -> bool:
    """Whether it begins with a word for SOS: "cứu tôi với"."""
    said = f"{words(typed)} "
    return any(action == _SOS and said.startswith(f"{word} ") for word, action in common.items())


def common_for(member: Member, conversation: Conversation, common: Mapping[str, str]) -> Mapping[str, str]:
    """While somebody who comes along at most is telling a report, "đang đến" is part of what they tell."""
    if conversation.flow != FLOW or may(member, Act.TAKE):
        return common
    return {said: action for said, action in common.items() if not _is_about_alerts(action)}


def about_own_sos(typed: str, common: Mapping[str, str]) -> bool:
    """Whether it is one of the words that mean something to whoever raised an SOS, and only to them."""
    return AfterSos.matches(common.get(words(typed)))


def _is_about_alerts(action: str | None) -> bool:
    return OnAlert.matches(action)


def _counted(place: int, choices: Sequence[tuple[str, str]]) -> str | None:
    """The choice of this number. A thumb that meant something else must not call everybody: SOS asks to be pressed."""
    action = choices[place - 1][1] if 1 <= place <= len(choices) else None
    if action == _SOS:
        return _ASK_SOS
    return None if action is None or _serious(action) else action


def _could_be_a_name(typed: str, said: str) -> bool:
    """One word, and not the label of a key with its picture in front."""
    return " " not in said and said not in _NO_NAMES and typed[:1].isalnum()


def _serious(action: str) -> bool:
    return action == _SOS or any(kind.matches(action) for kind in _SERIOUS)


def _on_screen(conversation: Conversation, written_at: datetime) -> Sequence[tuple[str, str]]:
    shown_at = conversation.shown_at
    if shown_at is not None and written_at + _CLOCK_STEP < shown_at:
        return conversation.previous
    return conversation.choices


def _exactly(said: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """The label, or the label with the digit in front of it, as it is shown."""
    shown = ((words(label), action, place) for place, (label, action) in enumerate(choices, start=1))
    return next((action for label, action, place in shown if said in (label, f"{place} {label}")), None)


def _begins(said: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """The one choice that begins with what was typed: "trom" for "Trộm cắp". Two such choices are no answer."""
    if len(said) < _SHORTEST:
        return None
    found = {action for label, action in choices if words(label).startswith(said) and not _serious(action)}
    return found.pop() if len(found) == 1 else None
