"""The private chat of one person with the bot: what both sides wrote and what is on the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.training.network.errors import bad_request
from bot.training.network.files import FileStore
from bot.training.network.markup import Markup
from bot.training.network.messages import Json, KeyboardButton, Message, ReplyKeyboard
from bot.training.network.queries import Queries
from bot.training.network.updates import UpdateQueue


@dataclass(frozen=True, slots=True)
class Change:
    """Something new on a phone: message, edited, deleted, keyboard, toast, action, read or blocked."""

    kind: str
    user_id: int
    message_id: int | None = None


@dataclass(slots=True)
class Line:
    """Connection of a phone to the network."""

    bot: Json
    clock: Callable[[], datetime]
    files: FileStore
    updates: UpdateQueue
    queries: Queries
    announce: Callable[[Change], None]


class Chat:
    """Messages in order, numbered from 1 in each chat, and the keyboard at the bottom."""

    def __init__(self, user: Json, line: Line) -> None:
        self.user_id: int = user["id"]
        self.chat_id = self.user_id
        self.user = user
        self.chat: Json = {"id": self.user_id, "first_name": user["first_name"], "type": "private"}
        self.messages: list[Message] = []
        self.toasts: list[str] = []
        self.alerts: list[str] = []
        self.action: str | None = None
        self.unread = 0
        self.started = False
        self.blocked = False
        self.reply_keyboard: ReplyKeyboard | None = None
        self._by_id: dict[int, Message] = {}
        self._line = line

    @property
    def visible(self) -> list[Message]:
        """Messages that were not deleted, oldest first."""
        return [message for message in self.messages if not message.deleted]

    @property
    def keyboard(self) -> list[list[KeyboardButton]] | None:
        """The keys at the bottom of the chat."""
        return self.reply_keyboard.rows if self.reply_keyboard else None

    def message(self, message_id: int) -> Message | None:
        """A message that is still there."""
        found = self._by_id.get(message_id)
        return None if found is None or found.deleted else found

    def receive(self, content: Json, markup: Markup, *, silent: bool = False) -> Message:
        """A message from the bot arrives."""
        if markup.inline:
            content["reply_markup"] = markup.inline
        message = self._write(content, self._line.bot)
        message.silent = silent
        message.editable = not markup.other
        self.action = None
        self.unread += 1
        self._tell("message", message)
        self._show_keyboard(message, markup)
        return message

    def change(self, message: Message, content: Json, inline: Json | None) -> Message:
        """The bot rewrites its message; without buttons in the edit the old ones go."""
        after = {**message.wire, **content}
        after.pop("reply_markup", None)
        if inline:
            after["reply_markup"] = inline
        after = {key: value for key, value in after.items() if value not in ("", [])}
        if after == message.wire:
            raise bad_request(
                "message is not modified: specified new message content and reply markup"
                " are exactly the same as a current content and reply markup of the message"
            )
        self._rewrite(message, after)
        return message

    def remove(self, message: Message) -> None:
        """Take a message off the screen; the keyboard it brought goes with it."""
        message.deleted = True
        self._tell("deleted", message)
        if self.reply_keyboard and self.reply_keyboard.message_id == message.message_id:
            self._set_keyboard(None)

    @property
    def spinning(self) -> int:
        """Taps the bot has not answered yet: the little clocks on the buttons."""
        return self._line.queries.waiting(self.user_id)

    def toast(self, text: str, *, alert: bool = False) -> None:
        """The notice that answers a tap; an alert is a window one has to close. Both are in `toasts`."""
        if text:
            self.toasts.append(text)
        if text and alert:
            self.alerts.append(text)
        self._tell("toast")

    def show_action(self, action: str) -> None:
        """Show what the bot says it is doing, such as typing."""
        self.action = action
        self._tell("action")

    def read(self) -> None:
        """The person has looked at the chat."""
        self.unread = 0
        self._tell("read")

    def _write(self, content: Json, author: Json, at: datetime | None = None) -> Message:
        now = at or self._line.clock()
        wire = {
            "message_id": len(self.messages) + 1,
            "from": author,
            "chat": self.chat,
            "date": int(now.timestamp()),
            **content,
        }
        message = Message(wire, from_bot=author is self._line.bot, date=now)
        self.messages.append(message)
        self._by_id[message.message_id] = message
        return message

    def _rewrite(self, message: Message, after: Json) -> None:
        now = self._line.clock()
        message.versions.append(message.words)
        message.edited_at = now
        message.wire = {**after, "edit_date": int(now.timestamp())}
        self._tell("edited", message)

    def _show_keyboard(self, message: Message, markup: Markup) -> None:
        if markup.remove:
            self._set_keyboard(None)
        elif markup.rows:
            message.reply_keyboard = markup.rows
            self._set_keyboard(ReplyKeyboard(message.message_id, markup.rows, markup.one_time, markup.placeholder))

    def _set_keyboard(self, keyboard: ReplyKeyboard | None) -> None:
        self.reply_keyboard = keyboard
        self._tell("keyboard")

    def _tell(self, kind: str, message: Message | None = None) -> None:
        self._line.announce(Change(kind, self.user_id, message.message_id if message else None))
