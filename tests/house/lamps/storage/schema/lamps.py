"""Table of the streets whose lamps are counted."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Table

from storage.columns import id_, metadata, moment, number, only

streets = Table(
    "streets",
    metadata,
    id_(),
    number("member_id", ForeignKey("members.id")),
    number("out", nullable=True),
    moment("due_at", nullable=True),
    only("ix_streets_due", "due_at IS NOT NULL", "due_at"),
)
