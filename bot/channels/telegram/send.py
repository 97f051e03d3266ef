"""Telegram's sending side, and the files that people have sent."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import replace
from typing import Any

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.payloads import Call, calls
from core.channels import Ambiguous, Edit, Outgoing, Permanent, Retryable, Send

_log = logging.getLogger(__name__)

_MOST_BEGUN = 256


class TelegramChannel:
    """Implements `core.channels.Channel` and `core.channels.FileSource`."""

    name = "telegram"

    def __init__(self, api: TelegramApi) -> None:
        self._api = api
        # How many calls of a message in several parts went through before one failed. Kept in memory only: after a
        # restart the first part comes twice, which is better than not at all.
        self._begun: OrderedDict[Outgoing, int] = OrderedDict()

    async def deliver(self, outgoing: Outgoing) -> str | None:
        """Send, and return the id of the last message; None for the answer to a tap. Raises DeliveryError.

        Called again with an equal message after a failure half-way, it goes on where it stopped. A picture that the
        network will not take does not hold back its text.
        """
        try:
            todo = calls(outgoing)
            result = await (self._one(todo[0]) if len(todo) == 1 else self._several(outgoing, todo))
        except Permanent as error:
            words = _words_alone(outgoing)
            if words is None:
                raise
            _log.warning("telegram: sent without its media: %s", error.reason)
            return await self.deliver(words)
        if isinstance(outgoing, Edit):
            return outgoing.message_id
        return str(result["message_id"]) if isinstance(result, dict) and "message_id" in result else None

    async def fetch(self, ref: str, most: int) -> bytes:
        return await self._api.download(ref, most)

    async def _several(self, outgoing: Outgoing, todo: list[Call]) -> Any:
        done = self._begun.pop(outgoing, 0)
        result = None
        for call in todo[done:]:
            try:
                result = await self._one(call)
            except (Retryable, Ambiguous):
                self._remember(outgoing, done)
                raise
            done += 1
        return result

    async def _one(self, call: Call) -> Any:
        return await self._api.call(call.method, call.params, call.files)

    def _remember(self, outgoing: Outgoing, done: int) -> None:
        self._begun[outgoing] = done
        while len(self._begun) > _MOST_BEGUN:
            self._begun.popitem(last=False)


def _words_alone(outgoing: Outgoing) -> Send | None:
    if isinstance(outgoing, Send) and outgoing.message.media is not None and outgoing.message.text:
        return replace(outgoing, message=replace(outgoing.message, media=None))
    return None
