"""Bot API calls for what is to be said. Plain functions; no parse_mode, so nobody's text is ever interpreted.

Decided here:
- A message has either buttons or menu keys, the network knows no third way. Buttons win; the keys stay as they were.
- A long text goes out in pieces and the buttons sit on the last. A caption too long for its picture follows as text.
- A message sent in several parts is taken back part by part.
- An edit that would need more than one message is refused as `EditGone`, so that the whole is sent anew: half of a
screen with all of its buttons would be worse. Menu keys cannot be edited and are left out.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import segno

from bot.channels.telegram.api import Files
from bot.channels.telegram.text import MAX_CAPTION, MAX_TEXT, MAX_TOAST, Piece, entities, split, units
from core.channels import AnswerTap, Delete, Document, Edit, EditGone, Outgoing, Permanent, Send, last_part
from core.screen import Button, ButtonRows, Media, MediaKind, Rendered

MAX_BUTTON_DATA = 64

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    params: Json
    files: Files | None = None


def calls(outgoing: Outgoing) -> list[Call]:
    """The calls that say it, in order. Raises Permanent for what no network could take."""
    if isinstance(outgoing, AnswerTap):
        return [_answer(outgoing)]
    if isinstance(outgoing, Edit):
        return [_edit(outgoing)]
    if isinstance(outgoing, Delete):
        return [Call("deleteMessage", _target(outgoing.chat_id, part)) for part in outgoing.message_id.split(",")]
    return _send(outgoing)


def emptied(delete: Delete) -> list[Call]:
    """For each part that is to be deleted what to do where it cannot be: the network deletes nothing that is older than
    48 hours, but lets its words be changed."""
    parts = delete.message_id.split(",")
    return [_edit(Edit(delete.chat_id, part, delete.instead)) for part in parts]


def _answer(tap: AnswerTap) -> Call:
    toast = {"text": split(tap.text, limit=MAX_TOAST)[0].text} if tap.text else {}
    return Call("answerCallbackQuery", {"callback_query_id": tap.query_id, **toast})


def _edit(edit: Edit) -> Call:
    message = edit.message
    target = _target(edit.chat_id, last_part(edit.message_id))
    buttons = {"reply_markup": _inline(message.rows)} if any(message.rows) else {}
    piece = Piece(message.text, message.bold)
    if message.media is not None and _fits_caption(message):
        return Call("editMessageCaption", {**target, **_caption(piece), **buttons})
    if units(message.text) > MAX_TEXT:
        raise EditGone("more than one message")
    return Call("editMessageText", {**target, **_text(piece), **buttons})


def _target(chat_id: str, message_id: str) -> Json:
    return {"chat_id": _chat(chat_id), "message_id": _message_id(message_id)}


def _send(send: Send) -> list[Call]:
    message = send.message
    frame: Json = {"chat_id": _chat(send.chat_id)}
    if message.silent:
        frame["disable_notification"] = True
    if message.protect:
        frame["protect_content"] = True
    parts = _parts(message, send.document)
    markup = _markup(message, private=not send.chat_id.startswith("-"))
    if markup:
        parts[-1].params["reply_markup"] = markup
    return [Call(part.method, {**frame, **part.params}, part.files) for part in parts]


def _parts(message: Rendered, document: Document | None) -> list[Call]:
    if message.media is None:
        return _texts(message)
    if _fits_caption(message):
        return [_media(message.media, _caption(Piece(message.text, message.bold)), document)]
    return [_media(message.media, {}, document), *(_texts(message) if message.text else [])]


def _texts(message: Rendered) -> list[Call]:
    return [Call("sendMessage", _text(piece)) for piece in split(message.text, message.bold)]


def _text(piece: Piece) -> Json:
    bold = entities(piece)
    return {
        "text": piece.text,
        **({"entities": bold} if bold else {}),
        "link_preview_options": {"is_disabled": True},
    }


def _caption(piece: Piece) -> Json:
    bold = entities(piece)
    return {
        **({"caption": piece.text} if piece.text else {}),
        **({"caption_entities": bold} if bold else {}),
    }


def _fits_caption(message: Rendered) -> bool:
    """A place and a round video have no caption; pictures and voice notes have a short one."""
    media = message.media
    bare = media is not None and (media.kind is MediaKind.LOCATION or media.ref.startswith("video_note:"))
    return not bare and units(message.text) <= MAX_CAPTION


def _media(media: Media, caption: Json, document: Document | None) -> Call:
    if media.kind is MediaKind.DOCUMENT:
        return _document(document, caption)
    if media.kind is MediaKind.LOCATION:
        return Call("sendLocation", _coordinates(media.ref))
    if media.kind is MediaKind.QR:
        return Call("sendPhoto", caption, {"photo": ("qr.png", qr_png(media.ref), "image/png")})
    if media.kind is MediaKind.VOICE:
        return Call("sendVoice", {"voice": media.ref, **caption})
    if media.kind is MediaKind.FILE:
        return _file(media.ref, caption)
    return Call("sendPhoto", {"photo": media.ref, **caption})


def _document(document: Document | None, caption: Json) -> Call:
    if document is None:
        raise Permanent("the file is not there any more")
    kind = mimetypes.guess_type(document.name)[0] or "application/octet-stream"
    return Call("sendDocument", caption, {"document": (document.name, document.content, kind)})


_FILES = {"video": "sendVideo", "audio": "sendAudio", "document": "sendDocument"}


def _file(ref: str, caption: Json) -> Call:
    kind, _, file_id = ref.partition(":")
    if kind == "video_note":
        return Call("sendVideoNote", {"video_note": file_id})  # takes no caption: the text goes by itself
    if kind not in _FILES:
        raise Permanent("not a file")
    return Call(_FILES[kind], {kind: file_id, **caption})


def qr_png(content: str) -> bytes:
    """A QR code with its quiet zone, large enough to be scanned from a phone's screen."""
    picture = BytesIO()
    segno.make_qr(content, error="m").save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()


def _coordinates(ref: str) -> Json:
    latitude, _, longitude = ref.partition(",")
    try:
        return {"latitude": float(latitude), "longitude": float(longitude)}
    except ValueError:
        raise Permanent("not a place") from None


def _markup(message: Rendered, *, private: bool) -> Json | None:
    if any(message.rows):
        return _inline(message.rows)
    if message.no_keys:
        return {"remove_keyboard": True}
    keys = [[_key(button) for button in row] for row in message.keys if row]
    if message.ask_location and private:
        # Groups may not be asked: the network would refuse the whole message.
        keys.insert(0, [{"text": message.ask_location, "request_location": True}])
    return {"keyboard": keys, "resize_keyboard": True, "is_persistent": True} if keys else None


def _inline(rows: ButtonRows) -> Json:
    return {"inline_keyboard": [_row(row) for row in rows if row]}


def _row(row: Sequence[Button]) -> list[Json]:
    return [{"text": button.shown, "callback_data": _data(button), **_style(button)} for button in row]


def _key(button: Button) -> Json:
    return {"text": button.label, **_style(button)}


def _style(button: Button) -> Json:
    return {"style": str(button.style)} if button.style else {}


def _data(button: Button) -> str:
    if not 1 <= len(button.data.encode("utf-8", "replace")) <= MAX_BUTTON_DATA:
        raise Permanent(f"button data is not 1 to {MAX_BUTTON_DATA} bytes long")
    return button.data


def _chat(chat_id: str) -> int | str:
    return int(chat_id) if chat_id.removeprefix("-").isdecimal() else chat_id


def _message_id(message_id: str) -> int:
    if not message_id.isdecimal():
        raise EditGone("not a message of this network")
    return int(message_id)
