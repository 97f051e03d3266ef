"""Entering the commune's places and people from its own lists, on the server, where whoever can do it has everything.

A list is entered whole or not at all: the caller's transaction sees to that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.people.joining import Issued, issue
from core.people.names import name_key
from core.people.types import Hamlet, Member, NewMember, Role, Team, default_honorific
from core.speech.folding import fold
from core.work import Work

_OF_ONE_NAME = 50  # how many people of one name are looked at


async def enter_places(work: Work, hamlets: Sequence[Hamlet], teams: Sequence[Team]) -> None:
    """From now on these are the hamlets: what is not among them is offered no more. Teams are entered or corrected,
    never removed, for people and shifts belong to them."""
    await work.tx.people.places.put(hamlets, teams)
    await work.tx.people.places.retire_all_but([hamlet.code for hamlet in hamlets])
    await work.tx.audit.note("places.entered", work.now, by=None, detail=f"{len(hamlets)} {len(teams)}")


@dataclass(frozen=True, slots=True)
class MembersEntered:
    """`known` were members already, and were left as they are."""

    new: list[Member] = field(default_factory=list)
    known: list[Member] = field(default_factory=list)


async def enter_members(work: Work, members: Sequence[NewMember]) -> MembersEntered:
    """Those who are not members yet. So a list that has grown can be entered again."""
    entered = MembersEntered()
    for new in members:
        found = await work.tx.people.members.search(fold(new.full_name), limit=_OF_ONE_NAME)
        before = next((member for member in found if same_person(member, new)), None)
        if before is not None:
            entered.known.append(before)
            continue
        proper = replace(new, honorific=new.honorific or default_honorific(new.roles))
        member = await work.tx.people.members.add(proper, work.now)
        await work.tx.audit.note("member.entered", work.now, by=None, subject=f"member {member.id}")
        entered.new.append(member)
    return entered


def same_person(one: Member | NewMember, other: NewMember) -> bool:
    """Spelt the same, and of one team and organisation, unless their telephones tell them apart."""
    if name_key(one.full_name)[1] != name_key(other.full_name)[1]:
        return False
    if one.phone and other.phone:
        return one.phone == other.phone
    organisations = {fold(one.organisation), fold(other.organisation)} - {""}
    return one.team == other.team and len(organisations) < 2


async def invite_entered(work: Work, team: str | None = None) -> list[tuple[Member, Issued]]:
    """A code, bound to the person, for everybody who was entered and has not come yet; of this team only, if given.
    Codes made before for these people end."""
    waiting = [m for m in await work.tx.people.members.invited() if team in (None, m.team)]
    return [(m, await issue(work, _first_role(m), team=m.team, member_id=m.id)) for m in waiting]


def _first_role(member: Member) -> Role:
    """All roles were entered with the person; the code must only name one of them."""
    return next(role for role in Role if role in member.roles)
