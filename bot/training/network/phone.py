"""One person's Telegram app: everything a thumb can do."""

from datetime import datetime

from bot.training.network.chat import Chat
from bot.training.network.files import photo_sizes
from bot.training.network.formatting import commands
from bot.training.network.messages import Button, Json, KeyboardButton, Message
from bot.training.network.screen import describe, find_button

_LONGEST_TEXT = 4096


class Phone(Chat):
    """Each act gives the id of the update it caused. A blocked bot gets nothing, so acting then is an error."""

    # Where the phone is; sent when a button asks for it.
    position: tuple[float, float] | None = None

    @property
    def first_name(self) -> str:
        return str(self.user["first_name"])

    @property
    def phone_number(self) -> str:
        """A made-up number, shared when a button asks for it."""
        return f"8490{self.user_id % 10_000_000:07d}"

    def send_text(self, text: str, *, at: datetime | None = None, reply_to: int | None = None) -> int:
        """Write a message; `at` is a moment in the past when it was written off-line."""
        text = text.strip()
        if not text:
            raise ValueError("an empty message cannot be sent")
        *first, last = [text[i : i + _LONGEST_TEXT] for i in range(0, len(text), _LONGEST_TEXT)]
        for part in first:
            self._send({"text": part}, at=at, reply_to=reply_to)
        found = commands(last)
        update_id = self._send({"text": last, **({"entities": found} if found else {})}, at=at, reply_to=reply_to)
        self._fold_keyboard(text)
        return update_id

    def start(self, payload: str = "") -> int:
        """Press Start, perhaps behind a deep link; for a blocked bot this unblocks it first, as the app does."""
        if self.blocked:
            self.unblock()
        return self.send_text(f"/start {payload}")

    def send_photo(
        self, data: bytes, caption: str = "", *, at: datetime | None = None, album: str | None = None
    ) -> int:
        """Send a picture; pictures of one `album` name belong together."""
        content: Json = {"photo": photo_sizes(self._line.files.add("photo", data))}
        if album:
            content["media_group_id"] = album
        return self._send(_captioned(content, caption), at=at)

    def send_voice(self, data: bytes, seconds: int, *, at: datetime | None = None) -> int:
        """Send a voice message."""
        stored = self._line.files.add("voice", data, mime_type="audio/ogg", seconds=seconds)
        return self._send({"voice": {**stored.stub(), "duration": seconds, "mime_type": "audio/ogg"}}, at=at)

    def send_document(
        self,
        data: bytes,
        name: str,
        mime_type: str = "application/octet-stream",
        caption: str = "",
        *,
        album: str | None = None,
    ) -> int:
        """Send a file; files of one `album` name belong together."""
        stored = self._line.files.add("document", data, name=name, mime_type=mime_type)
        content: Json = {"document": {**stored.stub(), "file_name": name, "mime_type": mime_type}}
        if album:
            content["media_group_id"] = album
        return self._send(_captioned(content, caption))

    def send_location(
        self, lat: float, lon: float, live_period: int | None = None, *, at: datetime | None = None
    ) -> int:
        """Send a place in degrees; with `live_period` seconds it can be moved afterwards."""
        place: Json = {"latitude": lat, "longitude": lon}
        if live_period is not None:
            place["live_period"] = live_period
        return self._send({"location": place}, at=at)

    def move_location(self, lat: float, lon: float) -> int:
        """Walk on while the newest live location is shared."""
        live = [m for m in self.visible if m.live_period and not m.from_bot]
        if not live:
            raise AssertionError(f"{self.first_name} shares no live location")
        place = {**live[-1].wire["location"], "latitude": lat, "longitude": lon}
        return self._edit(live[-1], {**live[-1].wire, "location": place})

    def send_contact(
        self, phone_number: str | None = None, *, first_name: str | None = None, user_id: int | None = None
    ) -> int:
        """Share a contact card: one's own, unless another `user_id` is given."""
        card = {
            "phone_number": phone_number or self.phone_number,
            "first_name": first_name or self.first_name,
            "user_id": user_id or self.user_id,
        }
        return self._send({"contact": card})

    def edit_text(self, message_id: int, text: str) -> int:
        """Correct a message one has written."""
        message = self.message(message_id)
        if message is None or message.from_bot or message.text is None:
            raise AssertionError(f"{self.first_name} has no text of their own numbered {message_id}")
        after = {**message.wire, "text": text, "entities": commands(text)}
        if not after["entities"]:
            del after["entities"]
        return self._edit(message, after)

    def send_raw(self, update: Json) -> int:
        """Queue an update of any shape, past every check; the network adds only its update_id."""
        self.started = True
        return self._line.updates.put_raw(update)

    def tap(self, message_id: int, data: str) -> int:
        """Tap a button; `data` need not be on the message, as with a forged button."""
        message = self.message(message_id)
        query = {
            "id": self._line.queries.open(self.user_id),
            "from": self.user,
            "message": dict(message.wire) if message else self._inaccessible(message_id),
            "chat_instance": str(-7_000_000_000_000_000_000 - self.user_id),
            "data": data,
        }
        return self._put("callback_query", query)

    def press(self, label_part: str) -> int:
        """Press the newest button on the screen that shows `label_part`, wherever it is."""
        message_id, button = find_button(self, label_part)
        if isinstance(button, KeyboardButton):
            return self._press_key(button)
        return self._press_inline(message_id, button)

    def block(self) -> None:
        """Stop the bot."""
        self._membership("member", "kicked")
        self.blocked = True
        self._tell("blocked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self.blocked = False
        self._membership("kicked", "member")
        self._tell("blocked")

    def _press_key(self, key: KeyboardButton) -> int:
        if key.request_contact:
            return self.send_contact()
        if not key.request_location:
            return self.send_text(key.text)
        if self.position is None:
            raise AssertionError(f"set .position first: {key.text!r} asks {self.first_name} for the location")
        return self.send_location(*self.position)

    def _press_inline(self, message_id: int, button: Button) -> int:
        if button.disabled:
            raise AssertionError(f"{button.text!r} is disabled\n{describe(self)}")
        if button.callback_data is not None:
            return self.tap(message_id, button.callback_data)
        own, _, payload = (button.url or "").partition("?start=")
        if payload and own.endswith(f"t.me/{self._line.bot['username']}"):
            return self.start(payload)
        raise AssertionError(f"{button.text!r} leads out of the chat: {button.url}")

    def _send(self, content: Json, *, at: datetime | None = None, reply_to: int | None = None) -> int:
        if self.blocked:
            raise AssertionError(f"{self.first_name} has blocked the bot")
        replied = self.message(reply_to) if reply_to else None
        if replied:
            content["reply_to_message"] = dict(replied.wire)
        self.started = True
        message = self._write(content, self.user, at)
        self._tell("message", message)
        return self._put("message", dict(message.wire))

    def _edit(self, message: Message, after: Json) -> int:
        self._rewrite(message, after)
        return self._put("edited_message", dict(message.wire))

    def _put(self, kind: str, payload: Json) -> int:
        if self.blocked:
            raise AssertionError(f"{self.first_name} has blocked the bot")
        return self._line.updates.put(kind, payload)

    def _inaccessible(self, message_id: int) -> Json:
        # Date 0 is how the network marks a message whose content it no longer gives out.
        return {"chat": self.chat, "message_id": message_id, "date": 0}

    def _membership(self, before: str, after: str) -> None:
        def member(status: str) -> Json:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": self._line.bot, "status": status, **until}

        change = {
            "chat": self.chat,
            "from": self.user,
            "date": int(self._line.clock().timestamp()),
            "old_chat_member": member(before),
            "new_chat_member": member(after),
        }
        self._put("my_chat_member", change)

    def _fold_keyboard(self, text: str) -> None:
        """A keyboard for one use goes when one of its keys has been used."""
        shown = self.reply_keyboard
        if shown and shown.one_time and any(key.text == text for row in shown.rows for key in row):
            self._set_keyboard(None)


def _captioned(content: Json, caption: str) -> Json:
    if not caption:
        return content
    found = commands(caption)
    return {**content, "caption": caption, **({"caption_entities": found} if found else {})}
