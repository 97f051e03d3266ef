"""The morning after a shift: who answers for it is reminded to sign it, once; then the police, once a day as long as
anything waits for them. Without a sound, and never at night."""

from __future__ import annotations

from dataclasses import replace

from core.notify import tell
from core.patrol.leaders import leaders_of
from core.patrol.ledger.nights import today_here
from core.patrol.ledger.payloads import PoliceSignReminder, SignReminder
from core.patrol.ledger.signing import SIGNED_WITHIN, signs_for
from core.patrol.payloads import OfShift
from core.patrol.shift_times import ShiftStep
from core.patrol.types.shift import Shift
from core.people.duty import duty_officers
from core.people.types import Member
from core.policy import Act, may, roles_that_may
from core.times import in_hours, next_at
from core.work import Work


async def remind_to_sign(work: Work, shift: Shift) -> None:
    """The clock of a closed shift has struck. It stands still when both have signed, or when it is too old to be
    listed."""
    rules, zone = work.rules, work.rules.zone
    if shift.police_signed_by is not None or today_here(work) - shift.day > SIGNED_WITHIN:
        await work.tx.patrol.shifts.save(replace(shift, next_at=None))
    elif in_hours(work.now, rules.night_from, rules.night_until, zone):  # the machine was off in the morning
        await work.tx.patrol.shifts.save(replace(shift, next_at=next_at(work.now, rules.night_until, zone)))
    else:
        again = next_at(work.now, rules.patrol.police_sign_at, zone)
        await work.tx.patrol.shifts.save(replace(shift, step=ShiftStep.POLICE_SIGN, next_at=again))
        await _remind(work, shift)


async def _remind(work: Work, shift: Shift) -> None:
    if shift.leader_signed_by is not None:
        await _police(work, shift)
    elif shift.step != ShiftStep.POLICE_SIGN:
        await _leaders(work, shift)


async def _leaders(work: Work, shift: Shift) -> None:
    """One message with all that waits for their signature; where nobody of the team can be reached, to the duty
    officers for each shift: they sign in their place."""
    for leader in await leaders_of(work, shift):
        key = f"sign:{today_here(work)}" if signs_for(leader, shift) else f"sign:{shift.id}"
        await _tell(work, [leader], SignReminder(shift.id), key)


async def _police(work: Work, shift: Shift) -> None:
    officers = [m for m in await duty_officers(work) if may(m, Act.SIGN_NIGHTS)]
    officers = officers or await work.tx.people.members.with_roles(roles_that_may(Act.SIGN_NIGHTS))
    await _tell(work, officers, PoliceSignReminder(shift.id), f"policesign:{today_here(work)}")


async def _tell(work: Work, to: list[Member], meant: OfShift, key: str) -> None:
    expires_at = next_at(work.now, work.rules.night_from, work.rules.zone)
    await tell(work, to, meant, key, expires_at=expires_at)
