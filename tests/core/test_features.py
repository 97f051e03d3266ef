"""What a feature declares is all that leaving and retention know of it."""

from __future__ import annotations

import pytest

import core.leaving
import jobs.retention
from core.feature import Feature, Gone
from core.leaving import set_role, suspend
from core.people.types import Member, Role
from core.policy import Act
from core.work import Work
from jobs.retention import tidy
from tests.commune import Commune


class Dummy:
    """A feature that writes down when it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bool, Gone]] = []
        self.left = [2, 0]
        self.feature = Feature("dummy", before_leaving=self._begun, leaving=self._held, forget=(self._forget,))

    async def _begun(self, work: Work, member: Member, gone: Gone) -> None:
        self.asked.append(("begun", (await work.tx.people.members.get(member.id)).active, gone))

    async def _held(self, work: Work, member: Member, gone: Gone) -> None:
        self.asked.append(("held", (await work.tx.people.members.get(member.id)).active, gone))

    async def _forget(self, work: Work) -> int:
        return self.left.pop(0)


@pytest.fixture
def dummy(monkeypatch: pytest.MonkeyPatch) -> Dummy:
    made = Dummy()
    for module in (core.leaving, jobs.retention):
        monkeypatch.setattr(module, "FEATURES", (made.feature,))
    return made


async def _member(commune: Commune, name: str) -> Member:
    account = await commune.account(commune[name])
    return await commune.work(lambda work: work.tx.people.members.get(account.member_id or 0))


async def test_a_feature_hears_of_it_before_the_rights_end_and_after(commune: Commune, dummy: Dummy) -> None:
    await commune.phones("tu", "long")
    tu, long = await _member(commune, "tu"), await _member(commune, "long")
    await commune.work(lambda work: suspend(work, long, tu.id))
    assert dummy.asked == [
        ("begun", True, Gone("suspended", long)),
        ("held", False, Gone("suspended", long)),
    ]


async def test_a_role_that_is_lost_leaves_what_the_others_allow(commune: Commune, dummy: Dummy) -> None:
    await commune.phones("tu", "long")
    tu, long = await _member(commune, "tu"), await _member(commune, "long")
    await commune.work(lambda work: set_role(work, long, tu.id, Role.VOLUNTEER, on=True))
    assert [gone.still(Act.REPORT) for _, _, gone in dummy.asked] == [True, True]
    assert [gone.still(Act.SUSPEND) for _, _, gone in dummy.asked] == [False, False]


async def test_retention_goes_on_until_a_feature_has_nothing_left(commune: Commune, dummy: Dummy) -> None:
    assert await commune.work(tidy)
    assert not await commune.work(tidy)
