"""A raw update's address, hour and text, before anybody asks what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.people.types import Language
from core.speech.folding import nfc


@dataclass(frozen=True, slots=True)
class Sender:
    """Who an update is from, as far as the network says. Ids are the network's own, as text."""

    external_id: str
    chat_id: str
    private: bool
    name: str
    language: Language


class Unreadable(Exception):
    """The update is not of a shape that any network sends."""


def sender(raw: dict[str, Any]) -> Sender | None:
    """The person and chat of an update, None for updates without a person (channel posts, polls…)."""
    part = _part(raw)
    if part is None:
        return None
    user, chat = part.get("from"), part.get("chat") or (part.get("message") or {}).get("chat")
    if not isinstance(user, dict) or not isinstance(chat, dict):
        return None
    if "id" not in user or "id" not in chat:
        raise Unreadable("user or chat without id")
    name = " ".join(str(user[k]) for k in ("last_name", "first_name") if user.get(k))
    language = Language.EN if str(user.get("language_code", "")).startswith("en") else Language.VI
    return Sender(str(user["id"]), str(chat["id"]), chat.get("type") == "private", name, language)


def _part(raw: dict[str, Any]) -> dict[str, Any] | None:
    for key in ("message", "callback_query", "edited_message", "my_chat_member"):
        part = raw.get(key)
        if part is not None:
            if not isinstance(part, dict):
                raise Unreadable(key)
            return part
    return None


def sent_at(raw: dict[str, Any], received_at: datetime) -> datetime:
    """The sender's time of a message; a press of a button carries none, so it counts as received."""
    message = raw.get("message") or raw.get("edited_message")
    if not isinstance(message, dict):
        return received_at
    stamp = message.get("edit_date") or message.get("date")
    if not isinstance(stamp, int) or isinstance(stamp, bool):
        raise Unreadable("date")
    try:
        return min(datetime.fromtimestamp(stamp, UTC), received_at)
    except (ValueError, OverflowError, OSError) as error:
        raise Unreadable("date") from error


def normalised(raw: dict[str, Any]) -> dict[str, Any]:
    """The update with its text in one composed form (some phones send diacritics as separate characters)."""
    message = raw.get("message")
    if isinstance(message, dict):
        for key in ("text", "caption"):
            if isinstance(message.get(key), str):
                message[key] = nfc(message[key])
    return raw


def pressed(raw: dict[str, Any], action: str) -> dict[str, Any]:
    """The same update as the press of a button. It has no query id: there is no little clock to stop."""
    message = raw["message"]
    query = {"id": "", "from": message["from"], "chat_instance": "", "data": action, "message": message}
    return {"update_id": raw["update_id"], "callback_query": query}
