"""An update that cannot be handled is set aside after three tries: the person gets a number, the operator hears, and
the next update goes on."""

from __future__ import annotations

from typing import Any

import pytest

from core.people.types import Role
from tests.commune import Commune, Hand
from tests.dispatch.conftest import BROKEN


async def _wait(commune: Commune) -> None:
    """Until it has been tried three times."""
    await commune.forward(seconds=45)


@pytest.mark.usefixtures("broken")
async def test_the_person_gets_a_number_and_the_operator_hears(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    operator = await commune.newcomer("Lê Kỹ Thuật", Role.OPERATOR)
    await huy.says(BROKEN)
    assert huy.saw_nothing()
    await _wait(commune)
    ((number,),) = await commune.rows("SELECT id FROM inbox WHERE state = 'parked'")
    await huy.hears(f"TN-{number}", "113")
    await operator.hears(f"TN-{number}")
    commune.expects_nothing_more()


@pytest.mark.usefixtures("broken")
async def test_it_is_tried_three_times_and_kept(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says(BROKEN)
    await _wait(commune)
    assert await commune.rows("SELECT attempts, error, body <> '' FROM inbox") == [(3, "ZeroDivisionError", 1)]


@pytest.mark.usefixtures("broken")
async def test_the_same_chat_goes_on_afterwards_in_order(commune: Commune) -> None:
    """Later messages of the chat wait for the one that is tried again, and are not lost."""
    huy, _ = await commune.phones("huy", "long")
    huy.phone.send_text(BROKEN)
    await huy.says("bao tin")
    assert huy.saw_nothing()
    await _wait(commune)
    await huy.sees("TN-").sees("Việc gì?").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")


@pytest.mark.usefixtures("broken")
async def test_other_chats_do_not_wait(commune: Commune) -> None:
    huy, dong, long = await commune.phones("huy", "dong", "long")
    huy.phone.send_text(BROKEN)
    await dong.says("bao tin").taps("Trộm cắp").taps("Trung Tâm").sees("VV-1114-01")
    await long.hears("Trộm cắp")


@pytest.mark.usefixtures("broken")
async def test_a_fault_leaves_nothing_half_done(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says("bao tin")
    before = await commune.rows("SELECT flow, state, draft, nonce FROM conversations")
    await huy.says(BROKEN)
    assert await commune.rows("SELECT flow, state, draft, nonce FROM conversations") == before


@pytest.mark.usefixtures("broken")
async def test_what_was_set_aside_keeps_the_words_for_a_month_and_the_fact_for_good(commune: Commune) -> None:
    (huy,) = await commune.phones("huy")
    await huy.says(BROKEN)
    await _wait(commune)
    parked = "SELECT body LIKE ?, error, settled_at IS NULL FROM inbox WHERE state = 'parked'"
    ((_, error, _),) = before = await commune.rows(parked, f"%{BROKEN}%")
    await commune.jump(days=29)
    await commune.bot.ticker.tidy_safely()
    assert await commune.rows(parked, f"%{BROKEN}%") == before == [(1, error, 0)]
    await commune.jump(days=2)
    await commune.bot.ticker.tidy_safely()
    assert await commune.rows(parked, f"%{BROKEN}%") == [(0, error, 0)]
    assert await commune.rows("SELECT body FROM inbox WHERE state = 'parked'") == [("",)]


@pytest.mark.usefixtures("broken")
async def test_a_stranger_whose_words_break_it_hears_nothing_of_numbers(commune: Commune) -> None:
    lan = commune.stranger("Lan")
    await lan.sends(lambda phone: phone.send_raw({"message": {"from": lan.phone.user, "chat": lan.phone.chat}}))
    await _wait(commune)
    assert lan.saw_nothing()
    assert await commune.count("inbox", "state = 'parked'") == 1


async def test_a_fault_in_the_refusal_itself_is_set_aside_too(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No update may stop the process for ever: whatever goes wrong, it goes on."""
    (huy,) = await commune.phones("huy")
    render = commune.bot.texts.render

    def failing(screen: Any, *rest: Any) -> Any:
        if screen.body[0].id == "error.not_allowed":
            raise ZeroDivisionError
        return render(screen, *rest)

    monkeypatch.setattr(commune.bot.texts, "render", failing)
    await huy.says("thành viên")
    await _wait(commune)
    await huy.hears("TN-").says("0").sees("Chọn việc")


NONSENSE = [
    {"message": {"message_id": 1, "date": "gestern", "text": "x"}},
    {"message": {"message_id": 1, "date": 10**30, "text": "x"}},
    {"message": {"message_id": "eins", "date": 1, "text": 5}},
    {"message": {"date": 1, "text": "x"}},
    {"message": []},
    {"message": {"message_id": 1, "date": 1, "photo": "none"}},
    {"message": {"message_id": 1, "date": 1, "location": {"latitude": "x"}}},
    {"callback_query": {"id": 5}},
    {"callback_query": {"data": None}},
    {"edited_message": {"message_id": 1}},
    {"my_chat_member": {"date": 1, "new_chat_member": {"status": "king"}}},
]


@pytest.mark.parametrize("body", NONSENSE)
async def test_nonsense_holds_nobody_up(commune: Commune, body: dict[str, Any]) -> None:
    huy, long = await commune.phones("huy", "long")
    await huy.sends(lambda phone: phone.send_raw(_from(huy, body)))
    await _wait(commune)
    huy.reads()
    await huy.says("bao tin").taps("Trộm cắp").taps("Hồ Sen").sees("VV-1114-01")
    await long.hears("VV-1114-01")
    assert await commune.count("inbox", "state NOT IN ('done', 'parked')") == 0


def _from(hand: Hand, body: dict[str, Any]) -> dict[str, Any]:
    ((kind, part),) = body.items()
    return {kind: {"from": hand.phone.user, "chat": hand.phone.chat, **part} if isinstance(part, dict) else part}
