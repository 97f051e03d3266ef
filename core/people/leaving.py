"""A member goes: the duty, and the invitations by which they could come back."""

from __future__ import annotations

from core.feature import Gone
from core.people.types import Member
from core.policy import Act
from core.work import Work


async def lose_duty(work: Work, member: Member, gone: Gone) -> None:
    if not gone.still(Act.TAKE_DUTY):
        await work.tx.people.members.set_duty(member.id, None)
    if gone.why == "suspended":
        await work.tx.people.invitations.revoke_for(member.id, work.now)
