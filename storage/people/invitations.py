"""The single-use ways in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from core.people.types import Invitation, Role
from storage.schema.people import invitations
from storage.sqlite.link import Found, Link

_INVITATION = (
    invitations.c.id,
    invitations.c.role,
    invitations.c.team,
    invitations.c.member_id,
    invitations.c.created_by,
    invitations.c.created_at,
    invitations.c.expires_at,
    invitations.c.used_at,
    invitations.c.revoked_at,
)
_ADD = insert(invitations).returning(invitations.c.id)
_FIND = select(*_INVITATION).where(invitations.c.code_hash == bindparam("hashed"))
_OPEN = (
    select(*_INVITATION)
    .where(
        invitations.c.used_at.is_(None),
        invitations.c.revoked_at.is_(None),
        invitations.c.expires_at > bindparam("now"),
    )
    .order_by(invitations.c.id.desc())
)
_OF_ID = invitations.c.id == bindparam("invitation")
_USE = update(invitations).where(_OF_ID).values(used_at=bindparam("now"), used_by=bindparam("account"))
_REVOKE = update(invitations).where(_OF_ID, invitations.c.revoked_at.is_(None)).values(revoked_at=bindparam("now"))
_REVOKE_FOR = (
    update(invitations)
    .where(
        invitations.c.member_id == bindparam("member"),
        invitations.c.used_at.is_(None),
        invitations.c.revoked_at.is_(None),
    )
    .values(revoked_at=bindparam("now"))
)


class Invitations:
    def __init__(self, link: Link) -> None:
        self._link = link

    async def add(
        self,
        code_hash: str,
        role: Role,
        team: str | None,
        member_id: int | None,
        created_by: int | None,
        created_at: datetime,
        expires_at: datetime,
    ) -> Invitation:
        row = {
            "code_hash": code_hash,
            "role": role.value,
            "team": team,
            "member_id": member_id,
            "created_by": created_by,
            "created_at": created_at,
            "expires_at": expires_at,
        }
        id_ = await self._link.value(_ADD, row)
        return Invitation(id_, role, team, member_id, created_by, created_at, expires_at)

    async def find(self, code_hash: str) -> Invitation | None:
        row = await self._link.first(_FIND, {"hashed": code_hash})
        return _invitation(row) if row else None

    async def use(self, invitation_id: int, account_id: int, now: datetime) -> None:
        await self._link.run(_USE, {"invitation": invitation_id, "account": account_id, "now": now})

    async def revoke(self, invitation_id: int, now: datetime) -> None:
        await self._link.run(_REVOKE, {"invitation": invitation_id, "now": now})

    async def revoke_for(self, member_id: int, now: datetime) -> int:
        return await self._link.count(_REVOKE_FOR, {"member": member_id, "now": now})

    async def open(self, now: datetime) -> list[Invitation]:
        """Newest first."""
        return [_invitation(row) for row in await self._link.rows(_OPEN, {"now": now})]


def _invitation(row: Found) -> Invitation:
    id_, role, *rest = row
    return Invitation(id_, Role(role), *rest)
