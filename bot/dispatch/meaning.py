"""From a network's raw update to what the person meant.

A typed digit, a button's own words, or a common word without diacritics becomes the press of the same button, so that
the handlers know one way only. Which screen a digit counts on is decided by when it was written: a message sent
before the newest screen appeared answers the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from bot.dispatch.questions import (
    SOS,
    a_name,
    a_number,
    a_story,
    about_alerts,
    any_words,
    asks_again,
    ends_something,
    where_one_is,
)
from bot.dispatch.replies import WHICH_SHIFT, answer_in_words, said_for_a_button
from bot.dispatch.yes_no import answered, is_answer
from core.actions import Go
from core.conversation import Conversation
from core.incident.actions import (
    AfterSos,
    DropKept,
    FalseAlarm,
    FalseAlarmSure,
    NotAReport,
    ResolveSure,
    TellMoreInstead,
    Withdraw,
    incident_of,
)
from core.incident.draft import FLOW
from core.patrol.night.actions import ImOk
from core.speech.folding import words
from core.speech.spelling import LONGEST, spelled_out
from core.speech.trouble import in_own_need
from texts.vocabulary import Vocabulary

_DIGITS = re.compile(r"^\d{1,4}$")
_NO_CHOICE = Go("unknown").encode()
_NOD = Go("agree").encode()
_NODS = frozenset({"👍", "👌", "🆗", "✅", "🙂", "🙏", "👍👍"})
_SKIN = dict.fromkeys([*range(0x1F3FB, 0x1F400), 0xFE0F])
_NOT_WELL = Go("not_well").encode()
_CANNOT, _AGAIN = Go("cannot").encode(), Go("again").encode()
_NO, _NOT_YET = Go("no").encode(), Go("not_yet").encode()
_THANKS, _NOTED = Go("thanks").encode(), Go("noted").encode()
# One digit, or the beginning of a word, must not end an alert or raise one, nor drop what is being entered: these take
# the button, or all its words.
_SERIOUS = (NotAReport, DropKept, Withdraw, FalseAlarm, FalseAlarmSure, ResolveSure, TellMoreInstead)
_ASK_SOS = Go("ask_sos").encode()
_SHORTEST_NAME = 2
_SHORTEST = 3  # letters of a label that are enough when only one choice begins with them
_SLIPS = frozenset({"nham", "nham roi", "em nham", "em nham roi", "toi nham", "toi nham roi", "go nham", "gui nham"})
_CLOCK_STEP = timedelta(seconds=1)  # networks stamp messages in whole seconds


def meaning(typed: str, conversation: Conversation, written_at: datetime, known: Vocabulary) -> str | None:
    """The action a typed message stands for, or None when it is just words. `known`: what words mean while this is
    asked.

    A lone number that is no choice is a slip of the thumb, unless something is being told. Digits answer what is asked;
    words also press what came beside the question, an alert card.
    """
    if cried(typed, conversation, known):
        return SOS
    choices = _on_screen(conversation, written_at)
    in_words = (*choices, *conversation.beside)
    said = words(typed)
    on_button = _on_button(typed, in_words, conversation, known)
    common = _common(typed, conversation, choices, known)
    if about_alerts(common):
        if conversation.flow in (None, FLOW) and (on_button is None or incident_of(on_button)):
            return common
        common = None
    if _DIGITS.match(typed.strip()):
        return None if a_number(conversation) else _numbered(int(typed.strip()), choices, common, conversation)
    if not said and common is None:
        return None
    found = on_button or _in_own_words(typed, common, conversation, choices)
    if found is not None and is_answer(found):
        return _answered(found, conversation, choices)
    return found or (None if _told(conversation) else _begins(said, in_words, conversation))


def cried(typed: str, conversation: Conversation, known: Vocabulary) -> bool:
    """Whether it is a cry for help, whatever is asked. Where a name is, a word alone is a name."""
    return known.cried(typed) and not (a_name(conversation) and len(words(typed).split()) == 1)


def cried_under(caption: str, conversation: Conversation, known: Vocabulary) -> bool:
    """The same, written under a picture: it can be no answer."""
    return cried(caption, conversation, known) or known.means(caption) == SOS


def _in_own_words(
    typed: str, common: str | None, conversation: Conversation, choices: Sequence[tuple[str, str]]
) -> str | None:
    """What is asked on the screen goes before what the words mean elsewhere: "không đi được" under a request to stand
    in for somebody says nothing of one's own shift."""
    if common == _NOT_WELL:
        return common
    if conversation.flow == FLOW or _told(conversation):
        return _AGAIN if common is None and asks_again(conversation) and _is_slip(typed) else common
    if common == _CANNOT and where_one_is(conversation):
        return None
    if common == _CANNOT and any(incident_of(action) for _, action in choices):
        return WHICH_SHIFT
    answer = answer_in_words(typed, conversation, choices)
    return common if answer is None or (answer == WHICH_SHIFT and common is not None) else answer


