"""From a row taken for sending to what goes over the line now, or to the reason why nothing does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from core.channels import AnswerTap, Delete, Document, Edit, Outgoing, Send
from core.clocks import OUR_MISTAKES
from core.features import UPDATES
from core.incident.notices import Notices
from core.incident.recall import undone
from core.jsontext import decoded
from core.live_messages import edited
from core.outbox import Kind, Leased, Priority
from core.screen import MediaKind, Rendered, Screen, screen
from core.text import Text
from core.work import Work
from jobs.deliver.retries import Patience
from texts import Reader, Texts

# What is told of an incident, to whom it concerns and to who reported it, outlasts any outage; some of it expires.
_LASTING = frozenset({Kind.CARD, Kind.MEDIA, Kind.STATUS, Kind.RECEIPT})
_SAID = frozenset({Kind.REPLY, Kind.RECEIPT, Kind.SAY})


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
        self._notices = Notices(work)

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
        if row.blocked and row.kind is not Kind.TAP:
            return "blocked"
        lasting = row.priority <= Priority.ALERT or row.kind in _LASTING
        if not lasting and row.attempts > 1 and now - row.created_at > self._patience.give_up_after:
            return "gave_up"
        return None

    async def _message(self, row: Leased) -> Outgoing | None:
        payload = decoded(row.payload)
        outside = bool(payload.get("outside"))
        if row.kind in _SAID and _gone(row) and not outside:
            return None
        if row.kind is Kind.SAY and outside and not _gone(row):
            return None  # let in again meanwhile
        match row.kind:
            case Kind.TAP:
                return AnswerTap(row.chat_id, payload["query"], payload["text"]) if payload["query"] else None
            case Kind.REPLY | Kind.RECEIPT:
                said = Rendered.from_json(payload["m"])
                return _reply(row.chat_id, payload["edit"], said, await self._document(said))
            case Kind.RECALL:
                return await self._delete(row, payload)
            case Kind.SAY:
                shown: Screen | None = Screen((Text(payload["text"], **payload["params"]),), no_keys=outside)
            case _:
                shown = await self._notices.compose(row.kind, payload, row.member)
        if shown is None:
            return None
        message = self._texts.render(shown, _reader(row), self._work.now)
        if row.kind not in UPDATES:
            return Send(row.chat_id, message, await self._document(message))
        return await edited(self._work, UPDATES[row.kind], row, payload, message)

    async def _delete(self, row: Leased, payload: dict[str, Any]) -> Delete | None:
        """Only now is it known what the network calls the message, if it went out at all."""
        message_id = await undone(self._work, row.account_id, payload)
        if message_id is None:
            return None
        instead = screen(Text("card.taken_away", number=str(payload["number"])))
        return Delete(row.chat_id, message_id, self._texts.render(instead, _reader(row), self._work.now))

    async def _document(self, message: Rendered) -> Document | None:
        """The file of ours that goes with it; None when it is not there any more."""
        media = message.media
        if media is None or media.kind is not MediaKind.DOCUMENT:
            return None
        return await self._work.tx.files.find(int(media.ref))


def _gone(row: Leased) -> bool:
    """Suspended, or left: what was said to the member is not for them any more, only what was said to an outsider (the
    goodbye, the polite refusal)."""
    return row.member is not None and not row.member.active


def _reader(row: Leased) -> Reader:
    member = row.member
    if member is None:
        return Reader(row.language, "", "")
    return Reader(member.language, member.honorific, member.call_name)


def _reply(chat_id: str, edit: object, message: Rendered, document: Document | None) -> Outgoing:
    if edit is not None:
        return Edit(chat_id, str(edit), message)
    return Send(chat_id, message, document)
