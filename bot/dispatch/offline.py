"""python-telegram-bot without a network: an Application for one update, inside one transaction.

Only public API. The database is the only truth: conversation states are read from this chat's row and what the
handlers report is collected, so a rollback needs no clean-up and several processes can share the database.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from copy import copy
from datetime import datetime
from functools import cache
from typing import Any, cast

from telegram import (
    Audio,
    CallbackQuery,
    Chat,
    ChatMemberBanned,
    ChatMemberMember,
    ChatMemberUpdated,
    Document,
    Location,
    MaybeInaccessibleMessage,
    Message,
    MessageEntity,
    PhotoSize,
    Update,
    User,
    Video,
    VideoNote,
    Voice,
)
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BasePersistence,
    ContextTypes,
    ExtBot,
    PersistenceInput,
    TypeHandler,
)
from telegram.request import BaseRequest

from bot.channels.heard import Event, Heard, Media, Medium, Place, Press, Sender
from handlers.router import handlers
from handlers.turn import BotContext, Turn

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
ConversationKey = tuple[int | str, ...]
ConversationDict = MutableMapping[ConversationKey, object]

_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"bot","username":"bot"}}'
_LAST_GROUP = 1000
_SOME_TIME = 60  # seconds; for how long a phone sends where it is nobody asks
_SELF = User(1, "bot", is_bot=True)
_COMMAND = MessageEntity(MessageEntity.BOT_COMMAND, 0, 1)


class OfflineRequest(BaseRequest):
    """Refuses the network: handlers only write rows, the deliverer sends."""

    @property
    def read_timeout(self) -> float:
        return 1

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, method: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ARG002
        if url.endswith("/getMe"):
            return 200, _ME
        raise RuntimeError("network call from a handler: " + url.rsplit("/", 1)[1])


class TurnPersistence(BasePersistence[dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """Conversation states from and into the turn. Nothing else is kept by python-telegram-bot."""

    def __init__(self, turn: Turn, key: ConversationKey) -> None:
        super().__init__(PersistenceInput(bot_data=False, chat_data=False, user_data=False, callback_data=False))
        self._turn = turn
        self._key = key

    async def get_conversations(self, name: str) -> ConversationDict:
        conversation = self._turn.conversation
        return {self._key: conversation.state} if conversation.flow == name and conversation.state else {}

    async def update_conversation(self, name: str, key: ConversationKey, new_state: object | None) -> None:  # noqa: ARG002
        self._turn.moved(name, None if new_state is None else str(new_state))

    async def get_user_data(self) -> dict[int, dict[Any, Any]]:
        return {}

    async def get_chat_data(self) -> dict[int, dict[Any, Any]]:
        return {}

    async def get_bot_data(self) -> dict[Any, Any]:
        return {}

    async def get_callback_data(self) -> None:
        return None

    async def update_user_data(self, user_id: int, data: dict[Any, Any]) -> None: ...
    async def update_chat_data(self, chat_id: int, data: dict[Any, Any]) -> None: ...
    async def update_bot_data(self, data: dict[Any, Any]) -> None: ...
    async def update_callback_data(self, data: Any) -> None: ...
    async def drop_chat_data(self, chat_id: int) -> None: ...
    async def drop_user_data(self, user_id: int) -> None: ...
    async def refresh_user_data(self, user_id: int, user_data: dict[Any, Any]) -> None: ...
    async def refresh_chat_data(self, chat_id: int, chat_data: dict[Any, Any]) -> None: ...
    async def refresh_bot_data(self, bot_data: dict[Any, Any]) -> None: ...
    async def flush(self) -> None: ...


_REQUEST = OfflineRequest()
# It keeps nothing of an update; what an application keeps is thrown away with it.
_BOT: ExtBot[None] = ExtBot("1:A", request=_REQUEST, get_updates_request=_REQUEST)
_CONTAINERS = (dict, set, list)


@cache
def _built() -> AnyApplication:
    """Application parts common to all, built once. This application itself never runs."""
    application = (
        ApplicationBuilder()
        .bot(_BOT)
        .updater(None)
        .job_queue(None)
        .concurrent_updates(False)
        .context_types(ContextTypes(context=BotContext))
        .build()
    )
    application.add_handler(_END, group=_LAST_GROUP)
    application.add_error_handler(_note_error)
    return application


async def answer(heard: Heard, turn: Turn) -> None:
    """Run the handlers over one update. Their error, if any, is raised here, so that the transaction rolls back."""
    update = _update(heard, turn.received_at)
    key = (_number(heard.who.chat_id), _number(heard.who.external_id))
    application = _application(turn, update, TurnPersistence(turn, key))
    application.bot_data["turn"] = turn
    await application.initialize()
    await application.process_update(update)
    await application.update_persistence()
    if turn.error is not None:
        raise turn.error
    if not turn.handled:
        raise RuntimeError("the update did not pass through the handlers")


def _application(turn: Turn, update: Update, persistence: TurnPersistence) -> AnyApplication:
    """For one update. To build one takes ten times as long as to copy one whose containers are made its own."""
    application = copy(_built())
    for name in _slots():
        if isinstance(kept := getattr(application, name), _CONTAINERS):
            setattr(application, name, copy(kept))
    application.persistence = persistence
    application.add_handlers(handlers(turn, update))
    return application


@cache
def _slots() -> list[str]:
    """Everything that an application keeps, by name."""
    _, slots = cast("tuple[None, dict[str, object]]", _built().__getstate__())  # what `copy` itself goes by
    return list(slots)


def _update(heard: Heard, at: datetime) -> Update:
    if heard.press is not None:
        return Update(heard.number, callback_query=_tap(heard, heard.press, at))
    if heard.event is Event.WROTE:
        return Update(heard.number, message=message_of(heard))
    if heard.event is Event.EDITED:
        return Update(heard.number, edited_message=message_of(heard))
    return Update(heard.number, my_chat_member=_change(heard))


def _tap(heard: Heard, press: Press, at: datetime) -> CallbackQuery:
    """The person, the chat and the button. No handler asks what the tapped message says; its date must only not be
    zero, for that means a message that is no longer there."""
    message = MaybeInaccessibleMessage(_chat(heard.who), int(heard.message), at)
    return CallbackQuery(press.query, _user(heard.who), "", message=message, data=press.data)


def message_of(heard: Heard) -> Message:
    """The message as python-telegram-bot's filters and the handlers look at it."""
    attached = {} if heard.media is None else _attached(heard.media)
    return Message(
        int(heard.message),
        heard.at,
        _chat(heard.who),
        _user(heard.who),
        text=heard.text if heard.media is None else None,
        caption=heard.text if heard.media is not None else None,
        entities=[_COMMAND] if heard.command else (),
        media_group_id=heard.album,
        location=None if heard.place is None else _location(heard.place),
        **attached,
    )


