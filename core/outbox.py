"""What waits to be sent. A reply is a rendered screen; a notice is a meaning that is looked up again just before
sending and dropped when it no longer matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from core.people.types import Language, Member


class Priority(IntEnum):
    """The one map of what goes first. The numbers are kept with the rows: what is new gets one of its own."""

    ALARM = -1  # an incident on a phone that has not rung for it, or is called anew
    ALERT = 0  # what more there is to an alert: the same card again, news, pictures
    TAP = 1
    REPLY = 2
    REMINDER = 3
    DIGEST = 4
    ANNOUNCEMENT = 5


class Kind(StrEnum):
    """What a row of the outbox means. Payloads are small JSON objects, see the notices and `jobs.deliver`."""

    REPLY = "reply"  # {"edit": message id or null, "outside": said to somebody who is no member, "m": Rendered}
    RECEIPT = "receipt"  # the same, with the number of a report: it is never given up (docs/adr/0010)
    TAP = "tap"  # {"query": id, "text": str}: the answer to a pressed button
    CARD = "card"  # {"incident": id}: an alert with its buttons
    CARD_UPDATE = "card_update"  # {"incident": id}: the same card, edited in place; "moved": one that was it
    MEDIA = "media"  # {"incident": id, "entry": id}
    NEWS = "news"  # {"incident": id, "since": entry id}: what was added since
    STATUS = "status"  # {"incident": id, "event": str, "at": ISO}: to the reporter
    CLOSED = "closed"  # {"incident": id}: to whoever comes, and does not have to any more
    ARRIVED = "arrived"  # core.people.joining.Arrival: to whoever made the invitation
    NUDGE = "nudge"  # {"incident": id}: the holder has gone quiet
    RECALL = "recall"  # {"incident": id, "number": its number, "row": id of the row here that is to be undone}
    DUTY_STILL = "duty_still"  # {"since": seconds}: does your duty go on?
    DUTY_ENDED = "duty_ended"  # {"member": id, "since": ISO, "at": ISO}: it ended by rule
    # Answers, reminders, substitutes: see core.patrol.staffing.notices and substitute_notices.
    SHIFT_REMINDER = "shift_reminder"  # {"assignment": id, "step": n, "starts": ISO}
    CANNOT_COME = "cannot_come"  # {"assignment": id, "at": ISO}: to the leader
    CAN_AFTER_ALL = "can_after_all"  # {"assignment": id}: to the leader
    UNANSWERED = "unanswered"  # {"shift": id}: to the leader
    SHORT = "short"  # {"shift": id}: to the leader and the duty officer
    GAP = "gap"  # {"shift": id}: to whoever is free
    JOINED = "joined"  # {"assignment": id}: somebody took a gap; to the leader
    ASKED = "asked"  # {"ask": id}: will you go instead?
    SUBSTITUTE = "substitute"  # {"ask": id, "event": str, "by": member id}: what became of a request
    CONFIRM_SUBSTITUTE = "confirm_substitute"  # {"ask": id}: to the leader
    # On duty: see core.patrol.night.notices.
    SHIFT_CARD = "shift_card"  # {"shift": id, "silent": bool}: who is there and who is missing, to the leader
    SHIFT_CARD_UPDATE = "shift_card_update"  # {"shift": id}: the same, edited in place; "moved": an older message of it
    ROLL_CALLED = "roll_called"  # {"assignment": id, "by": member id}: to whom was marked as there or away
    NOT_THERE = "not_there"  # {"shift": id}: to a member who has not checked in
    TOO_FEW = "too_few"  # {"shift": id}: fewer have come than must be there; to the duty officer
    FEW_LEFT = "few_left"  # {"shift": id}: somebody is off duty early; to the leader and the duty officer
    OK_CHECK = "ok_check"  # {"assignment": id, "step": n}: are you all right?
    SILENCE = "silence"  # {"assignment": id}: to whoever answers for the shift
    SILENCE_TAKEN = "silence_taken"  # {"assignment": id, "by": member id}
    SILENCE_OVER = "silence_over"  # {"assignment": id, "at": ISO}
    STILL_IN = "still_in"  # {"assignment": id}: a forgotten check-out, to the member
    THEY_ARE_STILL_IN = "they_are_still_in"  # {"shift": id}: the same, to the leader and the duty officer
    CLOSED_FOR_YOU = "closed_for_you"  # {"assignment": id}: checked out by rule, or by the leader's end of the shift
    CORRECTION = "correction"  # {"correction": id}: to who may decide it
    CORRECTION_SETTLED = "correction_settled"  # {"correction": id}: to who proposed it and whom it is about
    LATE_ENTRY = "late_entry"  # {"assignment": id}: to whom was entered
    UNSIGNED = "unsigned"  # {"shift": id}: to who had signed it
    SIGN = "sign"  # {"shift": id}: this one, and what else waits for a leader's signature
    POLICE_SIGN = "police_sign"  # {"shift": id}: what waits for the signature of the police
    SAY = "say"  # {"text": text id, "params": {...}}: a plain sentence with no personal content
    # -- patrols: the roster
    ROSTER = "roster"  # {"first": ISO day, "last": ISO day}: one's own shifts of a span that was published
    LEAVE = "leave"  # {"member", "first", "last", "kinds", "by", "gone"}: leave that falls on shifts; to the leader
    YOUR_LEAVE = "your_leave"  # the same, to the member for whom somebody else entered it
    RESTORED = "restored"  # {"member": id}: a member may go on patrol again; to the leader
    GONE = "gone"  # {"member": id, "shifts": [id]}: a member is off these shifts for good; to the leader
    SHEET = "sheet"  # {"account": id, "number": n}: what a roster file would change; to who sent it
    SHIFT_CHANGED = "shift_changed"  # {"shift": id, "what": core.patrol.roster.notices.Change}


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
class Fate:
    """What became of a message. Neither `waits` nor `sent_at`: it was dropped."""

    waits: bool
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Leased:
    """A row taken for sending, with what is needed to address and render it. `created_at` is when it could first have
    gone out."""

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
    dedup_key: str | None = None
