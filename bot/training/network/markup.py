"""reply_markup: which keyboard a message carries, and whether the network would take it."""

from dataclasses import dataclass, field
from typing import Any

from bot.training.network.errors import ApiError, bad_request
from bot.training.network.formatting import utf16_length
from bot.training.network.messages import Json, KeyboardButton

_ACTIONS = (
    "callback_data",
    "url",
    "disabled",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)
_STYLES = (None, "danger", "success", "primary")
_MAX_BUTTONS = 100
_MAX_DATA = 64


@dataclass(slots=True)
class Markup:
    """Keyboards asked for. `inline` goes under the message; `rows` to the bottom of the chat."""

    inline: Json | None = None
    rows: list[list[KeyboardButton]] | None = None
    one_time: bool = False
    placeholder: str | None = None
    remove: bool = False
    # Set for everything but inline keyboards: the network lets nobody edit such a message.
    other: bool = field(default=False)


NO_MARKUP = Markup()


def read_markup(raw: object) -> Markup:
    """Understand the reply_markup of a new message."""
    if raw is None:
        return NO_MARKUP
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        return Markup(inline=_inline(raw["inline_keyboard"]))
    if "keyboard" in raw:
        return _reply_keyboard(raw)
    if raw.get("remove_keyboard"):
        return Markup(remove=True, other=True)
    if raw.get("force_reply"):
        return Markup(other=True, placeholder=raw.get("input_field_placeholder"))
    return NO_MARKUP


def read_inline(raw: object) -> Json | None:
    """Understand the reply_markup of an edit, where only buttons under the message are possible."""
    markup = read_markup(raw)
    if markup.other:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _rows(raw: object, what: str) -> list[list[Any]]:
    if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
        raise bad_request(f'field "{what}" must be an Array of Arrays')
    return raw


def _inline(raw: object) -> Json | None:
    rows = [[_inline_button(button) for button in row] for row in _rows(raw, "inline_keyboard")]
    rows = [row for row in rows if row]
    if sum(map(len, rows)) > _MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _inline_button(raw: object) -> Json:
    if not isinstance(raw, dict):
        raise _no_button("expected an Object")
    if not isinstance(raw.get("text"), str) or not raw["text"].strip():
        raise _no_button('field "text" must be a non-empty String')
    actions = [name for name in _ACTIONS if name in raw]
    if len(actions) != 1:
        raise _no_button("text buttons are unallowed in the inline keyboard")
    if raw.get("style") not in _STYLES:
        raise _no_button("invalid button style specified")
    _check_action(actions[0], raw[actions[0]])
    return raw


def _check_action(name: str, value: object) -> None:
    if name == "callback_data":
        if not isinstance(value, str):
            raise _no_button('field "callback_data" must be of type String')
        if not 1 <= len(value.encode()) <= _MAX_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    elif name == "url":
        if not isinstance(value, str) or not value.startswith(("http://", "https://", "tg://")):
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    elif name == "copy_text":
        copied = value.get("text") if isinstance(value, dict) else None
        if not isinstance(copied, str) or not 1 <= utf16_length(copied) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif name in ("disabled", "web_app") and not isinstance(value, dict):
        raise _no_button(f'field "{name}" must be of type Object')


def _reply_keyboard(raw: Json) -> Markup:
    rows = [[_key(button) for button in row] for row in _rows(raw["keyboard"], "keyboard")]
    rows = [row for row in rows if row]
    if not rows:
        raise bad_request("reply keyboard must be non-empty")
    placeholder = raw.get("input_field_placeholder")
    if placeholder is not None and not isinstance(placeholder, str):
        raise bad_request('field "input_field_placeholder" must be of type String')
    return Markup(rows=rows, one_time=raw.get("one_time_keyboard") is True, placeholder=placeholder, other=True)


def _key(raw: object) -> KeyboardButton:
    if isinstance(raw, str):
        raw = {"text": raw}
    if not isinstance(raw, dict):
        raise bad_request("can't parse keyboard button: expected an Object or a String")
    text = raw.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request('can\'t parse keyboard button: field "text" must be a non-empty String')
    if raw.get("style") not in _STYLES:
        raise bad_request("can't parse keyboard button: invalid button style specified")
    return KeyboardButton(
        text, raw.get("request_location") is True, raw.get("request_contact") is True, raw.get("style")
    )


def _no_button(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")
