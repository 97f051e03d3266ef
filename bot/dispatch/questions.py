"""What the open question wants to hear, and which common words still mean what they mean elsewhere.

Somebody who is asked why they are late and types "bão" answers; nothing else may be made of it.
"""

from __future__ import annotations

from bot.dispatch.yes_no import is_answer
from core.actions import Go
from core.conversation import Conversation
from core.incident.actions import OnAlert, Withdraw
from core.incident.draft import DETAILS
from core.incident.draft import FLOW as REPORT_FLOW
from core.speech.folding import words
from handlers.patrol.ledger import corrections, late_entry
from handlers.patrol.night.check_in import CHECK_IN_FLOW, CheckInState
from handlers.patrol.night.check_out import CHECK_OUT_FLOW, CheckOutState
from handlers.patrol.night.on_duty import ON_DUTY_FLOW, OnDutyState
from handlers.patrol.staffing.answers import REASON_FLOW, ReasonState
from handlers.patrol.staffing.leave import LEAVE_FLOW, LeaveState
from handlers.people.members import FIND_FLOW, FindState
from handlers.people.own_name import FLOW as NAME_FLOW
from handlers.people.own_name import CorrectState
from texts.vocabulary import Vocabulary

SOS = Go("sos").encode()
_NOT_WELL = Go("not_well").encode()
_ON_COMING = frozenset(Go(where).encode() for where in ("can", "cannot"))
_OUT = frozenset(Go(where).encode() for where in ("menu", "out"))
# Where a name is asked for, "huy", "bao" and "tin" are people. These mean the same everywhere.
_NO_NAMES = frozenset({"0", "menu", "sos"})
# Called out in need, whatever was asked. "Cấp cứu" may be the reason why somebody is late.
_REASONS = frozenset(Go(where).encode() for where in ("duty", "patrol"))  # "trực ban" is one for not coming
_UNMISTAKABLE = frozenset({"sos", "s o s", "cuu", "cuu voi"})

_NAMES = frozenset(
    {
        (NAME_FLOW, CorrectState.NAME),
        (NAME_FLOW, CorrectState.CALL_NAME),
        (FIND_FLOW, FindState.NAME),
        (LEAVE_FLOW, LeaveState.WHO),
        (late_entry.FLOW, late_entry.LateState.WHO),
        (corrections.FLOW, corrections.CorrectState.WHO),
    }
)
_NUMBERS = frozenset({(ON_DUTY_FLOW, OnDutyState.COUNT), (CHECK_OUT_FLOW, CheckOutState.COUNT)})
_WORDS = frozenset(
    {
        (REASON_FLOW, ReasonState.REASON),
        (CHECK_IN_FLOW, CheckInState.WHY),
        (ON_DUTY_FLOW, OnDutyState.NOTE),
        (CHECK_OUT_FLOW, CheckOutState.EARLY),
        (CHECK_OUT_FLOW, CheckOutState.OPEN),
        (CHECK_OUT_FLOW, CheckOutState.END_REASON),
        (corrections.FLOW, corrections.CorrectState.REASON),
        (corrections.FLOW, corrections.CorrectState.REFUSAL),
    }
)
# Asked in passing: whoever turns to something else meanwhile is not asked any more.
_IN_PASSING = frozenset({REASON_FLOW, CHECK_IN_FLOW, ON_DUTY_FLOW, CHECK_OUT_FLOW})
_STORY = frozenset({DETAILS, "facts"})  # "có người…" is then part of the story, not the start of a label


def a_name(conversation: Conversation) -> bool:
    """Of one's own whole name no word alone can be part: there "sos", "cháy" and "huy" are what they always are."""
    return _where(conversation) in _NAMES


def a_number(conversation: Conversation) -> bool:
    return _where(conversation) in _NUMBERS


def where_one_is(conversation: Conversation) -> bool:
    """After the check-in: "không đi được" is about this shift, and not about the next one."""
    return _where(conversation) == (CHECK_IN_FLOW, CheckInState.PLACE)


def ends_something(conversation: Conversation) -> bool:
    """A reason is asked for, and with it a shift ends for everybody: "không" is no reason, but a second thought."""
    return _where(conversation) == (CHECK_OUT_FLOW, CheckOutState.END_REASON)


def any_words(conversation: Conversation) -> bool:
    """A reason, a note."""
    return _where(conversation) in _WORDS


def a_story(conversation: Conversation) -> bool:
    """What happened, or a new name: no word of it is the beginning of a label."""
    return conversation.flow == NAME_FLOW or (conversation.flow == REPORT_FLOW and conversation.state in _STORY)


def asks_again(conversation: Conversation) -> bool:
    """Whether a mere yes or no, where it answers nothing, brings the question again: it tells nothing either. Where a
    number is asked "không" is one; what has gone out takes every word."""
    if conversation.flow is None or a_story(conversation) or any_words(conversation) or a_number(conversation):
        return False
    return conversation.flow != REPORT_FLOW or not any(Withdraw.matches(action) for _, action in conversation.choices)


def turned_away(before: Conversation, after: Conversation) -> bool:
    """Whether a reason, a note or a number was asked for and something else was answered instead. What is typed next
    then belongs to that and must not become the reason."""
    asked = before.flow in _IN_PASSING and (any_words(before) or a_number(before))
    return asked and after == before


def _where(conversation: Conversation) -> tuple[str | None, str | None]:
    return conversation.flow, conversation.state


def understood(typed: str, conversation: Conversation, known: Vocabulary, *, takes: bool) -> Vocabulary:
    """Of all words known, those that keep their meaning while this is asked. `takes`: it is somebody who takes alerts;
    of others who come along at most, "đang đến" is part of what they tell."""
    if a_name(conversation) and _could_be_a_name(typed):
        return known.only(lambda *_: False)
    if any_words(conversation) and not _is_label(typed):
        return known.only(_still if conversation.flow == REASON_FLOW else _still_of_others)
    if conversation.flow == REPORT_FLOW:
        return known.only(lambda _, action: action != _NOT_WELL and (takes or not about_alerts(action)))
    return known


def _still(said: str, action: str) -> bool:
    if action == SOS:
        return said in _UNMISTAKABLE
    if action in _OUT or is_answer(action):
        return True
    return " " in said and action not in _REASONS and action != _NOT_WELL and not about_alerts(action)


def _still_of_others(said: str, action: str) -> bool:
    """Why somebody is late is asked of this shift: "không đi được" is then no word about the next one."""
    return action not in _ON_COMING and _still(said, action)


def _could_be_a_name(typed: str) -> bool:
    said = words(typed)
    return " " not in said and said not in _NO_NAMES and not _is_label(typed)


def _is_label(typed: str) -> bool:
    """A key of the menu was pressed: it sends its label with the picture in front."""
    return not typed[:1].isalnum()


def about_alerts(action: str | None) -> bool:
    """Whether it is about an alert that came, typed instead of pressing its button."""
    return OnAlert.matches(action)
