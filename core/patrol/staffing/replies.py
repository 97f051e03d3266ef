"""Coming or not in one's own words: "em bận không đi được", "đi được ạ"."""

from __future__ import annotations

from core.actions import Choices, Go, Signal
from core.conversation import Conversation
from core.incident.actions import incident_of
from core.patrol.night.actions import NotComing
from core.patrol.staffing.actions import AcceptAsk, Can, Cannot, DeclineAsk, TakeGap
from core.speech.coming import Coming, said_of_coming
from core.speech.replies import Reader, first

_WHETHER = Go(Signal.ASK_COMING).encode()
_WHICH_SHIFT = Go(Signal.ASK_CANNOT).encode()
_ON_COMING = (Can, Cannot, NotComing)
_ON_ASK = (AcceptAsk, TakeGap)


def _of_coming(typed: str, conversation: Conversation, choices: Choices) -> str | None:
    """Read an answer about coming. Not to come to an incident on the screen says nothing of a shift."""
    if any(incident_of(action) for _, action in choices):
        return None
    asked = _where_it_is_asked(conversation, choices)
    if not asked and conversation.flow is not None:
        return None
    said = said_of_coming(typed)
    if not asked:
        return _WHICH_SHIFT if said is Coming.NO else None
    return None if said is None else _pressed(said, asked)


def _where_it_is_asked(conversation: Conversation, choices: Choices) -> Choices:
    """A reminder stands open also when something else was shown since."""
    shown = (choices, conversation.beside, () if conversation.flow else conversation.previous)
    return next((group for group in shown if first(group, *_ON_COMING, *_ON_ASK)), ())


def _pressed(said: Coming, asked: Choices) -> str:
    """The button, or the question whether they come."""
    if first(asked, *_ON_ASK):
        return {Coming.YES: first(asked, *_ON_ASK), Coming.NO: first(asked, DeclineAsk)}.get(said) or _WHETHER
    no = first(asked, Cannot, NotComing)
    return {Coming.YES: _comes(asked), Coming.NO: no}.get(said) or _WHETHER


def _comes(asked: Choices) -> str | None:
    """The button "Đi được"; a member who has said so before says it again."""
    cannot = first(asked, Cannot)
    again = Can(Cannot.decode(cannot).shift).encode() if cannot else None
    return first(asked, Can) or again


COMING = Reader(_of_coming)
