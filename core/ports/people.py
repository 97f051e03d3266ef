"""Members, their accounts and invitations; hamlets and teams."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from core.people.types import (
    Account,
    Actor,
    DutyTerm,
    Hamlet,
    Invitation,
    Language,
    Member,
    MemberState,
    NewMember,
    Role,
    Team,
)


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

    async def set_duty(self, member_id: int, since: datetime | None) -> None:
        """Taken at a time; how long it lasts is looked at next."""

    async def save_duty(self, member_id: int, term: DutyTerm | None) -> None: ...
    async def duty(self, member_id: int) -> DutyTerm | None: ...
    async def duty_due(self, now: datetime) -> Member | None:
        """Officer whose duty has come to where something is due."""

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


class PeopleDoors(Protocol):
    """The doors of this feature in one transaction, built when they are asked for."""

    @property
    def members(self) -> People: ...

    @property
    def invitations(self) -> Invitations: ...

    @property
    def places(self) -> Places: ...
