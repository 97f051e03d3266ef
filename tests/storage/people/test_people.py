from __future__ import annotations

import unicodedata

import pytest

from core.errors import Stale
from core.people.types import DutyTerm, Language, MemberState, Role
from storage.database import Database
from storage.people.rows import sort_key
from tests.storage.kit import NOW, a_member, after


async def test_a_member_comes_back_as_entered(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(
            tx,
            "H'Linh Êban",
            Role.SECURITY_MEMBER,
            Role.TEAM_LEADER,
            call_name="H'Linh",
            organisation="Tổ bảo vệ ANTT",
            phone="0912345678",
            language=Language.EN,
            state=MemberState.INVITED,
        )
        assert await tx.people.members.get(member.id) == member
    assert member.roles == {Role.SECURITY_MEMBER, Role.TEAM_LEADER}
    assert (member.call_name, member.state, member.language) == ("H'Linh", MemberState.INVITED, Language.EN)


async def test_people_are_called_by_their_last_word_unless_told_otherwise(db: Database) -> None:
    async with db.transaction() as tx:
        assert (await a_member(tx, "Nguyễn Thị  Minh Nguyệt")).call_name == "Nguyệt"


async def test_somebody_unknown_is_stale(db: Database) -> None:
    async with db.transaction() as tx:
        with pytest.raises(Stale):
            await tx.people.members.get(404)


async def test_a_decomposed_name_is_stored_composed_and_found_without_accents(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx, unicodedata.normalize("NFD", "Cao Thị Hòa"))
        assert member.full_name == unicodedata.normalize("NFC", "Cao Thị Hòa")
        assert [m.full_name for m in await tx.people.members.search("hoa")] == [member.full_name]


async def test_every_word_must_begin_a_word_of_the_name(db: Database) -> None:
    async with db.transaction() as tx:
        for name in ("Đinh Đông", "Đặng Minh Khôi", "Nguyễn Văn Hùng", "Nguyễn Văn Hùng", "Bùi Tuấn Anh"):
            await a_member(tx, name)

        async def found(folded: str) -> list[str]:
            return [member.full_name for member in await tx.people.members.search(folded)]

        assert await found("dinh dong") == await found("dong dinh") == await found("din") == ["Đinh Đông"]
        assert await found("hung nguyen") == ["Nguyễn Văn Hùng", "Nguyễn Văn Hùng"]
        assert await found("an") == ["Bùi Tuấn Anh"]
        assert await found("a_h") == await found("%") == await found("hung long") == []


async def test_lists_of_people_are_in_vietnamese_order(db: Database) -> None:
    names = ["Lê Văn Ánh", "Hoàng Ân", "Bùi Tuấn Anh", "Đinh Đông", "Dương Dũng", "Mai Quốc Bảo", "Ngô Thị Mận"]
    names += ["Hoàng Thị Mến", "Đỗ Thị Bình", "Y Blơm Niê", "Trần Đức Long", "Lục Văn Ước", "Kiều Thị Út"]
    async with db.transaction() as tx:
        for name in names:
            await a_member(tx, name, call_name="Y Blơm" if name.startswith("Y ") else "")
        in_order = [member.call_name for member in await tx.people.members.search("", limit=50)]
    assert in_order == ["Anh", "Ánh", "Ân", "Bảo", "Bình", "Dũng", "Đông", "Long", "Mận", "Mến", "Út", "Ước", "Y Blơm"]


def test_shorter_names_come_first_and_tones_last() -> None:
    in_order = ["An", "Anh", "Ánh", "Ân", "Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Ban", "Y", "Y Blơm"]
    assert sorted(set(in_order), key=lambda name: sort_key(name, name)) == in_order


async def test_who_left_is_not_found_but_still_known(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        await tx.people.members.set_state(member.id, MemberState.LEFT)
        assert await tx.people.members.search("dong") == []
        assert (await tx.people.members.get(member.id)).state is MemberState.LEFT


async def test_roles_find_active_people_only(db: Database) -> None:
    async with db.transaction() as tx:
        chief = await a_member(tx, "Phan Quốc Dũng", Role.POLICE_CHIEF)
        officer = await a_member(tx, "Trần Đức Long", Role.DUTY_OFFICER, Role.POLICE_OFFICER)
        gone = await a_member(tx, "Vũ Hải Nam", Role.DUTY_OFFICER)
        await tx.people.members.set_state(gone.id, MemberState.SUSPENDED)
        assert await tx.people.members.with_roles([Role.DUTY_OFFICER, Role.POLICE_OFFICER]) == [officer]
        assert await tx.people.members.with_roles([Role.POLICE_CHIEF, Role.DUTY_OFFICER]) == [chief, officer]
        assert await tx.people.members.with_roles([]) == []
        assert (await tx.people.members.many([chief.id, gone.id, 404])).keys() == {chief.id, gone.id}
        assert await tx.people.members.many([]) == {}


async def test_roles_language_and_name_can_change(db: Database) -> None:
    async with db.transaction() as tx:
        member = await a_member(tx)
        await tx.people.members.set_roles(member.id, [Role.TEAM_LEADER, Role.SECURITY_MEMBER, Role.TEAM_LEADER])
        await tx.people.members.set_language(member.id, Language.EN)
        await tx.people.members.set_name(member.id, "Đinh Đồng", "", "bác")
        now = await tx.people.members.get(member.id)
        assert now.roles == {Role.TEAM_LEADER, Role.SECURITY_MEMBER}
        assert (now.full_name, now.call_name, now.honorific, now.language) == ("Đinh Đồng", "Đồng", "bác", Language.EN)
        assert await tx.people.members.search("dong") == [now]
        await tx.people.members.set_roles(member.id, [])
        assert (await tx.people.members.get(member.id)).roles == frozenset()


async def test_duty_is_taken_and_given_back(db: Database) -> None:
    async with db.transaction() as tx:
        officer = await a_member(tx, "Trần Đức Long", Role.DUTY_OFFICER)
        await a_member(tx, "Vũ Hải Nam", Role.DUTY_OFFICER)
        assert await tx.people.members.on_duty() == []
        await tx.people.members.set_duty(officer.id, after(hours=-1))
        assert await tx.people.members.on_duty() == [officer]
        assert await tx.people.members.duty(officer.id) == DutyTerm(after(hours=-1), after(hours=-1))
        await tx.people.members.set_duty(officer.id, None)
        assert await tx.people.members.on_duty() == []
        assert await tx.people.members.duty(officer.id) is None


async def test_whose_duty_is_due(db: Database) -> None:
    async with db.transaction() as tx:
        officer = await a_member(tx, "Trần Đức Long", Role.DUTY_OFFICER)
        term = DutyTerm(NOW, after(hours=24), after(hours=23))
        await tx.people.members.save_duty(officer.id, term)
        assert await tx.people.members.duty(officer.id) == term
        assert await tx.people.members.duty_due(after(hours=23)) is None
        assert await tx.people.members.duty_due(after(hours=24)) == officer
        await tx.people.members.save_duty(officer.id, None)
        assert await tx.people.members.duty_due(after(hours=25)) is None


async def test_times_without_a_zone_are_refused(db: Database) -> None:
    async with db.transaction() as tx:
        with pytest.raises(Exception, match="without a zone"):
            await tx.people.members.set_duty(1, NOW.replace(tzinfo=None))
