"""From a network's raw update to what the person meant.

A typed digit, a button's own words, or a common word without diacritics becomes the press of the same button, so that
the handlers know one way only. Which screen a digit counts on is decided by when it was written: a message sent
before the newest screen appeared answers the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from bot.dispatch.declared import Declared
from bot.dispatch.questions import SOS, about_alerts, asks_again
from core.actions import Choices, Go, Menu, OfAlert, Signal
from core.conversation import Conversation, Hears, Question
from core.speech.folding import words
from core.speech.replies import answer_in_words, said_for_a_button
from core.speech.spelling import LONGEST_ANSWER, spelled_out
from core.speech.trouble import in_own_need
from core.speech.yes_no import answered, is_answer
from texts.vocabulary import Vocabulary

_DIGITS = re.compile(r"^\d{1,4}$")
_NO_CHOICE = Go(Signal.UNKNOWN).encode()
_NOD = Go(Signal.AGREE).encode()
_NODS = frozenset({"👍", "👌", "🆗", "✅", "🙂", "🙏", "👍👍"})
_SKIN = dict.fromkeys([*range(0x1F3FB, 0x1F400), 0xFE0F])
_NOT_WELL = Go(Signal.NOT_WELL).encode()
_CANNOT, _AGAIN, _WHICH_SHIFT = Go(Menu.CANNOT).encode(), Go(Signal.AGAIN).encode(), Go(Signal.ASK_CANNOT).encode()
_NO, _NOT_YET = Go(Signal.NO).encode(), Go(Signal.NOT_YET).encode()
_THANKS, _NOTED = Go(Signal.THANKS).encode(), Go(Signal.NOTED).encode()
_ASK_SOS = Go(Signal.ASK_SOS).encode()
_SHORTEST_NAME = 2
_SHORTEST = 3  # letters of a label that are enough when only one choice begins with them
_TOLD = Hears.STORY | Hears.WORDS
_SLIPS = frozenset({"nham", "nham roi", "em nham", "em nham roi", "toi nham", "toi nham roi", "go nham", "gui nham"})
_CLOCK_STEP = timedelta(seconds=1)  # networks stamp messages in whole seconds


@dataclass(frozen=True, slots=True)
class _Here:
    """Where something was typed: what is asked, what stands on the screen, what words mean there."""

    conversation: Conversation
    question: Question
    choices: Choices
    known: Vocabulary
    declared: Declared

    @property
    def in_words(self) -> Choices:
        """Words also press what came beside the question."""
        return (*self.choices, *self.conversation.beside)

    @property
    def told(self) -> bool:
        """Whether words belong to what is told, unless they are exactly something else."""
        return self.question.hears_any(_TOLD)

    @property
    def name_asked(self) -> bool:
        return self.question.hears_any(Hears.NAME)

    @property
    def asks_if_well(self) -> bool:
        return any(self.declared.buttons.kind(action).asks_if_well for _, action in self.in_words)

    def of_alert(self, action: str) -> bool:
        """Whether it is a button about an alert."""
        return self.declared.buttons.kind(action).alert is OfAlert.BUTTON

    def serious(self, action: str) -> bool:
        """One digit, or the beginning of a word, must not end an alert or raise one, nor drop what is being entered."""
        return action == SOS or self.declared.buttons.kind(action).serious


def meaning(
    typed: str, conversation: Conversation, written_at: datetime, known: Vocabulary, declared: Declared
) -> str | None:
    """The action a typed message stands for, or None when it is just words. `known`: what words mean while this is
    asked.

    A lone number that is no choice is a slip of the thumb, unless something is being told. Digits answer what is asked;
    words also press what came beside the question, an alert card.
    """
    question = declared.asked(conversation)
    if cried(typed, question, known):
        return SOS
    here = _Here(conversation, question, _on_screen(conversation, written_at), known, declared)
    on_button = _on_button(typed, here)
    common = _common(typed, here)
    if about_alerts(common, declared.buttons):
        if _alerts_heard(here) and (on_button is None or here.of_alert(on_button)):
            return common
        common = None
    if _DIGITS.match(typed.strip()):
        return None if question.hears_any(Hears.NUMBER) else _numbered(int(typed.strip()), common, here)
    return _worded(typed, on_button, common, here)


def _alerts_heard(here: _Here) -> bool:
    return here.conversation.flow is None or here.question.hears_any(Hears.TELLING)


def _worded(typed: str, on_button: str | None, common: str | None, here: _Here) -> str | None:
    said = words(typed)
    if not said and common is None:
        return None
    found = on_button or _in_own_words(typed, common, here)
    if found is not None and is_answer(found):
        return _answered(found, here)
    return found or (None if here.told else _begins(said, here))


def cried(typed: str, question: Question, known: Vocabulary) -> bool:
    """Whether it is a cry for help, whatever is asked. Where a name is, a word alone is a name."""
    return known.cried(typed) and not (question.hears_any(Hears.NAME) and len(words(typed).split()) == 1)


def cried_under(caption: str, question: Question, known: Vocabulary) -> bool:
    """The same, written under a picture: it can be no answer."""
    return cried(caption, question, known) or known.means(caption) == SOS


def _in_own_words(typed: str, common: str | None, here: _Here) -> str | None:
    """Put the question on the screen before the meaning of the words elsewhere: "không đi được" under a request to
    stand in for somebody says nothing of one's own shift."""
    if common == _NOT_WELL:
        return common
    if here.told or here.question.hears_any(Hears.TELLING):
        again = common is None and asks_again(here.conversation, here.question) and _is_slip(typed)
        return _AGAIN if again else common
    if common in here.question.part_of_it:
        return None
    if common == _CANNOT and any(here.of_alert(action) for _, action in here.choices):
        return _WHICH_SHIFT
    answer = answer_in_words(typed, here.conversation, here.choices, here.declared.readers)
    return common if answer is None or (answer == _WHICH_SHIFT and common is not None) else answer


