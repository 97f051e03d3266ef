"""Inbox -> one transaction -> handlers -> commit.

What a person's update changes, what they are answered and the mark that it was handled become true together or not
at all. An update that fails three times is set aside with its body, the operator is told, the person gets a number,
and the next update goes on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.channels.heard import Event, Heard, Networks, Press, Sender, Unreadable
from bot.dispatch.declared import Declared
from bot.dispatch.meaning import cried_under, cries, meaning
from bot.dispatch.offline import answer, message_of
from bot.dispatch.questions import SOS, turned_away, understood
from bot.logging import facts
from core.actions import OfAlert
from core.conversation import Conversation
from core.errors import BinhYenError, Stale, StorageFull
from core.notify import notice, plain
from core.outbox import NewMessage, NumberReply, Priority, Reply, TapAnswer
from core.people.types import Actor, Role
from core.policy import Act, may
from core.ports import Database, InboxRow, Transaction
from core.rules import Rules
from core.screen import Rendered, Screen
from core.speech.folding import words
from core.text import Text
from core.work import Work
from handlers.menu import too_late
from handlers.turn import Said, Turn
from texts import Reader, Texts
from texts.vocabulary import Vocabulary

log = logging.getLogger(__name__)

_TRIES = 3
_PAUSES = (timedelta(seconds=1), timedelta(seconds=5))
_TOGETHER = 16  # how many updates share a commit at most: each waits for the others' turns, a millisecond or two
_TAP_LIVES = timedelta(seconds=15)  # an older query id is refused by Telegram


class Dispatcher:
    """Handles waiting updates. `committed` is called after each commit that may have something to send."""

    def __init__(
        self,
        database: Database,
        texts: Texts,
        rules: Callable[[], Rules],
        declared: Declared,
        networks: Networks,
        clock: Callable[[], datetime],
        committed: Callable[[], None],
    ) -> None:
        self._database = database
        self._texts = texts
        self._rules = rules
        self._clock = clock
        self._committed = committed
        self._declared = declared
        self._networks = networks
        self._own_words = declared.own_words(rules())
        self._together = _TOGETHER
        self.retry_at: datetime | None = None  # as of the last time that nothing waited

    async def run_once(self) -> bool:
        """Handle the next waiting updates. False when none waits.

        They share a commit, but each stands or falls by itself.
        """
        rows: list[InboxRow] = []
        failed: list[tuple[InboxRow, Exception]] = []
        try:
            async with self._database.transaction() as tx:
                rows = await tx.inbox.next(self._clock(), self._together)
                if not rows:
                    self.retry_at = await tx.inbox.next_retry()
                for row in rows:
                    failed += await self._attempt(tx, row)
        except (StorageFull, asyncio.CancelledError):
            raise
        except Exception as error:
            if not rows:
                raise
            failed = self._alone(rows, error)
        else:
            self._together = _TOGETHER
        for row, trouble in failed:
            await self._went_wrong(row, trouble)
        self._committed()
        return bool(rows)

    async def _attempt(self, tx: Transaction, row: InboxRow) -> list[tuple[InboxRow, Exception]]:
        """Handle one row; return the failure, as the row and why, or nothing."""
        try:
            async with tx.part():
                await self._handle(tx, row)
        except (StorageFull, asyncio.CancelledError):
            raise
        except Exception as error:
            return [(row, error)]
        return []

    def _alone(self, rows: list[InboxRow], error: Exception) -> list[tuple[InboxRow, Exception]]:
        """Nothing of it was kept, and it is not known who is to blame: one after the other they will show it."""
        if len(rows) == 1:
            return [(rows[0], error)]
        log.error("updates failed together: %s", type(error).__name__, exc_info=error)
        self._together = 1
        return []

    async def _handle(self, tx: Transaction, row: InboxRow) -> None:
        now = self._clock()
        heard = self._heard(row)
        if heard is None or not heard.who.private:
            await tx.inbox.done(row.id, now)  # groups and channels are not a place for this bot
            return
        turn = await self._turn(tx, row, heard, now)
        before, asked = turn.conversation, self._declared.asked(turn.conversation)
        await answer(await self._understood(heard, turn), turn)
        if any(said.screen.rows for said in turn.said) and turned_away(asked, before, turn.conversation):
            turn.end()
        await self._write(turn, heard)
        await tx.inbox.done(row.id, now)

    def _heard(self, row: InboxRow) -> Heard | None:
        return self._networks[row.channel](row.body, row.received_at)

    async def _turn(self, tx: Transaction, row: InboxRow, heard: Heard, now: datetime) -> Turn:
        actor, conversation = await self._standing(tx, row, heard.who, now)
        if actor.account.blocked_at is not None and heard.event not in (Event.CAME, Event.WENT):
            await tx.people.members.mark_blocked(actor.account.id, None)  # who writes can be written to again
        work, pressed = Work(tx, now, self._rules()), heard.press is not None
        since = row.waited_since if pressed else None  # what is written has an hour of its own
        if heard.event is Event.WROTE and _time_is_up(conversation, heard.at):
            # The tick that does it is late.
            conversation = await self._declared.given_up(work, actor.account.id, conversation)
        if actor.watched and actor.member is not None and heard.alive:
            await self._declared.sign_of_life(work, actor.member.id, since or heard.at)
        tapped = int(heard.message) if pressed else None
        return Turn(work, actor, conversation, heard.at, row.received_at, tapped, since, reply_to=heard.reply_to)

    async def _standing(self, tx: Transaction, row: InboxRow, who: Sender, now: datetime) -> tuple[Actor, Conversation]:
        found = await tx.conversations.of(row.channel, who.external_id)
        if found is not None:
            return found
        account = await tx.people.members.add_account(row.channel, who.external_id, who.chat_id, who.language, now)
        return Actor(account, None), Conversation()

    async def _understood(self, heard: Heard, turn: Turn) -> Heard:
        text = heard.words
        if text is None:
            return self._under_a_picture(heard, turn)
        if turn.member is None:
            return heard.as_press(SOS) if cries(text, self._texts.vocabulary) else heard
        if own := self._own_words.get(words(text)):
            return heard.as_press(own)
        action = meaning(text, turn.conversation, turn.sent_at, await self._known(text, turn), self._declared)
        if action is None:
            return heard
        turn.typed = text
        return heard.as_press(action)

    async def _known(self, text: str, turn: Turn) -> Vocabulary:
        """Words as they are meant by this person at this moment."""
        declared, takes = self._declared, may(turn.member, Act.TAKE)
        known = understood(
            text, declared.asked(turn.conversation), self._texts.vocabulary, declared.buttons, takes=takes
        )
        if self._of_own_alert(known.means(text)) and not await declared.means_own_alert(turn, text):
            return known.only(lambda _, action: not self._of_own_alert(action))
        return known

    def _of_own_alert(self, action: str | None) -> bool:
        """Whether words mean something to whoever raised an alert, and only to them."""
        return action is not None and self._declared.buttons.kind(action).alert is OfAlert.OWN_WORD

    def _under_a_picture(self, heard: Heard, turn: Turn) -> Heard:
        """A picture or a voice note with a cry for help under it is that cry, and goes with it."""
        caption, known = heard.caption, self._texts.vocabulary
        if caption is None:
            return heard
        if turn.member is None:
            return heard.as_press(SOS) if cries(caption, known) else heard
        if own := self._own_words.get(words(caption)):
            return heard.as_press(own)
        if not cried_under(caption, self._declared.asked(turn.conversation), known):
            return heard
        turn.typed, turn.with_it = caption, message_of(heard)
        return heard.as_press(SOS)

    async def _write(self, turn: Turn, heard: Heard) -> None:
        """The answers and the new place in the conversation, as rows."""
        reader = _reader(turn.actor)
        messages = [self._tap(turn, heard.press, reader)] if heard.press is not None else []
        rendered = [(said, self._texts.render(said.screen, reader, turn.work.now)) for said in turn.said]
        messages += [_reply(turn, message, said) for said, message in rendered]
        if messages:
            await turn.work.tx.outbox.add(messages, turn.work.now)
        shown = _showing(turn.conversation, [message for _, message in rendered], turn.work.now)
        await turn.work.tx.conversations.save(turn.account.id, shown)

    def _tap(self, turn: Turn, press: Press, reader: Reader) -> NewMessage:
        toast = self._texts.say(turn.toast, reader, turn.work.now) if turn.toast else ""
        answer = TapAnswer(press.query, toast)
        return notice(answer, turn.account.id, Priority.TAP, expires_at=turn.work.now + _TAP_LIVES)

    # -- when it goes wrong ------------------------------------------------------------------------------------------

    async def _went_wrong(self, row: InboxRow, error: Exception) -> None:
        """Refused or failed. When even the refusal fails, that is a fault like any other and must not stop us."""
        try:
            if isinstance(error, BinhYenError):
                await self._refuse(row, error)
                return
        except StorageFull:
            raise
        except Exception as another:
            error = another
        await self._failed(row, error)

    async def _refuse(self, row: InboxRow, refusal: BinhYenError) -> None:
        """A rule said no: nothing of the turn is kept, the person is told why, the conversation stays where it was."""
        log.info("refused %s", type(refusal).__name__, extra=facts(text=refusal.text.id, **refusal.facts))
        async with self._database.transaction() as tx:
            now = self._clock()
            heard = self._heard(row)
            if heard is not None:
                turn = await self._turn(tx, row, heard, now)
                if isinstance(refusal, Stale):
                    await too_late(turn, refusal.text)
                else:
                    turn.say(Screen((refusal.text,)), fresh=True)
                await self._write(turn, heard)
            await tx.inbox.done(row.id, now)

    async def _failed(self, row: InboxRow, error: Exception) -> None:
        """A fault of ours: try again shortly, and after three times set it aside."""
        tries = row.attempts + 1
        permanent = isinstance(error, Unreadable) or tries >= _TRIES
        log.error("update failed", extra=facts(inbox=row.id, tries=tries, error=type(error).__name__), exc_info=error)
        async with self._database.transaction() as tx:
            now = self._clock()
            if not permanent:
                await tx.inbox.failed(row.id, type(error).__name__, now + _PAUSES[row.attempts])
                return
            await tx.inbox.park(row.id, type(error).__name__, now)
            await self._apologise(tx, row, now)

    async def _apologise(self, tx: Transaction, row: InboxRow, now: datetime) -> None:
        number = f"TN-{row.id}"
        messages = []
        for operator in await tx.people.members.with_roles([Role.OPERATOR]):
            account = await tx.people.members.account_of(operator.id)
            if account is not None:
                messages.append(plain(account.id, Text("operator.parked", number=number), Priority.REMINDER))
        actor = await self._actor(tx, row)
        if actor is not None and actor.joined:
            messages.append(plain(actor.account.id, Text("error.parked", number=number), Priority.REPLY))
        await tx.outbox.add(messages, now)

    async def _actor(self, tx: Transaction, row: InboxRow) -> Actor | None:
        """The account that it came from, as far as that can be read."""
        try:
            heard = self._heard(row)
            who = heard.who if heard else None
        except Unreadable as error:
            who = error.who
        return await tx.people.members.actor(row.channel, who.external_id) if who else None


def _time_is_up(conversation: Conversation, at: datetime) -> bool:
    return conversation.flow is not None and conversation.expires_at is not None and conversation.expires_at < at


def _reader(actor: Actor) -> Reader:
    member = actor.member
    if member is None:
        return Reader(actor.language, "", "")
    return Reader(member.language, member.honorific, member.call_name)


def _reply(turn: Turn, message: Rendered, said: Said) -> NewMessage:
    kind = NumberReply if said.receipt else Reply
    reply = kind(message.to_json(), said.edit, outside=turn.member is None)
    return replace(notice(reply, turn.account.id, Priority.REPLY), about=said.about)


def _showing(conversation: Conversation, messages: Sequence[Rendered], now: datetime) -> Conversation:
    """Digits count on the last of them that offers anything; what was on the screen before the turn is remembered.

    The keys of the menu offer nothing while a question is open: "ok" brings them, and the next digit is still its
    answer.
    """
    offering = [message for message in messages if message.rows or (message.keys and conversation.flow is None)]
    if not offering:
        return conversation
    choices = tuple((label, action) for label, action in offering[-1].choices())
    return replace(conversation, choices=choices, previous=conversation.choices, shown_at=now)
