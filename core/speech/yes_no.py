""" "Có", "ok", "ko", "chưa": the short answers to a question that is answered by yes or no.

The catalogue lists the words; here they become the press of the one button that declares the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.actions import Answer, Buttons, Choices, Go, Signal

WHICH = Go(Signal.WHICH).encode()
_THANKS = Go(Signal.THANKS).encode()
_AGREE = Go(Signal.AGREE).encode()
_NOTED = Go(Signal.NOTED).encode()
_WELL_SAID, _NO_SAID, _NOT_YET_SAID = Go(Signal.WELL).encode(), Go(Signal.NO).encode(), Go(Signal.NOT_YET).encode()
_ANSWERS = {
    _AGREE: Answer.YES,
    _WELL_SAID: Answer.WELL,
    Go(Signal.YES).encode(): Answer.YES,
    _NO_SAID: Answer.NO,
    _NOT_YET_SAID: Answer.NOT_YET,
}
_CHANGED_MIND = Go(Signal.CHANGED_MIND).encode()


def is_answer(action: str | None) -> bool:
    """Whether a common word stands for yes or no."""
    return action in _ANSWERS


def answered(action: str, choices: Choices, beside: Choices, buttons: Buttons, *, asked: bool) -> str | None:
    """The button it presses. Several that mean yes ("bị thương", "hung khí"): which one is asked. Nothing to answer:
    a nod, unless something is `asked` or told, whose words it then is."""
    on_screen = _Shown(choices, buttons)
    for shown in (on_screen, _Shown(beside, buttons)):
        found = shown.pressed_by(_ANSWERS[action])
        if found:
            # A nod states no fact: "ok" after a receipt is no word about weapons.
            clear = len(set(found)) == 1 and not (action == _AGREE and shown.gives(found[0], Answer.FACT))
            return found[0] if clear else WHICH
        if action in (_NO_SAID, _NOT_YET_SAID) and (instead := shown.denied()):
            return instead
    if action == _NO_SAID and not asked and on_screen.of(Answer.SECOND_THOUGHT):
        return _CHANGED_MIND
    if asked and action != _AGREE:
        return None
    return _THANKS if action in (_AGREE, _WELL_SAID) else _NOTED  # a yes or no that answers nothing says nothing


class _Shown:
    """Buttons on one screen."""

    def __init__(self, choices: Choices, buttons: Buttons) -> None:
        self._pressed: Sequence[str] = [pressed for _, pressed in choices]
        self._buttons = buttons

    def gives(self, pressed: str, answer: Answer) -> bool:
        return answer in self._buttons.kind(pressed).answers

    def of(self, answer: Answer) -> list[str]:
        return [pressed for pressed in self._pressed if self.gives(pressed, answer)]

    def pressed_by(self, answer: Answer) -> list[str]:
        """Buttons that give this answer. A question needs a yes and a no: "Đi được" alone, under what was answered
        already, is there to change one's mind, and "ok" does not."""
        both = bool(self.of(Answer.YES) and self.of(Answer.NO))
        return [pressed for pressed in self.of(answer) if both or self.gives(pressed, Answer.ALONE)]

    def denied(self) -> str | None:
        """Button meant by a no where no button says no: something is missing, or all is not well."""
        denials = (self._buttons.kind(pressed).denied(pressed, self._pressed) for pressed in self._pressed)
        return next((denial for denial in denials if denial), None)
