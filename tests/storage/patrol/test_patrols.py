"""Shifts and who is on them, as they are stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from core.errors import Stale
from core.patrol.types.field import Checkpoint, Item, ItemState
from core.patrol.types.plan import Absence, Plan
from core.patrol.types.requests import Ask, AskState, Correction, CorrectionState
from core.patrol.types.shift import Answer, Assignment, By, Event, EventKind, NewShift, Origin, Shift, ShiftState, Watch
from core.people.types import Hamlet, Team
from storage.database import Database, Transaction
from tests.storage.kit import NOW, a_member, after, an_account, raw, update

DAY = date(2026, 11, 14)


async def _teams(tx: Transaction) -> None:
    await tx.people.places.put(
        [Hamlet("H10", "Hồ Sen")], [Team("T3", "Tổ 3", ("H10",), "Nhà văn hóa"), Team("T1", "Tổ 1", (), "")]
    )


async def _shift(tx: Transaction, *members: int, **more: Any) -> Shift:
    new = NewShift(DAY, "D", "Ca đêm", "T3", NOW, after(hours=4), "Nhà văn hóa", None, None, 3, 5, 8, members)
    return await tx.patrol.shifts.add(replace(new, **more))


async def _published(tx: Transaction, *members: int, **more: Any) -> Shift:
    shift = replace(await _shift(tx, *members, **more), state=ShiftState.PUBLISHED)
    await tx.patrol.shifts.save(shift)
    return shift


async def test_a_shift_comes_back_as_it_was_entered_with_its_members(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an, binh = await a_member(tx, "An"), await a_member(tx, "Bình")
        shift = await _shift(tx, an.id, binh.id)
        assert await tx.patrol.shifts.get(shift.id) == shift
        assert [(a.member_id, a.origin, a.answer) for a in await tx.patrol.assignments.of_shift(shift.id)] == [
            (an.id, Origin.ROSTER, Answer.NONE),
            (binh.id, Origin.ROSTER, Answer.NONE),
        ]
        assert await tx.patrol.shifts.of_day(DAY, "D", "T3") == shift
        assert await tx.patrol.shifts.of_day(DAY, "T", "T3") is None
        with pytest.raises(Stale):
            await tx.patrol.shifts.get(404)


async def test_what_changed_is_kept(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        shift = await _published(tx, an.id)
        moved = {"day": DAY + timedelta(days=1), "starts_at": after(days=1), "ends_at": after(days=1, hours=4)}
        closed = replace(
            shift, **moved, state=ShiftState.CLOSED, closed_at=after(hours=5), flagged=True, leader_signed_by=an.id
        )
        await tx.patrol.shifts.save(closed)
        (assignment,) = await tx.patrol.assignments.of_shift(shift.id)
        came = replace(
            assignment,
            origin=Origin.SUBSTITUTE,
            answer=Answer.CAN,
            answered_at=NOW,
            in_at=after(minutes=12),
            in_by=By.LEADER,
            in_place="12.01,107.87",
            distance=340,
            late_reason="xe hỏng",
            out_at=after(hours=4),
            out_by=By.RULE,
        )
        await tx.patrol.assignments.save(came)
    async with db.reading() as tx:
        assert await tx.patrol.shifts.get(shift.id) == closed
        assert await tx.patrol.assignments.get(assignment.id) == came
        assert await tx.patrol.assignments.on(shift.id, an.id) == came


async def test_shifts_between_days_of_a_team_or_of_all(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        first = await _shift(tx)
        other = await _shift(tx, team="T1")
        later = await _shift(tx, day=DAY + timedelta(days=1), starts_at=after(days=1), ends_at=after(days=1, hours=4))
        assert await tx.patrol.shifts.between(DAY, DAY + timedelta(days=1)) == [other, first, later]
        assert await tx.patrol.shifts.between(DAY, DAY, "T3") == [first]
        assert await tx.patrol.shifts.many([first.id, later.id]) == {first.id: first, later.id: later}
        assert await tx.patrol.shifts.many([]) == {}


async def test_around_now_are_the_published_ones(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        await _shift(tx, team="T1")
        now = await _published(tx)
        assert await tx.patrol.shifts.around(NOW) == [now]
        assert await tx.patrol.shifts.around(after(hours=30), "T3") == [now]  # not closed yet
        assert await tx.patrol.shifts.around(after(days=-2)) == []
        assert await tx.patrol.shifts.last_of("T3", after(hours=1)) == now
        assert await tx.patrol.shifts.last_of("T3", NOW) is None


async def test_what_a_member_has_before_them(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        await _shift(tx, an.id, team="T1")  # a draft is nobody's business yet
        shift = await _published(tx, an.id)
        (duty,) = await tx.patrol.assignments.coming(an.id, NOW)
        assert (duty.shift, duty.assignment.member_id) == (shift, an.id)
        assert await tx.patrol.assignments.coming(an.id, after(hours=5)) == []
        assert await tx.patrol.assignments.on_duty(an.id) is None
        await tx.patrol.assignments.save(replace(duty.assignment, in_at=NOW, in_by=By.SELF))
        found = await tx.patrol.assignments.on_duty(an.id)
        assert found is not None
        assert found.shift == shift
        assert [d.shift.id for d in await tx.patrol.assignments.of_member(an.id, DAY, DAY)] == [shift.id]
        assert await tx.patrol.assignments.busy(after(hours=3), after(hours=9)) == {an.id}
        assert await tx.patrol.assignments.busy(after(hours=4), after(hours=9)) == set()


@pytest.mark.parametrize("answer", [Answer.CANNOT, Answer.LEAVE])
async def test_who_does_not_come_is_free_and_called_off(db: Database, answer: Answer) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        shift = await _published(tx, an.id)
        (place,) = await tx.patrol.assignments.of_shift(shift.id)
        assert await tx.patrol.assignments.called_off(an.id, NOW) == []
        await tx.patrol.assignments.save(replace(place, answer=answer))
        assert await tx.patrol.assignments.busy(after(hours=3), after(hours=9)) == set()
        assert [duty.shift for duty in await tx.patrol.assignments.called_off(an.id, NOW)] == [shift]


async def test_who_was_replaced_is_kept_but_not_on_it(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an, binh = await a_member(tx, "An"), await a_member(tx, "Bình")
        shift = await _published(tx, an.id)
        (old,) = await tx.patrol.assignments.of_shift(shift.id)
        await tx.patrol.assignments.save(replace(old, off=True))
        new = await tx.patrol.assignments.add(Assignment(0, shift.id, binh.id, Origin.SUBSTITUTE, answer=Answer.CAN))
        assert await tx.patrol.assignments.of_shift(shift.id) == [new]
        assert [a.member_id for a in await tx.patrol.assignments.of_shift(shift.id, off=True)] == [an.id, binh.id]
        assert await tx.patrol.assignments.of_shifts([shift.id, 404]) == {shift.id: [new], 404: []}


async def test_what_is_due_comes_one_by_one_earliest_first(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an, binh = await a_member(tx, "An"), await a_member(tx, "Bình")
        shift = await _published(tx, an.id, binh.id)
        late, soon = await tx.patrol.assignments.of_shift(shift.id)
        await tx.patrol.assignments.save(replace(late, next_at=after(minutes=9)))
        await tx.patrol.assignments.save(replace(soon, next_at=after(minutes=3)))
        assert await tx.patrol.assignments.due(NOW) is None
        assert (await tx.patrol.assignments.due(after(minutes=9)) or late).id == soon.id
        assert await tx.patrol.shifts.due(after(minutes=9)) is None
        await tx.patrol.shifts.save(replace(shift, next_at=after(minutes=1)))
        assert (await tx.patrol.shifts.due(after(minutes=9)) or shift).next_at == after(minutes=1)


async def test_a_watch_runs_until_it_is_stopped(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        shift = await _published(tx, an.id)
        (assignment,) = await tx.patrol.assignments.of_shift(shift.id)
        watch = Watch(assignment.id, shift.id, an.id, ok_at=after(minutes=30), out_at=after(hours=4))
        await tx.patrol.watches.start(watch)
        assert await tx.patrol.watches.find(assignment.id) == watch
        assert await tx.patrol.watches.ok_due(after(minutes=29), range(4)) is None
        assert await tx.patrol.watches.ok_due(after(minutes=30), range(4)) == watch
        assert await tx.patrol.watches.ok_due(after(minutes=30), range(1, 4)) is None
        assert await tx.patrol.watches.out_due(after(hours=3)) is None
        assert await tx.patrol.watches.out_due(after(hours=4)) == watch
        await tx.patrol.watches.save(replace(watch, ok_at=None, ok_step=3, taken_by=an.id))
        assert await tx.patrol.watches.ok_due(after(hours=9), range(4)) is None
        assert [w.ok_step for w in await tx.patrol.watches.of_shifts([shift.id])] == [3]
        await tx.patrol.watches.stop(assignment.id)
        assert await tx.patrol.watches.find(assignment.id) is None
        assert await tx.patrol.watches.of_shifts([]) == []


async def test_requests_for_a_substitute(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an, binh = await a_member(tx, "An"), await a_member(tx, "Bình")
        shift = await _published(tx, an.id, starts_at=after(hours=1))
        (assignment,) = await tx.patrol.assignments.of_shift(shift.id)
        ask = await tx.patrol.asks.add(Ask(0, assignment.id, shift.id, an.id, None, AskState.OPEN, NOW))
        assert await tx.patrol.asks.open_for(assignment.id) == ask
        assert await tx.patrol.asks.open_offers(NOW) == [ask]
        assert await tx.patrol.asks.open_offers(after(hours=2)) == []
        settled = replace(ask, state=AskState.CONFIRMED, partner_id=binh.id, settled_at=NOW)
        await tx.patrol.asks.save(settled)
        assert await tx.patrol.asks.get(ask.id) == settled
        assert await tx.patrol.asks.open_for(assignment.id) is None
        assert await tx.patrol.asks.of_shift(shift.id) == [settled]


async def test_a_campaign_counts_before_the_plan_of_the_year(db: Database) -> None:
    async with db.transaction() as tx:
        chief = await a_member(tx, "Dũng")
        year = await tx.patrol.plans.add(Plan(0, "KH-01", date(2026, 1, 1), date(2026, 12, 31), chief.id))
        peak = await tx.patrol.plans.add(Plan(0, "KH-15", date(2026, 11, 1), date(2027, 1, 15), chief.id, peak=True))
        assert await tx.patrol.plans.on(DAY) == peak
        assert await tx.patrol.plans.on(date(2026, 3, 1)) == year
        assert await tx.patrol.plans.on(date(2028, 3, 1)) is None
        assert await tx.patrol.plans.all() == [year, peak]
        assert await tx.patrol.plans.get(peak.id) == peak


async def test_who_is_away_or_exempt(db: Database) -> None:
    async with db.transaction() as tx:
        an = await a_member(tx, "An")
        leave = await tx.patrol.absences.add(Absence(0, an.id, DAY, DAY + timedelta(days=7)))
        exempt = await tx.patrol.absences.add(Absence(0, an.id, DAY, date(2099, 1, 1), frozenset({"D"})))
        assert await tx.patrol.absences.between(DAY, DAY) == [leave, exempt]
        assert await tx.patrol.absences.between(DAY + timedelta(days=8), DAY + timedelta(days=9)) == [exempt]
        await tx.patrol.absences.remove(exempt.id)
        assert await tx.patrol.absences.between(DAY, DAY) == [leave]


async def test_a_route_its_visits_and_positions(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        shift = await _published(tx, an.id)
        await tx.patrol.route.put(
            [Checkpoint(0, "T3", "3-1", "Cổng", 1), Checkpoint(0, "T3", "3-2", "Cầu", 2, 12.0, 107.5)]
        )
        await tx.patrol.route.put([Checkpoint(0, "T3", "3-1", "Cổng chào", 1)])
        gate, bridge = await tx.patrol.route.checkpoints("T3")
        assert (gate.name, bridge.lat) == ("Cổng chào", 12.0)
        assert await tx.patrol.route.checkpoint("T3", "3-2") == bridge
        await tx.patrol.route.visited(bridge.id, NOW)
        assert await tx.patrol.route.last_visits("T3") == {bridge.id: NOW}
        await tx.patrol.route.seen(an.id, shift.id, NOW, 12.0, 107.5)
        await tx.patrol.route.seen(an.id, shift.id, NOW, 12.1, 107.5)
        assert await tx.patrol.route.positions(shift.id) == [(an.id, NOW, 12.0, 107.5), (an.id, NOW, 12.1, 107.5)]
        assert await tx.patrol.route.last_positions(shift.id) == {an.id: (NOW, 12.1, 107.5)}
        assert await tx.patrol.route.forget_positions(after(seconds=1)) == 2
        assert await tx.patrol.route.positions(shift.id) == []


async def test_equipment_and_its_state(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        await tx.patrol.equipment.add([Item(0, "T3", "torch"), Item(0, "T3", "baton", "DC-017")])
        torch, baton = await tx.patrol.equipment.of_team("T3")
        await tx.patrol.equipment.save(replace(torch, state=ItemState.BROKEN, noted_at=NOW, noted_by=an.id))
        assert (await tx.patrol.equipment.get(torch.id)).state is ItemState.BROKEN
        assert baton.serial == "DC-017"


async def test_corrections_count_when_approved(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        shift = await _published(tx, an.id)
        (assignment,) = await tx.patrol.assignments.of_shift(shift.id)
        asked = await tx.patrol.corrections.add(
            Correction(0, assignment.id, shift.id, NOW, after(hours=4), "quên ra ca", an.id, NOW)
        )
        assert await tx.patrol.corrections.open("T3") == [asked]
        assert await tx.patrol.corrections.open("T1") == []
        assert await tx.patrol.corrections.approved([shift.id]) == {}
        approved = replace(asked, state=CorrectionState.APPROVED, decided_by=an.id, decided_at=NOW)
        await tx.patrol.corrections.save(approved)
        assert await tx.patrol.corrections.approved([shift.id]) == {assignment.id: approved}
        assert await tx.patrol.corrections.open() == []
        refused = replace(asked, state=CorrectionState.REFUSED, decided_by=an.id, refused_because="đúng như sổ")
        await tx.patrol.corrections.save(refused)
        assert await tx.patrol.corrections.get(asked.id) == refused


async def test_the_log_of_a_night_only_grows(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        shift = await _published(tx, an.id)
        said = [Event(EventKind.NOTE, NOW, an.id, text="đường tối"), Event(EventKind.COUNT, NOW, an.id, ref="4")]
        ids = await tx.patrol.shifts.log(shift.id, said)
        assert await tx.patrol.shifts.log(shift.id, []) == []
        assert await tx.patrol.shifts.events(shift.id) == [replace(e, id=id_) for e, id_ in zip(said, ids, strict=True)]
    for change in ("UPDATE shift_events SET text = 'x'", "DELETE FROM shift_events"):
        with pytest.raises(Exception, match="append-only"):
            await raw(db, change)
    await raw(db, "UPDATE shift_events SET text = ''")


async def test_drafts_can_be_thrown_away_and_nothing_else(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        kept = await _published(tx, an.id)
        await _shift(tx, an.id, team="T1")
        assert await tx.patrol.shifts.remove_drafts(DAY, DAY, "T3") == 0
        assert await tx.patrol.shifts.remove_drafts(DAY, DAY) == 1
        assert [shift.id for shift in await tx.patrol.shifts.between(DAY, DAY)] == [kept.id]
        assert len(await tx.patrol.assignments.of_shift(kept.id)) == 1


async def test_whoever_is_on_a_shift_is_on_duty_and_who_took_the_duty_as_well(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an, binh, _ = await a_member(tx, "An"), await a_member(tx, "Bình"), await a_member(tx, "Cúc")
        shift = await _published(tx, an.id)
        (assignment,) = await tx.patrol.assignments.of_shift(shift.id)
        await tx.patrol.assignments.save(replace(assignment, in_at=NOW, in_by=By.SELF))
        await tx.people.members.set_duty(binh.id, NOW)
        assert {m.id for m in await tx.people.members.on_duty()} == {an.id, binh.id}
        assert [m.id for m in await tx.people.members.took_duty()] == [binh.id]
        await tx.patrol.assignments.save(
            replace(assignment, in_at=NOW, in_by=By.SELF, out_at=after(hours=1), out_by=By.SELF)
        )
        assert [m.id for m in await tx.people.members.on_duty()] == [binh.id]


async def test_a_watch_waits_until_what_the_member_said_is_heard(db: Database) -> None:
    async with db.transaction() as tx:
        await _teams(tx)
        an = await a_member(tx, "An")
        account = await an_account(tx, member=an)
        shift = await _published(tx, an.id)
        (assignment,) = await tx.patrol.assignments.of_shift(shift.id)
        await tx.patrol.watches.start(Watch(assignment.id, shift.id, an.id, ok_at=NOW))
        await tx.inbox.add([update("waits", lane=account.chat_id)])
        assert await tx.patrol.watches.ok_due(NOW, range(4)) is None
        (row,) = await tx.inbox.next(NOW)
        await tx.inbox.done(row.id, NOW)
        assert await tx.patrol.watches.ok_due(NOW, range(4)) is not None
        assert [watch.member_id for watch in await tx.patrol.watches.of_member(an.id)] == [an.id]
        actor, _ = await tx.conversations.of("telegram", account.external_id) or (None, None)
        assert actor is not None and actor.watched
        await tx.patrol.watches.stop(assignment.id)
        actor, _ = await tx.conversations.of("telegram", account.external_id) or (None, None)
        assert actor is not None and not actor.watched
