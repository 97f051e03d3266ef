"""An incident with everything that is told of it, in one visit to the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.incident.categories import SOS
from core.incident.types import Entry, EntryKind, Matter
from core.patrol.types.shift import By, NewShift
from core.people.types import Hamlet, Team
from storage.database import Database
from tests.storage.kit import NOW, a_member, after, an_incident, raw


async def _hamlet(db: Database) -> None:
    await raw(
        db,
        "INSERT INTO hamlets (code, name, households, place_in_team, in_force) VALUES ('H10', 'Hồ Sen', 259, 0, true)",
    )


async def test_all_that_is_told_of_an_incident_and_nothing_else(db: Database) -> None:
    await _hamlet(db)
    async with db.transaction() as tx:
        an, binh, chi, other = [await a_member(tx, name) for name in ("An", "Bình", "Chi", "Dũng")]
        incident = await an_incident(tx, an, hamlet="H10")
        neighbour = await an_incident(tx, other, 2)
        said = [Entry(EntryKind.TEXT, NOW, an.id, "mất xe"), Entry(EntryKind.HELPER, after(minutes=1), binh.id)]
        ids = await tx.incident.incidents.add_entries(incident.id, said)
        await tx.incident.incidents.add_entries(neighbour.id, [Entry(EntryKind.TEXT, NOW, other.id, "chuyện khác")])
        await tx.incident.alerts.add_recipients(incident.id, [chi.id])
        await tx.incident.alerts.add_recipients(neighbour.id, [binh.id])
        entries = await tx.incident.incidents.entries(incident.id)
        assert [entry.id for entry in entries] == ids
        assert await tx.incident.matters.find(incident.id) == Matter(
            incident, entries, Hamlet("H10", "Hồ Sen", 259), {an.id: an, binh.id: binh}, frozenset({chi.id})
        )


async def test_of_an_sos_also_who_was_on_the_same_shift_just_then(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.people.places.put([Hamlet("H10", "Hồ Sen")], [Team("T3", "Tổ 3", ("H10",), "Nhà văn hóa")])
        an, there, went, never, later = [await a_member(tx, name) for name in ("An", "Bình", "Chi", "Dũng", "Em")]
        members = tuple(m.id for m in (an, there, went, never, later))
        new = NewShift(date(2026, 11, 14), "D", "Ca đêm", "T3", NOW, after(hours=4), "", None, None, 3, 5, 8, members)
        shift = await tx.patrol.shifts.add(new)
        spans = {
            an.id: (after(hours=-1), after(hours=2)),
            there.id: (after(hours=-1), None),
            went.id: (after(hours=-1), NOW),
            later.id: (after(hours=1), None),
        }
        for one in await tx.patrol.assignments.of_shift(shift.id):
            came, out = spans.get(one.member_id, (None, None))
            await tx.patrol.assignments.save(replace(one, in_at=came, in_by=came and By.SELF, out_at=out))
        sos, theft = await an_incident(tx, an, category=SOS), await an_incident(tx, an, 2)
        found, other = await tx.incident.matters.find(sos.id), await tx.incident.matters.find(theft.id)
        assert found is not None and found.beside == {there.id}
        assert other is not None and other.beside == set()


async def test_what_was_changed_just_now_is_seen_and_what_is_not_there_is_nothing(db: Database) -> None:
    async with db.transaction() as tx:
        incident = await an_incident(tx, await a_member(tx))
        await tx.incident.incidents.set_support(incident.id, True)  # waits for the next question
        found = await tx.incident.matters.find(incident.id)
        assert found is not None
        assert found.incident.needs_support
        assert (found.hamlet, list(found.entries), found.alerted) == (None, [], frozenset())
        assert await tx.incident.matters.find(404) is None
    async with db.reading() as tx:
        again = await tx.incident.matters.find(incident.id)
        assert again is not None
        assert again.incident == found.incident
