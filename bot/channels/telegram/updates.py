"""From what Telegram brings to rows of the inbox. Anything can be stored: what makes no sense is parked later."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from core.channels import Received
from core.jsontext import written

# Named always: left out, Telegram keeps whatever was asked for last. Live locations move as edited messages;
# my_chat_member tells that the person blocked the bot or came back.
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
_HIGHEST_ID = 2**31 - 1  # a higher one makes no sense; not every database could hold it


def received(update: Any, body: str, now: datetime, waited_since: datetime | None = None) -> Received:
    """`update` is `body` understood, or None when it could not be."""
    update_id = id_of(update)
    key = str(update_id) if update_id is not None else f"sha256:{_digest(body)}"
    # Without a chat it is a lane of its own: it must not hold up anybody.
    number = update_id if update_id is not None and 0 < update_id <= _HIGHEST_ID else 0
    return Received("telegram", key, _chat_of(update) or f"?{key}", body, now, number, waited_since)


def id_of(update: Any) -> int | None:
    """The update_id, if this is an update at all."""
    update_id = update.get("update_id") if isinstance(update, dict) else None
    return update_id if isinstance(update_id, int) and not isinstance(update_id, bool) else None


def raw(update: Any) -> str:
    """The JSON text of an item of a batch."""
    return written(update)


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _chat_of(update: Any) -> str | None:
    if not isinstance(update, dict):
        return None
    for happening in update.values():
        if isinstance(happening, dict):
            # A tap happens in the chat of the message that carries the button.
            found = _id_in(happening, "chat") or _id_in(happening.get("message"), "chat") or _id_in(happening, "from")
            if found:
                return found
    return None


def _id_in(holder: Any, name: str) -> str | None:
    inner = holder.get(name) if isinstance(holder, dict) else None
    number = inner.get("id") if isinstance(inner, dict) else None
    return str(number) if isinstance(number, int | str) else None
