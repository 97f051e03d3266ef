"""How a member is read from a row, and in which order members are listed."""

from __future__ import annotations

from functools import cache
from typing import cast

from sqlalchemy import func, literal_column, select

from core.people.names import name_key
from core.people.types import Language, Member, MemberState, Role
from storage.schema.people import member_roles, members
from storage.sqlite.link import Found

_END_OF_WORD, _END_OF_NAME, _FIRST_LETTER = "!", " ", 0x30
_UNKNOWN_LETTER = 70

_roles = (
    select(func.aggregate_strings(member_roles.c.role, literal_column("' '")))  # type: ignore[arg-type]  # no parameter, so no re-rendering
    .where(member_roles.c.member_id == members.c.id)
    .scalar_subquery()
)
MEMBER = (
    members.c.id,
    members.c.full_name,
    members.c.call_name,
    members.c.honorific,
    members.c.language,
    members.c.state,
    _roles.label("roles"),
    members.c.team,
    members.c.organisation,
    members.c.phone,
)


def member_of(row: Found, start: int = 0) -> Member:
    """The member whose columns are `MEMBER`, beginning at `start`."""
    id_, full_name, call_name, honorific, language, state, roles, team, organisation, phone = row[start:]
    return Member(
        id=id_,
        full_name=full_name,
        call_name=call_name,
        honorific=honorific,
        language=Language(language),
        state=MemberState(state),
        roles=_read_roles(roles or ""),
        team=team,
        organisation=organisation,
        phone=phone,
    )


@cache
def _read_roles(written: str) -> frozenset[Role]:
    return frozenset(Role(role) for role in written.split())


def sort_key(full_name: str, call_name: str) -> str:
    """`name_key` as a text whose plain byte order is the Vietnamese order, so that the database can sort by it."""
    called, full = cast("tuple[list[_Word], list[_Word]]", name_key(full_name, call_name))
    return "".join(map(_word, called)) + _END_OF_NAME + "".join(map(_word, full))


_Word = tuple[list[int], int]


def _word(word: _Word) -> str:
    letters, tone = word
    return "".join(chr(_FIRST_LETTER + min(letter, _UNKNOWN_LETTER)) for letter in letters) + _END_OF_WORD + str(tone)
