"""Finding members, and the language of one."""

from __future__ import annotations

from core.people.types import Account, Language, Member
from core.policy import Act, require
from core.speech.folding import fold
from core.work import Work


async def find_members(work: Work, by: Member | None, words: str) -> list[Member]:
    """By any part of the name, with or without diacritics."""
    require(by, Act.SEE_MEMBERS)
    return await work.tx.people.members.search(fold(words))


async def see_member(work: Work, by: Member | None, member_id: int) -> Member:
    require(by, Act.SEE_MEMBERS)
    return await work.tx.people.members.get(member_id)


async def choose_language(work: Work, account: Account, member: Member | None, language: Language) -> None:
    await work.tx.people.members.set_account_language(account.id, language)
    if member is not None:
        await work.tx.people.members.set_language(member.id, language)
