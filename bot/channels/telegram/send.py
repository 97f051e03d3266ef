"""Telegram's sending side, and the files that people have sent."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import replace
from typing import Any

from bot.channels.telegram.api import TelegramApi
from bot.channels.telegram.payloads import Call, calls, emptied
from core.channels import Ambiguous, Delete, DeliveryError, Edit, Outgoing, Permanent, Retryable, Send

_log = logging.getLogger(__name__)

_MOST_BEGUN = 256


class TelegramChannel:
    """Implements `core.channels.Channel` and `core.channels.FileSource`."""

    name = "telegram"

    def __init__(self, api: TelegramApi) -> None:
        self._api = api
        # What the calls of a message in several parts brought before one failed. Kept in memory only: after a
        # restart the first part comes twice, which is better than not at all.
        self._begun: OrderedDict[Outgoing, list[Any]] = OrderedDict()

    async def deliver(self, outgoing: Outgoing) -> str | None:
        """Send, and return the ids of its parts, joined by commas; None where nothing new came of it. Raises
        DeliveryError.

        Called again with an equal message after a failure half-way, it goes on where it stopped. A picture that the
        network will not take does not hold back its text.
        """
        if isinstance(outgoing, Delete):
            await self._recall(outgoing)
            return None
        try:
            results = await self._several(outgoing, calls(outgoing))
        except Permanent as error:
            words = _words_alone(outgoing)
            if words is None:
                raise
            _log.warning("telegram: sent without its media: %s", error.reason)
            return await self.deliver(words)
        if isinstance(outgoing, Edit):
            return outgoing.message_id
        ids = [str(result["message_id"]) for result in results if isinstance(result, dict) and "message_id" in result]
        return ",".join(ids) or None

    async def fetch(self, ref: str, most: int) -> bytes:
        return await self._api.download(ref, most)

    async def _several(self, outgoing: Outgoing, todo: list[Call]) -> list[Any]:
        done = self._begun.pop(outgoing, []) if len(todo) > 1 else []
        for call in todo[len(done) :]:
            try:
                done.append(await self._one(call))
            except (Retryable, Ambiguous):
                if done:
                    self._remember(outgoing, done)
                raise
        return done

    async def _recall(self, delete: Delete) -> None:
        """Every part: deleted, or else emptied. What cannot even be emptied must not save the parts after it."""
        refused: DeliveryError | None = None
        for call, instead in zip(calls(delete), emptied(delete), strict=True):
            try:
                await self._gone(call, instead)
            except Permanent as error:
                refused = error
        if refused is not None:
            raise refused

    async def _gone(self, call: Call, instead: Call) -> None:
        try:
            await self._one(call)
        except Permanent:
            await self._one(instead)

    async def _one(self, call: Call) -> Any:
        return await self._api.call(call.method, call.params, call.files)

    def _remember(self, outgoing: Outgoing, done: list[Any]) -> None:
        self._begun[outgoing] = done
        while len(self._begun) > _MOST_BEGUN:
            self._begun.popitem(last=False)


def _words_alone(outgoing: Outgoing) -> Send | None:
    if isinstance(outgoing, Send) and outgoing.message.media is not None and outgoing.message.text:
        return replace(outgoing, message=replace(outgoing.message, media=None))
    return None
