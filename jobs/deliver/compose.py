"""From a row taken for sending to what goes over the line now, or to the reason why nothing does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.channels import AnswerTap, Delete, Document, Edit, Outgoing, Send
from core.clocks import OUR_MISTAKES
from core.features import NOTICES, TAKE_BACKS, UPDATES
from core.live_messages import edited
from core.outbox import Kind, Leased, Priority, Reply, Sentence, TapAnswer
from core.payload import from_json
from core.screen import MediaKind, Rendered, Screen
from core.text import Text
from core.work import Work
from jobs.deliver.retries import Patience
from texts import Reader, Texts


@dataclass(frozen=True, slots=True)
class Dropped:
    """Never to be sent; `reason` is kept with the row."""

    reason: str
    fault: Exception | None = None


class Composer:
    """For one look at the database."""

    def __init__(self, work: Work, texts: Texts, channels: Collection[str], patience: Patience) -> None:
        self._work = work
        self._texts = texts
        self._channels = channels
        self._patience = patience

    async def outgoing(self, row: Leased) -> Outgoing | Dropped:
        """The message as it is true now."""
        hopeless = self._hopeless(row)
        if hopeless is not None:
            return Dropped(hopeless)
        try:
            return await self._message(row) or Dropped("moot")
        except OUR_MISTAKES as fault:  # must not stop all others
            return Dropped("broken", fault)

    def _hopeless(self, row: Leased) -> str | None:
        now = self._work.now
        if row.channel not in self._channels:
            return "no_channel"
        if row.expires_at is not None and row.expires_at <= now:
            return "expired"
        if row.blocked and row.kind != Kind.TAP:
            return "blocked"
        if not _lasting(row) and row.attempts > 1 and now - row.created_at > self._patience.give_up_after:
            return "gave_up"
        return None

    async def _message(self, row: Leased) -> Outgoing | None:
        match row.kind:
            case Kind.TAP:
                return _tap(row, from_json(TapAnswer, row.payload))
            case Kind.REPLY | Kind.RECEIPT:
                return await self._answer(row, from_json(Reply, row.payload))
            case Kind.SAY:
                return self._sentence(row, from_json(Sentence, row.payload))
        return await (self._taken_back(row) if row.kind in TAKE_BACKS else self._notice(row))

    async def _answer(self, row: Leased, reply: Reply) -> Outgoing | None:
        if _gone(row) and not reply.outside:
            return None
        said = Rendered.from_json(reply.m)
        return _reply(row.chat_id, reply.edit, said, await self._document(said))

    def _sentence(self, row: Leased, said: Sentence) -> Send | None:
        if said.outside is not _gone(row):
            return None  # the goodbye neither, when they were let in again meanwhile
        shown = Screen((Text(said.text, **said.params),), no_keys=said.outside)
        return Send(row.chat_id, self._rendered(shown, row))

    async def _notice(self, row: Leased) -> Outgoing | None:
        """Rights are those of this moment, not of when it was written."""
        if row.member is None or not row.member.active:
            return None
        notice = NOTICES[row.kind]
        meant = from_json(notice.means, row.payload)
        shown = await notice.compose(self._work, meant, row.member)
        if shown is None:
            return None
        message = self._rendered(shown, row)
        if row.kind not in UPDATES:
            return Send(row.chat_id, message, await self._document(message))
        return await edited(self._work, UPDATES[row.kind], meant, row, message)

    async def _taken_back(self, row: Leased) -> Delete | None:
        kind = TAKE_BACKS[row.kind]
        meant = from_json(kind.means, row.payload)
        message_id = await kind.message(self._work, meant, row.account_id)
        if message_id is None:
            return None
        return Delete(row.chat_id, message_id, self._rendered(kind.instead(meant), row))

    def _rendered(self, shown: Screen, row: Leased) -> Rendered:
        return self._texts.render(shown, _reader(row), self._work.now)

    async def _document(self, message: Rendered) -> Document | None:
        """The file of ours that goes with it; None when it is not there any more."""
        media = message.media
        if media is None or media.kind is not MediaKind.DOCUMENT:
            return None
        return await self._work.tx.files.find(int(media.ref))


def _lasting(row: Leased) -> bool:
    if row.priority <= Priority.ALERT or row.kind == Kind.RECEIPT:
        return True
    return row.kind in NOTICES and NOTICES[row.kind].lasting


def _gone(row: Leased) -> bool:
    """Suspended, or left: what was said to the member is not for them any more, only what was said to an outsider (the
    goodbye, the polite refusal)."""
    return row.member is not None and not row.member.active


def _reader(row: Leased) -> Reader:
    member = row.member
    if member is None:
        return Reader(row.language, "", "")
    return Reader(member.language, member.honorific, member.call_name)


def _tap(row: Leased, answer: TapAnswer) -> AnswerTap | None:
    return AnswerTap(row.chat_id, answer.query, answer.text) if answer.query else None


def _reply(chat_id: str, edit: int | None, message: Rendered, document: Document | None) -> Edit | Send:
    return Edit(chat_id, str(edit), message) if edit is not None else Send(chat_id, message, document)
