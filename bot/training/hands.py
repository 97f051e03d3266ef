"""Acts of a thumb on a phone of the page. Each act names a phone and comes with a few values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.training.network import KeyboardButton, Phone
from bot.training.network.errors import ApiError
from bot.training.network.files import check_picture
from bot.training.places import hamlets
from bot.training.watched import WatchedNetwork

MAX_FILE = 10 * 1024 * 1024
_LONGEST_AGO = 24 * 60


class Clumsy(Exception):
    """An act that cannot be done. `reason` is an id of the page's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Act:
    """`values` are what the page sent along; `content` the bytes of a picture, voice or file."""

    values: Mapping[str, Any]
    content: bytes = b""

    def text(self, name: str) -> str:
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise Clumsy("wrong.request")
        return value

    def number(self, name: str, least: float, most: float) -> float:
        try:
            value = float(self.values.get(name, ""))
        except (TypeError, ValueError):
            raise Clumsy("wrong.request") from None
        if not least <= value <= most:
            raise Clumsy("wrong.request")
        return value

    def whole(self, name: str) -> int:
        return int(self.number(name, 0, 2**53))


class Hands:
    """`done` is told which phone was touched, and whether anything reaches the bot of it."""

    def __init__(self, network: WatchedNetwork, done: Callable[[Phone, bool], None]) -> None:
        self._network = network
        self._done = done
        self._acts: dict[str, Callable[[Phone, Act], int | None]] = {
            "text": self._text,
            "start": lambda phone, act: phone.start(act.text("code")),
            "tap": _tap,
            "key": self._key,
            "photo": self._photo,
            "voice": lambda phone, act: phone.send_voice(_content(act), int(act.number("seconds", 1, 600))),
            "file": lambda phone, act: phone.send_document(_content(act), act.text("name") or "?", act.text("type")),
            "place": lambda phone, act: phone.send_location(act.number("lat", -90, 90), act.number("lon", -180, 180)),
            "read": lambda phone, _: phone.read(),
        }

    def do(self, user_id: int, name: str, act: Act) -> None:
        """Raises Clumsy."""
        phone, deed = self._network.phones.get(user_id), self._acts.get(name)
        if phone is None or deed is None:
            raise Clumsy("wrong.request")
        before = len(phone.messages)
        update_id = deed(phone, act)
        if update_id is not None:
            self._network.sent(phone, update_id, len(phone.messages) if len(phone.messages) > before else None)
        if name != "read":
            phone.read()  # who acts has seen what was there
        self._done(phone, update_id is not None)

    def _text(self, phone: Phone, act: Act) -> int:
        """`ago`: minutes since it was written; until now there was no signal."""
        text = act.text("text").strip()
        if not text:
            raise Clumsy("wrong.empty")
        ago = act.number("ago", 0, _LONGEST_AGO) if "ago" in act.values else 0
        at = self._network.world.clock() - timedelta(minutes=ago)
        return phone.send_text(text, at=at if ago else None)

    def _key(self, phone: Phone, act: Act) -> int:
        key = _pressed(phone, act.text("label"))
        if not key.request_location:
            return phone.send_text(key.text)
        here = phone.position or _somewhere(phone)
        return phone.send_location(*here)

    def _photo(self, phone: Phone, act: Act) -> int:
        try:
            check_picture(_content(act))
        except ApiError:
            raise Clumsy("wrong.picture") from None
        return phone.send_photo(act.content, act.text("caption"))


def _tap(phone: Phone, act: Act) -> int:
    return phone.tap(act.whole("message"), act.text("data"))


def _content(act: Act) -> bytes:
    if not act.content or len(act.content) > MAX_FILE:
        raise Clumsy("wrong.file")
    return act.content


def _pressed(phone: Phone, label: str) -> KeyboardButton:
    for row in phone.keyboard or []:
        for key in row:
            if key.text == label:
                return key
    raise Clumsy("wrong.request")


def _somewhere(phone: Phone) -> tuple[float, float]:
    """Each person walks about in some hamlet, always the same."""
    known = hamlets()
    place = known[phone.user_id % len(known)]
    return place["lat"] + 0.0031, place["lon"] - 0.0017
