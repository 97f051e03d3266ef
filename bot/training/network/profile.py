"""Public profile of a bot: command menus, descriptions, the menu button."""

import json
import re
from dataclasses import dataclass, field

from bot.training.network.errors import bad_request
from bot.training.network.messages import Json

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


@dataclass(slots=True)
class Profile:
    """Commands by scope and language, descriptions by language, menu buttons by chat (None: all chats)."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)

    def menu(self, chat_id: int, language: str) -> list[Json]:
        """The commands one person's app shows: the narrowest scope and the own language go first."""
        scopes: list[Json] = [{"type": "chat", "chat_id": chat_id}, {"type": "all_private_chats"}, {"type": "default"}]
        for scope in scopes:
            for spoken in (language, ""):
                found = self.commands.get((scope_key(scope), spoken))
                if found:
                    return found
        return []


def scope_key(scope: object) -> str:
    """One spelling for one BotCommandScope."""
    if scope is None:
        scope = {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if not isinstance(scope, dict) or not isinstance(kind, str) or kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    missing = [name for name in _SCOPES[kind] if scope.get(name) is None]
    if missing:
        raise bad_request(f"can't parse BotCommandScope: {missing[0]} is empty")
    return json.dumps({"type": kind, **{name: str(scope[name]) for name in _SCOPES[kind]}}, sort_keys=True)


def language_key(code: str | None) -> str:
    """A two-letter language code, or nothing for all languages."""
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code or ""


def check_commands(raw: object) -> list[Json]:
    """A command list the network would accept."""
    if not isinstance(raw, list):
        raise bad_request("expected an Array of BotCommand")
    if len(raw) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in raw:
        _check_command(command)
    return raw


def _check_command(command: object) -> None:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not _NAME.fullmatch(name.removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def check_menu_button(raw: object) -> Json:
    """A menu button; missing means the app's own."""
    if raw is None:
        return {"type": "default"}
    if not isinstance(raw, dict) or raw.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: unsupported type specified")
    if raw["type"] == "web_app" and not (raw.get("text") and isinstance(raw.get("web_app"), dict)):
        raise bad_request("can't parse menu button: web_app needs a text and an address")
    return raw
