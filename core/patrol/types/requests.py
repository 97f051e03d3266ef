"""Requests about shifts: to stand in for somebody, to correct a night, to enter a roster sent as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Sheet:
    """`number` counts the files of an account: the buttons under an older one are known by it. `ref` is what the
    network calls the file, until it is read; `lines` what was read (`core.patrol.sheet.rows.packed`), until it is
    entered. `next_at`: when it is tried to fetch it, `attempts` times so far."""

    account_id: int
    number: int
    channel: str
    ref: str
    lines: str
    next_at: datetime | None
    attempts: int
    expires_at: datetime

    @property
    def waits(self) -> bool:
        """To be read, or to be entered."""
        return bool(self.ref or self.lines)


class AskState(StrEnum):
    """How a request for a substitute stands."""

    OPEN = "open"
    ACCEPTED = "accepted"  # by the partner; where the config says so the leader still has to confirm
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"
    LAPSED = "lapsed"  # accepted, and nobody confirmed it in time


@dataclass(frozen=True, slots=True)
class Ask:
    """ "Nhờ thay": `to_id` is one member, or None when it is offered to everybody who is free; `partner_id` who said
    yes, at `accepted_at`, `new_id` the assignment that came of it. While it waits for the leader its clock strikes at
    `next_at` for the `step` after those already taken (`core.patrol.shift_times.confirm_spans`)."""

    id: int
    assignment_id: int
    shift_id: int
    from_id: int
    to_id: int | None
    state: AskState
    made_at: datetime
    partner_id: int | None = None
    new_id: int | None = None
    settled_at: datetime | None = None
    accepted_at: datetime | None = None
    step: int = 0
    next_at: datetime | None = None


class CorrectionState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Correction:
    """Other times than those written down, with a reason; they count once a second person has approved them. No times
    at all: the member was not there."""

    id: int
    assignment_id: int
    shift_id: int
    in_at: datetime | None
    out_at: datetime | None
    reason: str
    proposed_by: int
    proposed_at: datetime
    state: CorrectionState = CorrectionState.PROPOSED
    decided_by: int | None = None
    decided_at: datetime | None = None
    refused_because: str = ""
