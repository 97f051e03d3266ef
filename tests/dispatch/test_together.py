"""Updates that wait together share a commit, and each stands or falls by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.dispatch.dispatcher import _TOGETHER
from core.conversation import Conversation
from storage.queues.conversations import Conversations
from storage.queues.inbox import Inbox
from tests.commune import Commune
from tests.dispatch.conftest import BROKEN


async def test_those_who_wait_are_answered_with_one_commit(commune: Commune) -> None:
    hands = await commune.phones("huy", "tu", "dong", "nguyet")
    for hand in hands:
        hand.phone.send_text("bao tin")
    await commune.fetch()
    assert await commune.bot.dispatcher.run_once()
    assert await commune.count("inbox", "state = 'waiting'") == 0
    await commune.settle()
    for hand in hands:
        await hand.sees("Việc gì?")


@pytest.mark.usefixtures("broken")
async def test_one_that_fails_fails_alone(commune: Commune) -> None:
    huy, tu, dong = await commune.phones("huy", "tu", "dong")
    tu.phone.send_text("bao tin")
    huy.phone.send_text(BROKEN)
    dong.phone.send_text("bao tin")
    await commune.fetch()
    assert await commune.bot.dispatcher.run_once()
    assert await commune.rows("SELECT attempts, error FROM inbox WHERE state = 'waiting'") == [(1, "ZeroDivisionError")]
    await commune.settle()
    await tu.sees("Việc gì?")
    await dong.sees("Việc gì?")
    assert huy.saw_nothing()


async def test_one_whose_change_only_the_database_refuses_keeps_nobody_from_an_answer(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The update whose change was refused shows when each goes alone."""
    whole = Conversations.save

    async def save(self: Conversations, account_id: int, conversation: Conversation) -> None:
        await whole(self, 999_999 if BROKEN in conversation.draft else account_id, conversation)

    monkeypatch.setattr(Conversations, "save", save)
    huy, tu, dong = await commune.phones("huy", "tu", "dong")
    tu.phone.send_text("bao tin")
    huy.phone.send_text(BROKEN)
    dong.phone.send_text("bao tin")
    await commune.fetch()
    await commune.settle()
    assert await commune.rows("SELECT attempts, error FROM inbox WHERE state = 'waiting'") == [(1, "IntegrityError")]
    await tu.sees("Việc gì?")
    await dong.sees("Việc gì?")
    assert huy.saw_nothing()


async def test_when_nobody_knows_who_is_to_blame_the_first_goes_alone(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit they share fails once: nothing of it is kept, and then everybody is answered, once."""
    hands = await commune.phones("huy", "tu", "dong")
    for hand in hands:
        hand.phone.send_text("bao tin")
    await commune.fetch()
    asked: list[int] = []
    whole = Inbox.next

    async def next_(self: Inbox, now: Any, most: int) -> Any:
        asked.append(most)
        return await whole(self, now, most)

    @asynccontextmanager
    async def failing_once(**_: Any) -> AsyncIterator[Any]:
        monkeypatch.setattr(commune.bot.database, "transaction", transaction)
        async with transaction() as tx:
            yield tx
            raise OSError("the commit")

    transaction = commune.bot.database.transaction
    monkeypatch.setattr(Inbox, "next", next_)
    monkeypatch.setattr(commune.bot.database, "transaction", failing_once)
    await commune.settle()
    assert asked[:3] == [_TOGETHER, 1, _TOGETHER]  # the first alone; what is left together again
    assert [len(hand.messages) for hand in hands] == [1, 1, 1]
    assert await commune.count("inbox", "state = 'done' AND attempts = 0") == 3
