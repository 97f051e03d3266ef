"""Other times than those written down: proposed with a reason, and true once a second person has said so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.errors import Forbidden, Invalid, Stale
from core.notify import notice
from core.outbox import Priority
from core.patrol.access import leads
from core.patrol.ledger.counting import over, rows_of
from core.patrol.ledger.nights import team_for
from core.patrol.ledger.payloads import CorrectionAsked, CorrectionSettled
from core.patrol.ledger.signing import unsign
from core.patrol.night.away import away_of
from core.patrol.payloads import OfCorrection
from core.patrol.types.requests import Correction, CorrectionState
from core.patrol.types.shift import Assignment, Duty, Event, EventKind, Shift
from core.people.types import Member, Role
from core.policy import Act, may, require, roles_that_may
from core.speech.folding import clean, without_citizen_numbers
from core.text import Text
from core.work import Work

LONGEST_REASON = 300  # characters
_EARLIEST, _LATEST = timedelta(hours=4), timedelta(hours=8)  # before a shift and after it, that still belong to it

# What is often the reason, by the code that is kept in its place: whoever reads it has it in their language.
REASONS = {
    "#out": Text("correction.forgot_out"),
    "#in": Text("correction.forgot_in"),
    "#net": Text("correction.no_signal"),
    "#slip": Text("correction.slip"),
    "#right": Text("correction.ledger_right"),
    "#unclear": Text("correction.unclear"),
}

Times = tuple[datetime, datetime] | None  # None: was not there


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction with what it is about."""

    correction: Correction
    shift: Shift
    assignment: Assignment

    @property
    def concerned(self) -> frozenset[int]:
        """Members concerned by a correction: who proposed it, and whom it is about."""
        return frozenset({self.correction.proposed_by, self.assignment.member_id})


async def find_correction(work: Work, correction_id: int) -> Proposal:
    correction = await work.tx.patrol.corrections.get(correction_id)
    shift = await work.tx.patrol.shifts.get(correction.shift_id)
    return Proposal(correction, shift, await work.tx.patrol.assignments.get(correction.assignment_id))


def may_propose(member: Member | None, shift: Shift, assignment: Assignment) -> bool:
    """Whether a member may propose a correction: the one who answers for the shift may, and all for themselves."""
    if member is None or not may(member, Act.PATROL):
        return False
    return leads(member, shift) or assignment.member_id == member.id


def may_decide(member: Member | None, proposal: Proposal) -> bool:
    """A second person who answers for the shift: neither who proposed it nor whom it is about. What the police have
    signed only the police change."""
    shift = proposal.shift
    if member is None or member.id in proposal.concerned or not leads(member, shift):
        return False
    return shift.police_signed_by is None or may(member, Act.SIGN_NIGHTS)


async def may_be_corrected(work: Work, member: Member | None, shift_id: int) -> tuple[Shift, list[Assignment]]:
    """On this shift, those whose times this member may propose to change; `Invalid` as long as it is going on."""
    member = require(member, Act.PATROL)
    shift = await work.tx.patrol.shifts.get(shift_id)
    on = [a for a in await work.tx.patrol.assignments.of_shift(shift_id) if may_propose(member, shift, a)]
    if not on:
        raise Forbidden(Text("error.not_allowed"), member=member.id, shift=shift_id)
    if not over(shift, work.now):
        raise Invalid(Text("correction.not_over"), shift=shift_id)
    return shift, on


async def propose(work: Work, member: Member | None, assignment_id: int, times: Times, reason: str) -> Correction:
    assignment = await work.tx.patrol.assignments.get(assignment_id)
    shift, on = await may_be_corrected(work, member, assignment.shift_id)
    if member is None or assignment not in on:
        raise Forbidden(Text("error.not_allowed"), assignment=assignment_id)
    if assignment.on_duty:
        raise Invalid(Text("correction.on_duty"), assignment=assignment_id)
    if any(one.assignment_id == assignment_id for one in await work.tx.patrol.corrections.open(shift.team)):
        raise Invalid(Text("correction.one_waits"), assignment=assignment_id)
    in_at, out_at = checked(work, shift, times) or (None, None)
    unchanged = await as_written(work, Duty(shift, assignment)) == times
    if unchanged and not await away_of(work, shift.id, assignment.member_id):  # the time between may be asked for
        raise Invalid(Text("correction.same"), assignment=assignment_id)
    new = Correction(0, assignment_id, shift.id, in_at, out_at, worded(reason), member.id, work.now)
    proposal = Proposal(await work.tx.patrol.corrections.add(new), shift, assignment)
    await _note(work, proposal, member)
    await _tell(work, CorrectionAsked(proposal.correction.id), await deciders(work, proposal))
    return proposal.correction


async def as_written(work: Work, duty: Duty) -> Times:
    """The times that count now, in whole minutes."""
    approved = (await work.tx.patrol.corrections.approved([duty.shift.id])).get(duty.assignment.id)
    row = next(
        iter(rows_of(work.rules.patrol, work.rules.zone, [duty], {duty.assignment.id: approved} if approved else {})),
        None,
    )
    return (row.from_at, row.until_at) if row and row.until_at else None


