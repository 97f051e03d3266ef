from __future__ import annotations

from dataclasses import replace

from core.incident.ladder import Alert
from storage.database import Database
from tests.storage.kit import NOW, a_member, after, an_incident


async def test_an_alert_comes_back_as_it_stands(db: Database) -> None:
    async with db.transaction() as tx:
        id_ = (await an_incident(tx, await a_member(tx))).id
        assert await tx.incident.alerts.find(id_) is None
        alert = Alert(id_, NOW, next_at=after(minutes=3))
        await tx.incident.alerts.start(alert)
        assert await tx.incident.alerts.find(id_) == alert
        climbed = Alert(id_, NOW, 2, 1, None, after(minutes=9))
        await tx.incident.alerts.save(climbed)
        assert await tx.incident.alerts.find(id_) == climbed


async def test_an_alert_is_due_by_its_next_step_or_its_silence(db: Database) -> None:
    async with db.transaction() as tx:
        alert = Alert((await an_incident(tx, await a_member(tx))).id, NOW)
        await tx.incident.alerts.start(replace(alert, next_at=after(minutes=3), quiet_at=after(minutes=9)))
        assert await tx.incident.alerts.due(after(minutes=2)) is None
        assert await tx.incident.alerts.due(after(minutes=3)) is not None
        assert await tx.incident.alerts.quiet(after(minutes=8)) is None
        assert await tx.incident.alerts.quiet(after(minutes=9)) is not None
        await tx.incident.alerts.save(replace(alert, quiet_at=after(minutes=9)))
        assert await tx.incident.alerts.due(after(minutes=9)) is None
        assert await tx.incident.alerts.quiet(after(minutes=9)) is not None
        await tx.incident.alerts.save(alert)
        assert await tx.incident.alerts.due(after(days=9)) is None
        assert await tx.incident.alerts.quiet(after(days=9)) is None


async def test_the_alert_that_has_waited_longest_is_due_first(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        late, early = (await an_incident(tx, member, 1)).id, (await an_incident(tx, member, 2)).id
        await tx.incident.alerts.start(Alert(late, NOW, next_at=after(minutes=3)))
        await tx.incident.alerts.start(Alert(early, NOW, next_at=after(minutes=2)))
        due = await tx.incident.alerts.due(after(hours=1))
        assert due is not None
        assert due.incident_id == early


async def test_only_those_not_alerted_before_are_new(db: Database) -> None:
    async with db.transaction() as tx:
        an, binh, chi = [(await a_member(tx, name)).id for name in ("An", "Bình", "Chi")]
        id_ = (await an_incident(tx, await a_member(tx))).id
        for alerted in ([chi, an, chi], [an, binh, chi], []):
            await tx.incident.alerts.add_recipients(id_, alerted)
        assert await tx.incident.alerts.recipients(id_) == [an, binh, chi]
        assert await tx.incident.alerts.is_recipient(id_, an)
        assert not await tx.incident.alerts.is_recipient(id_, 404)
