"""The doors of storage, as the use cases see them. `storage/` implements every protocol here.

All of it happens inside one transaction (`Transaction`), which is committed or forgotten as a whole. Times are aware
UTC datetimes. Methods named `find…` return None when there is nothing; `get…` raise `Stale`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from core.channels import Document, Received
from core.incidents import Entry, Fact, Incident, IncidentState, Matter, NewIncident, Scope, Severity
from core.ladder import Alert
from core.outbox import Leased, NewMessage, Priority
from core.patrol.ports import (
    Absences,
    Asks,
    Assignments,
    Corrections,
    Equipment,
    Plans,
    Route,
    Sheets,
    ShiftCards,
    Shifts,
    Watches,
)
from core.people import (
    Account,
    Actor,
    Hamlet,
    Invitation,
    Language,
    Member,
    MemberState,
    NewMember,
    Role,
    Team,
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where one account stands: the open flow with its draft, and the choices last shown to it.

    `choices` are [label, action] pairs; `previous` were on the screen before `shown_at`, for messages written before
    they could be seen. `beside` came while a flow was open (an alert card): its words are understood, but digits answer
    the flow. `nonce` grows with every draft, so that buttons of older drafts are recognised.
    """

    flow: str | None = None
    state: str | None = None
    draft: str = ""
    nonce: int = 0
    expires_at: datetime | None = None
    choices: tuple[tuple[str, str], ...] = ()
    previous: tuple[tuple[str, str], ...] = ()
    shown_at: datetime | None = None
    beside: tuple[tuple[str, str], ...] = ()

    def closed(self) -> Conversation:
        """The flow is over. What came beside it is then what is on the screen."""
        choices = self.beside or self.choices
        return replace(self, flow=None, state=None, draft="", expires_at=None, choices=choices, beside=())


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An update waiting to be handled. `body` is the network's raw JSON."""

    id: int
    channel: str
    lane: str
    body: str
    received_at: datetime
    attempts: int


class InboxStore(Protocol):
    async def add(self, updates: Sequence[Received]) -> int:
        """Store, ignoring (channel, key) pairs already there. Returns how many were new."""

    async def next(self, now: datetime, most: int = 1) -> list[InboxRow]:
        """The oldest waiting rows whose lane has no older one waiting, and whose pause after a failure is over; of each
        lane one at most."""

    async def done(self, id_: int, now: datetime) -> None:
        """Handled: the body is wiped, the row stays as the mark against repeats."""

    async def failed(self, id_: int, error: str, retry_at: datetime) -> None: ...

    async def park(self, id_: int, error: str, now: datetime) -> None:
        """Set aside with its body for the operator; the lane goes on."""

    async def next_retry(self) -> datetime | None:
        """When the earliest paused row may be tried again."""

    async def purge_done(self, before: datetime) -> int: ...


class OutboxStore(Protocol):
    async def add(self, messages: Sequence[NewMessage], now: datetime) -> None:
        """Add, ignoring messages whose dedup_key exists already."""

    async def lease(
        self,
        now: datetime,
        until: datetime,
        limit: int,
        each: int,
        room: Mapping[tuple[str, str], int],
        in_hand: Collection[int] = (),
    ) -> list[Leased]:
        """Up to `limit` due rows, best priority first and oldest first within it; at most `each` for one chat, or as
        many as `room` says of it (channel, chat_id). They must be sent in this order. A row of the same or better
        priority that waits for a retry holds back those after it. Answers to taps neither wait nor hold back. Leased
        rows come back when `until` has passed, but never those that the caller still has `in_hand`: the clock may have
        been put forward."""

    async def put_back(self, ids: Collection[int]) -> None:
        """They were leased and nothing was done with them."""

    async def waits(self, id_: int) -> Leased | None:
        """This row as `lease` would give it, if it has not been settled."""

    async def sent(self, id_: int, message_id: str | None, now: datetime) -> None:
        """Delivered: the payload is wiped."""

    async def retry(self, id_: int, not_before: datetime, error: str) -> None: ...

    async def drop(self, id_: int, reason: str, now: datetime) -> None:
        """Moot, expired, dead or unknown: never to be sent; the payload is wiped. `reason` is a short code."""

    async def next_due(self) -> datetime | None:
        """The earliest not_before among waiting rows that are not leased; what may go at once is long due."""

    async def release_leases(self) -> int:
        """At start, when no other process can hold any: take back what a dead process had leased."""

    async def purge_settled(self, before: datetime) -> int:
        """Forget rows sent or dropped before this moment, and their dedup keys; a thousand at a time."""

    async def in_line(self, dedup_prefix: str) -> dict[int, Priority]:
        """Accounts for which an unsent row with this beginning of its dedup key waits, and the best priority of
        those."""

    async def under_way(self, dedup_prefix: str) -> list[int]:
        """Accounts to which a row with this beginning of its dedup key is just being sent."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A network took this row of the outbox. `created_at` tells the row from another one with the same id."""

    row: int
    created_at: datetime
    message_id: str | None


