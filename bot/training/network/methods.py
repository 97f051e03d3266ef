"""The Bot API methods this network serves, by their lower-case names (the API minds no case)."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from bot.training.network import editing, sending
from bot.training.network.checks import Params
from bot.training.network.errors import bad_request, conflict
from bot.training.network.files import MAX_DOWNLOAD
from bot.training.network.messages import Json
from bot.training.network.profile import check_commands, check_menu_button, language_key, scope_key
from bot.training.network.world import World

Method = Callable[[World, Params], Any | Awaitable[Any]]

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LONGEST_POLL = 50
_PERMISSIONS = {
    "can_join_groups": False,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


def get_me(world: World, _: Params) -> Json:
    return {**world.bot, **_PERMISSIONS}


async def get_updates(world: World, p: Params) -> list[Json]:
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    _remember_kinds(world, p)
    return await world.updates.poll(
        p.integer("offset") or 0, p.bounded("limit", 100, 1, 100), p.bounded("timeout", 0, 0, _LONGEST_POLL)
    )


def set_webhook(world: World, p: Params) -> bool:
    url, secret = p.text("url"), p.text("secret_token") or ""
    if url is None:
        raise bad_request("URL must be specified")
    if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://testserver")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if url and not _readable(url):
        raise bad_request("invalid webhook URL specified")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_kinds(world, p)
    if p.flag("drop_pending_updates"):
        world.updates.clear()
    world.updates.interrupt(conflict("terminated by setWebhook request"))
    world.webhook.max_connections = p.bounded("max_connections", 40, 1, 100)
    world.webhook.set(url, secret)
    return True


def _readable(url: str) -> bool:
    try:
        return bool(httpx.URL(url).host)
    except httpx.InvalidURL:
        return False


def delete_webhook(world: World, p: Params) -> bool:
    if p.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set("")
    return True


def get_webhook_info(world: World, _: Params) -> Json:
    return world.webhook.info()


def _remember_kinds(world: World, p: Params) -> None:
    kinds = p.strings("allowed_updates")
    if kinds is not None:
        world.updates.allowed = kinds


def get_file(world: World, p: Params) -> Json:
    file_id = p.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = world.files.get(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {**stored.stub(), "file_path": stored.path}


def get_chat(world: World, p: Params) -> Json:
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **world.known(p.values.get("chat_id")).chat,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def leave_chat(world: World, p: Params) -> bool:
    world.known(p.values.get("chat_id"))
    raise bad_request("chat member status can't be changed in private chats")


def set_my_commands(world: World, p: Params) -> bool:
    commands = check_commands(p.nested("commands"))
    key = _menu_key(p)
    if commands:
        world.profile.commands[key] = commands
    else:
        world.profile.commands.pop(key, None)
    return True


def get_my_commands(world: World, p: Params) -> list[Json]:
    return world.profile.commands.get(_menu_key(p), [])


def delete_my_commands(world: World, p: Params) -> bool:
    world.profile.commands.pop(_menu_key(p), None)
    return True


def _menu_key(p: Params) -> tuple[str, str]:
    return scope_key(p.nested("scope")), language_key(p.text("language_code"))


def set_chat_menu_button(world: World, p: Params) -> bool:
    button = check_menu_button(p.nested("menu_button"))
    world.profile.menu_buttons[_menu_chat(world, p)] = button
    return True


def get_chat_menu_button(world: World, p: Params) -> Json:
    buttons, chat_id = world.profile.menu_buttons, _menu_chat(world, p)
    return buttons.get(chat_id) or buttons.get(None) or {"type": "commands"}


def _menu_chat(world: World, p: Params) -> int | None:
    chat_id = p.values.get("chat_id")
    return world.known(chat_id).chat_id if chat_id is not None else None


def _set_words(store: dict[str, str], p: Params, name: str, longest: int) -> bool:
    words = p.text(name) or ""
    if len(words) > longest:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    store[language_key(p.text("language_code"))] = words
    return True


def _get_words(store: dict[str, str], p: Params, name: str) -> Json:
    return {name: store.get(language_key(p.text("language_code")), store.get("", ""))}


_SERVED: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendVoice": sending.send_voice,
    "sendDocument": sending.send_document,
    "sendLocation": sending.send_location,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": editing.answer_callback_query,
    "getFile": get_file,
    "getChat": get_chat,
    "leaveChat": leave_chat,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDescription": lambda w, p: _set_words(w.profile.descriptions, p, "description", 512),
    "getMyDescription": lambda w, p: _get_words(w.profile.descriptions, p, "description"),
    "setMyShortDescription": lambda w, p: _set_words(w.profile.short_descriptions, p, "short_description", 120),
    "getMyShortDescription": lambda w, p: _get_words(w.profile.short_descriptions, p, "short_description"),
}
METHODS = {name.lower(): (name, method) for name, method in _SERVED.items()}
# What flood control counts.
METERED = frozenset(name for name in METHODS if name.startswith(("send", "edit")) and name != "sendchataction")
