"""Every message of training mode says so: nobody can take it for real, on no network and in no language."""

from __future__ import annotations

from dataclasses import replace

from core.channels import AnswerTap, Channel, Delete, Edit, Outgoing, Send
from core.screen import Rendered
from texts import TRAINING_MARK


class Watermarked:
    """A channel that marks what goes through it."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.name = channel.name

    async def deliver(self, outgoing: Outgoing) -> str | None:
        return await self._channel.deliver(marked(outgoing))


def marked(outgoing: Outgoing) -> Outgoing:
    match outgoing:
        case Send() | Edit():
            return replace(outgoing, message=_marked(outgoing.message))
        case Delete():
            return replace(outgoing, instead=_marked(outgoing.instead))
        case AnswerTap():
            return replace(outgoing, text=f"{TRAINING_MARK} · {outgoing.text}" if outgoing.text else "")


def _marked(message: Rendered) -> Rendered:
    first = f"{TRAINING_MARK}\n"
    bold = tuple((start + len(first), length) for start, length in message.bold)
    return replace(message, text=first + message.text, bold=bold)
