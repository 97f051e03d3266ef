"""Everything the pretend network knows: the bot, the people, their chats, the updates."""

from collections.abc import Callable
from datetime import datetime

from bot.training.network.chat import Change, Line
from bot.training.network.errors import bad_request, blocked
from bot.training.network.files import FileStore
from bot.training.network.messages import Json
from bot.training.network.phone import Phone
from bot.training.network.profile import Profile
from bot.training.network.queries import Queries
from bot.training.network.updates import UpdateQueue
from bot.training.network.webhook import Webhook

Watcher = Callable[[Change], None]


class World:
    """The state behind the methods. Not thread-safe: it belongs to one event loop."""

    def __init__(self, token: str, clock: Callable[[], datetime], username: str) -> None:
        self.token = token
        self.clock = clock
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Bình Yên (tập huấn)",
            "username": username,
        }
        self.files = FileStore()
        self.updates = UpdateQueue(clock)
        self.queries = Queries(clock)
        self.profile = Profile()
        self.webhook = Webhook(self.updates, clock)
        self.phones: dict[int, Phone] = {}
        self._watchers: list[Watcher] = []
        self._line = Line(self.bot, clock, self.files, self.updates, self.queries, self._announce)

    @property
    def pending(self) -> int:
        """Updates the bot has not confirmed."""
        return len(self.updates)

    def phone(self, user_id: int, first_name: str, *, language_code: str = "vi") -> Phone:
        """The phone of a person, handed out on first use."""
        if user_id not in self.phones:
            user: Json = {
                "id": user_id,
                "is_bot": False,
                "first_name": first_name,
                "language_code": language_code,
            }
            self.phones[user_id] = Phone(user, self._line)
        return self.phones[user_id]

    def reachable(self, chat_id: object) -> Phone:
        """The phone a bot may write to: its owner wrote first and has not stopped the bot."""
        phone = self.known(chat_id)
        if phone.blocked:
            raise blocked()
        return phone

    def known(self, chat_id: object) -> Phone:
        """The phone behind a chat id in any spelling the API takes."""
        if chat_id is None or chat_id == "":
            raise bad_request("chat_id is empty")
        if isinstance(chat_id, bool) or not isinstance(chat_id, int | str):
            raise bad_request('field "chat_id" must be of type Integer or String')
        try:
            phone = self.phones.get(int(chat_id))
        except ValueError:
            phone = None
        if phone is None or not phone.started:
            raise bad_request("chat not found")
        return phone

    def subscribe(self, watcher: Watcher) -> Callable[[], None]:
        """Be told of each change on any phone; gives the way to stop it."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def _announce(self, change: Change) -> None:
        for watcher in tuple(self._watchers):
            watcher(change)