class Receipts(Protocol):
    """What networks have taken and no transaction has written down yet. Survives the death of the process."""

    def note(self, receipt: Receipt) -> None: ...
    def left(self) -> list[Receipt]:
        """From before the start."""

    def clear(self) -> None:
        """All of them are written down."""


class People(Protocol):
    async def actor(self, channel: str, external_id: str) -> Actor | None: ...
    async def add_account(
        self, channel: str, external_id: str, chat_id: str, language: Language, now: datetime
    ) -> Account: ...
    async def link(self, account_id: int, member_id: int | None) -> None: ...
    async def account_of(self, member_id: int, *, besides: int | None = None) -> Account | None:
        """Where to reach a member now: the most recently used account that is not blocked."""

    async def accounts_of(self, member_ids: Collection[int]) -> dict[int, Account]:
        """As `account_of`, for many members in one look-up; unreachable members are missing."""

    async def all_accounts(self, member_id: int) -> list[Account]:
        """Also those that blocked the bot."""

    async def account(self, account_id: int) -> Account | None: ...
    async def mark_blocked(self, account_id: int, now: datetime | None) -> None:
        """`None` when the person wrote again."""

    async def set_account_language(self, account_id: int, language: Language) -> None: ...
    async def count_wrong_code(self, account_id: int, now: datetime) -> int:
        """Wrong codes typed by this account within the last hour, this one included."""

    async def add(self, member: NewMember, now: datetime) -> Member: ...
    async def get(self, member_id: int) -> Member: ...
    async def many(self, member_ids: Collection[int]) -> dict[int, Member]: ...
    async def search(self, folded: str, limit: int = 10) -> list[Member]:
        """Members whose folded name contains every given word, in Vietnamese order, left ones not among them."""

    async def invited(self) -> list[Member]:
        """Members who were entered and have not come yet, in Vietnamese order."""

    async def with_roles(self, roles: Collection[Role]) -> list[Member]:
        """Active members who hold any of these roles."""

    async def of_team(self, team: str) -> list[Member]:
        """Active members of a team."""

    async def on_duty(self) -> list[Member]:
        """Active members on duty now: those who took the duty, and those who have checked in to a shift."""

    async def took_duty(self) -> list[Member]:
        """Active members who took the duty (Nhận trực)."""

    async def set_duty(self, member_id: int, since: datetime | None) -> None: ...
    async def duty_since(self, member_id: int) -> datetime | None: ...
    async def set_state(self, member_id: int, state: MemberState) -> None: ...
    async def set_roles(self, member_id: int, roles: Collection[Role]) -> None: ...
    async def set_language(self, member_id: int, language: Language) -> None: ...
    async def set_team(self, member_id: int, team: str | None) -> None: ...
    async def set_name(self, member_id: int, full_name: str, call_name: str, honorific: str) -> None: ...


class Invitations(Protocol):
    async def add(
        self,
        code_hash: str,
        role: Role,
        team: str | None,
        member_id: int | None,
        created_by: int | None,
        created_at: datetime,
        expires_at: datetime,
    ) -> Invitation: ...
    async def find(self, code_hash: str) -> Invitation | None: ...
    async def use(self, invitation_id: int, account_id: int, now: datetime) -> None: ...
    async def revoke(self, invitation_id: int, now: datetime) -> None: ...
    async def revoke_for(self, member_id: int, now: datetime) -> int:
        """Every open invitation bound to this member."""

    async def open(self, now: datetime) -> list[Invitation]: ...


class Places(Protocol):
    async def hamlets(self, first: str | None = None) -> list[Hamlet]:
        """All hamlets in force, by code; those of the team `first` before the others."""

    async def hamlet(self, code: str) -> Hamlet | None: ...
    async def teams(self) -> list[Team]: ...
    async def team_of(self, hamlet: str) -> Team | None: ...
    async def put(self, places: Sequence[Hamlet], patrols: Sequence[Team]) -> None:
        """Enter hamlets and teams, or correct them. A hamlet belongs to the team that names it."""

    async def retire_all_but(self, codes: Collection[str]) -> None:
        """The other hamlets are not in force any more: they are offered to nobody, old incidents still name them."""


