"""One message kept up to date in each chat: sent once, edited from then on; sent anew, it replaces the one before.

Only rows of the outbox are written here; what they say is composed just before they are sent.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from core.channels import Delete, Edit, last_part
from core.notify import notice
from core.outbox import Leased, NewMessage, Priority
from core.payload import from_json
from core.screen import Rendered
from core.work import Work


@dataclass(frozen=True, slots=True)
class Live:
    """A kind of message that is kept up to date, as its feature declares it.

    Payloads say what it means: `show` brings it as a new message (subject, `silent`); `update` edits it, or takes away
    one that was it (subject, `moved`, `up`). `first` makes the message for each who should have one. `speaks_of` tells
    of which subject a button is: the buttons of an edit count as shown only where those of the same subject were.
    """

    show: type[Any]
    update: type[Any]
    priority: Priority  # of an edit
    first: Callable[[Work, int], Awaitable[list[NewMessage]]] | None = None
    speaks_of: Callable[[str], int | None] | None = None

    @property
    def kind(self) -> str:
        """The name under which its messages are kept."""
        return str(self.show.kind)


class Shown(NamedTuple):
    """A live message: about this subject, on this account's phone, as this message with all its parts ("12,13")."""

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
    rows = [_update(live, subject, id_, f"{id_}:{version}", priority) for id_ in accounts]
    await work.tx.outbox.add(rows, work.now)


async def holders(work: Work, live: Live, subject: int) -> list[int]:
    """The accounts that have it, or to which it is just on its way."""
    shown = await work.tx.live_messages.of(live.kind, subject)
    return list(dict.fromkeys([*shown, *await work.tx.outbox.under_way(live.kind, subject)]))


async def find(work: Work, live: Live, subject: int, account_id: int) -> str | None:
    """The message of this account that is kept up to date; of one in several parts the part with the buttons."""
    found = await work.tx.live_messages.find(live.kind, subject, account_id)
    return last_part(found) if found is not None else None


# -- another message has become it -----------------------------------------------------------------------------------


async def delivered(work: Work, lives: Iterable[Live], rows: Sequence[tuple[Leased, str | None]]) -> None:
    """Note which of these rows, sent as these messages, are live messages from now on."""
    for live in lives:
        new = [(row, id_) for row, id_ in rows if row.kind == live.kind and id_ is not None]
        shown = [Shown(from_json(live.show, row.payload).subject, row.account_id, id_) for row, id_ in new]
        await are_live(work, live, shown)


async def are_live(work: Work, live: Live, shown: Sequence[Shown]) -> None:
    """These messages are kept up to date from now on; those before leave the chats."""
    if not shown:
        return
    known = await work.tx.live_messages.about(live.kind, {one.subject for one in shown})
    for one in shown:
        place = one.subject, one.account_id
        before = known.get(place)
        if before is not None and last_part(before) == last_part(one.message_id):
            continue
        known[place] = one.message_id
        await work.tx.live_messages.put(live.kind, *one)
        if before is not None:
            await work.tx.outbox.add([await _moved(work, live, one, before)], work.now)


async def pressed(work: Work, live: Live, on: Shown, *, looks_wrong: bool = False) -> None:
    """The pressed message is kept up to date from now on, unless it has been replaced: then the one that came instead
    shows what the press did. `looks_wrong`: it offered what is not to be had any more."""
    before = await find(work, live, on.subject, on.account_id)
    if before != on.message_id and not await _replaced(work, live, on):
        await are_live(work, live, [on])
    if looks_wrong or before != on.message_id:
        await work.tx.outbox.add([_update(live, on.subject, on.account_id)], work.now)


async def answered_below(work: Work, live: Live, message: Shown) -> bool:
    """Whether what is asked from this message is answered below it, for it goes on being edited, or is to go."""
    found = await find(work, live, message.subject, message.account_id)
    return found == message.message_id or await _replaced(work, live, message)


async def _replaced(work: Work, live: Live, message: Shown) -> bool:
    """Whether it has left the chat, or is about to. One that could not be taken away stays."""
    fate = await work.tx.outbox.fate(_end_of(live, message))
    return fate is not None and (fate.waits or fate.sent_at is not None)


# -- for the deliverer -----------------------------------------------------------------------------------------------


async def edited(work: Work, live: Live, meant: Any, row: Leased, message: Rendered) -> Edit | Delete | None:
    """The deed of an update now; None when there is nothing to edit, or the message to take away is it again. Where
    the network does not delete any more, `message` stays in its place."""
    found = await find(work, live, meant.subject, row.account_id)
    if found is None or (meant.moved is not None and found == last_part(meant.moved)):
        return None
    return Edit(row.chat_id, found, message) if meant.moved is None else Delete(row.chat_id, meant.moved, message)


async def anew(work: Work, live: Live, row: Leased, gone: str) -> NewMessage:
    """Instead of the edit of a message that is `gone`: a new one, without a sound; an edit of the one that has come in
    its place meanwhile."""
    subject = from_json(live.update, row.payload).subject
    if await find(work, live, subject, row.account_id) != gone:
        return _update(live, subject, row.account_id)
    return notice(live.show(subject, silent=True), row.account_id, row.priority, f"{live.kind}:{subject}:anew{row.id}")


async def _moved(work: Work, live: Live, now: Shown, before: str) -> NewMessage:
    """The end of the message before, told once; anew when it could not be taken away and became it again. `up`: the one
    in its place stands further up. Nothing waits behind it: where the network fails, what is new goes first."""
    old, new = last_part(before), last_part(now.message_id)
    up = old.isdigit() and new.isdigit() and int(new) < int(old)
    key = _end_of(live, now._replace(message_id=before))
    known = await work.tx.outbox.fate(key) is not None
    moved = live.update(now.subject, moved=before, up=up)
    return notice(moved, now.account_id, Priority.DIGEST, None if known else key)


def _end_of(live: Live, message: Shown) -> str:
    return f"{live.update.kind}:{message.subject}:{message.account_id}:moved{last_part(message.message_id)}"


def _update(
    live: Live, subject: int, account_id: int, once: str | None = None, priority: Priority | None = None
) -> NewMessage:
    key = None if once is None else f"{live.update.kind}:{subject}:{once}"
    return notice(live.update(subject), account_id, live.priority if priority is None else priority, key)
