"""Pictures sent as files, with everything the camera wrote into them (docs/adr/0011)."""

from __future__ import annotations

from telegram import Message
from telegram.ext import filters

from core.incident.draft import FLOW
from core.notify import say
from core.screen import screen
from core.text import Text
from handlers import report_telling
from handlers.said import is_picture_file
from handlers.turn import Turn


class PictureFile(filters.MessageFilter):
    """A picture that was not sent as one."""

    def filter(self, message: Message) -> bool:
        return is_picture_file(message)


async def as_file(turn: Turn, message: Message) -> None:
    """It goes no further, and is asked for again; of an album once. The words under it are told as always."""
    await _ask_for_a_photo(turn, message.media_group_id)
    state = await report_telling.tell(turn, message) if message.caption else None
    if state is not None:
        turn.moved(FLOW, state)


async def _ask_for_a_photo(turn: Turn, album: str | None) -> None:
    asked = Text("report.no_picture_files")
    if album is None:
        turn.say(screen(asked), fresh=True)
    else:
        await say(turn.work, turn.account, asked, once=f"nofiles:{turn.account.id}:{album}")