class Incidents(Protocol):
    async def next_seq(self, day: str) -> int:
        """1 for the first incident of a local day ("2026-11-14")."""

    async def add(self, incident: NewIncident, facts: Collection[Fact]) -> Incident: ...
    async def get(self, incident_id: int) -> Incident: ...
    async def by_number(self, number: str) -> Incident | None:
        """The newest incident with this number."""

    async def by_seq(self, day: str, seq: int) -> Incident | None: ...
    async def open(self, limit: int = 20) -> list[Incident]:
        """Not closed, worst and newest first."""

    async def open_to(self, scope: Scope, limit: int, offset: int = 0) -> list[Incident]:
        """The same, of what this person may see."""

    async def count_open_to(self, scope: Scope) -> int: ...
    async def of_reporter(self, member_id: int, limit: int = 10, *, silent: bool = False) -> list[Incident]:
        """One's own reports, newest first: the `silent` ones alone, or none of them."""

    async def of_days(self, days: Collection[str]) -> list[Incident]:
        """Of these local days ("2026-11-14"), in the order of their numbers."""

    async def set_state(
        self,
        incident_id: int,
        state: IncidentState,
        *,
        holder_id: int | None,
        held_at: datetime | None,
        closed_at: datetime | None,
    ) -> None: ...
    async def set_facts(self, incident_id: int, facts: Collection[Fact], severity: Severity) -> None: ...
    async def set_support(self, incident_id: int, needs_support: bool) -> None: ...
    async def set_category(self, incident_id: int, category: str, severity: Severity) -> None: ...
    async def set_place(self, incident_id: int, hamlet: str | None) -> None:
        """Where, or that the reporter does not know: the last of what is asked, so the report is whole."""

    async def add_entries(self, incident_id: int, entries: Sequence[Entry]) -> list[int]:
        """Append to the timeline; the new ids in order."""

    async def entries(self, incident_id: int) -> list[Entry]: ...


class Matters(Protocol):
    async def find(self, incident_id: int) -> Matter | None:
        """All of it in one look."""


class Alerts(Protocol):
    async def start(self, alert: Alert) -> None: ...
    async def find(self, incident_id: int) -> Alert | None: ...
    async def save(self, alert: Alert) -> None: ...
    async def due(self, now: datetime) -> Alert | None:
        """One alert whose next step, or whose quiet time, has come."""

    async def add_recipients(self, incident_id: int, member_ids: Collection[int]) -> None:
        """Remember that these were alerted."""

    async def recipients(self, incident_id: int) -> list[int]: ...
    async def is_recipient(self, incident_id: int, member_id: int) -> bool: ...
    async def card_sent(self, incident_id: int, account_id: int, message_id: str) -> None:
        """The newest card of an incident in a chat, the one that is edited from now on."""

    async def cards(self, incident_id: int) -> list[int]:
        """Accounts that hold a delivered card."""

    async def card(self, incident_id: int, account_id: int) -> str | None:
        """The message id of the card in this chat."""

    async def messages(self, incident_ids: Collection[int]) -> dict[tuple[int, int], str]:
        """The message ids of all cards of these incidents, by incident and account."""


class Conversations(Protocol):
    async def of(self, channel: str, external_id: str) -> tuple[Actor, Conversation] | None:
        """Who writes, and where they stand, in one look; None for an address never seen."""

    async def load(self, account_id: int) -> Conversation: ...
    async def save(self, account_id: int, conversation: Conversation) -> None: ...
    async def shown(self, account_id: int, choices: Sequence[tuple[str, str]], at: datetime) -> None:
        """A message with choices was delivered outside a conversation (an alert card)."""

    async def shown_beside(self, account_id: int, choices: Sequence[tuple[str, str]]) -> None:
        """The same while a flow is open, whose own choices stay."""

    async def expired(self, now: datetime) -> tuple[int, Conversation] | None:
        """One account whose open flow has passed its time, and from whom no update is still waiting to be handled."""


class Files(Protocol):
    """What the bot made and is about to send: sheets, calendars. They are forgotten after a while."""

    async def add(self, document: Document, now: datetime) -> int: ...
    async def find(self, file_id: int) -> Document | None: ...
    async def forget(self, before: datetime) -> int: ...


class Audit(Protocol):
    async def note(self, act: str, now: datetime, *, by: int | None, subject: str = "", detail: str = "") -> None:
        """Append to the audit log. Ids and codes only: no names, no content."""


class Transaction(Protocol):
    """One unit of work. Everything done through it becomes true together, or not at all."""

    def part(self) -> AbstractAsyncContextManager[None]:
        """A part of it that stands or falls by itself: an exception undoes the part and is raised."""

    @property
    def inbox(self) -> InboxStore: ...
    @property
    def outbox(self) -> OutboxStore: ...
    @property
    def people(self) -> People: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def places(self) -> Places: ...
    @property
    def incidents(self) -> Incidents: ...
    @property
    def matters(self) -> Matters: ...
    @property
    def alerts(self) -> Alerts: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def files(self) -> Files: ...
    @property
    def plans(self) -> Plans: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def shifts(self) -> Shifts: ...
    @property
    def sheets(self) -> Sheets: ...
    @property
    def shift_cards(self) -> ShiftCards: ...
    @property
    def assignments(self) -> Assignments: ...
    @property
    def asks(self) -> Asks: ...
    @property
    def watches(self) -> Watches: ...
    @property
    def route(self) -> Route: ...
    @property
    def equipment(self) -> Equipment: ...
    @property
    def corrections(self) -> Corrections: ...


class Database(Protocol):
    """Opens transactions. Leaving the block commits, an exception rolls everything back."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]: ...
    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """To look only, beside writers: one unchanging view of what is committed."""