def checked(work: Work, shift: Shift, times: Times) -> Times:
    """Times that can be true of this shift, or `Invalid`."""
    if times is None:
        return None
    in_at, out_at = times
    near = shift.starts_at - _EARLIEST <= in_at < out_at <= shift.ends_at + _LATEST
    if not near or out_at > work.now:
        raise Invalid(Text("correction.impossible"), shift=shift.id)
    return times


def worded(reason: str) -> str:
    """A reason as it is kept: something, not too long, and without citizen numbers."""
    kept, _ = without_citizen_numbers(clean(reason))
    if not kept:
        raise Invalid(Text("correction.reason_missing"))
    return kept[:LONGEST_REASON]


def said(reason: str) -> Text | str:
    """A reason as it is shown."""
    return REASONS.get(reason, reason)


async def deciders(work: Work, proposal: Proposal) -> list[Member]:
    """Members asked to decide: the team's leader or the one named responsible; the police where these may not."""
    shift = proposal.shift
    near = [m for m in await work.tx.people.members.of_team(shift.team) if m.has(Role.TEAM_LEADER)]
    if shift.responsible_id is not None:
        near += [m for m in [await work.tx.people.members.get(shift.responsible_id)] if m not in near]
    police = await work.tx.people.members.with_roles(roles_that_may(Act.SIGN_NIGHTS))
    for circle in (near, police):
        found = [m for m in circle if may_decide(m, proposal)]
        if found:
            return found
    return []


async def undecided(work: Work, member: Member | None, team: str | None = None) -> list[Proposal]:
    """Proposals that wait for a second person and may be decided by this one, oldest first."""
    found = [
        await find_correction(work, one.id) for one in await work.tx.patrol.corrections.open(team_for(member, team))
    ]
    return [proposal for proposal in found if may_decide(member, proposal)]


async def see_correction(work: Work, member: Member | None, correction_id: int) -> Proposal:
    """For who may decide it, who proposed it and whom it is about."""
    proposal = await find_correction(work, correction_id)
    member = require(member, Act.PATROL)
    if not leads(member, proposal.shift) and member.id not in proposal.concerned:
        raise Forbidden(Text("error.not_allowed"), correction=correction_id)
    return proposal


async def approve(work: Work, member: Member | None, correction_id: int) -> Proposal:
    """The times count from now on. Signatures under the old ones are taken away."""
    member, proposal = await to_decide(work, member, correction_id)
    settled = await _settle(work, proposal, member, CorrectionState.APPROVED)
    return replace(settled, shift=await unsign(work, settled.shift, member, settled.concerned))


async def refuse_correction(work: Work, member: Member | None, correction_id: int, reason: str) -> Proposal:
    member, proposal = await to_decide(work, member, correction_id)
    return await _settle(work, proposal, member, CorrectionState.REFUSED, worded(reason))


async def to_decide(work: Work, member: Member | None, correction_id: int) -> tuple[Member, Proposal]:
    """An open proposal and the member who may decide it; `Stale` once somebody has."""
    proposal = await find_correction(work, correction_id)
    if member is None or not leads(member, proposal.shift):
        raise Forbidden(Text("error.not_allowed"), correction=correction_id)
    if proposal.correction.state is not CorrectionState.PROPOSED:
        raise Stale(Text("correction.settled_already"), correction=correction_id)
    if not may_decide(member, proposal):
        raise Forbidden(Text("correction.second_person"), correction=correction_id)
    return member, proposal


async def _settle(work: Work, proposal: Proposal, member: Member, state: CorrectionState, reason: str = "") -> Proposal:
    settled = replace(
        proposal.correction, state=state, decided_by=member.id, decided_at=work.now, refused_because=reason
    )
    await work.tx.patrol.corrections.save(settled)
    proposal = replace(proposal, correction=settled)
    await _note(work, proposal, member)
    people = await work.tx.people.members.many(proposal.concerned - {member.id})
    await _tell(work, CorrectionSettled(proposal.correction.id), people.values())
    return proposal


async def _note(work: Work, proposal: Proposal, by: Member) -> None:
    correction, about = proposal.correction, proposal.assignment.member_id
    why = correction.refused_because or correction.reason
    event = Event(EventKind.CORRECTED, work.now, about, by.id, text=why, ref=correction.state)
    await work.tx.patrol.shifts.log(proposal.shift.id, [event])
    subject, detail = f"correction {correction.id}", f"assignment {correction.assignment_id}"
    act = f"correction.{correction.state}"
    await work.tx.audit.note(act, work.now, by=by.id, subject=subject, detail=detail)


async def _tell(work: Work, meant: OfCorrection, people: Collection[Member]) -> None:
    accounts = await work.tx.people.members.accounts_of([member.id for member in people])
    await work.tx.outbox.add(
        [
            notice(meant, account.id, Priority.REMINDER, f"{meant.kind}:{meant.correction}:{account.id}")
            for account in accounts.values()
        ],
        work.now,
    )
