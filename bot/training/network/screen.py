"""Finding a button the way an eye does: the newest one that shows the words."""

import unicodedata
from collections.abc import Iterator

from bot.training.network.chat import Chat
from bot.training.network.messages import Button, KeyboardButton, Message

Place = tuple[int, Button | KeyboardButton]


def find_button(chat: Chat, label_part: str) -> Place:
    """The newest button containing the words; on one keyboard an exact label goes before a longer one."""
    wanted = _plain(label_part)
    for place in sorted(_places(chat), key=lambda p: (-p[0], _plain(p[1].text) != wanted)):
        if wanted in _plain(place[1].text):
            return place
    raise AssertionError(f"no button shows {label_part!r}\n{describe(chat)}")


def describe(chat: Chat, last: int = 8) -> str:
    """The end of the chat in plain text, for the report of a failed test."""
    lines = [f"on the screen of {chat.user['first_name']}:"]
    for message in chat.visible[-last:]:
        lines.append(f"  {'bot' if message.from_bot else 'own'} #{message.message_id}: {_content(message)}")
        lines.extend("      " + _labels(row) for row in message.inline)
    lines.extend("  keyboard: " + _labels(row) for row in chat.keyboard or [])
    return "\n".join(lines)


def _places(chat: Chat) -> Iterator[Place]:
    for message in chat.visible:
        for row in message.inline:
            yield from ((message.message_id, button) for button in row)
    if chat.reply_keyboard:
        for keys in chat.reply_keyboard.rows:
            yield from ((chat.reply_keyboard.message_id, key) for key in keys)


def _plain(text: str) -> str:
    # Vietnamese letters may come composed or decomposed, depending on the keyboard.
    return unicodedata.normalize("NFC", text)


def _content(message: Message) -> str:
    kinds = ("photo", "voice", "document", "location", "contact")
    return message.words or next((f"({kind})" for kind in kinds if kind in message.wire), "(other)")


def _labels(row: list[Button] | list[KeyboardButton]) -> str:
    return " ".join(f"[{button.text}]" for button in row)