def _location(place: Place) -> Location:
    return Location(place.longitude, place.latitude, live_period=_SOME_TIME if place.moving else None)


def _attached(media: Media) -> dict[str, Any]:
    """Sizes and lengths are nobody's business here, but have to be there."""
    ref = media.ref
    match media.kind:
        case Medium.PHOTO:
            return {"photo": [PhotoSize(ref, ref, 0, 0)]}
        case Medium.VOICE:
            return {"voice": Voice(ref, ref, 0)}
        case Medium.VIDEO:
            return {"video": Video(ref, ref, 0, 0, 0)}
        case Medium.AUDIO:
            return {"audio": Audio(ref, ref, 0)}
        case Medium.ROUND_VIDEO:
            return {"video_note": VideoNote(ref, ref, 0, 0)}
        case Medium.FILE:
            return {"document": Document(ref, ref, media.name, media.mime, media.size)}
        case Medium.OTHER:
            return {}


def _change(heard: Heard) -> ChatMemberUpdated:
    """Whether the bot can still write to this person: of the chat with them it is a member, or thrown out."""
    now = ChatMemberBanned(_SELF, heard.at) if heard.event is Event.WENT else ChatMemberMember(_SELF)
    return ChatMemberUpdated(_chat(heard.who), _user(heard.who), heard.at, ChatMemberMember(_SELF), now)


def _user(who: Sender) -> User:
    return User(_number(who.external_id), who.name, is_bot=False)  # type: ignore[arg-type]


def _chat(who: Sender) -> Chat:
    return Chat(_number(who.chat_id), Chat.PRIVATE)  # type: ignore[arg-type]


def _number(id_: str) -> int | str:
    """Ids as python-telegram-bot has them in conversation keys."""
    return int(id_) if id_.lstrip("-").isdigit() else id_


async def _reached_end(update: Update, context: BotContext) -> None:  # noqa: ARG001
    # process_update swallows what goes wrong before the handlers; this proves that it did get to them.
    context.turn.handled = True


_END: TypeHandler[Update, BotContext, None] = TypeHandler(Update, _reached_end)


async def _note_error(update: object, context: BotContext) -> None:  # noqa: ARG001
    # process_update never raises: the error is carried out by hand (and the first one counts).
    if context.turn.error is None and context.error is not None:
        context.turn.error = context.error
