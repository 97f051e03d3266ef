"""Columns that say what a waiting message is about. Until now its dedup key was cut apart for it.

Rows that wait still have their payload, those that are settled only their key. Where neither says it, the columns stay
empty: nobody asks after those.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

from storage.migrations.parts import index_only, number, text_

revision = "0012"
down_revision = "0011"

# Of each kind of the first releases: its feature, the field of the payload, and the beginning of the dedup key after
# which the subject stands.
_KINDS = {
    "card": ("incident", "incident", "card"),
    "card_update": ("incident", "incident", "update"),
    "media": ("incident", "incident", ""),
    "news": ("incident", "incident", "news"),
    "status": ("incident", "incident", "status"),
    "closed": ("incident", "incident", "closed"),
    "nudge": ("incident", "incident", "nudge"),
    "recall": ("incident", "incident", ""),
    "reply": ("incident", "", "told"),
    "receipt": ("incident", "", "told"),
    "arrived": ("people", "invitation", "arrived"),
    "duty_still": ("people", "", ""),
    "duty_ended": ("people", "member", ""),
    "roster": ("patrol", "", ""),
    "shift_changed": ("patrol", "shift", "shift"),
    "gone": ("patrol", "member", "gone"),
    "restored": ("patrol", "member", "restored"),
    "leave": ("patrol", "member", ""),
    "your_leave": ("patrol", "member", ""),
    "sheet": ("patrol", "account", ""),
    "shift_reminder": ("patrol", "assignment", "remind"),
    "cannot_come": ("patrol", "assignment", "cannot"),
    "can_after_all": ("patrol", "assignment", "can"),
    "joined": ("patrol", "assignment", "joined"),
    "unanswered": ("patrol", "shift", "unanswered"),
    "short": ("patrol", "shift", "short"),
    "gap": ("patrol", "shift", "gap"),
    "asked": ("patrol", "ask", "ask"),
    "substitute": ("patrol", "ask", "ask"),
    "confirm_substitute": ("patrol", "ask", "confirm"),
    "shift_card": ("patrol", "shift", "shiftcard"),
    "shift_card_update": ("patrol", "shift", "shiftupdate"),
    "roll_called": ("patrol", "assignment", "rollcall"),
    "not_there": ("patrol", "shift", "notthere"),
    "too_few": ("patrol", "shift", "toofew"),
    "few_left": ("patrol", "shift", "fewleft"),
    "ok_check": ("patrol", "assignment", "ok"),
    "silence": ("patrol", "assignment", "ok"),
    "silence_taken": ("patrol", "assignment", ""),
    "silence_over": ("patrol", "assignment", ""),
    "still_in": ("patrol", "assignment", "stillin"),
    "they_are_still_in": ("patrol", "shift", "theyarein"),
    "closed_for_you": ("patrol", "assignment", "closedforyou"),
    "correction": ("patrol", "correction", "correction"),
    "correction_settled": ("patrol", "correction", "correction_settled"),
    "late_entry": ("patrol", "assignment", "late_entry"),
    "unsigned": ("patrol", "shift", ""),
    "sign": ("patrol", "shift", ""),
    "police_sign": ("patrol", "shift", ""),
}


class _About(NamedTuple):
    subject: int | None
    member: int | None
    added: dict[str, object]  # to the payload, for what only the key said until now


def upgrade() -> None:
    op.add_column("outbox", text_("feature", nullable=True))
    op.add_column("outbox", number("subject", nullable=True))
    op.add_column("outbox", number("member", nullable=True))
    connection = op.get_bind()
    found = sa.text("UPDATE outbox SET feature = :feature, subject = :subject, member = :member WHERE id = :id")
    meant = sa.text("UPDATE outbox SET payload = :payload WHERE id = :id")
    known = list(_known(connection))
    if known:
        connection.execute(found, [row for row, _ in known])
    completed = [{"id": row["id"], "payload": payload} for row, payload in known if payload]
    if completed:
        connection.execute(meant, completed)
    index_only("ix_outbox_subject", "outbox", "subject IS NOT NULL", "kind", "subject")


def _known(connection: sa.Connection) -> Iterator[tuple[dict[str, Any], str]]:
    """Columns of each row whose subject is known, and a payload that says more, if any."""
    entries = _pairs(connection, "SELECT id, incident_id FROM incident_entries")
    members = _pairs(connection, "SELECT id, member_id FROM assignments")
    rows = connection.execute(sa.text("SELECT id, kind, payload, dedup_key FROM outbox"))
    for id_, kind, payload, key in rows.all():
        if kind not in _KINDS:
            continue
        feature, field, _ = _KINDS[kind]
        said, parts = _object(payload), (key or "").split(":")
        about = _about(kind, said, parts)
        subject = entries.get(_number(parts, 1)) if kind == "media" and about.subject is None else about.subject
        if subject is None:
            continue
        member = members.get(subject) if field == "assignment" else about.member
        more = json.dumps({**said, **about.added}, ensure_ascii=False) if said and about.added else ""
        yield {"id": id_, "feature": feature, "subject": subject, "member": member}, more


def _pairs(connection: sa.Connection, statement: str) -> dict[int | None, int]:
    return {row[0]: row[1] for row in connection.execute(sa.text(statement))}


def _about(kind: str, said: dict[str, Any], parts: list[str]) -> _About:
    if kind == "duty_still":  # duty:{member}:still:{asked}:{account}
        asked, member = _number(parts, 3), _number(parts, 1)
        return _About(asked, member, {"asked": asked, "member": member})
    if kind == "roster":  # roster:{account}:{year}-{month}:{number}
        return _About(_month(said.get("first") or (parts[2] if len(parts) > 2 else "")), None, {})
    if kind == "confirm_substitute":  # confirm:{ask}:{partner}:{step}:{account}
        partner = _number(parts, 2)
        return _About(_whole(said.get("ask")) or _number(parts, 1), partner, {"partner": partner})
    _, field, begins = _KINDS[kind]
    in_key = _number(parts, 1) if begins and parts[0] == begins else None
    below = kind == "card" and len(parts) > 2 and parts[2] == "m"  # card:{incident}:m:{account}:{entry}
    return _About(_whole(said.get(field)) or in_key, _whole(said.get("member")), {"below": True} if below else {})


def _object(payload: str) -> dict[str, Any]:
    """Empty for what was wiped, or cannot be read."""
    try:
        said = json.loads(payload)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _number(parts: list[str], place: int) -> int | None:
    return int(parts[place]) if len(parts) > place and parts[place].isdigit() else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _month(day: object) -> int | None:
    digits = str(day)[:7].replace("-", "")
    return int(digits) if digits.isdigit() and len(digits) == 6 else None
