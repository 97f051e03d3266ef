"""The tables of patrols: rosters, who is there, what was done, what it amounts to."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Table, UniqueConstraint

from core.patrol.types.field import ItemState
from core.patrol.types.requests import AskState, CorrectionState
from core.patrol.types.shift import Answer, By, EventKind, Origin, ShiftState
from storage.columns import Codes, append_only, code, day, id_, metadata, moment, number, only, text_
from storage.schema.people import accounts, members, teams


def _member(name: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    return number(name, ForeignKey(members.c.id), nullable=nullable, index=index)


patrol_plans = Table(
    "patrol_plans",
    metadata,
    id_(),
    text_("number"),
    day("starts_on"),
    day("ends_on"),
    _member("responsible_id"),
    Column("peak", Boolean, nullable=False),
)

absences = Table(
    "absences",
    metadata,
    id_(),
    _member("member_id", index=True),
    day("starts_on"),
    day("ends_on", index=True),
    Column("templates", Codes, nullable=False),
)

shifts = Table(
    "shifts",
    metadata,
    id_(),
    day("day"),
    text_("template"),
    text_("name"),
    text_("team", ForeignKey(teams.c.code)),
    moment("starts_at"),
    moment("ends_at"),
    text_("muster"),
    number("plan_id", ForeignKey(patrol_plans.c.id), nullable=True),
    _member("responsible_id", nullable=True),
    number("minimum"),
    number("target"),
    number("maximum"),
    code("state", ShiftState),
    number("step"),
    moment("next_at", nullable=True),
    moment("closed_at", nullable=True),
    Column("flagged", Boolean, nullable=False),
    _member("leader_signed_by", nullable=True),
    _member("police_signed_by", nullable=True),
    UniqueConstraint("day", "template", "team"),
    only("ix_shifts_due", "next_at IS NOT NULL", "next_at"),
    only("ix_shifts_open", "state = 'published'", "starts_at"),
    only("ix_shifts_standing", "state IN ('draft', 'published')", "ends_at"),
    only("ix_shifts_cancelled", "state = 'cancelled'", "ends_at"),
    Index("ix_shifts_team", "team", "starts_at"),
)

assignments = Table(
    "assignments",
    metadata,
    id_(),
    number("shift_id", ForeignKey(shifts.c.id)),
    _member("member_id", index=True),
    code("origin", Origin),
    Column("off", Boolean, nullable=False),
    code("answer", Answer),
    moment("answered_at", nullable=True),
    text_("reason"),
    number("step"),
    moment("next_at", nullable=True),
    moment("in_at", nullable=True),
    code("in_by", By, nullable=True),
    text_("in_place"),
    number("distance", nullable=True),
    text_("late_reason"),
    moment("out_at", nullable=True),
    code("out_by", By, nullable=True),
    Column("absent", Boolean, nullable=False),
    UniqueConstraint("shift_id", "member_id"),
    only("ix_assignments_due", "next_at IS NOT NULL", "next_at"),
    only("ix_assignments_on_duty", "in_at IS NOT NULL AND out_at IS NULL", "member_id"),
)

shift_events = Table(
    "shift_events",
    metadata,
    id_(),
    number("shift_id", ForeignKey(shifts.c.id), index=True),
    code("kind", EventKind),
    moment("at"),
    _member("member_id", nullable=True),
    _member("by_id", nullable=True),
    text_("text"),
    text_("ref"),
)

watches = Table(
    "watches",
    metadata,
    number("assignment_id", ForeignKey(assignments.c.id), primary_key=True, autoincrement=False),
    number("shift_id", ForeignKey(shifts.c.id), index=True),
    _member("member_id"),
    moment("ok_at", nullable=True),
    number("ok_step"),
    moment("out_at", nullable=True),
    number("out_step"),
    moment("seen_at", nullable=True),
    _member("taken_by", nullable=True),
    moment("due_at", nullable=True),
    only("ix_watches_due", "due_at IS NOT NULL", "due_at"),
)

asks = Table(
    "asks",
    metadata,
    id_(),
    number("assignment_id", ForeignKey(assignments.c.id), index=True),
    number("shift_id", ForeignKey(shifts.c.id), index=True),
    _member("from_id"),
    _member("to_id", nullable=True),
    code("state", AskState),
    moment("made_at"),
    _member("partner_id", nullable=True),
    number("new_id", ForeignKey(assignments.c.id), nullable=True),
    moment("settled_at", nullable=True),
    moment("accepted_at", nullable=True),
    number("step", server_default="0"),
    moment("next_at", nullable=True),
    only("ix_asks_open", "state = 'open'", "shift_id"),
    only("ix_asks_due", "next_at IS NOT NULL", "next_at"),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    id_(),
    text_("team", ForeignKey(teams.c.code)),
    text_("code"),
    text_("name"),
    number("place"),
    Column("lat", Float, nullable=True),
    Column("lon", Float, nullable=True),
    moment("visited_at", nullable=True),
    UniqueConstraint("team", "code"),
)

positions = Table(
    "positions",
    metadata,
    id_(),
    number("shift_id", ForeignKey(shifts.c.id), index=True),
    _member("member_id"),
    moment("at", index=True),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
)

equipment = Table(
    "equipment",
    metadata,
    id_(),
    text_("team", ForeignKey(teams.c.code), index=True),
    text_("kind"),
    text_("serial"),
    code("state", ItemState),
    moment("noted_at", nullable=True),
    _member("noted_by", nullable=True),
)

corrections = Table(
    "corrections",
    metadata,
    id_(),
    number("assignment_id", ForeignKey(assignments.c.id), index=True),
    number("shift_id", ForeignKey(shifts.c.id), index=True),
    moment("in_at", nullable=True),
    moment("out_at", nullable=True),
    text_("reason"),
    _member("proposed_by"),
    moment("proposed_at"),
    code("state", CorrectionState),
    _member("decided_by", nullable=True),
    moment("decided_at", nullable=True),
    text_("refused_because"),
    only("ix_corrections_open", "state = 'proposed'", "id"),
)

# One row an account: of a file that was entered, left or has expired its number alone stays, so that none comes twice.
sheets = Table(
    "sheets",
    metadata,
    number("account_id", ForeignKey(accounts.c.id), primary_key=True, autoincrement=False),
    number("number"),
    text_("channel"),
    text_("ref"),
    text_("lines"),
    moment("next_at", nullable=True),
    number("attempts"),
    moment("expires_at"),
    only("ix_sheets_due", "next_at IS NOT NULL", "next_at"),
)

# As the timeline of an incident: what the log of a night says stays. Emptying its words is possible. A draft that makes
# way for another takes the changes that were made to it along: nobody was told of them.
append_only(
    """CREATE TRIGGER shift_events_stay BEFORE DELETE ON shift_events
       WHEN (SELECT state FROM shifts WHERE id = old.shift_id) IS NOT 'draft'
       BEGIN SELECT RAISE(ABORT, 'shift_events is append-only'); END""",
    """CREATE TRIGGER shift_events_fixed BEFORE UPDATE ON shift_events
       WHEN new.id <> old.id OR new.shift_id <> old.shift_id OR new.kind <> old.kind OR new.at <> old.at
         OR new.member_id IS NOT old.member_id OR new.by_id IS NOT old.by_id
         OR new.text NOT IN (old.text, '') OR new.ref NOT IN (old.ref, '')
       BEGIN SELECT RAISE(ABORT, 'shift_events is append-only'); END""",
)
