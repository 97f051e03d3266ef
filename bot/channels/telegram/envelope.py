"""A raw update as it was stored, read into what any network hands to dispatch."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.channels.heard import Event, Heard, Media, Medium, Place, Press, Sender, Unreadable
from core.jsontext import decoded
from core.people.types import Language
from core.speech.folding import nfc

Json = dict[str, Any]
_EVENTS = {
    "message": Event.WROTE,
    "callback_query": Event.PRESSED,
    "edited_message": Event.EDITED,
    "my_chat_member": Event.CAME,
}
_MEDIA = {
    "voice": Medium.VOICE,
    "video": Medium.VIDEO,
    "audio": Medium.AUDIO,
    "video_note": Medium.ROUND_VIDEO,
    "document": Medium.FILE,
}
_GONE = ("kicked", "left")


def hear(body: str, received_at: datetime) -> Heard | None:
    """The one thing that happened; None for updates without a person (channel posts, polls…). Of groups only that it is
    one."""
    raw = _read(body)
    event, part = _part(raw)
    if event is None or (who := _sender(part)) is None:
        return None
    number: int = raw["update_id"]
    if not who.private:
        return Heard(number, event, who, received_at)
    try:
        return _heard(number, event, who, part, received_at)
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError, OSError) as error:
        raise Unreadable(f"{event}: {type(error).__name__}", who) from error


def _read(body: str) -> Json:
    try:
        raw = decoded(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        raise Unreadable("not an update")
    return raw


def _part(raw: Json) -> tuple[Event | None, Json]:
    for key, event in _EVENTS.items():
        part = raw.get(key)
        if part is not None:
            if not isinstance(part, dict):
                raise Unreadable(key)
            return event, part
    return None, {}


def _sender(part: Json) -> Sender | None:
    """The person and the chat; None where there is none."""
    message = part.get("message")
    user, chat = part.get("from"), part.get("chat") or (message.get("chat") if isinstance(message, dict) else None)
    if not isinstance(user, dict) or not isinstance(chat, dict):
        return None
    if "id" not in user or "id" not in chat:
        raise Unreadable("user or chat without id")
    name = " ".join(str(user[k]) for k in ("last_name", "first_name") if user.get(k))
    language = Language.EN if str(user.get("language_code", "")).startswith("en") else Language.VI
    return Sender(str(user["id"]), str(chat["id"]), chat.get("type") == "private", name, language)


def _heard(number: int, event: Event, who: Sender, part: Json, received_at: datetime) -> Heard:
    if event is Event.PRESSED:
        press = Press(_text(part.get("data")) or "", str(part["id"]))
        return Heard(number, event, who, received_at, _id(part["message"]), press=press)
    if event is Event.CAME:
        gone = part["new_chat_member"]["status"] in _GONE
        return Heard(number, Event.WENT if gone else event, who, received_at)
    return _written(number, event, who, part, received_at)


def _written(number: int, event: Event, who: Sender, message: Json, received_at: datetime) -> Heard:
    """A message, or what became of it. All texts have one composed form: some phones send diacritics as separate
    characters."""
    alone = _text(message.get("text"))
    written = alone if alone is not None else _text(message.get("caption"))
    answered = message.get("reply_to_message")
    return Heard(
        number,
        event,
        who,
        _sent_at(message, received_at),
        _id(message),
        text=None if written is None else nfc(written),
        command=_is_command(message),
        media=_media(message) if alone is None else None,
        album=_text(message.get("media_group_id")),
        place=_place(message),
        reply_to=None if answered is None else _id(answered),
        forwarded="forward_origin" in message,
    )


def _sent_at(message: Json, received_at: datetime) -> datetime:
    """The sender's time of a message; a press of a button carries none, so it counts as received."""
    stamp = message.get("edit_date") or message.get("date")
    if not isinstance(stamp, int) or isinstance(stamp, bool):
        raise TypeError("date")
    return min(datetime.fromtimestamp(stamp, UTC), received_at)


def _media(message: Json) -> Media | None:
    if photo := message.get("photo"):
        return Media(Medium.PHOTO, _ref(photo[-1]))
    for key, kind in _MEDIA.items():
        if file := message.get(key):
            return Media(kind, _ref(file), _text(file.get("file_name")), _text(file.get("mime_type")), _size(file))
    return None if message.get("location") else Media(Medium.OTHER)


def _place(message: Json) -> Place | None:
    place = message.get("location")
    if not place:
        return None
    return Place(float(place["latitude"]), float(place["longitude"]), moving="live_period" in place)


def _is_command(message: Json) -> bool:
    marks: list[Json] = message.get("entities") or []
    return bool(marks) and marks[0].get("type") == "bot_command" and marks[0].get("offset") == 0


def _id(message: Json) -> str:
    if not isinstance(number := message["message_id"], int):
        raise TypeError("message_id")
    return str(number)


def _ref(file: Json) -> str:
    return _text(file["file_id"]) or ""


def _size(file: Json) -> int | None:
    size = file.get("file_size")
    return size if isinstance(size, int) else None


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError("text")
    return value
