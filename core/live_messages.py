"""One message kept up to date in each chat: sent once, edited from then on; sent anew, it replaces the one before.

Only rows of the outbox are written here; what they say is composed just before they are sent.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from core.channels import Delete, Edit, last_part
from core.jsontext import decoded, written
from core.outbox import Kind, Leased, NewMessage, Priority
from core.screen import Rendered
from core.work import Work


@dataclass(frozen=True, slots=True)
class Live:
    """A kind of message that is kept up to date, as its feature declares it.

    The names are stored: `name` with each message, `subject` in payloads, `keys` at the beginning of dedup keys.
    """

    name: str
    show: Kind  # the row that brings it as a new message
    update: Kind  # the row that edits it; with "moved", takes away a message that was it
    subject: str
    keys: str
    priority: Priority  # of an edit
    first: Callable[[Work, int], Awaitable[list[NewMessage]]] | None = None  # for each who should have one


class Shown(NamedTuple):
    """A live message: about this subject, on this account's phone, as this message."""

    subject: int
    account_id: int
    message_id: str


# -- the subject has changed -----------------------------------------------------------------------------------------


async def refresh(work: Work, live: Live, subject: int, version: int | str) -> None:
    """Edit every message delivered, or just on its way; one that still waits will show how it stands anyway. Whoever
    should have one and has none gets it. `version` names the change, so that it is told once."""
    have = await holders(work, live, subject)
    await refresh_of(work, live, subject, have, version)
    if live.first is not None:
        new = await live.first(work, subject)
        await work.tx.outbox.add([one for one in new if one.account_id not in have], work.now)


async def refresh_of(
    work: Work,
    live: Live,
    subject: int,
    accounts: Iterable[int],
    version: int | str,
    priority: Priority | None = None,
) -> None:
    """Edit it on these phones. The edit stands in line behind the message itself, so it finds it delivered."""
    begins = f"{live.keys}update:{subject}:"
    rows = [_update(live, subject, id_, f"{begins}{id_}:{version}", priority) for id_ in accounts]
    await work.tx.outbox.add(rows, work.now)


async def holders(work: Work, live: Live, subject: int) -> list[int]:
    """The accounts that have it, or to which it is just on its way."""
    shown = await work.tx.live_messages.of(live.name, subject)
    return list(dict.fromkeys([*shown, *await work.tx.outbox.under_way(f"{live.keys}:{subject}:")]))


# -- another message has become it -----------------------------------------------------------------------------------


async def delivered(work: Work, lives: Iterable[Live], rows: Sequence[tuple[Leased, str | None]]) -> None:
    """Note which of these rows, sent as these messages, are live messages from now on."""
    for live in lives:
        new = [(row, last_part(id_)) for row, id_ in rows if row.kind is live.show and id_ is not None]
        await are_live(work, live, [Shown(_subject(live, row), row.account_id, id_) for row, id_ in new])


async def are_live(work: Work, live: Live, shown: Sequence[Shown]) -> None:
    """These messages are kept up to date from now on; those before leave the chats."""
    if not shown:
        return
    known = await work.tx.live_messages.about(live.name, {one.subject for one in shown})
    for one in shown:
        place = one.subject, one.account_id
        before, known[place] = known.get(place), one.message_id
        await work.tx.live_messages.put(live.name, *one)
        if before is not None and before != one.message_id:
            await work.tx.outbox.add([_moved(live, one, before)], work.now)


async def pressed(work: Work, live: Live, on: Shown, *, looks_wrong: bool = False) -> None:
    """The pressed message is kept up to date from now on, unless it has been replaced: then the one that came instead
    shows what the press did. `looks_wrong`: it offered what is not to be had any more."""
    before = await work.tx.live_messages.find(live.name, on.subject, on.account_id)
    if before != on.message_id and not await _replaced(work, live, on):
        await are_live(work, live, [on])
    if looks_wrong or before != on.message_id:
        await work.tx.outbox.add([_update(live, on.subject, on.account_id)], work.now)


async def answered_below(work: Work, live: Live, message: Shown) -> bool:
    """Whether what is asked from this message is answered below it, for it goes on being edited, or is to go."""
    found = await work.tx.live_messages.find(live.name, message.subject, message.account_id)
    return found == message.message_id or await _replaced(work, live, message)


async def _replaced(work: Work, live: Live, message: Shown) -> bool:
    """Whether it has left the chat, or is about to. One that could not be taken away stays."""
    fates = await work.tx.outbox.fates(f"{_end_of(live, message)}:")
    return any(fate.waits or fate.sent_at for fate in fates)


# -- for the deliverer -----------------------------------------------------------------------------------------------


async def edited(
    work: Work, live: Live, row: Leased, payload: Mapping[str, Any], message: Rendered
) -> Edit | Delete | None:
    """What an `update` row does now; None when there is nothing to edit, or the message to take away is it again. Where
    the network does not delete any more, `message` stays in its place."""
    found = await work.tx.live_messages.find(live.name, int(payload[live.subject]), row.account_id)
    moved = payload.get("moved")
    if found is None or found == moved:
        return None
    return Edit(row.chat_id, found, message) if moved is None else Delete(row.chat_id, moved, message)


async def anew(work: Work, live: Live, row: Leased, gone: str) -> NewMessage:
    """Instead of the edit of a message that is `gone`: a new one, without a sound; an edit of the one that has come in
    its place meanwhile."""
    subject = _subject(live, row)
    if await work.tx.live_messages.find(live.name, subject, row.account_id) != gone:
        return _update(live, subject, row.account_id)
    payload = written({live.subject: subject, "silent": True})
    return NewMessage(live.show, row.account_id, row.priority, payload, f"{live.keys}:{subject}:anew{row.id}")


def _subject(live: Live, row: Leased) -> int:
    return int(decoded(row.payload)[live.subject])


def _moved(live: Live, now: Shown, before: str) -> NewMessage:
    """The end of the message before. `up`: the one in its place stands further up."""
    up = before.isdigit() and now.message_id.isdigit() and int(now.message_id) < int(before)
    payload = {live.subject: now.subject, "moved": before} | ({"up": True} if up else {})
    key = f"{_end_of(live, now._replace(message_id=before))}:{now.message_id}"
    return NewMessage(live.update, now.account_id, live.priority, written(payload), key)


def _end_of(live: Live, message: Shown) -> str:
    return f"{live.keys}moved:{message.subject}:{message.account_id}:{message.message_id}"


def _update(
    live: Live, subject: int, account_id: int, key: str | None = None, priority: Priority | None = None
) -> NewMessage:
    payload = written({live.subject: subject})
    return NewMessage(live.update, account_id, live.priority if priority is None else priority, payload, key)
