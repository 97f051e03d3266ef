"""Contents of the database and of the phones when all is over. Read past the bot's own code, on purpose."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from benchmarks.torture_eyes import NUMBER
from benchmarks.torture_ledger import Mark, MarkKind
from benchmarks.torture_record import Arrived, Evidence, Filed, Handled, Queued
from benchmarks.torture_stage import Stage
from bot.training.network import Message, Phone

_USERS = "SELECT id, member_id, CAST(external_id AS INTEGER) FROM accounts"
_INCIDENTS = """SELECT id, number, reporter_id, category, hamlet, facts, incomplete, state, holder_id IS NOT NULL
                FROM incidents ORDER BY id"""
_ENTRIES = (
    "SELECT incident_id, kind, text, ref FROM incident_entries WHERE kind IN ('text', 'photo', 'voice', 'location')"
)
_OUTBOX = """SELECT o.id, o.kind, o.account_id, o.state, o.error, o.message_id, t.sends, o.subject
             FROM outbox o JOIN torture_outbox t ON t.id = o.id"""

Account = dict[int, int]  # id of the account -> id of its user


def gather(stage: Stage) -> Evidence:
    """After the bot has stopped. The words of people come only as far as their marks."""
    with contextlib.closing(sqlite3.connect(stage.file)) as connection:
        users = connection.execute(_USERS).fetchall()
        accounts = {account: user for account, _, user in users}
        members = {member: user for _, member, user in users if member is not None}
        return Evidence(
            handled=[Handled(int(k), s) for k, s in connection.execute("SELECT key, state FROM inbox")],
            filed=_filed(connection, members),
            queued=_queued(connection, accounts),
            arrived=[message for phone in stage.network.phones.values() for message in _arrived(phone)],
            scares=[(id_, scare) for id_, eyes in stage.eyes.items() for scare in eyes.scares],
        )


def _filed(connection: sqlite3.Connection, members: dict[int, int]) -> list[Filed]:
    marks: dict[int, list[Mark]] = {}
    for incident, kind, text, ref in connection.execute(_ENTRIES):
        marks.setdefault(incident, []).append(_mark(kind, text, ref))
    recipients: dict[int, set[int]] = {}
    for incident, member in connection.execute("SELECT incident_id, member_id FROM alert_recipients"):
        if member in members:  # who has no phone cannot be reached
            recipients.setdefault(incident, set()).add(members[member])
    return [
        Filed(
            id=id_,
            number=number,
            reporter=members.get(reporter, 0),
            category=category,
            hamlet=hamlet,
            facts=frozenset(facts.split()),
            incomplete=bool(incomplete),
            state=state,
            held=bool(held),
            marks=tuple(marks.get(id_, ())),
            recipients=frozenset(recipients.get(id_, ())),
        )
        for id_, number, reporter, category, hamlet, facts, incomplete, state, held in connection.execute(_INCIDENTS)
    ]


def _mark(kind: str, text: str, ref: str) -> Mark:
    """A text is known by the part that begins with "dấu"."""
    start = text.find("dấu ")
    return Mark(MarkKind(kind), text[max(start, 0) :] if kind == MarkKind.TEXT else ref)


def _queued(connection: sqlite3.Connection, accounts: Account) -> list[Queued]:
    return [
        Queued(
            id=id_,
            kind=kind,
            user_id=accounts[account],
            state=state,
            error=error,
            messages=frozenset(int(one) for one in message_id.split(",")) if message_id else frozenset(),
            sends=bool(sends),
            incident=subject if kind == "card" else None,
        )
        for id_, kind, account, state, error, message_id, sends, subject in connection.execute(_OUTBOX)
    ]


def _arrived(phone: Phone) -> list[Arrived]:
    return [
        Arrived(
            phone.user_id,
            m.message_id,
            frozenset(NUMBER.findall(m.words)),
            private=_private(m),
            gone=m.deleted,
        )
        for m in phone.messages
        if m.from_bot
    ]


def _private(message: Message) -> bool:
    """Words that may not be forwarded, and are about no incident: they name a person."""
    return message.protect_content and bool(message.words) and not NUMBER.search(message.words)


def healthy(file: Path) -> bool:
    """Whether the file is whole and every reference in it leads somewhere."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()
