"""What waits to be sent. A reply is a rendered screen; a notice is a meaning that is looked up again just before
sending and dropped when it no longer matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from core.people import Language, Member


class Priority(IntEnum):
    """The one map of what goes first."""

    ALERT = 0
    TAP = 1
    REPLY = 2
    REMINDER = 3
    DIGEST = 4
    ANNOUNCEMENT = 5


class Kind(StrEnum):
    """What a row of the outbox means. Payloads are small JSON objects, see `core.notices` and `jobs.deliver`."""

    REPLY = "reply"  # {"edit": message id or null, "m": Rendered}
    TAP = "tap"  # {"query": id, "text": str}: the answer to a pressed button
    CARD = "card"  # {"incident": id}: an alert with its buttons
    CARD_UPDATE = "card_update"  # {"incident": id}: the same card, edited in place; "moved": an older message of it
    MEDIA = "media"  # {"incident": id, "entry": id}
    NEWS = "news"  # {"incident": id, "since": entry id}: what was added since
    STATUS = "status"  # {"incident": id, "event": str, "at": ISO}: to the reporter
    NUDGE = "nudge"  # {"incident": id}: the holder has gone quiet
    CORRECTION = "correction"  # {"correction": id}: to who may decide it
    CORRECTION_SETTLED = "correction_settled"  # {"correction": id}: to who proposed it and whom it is about
    LATE_ENTRY = "late_entry"  # {"assignment": id}: to whom was entered
    UNSIGNED = "unsigned"  # {"shift": id}: to who had signed it
    SAY = "say"  # {"text": text id, "params": {...}}: a plain sentence with no personal content


@dataclass(frozen=True, slots=True)
class NewMessage:
    """`dedup_key` is unique for ever: adding the same key twice adds nothing."""

    kind: Kind
    account_id: int
    priority: Priority
    payload: str
    dedup_key: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Leased:
    """A row taken for sending, with what is needed to address and render it."""

    id: int
    kind: Kind
    priority: Priority
    payload: str
    attempts: int
    created_at: datetime
    account_id: int
    channel: str
    chat_id: str
    member: Member | None
    language: Language  # of the account; the member's own counts more
    expires_at: datetime | None = None
    blocked: bool = False
