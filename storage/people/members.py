"""The members of the programmes and their accounts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, bindparam, delete, insert, literal, or_, select, update

from core.errors import Stale
from core.people.names import default_call_name
from core.people.types import DutyTerm, Language, Member, MemberState, NewMember, Role
from core.speech.folding import clean, fold
from core.text import Text
from storage.people.accounts import Accounts
from storage.people.rows import MEMBER, member_of, sort_key
from storage.schema.patrol import assignments
from storage.schema.people import member_roles, members

_ALL = select(*MEMBER).order_by(members.c.sort_key, members.c.id)
_ACTIVE = _ALL.where(members.c.state == MemberState.ACTIVE.value)
_INVITED = _ALL.where(members.c.state == MemberState.INVITED.value)
_BY_ID = select(*MEMBER).where(members.c.id == bindparam("member"))
_MANY = _ALL.where(members.c.id.in_(bindparam("wanted", expanding=True)))
_WITH_ROLES = _ACTIVE.where(
    members.c.id.in_(
        select(member_roles.c.member_id).where(member_roles.c.role.in_(bindparam("wanted", expanding=True)))
    )
)
_OF_TEAM = _ACTIVE.where(members.c.team == bindparam("of"))
_TOOK_DUTY = _ACTIVE.where(members.c.duty_since.is_not(None))
_on_shift = select(assignments.c.member_id).where(assignments.c.in_at.is_not(None), assignments.c.out_at.is_(None))
_ON_DUTY = _ACTIVE.where(or_(members.c.duty_since.is_not(None), members.c.id.in_(_on_shift)))
_NOT_LEFT = _ALL.where(members.c.state != MemberState.LEFT.value)
_BEFORE_NAME = literal(" ") + members.c.name_fold

_ADD = insert(members).returning(members.c.id)
_OF_ID = members.c.id == bindparam("member")
_DUTY = select(members.c.duty_since, members.c.duty_due_at, members.c.duty_asked_at).where(
    _OF_ID, members.c.duty_since.is_not(None)
)
_DUTY_DUE = (
    select(*MEMBER)
    .where(members.c.duty_due_at.is_not(None), members.c.duty_due_at <= bindparam("now"))
    .order_by(members.c.duty_due_at)
    .limit(1)
)
_SAVE_DUTY = (
    update(members)
    .where(_OF_ID)
    .values(duty_since=bindparam("since"), duty_due_at=bindparam("due"), duty_asked_at=bindparam("asked"))
)
_SET_STATE = update(members).where(_OF_ID).values(state=bindparam("wanted"))
_SET_LANGUAGE = update(members).where(_OF_ID).values(language=bindparam("wanted"))
_SET_TEAM = update(members).where(_OF_ID).values(team=bindparam("wanted"))
_SET_NAME = update(members).where(_OF_ID)
_ADD_ROLES = insert(member_roles)
_DROP_ROLES = delete(member_roles).where(member_roles.c.member_id == bindparam("member"))


class People(Accounts):
    async def add(self, member: NewMember, now: datetime) -> Member:
        names = _names(member.full_name, member.call_name)
        plain = {
            "honorific": member.honorific,
            "phone": member.phone,
            "organisation": member.organisation,
            "team": member.team,
            "language": member.language.value,
            "state": member.state.value,
        }
        id_ = await self._link.value(_ADD, {**names, **plain, "created_at": now})
        await self._add_roles(id_, member.roles)
        return Member(
            id=id_,
            full_name=names["full_name"],
            call_name=names["call_name"],
            honorific=member.honorific,
            language=member.language,
            state=member.state,
            roles=frozenset(member.roles),
            team=member.team,
            organisation=member.organisation,
            phone=member.phone,
        )

    async def get(self, member_id: int) -> Member:
        row = await self._link.first(_BY_ID, {"member": member_id})
        if row is None:
            raise Stale(Text("error.stale"), member=member_id)
        return member_of(row)

    async def many(self, member_ids: Collection[int]) -> dict[int, Member]:
        return {member.id: member for member in await self._list(_MANY, {"wanted": list(member_ids)})}

    async def search(self, folded: str, limit: int = 10) -> list[Member]:
        """Every word given must begin a word of the name: "dinh d" finds Đinh Đông, "an" does not find every Văn."""
        begins = [_BEFORE_NAME.contains(" " + word, autoescape=True) for word in folded.split()]
        return await self._list(_NOT_LEFT.where(*begins).limit(limit))

    async def invited(self) -> list[Member]:
        return await self._list(_INVITED)

    async def with_roles(self, roles: Collection[Role]) -> list[Member]:
        return await self._list(_WITH_ROLES, {"wanted": [role.value for role in roles]})

    async def of_team(self, team: str) -> list[Member]:
        return await self._list(_OF_TEAM, {"of": team})

    async def on_duty(self) -> list[Member]:
        return await self._list(_ON_DUTY)

    async def took_duty(self) -> list[Member]:
        return await self._list(_TOOK_DUTY)

    async def set_duty(self, member_id: int, since: datetime | None) -> None:
        await self.save_duty(member_id, DutyTerm(since, since) if since is not None else None)

    async def save_duty(self, member_id: int, term: DutyTerm | None) -> None:
        since, due, asked = (term.since, term.due_at, term.asked_at) if term is not None else (None, None, None)
        await self._link.run(_SAVE_DUTY, {"member": member_id, "since": since, "due": due, "asked": asked})

    async def duty(self, member_id: int) -> DutyTerm | None:
        row = await self._link.first(_DUTY, {"member": member_id})
        return DutyTerm(row.duty_since, row.duty_due_at, row.duty_asked_at) if row is not None else None

    async def duty_due(self, now: datetime) -> Member | None:
        row = await self._link.first(_DUTY_DUE, {"now": now})
        return member_of(row) if row is not None else None

    async def set_state(self, member_id: int, state: MemberState) -> None:
        await self._link.run(_SET_STATE, {"member": member_id, "wanted": state.value})

    async def set_roles(self, member_id: int, roles: Collection[Role]) -> None:
        await self._link.run(_DROP_ROLES, {"member": member_id})
        await self._add_roles(member_id, roles)

    async def set_language(self, member_id: int, language: Language) -> None:
        await self._link.run(_SET_LANGUAGE, {"member": member_id, "wanted": language.value})

    async def set_team(self, member_id: int, team: str | None) -> None:
        await self._link.run(_SET_TEAM, {"member": member_id, "wanted": team})

    async def set_name(self, member_id: int, full_name: str, call_name: str, honorific: str) -> None:
        names = _names(full_name, call_name)
        await self._link.run(_SET_NAME, {"member": member_id, **names, "honorific": honorific})

    async def _list(self, statement: Executable, values: dict[str, Any] | None = None) -> list[Member]:
        return [member_of(row) for row in await self._link.rows(statement, values)]

    async def _add_roles(self, member_id: int, roles: Collection[Role]) -> None:
        await self._link.each(_ADD_ROLES, [{"member_id": member_id, "role": role.value} for role in set(roles)])


def _names(full_name: str, call_name: str) -> dict[str, str]:
    """The name in its one composed form, with the shadows it is found and sorted by."""
    full = clean(full_name)
    called = clean(call_name) or default_call_name(full)
    return {"full_name": full, "call_name": called, "name_fold": fold(full), "sort_key": sort_key(full, called)}