def _is_slip(typed: str) -> bool:
    """ "Nhầm rồi", of what was told: nothing to be told further, and what is told is dropped by its button alone."""
    return spelled_out(typed) in _SLIPS


def _answered(found: str, conversation: Conversation, choices: Sequence[tuple[str, str]]) -> str | None:
    beside = () if a_story(conversation) else conversation.beside
    pressed_ = answered(found, choices, beside, asked=conversation.flow is not None)
    if any_words(conversation) and pressed_ == _THANKS:
        return _NOTED  # the question stays open
    no = found in (_NO, _NOT_YET) and ends_something(conversation)
    return _AGAIN if no or (pressed_ is None and asks_again(conversation)) else pressed_


def _common(
    typed: str, conversation: Conversation, choices: Sequence[tuple[str, str]], known: Vocabulary
) -> str | None:
    """What the words mean wherever they are said."""
    if typed.strip().translate(_SKIN) in _NODS:
        return _NOD
    found = known.means(typed, exactly=_told(conversation))
    if found not in (None, _CANNOT) or conversation.flow is not None:
        return found
    if not any(ImOk.matches(action) for _, action in (*choices, *conversation.beside)):
        return found
    # The more somebody says to "có ổn không?", the sooner it must be heard. Who cannot walk then is hurt.
    return _NOT_WELL if known.begins_with(typed, _NOT_WELL) or in_own_need(typed) else found


def _told(conversation: Conversation) -> bool:
    """Whatever is said belongs to what is told, unless it is exactly something else."""
    return a_story(conversation) or any_words(conversation)


def _numbered(
    place: int, choices: Sequence[tuple[str, str]], common: str | None, conversation: Conversation
) -> str | None:
    return _counted(place, choices) or common or (None if conversation.flow else _NO_CHOICE)


def cries(typed: str, known: Vocabulary) -> bool:
    """Whether a stranger's message begins with a word for SOS: "cứu tôi với"."""
    said = f"{words(typed)} "
    return any(action == SOS and said.startswith(f"{word} ") for word, action in known.actions.items())


def about_own_sos(typed: str, known: Vocabulary) -> bool:
    """Whether it is one of the words that mean something to whoever raised an SOS, and only to them."""
    return AfterSos.matches(known.means(typed))


def _counted(place: int, choices: Sequence[tuple[str, str]]) -> str | None:
    """The choice of this number. A thumb that meant something else must not call everybody: SOS asks to be pressed."""
    action = choices[place - 1][1] if 1 <= place <= len(choices) else None
    if action == SOS:
        return _ASK_SOS
    return None if action is None or _serious(action) else action


def _serious(action: str) -> bool:
    return action == SOS or any(kind.matches(action) for kind in _SERIOUS)


def _on_screen(conversation: Conversation, written_at: datetime) -> Sequence[tuple[str, str]]:
    shown_at = conversation.shown_at
    if shown_at is not None and written_at + _CLOCK_STEP < shown_at:
        return conversation.previous
    return conversation.choices


def _on_button(
    typed: str, choices: Sequence[tuple[str, str]], conversation: Conversation, known: Vocabulary
) -> str | None:
    """A label as it is shown, or with courtesies around it and as it is written on a phone: "ko đi dc ạ"."""
    said = words(typed)
    found = _exactly(said, choices)
    if found is not None or a_name(conversation) or not choices or said.count(" ") >= LONGEST:
        return found
    bare = known.without_courtesies(typed)
    for near in (words(bare), known.of_oneself(bare)):
        found = _exactly(near, choices) if near != said else None
        if found is not None and not _serious(found):
            return found
    return said_for_a_button(typed, bare, conversation.choices if _told(conversation) else choices)


def _exactly(said: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """The label, or the label with the digit in front of it, as it is shown."""
    shown = ((_label(label), action, place) for place, (label, action) in enumerate(choices, start=1))
    return next((action for label, action, place in shown if said in (label, f"{place} {label}")), None)


@lru_cache(maxsize=1024)
def _label(label: str) -> str:
    """Its folded words. The same buttons are on the screen again and again."""
    return words(label)


def _begins(said: str, choices: Sequence[tuple[str, str]], conversation: Conversation) -> str | None:
    """The one choice that begins with what was typed: "trom" for "Trộm cắp". Two such choices are no answer. Of people
    the last name is what one calls them by."""
    if len(said) < (_SHORTEST_NAME if a_name(conversation) else _SHORTEST):
        return None
    labels = [(_label(label), action) for label, action in choices if not _serious(action)]
    found = {action for label, action in labels if label.startswith(said)}
    if a_name(conversation):
        found |= {action for label, action in labels if label.endswith(f" {said}")}
    return found.pop() if len(found) == 1 else None