def _is_slip(typed: str) -> bool:
    """ "Nhầm rồi", of what was told: nothing to be told further, and what is told is dropped by its button alone."""
    return spelled_out(typed) in _SLIPS


def _answered(found: str, here: _Here) -> str | None:
    conversation, question = here.conversation, here.question
    beside = () if question.hears_any(Hears.STORY) else conversation.beside
    asked = conversation.flow is not None
    pressed_ = answered(found, here.choices, beside, here.declared.buttons, asked=asked)
    if question.hears_any(Hears.WORDS) and pressed_ == _THANKS:
        return _NOTED  # the question stays open
    no = found in (_NO, _NOT_YET) and question.ends
    return _AGAIN if no or (pressed_ is None and asks_again(conversation, question)) else pressed_


def _common(typed: str, here: _Here) -> str | None:
    """Meaning of the words wherever they are said."""
    if typed.strip().translate(_SKIN) in _NODS:
        return _NOD
    known = here.known
    found = known.means(typed, exactly=here.told)
    if found not in (None, _CANNOT) or here.conversation.flow is not None or not here.asks_if_well:
        return found
    # The more somebody says to "có ổn không?", the sooner it must be heard. Who cannot walk then is hurt.
    return _NOT_WELL if known.begins_with(typed, _NOT_WELL) or in_own_need(typed) else found


def _numbered(place: int, common: str | None, here: _Here) -> str | None:
    return _counted(place, here) or common or (None if here.conversation.flow else _NO_CHOICE)


def cries(typed: str, known: Vocabulary) -> bool:
    """Whether a stranger's message begins with a word for SOS: "cứu tôi với"."""
    said = f"{words(typed)} "
    return any(action == SOS and said.startswith(f"{word} ") for word, action in known.actions.items())


def _counted(place: int, here: _Here) -> str | None:
    """The choice of this number. A thumb that meant something else must not call everybody: SOS asks to be pressed."""
    action = here.choices[place - 1][1] if 1 <= place <= len(here.choices) else None
    if action == SOS:
        return _ASK_SOS
    return None if action is None or here.serious(action) else action


def _on_screen(conversation: Conversation, written_at: datetime) -> Choices:
    shown_at = conversation.shown_at
    if shown_at is not None and written_at + _CLOCK_STEP < shown_at:
        return conversation.previous
    return conversation.choices


def _on_button(typed: str, here: _Here) -> str | None:
    """A label as it is shown, or with courtesies around it and as it is written on a phone: "ko đi dc ạ"."""
    said, choices = words(typed), here.in_words
    found = _exactly(said, choices)
    if found is not None or here.name_asked or not choices or said.count(" ") >= LONGEST_ANSWER:
        return found
    bare = here.known.without_courtesies(typed)
    for near in (words(bare), here.known.of_oneself(bare)):
        found = _exactly(near, choices) if near != said else None
        if found is not None and not here.serious(found):
            return found
    return said_for_a_button(typed, bare, here.conversation.choices if here.told else choices, here.declared.buttons)


def _exactly(said: str, choices: Choices) -> str | None:
    """The label, or the label with the digit in front of it, as it is shown."""
    shown = ((_label(label), action, place) for place, (label, action) in enumerate(choices, start=1))
    return next((action for label, action, place in shown if said in (label, f"{place} {label}")), None)


@lru_cache(maxsize=1024)
def _label(label: str) -> str:
    """Folded words of a label. The same buttons are on the screen again and again."""
    return words(label)


def _begins(said: str, here: _Here) -> str | None:
    """The one choice that begins with what was typed: "trom" for "Trộm cắp". Two such choices are no answer. Of people
    the last name is what one calls them by."""
    if len(said) < (_SHORTEST_NAME if here.name_asked else _SHORTEST):
        return None
    labels = [(_label(label), action) for label, action in here.in_words if not here.serious(action)]
    found = {action for label, action in labels if label.startswith(said)}
    if here.name_asked:
        found |= {action for label, action in labels if label.endswith(f" {said}")}
    return found.pop() if len(found) == 1 else None
