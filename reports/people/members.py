"""The members of the programmes from an Excel file: họ tên, tên gọi, xưng hô, vai trò, tổ, đơn vị, điện thoại."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from core.people.entering_lists import same_person
from core.people.names import phone_number
from core.people.types import HONORIFICS, MemberState, NewMember, Role, Team
from core.speech.folding import words
from core.speech.names import is_name
from core.text import Text
from reports.excel.lists import Column, Mistake, Row, Sheet, read
from reports.people.places import team_called, team_mistakes

Roles = Mapping[str, Role]  # folded words by which a role is known
_SEVERAL = re.compile(r"[,;/+]")
_SHORT = {"d c": "đồng chí", "dc": "đồng chí"}  # đ/c
_HONORIFIC = {words(honorific): honorific for honorific in HONORIFICS.values()} | _SHORT
MEMBERS = Sheet(
    "Thành viên",
    (
        Column("full_name", "họ tên", ("họ và tên", "full name"), required=True),
        Column("call_name", "tên gọi", ("call name",)),
        Column("honorific", "xưng hô", ("honorific",)),
        Column("roles", "vai trò", ("role", "roles"), required=True),
        Column("team", "tổ", ("tổ tuần tra", "team")),
        Column("organisation", "đơn vị", ("tổ chức", "cơ quan", "organisation", "organization")),
        Column("phone", "điện thoại", ("số điện thoại", "SĐT", "phone")),
    ),
    only=True,
)


def read_members(content: bytes, teams: Sequence[Team], roles: Roles) -> tuple[list[NewMember], list[Mistake]]:
    """Either members, as invited, or mistakes."""
    (rows,), mistakes = read(content, (MEMBERS,))
    wrong = [*mistakes, *(mistake for row in rows for mistake in _mistakes(row, teams, roles))]
    members = [(row, _member(row, teams, roles)) for row in rows] if not wrong else []
    wrong += _twice(members)
    return ([], sorted(wrong, key=lambda mistake: mistake.row)) if wrong else ([member for _, member in members], [])


def _mistakes(row: Row, teams: Sequence[Team], roles: Roles) -> Iterator[Mistake]:
    cells = row.cells
    for key in ("full_name", "call_name"):
        if cells[key] and not is_name(cells[key]):
            yield row.wrong(Text("list.bad_name", name=cells[key]))
    if cells["honorific"] and words(cells["honorific"]) not in _HONORIFIC:
        yield row.wrong(Text("list.bad_honorific", honorific=cells["honorific"], known=", ".join(HONORIFICS.values())))
    for role in _named(cells["roles"]) if cells["roles"] else []:
        found = _roles_called(role, roles)
        if len(found) != 1:
            yield row.wrong(Text("list.several_roles", role=role) if found else Text("list.no_role", role=role))
    yield from team_mistakes(row, teams)
    if cells["phone"] and _phone(cells["phone"]) is None:
        yield row.wrong(Text("list.bad_phone", phone=cells["phone"]))


def _named(roles: str) -> list[str]:
    return [role.strip() for role in _SEVERAL.split(roles) if role.strip()] or [roles]


def _roles_called(typed: str, roles: Roles) -> set[Role]:
    """By its whole name, else by a beginning of one. More than one is no answer."""
    said = words(typed)
    if said in roles:
        return {roles[said]}
    return {role for known, role in roles.items() if said and known.startswith(f"{said} ")}


def _phone(typed: str) -> str | None:
    """Excel drops the zero in front of what it takes for a number."""
    return phone_number(typed) or phone_number(f"0{typed}")


def _member(row: Row, teams: Sequence[Team], roles: Roles) -> NewMember:
    cells = row.cells
    return NewMember(
        full_name=cells["full_name"],
        roles=frozenset(role for named in _named(cells["roles"]) for role in _roles_called(named, roles)),
        call_name=cells["call_name"],
        honorific=_HONORIFIC.get(words(cells["honorific"]), ""),
        team=next((team.code for team in team_called(cells["team"], teams)), None),
        organisation=cells["organisation"],
        phone=_phone(cells["phone"]),
        state=MemberState.INVITED,
    )


def _twice(members: Sequence[tuple[Row, NewMember]]) -> Iterator[Mistake]:
    for n, (row, member) in enumerate(members):
        first = next((other for other, known in members[:n] if same_person(known, member)), None)
        if first is not None:
            yield row.wrong(Text("list.person_twice", name=member.full_name, row=first.number))
