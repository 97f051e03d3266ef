"""Phones and messages as the page gets them (JSON). Times are milliseconds since 1970."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.training.cast import Part
from bot.training.network import Button, KeyboardButton, Message, Phone
from bot.training.places import Introduction, introduce, invited

Json = dict[str, Any]


def milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def introduction(part: Part) -> Json:
    """Facts about a phone that never change."""
    return {"user": part.user_id, "name": part.phone_name, "full": part.member, "code": part.code}


def state(part: Part, phone: Phone) -> Json:
    """Facts about a phone that change, apart from its messages."""
    keyboard, known = phone.reply_keyboard, standing(part, phone)
    return {
        "user": phone.user_id,
        "role": known.role,
        "team": known.team,
        "started": phone.started,
        "unread": phone.unread,
        "spinning": phone.spinning,
        "keys": [[_key(key) for key in row] for row in keyboard.rows] if keyboard else None,
    }


def standing(part: Part, phone: Phone) -> Introduction:
    """Role and team of the phone's holder for the bot, as far as the phone shows: a menu is given to members only.
    Nothing is said of a person who came by another invitation than their own."""
    if not part.code or phone.reply_keyboard is None:
        return introduce(part)
    own = any(said.text == f"/start {part.code}" for said in phone.messages)
    return invited(part) if own else Introduction("", "")


def message(phone: Phone, said: Message, *, waits: bool) -> Json:
    """`waits`: the bot has not stored it yet. What is missing is left out."""
    full: Json = {
        "user": phone.user_id,
        "id": said.message_id,
        "mine": not said.from_bot,
        "at": milliseconds(said.date),
        "edited": milliseconds(said.edited_at) if said.edited_at else None,
        "text": said.words,
        "entities": said.entities,
        "buttons": [[_button(button) for button in row] for row in said.inline],
        "waits": waits,
        "silent": said.silent,
        "protected": said.protect_content,
        **_attachment(said),
    }
    return {name: value for name, value in full.items() if value not in (None, "", [], False)}


def deleted(user_id: int, message_id: int | None) -> Json:
    return {"user": user_id, "id": message_id, "deleted": True}


def _attachment(said: Message) -> Json:
    sizes, voice, document = said.wire.get("photo"), said.wire.get("voice"), said.wire.get("document")
    if sizes:
        full = sizes[-1]
        return {"photo": {"file": full["file_id"], "width": full["width"], "height": full["height"]}}
    if voice:
        return {"voice": {"file": voice["file_id"], "seconds": voice["duration"]}}
    if document:
        name = document.get("file_name") or "?"
        return {"document": {"file": document["file_id"], "name": name, "size": document["file_size"]}}
    if said.location:
        return {"place": list(said.location)}
    return {"contact": said.contact["phone_number"]} if said.contact else {}


def _button(button: Button) -> Json:
    full = {
        "text": button.text,
        "data": button.callback_data,
        "url": button.url,
        "copy": button.copy_text,
        "style": button.style,
        "off": button.disabled,
    }
    return {name: value for name, value in full.items() if value}


def _key(key: KeyboardButton) -> Json:
    full = {"text": key.text, "style": key.style, "place": key.request_location}
    return {name: value for name, value in full.items() if value}
