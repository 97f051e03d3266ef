"""Shifts, who is on them, and how each of them stands (domain notes §2.1-2.2, §6.1).

A shift belongs to the local date on which it starts: "ca đêm 14 rạng 15/11".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ShiftState(StrEnum):
    DRAFT = "draft"  # on the roster, nobody has been told
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    CLOSED = "closed"  # everybody is out


class Answer(StrEnum):
    """Answer of a member to being on a shift."""

    NONE = "none"
    CAN = "can"  # Đi được
    CANNOT = "cannot"  # Không đi được
    LEAVE = "leave"  # nothing: their leave, or what exempts them, says that they do not come

    @property
    def no(self) -> bool:
        return self in (Answer.CANNOT, Answer.LEAVE)


class Origin(StrEnum):
    """How a member came onto a shift."""

    ROSTER = "roster"
    SUBSTITUTE = "substitute"  # in the place of another, with consent
    OFFERED = "offered"  # took a gap: "Tôi nhận"
    LATE_ENTRY = "late_entry"  # Nhập bù: entered by the leader afterwards


class By(StrEnum):
    """How a coming or going was written down."""

    SELF = "self"
    OFFLINE = "offline"  # the same, by a button pressed while the network was away: the hour is not sure
    LEADER = "leader"  # Điểm danh hộ: roll call for people without a smartphone
    RULE = "rule"  # a forgotten check-out, closed when its time was up
    LATE_ENTRY = "late_entry"
    GONE = "gone"  # on patrol no more (suspended, left, another role): in the middle of a shift

    @property
    def own(self) -> bool:
        """By the member, with their own phone."""
        return self in (By.SELF, By.OFFLINE)


class EventKind(StrEnum):
    """One line of a shift's log (Sổ nhật ký tuần tra). Lines are only ever added."""

    PUBLISHED = "published"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    ANSWERED = "answered"
    ASKED = "asked"  # for a substitute
    REPLACED = "replaced"
    UNDONE = "undone"
    JOINED = "joined"
    CHECKED_IN = "checked_in"
    PLACE = "place"
    CHECKPOINT = "checkpoint"
    OK = "ok"
    MISSED = "missed"  # no answer to an OK-check
    NOTE = "note"
    COUNT = "count"  # people reminded: numbers only
    EQUIPMENT = "equipment"
    CHECKED_OUT = "checked_out"
    HANDOVER = "handover"
    CORRECTED = "corrected"
    SIGNED = "signed"
    UNSIGNED = "unsigned"  # what was signed has changed
    ENTERED = "entered"  # Nhập bù


# The `ref` of a check-in by somebody who had checked out: after more than the grace, or within it, when the check-out
# was a slip of the thumb and nothing has happened.
RETURNED, SLIPPED = "returned", "back"


@dataclass(frozen=True, slots=True)
class Shift:
    """`responsible_id` is the one person who answers for it; `step` counts the steps of its own clock already gone.

    It needs `minimum` people, should have `target`, and may have `maximum`.
    """

    id: int
    day: date
    template: str
    name: str
    team: str
    starts_at: datetime
    ends_at: datetime
    muster: str
    plan_id: int | None
    responsible_id: int | None
    minimum: int
    target: int
    maximum: int
    state: ShiftState = ShiftState.DRAFT
    step: int = 0
    next_at: datetime | None = None
    closed_at: datetime | None = None
    flagged: bool = False  # closed by rule: somebody forgot to check out
    leader_signed_by: int | None = None
    police_signed_by: int | None = None

    def running(self, now: datetime) -> bool:
        return self.state is ShiftState.PUBLISHED and self.starts_at <= now < self.ends_at


@dataclass(frozen=True, slots=True)
class NewShift:
    """A shift about to be entered, with the members who are on it from the beginning."""

    day: date
    template: str
    name: str
    team: str
    starts_at: datetime
    ends_at: datetime
    muster: str
    plan_id: int | None
    responsible_id: int | None
    minimum: int
    target: int
    maximum: int
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """One member on one shift. `off`: no longer on it (replaced, taken off), kept for the record.

    `step` counts the reminders already gone. Times are UTC; `late` is how long after the start the member came.
    """

    id: int
    shift_id: int
    member_id: int
    origin: Origin = Origin.ROSTER
    off: bool = False
    answer: Answer = Answer.NONE
    answered_at: datetime | None = None
    reason: str = ""
    step: int = 0
    next_at: datetime | None = None
    in_at: datetime | None = None
    in_by: By | None = None
    in_place: str = ""  # "position", a checkpoint's code, or "list"
    distance: int | None = None  # metres from the muster point
    late_reason: str = ""
    out_at: datetime | None = None
    out_by: By | None = None
    absent: bool = False  # the leader has written down that this member did not come

    @property
    def on_duty(self) -> bool:
        return self.in_at is not None and self.out_at is None

    @property
    def expected(self) -> bool:
        """Whether the member is on the shift, has not said otherwise, and is not on leave."""
        return not self.off and not self.answer.no


@dataclass(frozen=True, slots=True)
class Event:
    """`text` is people's words, `ref` a code or a number; `by_id` who wrote it down, where that is another
    than `member_id`, whom it is about."""

    kind: EventKind
    at: datetime
    member_id: int | None = None
    by_id: int | None = None
    text: str = ""
    ref: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """An assignment with its shift: what one member has to do."""

    shift: Shift
    assignment: Assignment

    @property
    def stands(self) -> bool:
        """Whether the shift takes place and its member goes, as far as anybody knows."""
        return self.shift.state is not ShiftState.CANCELLED and self.assignment.expected


@dataclass(frozen=True, slots=True)
class Watch:
    """The clocks that run while somebody is on duty. `ok_step` counts the questions since the last answer, `out_step`
    the reminders of a forgotten check-out; `taken_by` said "Tôi lo" to a silence."""

    assignment_id: int
    shift_id: int
    member_id: int
    ok_at: datetime | None = None
    ok_step: int = 0
    out_at: datetime | None = None
    out_step: int = 0
    seen_at: datetime | None = None
    taken_by: int | None = None
