from __future__ import annotations

import pytest

from storage.database import Database
from tests.storage.kit import NOW, a_member, raw


async def test_acts_are_noted_in_order(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        await tx.audit.note("duty.taken", NOW, by=member.id)
        await tx.audit.note("member.suspended", NOW, by=None, subject="member:3", detail="cli")
    noted = await raw(db, "SELECT act, by, subject, detail FROM audit ORDER BY id")
    assert noted == [("duty.taken", member.id, "", ""), ("member.suspended", None, "member:3", "cli")]


async def test_the_audit_log_cannot_be_changed(db: Database) -> None:
    async with db.transaction() as tx:
        await tx.audit.note("duty.taken", NOW, by=None)
    for change in ("UPDATE audit SET act = 'x'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="append-only"):
            await raw(db, change)
