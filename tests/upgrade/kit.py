"""A night that a release left behind: its database as SQL text, and what the phones and the network still held.

`first_release.sql` is the file as it lay on disk at 23:20 on 14 November 2026. `first_release.phones.json` is the other
side of the line at that moment: every message on every phone with its number and its buttons, the pictures and files
that the network keeps, the updates that nobody had fetched. Both were made once, with the code of that release, and are
never made anew.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.training.network import Network, Phone
from bot.training.network.chat import Chat
from bot.training.network.files import StoredFile
from bot.training.network.messages import KeyboardButton, Message, ReplyKeyboard
from storage.sqlite.engine import database_file
from tests.commune import Commune

HERE = Path(__file__).parent
ROWS, PHONES = HERE / "first_release.sql", HERE / "first_release.phones.json"
# The commune of that night lets its leaders have the last word on substitutes.
SETTINGS = {"BINHYEN_PATROL__CONFIRM_SUBSTITUTES": "true"}
_OF_THE_CHAT = ("from", "chat")  # the same in every message, so left out of the file


def left_rows(file: Path, rows: Path = ROWS) -> None:
    """A database file as the release left it, tables and all."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(rows.read_text("utf-8"))


@asynccontextmanager
async def left_night(folder: Path) -> AsyncIterator[Commune]:
    """The bot of today, started at that hour on what was left. Everybody has read what their phone shows."""
    commune = Commune(folder, SETTINGS)
    left_rows(database_file(commune.settings.database.url))
    left: dict[str, Any] = json.loads(PHONES.read_text("utf-8"))
    commune.clock.now = datetime.fromisoformat(left["now"])
    give_back(commune, left)
    commune.everybody_reads()
    await commune.start()
    try:
        yield commune
    finally:
        await commune.bot.close()
        await commune.network.close()


# -- the other side of the line --------------------------------------------------------------------------------------


def held(commune: Commune) -> dict[str, Any]:
    """What the phones and the network hold, as JSON; `give_back` reads it."""
    world = commune.network.world
    pending = world.updates.peek(1000)
    return {
        "now": commune.clock.now.isoformat(),
        "next_update": pending[0]["update_id"] if pending else world.updates._next_id,
        "pending": pending,
        "files": [_packed(file) for file in world.files._by_id.values()],
        "phones": [_shown(hand.phone) for hand in commune.hands],
    }


def give_back(commune: Commune, left: dict[str, Any]) -> None:
    """The same phones in the same hands, on a network that knows what it has handed out."""
    updates, files = commune.network.world.updates, commune.network.world.files
    for one in left["files"]:
        stored = StoredFile(**{**one, "data": base64.b64decode(one["data"])})
        files._by_id[stored.file_id] = files._by_path[stored.path] = stored
    for one in left["phones"]:
        _fill(commune.network, commune.stranger(one["name"]).phone, one)
    updates._next_id = left["next_update"]
    for update in left["pending"]:
        updates.put_raw({kind: body for kind, body in update.items() if kind != "update_id"})


def _packed(file: StoredFile) -> dict[str, Any]:
    return {**asdict(file), "data": base64.b64encode(file.data).decode()}


def _shown(phone: Phone) -> dict[str, Any]:
    keyboard = phone.reply_keyboard
    return {
        "id": phone.user_id,
        "name": phone.first_name,
        "started": phone.started,
        "blocked": phone.blocked,
        "messages": [_written(message) for message in phone.messages],
        "keyboard": None if keyboard is None else asdict(keyboard),
    }


def _written(message: Message) -> dict[str, Any]:
    flags = {name: True for name in ("from_bot", "silent", "deleted") if getattr(message, name)}
    flags |= {} if message.editable else {"fixed": True}
    return {**flags, "wire": {key: value for key, value in message.wire.items() if key not in _OF_THE_CHAT}}


def _fill(network: Network, phone: Phone, one: dict[str, Any]) -> None:
    assert phone.user_id == one["id"], "phones are given back in the order in which they were handed out"
    phone.started, phone.blocked = one["started"], one["blocked"]
    for written in one["messages"]:
        _add(network, phone, written)
    if one["keyboard"] is not None:
        rows = [[KeyboardButton(**key) for key in row] for row in one["keyboard"]["rows"]]
        phone.reply_keyboard = ReplyKeyboard(**{**one["keyboard"], "rows": rows})


def _add(network: Network, chat: Chat, written: dict[str, Any]) -> None:
    from_bot = bool(written.get("from_bot"))
    message = Message(
        {"from": network.world.bot if from_bot else chat.user, "chat": chat.chat, **written["wire"]},
        from_bot=from_bot,
        date=datetime.fromtimestamp(written["wire"]["date"], UTC),
        deleted=bool(written.get("deleted")),
        silent=bool(written.get("silent")),
        editable=not written.get("fixed"),
    )
    chat.messages.append(message)
    chat._by_id[message.message_id] = message
