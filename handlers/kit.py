"""The three ways in which a person speaks to a handler: a pressed button, a message, a command.

They give the handler what it means (`Turn` and the typed button, or the message) instead of raw updates.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar, cast

from telegram import Message, Update
from telegram.ext import Application, BaseHandler, filters

from core.actions import Action, Go, Meaning, Menu, Signal
from core.speech.folding import words
from handlers.turn import BotContext, Turn

# Actions whose words are part of a reason, "trực ban" being one for not coming; and of why somebody is late, which is
# asked of this shift: "không đi được" is then no word about the next one.
IN_A_REASON = frozenset(Go(where).encode() for where in (Menu.DUTY, Menu.PATROL, Signal.NOT_WELL))
OF_THIS_SHIFT = IN_A_REASON | {Go(where).encode() for where in (Menu.CAN, Menu.CANNOT)}
A = TypeVar("A", bound=Action)
Answer = Awaitable[Any]


class Pressed(BaseHandler[Update, BotContext, Any]):
    """A button of one class, or the one `Go` that leads to `where`. A typed digit or word arrives here as well."""

    def __init__(self, action: type[A], callback: Callable[[Turn, A], Answer], where: Meaning | None = None) -> None:
        self._action: type[Action] = action
        self._only = None if where is None else Go(where).encode()
        self._answer: Callable[[Turn, Any], Answer] = callback
        super().__init__(self._call)

    @property
    def tag(self) -> str:
        return self._action.tag

    def check_update(self, update: object) -> bool:
        query = update.callback_query if isinstance(update, Update) else None
        if query is None:
            return False
        if self._only is not None:
            return query.data == self._only
        return self._action.matches(query.data) and _decodes(self._action, query.data)

    async def _call(self, update: Update, context: BotContext) -> Any:
        data = update.callback_query.data if update.callback_query else None
        return await self._answer(context.turn, self._action.decode(data or ""))


def _decodes(action: type[Action], data: str | None) -> bool:
    """A forged or mangled button is answered like a stale one."""
    try:
        action.decode(data or "")
    except ValueError:
        return False
    return True


class Spoke(BaseHandler[Update, BotContext, Any]):
    """A message that passes a filter."""

    def __init__(self, filter_: filters.BaseFilter, callback: Callable[[Turn, Message], Answer]) -> None:
        self._filter = filter_
        self._answer = callback
        super().__init__(self._call)

    def check_update(self, update: object) -> bool:
        if not isinstance(update, Update) or update.message is None:
            return False
        return bool(self._filter.check_update(update))

    async def _call(self, update: Update, context: BotContext) -> Any:
        assert update.message is not None  # noqa: S101 - check_update
        return await self._answer(context.turn, update.message)


class Happened(BaseHandler[Update, BotContext, Any]):
    """Anything else: a stray button, an edit, the person blocking the bot."""

    def __init__(self, callback: Callable[[Turn, Update], Answer], attribute: str | None = None) -> None:
        self._attribute = attribute
        self._answer = callback
        super().__init__(self._call)

    def check_update(self, update: object) -> bool:
        return isinstance(update, Update) and (self._attribute is None or getattr(update, self._attribute) is not None)

    async def _call(self, update: Update, context: BotContext) -> Any:
        return await self._answer(context.turn, update)


class FirstOf(BaseHandler[Update, BotContext, Any]):
    """Several handlers as one: the first that matches answers."""

    def __init__(self, handlers: Sequence[BaseHandler[Update, BotContext, Any]]) -> None:
        tags = {handler.tag for handler in handlers if isinstance(handler, Pressed)}
        self._others = [handler for handler in handlers if not isinstance(handler, Pressed)]
        self._of_tag = {tag: [h for h in handlers if not isinstance(h, Pressed) or h.tag == tag] for tag in tags}
        super().__init__(_asks_the_one_that_matched)

    def check_update(self, update: object) -> _Match | None:
        for handler in self._of_tag.get(_tag(update), self._others):  # of a hundred buttons few are worth asking
            found = handler.check_update(update)
            if found is not None and found is not False:
                return handler, found
        return None

    async def handle_update(
        self,
        update: Update,
        application: Application[Any, BotContext, Any, Any, Any, Any],
        check_result: object,
        context: BotContext,
    ) -> Any:
        handler, found = cast("_Match", check_result)
        return await handler.handle_update(update, application, found, context)


def _tag(update: object) -> str:
    """The first part of a pressed button's data."""
    query = update.callback_query if isinstance(update, Update) else None
    return (query.data or "").partition(":")[0] if query is not None else ""


_Match = tuple[BaseHandler[Update, BotContext, Any], object]


async def _asks_the_one_that_matched(_: Update, __: BotContext) -> None:
    """`handle_update` never comes here."""


class Saying(filters.MessageFilter):
    """Text whose folded words match: `Saying(r"(?:ok|nhan) (\\d+)")` hears "Nhận 12"."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        super().__init__(name=f"Saying({pattern})")

    def filter(self, message: Message) -> bool:
        return bool(message.text and self._pattern.fullmatch(words(message.text)))


class Like(filters.MessageFilter):
    """Text of which this holds."""

    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds
        super().__init__(name=f"Like({holds.__name__})")

    def filter(self, message: Message) -> bool:
        return bool(message.text and self._holds(message.text))
