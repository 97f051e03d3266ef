"""Rights table: complete, and as the commune says."""

from __future__ import annotations

import pytest

from core.incident.types import Severity
from core.people.types import Language, Member, MemberState, Role
from core.policy import TABLE, Act, grantable, may, roles_that_may

# The same, written down a second time: act -> everybody who may.
POLICE = {Role.DUTY_OFFICER, Role.POLICE_OFFICER, Role.POLICE_CHIEF}
FIELD = {Role.VOLUNTEER, Role.SECURITY_MEMBER, Role.TEAM_LEADER}
PEOPLE_KEEPERS = {Role.POLICE_OFFICER, Role.POLICE_CHIEF, Role.OPERATOR}
EXPECTED = {
    Act.REPORT: POLICE | FIELD | {Role.SUPPORT_MEMBER, Role.COMMUNE_LEADER},
    Act.TAKE: POLICE | {Role.COMMUNE_LEADER},
    Act.HELP: POLICE | FIELD,
    Act.LIST_INCIDENTS: POLICE | {Role.COMMUNE_LEADER},
    Act.SEE_REPORTER: {Role.DUTY_OFFICER, Role.POLICE_CHIEF},
    Act.REOPEN: {Role.DUTY_OFFICER, Role.POLICE_CHIEF},
    Act.TAKE_DUTY: {Role.DUTY_OFFICER, Role.POLICE_CHIEF},
    Act.INVITE: PEOPLE_KEEPERS,
    Act.SEE_MEMBERS: PEOPLE_KEEPERS,
    Act.SUSPEND: PEOPLE_KEEPERS,
    Act.SET_ROLES: PEOPLE_KEEPERS,
    Act.CORRECT: PEOPLE_KEEPERS,
    Act.CHOOSE_HONORIFIC: set(Role),
    Act.LEAVE: set(Role),
    Act.PATROL: POLICE | FIELD,
    Act.LEAD: POLICE | {Role.TEAM_LEADER},
    Act.PLAN: POLICE,
    Act.SIGN_NIGHTS: {Role.POLICE_OFFICER, Role.POLICE_CHIEF},
}


def _member(*roles: Role, state: MemberState = MemberState.ACTIVE) -> Member:
    return Member(1, "A", "A", "", Language.VI, state, frozenset(roles))


def test_the_table_is_complete() -> None:
    assert set(TABLE) == set(Act)
    assert all(set(row) == set(Role) for row in TABLE.values())


@pytest.mark.parametrize("act", Act)
def test_what_the_commune_says(act: Act) -> None:
    assert roles_that_may(act) == EXPECTED[act]


@pytest.mark.parametrize("state", [MemberState.INVITED, MemberState.SUSPENDED, MemberState.LEFT])
def test_only_active_members_may_anything(state: MemberState) -> None:
    assert not any(may(_member(*Role, state=state), act) for act in Act)
    assert not any(may(None, act) for act in Act)


def test_a_second_role_adds_rights() -> None:
    assert may(_member(Role.VOLUNTEER, Role.DUTY_OFFICER), Act.TAKE)


def test_nobody_can_give_more_than_they_may_take_away() -> None:
    """Giving a role is giving what it may give in turn: no chain may lead above the one who starts it."""
    for role in Role:
        if role in (Role.POLICE_CHIEF, Role.OPERATOR):
            continue
        reach = set(grantable(_member(role)))
        for given in set(reach):
            reach |= grantable(_member(given))
        assert Role.POLICE_CHIEF not in reach, role


def test_the_technical_operator_sees_no_content() -> None:
    allowed = {act for act in Act if may(_member(Role.OPERATOR), act)}
    assert not allowed & {Act.TAKE, Act.HELP, Act.LIST_INCIDENTS, Act.SEE_REPORTER, Act.REPORT}


def test_severities_are_ordered() -> None:
    assert list(Severity) == sorted(Severity)
