from __future__ import annotations

from sqlite3 import IntegrityError

import pytest

from core.errors import Stale
from core.incident.types import PASSED, Entry, EntryKind, Fact, IncidentState, Severity
from storage.database import Database
from tests.storage.kit import NOW, a_member, after, an_incident, raw


async def test_an_incident_comes_back_as_reported(db: Database) -> None:
    async with db.transaction() as tx:
        incident = await an_incident(tx, await a_member(tx), 7, Fact.WEAPON, Fact.INJURED, incomplete=True)
        assert await tx.incident.incidents.get(incident.id) == incident
        assert incident.facts == {Fact.WEAPON, Fact.INJURED}
        assert (incident.state, incident.incomplete, incident.needs_support) == (IncidentState.NEW, True, False)
        with pytest.raises(Stale):
            await tx.incident.incidents.get(404)


async def test_numbers_count_within_a_day_and_are_given_once(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        assert await tx.incident.incidents.next_seq("2026-11-14") == 1
        await an_incident(tx, member, 1)
        assert await tx.incident.incidents.next_seq("2026-11-14") == 2
        assert await tx.incident.incidents.next_seq("2026-11-15") == 1
    with pytest.raises(IntegrityError):
        async with db.transaction() as tx:
            await an_incident(tx, member, 1)


async def test_a_number_means_the_newest_incident_that_bears_it(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        last_year = await an_incident(tx, member, 7, day="2025-11-14")
        this_year = await an_incident(tx, member, 7)
        assert await tx.incident.incidents.by_number("VV-1114-07") == this_year
        assert await tx.incident.incidents.by_number("VV-1114-08") is None
        assert await tx.incident.incidents.by_seq("2025-11-14", 7) == last_year
        assert await tx.incident.incidents.by_seq("2025-11-14", 8) is None


async def test_open_incidents_worst_and_newest_first(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        old, new, fire, done, hoax = [await an_incident(tx, member, n) for n in range(1, 6)]
        await tx.incident.incidents.set_facts(fire.id, {Fact.INJURED}, Severity.CRITICAL)
        for closed, state in ((done, IncidentState.RESOLVED), (hoax, IncidentState.FALSE_ALARM)):
            await tx.incident.incidents.set_state(closed.id, state, holder_id=member.id, held_at=NOW, closed_at=NOW)
        await tx.incident.incidents.set_state(
            old.id, IncidentState.ON_SCENE, holder_id=member.id, held_at=NOW, closed_at=None
        )
        assert [incident.id for incident in await tx.incident.incidents.open()] == [fire.id, new.id, old.id]
        assert [incident.id for incident in await tx.incident.incidents.open(limit=1)] == [fire.id]


async def test_a_reporter_sees_their_own_newest_first(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh = await a_member(tx, "An"), await a_member(tx, "Bình")
        first, second = await an_incident(tx, an, 1), await an_incident(tx, an, 2)
        await an_incident(tx, binh, 3)
        assert await tx.incident.incidents.of_reporter(an.id) == [second, first]
        assert await tx.incident.incidents.of_reporter(an.id, limit=1) == [second]


async def test_incidents_of_a_night(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        await an_incident(tx, member, 1, day="2026-11-13")
        late = await an_incident(tx, member, 1, day="2026-11-15")
        second, first = await an_incident(tx, member, 2), await an_incident(tx, member, 1)
        assert await tx.incident.incidents.of_days(["2026-11-15", "2026-11-14"]) == [first, second, late]
        assert await tx.incident.incidents.of_days([]) == []


async def test_what_changes_about_an_incident_is_kept(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        id_ = (await an_incident(tx, member)).id
        await tx.incident.incidents.set_state(
            id_, IncidentState.RESOLVED, holder_id=member.id, held_at=after(minutes=1), closed_at=after(hours=1)
        )
        await tx.incident.incidents.set_facts(id_, {Fact.CHILDREN}, Severity.LOW)
        await tx.incident.incidents.set_support(id_, True)
        now = await tx.incident.incidents.get(id_)
        assert (now.state, now.holder_id) == (IncidentState.RESOLVED, member.id)
        assert (now.held_at, now.closed_at) == (after(minutes=1), after(hours=1))
        assert now.facts == {Fact.CHILDREN}
        assert (now.severity, now.needs_support) == (Severity.LOW, True)
    with pytest.raises(IntegrityError):
        async with db.transaction() as tx:
            await tx.incident.incidents.set_place(id_, "H77")


async def test_the_timeline_keeps_its_order_and_can_be_read_from_a_point(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        id_, other = (await an_incident(tx, member, 1)).id, (await an_incident(tx, member, 2)).id
        entries = [
            Entry(EntryKind.TEXT, NOW, member.id, "Hai thanh niên,\nmột xe Wave đỏ"),
            Entry(EntryKind.PHOTO, after(seconds=1), member.id, ref="AgACAgUAAx"),
            Entry(EntryKind.ESCALATED, after(minutes=8), None, ref="1"),
        ]
        ids = await tx.incident.incidents.add_entries(id_, entries)
        await tx.incident.incidents.add_entries(other, entries[:1])
        assert await tx.incident.incidents.add_entries(id_, []) == []
        kept = await tx.incident.incidents.entries(id_)
        assert [entry.id for entry in kept] == ids == sorted(ids)
        assert [(e.kind, e.at, e.member_id, e.text, e.ref) for e in kept] == [
            (e.kind, e.at, e.member_id, e.text, e.ref) for e in entries
        ]


async def test_a_timeline_cannot_be_rewritten_but_its_words_can_be_emptied(db: Database) -> None:
    async with db.transaction() as tx:
        id_ = (await an_incident(tx, member := await a_member(tx))).id
        await tx.incident.incidents.add_entries(id_, [Entry(EntryKind.TEXT, NOW, member.id, "words", "ref")])
    for change in ("text = 'other words'", "ref = 'x'", "kind = 'photo'", "at = '2020-01-01'", "member_id = NULL"):
        with pytest.raises(Exception, match="append-only"):
            await raw(db, f"UPDATE incident_entries SET {change}")  # noqa: S608
    with pytest.raises(Exception, match="append-only"):
        await raw(db, "DELETE FROM incident_entries")
    await raw(db, "UPDATE incident_entries SET text = '', ref = ''")


async def test_positions_are_emptied_of_one_kind_closed_before_then(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        cases = [await an_incident(tx, member, n) for n in range(2)]
        old = Entry(EntryKind.LOCATION, NOW, ref="12.0,107.5")
        new = Entry(EntryKind.LOCATION, after(days=9), ref="12.1,107.6")
        near, passed = (Entry(EntryKind.LAST_SEEN, NOW, text="Cầu", ref=ref) for ref in ("40", PASSED))
        for case in cases:
            await tx.incident.incidents.add_entries(case.id, [old, near, passed, new])
        first = cases[0].id
        await tx.incident.incidents.set_state(
            first, IncidentState.RESOLVED, holder_id=None, held_at=None, closed_at=after(hours=1)
        )
        assert await tx.incident.incidents.forget_positions("SOS", after(days=1)) == 0
        assert await tx.incident.incidents.forget_positions(cases[0].category, NOW) == 0
        assert await tx.incident.incidents.forget_positions(cases[0].category, after(days=1)) == 2
        assert await tx.incident.incidents.forget_positions(cases[0].category, after(days=1)) == 0
        kept = [(e.text, e.ref) for e in await tx.incident.incidents.entries(first)]
        assert kept == [("", ""), ("", ""), ("Cầu", PASSED), ("", "12.1,107.6")]
        assert "12.0,107.5" in [e.ref for e in await tx.incident.incidents.entries(cases[1].id)]
