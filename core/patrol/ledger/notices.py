"""Notices about the night ledger, composed just before they are sent."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from core.actions import Go, Menu
from core.notify import person
from core.patrol.labels import shift_name
from core.patrol.ledger.actions import Approve, Correct, Refuse, ShowNight
from core.patrol.ledger.corrections import Proposal, Times, as_written, find_correction, may_decide, said
from core.patrol.ledger.counting import Hand, may_sign, signatures
from core.patrol.ledger.nights import MOST_SHIFTS, count, to_sign_lines
from core.patrol.ledger.payloads import (
    CorrectionAsked,
    CorrectionSettled,
    LateEntryTold,
    PoliceSignReminder,
    SignReminder,
    Unsigned,
)
from core.patrol.ledger.signing import signs_for, to_sign
from core.patrol.types.requests import CorrectionState
from core.patrol.types.shift import By, Duty, Shift
from core.people.types import Language, Member
from core.policy import Act, may
from core.screen import Option, Screen, Style, screen
from core.text import Text
from core.times import in_hours
from core.work import Work


def hours(times: Times, zone: ZoneInfo) -> Text:
    """ "22:00-02:00", or that somebody was not there."""
    if times is None:
        return Text("night.not_there")
    return Text("night.hours", first=_clock(times[0], zone), last=_clock(times[1], zone))


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def proposed(proposal: Proposal) -> Times:
    correction = proposal.correction
    return (correction.in_at, correction.out_at) if correction.in_at and correction.out_at else None


async def proposal_lines(work: Work, proposal: Proposal, language: Language) -> list[Text]:
    """Lines of a proposal: who proposes what, about whom, and why."""
    zone, shift = work.rules.zone, proposal.shift
    people = await work.tx.people.members.many(proposal.concerned)
    who, whom = people[proposal.correction.proposed_by], people[proposal.assignment.member_id]
    called, by = shift_name(shift, zone), person(who, language)
    asked = Text("correction.asked", shift=called, who=by, whom=person(whom, language))
    return [
        Text("correction.asked_own", shift=called, who=by) if who == whom else asked,
        Text("correction.written", hours=hours(await as_written(work, Duty(shift, proposal.assignment)), zone)),
        Text("correction.proposed", hours=hours(proposed(proposal), zone)),
        Text("correction.reason", reason=said(proposal.correction.reason)),
    ]


def decision(proposal: Proposal) -> list[list[Option]]:
    """The two answers to a proposed correction."""
    yes = Option(Text("button.approve"), Approve(proposal.correction.id).encode(), Style.SUCCESS)
    return [[yes, Option(Text("button.refuse"), Refuse(proposal.correction.id).encode())]]


async def asked(work: Work, meant: CorrectionAsked, reader: Member) -> Screen | None:
    proposal = await find_correction(work, meant.correction)
    if proposal.correction.state is not CorrectionState.PROPOSED or not may_decide(reader, proposal):
        return None
    return screen(
        *await proposal_lines(work, proposal, reader.language), rows=decision(proposal), silent=_at_night(work)
    )


async def settled(work: Work, meant: CorrectionSettled, reader: Member) -> Screen | None:
    proposal = await find_correction(work, meant.correction)
    if proposal.correction.state is CorrectionState.PROPOSED or reader.id not in proposal.concerned:
        return None
    approved = proposal.correction.state is CorrectionState.APPROVED
    body = [await _outcome(work, proposal, reader)]
    again = signatures(work, proposal.shift, reader) if approved else []
    body += [Text("sign.again")] if again else []
    return screen(*body, rows=again, silent=_at_night(work))


async def _outcome(work: Work, proposal: Proposal, reader: Member) -> Text:
    correction, called = proposal.correction, shift_name(proposal.shift, work.rules.zone)
    decider = person(await work.tx.people.members.get(correction.decided_by or 0), reader.language)
    whom = Text("correction.you")
    if proposal.assignment.member_id != reader.id:
        other = await work.tx.people.members.get(proposal.assignment.member_id)
        whom = Text("correction.of", whom=person(other, reader.language))
    if correction.state is CorrectionState.REFUSED:
        reason = said(correction.refused_because)
        return Text("correction.refused", shift=called, whom=whom, who=decider, reason=reason)
    new = hours(proposed(proposal), work.rules.zone)
    return Text("correction.approved", shift=called, whom=whom, who=decider, hours=new)


async def entered(work: Work, meant: LateEntryTold, reader: Member) -> Screen | None:
    assignment = await work.tx.patrol.assignments.get(meant.assignment)
    if assignment.member_id != reader.id or assignment.in_by is not By.LATE_ENTRY or assignment.off:
        return None
    shift = await work.tx.patrol.shifts.get(assignment.shift_id)
    times = hours(await as_written(work, Duty(shift, assignment)), work.rules.zone)
    rows = [[Option(Text("button.correct"), Correct(shift.id).encode())]]
    body = Text("late_entry.told", shift=shift_name(shift, work.rules.zone), hours=times)
    return screen(body, rows=rows, silent=_at_night(work))


async def unsigned(work: Work, meant: Unsigned, reader: Member) -> Screen | None:
    shift = await work.tx.patrol.shifts.get(meant.shift)
    if reader.id in (shift.leader_signed_by, shift.police_signed_by):
        return None
    times = Option(Text("button.night_times"), ShowNight(shift.id).encode())
    body = Text("sign.taken_away", shift=shift_name(shift, work.rules.zone))
    return screen(body, rows=[[times], *signatures(work, shift, reader)], silent=_at_night(work))


async def sign(work: Work, meant: SignReminder, reader: Member) -> Screen | None:
    """All that waits for this leader; to who takes a leader's place, the one shift."""
    shift = await work.tx.patrol.shifts.get(meant.shift)
    waiting = await _waits_for(work, reader, Hand.LEADER)
    if not signs_for(reader, shift):
        waiting = [(shift, Hand.LEADER)] if may_sign(reader, shift, Hand.LEADER, work.now) else []
    if not waiting:
        return None
    days = [one.day for one, _ in waiting[:MOST_SHIFTS]]
    teams = {team.code: team for team in await work.tx.people.places.teams()}
    lines, options = to_sign_lines(work, teams, waiting, await count(work, min(days), max(days)))
    times = [Option(Text("button.night_times"), ShowNight(shift.id).encode())]
    return screen(Text("sign.remind", n=len(waiting)), *lines, rows=[*options, times], silent=True)


async def police_sign(work: Work, _: PoliceSignReminder, reader: Member) -> Screen | None:
    waiting = await _waits_for(work, reader, Hand.POLICE)
    if not waiting:
        return None
    list_ = Option(Text("button.to_sign"), Go(Menu.TO_SIGN).encode())
    return screen(Text("sign.remind_police", n=len(waiting)), rows=[[list_]], silent=True)


async def _waits_for(work: Work, reader: Member, hand: Hand) -> list[tuple[Shift, Hand]]:
    if not may(reader, Act.LEAD):
        return []
    return [(shift, which) for shift, which in await to_sign(work, reader) if which is hand]


def _at_night(work: Work) -> bool:
    """Nothing here is worth waking somebody for."""
    return in_hours(work.now, work.rules.night_from, work.rules.night_until, work.rules.zone)
