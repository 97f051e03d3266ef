"""One person's turn: everything a handler may touch while it answers one update.

A handler says screens and moves the open flow; the dispatcher writes all of it in the update's one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import Message
from telegram.ext import CallbackContext, ExtBot

from core.actions import DraftButton
from core.conversation import Conversation
from core.errors import Stale
from core.outbox import About
from core.people.types import Account, Actor, Member
from core.screen import Screen
from core.text import Text
from core.work import Work


@dataclass(slots=True)
class Said:
    """A screen to send. `edit` names the message it replaces; a `receipt` carries the number of a report; `about` is
    the matter of which it shows what was told."""

    screen: Screen
    edit: int | None
    receipt: bool
    about: About | None = None


@dataclass(slots=True)
class Turn:
    """`sent_at` is the sender's clock where the network gives it; `tapped` the message whose button was pressed,
    `typed` the words that stood for one, `with_it` the picture they were written under, `reply_to` the message that
    this one answers. `pressed_since`: the button may
    have been pressed at any moment since then, while the network was away."""

    work: Work
    actor: Actor
    conversation: Conversation
    sent_at: datetime
    received_at: datetime
    tapped: int | None = None
    pressed_since: datetime | None = None
    typed: str = ""
    with_it: Message | None = None
    reply_to: str | None = None
    said: list[Said] = field(default_factory=list)
    toast: Text | None = None
    error: Exception | None = None
    handled: bool = False

    @property
    def earliest(self) -> datetime:
        """When the sender did this, at the earliest."""
        return self.pressed_since or self.sent_at

    @property
    def member(self) -> Member | None:
        """The active member behind the account, or None for strangers, suspended and former members."""
        return self.actor.member if self.actor.joined else None

    @property
    def account(self) -> Account:
        return self.actor.account

    def say(self, screen: Screen, *, fresh: bool = False, receipt: bool = False, about: About | None = None) -> None:
        """Answer. A press on the current screen is answered in its place unless `fresh` asks for a new message."""
        in_place = None if fresh or self.said else self.tapped
        edit = in_place if not screen.keys and screen.media is None else None
        self.said.append(Said(screen, edit, receipt, about))

    # -- the open flow -----------------------------------------------------------------------------------------------

    def begin(self, flow: str, draft: str, lasts: timedelta) -> int:
        """Open a flow with a fresh draft number; whatever was open is over. Returns the number for its buttons."""
        nonce = self.conversation.nonce + 1
        self.conversation = replace(
            self.conversation, flow=flow, draft=draft, nonce=nonce, expires_at=self.work.now + lasts
        )
        return nonce

    def keep(self, draft: str, lasts: timedelta | None) -> None:
        """Store the draft and give it more time; None: its time runs on."""
        expires_at = self.conversation.expires_at if lasts is None else self.work.now + lasts
        self.conversation = replace(self.conversation, draft=draft, expires_at=expires_at)

    def end(self) -> None:
        self.conversation = self.conversation.closed()

    def moved(self, flow: str, state: str | None) -> None:
        """Take what python-telegram-bot's ConversationHandler reports after a handler ran."""
        if state is not None:
            self.conversation = replace(self.conversation, flow=flow, state=state)
        elif self.conversation.flow == flow:
            self.end()

    def check(self, step: DraftButton) -> None:
        """`Stale` when the pressed button belongs to an earlier draft."""
        if step.nonce != self.conversation.nonce:
            raise Stale(Text("error.stale"), nonce=step.nonce)


class BotContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """python-telegram-bot's context, carrying the turn."""

    @property
    def turn(self) -> Turn:
        turn = self.bot_data["turn"]
        assert isinstance(turn, Turn)  # noqa: S101 - wired in bot/dispatch/offline.py
        return turn
