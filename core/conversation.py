"""The place of one account in a conversation, with the choices last shown to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where one account stands: the open flow with its draft, and the choices last shown to it.

    `choices` are [label, action] pairs; `previous` were on the screen before `shown_at`, for messages written before
    they could be seen. `beside` came while a flow was open (an alert card): its words are understood, but digits answer
    the flow. `nonce` grows with every draft, so that buttons of older drafts are recognised. `later` is the draft of a
    question that was left for something else, and is asked once more with the menu; beside it the words that a button
    may still make a report.
    """

    flow: str | None = None
    state: str | None = None
    draft: str = ""
    nonce: int = 0
    expires_at: datetime | None = None
    choices: tuple[tuple[str, str], ...] = ()
    previous: tuple[tuple[str, str], ...] = ()
    shown_at: datetime | None = None
    beside: tuple[tuple[str, str], ...] = ()
    later: str = ""

    def closed(self) -> Conversation:
        """The flow is over. What came beside it is then what is on the screen."""
        choices = self.beside or self.choices
        return replace(self, flow=None, state=None, draft="", expires_at=None, choices=choices, beside=())
