"""The methods that change or take away what is in a chat already."""

from datetime import timedelta

from bot.training.network.checks import Params
from bot.training.network.errors import bad_request
from bot.training.network.markup import read_inline
from bot.training.network.messages import Json, Message
from bot.training.network.phone import Phone
from bot.training.network.sending import caption_content, text_content
from bot.training.network.world import World

_DELETABLE = timedelta(hours=48)
_MEDIA = ("photo", "voice", "document")


def edit_message_text(world: World, p: Params) -> Json:
    content = text_content(p)
    inline = read_inline(p.nested("reply_markup"))
    phone, message = _own_message(world, p)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    return phone.change(message, content, inline).wire


def edit_message_caption(world: World, p: Params) -> Json:
    content = caption_content(p)
    inline = read_inline(p.nested("reply_markup"))
    phone, message = _own_message(world, p)
    if not any(kind in message.wire for kind in _MEDIA):
        raise bad_request("there is no caption in the message to edit")
    return phone.change(message, content, inline).wire


def edit_message_reply_markup(world: World, p: Params) -> Json:
    inline = read_inline(p.nested("reply_markup"))
    phone, message = _own_message(world, p)
    return phone.change(message, {}, inline).wire


def _own_message(world: World, p: Params) -> tuple[Phone, Message]:
    if p.values.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    phone, message = _find(world, p, "message to edit not found")
    if not message.from_bot or not message.editable:
        raise bad_request("message can't be edited")
    return phone, message


def _find(world: World, p: Params, complaint: str) -> tuple[Phone, Message]:
    message_id = p.integer("message_id")
    if not p.values.get("chat_id"):
        raise bad_request("chat_id is empty")
    if not message_id:
        raise bad_request("message identifier is not specified")
    phone = world.reachable(p.values.get("chat_id"))
    message = phone.message(message_id)
    if message is None:
        raise bad_request(complaint)
    return phone, message


def delete_message(world: World, p: Params) -> bool:
    phone, message = _find(world, p, "message to delete not found")
    if world.clock() - message.date > _DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    phone.remove(message)
    return True


def delete_messages(world: World, p: Params) -> bool:
    ids = p.nested("message_ids")
    if not isinstance(ids, list) or not all(type(i) is int for i in ids) or not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    phone = world.reachable(p.values.get("chat_id"))
    # Those not found or too old are passed over in silence.
    for message in filter(None, map(phone.message, ids)):
        if world.clock() - message.date <= _DELETABLE:
            phone.remove(message)
    return True


def answer_callback_query(world: World, p: Params) -> bool:
    text = p.text("text") or ""
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    alert = p.flag("show_alert")
    user_id = world.queries.close(str(p.values.get("callback_query_id") or ""))
    world.phones[user_id].toast(text, alert=alert)
    return True
