"""Wiring of dispatch: what the features declare, and the networks that it reads."""

from __future__ import annotations

from bot.channels.heard import Networks
from bot.channels.telegram.envelope import hear
from bot.channels.telegram.send import TelegramChannel
from bot.dispatch.declared import Declared
from core.actions import Go, Signal
from core.features import BUTTONS, READERS
from core.incident.filing import time_is_up
from core.patrol.night.ok_check import sign_of_life
from core.rules import Rules
from core.speech.folding import words
from handlers.incident.own_reports import means_own_sos
from handlers.questions import QUESTIONS


def _duress_words(rules: Rules) -> dict[str, str]:
    return {said: Go(Signal.DURESS).encode() for word in rules.patrol.duress_words if (said := words(word))}


DECLARED = Declared(
    buttons=BUTTONS,
    readers=READERS,
    questions=QUESTIONS,
    own_words=_duress_words,
    given_up=time_is_up,
    sign_of_life=sign_of_life,
    means_own_alert=means_own_sos,
)

# How to read what each network stored in the inbox.
NETWORKS: Networks = {TelegramChannel.name: hear}
